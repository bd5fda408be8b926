/* The header of a delimited file: which character delimits, which columns there are. */
#include "baat/base/name.h"
#include "base/gettext.h"
#include "table-file.h"

static const char delimiters[] = {';', ',', '\t'};

/* Whether the name of a column, as it stands there, is this one or a word for it. */
static bool is_called(struct baat_text name, const char *wanted)
{
	return baat_text_equal_ascii(baat_name_trim(name), baat_text_of(wanted));
}

static bool has_column(const struct baat_row *header, const char *wanted)
{
	for (size_t i = 0; i < header->count; i++)
		if (is_called(header->fields[i], wanted))
			return true;
	return false;
}

/* How well the columns suit when this character delimits: the required ones first, then words for them. */
static size_t count_required(const struct baat_table *table, const struct baat_row *header)
{
	enum { REQUIRED = 1024 };
	const struct baat_table_request *request = &table->request;
	size_t score = 0;
	for (size_t i = 0; i < request->required_count; i++)
		score += has_column(header, request->required[i]) ? REQUIRED : 0;
	for (const struct baat_synonym *word = request->synonyms; word != NULL && word->synonym != NULL; word++)
		score += has_column(header, word->synonym);
	return score;
}

/* Where nothing is required, what yields most columns suits best. */
static size_t count_suiting(const struct baat_table *table, const struct baat_row *header)
{
	return table->request.required_count > 0 ? count_required(table, header) : header->count - 1;
}

static enum baat_rows_result read_header(struct baat_table *table, const struct baat_block *block, char delimiter,
                                         struct baat_row *header, struct baat_diags *diags)
{
	struct baat_rows_setup setup = {.path = table->request.shown, .delimiter = delimiter};
	baat_rows_setup(table->probe, &setup, block, false);
	return baat_rows_next(table->probe, header, diags);
}

