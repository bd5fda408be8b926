/* Gathering lines into cases. */
#include "case-reader.h"

#include "base/gettext.h"

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

void baat_case_hand_rows(struct baat_case_reader *reader, baat_case_row_sink *sink, void *context)
{
	reader->sink = sink;
	reader->sink_context = context;
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
	reader->scenarios[0] = (struct baat_scenario){
	    .name = BAAT_NO_NAME, .success = BAAT_CHANCE_ONE, .success_range = baat_range_none(BAAT_CHANCE_ONE)};
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
		status = baat_reader_alternative(reader, text, index, diags);
	else if (!reader->columns->has_words && reader->scenarios[0].line == 0)
		reader->scenarios[0].line = reader->row.line;
	reader->kept_scenario.length = 0;
	baat_buffer_add(&reader->kept_scenario, text);
	if (reader->kept_scenario.failed)
		return baat_out_of_memory(diags);
	reader->last_scenario = baat_buffer_text(&reader->kept_scenario);
	reader->last_index = *index;
	return status;
}

/* Takes the row at hand into the case at hand. */
static enum baat_status take_row(struct baat_case_reader *reader, struct baat_diags *diags)
{
	const struct baat_row *row = &reader->row;
	struct baat_case *casus = &reader->casus;
	uint32_t index;

	casus->length = row->end - casus->first_byte;
	casus->row_count++;
	if (reader->id.length == sizeof "casus" - 1 && baat_reader_is_header(reader))
		return baat_reader_refuse_header(reader, diags);
	if (row->problem != BAAT_CODE__MAX)
		return baat_row_report(row, reader->context.table, diags);
	if (!baat_grow(&reader->lines, &reader->line_capacity, casus->line_count + 1, sizeof *reader->lines))
		return baat_out_of_memory(diags);
	if (baat_record_text(&reader->context.record, BAAT_COLUMN_SCENARIO).length == 0 && baat_reader_is_total(reader))
		return baat_reader_refuse_total(reader, diags);
	enum baat_status status = BAAT_OK;
	if (casus->row_count == 1 || reader->id.length == 0)
		status = baat_reader_check_id(reader, diags);
	status = baat_worst(status, reader->texts_line > 0 ? check_case(reader, diags) : take_texts(reader));
	if (status >= BAAT_SYSTEM)
		return status;
	enum baat_status found = find_scenario(reader, &index, diags);
	if (found != BAAT_OK)
		return found;
	casus->has_counterfactual |= index == 0;
	if (reader->sink != NULL)
		return baat_worst(status, reader->sink(reader->sink_context, casus, index, row, diags));
	struct baat_line *line = &reader->lines[casus->line_count++];
	status = baat_worst(status, baat_line_read(&reader->context, index == 0, line));
	if (reader->columns->has_words)
		status = baat_worst(status, baat_reader_words(reader, index, status == BAAT_OK, diags));
	line->scenario = index;
	return status;
}

static void tidy_row(struct baat_case_reader *reader, struct baat_diags *diags)
{
	if (reader->result == BAAT_ROW &&
	    !baat_tidy_row(&reader->tidy, reader->columns->is_name, reader->columns->count, &reader->row)) {
		baat_out_of_memory(diags);
		reader->result = BAAT_ROWS_BROKEN;
	}
}

static inline void next_row(struct baat_case_reader *reader, struct baat_diags *diags)
{
	const size_t column = reader->columns->column[BAAT_COLUMN_CASE];
	reader->result = baat_rows_next(reader->rows, &reader->row, diags);
	if (reader->wants_tidying)
		tidy_row(reader, diags);
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
		status = baat_reader_refuse_nearly_without(reader, diags);
	if (status == BAAT_OK)
		status = baat_reader_group(reader, diags);
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
