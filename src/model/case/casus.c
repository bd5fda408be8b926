/* Gathering lines into cases. */
#include "baat/model/casus.h"

#include "base/gettext.h"
#include "case-line.h"
#include "case-range.h"
#include "baat/base/buffer.h"
#include "case-odd.h"
#include "model/row/tidy.h"

struct baat_case_reader {
	struct baat_line_context context;
	const struct baat_case_columns *columns;
	struct baat_rows *rows;
	struct baat_row row; /* the row at hand */
	bool have_row;       /* it belongs to the next case */
	struct baat_text id; /* the case that it names; empty when it does not say */
	struct baat_tidy tidy;
	bool wants_tidying; /* the block may hold names that are not as they count */
	enum baat_rows_result result;
	struct baat_arena arena;

	struct baat_case casus;
	bool bad;
	uint64_t texts_line;         /* of the row that start and attributes are from; 0: no row could be read yet */
	struct baat_text start_text; /* as it stands on that row */
	struct baat_text *attributes;
	size_t attribute_count;
	struct baat_line *lines;
	size_t line_capacity;
	struct baat_line *sorted; /* the same lines by scenario */
	size_t sorted_capacity;
	struct baat_line_ranges *ranges, *sorted_ranges; /* of the lines, where the file has any */
	size_t range_capacity, sorted_range_capacity;
	struct baat_scenario *scenarios;
	size_t scenario_capacity;
	struct baat_text last_scenario; /* of the row before, in kept_scenario */
	struct baat_buffer kept_scenario;
	uint32_t last_index;
	struct {
		uint64_t casus; /* number of the case it was last seen in */
		uint32_t index;
		bool judged, near; /* whether it is nearly zonder, once that was asked */
	} * seen;                  /* by name of a scenario */
	size_t seen_capacity, seen_count;
	uint64_t case_number;
};

struct baat_case_reader *baat_case_reader_new(struct baat_prices *prices, const struct baat_method *method,
                                              struct baat_names *names, size_t attribute_count)
{
	struct baat_case_reader *reader = calloc(1, sizeof *reader);
	if (reader == NULL)
		return NULL;
	reader->attribute_count = attribute_count;
	reader->attributes = calloc(attribute_count + 1, sizeof *reader->attributes);
	reader->rows = baat_rows_new();
	reader->context = (struct baat_line_context){
	    .prices = prices,
	    .method = method,
	    .names = names,
	    .no_domain = baat_names_add(names, BAAT_TEXT("")),
	    .arena = &reader->arena,
	    .payer_texts = baat_names_new(NULL),
	};
	if (reader->attributes == NULL || reader->rows == NULL || reader->context.payer_texts == NULL ||
	    reader->context.no_domain == BAAT_NO_NAME) {
		baat_case_reader_free(reader);
		return NULL;
	}
	return reader;
}

void baat_case_reader_free(struct baat_case_reader *reader)
{
	if (reader == NULL)
		return;
	baat_rows_free(reader->rows);
	baat_tidy_free(&reader->tidy);
	baat_names_free(reader->context.payer_texts);
	free(reader->context.payers);
	baat_arena_free(&reader->arena);
	baat_arena_free(&reader->context.texts);
	baat_buffer_free(&reader->kept_scenario);
	free(reader->attributes);
	free(reader->lines);
	free(reader->sorted);
	free(reader->ranges);
	free(reader->sorted_ranges);
	free(reader->scenarios);
	free(reader->seen);
	free(reader);
}

void baat_case_keep_remarks(struct baat_case_reader *reader)
{
	reader->context.keep_remarks = true;
}

void baat_case_begin(struct baat_case_reader *reader, const struct baat_table *table,
                     const struct baat_case_columns *columns, const struct baat_block *block, bool fast)
{
	reader->columns = columns;
	/* payers that could be read in one dialect may be an error in another */
	if (baat_table_mark(table) != reader->context.record.mark)
		baat_names_clear(reader->context.payer_texts);
	reader->context.table = table;
	reader->context.record = baat_record_of(table, columns->column, baat_case_column_names);
	reader->context.record.row = &reader->row;
	reader->context.has_overrides = columns->has_overrides;
	reader->context.has_words = columns->has_words;
	reader->have_row = false;
	reader->result = BAAT_ROW;
	reader->wants_tidying = baat_tidy_is_needed(block);
	baat_rows_begin(reader->rows, table, block, fast);
}

