/* Rows from a block of whole records: by the fast path where that can be, else by libcsv; and what is wrong with one.
 */
#include "rows.h"

#include "baat/base/buffer.h"
#include "cut.h"
#include "io/book/cell-says.h"
#include "parse.h"

struct baat_rows {
	struct baat_rows_setup setup;
	bool fast;
	bool check_nuls;  /* a NUL byte occurs in the block: look at every row */
	bool check_utf8;  /* so does a byte that is not UTF-8 */
	bool check_marks; /* so may a byte order mark */
	bool plain;       /* none of that, and every column has a name: only the number of fields can be wrong */
	bool marked;      /* one stands in front of the row at hand */
	bool is_sheet;    /* records of a workbook: quotes mean nothing, */
	bool has_breaks;  /* and line breaks in cells may have to be put back */

	struct baat_cut cut; /* the fast path */
	uint64_t line;       /* physical line of its next byte */

	struct baat_parse parse;    /* the other one */
	struct baat_buffer content; /* fields of a sheet with their line breaks */
};

struct baat_rows *baat_rows_new(void)
{
	return calloc(1, sizeof(struct baat_rows));
}

void baat_rows_free(struct baat_rows *rows)
{
	if (rows == NULL)
		return;
	baat_cut_free(&rows->cut);
	baat_parse_free(&rows->parse);
	baat_buffer_free(&rows->content);
	free(rows);
}

void baat_rows_setup(struct baat_rows *rows, const struct baat_rows_setup *setup, const struct baat_block *block,
                     bool fast)
{
	rows->setup = *setup;
	rows->line = block->line;
	rows->is_sheet = setup->delimiter == BAAT_FIELD_END;
	rows->has_breaks =
	    rows->is_sheet && block->length > 0 && memchr(block->bytes, BAAT_CELL_BREAK, block->length) != NULL;
	rows->fast = rows->is_sheet || (fast && !block->quotes && !block->returns && !block->nuls);
	rows->check_nuls = block->nuls;
	rows->check_utf8 = block->high && !baat_text_is_utf8((struct baat_text){block->bytes, block->length});
	rows->check_marks = block->high && !rows->is_sheet;
	rows->plain = !rows->is_sheet && !block->nuls && !block->high && setup->unnamed == NULL;
	rows->marked = false;
	if (rows->fast)
		baat_cut_begin(&rows->cut, block->bytes, block->length, setup->delimiter);
	else
		baat_parse_begin(&rows->parse, setup, block);
}

/* Looks at every field of a row. */
static void judge_fields(const struct baat_rows *rows, struct baat_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		struct baat_text field = row->fields[i];
		if (rows->check_nuls && field.length > 0 && memchr(field.at, '\0', field.length) != NULL)
			row->problem = BAAT_FIELD_NUL;
		else if (rows->check_utf8 && !baat_text_is_utf8(field))
			row->problem = BAAT_ENCODING_INVALID;
		else if (rows->setup.unnamed != NULL && rows->setup.unnamed[i] && field.length > 0)
			row->problem = BAAT_COLUMN_UNNAMED;
		else
			continue;
		row->problem_field = (uint32_t)i + 1;
		return;
	}
}

/* What only some blocks can have. */
static void judge_more(const struct baat_rows *rows, struct baat_row *row)
{
	if (rows->marked) {
		row->problem = BAAT_BYTE_ORDER_MARK;
		row->problem_field = 1;
	} else if (rows->setup.unnamed != NULL || rows->check_nuls || rows->check_utf8)
		judge_fields(rows, row);
}

/* Sets what is wrong with a row that could be cut. */
static inline void judge(const struct baat_rows *rows, struct baat_row *row)
{
	row->problem = BAAT_CODE__MAX;
	row->problem_field = 0;
	if (row->count != rows->setup.column_count && rows->setup.column_count > 0 && !rows->is_sheet)
		row->problem = BAAT_FIELD_COUNT;
	else if (!rows->plain)
		judge_more(rows, row);
}

/* Takes a byte order mark, and the padding behind it, off the front of a row. */
static bool take_mark(struct baat_text *first)
{
	if (!baat_text_skip_mark(first))
		return false;
	while (first->length > 0 && baat_is_padding(first->at[0])) {
		first->at++;
		first->length--;
	}
	return true;
}

