/* Opening a delimited file: byte order mark, "sep=", and on to the header; parking it. */
#include "../base/gettext.h"
#include "csv-file.h"
#include "census.h"
#include "cut.h"

enum {
	FIRST_READ = 64 * 1024,
	LEAST_READ = 16, /* a byte order mark and a line "sep=;" */
};

const char *baat_csv_path(const struct baat_csv *csv)
{
	return csv->request.shown;
}

struct baat_text baat_csv_front(const struct baat_csv *csv)
{
	return baat_buffer_text(&csv->front);
}

uint64_t baat_csv_front_lines(const struct baat_csv *csv)
{
	return csv->body_line - csv->request.line_base - 1;
}

size_t baat_csv_column_count(const struct baat_csv *csv)
{
	return csv->column_count;
}

struct baat_text baat_csv_column(const struct baat_csv *csv, size_t column)
{
	return csv->columns[column];
}

size_t baat_csv_find(const struct baat_csv *csv, struct baat_text name)
{
	uint32_t number = baat_names_find(csv->names, name);
	return number == BAAT_NO_NAME ? BAAT_NO_COLUMN : csv->named[number];
}

struct baat_place baat_csv_header_place(const struct baat_csv *csv, size_t column)
{
	return baat_at(csv->request.shown, csv->header_line, (uint32_t)column + 1);
}

char baat_csv_delimiter(const struct baat_csv *csv)
{
	return csv->delimiter;
}

enum baat_mark baat_csv_mark(const struct baat_csv *csv)
{
	return csv->mark;
}

uint64_t baat_csv_taken(const struct baat_csv *csv)
{
	return atomic_load_explicit(&csv->taken, memory_order_relaxed);
}

uint64_t baat_csv_size(const struct baat_csv *csv)
{
	return S_ISREG(csv->opened.st_mode) ? (uint64_t)csv->opened.st_size : 0;
}

void baat_csv_digest(struct baat_csv *csv, char hex[65])
{
	baat_source_digest(csv->source, hex);
}

struct baat_rows_setup baat_csv_rows_setup(const struct baat_csv *csv)
{
	return (struct baat_rows_setup){csv->request.shown, csv->delimiter, csv->column_count, csv->unnamed};
}

void baat_rows_begin(struct baat_rows *rows, const struct baat_csv *csv, const struct baat_block *block, bool fast)
{
	struct baat_rows_setup setup = baat_csv_rows_setup(csv);
	baat_rows_setup(rows, &setup, block, fast);
}

enum baat_status baat_csv_fill(struct baat_csv *csv, struct baat_buffer *buffer, size_t wanted,
                               struct baat_diags *diags)
{
	while (!csv->at_end && buffer->length < wanted) {
		size_t got, room = wanted - buffer->length;
		if (csv->request.encoding != NULL && room < BAAT_SOURCE_ROOM)
			room = BAAT_SOURCE_ROOM;
		char *to = baat_buffer_reserve(buffer, room);
		if (to == NULL)
			return baat_out_of_memory(diags);
		enum baat_status status = baat_source_read(csv->source, to, room, &got, diags);
		if (status != BAAT_OK)
			return status;
		atomic_store_explicit(&csv->taken, baat_source_taken(csv->source), memory_order_relaxed);
		buffer->length += got;
		csv->at_end = got == 0;
	}
	char *padding = baat_buffer_reserve(buffer, BAAT_BLOCK_PADDING);
	if (padding == NULL)
		return baat_out_of_memory(diags);
	memset(padding, 0, BAAT_BLOCK_PADDING);
	return BAAT_OK;
}

/* Takes away a line "sep=X" in front of the header, which a spreadsheet writes for itself. Returns its X, or 0; "sep="
 * alone declares nothing. */
static char skip_sep_line(struct baat_csv *csv, size_t *start)
{
	const char *at = csv->pending.at + *start;
	size_t left = csv->pending.length - *start;
	if (left < 5 || memcmp(at, "sep=", 4) != 0)
		return 0;
	size_t end = at[4] == '\n' || at[4] == '\r' ? 4 : 5;
	if (left <= end || (at[end] != '\n' && at[end] != '\r'))
		return 0;
	*start += end + (at[end] == '\r' && left > end + 1 && at[end + 1] == '\n' ? 2 : 1);
	csv->line++;
	return end == 5 ? at[4] : 0;
}

/* Where the first record from `start` on ends, its line end and lines of spaces before it included; 0 when that is not
 * there yet. */
static size_t record_end(const struct baat_csv *csv, size_t start)
{
	const char *at = csv->pending.at;
	const size_t length = csv->pending.length;
	bool quoted = false, content = false;

	for (size_t i = start; i < length; i++) {
		bool feeds = at[i] == '\n';
		bool returns = at[i] == '\r' && (i + 1 < length ? at[i + 1] != '\n' : csv->at_end);
		if ((feeds || returns) && content && !quoted)
			return i + 1;
		quoted ^= at[i] == '"';
		content |= at[i] != '\n' && at[i] != '\r' && at[i] != ' ';
	}
	return csv->at_end ? length : 0;
}

/* A UTF-16 file says so by its first two bytes; in UTF-8 they cannot occur. */
static enum baat_status refuse_utf16(const struct baat_csv *csv, struct baat_diags *diags)
{
	const unsigned char *at = (const unsigned char *)csv->pending.at;
	if (csv->pending.length < 2 || !((at[0] == 0xFF && at[1] == 0xFE) || (at[0] == 0xFE && at[1] == 0xFF)))
		return BAAT_OK;
	return baat_error(diags, baat_at(csv->request.shown, 1, 1), BAAT_ENCODING_INVALID,
	                  _("this file is UTF-16; add --codering=%s"), at[0] == 0xFF ? "UTF-16LE" : "UTF-16BE");
}

