/* Opening a delimited file: byte order mark, "sep=", and on to the header; parking it. */
#include "base/gettext.h"
#include "table-file.h"
#include "census.h"
#include "cut.h"

enum {
	FIRST_READ = 64 * 1024,
	LEAST_READ = 16, /* a byte order mark and a line "sep=;" */
};

struct baat_rows_setup baat_table_rows_setup(const struct baat_table *table)
{
	return (struct baat_rows_setup){table->request.shown, table->delimiter, table->column_count,
	                                /* a sheet tells itself of content below a column without a name */
	                                table->sheet_name.at != NULL ? NULL : table->unnamed};
}

void baat_rows_begin(struct baat_rows *rows, const struct baat_table *table, const struct baat_block *block, bool fast)
{
	struct baat_rows_setup setup = baat_table_rows_setup(table);
	baat_rows_setup(rows, &setup, block, fast);
}

/* Takes away a line "sep=X" in front of the header, which a spreadsheet writes for itself. Returns its X, or 0; "sep="
 * alone declares nothing. */
static char skip_sep_line(struct baat_table *table, size_t *start)
{
	const char *at = table->pending.at + *start;
	size_t left = table->pending.length - *start;
	if (left < 5 || memcmp(at, "sep=", 4) != 0)
		return 0;
	size_t end = at[4] == '\n' || at[4] == '\r' ? 4 : 5;
	if (left <= end || (at[end] != '\n' && at[end] != '\r'))
		return 0;
	*start += end + (at[end] == '\r' && left > end + 1 && at[end + 1] == '\n' ? 2 : 1);
	table->line++;
	return end == 5 ? at[4] : 0;
}

/* Where the first record from `start` on ends, its line end and lines of spaces before it included; 0 when that is not
 * there yet. */
static size_t record_end(const struct baat_table *table, size_t start)
{
	const char *at = table->pending.at;
	const size_t length = table->pending.length;
	bool quoted = false, content = false;

	for (size_t i = start; i < length; i++) {
		bool feeds = at[i] == '\n';
		bool returns = at[i] == '\r' && (i + 1 < length ? at[i + 1] != '\n' : table->at_end);
		if ((feeds || returns) && content && !quoted)
			return i + 1;
		quoted ^= at[i] == '"';
		content |= at[i] != '\n' && at[i] != '\r' && at[i] != ' ';
	}
	return table->at_end ? length : 0;
}

/* A UTF-16 file says so by its first two bytes; in UTF-8 they cannot occur. */
static enum baat_status refuse_utf16(const struct baat_table *table, struct baat_diags *diags)
{
	const unsigned char *at = (const unsigned char *)table->pending.at;
	if (table->pending.length < 2 || !((at[0] == 0xFF && at[1] == 0xFE) || (at[0] == 0xFE && at[1] == 0xFF)))
		return BAAT_OK;
	return baat_error(diags, baat_at(table->request.shown, 1, 1), BAAT_ENCODING_INVALID,
	                  _("this file is UTF-16; add --codering=%s"), at[0] == 0xFF ? "UTF-16LE" : "UTF-16BE");
}

static enum baat_status open_source(struct baat_table *table, struct baat_diags *diags)
{
	const struct baat_table_request *request = &table->request;
	table->at_end = table->ended = false;
	return baat_source_open(&table->source, table->file, table->shown_file, request->encoding, request->digest,
	                        diags);
}

/* Reads on until the record from `start` on is complete, or cannot be read; sets its block. */
static enum baat_status read_record(struct baat_table *table, size_t start, struct baat_block *block,
                                    struct baat_diags *diags)
{
	size_t end = record_end(table, start), wanted = table->pending.length;
	for (bool broken = false; end == 0 && !table->at_end;) {
		wanted = (wanted < start ? start : wanted) * 2;
		enum baat_status status = baat_table_fill(table, &table->pending, wanted, diags);
		if (status != BAAT_OK)
			return status;
		end = record_end(table, start);
		*block =
		    (struct baat_block){table->pending.at + start, table->pending.length - start, .line = table->line};
		if (end == 0 && block->length > BAAT_FIELD_MAX)
			broken = baat_header_is_broken(table, block);
		if (broken)
			end = table->pending.length;
	}
	/* high, nuls: look whether it is UTF-8 and free of them */
	*block = (struct baat_block){table->pending.at + start, end > start ? end - start : 0, .line = table->line,
	                             .nuls = true, .high = true};
	return BAAT_OK;
}

/* Sets where the first block begins, and drops what stands before it. */
static void begin_body(struct baat_table *table, size_t body)
{
	table->body = body;
	table->body_line = table->line;
	table->previous = body > 0 ? table->pending.at[body - 1] : '\0';
	baat_table_drop(&table->pending, body);
}

static enum baat_status read_header(struct baat_table *table, struct baat_diags *diags)
{
	size_t first = table->request.block_size > 0 ? table->request.block_size : FIRST_READ, start = 0;
	enum baat_status status =
	    baat_table_fill(table, &table->pending, first < LEAST_READ ? LEAST_READ : first, diags);
	if (status == BAAT_OK)
		status = refuse_utf16(table, diags);
	if (status != BAAT_OK)
		return status;
	struct baat_text rest = baat_buffer_text(&table->pending);
	baat_text_skip_mark(&rest);
	start = table->pending.length - rest.length;
	char declared = skip_sep_line(table, &start);