/* Keeps a copy for as long as the case lasts. */
static enum baat_status keep(struct baat_case_reader *reader, struct baat_text text, struct baat_text *copy)
{
	*copy = text.length == 0 ? BAAT_TEXT("") : baat_arena_text(&reader->context.texts, text);
	return copy->at == NULL ? baat_out_of_memory(reader->context.record.diags) : BAAT_OK;
}

/* Begins a case at the row at hand. */
static enum baat_status begin_case(struct baat_case_reader *reader, struct baat_diags *diags)
{
	const struct baat_row *row = &reader->row;
	reader->case_number++;
	reader->bad = false;
	reader->texts_line = 0;
	reader->last_scenario = (struct baat_text){NULL, 0};
	reader->casus = (struct baat_case){
	    .line = row->line, .first_byte = row->start, .scenario_count = 1, .attributes = reader->attributes};
	for (size_t i = 0; i < reader->attribute_count; i++)
		reader->attributes[i] = (struct baat_text){"", 0};
	baat_arena_clear(&reader->context.texts);
	reader->casus.start = reader->context.start = reader->context.method->start;
	reader->context.tally = (struct baat_case_tally){0};
	if (!baat_grow(&reader->scenarios, &reader->scenario_capacity, 1, sizeof *reader->scenarios))
		return baat_out_of_memory(diags);
	reader->scenarios[0] = (struct baat_scenario){.name = BAAT_NO_NAME, .success = BAAT_CHANCE_ONE};
	return keep(reader, reader->id, &reader->casus.id);
}

/* Keeps start and attributes of the case from the first row that can be read, so that a row with too few fields does
 * not make all that follow it differ. */
static enum baat_status take_texts(struct baat_case_reader *reader)
{
	const struct baat_row *row = &reader->row;
	reader->texts_line = row->line;
	enum baat_status status =
	    keep(reader, baat_record_text(&reader->context.record, BAAT_COLUMN_START), &reader->start_text);
	for (size_t i = 0; status == BAAT_OK && i < reader->columns->attribute_count; i++)
		status = keep(reader, row->fields[reader->columns->attributes[i].column],
		              &reader->attributes[reader->columns->attributes[i].attribute]);
	if (status != BAAT_OK)
		return status;
	status = baat_line_start(&reader->context, &reader->context.start);
	reader->casus.start = reader->context.start;
	return status;
}

static enum baat_status differs(const struct baat_case_reader *reader, struct baat_place place, const char *name,
                                struct baat_text here, struct baat_text there, struct baat_diags *diags)
{
	struct baat_shown now = baat_show(here), before = baat_show(there);
	return baat_error(diags, place, BAAT_CASE_DIFFERS,
	                  _("%s is '%s' here and '%s' on line %llu; it must be the same on all lines of a case"), name,
	                  now.text, before.text, (unsigned long long)reader->texts_line);
}

/* Start and attributes are the same on every line of a case. */
static enum baat_status check_case(const struct baat_case_reader *reader, struct baat_diags *diags)
{
	const struct baat_row *row = &reader->row;
	enum baat_status status = BAAT_OK;
	struct baat_text start = baat_record_text(&reader->context.record, BAAT_COLUMN_START);
	if (!baat_text_equal(start, reader->start_text))
		status = differs(reader, baat_record_place(&reader->context.record, BAAT_COLUMN_START), "start", start,
		                 reader->start_text, diags);
	for (size_t i = 0; i < reader->columns->attribute_count; i++) {
		size_t column = reader->columns->attributes[i].column;
		struct baat_text there = reader->attributes[reader->columns->attributes[i].attribute];
		if (baat_text_equal(row->fields[column], there))
			continue;
		struct baat_shown name = baat_show(baat_table_column(reader->context.table, column));
		status = differs(reader, baat_at(reader->context.record.path, row->line, column + 1), name.text,
		                 row->fields[column], there, diags);
	}
	return status;
}

