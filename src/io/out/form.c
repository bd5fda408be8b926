#include "baat/io/form.h"

#include "baat/io/json-write.h"
#include "base/put.h"
#include "workbook-rows.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static const struct {
	const char *name;
	char delimiter, mark;
} forms[BAAT_FORM__MAX] = {
#define FORM(code, name, delimiter, mark) [BAAT_FORM_##code] = {name, delimiter, mark},
    BAAT_FORMS(FORM)
#undef FORM
};

const char *baat_form_name(enum baat_form form)
{
	return forms[form].name;
}

char baat_form_delimiter(enum baat_form form)
{
	return forms[form].delimiter;
}

char baat_form_mark(enum baat_form form)
{
	return forms[form].mark;
}

static size_t room_for_field(struct baat_text text)
{
	return 2 * text.length + sizeof "\"'\"";
}

/* Not 0 when one of the eight bytes is this one. */
static inline uint64_t holds(uint64_t word, char byte)
{
	uint64_t other = word ^ UINT64_C(0x0101010101010101) * (unsigned char)byte;
	return (other - UINT64_C(0x0101010101010101)) & ~other & UINT64_C(0x8080808080808080);
}

static inline uint64_t holds_special(uint64_t word, char delimiter)
{
	return holds(word, delimiter) | holds(word, '"') | holds(word, '\r') | holds(word, '\n');
}

/* Whether a text holds what only a quoted field can; eight bytes at a time, for most of what is written passes here. */
static inline bool needs_quotes(char delimiter, struct baat_text text)
{
	const char *at = text.at;
	const size_t length = text.length;
	uint64_t word = 0, found = 0;
	uint32_t first, last;
	if (length == 0)
		return false;
	if (at[0] == ' ' || at[length - 1] == ' ')
		return true;
	if (length >= 8) {
		for (size_t i = 0; i < length - 8; i += 8) {
			memcpy(&word, at + i, 8);
			found |= holds_special(word, delimiter);
		}
		memcpy(&word, at + length - 8, 8);
	} else if (length >= 4) {
		memcpy(&first, at, 4);
		memcpy(&last, at + length - 4, 4);
		word = (uint64_t)first << 32 | last;
	} else {
		/* the bytes that are left are zeros, which no delimiter is */
		word = (uint64_t)(unsigned char)at[0] << 16 | (uint64_t)(unsigned char)at[length / 2] << 8 |
		       (unsigned char)at[length - 1];
	}
	return (found | holds_special(word, delimiter)) != 0;
}

static __attribute__((noinline)) char *put_quoted(char *to, struct baat_text text, bool apostrophe)
{
	*to++ = '"';
	if (apostrophe)
		*to++ = '\'';
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] == '"')
			*to++ = '"';
		*to++ = text.at[i];
	}
	*to++ = '"';
	return to;
}

static inline char *put_field(char *to, char delimiter, struct baat_text text, bool apostrophe)
{
	if (needs_quotes(delimiter, text))
		return put_quoted(to, text, apostrophe);
	if (apostrophe)
		*to++ = '\'';
	return baat_put(to, text);
}

