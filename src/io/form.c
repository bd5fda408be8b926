#include "form.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static const struct {
	const char *name;
	char delimiter, mark;
} forms[BAAT_FORM__MAX] = {
    [BAAT_FORM_CSV_NL] = {"csv-nl", ';', ','}, [BAAT_FORM_CSV] = {"csv", ',', '.'},
    [BAAT_FORM_TSV] = {"tsv", '\t', '.'},      [BAAT_FORM_JSONL] = {"jsonl", '\0', '.'},
    [BAAT_FORM_EXCEL] = {"excel", ';', ','},   [BAAT_FORM_TABLE] = {"tabel", '\0', ','},
};

const char *baat_form_name(enum baat_form form)
{
	return forms[form].name;
}

enum baat_form baat_form_named(struct baat_text name)
{
	enum baat_form form = 0;
	while (form < BAAT_FORM__MAX && !baat_text_equal(name, baat_text_of(forms[form].name)))
		form++;
	return form;
}

char baat_form_delimiter(enum baat_form form)
{
	return forms[form].delimiter;
}

char baat_form_mark(enum baat_form form)
{
	return forms[form].mark;
}

unsigned baat_cell_decimals(enum baat_cell_kind kind, baat_sum *number)
{
	static const struct {
		unsigned most, least;
	} decimals[] = {
	    [BAAT_CELL_CENTS] = {BAAT_SCALE_CENTS, BAAT_SCALE_CENTS},
	    [BAAT_CELL_RATIO2] = {2, 2},
	    [BAAT_CELL_RATIO3] = {3, 3},
	    [BAAT_CELL_INTEGER] = {0, 0},
	    [BAAT_CELL_CHANCE] = {BAAT_SCALE_CHANCE, 0},
	    [BAAT_CELL_PRICE] = {BAAT_SCALE_PRICE, 2},
	    [BAAT_CELL_PERCENT] = {BAAT_SCALE_PERCENT, 0},
	};

	unsigned scale = decimals[kind].most;
	/* As in baat_number_write(): division of 128 bits is slow and hardly ever needed. */
	if (*number < INT64_MIN || *number > INT64_MAX) {
		for (; scale > decimals[kind].least && *number % 10 == 0; scale--)
			*number /= 10;
		return scale;
	}
	int64_t small = (int64_t)*number;
	for (; scale > decimals[kind].least && small % 10 == 0; scale--)
		small /= 10;
	*number = small;
	return scale;
}

static size_t room_for_field(struct baat_text text)
{
	return 2 * text.length + sizeof "\"'\"";
}

static bool needs_quotes(char delimiter, struct baat_text text)
{
	if (text.length == 0)
		return false;
	if (text.at[0] == ' ' || text.at[text.length - 1] == ' ')
		return true;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		if (c == delimiter || c == '"' || c == '\r' || c == '\n')
			return true;
	}
	return false;
}

static char *put_field(char *to, char delimiter, struct baat_text text, bool apostrophe)
{
	bool quoted = needs_quotes(delimiter, text);
	if (quoted)
		*to++ = '"';
	if (apostrophe)
		*to++ = '\'';
	if (!quoted)
		return baat_put(to, text);
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] == '"')
			*to++ = '"';
		*to++ = text.at[i];
	}
	*to++ = '"';
	return to;
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

static char *put_form_text(char *to, enum baat_form form, struct baat_text text)
{
	return put_field(to, forms[form].delimiter, text, form == BAAT_FORM_EXCEL && is_formula(text));
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
	if (form == BAAT_FORM_JSONL)
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
		at = put_form_text(at, form, columns[i].name);
	}
	to->length = (size_t)(put_line_end(at, form) - to->at);
}

/* Three decimals behind a single point may be thousands to a reader of tab-separated text, so a fourth is written
 * (baat-bestanden(5), NUMBERS). Ratios are not read back. */
static bool needs_fourth_decimal(enum baat_form form, enum baat_cell_kind kind, baat_sum number)
{
	return form == BAAT_FORM_TSV && (kind == BAAT_CELL_PRICE || kind == BAAT_CELL_PERCENT) && number % 10 == 0 &&
	       number % 100 != 0;
}

static void delimited_row(enum baat_form form, const struct baat_column *columns, size_t count,
                          const struct baat_cell *cells, struct baat_buffer *to)
{
	size_t room = sizeof "\r\n" + count;
	for (size_t i = 0; i < count; i++)
		room += columns[i].kind == BAAT_CELL_TEXT ? room_for_field(cells[i].text) : BAAT_NUMBER_MAX;
	char *at = baat_buffer_reserve(to, room);
	if (at == NULL)
		return;

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			*at++ = forms[form].delimiter;
		if (cells[i].empty)
			continue;
		if (columns[i].kind == BAAT_CELL_TEXT)
			at = put_form_text(at, form, cells[i].text);
		else if (needs_fourth_decimal(form, columns[i].kind, cells[i].number))
			at += baat_number_write(at, cells[i].number, BAAT_SCALE_PRICE, '.');
		else
			at = baat_put_number(at, columns[i].kind, cells[i].number, forms[form].mark);
	}
	to->length = (size_t)(put_line_end(at, form) - to->at);
}

void baat_form_row(enum baat_form form, const struct baat_column *columns, size_t count, const struct baat_cell *cells,
                   struct baat_buffer *to)
{
	if (form == BAAT_FORM_JSONL)
		baat_form_json_row(columns, count, cells, to);
	else
		delimited_row(form, columns, count, cells, to);
}
