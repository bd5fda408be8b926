/* The header of a delimited file: which character delimits, which columns there are. */
#include "../base/gettext.h"
#include "csv-file.h"

static const char delimiters[] = {';', ',', '\t'};

/* Counts how many required columns the header has when this character delimits. */
static size_t count_required(const struct baat_csv *csv, const struct baat_row *header)
{
	size_t found = 0;
	for (size_t i = 0; i < csv->request.required_count; i++)
		for (size_t j = 0; j < header->count; j++)
			if (baat_text_equal_ascii(baat_text_trim(header->fields[j]),
			                          baat_text_of(csv->request.required[i]))) {
				found++;
				break;
			}
	return found;
}

static enum baat_rows_result read_header(struct baat_csv *csv, const struct baat_block *block, char delimiter,
                                         struct baat_row *header, struct baat_diags *diags)
{
	struct baat_rows_setup setup = {.path = csv->request.shown, .delimiter = delimiter};
	baat_rows_setup(csv->probe, &setup, block, false);
	return baat_rows_next(csv->probe, header, diags);
}

/* 0 when there is nothing but delimiters. */
static char choose_delimiter(struct baat_csv *csv, const struct baat_block *block, char declared)
{
	char best = delimiters[0];
	size_t most = 0;
	for (size_t i = 0; i < sizeof delimiters; i++) {
		struct baat_diags ignored = {0};
		struct baat_row header;
		enum baat_rows_result result = read_header(csv, block, delimiters[i], &header, &ignored);
		size_t found = result == BAAT_ROW ? count_required(csv, &header) : 0;
		csv->no_memory |= ignored.lost;
		baat_diags_clear(&ignored);
		if (result == BAAT_ROWS_END)
			return '\0';
		if (found > most) {
			most = found;
			best = delimiters[i];
		}
	}
	return declared != 0 && memchr(delimiters, declared, sizeof delimiters) != NULL ? declared : best;
}

bool baat_header_is_broken(struct baat_csv *csv, const struct baat_block *block)
{
	bool broken = true;
	for (size_t i = 0; i < sizeof delimiters; i++) {
		struct baat_diags ignored = {0};
		struct baat_row header;
		broken &= read_header(csv, block, delimiters[i], &header, &ignored) == BAAT_ROWS_BROKEN &&
		          !baat_rows_at_end(csv->probe);
		csv->no_memory |= ignored.lost;
		baat_diags_clear(&ignored);
	}
	return broken;
}

static enum baat_mark mark_of(const struct baat_csv *csv)
{
	if (csv->request.force_mark)
		return csv->request.mark;
	return csv->delimiter == ';' ? BAAT_MARK_COMMA : csv->delimiter == ',' ? BAAT_MARK_POINT : BAAT_MARK_EITHER;
}

static struct baat_text lower_name(struct baat_csv *csv, struct baat_text name)
{
	struct baat_text copy = baat_arena_text(&csv->arena, baat_text_trim(name));
	char *at = (char *)copy.at;
	for (size_t i = 0; copy.at != NULL && i < copy.length; i++)
		if (at[i] >= 'A' && at[i] <= 'Z')
			at[i] = (char)(at[i] - 'A' + 'a');
	return copy;
}