/* Finds the alternative of that name, or begins it. */
static enum baat_status find_alternative(struct baat_case_reader *reader, struct baat_text text, uint32_t *index,
                                         struct baat_diags *diags)
{
	uint32_t name = baat_names_recall(reader->context.names, text);
	if (name == BAAT_NO_NAME)
		name = baat_names_add(reader->context.names, text);
	if (name == BAAT_NO_NAME ||
	    !baat_grow(&reader->seen, &reader->seen_capacity, name + (size_t)1, sizeof *reader->seen))
		return baat_out_of_memory(diags);
	while (reader->seen_count <= name) {
		memset(&reader->seen[reader->seen_count++], 0, sizeof *reader->seen);
	}
	if (reader->seen[name].casus != reader->case_number) {
		size_t count = reader->casus.scenario_count;
		if (!baat_grow(&reader->scenarios, &reader->scenario_capacity, count + 1, sizeof *reader->scenarios))
			return baat_out_of_memory(diags);
		reader->scenarios[count] = (struct baat_scenario){.name = name};
		reader->seen[name].casus = reader->case_number;
		reader->seen[name].index = (uint32_t)count;
		reader->casus.scenario_count++;
	}
	*index = reader->seen[name].index;
	return BAAT_OK;
}

static enum baat_status find_scenario(struct baat_case_reader *reader, uint32_t *index, struct baat_diags *diags)
{
	struct baat_text text = baat_record_text(&reader->context.record, BAAT_COLUMN_SCENARIO);
	*index = reader->last_index;
	if (reader->last_scenario.at != NULL && baat_text_equal(text, reader->last_scenario))
		return BAAT_OK;
	if (text.length == 0)
		return baat_error(diags, baat_record_place(&reader->context.record, BAAT_COLUMN_SCENARIO),
		                  BAAT_VALUE_MISSING,
		                  _("column 'scenario' is empty; write zonder, or the name of the alternative"));
	enum baat_status status = BAAT_OK;
	*index = 0;
	if (!baat_text_equal_ascii(text, BAAT_TEXT("zonder")))
		status = find_alternative(reader, text, index, diags);
	reader->kept_scenario.length = 0;
	baat_buffer_add(&reader->kept_scenario, text);
	if (reader->kept_scenario.failed)
		return baat_out_of_memory(diags);
	reader->last_scenario = baat_buffer_text(&reader->kept_scenario);
	reader->last_index = *index;
	return status;
}

static enum baat_status differs_in_scenario(const struct baat_case_reader *reader, enum baat_case_column column,
                                            uint64_t line, const char *empty, struct baat_diags *diags)
{
	return baat_error(diags, baat_record_place(&reader->context.record, column), BAAT_SCENARIO_DIFFERS,
	                  _("%s differs from line %llu; it must be the same on all lines of a scenario (empty is %s)"),
	                  baat_case_column_names[column], (unsigned long long)line, empty);
}

/* So are the ends of the slaagkans, one left out being the slaagkans itself. */
static enum baat_status check_success_range(struct baat_case_reader *reader, struct baat_scenario *scenario,
                                            const struct baat_range *range, struct baat_diags *diags)
{
	const struct baat_range *first = &scenario->success_range;
	enum baat_status status = BAAT_OK;
	if (range->low != first->low)
		status = differs_in_scenario(reader, BAAT_COLUMN_SUCCESS_LOW, scenario->line, _("the slaagkans itself"),
		                             diags);
	if (range->high != first->high)
		status = baat_worst(status, differs_in_scenario(reader, BAAT_COLUMN_SUCCESS_HIGH, scenario->line,
		                                                _("the slaagkans itself"), diags));
	scenario->success_range.given |= range->given;
	return status;
}

