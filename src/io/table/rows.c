/* Rows from a block of whole records: by the fast path where that can be, else by libcsv. */
#include "rows.h"

#include <csv.h>

#include "base/gettext.h"
#include "baat/base/buffer.h"
#include "baat/base/memory.h"
#include "cut.h"
#include "io/book/cell-says.h"

/* libcsv is fed pieces of one physical line at a time, so that the line of a record is known exactly and the length
 * of a field is looked at before it can grow out of hand. */
enum { PIECE = 64 * 1024 };

struct baat_rows {
	struct baat_rows_setup setup;
	const char *bytes;
	size_t length;
	uint64_t line; /* physical line of the next byte */
	bool fast;
	bool check_nuls; /* a NUL byte occurs in the block: look at every row */
	bool check_utf8; /* so does a byte that is not UTF-8 */
	bool is_sheet;   /* records of a workbook: quotes mean nothing, */
	bool has_breaks; /* and line breaks in cells may have to be put back */

	struct baat_cut cut; /* the fast path */

	struct csv_parser parser; /* the other one */
	struct baat_text *fields;
	size_t count, capacity;
	bool parser_ready;
	size_t at;                     /* next byte to feed */
	size_t next_feed, next_return; /* where the next LF and CR stand, searched once */
	struct baat_buffer content;    /* bytes of the fields of this row */
	size_t *ends;                  /* where each of them ends in content */
	size_t ends_capacity;
	bool row_done;
	uint32_t long_field; /* the first field of this row that is longer than allowed, 0 for none */
	uint64_t quote_line; /* where the quoted field that is being read began */
	uint32_t quote_field;
};

struct baat_rows *baat_rows_new(void)
{
	return calloc(1, sizeof(struct baat_rows));
}

void baat_rows_free(struct baat_rows *rows)
{
	if (rows == NULL)
		return;
	if (rows->parser_ready)
		csv_free(&rows->parser);
	baat_cut_free(&rows->cut);
	baat_buffer_free(&rows->content);
	free(rows->ends);
	free(rows->fields);
	free(rows);
}

static size_t find_byte(const struct baat_rows *rows, size_t from, char byte)
{
	const char *found = memchr(rows->bytes + from, byte, rows->length - from);
	return found == NULL ? rows->length : (size_t)(found - rows->bytes);
}

static int is_padding(unsigned char c)
{
	return baat_is_padding((char)c);
}

/* States of libcsv that its header does not name. */
enum { ROW_NOT_BEGUN = 0, FIELD_MIGHT_HAVE_ENDED = 3 };

/* Makes the parser as new but for its memory, which the next block can use. */
static void begin_parser(struct baat_rows *rows)
{
	struct csv_parser *parser = &rows->parser;
	if (!rows->parser_ready)
		csv_init(parser, CSV_STRICT | CSV_STRICT_FINI);
	rows->parser_ready = true;
	parser->pstate = ROW_NOT_BEGUN;
	parser->quoted = parser->status = 0;
	parser->spaces = parser->entry_pos = 0;
	csv_set_delim(parser, (unsigned char)rows->setup.delimiter);
	/* by itself libcsv takes a tab for a space, too; asking for every byte takes longer */
	csv_set_space_func(parser, find_byte(rows, 0, '\t') < rows->length ? is_padding : NULL);
}

void baat_rows_setup(struct baat_rows *rows, const struct baat_rows_setup *setup, const struct baat_block *block,
                     bool fast)
{
	rows->setup = *setup;
	rows->bytes = block->bytes;
	rows->length = block->length;
	rows->line = block->line;
	rows->is_sheet = setup->delimiter == BAAT_FIELD_END;
	rows->has_breaks =
	    rows->is_sheet && rows->length > 0 && memchr(rows->bytes, BAAT_CELL_BREAK, rows->length) != NULL;
	rows->fast = rows->is_sheet || (fast && !block->quotes && !block->returns && !block->nuls);
	rows->check_nuls = block->nuls;
	rows->check_utf8 = block->high && !baat_text_is_utf8((struct baat_text){block->bytes, block->length});
	if (rows->fast) {
		baat_cut_begin(&rows->cut, block->bytes, block->length, setup->delimiter);
		return;
	}
	begin_parser(rows);
	rows->at = 0;
	rows->next_feed = find_byte(rows, 0, '\n');
	rows->next_return = find_byte(rows, 0, '\r');
	rows->long_field = 0;
}

static struct baat_place place_at(const struct baat_rows *rows, uint64_t line, size_t field)
{
	return baat_at(rows->setup.path, line, (uint32_t)field);
}

