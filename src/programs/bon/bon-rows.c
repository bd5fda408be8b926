/* Case lines are numbers; their remarks and the month of the decision are only in the rows. */
#include "baat/base/memory.h"
#include "bon.h"

static bool keep_remark(struct bon_rows *rows, uint64_t line, struct baat_text text)
{
	if (text.length == 0)
		return true;
	if (!baat_grow(&rows->remarks, &rows->capacity, rows->count + 1, sizeof *rows->remarks))
		return false;
	struct baat_text kept = baat_arena_text(&rows->arena, text);
	rows->remarks[rows->count++] = (struct bon_remark){line, kept};
	return kept.at != NULL;
}

bool bon_rows_read(struct bon_rows *rows, const struct case_worker *worker, const struct baat_case *casus)
{
	const struct baat_table *table = worker->file->table;
	size_t start = baat_table_find(table, BAAT_TEXT("start")),
	       remark = baat_table_find(table, BAAT_TEXT("toelichting"));
	struct baat_block part = worker->block;
	struct baat_diags ignored = {0};
	struct baat_row row;
	bool good = true;

	baat_arena_clear(&rows->arena);
	rows->count = 0;
	rows->start = worker->run->settings->method.start;
	if (start == BAAT_NO_COLUMN && remark == BAAT_NO_COLUMN)
		return true;
	part.bytes += casus->start;
	part.length = casus->end - casus->start;
	part.line = casus->line;
	/* the fast path would read beyond the end of the part */
	baat_rows_begin(worker->rows, table, &part, false);
	while (good && baat_rows_next(worker->rows, &row, &ignored) == BAAT_ROW) {
		if (start < row.count && row.line == casus->line)
			baat_month_read(row.fields[start], &rows->start);
		if (remark < row.count)
			good = keep_remark(rows, row.line, row.fields[remark]);
	}
	good &= !ignored.lost;
	baat_diags_clear(&ignored);
	return good;
}

static int by_line(const void *key, const void *remark)
{
	uint64_t line = *(const uint64_t *)key, other = ((const struct bon_remark *)remark)->line;
	return (line > other) - (line < other);
}

struct baat_text bon_remark(const struct bon_rows *rows, uint64_t line)
{
	const struct bon_remark *found =
	    rows->count == 0 ? NULL : bsearch(&line, rows->remarks, rows->count, sizeof *rows->remarks, by_line);
	return found == NULL ? BAAT_TEXT("") : found->text;
}

void bon_rows_free(struct bon_rows *rows)
{
	baat_arena_free(&rows->arena);
	free(rows->remarks);
	*rows = (struct bon_rows){0};
}
