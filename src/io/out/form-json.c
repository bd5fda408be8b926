#include "form-put.h"

#include <unistr.h>

#define REPLACEMENT "\xEF\xBF\xBD"

static size_t room_for_json(struct baat_text text)
{
	return (sizeof "\\u0000" - 1) * text.length + sizeof "\"\"";
}

/* Puts the first character of the text, which cannot stand as it is or is not ASCII; returns its bytes in *taken. */
static char *put_json_special(char *to, struct baat_text text, size_t *taken)
{
	static const char hex[] = "0123456789abcdef", letters[] = "btn?fr";
	unsigned char c = (unsigned char)text.at[0];

	*taken = 1;
	if (c >= 0x80) {
		ucs4_t character;
		int length = u8_mbtoucr(&character, (const uint8_t *)text.at, text.length);
		if (length <= 0)
			return baat_put(to, BAAT_TEXT(REPLACEMENT));
		*taken = (size_t)length;
		return baat_put(to, (struct baat_text){text.at, *taken});
	}
	*to++ = '\\';
	if (c == '"' || c == '\\') {
		*to++ = (char)c;
	} else if (c >= '\b' && c <= '\r' && c != '\v') {
		*to++ = letters[c - '\b'];
	} else {
		to = baat_put(to, BAAT_TEXT("u00"));
		*to++ = hex[c >> 4];
		*to++ = hex[c & 0xF];
	}
	return to;
}

static char *put_json(char *to, struct baat_text text)
{
	*to++ = '"';
	for (size_t i = 0; i < text.length;) {
		unsigned char c = (unsigned char)text.at[i];
		size_t taken = 1;
		if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\')
			*to++ = (char)c;
		else
			to = put_json_special(to, (struct baat_text){text.at + i, text.length - i}, &taken);
		i += taken;
	}
	*to++ = '"';
	return to;
}

void baat_form_json_string(struct baat_text text, struct baat_buffer *to)
{
	char *at = baat_buffer_reserve(to, room_for_json(text));
	if (at != NULL)
		to->length = (size_t)(put_json(at, text) - to->at);
}

void baat_form_json_row(const struct baat_column *columns, size_t count, const struct baat_cell *cells,
                        struct baat_buffer *to)
{
	size_t room = sizeof "{}\n";
	for (size_t i = 0; i < count; i++) {
		bool is_text = columns[i].kind == BAAT_CELL_TEXT;
		room += room_for_json(columns[i].name) + sizeof ":," + BAAT_NUMBER_MAX;
		room += is_text ? room_for_json(cells[i].text) : 0;
	}
	char *at = baat_buffer_reserve(to, room);
	if (at == NULL)
		return;

	*at++ = '{';
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			*at++ = ',';
		at = put_json(at, columns[i].name);
		*at++ = ':';
		bool is_text = columns[i].kind == BAAT_CELL_TEXT;
		if (cells[i].empty || (is_text && cells[i].text.length == 0))
			at = baat_put(at, BAAT_TEXT("null"));
		else if (is_text)
			at = put_json(at, cells[i].text);
		else
			at = baat_put_number(at, columns[i].kind, cells[i].number, '.');
	}
	at = baat_put(at, BAAT_TEXT("}\n"));
	to->length = (size_t)(at - to->at);
}