/* Slaagkans and gekozen are the same on every line of a scenario. */
static enum baat_status check_scenario(struct baat_case_reader *reader, uint32_t index,
                                       const struct baat_scenario_words *words, struct baat_diags *diags)
{
	struct baat_scenario *scenario = &reader->scenarios[index];
	enum baat_status status = BAAT_OK;
	if (!words->known)
		return BAAT_OK;
	if (scenario->line == 0) {
		scenario->line = reader->row.line;
		scenario->success = index == 0 ? BAAT_CHANCE_ONE : words->success;
		scenario->success_range = index == 0 ? baat_range_none(BAAT_CHANCE_ONE) : words->success_range;
		scenario->choice = words->choice;
		return BAAT_OK;
	}
	if (index == 0)
		return BAAT_OK;
	if (words->success != scenario->success) {
		char assumed[BAAT_NUMBER_MAX];
		assumed[baat_number_write_short(assumed, reader->context.method->success, BAAT_SCALE_CHANCE, ',')] =
		    '\0';
		status = differs_in_scenario(reader, BAAT_COLUMN_SUCCESS, scenario->line, assumed, diags);
	} else
		status = check_success_range(reader, scenario, &words->success_range, diags);
	if (words->choice != scenario->choice)
		status = baat_worst(
		    status, differs_in_scenario(reader, BAAT_COLUMN_CHOICE, scenario->line, _("not marked"), diags));
	return status;
}

/* How sure the line is that was read last. */
static enum baat_status take_ranges(struct baat_case_reader *reader, bool counterfactual, bool sound,
                                    struct baat_scenario_words *words, struct baat_diags *diags)
{
	const size_t count = reader->casus.line_count;
	if (!baat_grow(&reader->ranges, &reader->range_capacity, count, sizeof *reader->ranges))
		return baat_out_of_memory(diags);
	enum baat_status status =
	    baat_line_read_ranges(&reader->context, counterfactual, sound, &reader->lines[count - 1], words,
	                          &reader->ranges[count - 1], &words->success_range);
	words->known &= status == BAAT_OK;
	return status;
}

static bool is_header(const struct baat_case_reader *reader)
{
	const struct baat_row *row = &reader->row;
	if (reader->id.length != sizeof "casus" - 1 || !baat_text_equal_ascii(reader->id, BAAT_TEXT("casus")))
		return false;
	for (size_t i = 0; i < row->count && i < reader->columns->count; i++)
		if (!baat_text_equal_ascii(baat_name_trim(row->fields[i]), baat_table_column(reader->context.table, i)))
			return false;
	return row->count == reader->columns->count;
}

static bool is_totals_row(const struct baat_case_reader *reader)
{
	return baat_record_text(&reader->context.record, BAAT_COLUMN_SCENARIO).length == 0 &&
	       baat_record_text(&reader->context.record, BAAT_COLUMN_POST).length == 0 && baat_is_total(reader->id);
}

/* Takes the row at hand into the case at hand. */
static enum baat_status take_row(struct baat_case_reader *reader, struct baat_diags *diags)
{
	const struct baat_row *row = &reader->row;
	struct baat_case *casus = &reader->casus;
	struct baat_scenario_words words;
	uint32_t index;

	casus->length = row->end - casus->first_byte;
	casus->row_count++;
	if (is_header(reader))
		return baat_error(diags, baat_at(reader->context.record.path, row->line, 0), BAAT_HEADER_REPEATED,
		                  _("this row repeats the header, as where files are joined; take it out, or name the "
		                    "files one behind the other"));
	if (row->problem != BAAT_CODE__MAX)
		return baat_row_report(row, reader->context.table, diags);
	if (!baat_grow(&reader->lines, &reader->line_capacity, casus->line_count + 1, sizeof *reader->lines))
		return baat_out_of_memory(diags);
	enum baat_status status = BAAT_OK;
	if (is_totals_row(reader))
		return baat_error(diags, baat_at(reader->context.record.path, row->line, 0), BAAT_TOTALS_ROW,
		                  _("this row ('%s') adds up other rows; take it out of the file"),
		                  baat_show(reader->id).text);
	if (casus->row_count == 1 && baat_is_cut_off(reader->id))
		status = baat_error(diags, baat_record_place(&reader->context.record, BAAT_COLUMN_CASE),
		                    BAAT_IDENTIFIER_MANGLED,
		                    _("casus '%s' is a long number that a spreadsheet has cut off: its last digits are "
		                      "lost, and other cases look the same; make the column text and fill it in anew"),
		                    baat_show(reader->id).text);
	if (reader->id.length == 0)
		status =
		    baat_error(diags, baat_record_place(&reader->context.record, BAAT_COLUMN_CASE), BAAT_VALUE_MISSING,
		               _("column 'casus' is empty; write the identifier of the case on every line"));
	status = baat_worst(status, reader->texts_line > 0 ? check_case(reader, diags) : take_texts(reader));
	if (status >= BAAT_SYSTEM)
		return status;
	enum baat_status found = find_scenario(reader, &index, diags);
	if (found != BAAT_OK)
		return found;
	struct baat_line *line = &reader->lines[casus->line_count++];
	status = baat_worst(status, baat_line_read(&reader->context, index == 0, line, &words));
	if (reader->columns->has_ranges)
		status = baat_worst(status, take_ranges(reader, index == 0, status == BAAT_OK, &words, diags));
	line->scenario = index;
	casus->has_counterfactual |= index == 0;
	return baat_worst(status, check_scenario(reader, index, &words, diags));
}

