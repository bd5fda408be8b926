#include "aside.h"

#include "base/gettext.h"
#include "baat/io/form.h"
#include "baat/base/memory.h"

struct aside {
	struct baat_output *output;
	char delimiter;             /* 0 until the first file is added */
	struct baat_names *columns; /* the union of those of all files */
};

enum baat_status aside_open(struct aside **result, const char *path, struct baat_diags *diags)
{
	struct aside *aside = calloc(1, sizeof *aside);
	*result = NULL;
	if (aside == NULL || (aside->columns = baat_names_new(NULL)) == NULL) {
		free(aside);
		return baat_out_of_memory(diags);
	}
	enum baat_status status = baat_output_open(&aside->output, path, diags);
	if (status != BAAT_OK) {
		aside_abandon(aside);
		return status;
	}
	*result = aside;
	return BAAT_OK;
}

enum baat_status aside_add_file(struct aside *aside, const struct baat_table *table, struct baat_diags *diags)
{
	char delimiter = baat_table_delimiter(table);
	aside->delimiter = aside->delimiter == 0 || aside->delimiter == delimiter ? delimiter : '\t';
	for (size_t i = 0; i < baat_table_column_count(table); i++) {
		struct baat_text name = baat_table_column(table, i);
		/* below a column without a name there is nothing to keep */
		if (name.length > 0 && baat_names_add(aside->columns, name) == BAAT_NO_NAME)
			return baat_out_of_memory(diags);
	}
	return BAAT_OK;
}

enum baat_status aside_begin(struct aside *aside, struct baat_diags *diags)
{
	struct baat_buffer header = {0};
	for (uint32_t i = 0; i < baat_names_count(aside->columns); i++) {
		baat_form_field(aside->delimiter, baat_names_text(aside->columns, i), &header);
		baat_buffer_add_char(&header, aside->delimiter);
	}
	baat_buffer_printf(&header, "regel%creden\n", aside->delimiter);
	enum baat_status status =
	    header.failed ? baat_out_of_memory(diags) : aside_write(aside, baat_buffer_text(&header), diags);
	baat_buffer_free(&header);
	return status;
}

/* The field of a column of the union in a row of this file. Fields beyond the header would be lost: they go behind the
 * last one, with the delimiters between them. */
static void add_field(const struct aside *aside, const struct baat_table *table, const struct baat_row *row,
                      uint32_t column, struct baat_buffer *to)
{
	size_t at = baat_table_find(table, baat_names_text(aside->columns, column));
	size_t count = baat_table_column_count(table);
	if (at == BAAT_NO_COLUMN || at >= row->count)
		return;
	if (at + 1 < count || row->count <= count) {
		baat_form_field(aside->delimiter, row->fields[at], to);
		return;
	}
	struct baat_buffer joined = {0};
	for (size_t i = at; i < row->count; i++) {
		if (i > at)
			baat_buffer_add_char(&joined, baat_table_delimiter(table));
		baat_buffer_add(&joined, row->fields[i]);
	}
	to->failed |= joined.failed;
	baat_form_field(aside->delimiter, baat_buffer_text(&joined), to);
	baat_buffer_free(&joined);
}

static int by_line(const void *a, const void *b)
{
	const struct baat_diag *left = *(const struct baat_diag *const *)a,
			       *right = *(const struct baat_diag *const *)b;
	if (left->place.line != right->place.line)
		return left->place.line < right->place.line ? -1 : 1;
	return (left > right) - (left < right);
}

/* The diagnostics of a case by their lines, so that each row finds its own without going through all of them. */
struct reasons {
	const struct baat_diag **items;
	size_t count, next;
	const struct baat_diag *first; /* as it was reported */
};

static bool sort_reasons(struct reasons *reasons, const struct baat_diags *diags, size_t first)
{
	*reasons = (struct reasons){.count = diags->count - first, .first = diags->items + first};
	reasons->items = calloc(reasons->count + 1, sizeof *reasons->items);
	if (reasons->items == NULL)
		return false;
	for (size_t i = 0; i < reasons->count; i++)
		reasons->items[i] = reasons->first + i;
	qsort(reasons->items, reasons->count, sizeof *reasons->items, by_line);
	return true;
}

/* For rows in the order of their lines. */
static void add_reason(const struct aside *aside, const struct baat_row *row, struct reasons *reasons,
                       struct baat_buffer *to)
{
	struct baat_buffer reason = {0};
	while (reasons->next < reasons->count && reasons->items[reasons->next]->place.line < row->line)
		reasons->next++;
	const struct baat_diag *found = reasons->next < reasons->count ? reasons->items[reasons->next] : NULL;
	if (found != NULL && found->place.line == row->line)
		baat_buffer_printf(&reason, "%s [%s]", found->text, baat_code_name(found->code));
	else if (reasons->count > 0)
		baat_buffer_printf(&reason, _("see line %llu"), (unsigned long long)reasons->first->place.line);
	to->failed |= reason.failed;
	baat_form_field(aside->delimiter, baat_buffer_text(&reason), to);
	baat_buffer_free(&reason);
}

struct set_aside {
	const struct aside *aside;
	const struct baat_table *table;
	struct reasons reasons;
	struct baat_buffer *to;
};

static void add_row(void *context, const struct baat_row *row)
{
	struct set_aside *set = context;
	for (uint32_t i = 0; i < baat_names_count(set->aside->columns); i++) {
		add_field(set->aside, set->table, row, i, set->to);
		baat_buffer_add_char(set->to, set->aside->delimiter);
	}
	baat_buffer_printf(set->to, "%llu%c", (unsigned long long)row->line, set->aside->delimiter);
	add_reason(set->aside, row, &set->reasons, set->to);
	baat_buffer_add_char(set->to, '\n');
}

void aside_format(const struct aside *aside, const struct baat_table *table, const struct baat_block *block,
                  const struct baat_case *casus, struct baat_rows *rows, const struct baat_diags *diags, size_t first,
                  struct baat_buffer *to)
{
	struct set_aside set = {.aside = aside, .table = table, .to = to};
	if (!sort_reasons(&set.reasons, diags, first) || !baat_case_rows(casus, table, block, rows, add_row, &set))
		to->failed = true;
	free(set.reasons.items);
}

enum baat_status aside_write(struct aside *aside, struct baat_text text, struct baat_diags *diags)
{
	return text.length == 0 ? BAAT_OK : baat_output_write(aside->output, text, diags);
}

enum baat_status aside_settle(struct aside *aside, struct baat_diags *diags)
{
	return aside == NULL ? BAAT_OK : baat_output_settle(aside->output, diags);
}

enum baat_status aside_commit(struct aside *aside, struct baat_diags *diags)
{
	if (aside == NULL)
		return BAAT_OK;
	enum baat_status status = baat_output_commit(aside->output, diags);
	aside->output = NULL;
	aside_abandon(aside);
	return status;
}

void aside_abandon(struct aside *aside)
{
	if (aside == NULL)
		return;
	baat_output_abandon(aside->output);
	baat_names_free(aside->columns);
	free(aside);
}