	for (bool found = false; !found;) {
		struct baat_block block;
		status = read_record(table, start, &block, diags);
		if (status == BAAT_OK && block.length == 0)
			return baat_header_absent(table, diags);
		if (status == BAAT_OK)
			status = baat_header_take(table, &block, declared, &found, diags);
		if (status != BAAT_OK)
			return status;
		struct baat_census census = {0};
		baat_census(&census, block.bytes, block.length, '\0');
		table->line += census.feeds + census.returns - census.pairs;
		start += block.length;
	}
	if (table->request.front)
		baat_buffer_add(&table->front, (struct baat_text){table->pending.at, start});
	begin_body(table, start);
	return table->front.failed ? baat_out_of_memory(diags) : BAAT_OK;
}

/* What the file is when it is of another kind, or NULL: a workbook by the row that is most like a header. */
static const char *recognise(const struct baat_table *table, struct baat_diags *diags)
{
	const struct baat_wanted *wanted = &table->request.wanted;
	struct baat_buffer names = {0};
	struct baat_text start = baat_buffer_text(&table->pending);
	if (wanted->recognise == NULL)
		return NULL;
	for (size_t i = 0; table->book != NULL && i < table->column_count; i++)
		baat_buffer_printf(&names, "%s%.*s", i > 0 ? ";" : "", (int)table->columns[i].length,
		                   table->columns[i].at);
	const char *what = wanted->recognise(table->book != NULL ? baat_buffer_text(&names) : start, wanted->kind);
	if (names.failed)
		baat_out_of_memory(diags);
	baat_buffer_free(&names);
	return what;
}

/* Finds the header. A file of another kind is told as such, once, and not by what its header lacks. */
static enum baat_status find_header(struct baat_table *table, struct baat_diags *diags)
{
	struct baat_diags wrong = {0};
	enum baat_status status = baat_table_open_book(table, &wrong);
	if (status == BAAT_OK && table->book == NULL)
		status = read_header(table, &wrong);
	const char *what = status == BAAT_REJECTED && !wrong.lost ? recognise(table, diags) : NULL;
	if (what == NULL)
		return baat_worst(status, baat_diags_move(diags, &wrong));
	baat_diags_clear(&wrong);
	return baat_error(diags, baat_at(table->shown_file, 0, 0), BAAT_FILE_KIND, "%s", what);
}

enum baat_status baat_table_open(struct baat_table **result, const struct baat_table_request *request,
                                 struct baat_diags *diags)
{
	struct baat_table *table = calloc(1, sizeof *table);
	*result = NULL;
	if (table == NULL || (table->probe = baat_rows_new()) == NULL) {
		free(table);
		return baat_out_of_memory(diags);
	}
	table->request = *request;
	if (request->shown == NULL)
		table->request.shown = request->path;
	table->names_kept = diags->names;
	table->line = request->line_base + 1;
	enum baat_status status = baat_table_split_path(table, diags);
	if (status == BAAT_OK)
		status = open_source(table, diags);
	if (status == BAAT_OK) {
		table->opened = *baat_source_opened(table->source);
		status = find_header(table, diags);
	}
	if (table->no_memory)
		status = baat_worst(status, baat_out_of_memory(diags));
	if (status == BAAT_OK)
		*result = table;
	else
		baat_table_close(table);
	return status;
}

void baat_table_park(struct baat_table *table)
{
	/* a file that could not be opened again has none */
	if (table->source == NULL || !baat_source_is_regular(table->source))
		return;
	baat_book_close(table->book);
	table->book = NULL;
	baat_source_close(table->source);
	table->source = NULL;
	baat_buffer_free(&table->pending);
	/* what it holds would be most of what thousands of parked files take */
	baat_rows_free(table->probe);
	table->probe = NULL;
	table->parked = true;
}

enum baat_status baat_table_unpark(struct baat_table *table, struct baat_diags *diags)
{
	enum baat_status status = open_source(table, diags);
	if (status != BAAT_OK)
		return status;
	table->probe = baat_rows_new();
	if (table->probe == NULL)
		return baat_out_of_memory(diags);
	table->parked = false;
	if (!baat_source_is_same(&table->opened, baat_source_opened(table->source)))
		return baat_source_changed(table->shown_file, diags);
	if (table->sheet_name.at != NULL)
		status = baat_table_reopen_book(table, diags);
	if (status == BAAT_OK)
		status = baat_table_fill(table, &table->pending, table->body, diags);
	if (status == BAAT_OK && table->pending.length < table->body)
		status = baat_source_changed(table->shown_file, diags);
	if (status != BAAT_OK)
		return status;
	table->line = table->body_line;
	begin_body(table, table->body);
	return BAAT_OK;
}

void baat_table_close(struct baat_table *table)
{
	if (table == NULL)
		return;
	baat_book_close(table->book);
	baat_source_close(table->source);
	baat_rows_free(table->probe);
	baat_names_free(table->names);
	baat_arena_free(&table->arena);
	baat_buffer_free(&table->pending);
	baat_buffer_free(&table->front);
	free(table->columns);
	free(table->named);
	free(table->unnamed);
	free(table);
}