/* Puts the lines of each scenario together, in the order of the file, by counting. */
static enum baat_status group_lines(struct baat_case_reader *reader, struct baat_diags *diags)
{
	struct baat_case *casus = &reader->casus;
	struct baat_scenario *scenarios = reader->scenarios;
	bool grouped = true;

	for (size_t i = 0; i < casus->line_count; i++) {
		grouped &= i == 0 || reader->lines[i].scenario >= reader->lines[i - 1].scenario;
		scenarios[reader->lines[i].scenario].line_count++;
	}
	for (size_t i = 1; i < casus->scenario_count; i++)
		scenarios[i].first_line = scenarios[i - 1].first_line + scenarios[i - 1].line_count;
	casus->lines = reader->lines;
	casus->ranges = reader->columns->has_ranges ? reader->ranges : NULL;
	casus->scenarios = scenarios;
	if (grouped)
		return BAAT_OK;
	if (!baat_grow(&reader->sorted, &reader->sorted_capacity, casus->line_count, sizeof *reader->sorted) ||
	    (casus->ranges != NULL && !baat_grow(&reader->sorted_ranges, &reader->sorted_range_capacity,
	                                         casus->line_count, sizeof *reader->sorted_ranges)))
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < casus->line_count; i++) {
		const size_t at = scenarios[reader->lines[i].scenario].first_line++;
		reader->sorted[at] = reader->lines[i];
		if (casus->ranges != NULL)
			reader->sorted_ranges[at] = reader->ranges[i];
	}
	if (casus->ranges != NULL)
		casus->ranges = reader->sorted_ranges;
	for (size_t i = 0; i < casus->scenario_count; i++)
		scenarios[i].first_line -= scenarios[i].line_count;
	casus->lines = reader->sorted;
	return BAAT_OK;
}

/* A case without zonder in which an alternative says what zonder says. */
static enum baat_status refuse_nearly_without(struct baat_case_reader *reader, struct baat_diags *diags)
{
	const struct baat_record *record = &reader->context.record;
	enum baat_status status = BAAT_OK;
	for (size_t i = 1; i < reader->casus.scenario_count; i++) {
		uint32_t name = reader->scenarios[i].name;
		struct baat_text text = baat_names_text(reader->context.names, name);
		if (!reader->seen[name].judged && !baat_is_nearly_without(text, &reader->seen[name].near))
			return baat_out_of_memory(diags);
		reader->seen[name].judged = true;
		if (reader->seen[name].near)
			status = baat_error(
			    diags,
			    baat_at(record->path, reader->scenarios[i].line, record->column[BAAT_COLUMN_SCENARIO] + 1),
			    BAAT_COUNTERFACTUAL_NEAR,
			    _("scenario '%s' would count as an alternative; write zonder when it is what happens "
			      "without "
			      "the intervention"),
			    baat_show(text).text);
	}
	return status;
}