static enum baat_status open_source(struct baat_csv *csv, struct baat_diags *diags)
{
	const struct baat_csv_request *request = &csv->request;
	csv->at_end = csv->ended = false;
	return baat_source_open(&csv->source, request->path, request->encoding, request->digest, diags);
}

/* Reads on until the record from `start` on is complete, or cannot be read; sets its block. */
static enum baat_status read_record(struct baat_csv *csv, size_t start, struct baat_block *block,
                                    struct baat_diags *diags)
{
	size_t end = record_end(csv, start), wanted = csv->pending.length;
	for (bool broken = false; end == 0 && !csv->at_end;) {
		wanted = (wanted < start ? start : wanted) * 2;
		enum baat_status status = baat_csv_fill(csv, &csv->pending, wanted, diags);
		if (status != BAAT_OK)
			return status;
		end = record_end(csv, start);
		*block = (struct baat_block){csv->pending.at + start, csv->pending.length - start, .line = csv->line};
		if (end == 0 && block->length > BAAT_FIELD_MAX)
			broken = baat_header_is_broken(csv, block);
		if (broken)
			end = csv->pending.length;
	}
	/* high, nuls: look whether it is UTF-8 and free of them */
	*block = (struct baat_block){csv->pending.at + start, end > start ? end - start : 0, .line = csv->line,
	                             .nuls = true, .high = true};
	return BAAT_OK;
}

/* Sets where the first block begins, and drops what stands before it. */
static void begin_body(struct baat_csv *csv, size_t body)
{
	csv->body = body;
	csv->body_line = csv->line;
	csv->previous = body > 0 ? csv->pending.at[body - 1] : '\0';
	baat_csv_drop(&csv->pending, body);
}

static enum baat_status read_header(struct baat_csv *csv, struct baat_diags *diags)
{
	size_t first = csv->request.block_size > 0 ? csv->request.block_size : FIRST_READ, start = 0;
	enum baat_status status = baat_csv_fill(csv, &csv->pending, first < LEAST_READ ? LEAST_READ : first, diags);
	if (status == BAAT_OK)
		status = refuse_utf16(csv, diags);
	if (status != BAAT_OK)
		return status;
	if (csv->pending.length >= 3 && memcmp(csv->pending.at, "\xEF\xBB\xBF", 3) == 0)
		start = 3;
	char declared = skip_sep_line(csv, &start);

	for (bool found = false; !found;) {
		struct baat_block block;
		status = read_record(csv, start, &block, diags);
		if (status == BAAT_OK && block.length == 0)
			return baat_header_absent(csv, diags);
		if (status == BAAT_OK)
			status = baat_header_take(csv, &block, declared, &found, diags);
		if (status != BAAT_OK)
			return status;
		struct baat_census census = {0};
		baat_census(&census, block.bytes, block.length, '\0');
		csv->line += census.feeds + census.returns - census.pairs;
		start += block.length;
	}
	if (csv->request.front)
		baat_buffer_add(&csv->front, (struct baat_text){csv->pending.at, start});
	begin_body(csv, start);
	return csv->front.failed ? baat_out_of_memory(diags) : BAAT_OK;
}

enum baat_status baat_csv_open(struct baat_csv **result, const struct baat_csv_request *request,
                               struct baat_diags *diags)
{
	struct baat_csv *csv = calloc(1, sizeof *csv);
	*result = NULL;
	if (csv == NULL || (csv->probe = baat_rows_new()) == NULL) {
		free(csv);
		return baat_out_of_memory(diags);
	}
	csv->request = *request;
	if (request->shown == NULL)
		csv->request.shown = request->path;
	csv->line = request->line_base + 1;
	enum baat_status status = open_source(csv, diags);
	if (status == BAAT_OK) {
		csv->opened = *baat_source_opened(csv->source);
		status = read_header(csv, diags);
	}
	if (csv->no_memory)
		status = baat_worst(status, baat_out_of_memory(diags));
	if (status == BAAT_OK)
		*result = csv;
	else
		baat_csv_close(csv);
	return status;
}

void baat_csv_park(struct baat_csv *csv)
{
	/* a file that could not be opened again has none */
	if (csv->source == NULL || !baat_source_is_regular(csv->source))
		return;
	baat_source_close(csv->source);
	csv->source = NULL;
	baat_buffer_free(&csv->pending);
	/* what it holds would be most of what thousands of parked files take */
	baat_rows_free(csv->probe);
	csv->probe = NULL;
	csv->parked = true;
}

enum baat_status baat_csv_unpark(struct baat_csv *csv, struct baat_diags *diags)
{
	enum baat_status status = open_source(csv, diags);
	if (status != BAAT_OK)
		return status;
	csv->probe = baat_rows_new();
	if (csv->probe == NULL)
		return baat_out_of_memory(diags);
	csv->parked = false;
	if (!baat_source_is_same(&csv->opened, baat_source_opened(csv->source)))
		return baat_source_changed(csv->request.path, diags);
	status = baat_csv_fill(csv, &csv->pending, csv->body, diags);
	if (status == BAAT_OK && csv->pending.length < csv->body)
		status = baat_source_changed(csv->request.path, diags);
	if (status != BAAT_OK)
		return status;
	csv->line = csv->body_line;
	begin_body(csv, csv->body);
	return BAAT_OK;
}

void baat_csv_close(struct baat_csv *csv)
{
	if (csv == NULL)
		return;
	baat_source_close(csv->source);
	baat_rows_free(csv->probe);
	baat_names_free(csv->names);
	baat_arena_free(&csv->arena);
	baat_buffer_free(&csv->pending);
	baat_buffer_free(&csv->front);
	free(csv->columns);
	free(csv->named);
	free(csv->unnamed);
	free(csv);
}