static enum baat_rows_result too_long(const struct baat_rows *rows, uint64_t line, size_t field,
                                      struct baat_diags *diags)
{
	baat_error(diags, place_at(rows, line, field), BAAT_FIELD_TOO_LONG,
	           _("this field is longer than 1 MiB; is a closing quote missing?"));
	return BAAT_ROWS_BROKEN;
}

static enum baat_rows_result no_memory(struct baat_diags *diags)
{
	baat_out_of_memory(diags);
	return BAAT_ROWS_BROKEN;
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

/* Sets what is wrong with a row that could be cut. */
static inline void judge(const struct baat_rows *rows, struct baat_row *row)
{
	row->problem = BAAT_CODE__MAX;
	row->problem_field = 0;
	if (rows->setup.column_count > 0 && row->count != rows->setup.column_count && !rows->is_sheet)
		row->problem = BAAT_FIELD_COUNT;
	else if (rows->setup.unnamed != NULL || rows->check_nuls || rows->check_utf8)
		judge_fields(rows, row);
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

static enum baat_rows_result next_fast(struct baat_rows *rows, struct baat_row *row, struct baat_diags *diags)
{
	for (;;) {
		size_t start = rows->cut.start;
		struct baat_text *fields;
		size_t count = baat_cut_row(&rows->cut, &fields);
		if (count == 0)
			return BAAT_ROWS_END;
		if (count == SIZE_MAX)
			return no_memory(diags);
		uint64_t line = rows->line++;
		if (rows->cut.start - start > BAAT_FIELD_MAX)
			for (size_t i = 0; i < count; i++)
				if (fields[i].length > BAAT_FIELD_MAX)
					return too_long(rows, line, i + 1, diags);
		if (!has_content(fields, count))
			continue;
		row->fields = fields;
		row->count = count;
		row->line = line;
		row->start = start;
		row->end = rows->cut.start;
		judge(rows, row);
		if (rows->is_sheet)
			take_problem(row);
		if (rows->has_breaks && !put_breaks(rows, fields, count))
			return no_memory(diags);
		return BAAT_ROW;
	}
}

/* Makes room for all that libcsv may give when it is fed `more` bytes. */
static bool reserve(struct baat_rows *rows, size_t more)
{
	return baat_buffer_reserve(&rows->content, rows->parser.entry_pos + more + BAAT_FIELD_ROOM) != NULL &&
	       baat_grow(&rows->ends, &rows->ends_capacity, rows->count + more + 1, sizeof *rows->ends);
}

static void on_field(void *bytes, size_t length, void *context)
{
	struct baat_rows *rows = context;
	if (length > 0)
		memcpy(rows->content.at + rows->content.length, bytes, length);
	rows->content.length += length;
	rows->ends[rows->count++] = rows->content.length;
	if (length > BAAT_FIELD_MAX && rows->long_field == 0)
		rows->long_field = (uint32_t)rows->count;
}

static void on_row(int terminator, void *context)
{
	struct baat_rows *rows = context;
	(void)terminator;
	rows->row_done = true;
}

/* The end of the physical line that holds the next byte: after its LF, CR LF or CR. */
static size_t line_end(struct baat_rows *rows)
{
	if (rows->next_feed < rows->at)
		rows->next_feed = find_byte(rows, rows->at, '\n');
	if (rows->next_return < rows->at)
		rows->next_return = find_byte(rows, rows->at, '\r');
	size_t first = rows->next_feed < rows->next_return ? rows->next_feed : rows->next_return;
	if (first == rows->length)
		return first;
	return first + (rows->next_return == first && rows->next_feed == first + 1 && first + 1 < rows->length ? 2 : 1);
}

static bool between_records(const struct baat_rows *rows)
{
	return rows->parser.pstate == ROW_NOT_BEGUN;
}

/* How long the field is of which no end was seen, without spaces and a quote that may turn out to stand behind it. */
static size_t open_length(const struct csv_parser *parser)
{
	return parser->entry_pos - parser->spaces - (parser->pstate == FIELD_MIGHT_HAVE_ENDED);
}

static enum baat_rows_result quote_trouble(const struct baat_rows *rows, bool in_open_quote, struct baat_diags *diags)
{
	if (in_open_quote && rows->quote_line < rows->line)
		baat_error(
		    diags, place_at(rows, rows->quote_line, rows->quote_field), BAAT_QUOTE_OPEN,
		    _("a quote opens here and is closed wrongly on line %llu; a quote inside quotes is written twice"),
		    (unsigned long long)rows->line);
	else
		baat_error(diags, place_at(rows, rows->line, rows->count + 1), BAAT_QUOTE_STRAY,
		           _("a quote stands inside a field; put the whole field in quotes and write the quote twice"));
	return BAAT_ROWS_BROKEN;
}

/* Feeds one physical line. Afterwards a row is done, or a quoted field goes on, or nothing was there. */
static enum baat_rows_result feed_line(struct baat_rows *rows, struct baat_diags *diags)
{
	size_t end = line_end(rows);
	bool was_open = !between_records(rows);

	while (rows->at < end && !rows->row_done) {
		size_t length = end - rows->at < PIECE ? end - rows->at : PIECE;
		size_t known = rows->count;
		if (!reserve(rows, length))
			return no_memory(diags);
		/* libcsv grows by a constant, which takes quadratic time: let it double */
		csv_set_blk_size(&rows->parser,
		                 rows->parser.entry_size < PIECE / 16 ? PIECE / 16 : rows->parser.entry_size);
		size_t fed = csv_parse(&rows->parser, rows->bytes + rows->at, length, on_field, on_row, rows);
		if (csv_error(&rows->parser) == CSV_ENOMEM || csv_error(&rows->parser) == CSV_ETOOBIG)
			return no_memory(diags);
		bool still_open = was_open && rows->count == known;
		if (rows->long_field > 0)
			return too_long(rows, was_open && rows->long_field == known + 1 ? rows->quote_line : rows->line,
			                rows->long_field, diags);
		if (fed < length)
			return quote_trouble(rows, still_open, diags);
		rows->at += length;
		if (!still_open) {
			was_open = true;
			rows->quote_line = rows->line;
			rows->quote_field = (uint32_t)rows->count + 1;
		}
		if (open_length(&rows->parser) > BAAT_FIELD_MAX)
			return too_long(rows, rows->quote_line, rows->quote_field, diags);
	}
	/* A row is done at the first of CR LF; libcsv takes the LF as an empty line. */
	if (rows->at < end) {
		csv_parse(&rows->parser, rows->bytes + rows->at, end - rows->at, on_field, on_row, rows);
		rows->at = end;
	}
	if (end > 0 && (rows->bytes[end - 1] == '\n' || rows->bytes[end - 1] == '\r'))
		rows->line++;
	return BAAT_ROW;
}

static enum baat_rows_result end_of_block(struct baat_rows *rows, struct baat_diags *diags)
{
	if (between_records(rows))
		return BAAT_ROWS_END;
	if (!reserve(rows, 0))
		return no_memory(diags);
	if (csv_fini(&rows->parser, on_field, on_row, rows) != 0) {
		baat_error(diags, place_at(rows, rows->quote_line, rows->quote_field), BAAT_QUOTE_OPEN,
		           _("a quote opens here and is never closed; everything after it was taken as one field"));
		return BAAT_ROWS_BROKEN;
	}
	if (rows->long_field > 0)
		return too_long(rows, rows->quote_line, rows->long_field, diags);
	return BAAT_ROW;
}

static bool gather_fields(struct baat_rows *rows)
{
	if (!baat_grow(&rows->fields, &rows->capacity, rows->count, sizeof *rows->fields))
		return false;
	size_t start = 0;
	for (size_t i = 0; i < rows->count; i++) {
		rows->fields[i] = (struct baat_text){rows->content.at + start, rows->ends[i] - start};
		start = rows->ends[i];
	}
	return true;
}

static enum baat_rows_result next_slow(struct baat_rows *rows, struct baat_row *row, struct baat_diags *diags)
{
	for (;;) {
		row->start = rows->at;
		row->line = rows->line;
		rows->count = 0;
		rows->content.length = 0;
		rows->row_done = false;
		while (!rows->row_done) {
			if (between_records(rows)) {
				row->start = rows->at;
				row->line = rows->line;
			}
			enum baat_rows_result result =
			    rows->at < rows->length ? feed_line(rows, diags) : end_of_block(rows, diags);
			if (result != BAAT_ROW)
				return result;
		}
		if (!gather_fields(rows))
			return no_memory(diags);
		if (!has_content(rows->fields, rows->count))
			continue;
		row->fields = rows->fields;
		row->count = rows->count;
		row->end = rows->at;
		judge(rows, row);
		return BAAT_ROW;
	}
}

bool baat_rows_at_end(const struct baat_rows *rows)
{
	return rows->at >= rows->length;
}

enum baat_rows_result baat_rows_next(struct baat_rows *rows, struct baat_row *row, struct baat_diags *diags)
{
	return rows->fast ? next_fast(rows, row, diags) : next_slow(rows, row, diags);
}