static bool has_content(const struct baat_text *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (fields[i].length > 0)
			return true;
	return false;
}

/* Takes off the last field of a row of a sheet when it says what is wrong with the row: "CODE COLUMN". */
static void take_problem(struct baat_row *row)
{
	struct baat_text said = row->fields[row->count - 1];
	if (said.length == 0 || said.at[0] != BAAT_ROW_PROBLEM)
		return;
	uint32_t numbers[2] = {0, 0};
	size_t which = 0;
	for (size_t i = 1; i < said.length; i++) {
		if (said.at[i] == ' ')
			which = 1;
		else
			numbers[which] = numbers[which] * 10 + (uint32_t)(said.at[i] - '0');
	}
	row->count--;
	row->problem = (enum baat_code)numbers[0];
	row->problem_field = numbers[1];
}

/* Puts line breaks back into the cells of a row; false when there is no memory. */
static bool put_breaks(struct baat_rows *rows, struct baat_text *fields, size_t count)
{
	size_t length = 0;
	for (size_t i = 0; i < count; i++)
		length += fields[i].length;
	rows->content.length = 0;
	if (baat_buffer_reserve(&rows->content, length + BAAT_FIELD_ROOM) == NULL)
		return false;
	for (size_t i = 0; i < count; i++) {
		char *to = rows->content.at + rows->content.length;
		if (fields[i].length > 0)
			memcpy(to, fields[i].at, fields[i].length);
		fields[i].at = to;
		rows->content.length += fields[i].length;
		for (char *end = to + fields[i].length; (to = memchr(to, BAAT_CELL_BREAK, (size_t)(end - to))) != NULL;)
			*to = '\n';
	}
	return true;
}

/* What a row of a sheet says of itself; false when there is no memory. */
static bool take_cells(struct baat_rows *rows, struct baat_row *row, struct baat_text *fields)
{
	const size_t count = row->count;
	take_problem(row);
	return !rows->has_breaks || put_breaks(rows, fields, count);
}

static enum baat_rows_result next_fast(struct baat_rows *rows, struct baat_row *row, struct baat_diags *diags)
{
	for (;;) {
		size_t start = rows->cut.start;
		struct baat_text *fields;
		size_t count = baat_cut_row(&rows->cut, &fields);
		if (count == 0)
			return BAAT_ROWS_END;
		if (count == SIZE_MAX)
			return baat_rows_no_memory(diags);
		uint64_t line = rows->line++;
		if (rows->cut.start - start > BAAT_FIELD_MAX)
			for (size_t i = 0; i < count; i++)
				if (fields[i].length > BAAT_FIELD_MAX)
					return baat_rows_too_long(rows->setup.path, line, i + 1, diags);
		if (rows->check_marks)
			rows->marked = fields[0].at == rows->cut.bytes + start && take_mark(&fields[0]);
		if (!has_content(fields, count))
			continue;
		row->fields = fields;
		row->count = count;
		row->line = line;
		row->start = start;
		row->end = rows->cut.start;
		judge(rows, row);
		if (rows->is_sheet && !take_cells(rows, row, fields))
			return baat_rows_no_memory(diags);
		return BAAT_ROW;
	}
}

static enum baat_rows_result next_parsed(struct baat_rows *rows, struct baat_row *row, struct baat_diags *diags)
{
	enum baat_rows_result result = BAAT_ROW;
	do
		result = baat_parse_row(&rows->parse, row, diags);
	while (result == BAAT_ROW && !has_content(row->fields, row->count));
	rows->marked = rows->check_marks && rows->parse.marked;
	if (result == BAAT_ROW)
		judge(rows, row);
	return result;
}

bool baat_rows_at_end(const struct baat_rows *rows)
{
	return rows->parse.at >= rows->parse.length;
}

enum baat_rows_result baat_rows_next(struct baat_rows *rows, struct baat_row *row, struct baat_diags *diags)
{
	return rows->fast ? next_fast(rows, row, diags) : next_parsed(rows, row, diags);
}