/* 0 when there is nothing but delimiters. */
static char choose_delimiter(struct baat_table *table, const struct baat_block *block, char declared)
{
	char best = delimiters[0];
	if (table->book != NULL)
		return BAAT_FIELD_END;
	size_t most = 0;
	for (size_t i = 0; i < sizeof delimiters; i++) {
		struct baat_diags ignored = {0};
		struct baat_row header;
		enum baat_rows_result result = read_header(table, block, delimiters[i], &header, &ignored);
		size_t found = result == BAAT_ROW ? count_suiting(table, &header) : 0;
		table->no_memory |= ignored.lost;
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

bool baat_header_is_broken(struct baat_table *table, const struct baat_block *block)
{
	bool broken = true;
	for (size_t i = 0; i < sizeof delimiters; i++) {
		struct baat_diags ignored = {0};
		struct baat_row header;
		broken &= read_header(table, block, delimiters[i], &header, &ignored) == BAAT_ROWS_BROKEN &&
		          !baat_rows_at_end(table->probe);
		table->no_memory |= ignored.lost;
		baat_diags_clear(&ignored);
	}
	return broken;
}

static enum baat_mark mark_of(const struct baat_table *table)
{
	if (table->request.force_mark)
		return table->request.mark;
	return table->delimiter == ';' || table->delimiter == BAAT_FIELD_END ? BAAT_MARK_COMMA
	       : table->delimiter == ','                                     ? BAAT_MARK_POINT
	                                                                     : BAAT_MARK_EITHER;
}

/* The name of a column as it counts; .at is NULL when there is no memory. */
static struct baat_text lower_name(struct baat_table *table, struct baat_text name)
{
	struct baat_text copy = baat_name_keep(&table->arena, name);
	char *at = (char *)copy.at;
	for (size_t i = 0; copy.at != NULL && i < copy.length; i++)
		if (at[i] >= 'A' && at[i] <= 'Z')
			at[i] = (char)(at[i] - 'A' + 'a');
	return copy;
}

/* Gives each named column its number; two columns of one name are an error. */
static enum baat_status take_names(struct baat_table *table, const struct baat_row *header, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	uint32_t named = 0;
	table->columns = calloc(header->count + 1, sizeof *table->columns);
	table->named = calloc(header->count + 1, sizeof *table->named);
	table->unnamed = calloc(header->count + 1, sizeof *table->unnamed);
	table->names = baat_names_new(NULL);
	if (table->columns == NULL || table->named == NULL || table->unnamed == NULL || table->names == NULL)
		return baat_out_of_memory(diags);
	table->column_count = header->count;
	for (size_t i = 0; i < header->count; i++) {
		struct baat_text name = table->columns[i] = lower_name(table, header->fields[i]);
		table->unnamed[i] = name.length == 0;
		if (table->unnamed[i] && name.at != NULL)
			continue;
		uint32_t number = name.at == NULL ? BAAT_NO_NAME : baat_names_add(table->names, name);
		if (number == BAAT_NO_NAME)
			return baat_out_of_memory(diags);
		if (number == named)
			table->named[named++] = i;
		else
			status = baat_error(diags, baat_table_header_place(table, i), BAAT_COLUMN_TWICE,
			                    _("column '%s' occurs twice; it is also column %zu"), baat_show(name).text,
			                    table->named[number] + 1);
	}
	if (named == header->count) {
		free(table->unnamed);
		table->unnamed = NULL;
	}
	return status;
}

static struct baat_text column_name(const void *context, size_t index)
{
	return baat_table_column(context, index);
}

static bool is_required(const struct baat_table *table, struct baat_text name)
{
	for (size_t i = 0; i < table->request.required_count; i++)
		if (baat_text_equal(name, baat_text_of(table->request.required[i])))
			return true;
	return false;
}

static bool is_synonym(const struct baat_table *table, struct baat_text name, const char *of)
{
	for (const struct baat_synonym *word = table->request.synonyms; word != NULL && word->synonym != NULL; word++)
		if (strcmp(word->column, of) == 0 && baat_text_equal(name, baat_text_of(word->synonym)))
			return true;
	return false;
}

/* The column that is meant by a required name which no column has: another word for it, or a slip of the pen; -1 when
 * none seems to be. */
static long find_meant(const struct baat_table *table, const char *name)
{
	for (size_t i = 0; i < table->column_count; i++)
		if (is_synonym(table, table->columns[i], name))
			return (long)i;
	for (size_t i = 0; i < table->column_count; i++)
		if (table->columns[i].length > 1 && !is_required(table, table->columns[i]) &&
		    baat_near_name(table->columns[i], &name, 1) != NULL)
			return (long)i;
	long nearest = baat_text_nearest(baat_text_of(name), table->column_count, column_name, table);
	return nearest >= 0 && is_required(table, table->columns[nearest]) ? -1 : nearest;
}

static enum baat_status report_missing(const struct baat_table *table, const char *name, struct baat_diags *diags)
{
	long meant = find_meant(table, name);
	if (meant >= 0)
		return baat_error(diags, baat_table_header_place(table, (size_t)meant), BAAT_COLUMN_MISSING,
		                  _("column '%s' is missing; is this column, '%s', meant?"), name,
		                  baat_show(table->columns[meant]).text);
	if (table->book != NULL)
		return baat_error(
		    diags, baat_at(table->request.shown, table->header_line, 0), BAAT_COLUMN_MISSING,
		    _("column '%s' is missing; one of the first 50 rows of a sheet must hold the names of the "
		      "columns, and this one has most of them"),
		    name);
	return baat_error(diags, baat_at(table->request.shown, table->header_line, 0), BAAT_COLUMN_MISSING,
	                  _("column '%s' is missing; the first line must hold the names of the columns, "
	                    "with ; , or a tab between them"),
	                  name);
}

/* Whether the header is one column whose name holds all that must be there, with delimiters between. */
static bool is_quoted_line(const struct baat_table *table)
{
	if (!table->header_quoted || table->column_count != 1 || table->request.required_count < 2)
		return false;
	for (size_t i = 0; i < table->request.required_count; i++) {
		const char *name = table->request.required[i];
		if (memmem(table->columns[0].at, table->columns[0].length, name, strlen(name)) == NULL)
			return false;
	}
	return true;
}

static enum baat_status demand_required(const struct baat_table *table, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (is_quoted_line(table))
		return baat_error(diags, baat_table_header_place(table, 0), BAAT_LINE_QUOTED,
		                  _("this whole line stands in quotes, so that it is one field; take the quotes "
		                    "around it away"));
	for (size_t i = 0; i < table->request.required_count; i++) {
		const char *name = table->request.required[i];
		if (baat_table_find(table, baat_text_of(name)) != BAAT_NO_COLUMN)
			continue;
		status = baat_worst(status, report_missing(table, name, diags));
	}
	return status;
}

static bool begins_with_quote(const struct baat_block *block)
{
	size_t at = 0;
	while (at < block->length && strchr(" \r\n", block->bytes[at]) != NULL && block->bytes[at] != '\0')
		at++;
	return at < block->length && block->bytes[at] == '"';
}

enum baat_status baat_header_absent(const struct baat_table *table, struct baat_diags *diags)
{
	return baat_error(diags, baat_at(table->request.shown, table->line, 0), BAAT_FILE_EMPTY,
	                  _("the file is empty; the first line must hold the names of the columns"));
}

enum baat_status baat_header_take(struct baat_table *table, const struct baat_block *block, char declared, bool *found,
                                  struct baat_diags *diags)
{
	struct baat_row header;
	table->delimiter = choose_delimiter(table, block, declared);
	*found = table->delimiter != '\0';
	if (!*found)
		return BAAT_OK;
	table->mark = mark_of(table);
	enum baat_rows_result result = read_header(table, block, table->delimiter, &header, diags);
	if (result == BAAT_ROWS_END && table->book != NULL && table->request.required_count > 0)
		header = (struct baat_row){.line = block->line, .problem = BAAT_CODE__MAX};
	/* only possible when the first line declared another delimiter than the second one has */
	else if (result == BAAT_ROWS_END)
		return baat_header_absent(table, diags);
	if (result == BAAT_ROWS_BROKEN)
		return diags->lost ? BAAT_SYSTEM : BAAT_REJECTED;
	table->header_line = header.line;
	table->header_quoted = begins_with_quote(block);
	if (header.problem != BAAT_CODE__MAX)
		return baat_row_report(&header, table, diags);
	if (table->request.broken_off != NULL && header.count == 1 &&
	    baat_text_equal(header.fields[0], baat_text_of(table->request.broken_off)))
		return baat_error(diags, baat_at(table->request.shown, header.line, 1), BAAT_FLOWS_INCOMPLETE,
		                  _("these flows are incomplete: the program that made them stopped at an error"));
	enum baat_status status = take_names(table, &header, diags);
	return status == BAAT_SYSTEM ? status : baat_worst(status, demand_required(table, diags));
}
