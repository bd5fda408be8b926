#include "rejects-file.h"

#include "baat/base/memory.h"
#include "baat/io/form.h"
#include "base/gettext.h"
#include "baat/run/case-input.h"
#include "run-parts.h"

struct rejects {
	struct baat_output *output;
	char delimiter;             /* 0 until the first file is added */
	struct baat_names *columns; /* the union of those of all files */
};

enum baat_status rejects_add_file(struct rejects *rejects, const struct baat_table *table, struct baat_diags *diags)
{
	char delimiter = baat_table_delimiter(table);
	rejects->delimiter = rejects->delimiter == 0 || rejects->delimiter == delimiter ? delimiter : '\t';
	for (size_t i = 0; i < baat_table_column_count(table); i++) {
		struct baat_text name = baat_table_column(table, i);
		/* below a column without a name there is nothing to keep */
		if (name.length > 0 && baat_names_add(rejects->columns, name) == BAAT_NO_NAME)
			return baat_out_of_memory(diags);
	}
	return BAAT_OK;
}

enum baat_status rejects_begin(struct rejects *rejects, struct baat_diags *diags)
{
	struct baat_buffer header = {0};
	for (uint32_t i = 0; i < baat_names_count(rejects->columns); i++) {
		baat_form_field(rejects->delimiter, baat_names_text(rejects->columns, i), &header);
		baat_buffer_add_char(&header, rejects->delimiter);
	}
	baat_buffer_printf(&header, "regel%creden\n", rejects->delimiter);
	enum baat_status status =
	    header.failed ? baat_out_of_memory(diags) : rejects_write(rejects, baat_buffer_text(&header), diags);
	baat_buffer_free(&header);
	return status;
}

/* The field of a column of the union in a row of this file. Fields beyond the header would be lost: they go behind the
 * last one, with the delimiters between them. */
static void add_field(const struct rejects *rejects, const struct baat_table *table, const struct baat_row *row,
                      uint32_t column, struct baat_buffer *to)
{
	size_t at = baat_table_find(table, baat_names_text(rejects->columns, column));
	size_t count = baat_table_column_count(table);
	if (at == BAAT_NO_COLUMN || at >= row->count)
		return;
	if (at + 1 < count || row->count <= count) {
		baat_form_field(rejects->delimiter, row->fields[at], to);
		return;
	}
	struct baat_buffer joined = {0};
	for (size_t i = at; i < row->count; i++) {
		if (i > at)
			baat_buffer_add_char(&joined, baat_table_delimiter(table));
		baat_buffer_add(&joined, row->fields[i]);
	}
	to->failed |= joined.failed;
	baat_form_field(rejects->delimiter, baat_buffer_text(&joined), to);
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
static void add_reason(const struct rejects *rejects, const struct baat_row *row, struct reasons *reasons,
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
	baat_form_field(rejects->delimiter, baat_buffer_text(&reason), to);
	baat_buffer_free(&reason);
}

struct rejected {
	const struct rejects *rejects;
	const struct baat_table *table;
	struct reasons reasons;
	struct baat_buffer *to;
};

static void add_row(void *context, const struct baat_row *row)
{
	struct rejected *rejected = context;
	const struct rejects *rejects = rejected->rejects;
	struct baat_buffer *to = rejected->to;
	for (uint32_t i = 0; i < baat_names_count(rejects->columns); i++) {
		add_field(rejects, rejected->table, row, i, to);
		baat_buffer_add_char(to, rejects->delimiter);
	}
	baat_buffer_printf(to, "%llu%c", (unsigned long long)row->line, rejects->delimiter);
	add_reason(rejects, row, &rejected->reasons, to);
	baat_buffer_add_char(to, '\n');
}

void rejects_format(const struct rejects *rejects, struct baat_worker *worker, const struct baat_case *casus,
                    size_t first, struct baat_buffer *to)
{
	struct rejected rejected = {.rejects = rejects, .table = worker->input->table, .to = to};
	if (!sort_reasons(&rejected.reasons, &worker->diags, first) ||
	    !baat_worker_rows(worker, casus, add_row, &rejected))
		to->failed = true;
	free(rejected.reasons.items);
}

enum baat_status rejects_write(struct rejects *rejects, struct baat_text text, struct baat_diags *diags)
{
	return text.length == 0 ? BAAT_OK : baat_output_write(rejects->output, text, diags);
}

static void abandon(void *thing)
{
	struct rejects *rejects = thing;
	baat_output_abandon(rejects->output);
	baat_names_free(rejects->columns);
	free(rejects);
}

static enum baat_status settle(void *thing, struct baat_diags *diags)
{
	struct rejects *rejects = thing;
	return baat_output_settle(rejects->output, diags);
}

static enum baat_status place(void *thing, struct baat_diags *diags)
{
	struct rejects *rejects = thing;
	enum baat_status status = baat_output_commit(rejects->output, diags);
	rejects->output = NULL;
	abandon(rejects);
	return status;
}

enum baat_status baat_rejects_to(struct baat_run *run, const char *path, struct baat_diags *diags)
{
	if (path == NULL)
		return BAAT_OK;
	struct rejects *rejects = calloc(1, sizeof *rejects);
	if (rejects == NULL)
		return baat_out_of_memory(diags);
	run->rejects = rejects;
	run->ending.parts[BAAT_END_REJECTS] = (struct baat_ending_part){rejects, settle, place, abandon};
	rejects->columns = baat_names_new(NULL);
	return rejects->columns == NULL ? baat_out_of_memory(diags) : baat_output_open(&rejects->output, path, diags);
}