/* Gives each named column its number; two columns of one name are an error. */
static enum baat_status take_names(struct baat_csv *csv, const struct baat_row *header, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	uint32_t named = 0;
	csv->columns = calloc(header->count, sizeof *csv->columns);
	csv->named = calloc(header->count, sizeof *csv->named);
	csv->unnamed = calloc(header->count, sizeof *csv->unnamed);
	csv->names = baat_names_new(NULL);
	if (csv->columns == NULL || csv->named == NULL || csv->unnamed == NULL || csv->names == NULL)
		return baat_out_of_memory(diags);
	csv->column_count = header->count;
	for (size_t i = 0; i < header->count; i++) {
		struct baat_text name = csv->columns[i] = lower_name(csv, header->fields[i]);
		csv->unnamed[i] = name.length == 0;
		if (csv->unnamed[i] && name.at != NULL)
			continue;
		uint32_t number = name.at == NULL ? BAAT_NO_NAME : baat_names_add(csv->names, name);
		if (number == BAAT_NO_NAME)
			return baat_out_of_memory(diags);
		if (number == named)
			csv->named[named++] = i;
		else
			status = baat_error(diags, baat_csv_header_place(csv, i), BAAT_COLUMN_TWICE,
			                    _("column '%s' occurs twice; it is also column %zu"), baat_show(name).text,
			                    csv->named[number] + 1);
	}
	if (named == header->count) {
		free(csv->unnamed);
		csv->unnamed = NULL;
	}
	return status;
}

static struct baat_text column_name(const void *context, size_t index)
{
	return baat_csv_column(context, index);
}

/* A required column that is not there: often it is, with a slip of the pen. */
static enum baat_status report_missing(const struct baat_csv *csv, const char *name, struct baat_diags *diags)
{
	long nearest = baat_text_nearest(baat_text_of(name), csv->column_count, column_name, csv);
	bool claimed = false;
	for (size_t i = 0; nearest >= 0 && i < csv->request.required_count; i++)
		claimed |= baat_text_equal(csv->columns[nearest], baat_text_of(csv->request.required[i]));
	if (nearest >= 0 && !claimed)
		return baat_error(diags, baat_csv_header_place(csv, (size_t)nearest), BAAT_COLUMN_MISSING,
		                  _("column '%s' is missing; is this column, '%s', meant?"), name,
		                  baat_show(csv->columns[nearest]).text);
	return baat_error(diags, baat_at(csv->request.shown, csv->header_line, 0), BAAT_COLUMN_MISSING,
	                  _("column '%s' is missing; the first line must hold the names of the columns, "
	                    "with ; , or a tab between them"),
	                  name);
}

static enum baat_status demand_required(const struct baat_csv *csv, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < csv->request.required_count; i++) {
		const char *name = csv->request.required[i];
		if (baat_csv_find(csv, baat_text_of(name)) != BAAT_NO_COLUMN)
			continue;
		status = report_missing(csv, name, diags);
	}
	return status;
}

enum baat_status baat_header_absent(const struct baat_csv *csv, struct baat_diags *diags)
{
	return baat_error(diags, baat_at(csv->request.shown, csv->line, 0), BAAT_FILE_EMPTY,
	                  _("the file is empty; the first line must hold the names of the columns"));
}

enum baat_status baat_header_take(struct baat_csv *csv, const struct baat_block *block, char declared, bool *found,
                                  struct baat_diags *diags)
{
	struct baat_row header;
	csv->delimiter = choose_delimiter(csv, block, declared);
	*found = csv->delimiter != '\0';
	if (!*found)
		return BAAT_OK;
	csv->mark = mark_of(csv);
	enum baat_rows_result result = read_header(csv, block, csv->delimiter, &header, diags);
	/* only possible when the first line declared another delimiter than the second one has */
	if (result == BAAT_ROWS_END)
		return baat_header_absent(csv, diags);
	if (result == BAAT_ROWS_BROKEN)
		return diags->lost ? BAAT_SYSTEM : BAAT_REJECTED;
	csv->header_line = header.line;
	if (header.problem != BAAT_CODE__MAX)
		return baat_row_report(&header, csv, diags);
	if (csv->request.broken_off != NULL && header.count == 1 &&
	    baat_text_equal(header.fields[0], baat_text_of(csv->request.broken_off)))
		return baat_error(diags, baat_at(csv->request.shown, header.line, 1), BAAT_FLOWS_INCOMPLETE,
		                  _("these flows are incomplete: the program that made them stopped at an error"));
	enum baat_status status = take_names(csv, &header, diags);
	return status == BAAT_SYSTEM ? status : baat_worst(status, demand_required(csv, diags));
}
