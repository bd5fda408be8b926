/* What a spreadsheet leaves around its rows: a title above the header, totals and remarks below the last row. */
#include "toets.h"

/* Moves the diagnostic at `from` to `to`, both in the list. */
static void keep(struct baat_diags *diags, size_t to, size_t from)
{
	diags->items[to] = diags->items[from];
}

static void drop(struct baat_diags *diags, size_t at)
{
	diags->errors -= diags->items[at].severity == BAAT_ERROR;
	free(diags->items[at].text);
}

static size_t count_filled(const struct baat_row *row)
{
	size_t filled = 0;
	for (size_t i = 0; i < row->count; i++)
		filled += row->fields[i].length > 0;
	return filled;
}

/* A row without what every case line has. */
static bool is_stray(const struct baat_table *table, const struct baat_row *row)
{
	if (row->problem == BAAT_FIELD_COUNT)
		return count_filled(row) < sizeof baat_case_required / sizeof baat_case_required[0];
	size_t scenario = baat_table_find(table, BAAT_TEXT("scenario")),
	       post = baat_table_find(table, BAAT_TEXT("post"));
	return row->problem == BAAT_CODE__MAX && row->fields[scenario].length == 0 && row->fields[post].length == 0;
}

/* The first field with something in it: what the row is known by. */
static struct baat_shown show_first(const struct baat_row *row)
{
	size_t at = 0;
	while (at + 1 < row->count && row->fields[at].length == 0)
		at++;
	return baat_show(row->fields[at]);
}

/* Puts one diagnostic in place of those of the row, which are at `*from` and after it; those before are kept. */
static void replace(struct baat_diags *diags, const struct baat_row *row, size_t *from, size_t *to)
{
	while (*from < diags->count && diags->items[*from].place.line < row->line)
		keep(diags, (*to)++, (*from)++);
	if (*from == diags->count || diags->items[*from].place.line > row->line)
		return;
	char *text = NULL;
	struct baat_diag *first = &diags->items[*from];
	/* says so itself */
	if (first->code == BAAT_TOTALS_ROW || first->code == BAAT_LINE_QUOTED)
		return;
	if (asprintf(&text,
	             _("this row ('%s') is not a case line: it has no scenario and no post; take titles, totals and "
	               "remarks out of the file"),
	             show_first(row).text) < 0) {
		diags->lost = true;
		return;
	}
	free(first->text);
	first->text = text;
	first->place.field = 0;
	keep(diags, (*to)++, (*from)++);
	while (*from < diags->count && diags->items[*from].place.line == row->line)
		drop(diags, (*from)++);
}

struct hints {
	const struct baat_table *table;
	struct baat_diags *diags;
	size_t from, to; /* as in replace() */
};

static void hint_row(void *context, const struct baat_row *row)
{
	struct hints *hints = context;
	if (is_stray(hints->table, row))
		replace(hints->diags, row, &hints->from, &hints->to);
}

void hint_rows(struct baat_worker *worker, const struct baat_case *casus, size_t first)
{
	struct baat_diags *diags = &worker->diags;
	struct hints hints = {worker->input->table, diags, first, first};
	if (!baat_worker_rows(worker, casus, hint_row, &hints))
		diags->lost = true;
	while (hints.from < diags->count)
		keep(diags, hints.to++, hints.from++);
	diags->count = hints.to;
}

/* Whether a line has all the columns that case lines must have, with this delimiter. */
static bool is_header(struct baat_text line, char delimiter)
{
	enum { REQUIRED = sizeof baat_case_required / sizeof baat_case_required[0] };
	struct baat_text field;
	unsigned found = 0;
	for (bool more = true; baat_text_split(&line, &more, delimiter, &field);) {
		field = baat_text_trim(field);
		if (field.length >= 2 && field.at[0] == '"' && field.at[field.length - 1] == '"')
			field = baat_text_trim((struct baat_text){field.at + 1, field.length - 2});
		for (unsigned i = 0; i < REQUIRED; i++)
			if (baat_text_equal_ascii(field, baat_text_of(baat_case_required[i])))
				found |= 1U << i;
	}
	return found == (1U << REQUIRED) - 1;
}

/* The line in the first part of a file that is its header, 0 when there is none. */
static uint64_t find_header(const char *path)
{
	enum { PART = 65536 };
	uint64_t line = 0, found = 0;
	char *bytes = malloc(PART);
	FILE *file = strcmp(path, "-") == 0 ? NULL : fopen(path, "re");
	if (bytes != NULL && file != NULL) {
		struct baat_text rest = {bytes, fread(bytes, 1, PART, file)}, part;
		for (bool more = true; found == 0 && baat_text_split(&rest, &more, '\n', &part);) {
			line++;
			if (part.length > 0 && part.at[part.length - 1] == '\r')
				part.length--;
			if (is_header(part, ';') || is_header(part, ',') || is_header(part, '\t'))
				found = line;
		}
	}
	if (file != NULL)
		fclose(file);
	free(bytes);
	return found;
}

void hint_headers(const struct input_options *input, struct baat_diags *diags)
{
	const char *done = NULL;
	size_t to = 0;
	for (size_t from = 0; from < diags->count; from++) {
		struct baat_diag *diag = &diags->items[from];
		uint64_t line = 0;
		char *text = NULL;
		bool missing = diag->code == BAAT_COLUMN_MISSING && diag->place.file != NULL && input->original == NULL;
		if (missing && diag->place.file == done) {
			drop(diags, from);
			continue;
		}
		if (missing)
			line = find_header(diag->place.file);
		if (line > 1 &&
		    asprintf(
			&text,
			_("the names of the columns stand on line %llu; take away what stands above them, such as a "
		          "title, so that they are the first line"),
			(unsigned long long)line + input->line_base) >= 0) {
			free(diag->text);
			diag->text = text;
			done = diag->place.file;
		}
		keep(diags, to++, from);
	}
	diags->count = to;
}