static void next_row(struct baat_case_reader *reader, struct baat_diags *diags)
{
	const size_t column = reader->columns->column[BAAT_COLUMN_CASE];
	reader->result = baat_rows_next(reader->rows, &reader->row, diags);
	if (reader->wants_tidying && reader->result == BAAT_ROW &&
	    !baat_tidy_row(&reader->tidy, reader->columns->is_name, reader->columns->count, &reader->row)) {
		baat_out_of_memory(diags);
		reader->result = BAAT_ROWS_BROKEN;
	}
	reader->have_row = reader->result == BAAT_ROW;
	/* a row may be too short to say */
	reader->id =
	    reader->have_row && column < reader->row.count ? reader->row.fields[column] : (struct baat_text){"", 0};
}

static bool is_next_case(const struct baat_case_reader *reader)
{
	return reader->id.length > 0 && !baat_text_equal(reader->id, reader->casus.id);
}

enum baat_case_result baat_case_next(struct baat_case_reader *reader, const struct baat_case **result,
                                     struct baat_diags *diags)
{
	reader->context.record.diags = diags;
	if (!reader->have_row && reader->result == BAAT_ROW)
		next_row(reader, diags);
	if (reader->result == BAAT_ROWS_BROKEN)
		return BAAT_CASES_BROKEN;
	if (!reader->have_row)
		return BAAT_CASES_END;

	enum baat_status status = begin_case(reader, diags);
	do {
		if (status < BAAT_SYSTEM)
			status = baat_worst(status, take_row(reader, diags));
		if (status >= BAAT_SYSTEM)
			return BAAT_CASES_BROKEN;
		next_row(reader, diags);
	} while (reader->have_row && !is_next_case(reader));
	if (reader->result == BAAT_ROWS_BROKEN)
		return BAAT_CASES_BROKEN;

	*result = &reader->casus;
	reader->casus.tally = reader->context.tally;
	if (status == BAAT_OK && !reader->casus.has_counterfactual)
		status = refuse_nearly_without(reader, diags);
	if (status == BAAT_OK)
		status = group_lines(reader, diags);
	if (status >= BAAT_SYSTEM)
		return BAAT_CASES_BROKEN;
	return status == BAAT_OK ? BAAT_CASE : BAAT_CASE_BAD;
}

bool baat_case_rows(const struct baat_case *casus, const struct baat_table *table, const struct baat_block *block,
                    struct baat_rows *rows, void (*each)(void *context, const struct baat_row *row), void *context)
{
	struct baat_block part = *block;
	struct baat_diags diags = {0};
	struct baat_row row;

	part.bytes += casus->first_byte;
	part.length = casus->length;
	part.line = casus->line;
	/* the fast path would read beyond the end of the part */
	baat_rows_begin(rows, table, &part, false);
	while (baat_rows_next(rows, &row, &diags) == BAAT_ROW)
		each(context, &row);
	/* what else can be wrong with rows was told when the case was read */
	bool complete = !diags.lost;
	baat_diags_clear(&diags);
	return complete;
}

enum baat_status baat_case_choice(const struct baat_case *casus, const char *file, size_t *scenario,
                                  struct baat_diags *diags)
{
	size_t alternatives = casus->scenario_count - 1;
	*scenario = 0;
	for (size_t i = 1; i < casus->scenario_count; i++) {
		if (casus->scenarios[i].choice != BAAT_CHOSEN)
			continue;
		if (*scenario != 0)
			return baat_error(diags, baat_at(file, casus->scenarios[i].line, 0), BAAT_CHOICE_TWICE,
			                  _("case '%s' has more than one alternative marked as gekozen"),
			                  baat_show(casus->id).text);
		*scenario = i;
	}
	if (*scenario == 0 && alternatives == 1 && casus->scenarios[1].choice != BAAT_NOT_CHOSEN)
		*scenario = 1;
	if (*scenario == 0 && alternatives > 1)
		return baat_error(diags, baat_at(file, casus->line, 0), BAAT_CHOICE_MISSING,
		                  _("case '%s' has several alternatives and none is marked as gekozen (ja)"),
		                  baat_show(casus->id).text);
	return BAAT_OK;
}
