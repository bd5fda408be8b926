/*
 * Any bytes, read in one block by libcsv and in blocks of any size by the fast path, give the same dialect, the same
 * rows and the same diagnostics. So do the same bytes told otherwise: behind a byte order mark, behind a line sep=,
 * with other line ends, in another encoding.
 */
#include "fuzz.h"

#include "../unit/check.h"

enum telling { AS_IT_IS, BEHIND_MARK, BEHIND_SEP, WITH_CRLF, WITH_CR, IN_UTF16, TELLINGS };

static bool begins(struct baat_text text, const char *with)
{
	size_t length = strlen(with);
	return text.length >= length && memcmp(text.at, with, length) == 0;
}

static bool has(struct baat_text text, int byte)
{
	return text.length > 0 && memchr(text.at, byte, text.length) != NULL;
}

static void add_dialect(const struct baat_table_request *request, struct baat_buffer *to, char *delimiter)
{
	struct baat_diags diags = {0};
	struct baat_table *table;
	enum baat_status status = baat_table_open(&table, request, &diags);
	fuzz_check_diags(status, &diags);
	*delimiter = '\0';
	if (status == BAAT_OK) {
		*delimiter = baat_table_delimiter(table);
		baat_buffer_printf(to, "by '%c', mark %d:", *delimiter, (int)baat_table_mark(table));
		for (size_t i = 0; i < baat_table_column_count(table); i++) {
			struct baat_text name = baat_table_column(table, i);
			fuzz_promise(baat_text_is_utf8(name), "a name that is no text");
			fuzz_promise(name.length == 0 || baat_table_find(table, name) == i, "column %zu is lost", i);
			baat_buffer_add_string(to, " [");
			baat_buffer_add(to, name);
			baat_buffer_add_char(to, ']');
		}
		baat_buffer_add_char(to, '\n');
	}
	baat_table_close(table);
	baat_diags_clear(&diags);
}

static void add_lines(struct baat_text text, const char *end, struct baat_buffer *to)
{
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] == '\n')
			baat_buffer_add_string(to, end);
		else
			baat_buffer_add_char(to, text.at[i]);
	}
}

static void add_utf16(struct baat_text text, struct baat_buffer *to)
{
	const unsigned char *at = (const unsigned char *)text.at;
	for (size_t i = 0; i < text.length;) {
		unsigned more = at[i] < 0x80 ? 0 : at[i] < 0xE0 ? 1 : at[i] < 0xF0 ? 2 : 3;
		uint32_t point = more == 0 ? at[i] : at[i] & (0x3Fu >> more);
		for (i++; more > 0; more--, i++)
			point = point << 6 | (at[i] & 0x3Fu);
		uint32_t units[2] = {point, 0};
		if (point >= 0x10000) {
			units[0] = 0xD800 + ((point - 0x10000) >> 10);
			units[1] = 0xDC00 + ((point - 0x10000) & 0x3FF);
		}
		for (unsigned u = 0; u < (point >= 0x10000 ? 2u : 1u); u++) {
			baat_buffer_add_char(to, (char)(units[u] & 0xFF));
			baat_buffer_add_char(to, (char)(units[u] >> 8));
		}
	}
}

/* The same table in other bytes; AS_IT_IS when that cannot be said of these. */
static enum telling tell(enum telling telling, struct baat_text text, char delimiter, struct check_reading *how,
                         struct baat_buffer *to)
{
	bool marked = begins(text, "\xEF\xBB\xBF") || begins(text, "\xFF\xFE") || begins(text, "\xFE\xFF");
	bool plain = !has(text, '\r') && !has(text, '"');
	if (telling == BEHIND_MARK && !marked) {
		baat_buffer_add_string(to, "\xEF\xBB\xBF");
		baat_buffer_add(to, text);
	} else if (telling == BEHIND_SEP && !marked && delimiter != '\0' && !begins(text, "sep=")) {
		baat_buffer_printf(to, "sep=%c\n", delimiter);
		baat_buffer_add(to, text);
	} else if (telling == WITH_CRLF && plain) {
		add_lines(text, "\r\n", to);
	} else if (telling == WITH_CR && plain) {
		add_lines(text, "\r", to);
	} else if (telling == IN_UTF16 && baat_text_is_utf8(text) && !marked) {
		add_utf16(text, to);
		how->request.encoding = "UTF-16LE";
	} else {
		baat_buffer_add(to, text);
		return AS_IT_IS;
	}
	return telling;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const required[] = {"a", "b"};
	static struct fuzz_file file;
	struct fuzz_input input = {bytes, length};
	struct baat_buffer expected = {0}, found = {0}, expected_raw = {0}, raw = {0}, told = {0};
	struct check_reading how = {.together = BAAT_NO_COLUMN, .keep_texts = true};
	char delimiter;

	size_t block_size = fuzz_below(&input, 256) + 1;
	unsigned choice = fuzz_below(&input, 256);
	enum telling telling = (enum telling)fuzz_below(&input, TELLINGS);
	struct baat_text text = fuzz_rest(&input);
	how.request = (struct baat_table_request){.required = required, .required_count = choice / 8 % 3};
	how.request.broken_off = choice / 32 % 2 == 0 ? NULL : "onvolledig";
	how.request.path = fuzz_file_write(&file, text);
	/* a line that says the delimiter stands before the others */
	add_dialect(&how.request, &expected, &delimiter);
	telling = tell(telling, text, delimiter, &how, &told);
	how.request.line_base = telling == BEHIND_SEP;
	const char *encoding = how.request.encoding;
	how.request.encoding = NULL;
	check_read(&how, &expected, &expected_raw);

	how.request.encoding = encoding;
	how.request.line_base = 0;
	how.request.block_size = block_size;
	how.together = choice % 4 == 3 ? BAAT_NO_COLUMN : choice % 4;
	how.fast = choice / 4 % 2 == 0;
	fuzz_file_write(&file, baat_buffer_text(&told));
	add_dialect(&how.request, &found, &delimiter);
	check_read(&how, &found, &raw);

	fuzz_same(baat_buffer_text(&expected), baat_buffer_text(&found), "one block");
	if (telling != WITH_CRLF && telling != WITH_CR)
		fuzz_same(baat_buffer_text(&expected_raw), baat_buffer_text(&raw), "the bytes of the rows");
	baat_buffer_free(&expected);
	baat_buffer_free(&expected_raw);
	baat_buffer_free(&found);
	baat_buffer_free(&raw);
	baat_buffer_free(&told);
	return 0;
}