void baat_form_field(char delimiter, struct baat_text text, struct baat_buffer *to)
{
	char *at = baat_buffer_reserve(to, room_for_field(text));
	if (at != NULL)
		to->length = (size_t)(put_field(at, delimiter, text, false) - to->at);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A sign, digits, and single points and commas between digits: a spreadsheet calculates nothing with it. */
static bool is_signed_number(struct baat_text text)
{
	bool after_digit = false;
	for (size_t i = 1; i < text.length; i++) {
		char c = text.at[i];
		if (!is_digit(c) && !(after_digit && (c == '.' || c == ',')))
			return false;
		after_digit = is_digit(c);
	}
	return after_digit;
}

/* Whether a spreadsheet would take the text for a formula. */
static bool is_formula(struct baat_text text)
{
	if (text.length == 0)
		return false;
	switch (text.at[0]) {
	case '=':
	case '@':
	case '\t':
	case '\r':
		return true;
	case '+':
	case '-':
		return !is_signed_number(text);
	default:
		return false;
	}
}

/* For a workbook, where nothing is quoted: what would end a cell or a row is written in two bytes. */
static char *put_bare(char *to, struct baat_text text)
{
	for (size_t i = 0; i < text.length; i++) {
		const char *escaped = text.at[i] == '\0' ? NULL : strchr(BAAT_BARE_ESCAPED, text.at[i]);
		if (escaped != NULL)
			*to++ = BAAT_BARE_ESCAPE;
		*to++ = escaped != NULL ? BAAT_BARE_LETTERS[escaped - BAAT_BARE_ESCAPED] : text.at[i];
	}
	return to;
}

static inline char *put_form_text(char *to, enum baat_form form, char delimiter, struct baat_text text)
{
	if (form == BAAT_FORM_XLSX)
		return put_bare(to, text);
	return put_field(to, delimiter, text, form == BAAT_FORM_EXCEL && is_formula(text));
}

static char *put_line_end(char *to, enum baat_form form)
{
	if (form == BAAT_FORM_EXCEL)
		*to++ = '\r';
	*to++ = '\n';
	return to;
}

void baat_form_header(enum baat_form form, const struct baat_column *columns, size_t count, struct baat_buffer *to)
{
	/* a sheet has its header from its columns */
	if (form == BAAT_FORM_JSONL || form == BAAT_FORM_XLSX)
		return;
	size_t room = sizeof BYTE_ORDER_MARK "\r\n" + count;
	for (size_t i = 0; i < count; i++)
		room += room_for_field(columns[i].name);
	char *at = baat_buffer_reserve(to, room);
	if (at == NULL)
		return;

	if (form == BAAT_FORM_EXCEL)
		at = baat_put(at, BAAT_TEXT(BYTE_ORDER_MARK));
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			*at++ = forms[form].delimiter;
		at = put_form_text(at, form, forms[form].delimiter, columns[i].name);
	}
	to->length = (size_t)(put_line_end(at, form) - to->at);
}

/* Three decimals behind a single point may be thousands to a reader of tab-separated text, so a fourth is written
 * (baat-bestanden(5), NUMBERS). Ratios are not read back. */
static bool needs_fourth_decimal(enum baat_cell_kind kind, baat_sum number)
{
	return (kind == BAAT_CELL_PRICE || kind == BAAT_CELL_PERCENT || kind == BAAT_CELL_QUANTITY) &&
	       number % 10 == 0 && number % 100 != 0;
}

void baat_form_cells(enum baat_form form, const struct baat_column *columns, size_t first, size_t end,
                     const struct baat_cell *cells, struct baat_buffer *to)
{
	/* kept here, since a write through `at` might change the list of forms for all the compiler knows, and it
	 * would look them up for every cell */
	const char delimiter = forms[form].delimiter, mark = forms[form].mark;
	size_t room = end - first;
	for (size_t i = first; i < end; i++)
		room += columns[i].kind == BAAT_CELL_TEXT ? room_for_field(cells[i].text) : BAAT_NUMBER_MAX;
	char *at = baat_buffer_reserve(to, room);
	if (at == NULL)
		return;

	for (size_t i = first; i < end; i++) {
		const struct baat_cell *cell = &cells[i];
		const enum baat_cell_kind kind = columns[i].kind;
		if (i > 0)
			*at++ = delimiter;
		if (cell->empty)
			continue;
		if (kind == BAAT_CELL_TEXT)
			at = put_form_text(at, form, delimiter, cell->text);
		else if (form == BAAT_FORM_TSV && needs_fourth_decimal(kind, cell->number))
			at += baat_number_write(at, cell->number, BAAT_SCALE_PRICE, '.');
		else
			at = baat_put_number(at, kind, cell->number, mark);
	}
	to->length = (size_t)(at - to->at);
}

void baat_form_end(enum baat_form form, struct baat_buffer *to)
{
	char *at = baat_buffer_reserve(to, sizeof "\r\n");
	if (at != NULL)
		to->length = (size_t)(put_line_end(at, form) - to->at);
}

static void json_row(const struct baat_column *columns, size_t count, const struct baat_cell *cells,
                     struct baat_buffer *to)
{
	struct baat_json_writer json = {.to = to};
	baat_json_begin(&json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
	baat_json_add_cells(&json, columns, cells, count);
	baat_json_end(&json);
	baat_buffer_add_char(to, '\n');
}

void baat_form_row(enum baat_form form, const struct baat_column *columns, size_t count, const struct baat_cell *cells,
                   struct baat_buffer *to)
{
	if (form == BAAT_FORM_JSONL) {
		json_row(columns, count, cells, to);
	} else {
		baat_form_cells(form, columns, 0, count, cells, to);
		baat_form_end(form, to);
	}
}
