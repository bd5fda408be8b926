#include "baat/io/json-write.h"

#include <unistr.h>

#include "base/put.h"

#define REPLACEMENT "\xEF\xBF\xBD"

static size_t room_for_string(struct baat_text text)
{
	return (sizeof "\\u0000" - 1) * text.length + sizeof "null";
}

/* Puts the first character of the text, which cannot stand as it is or is not ASCII; returns its bytes in *taken. */
static char *put_special(char *to, struct baat_text text, size_t *taken)
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

/* Not 0 when one of eight bytes must be escaped or is not ASCII. */
static inline uint64_t is_special(uint64_t word)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
	uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\';
	return (word | (word - ones * ' ') | (quote - ones) | (slash - ones)) & tops;
}

static inline char *put_string(char *to, struct baat_text text)
{
	size_t i = 0;
	uint64_t word;
	*to++ = '"';
	while (i < text.length) {
		if (text.length - i >= sizeof word) {
			memcpy(&word, text.at + i, sizeof word);
			if (!is_special(word)) {
				memcpy(to, &word, sizeof word);
				to += sizeof word;
				i += sizeof word;
				continue;
			}
		}
		unsigned char c = (unsigned char)text.at[i];
		size_t taken = 1;
		if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\')
			*to++ = (char)c;
		else
			to = put_special(to, (struct baat_text){text.at + i, text.length - i}, &taken);
		i += taken;
	}
	*to++ = '"';
	return to;
}

enum { INDENT = 2, DEEPEST = 31, PUNCTUATION = 2 * DEEPEST * INDENT };

static char *put_new_line(char *to, unsigned depth)
{
	*to++ = '\n';
	memset(to, ' ', (size_t)INDENT * depth);
	return to + (size_t)INDENT * depth;
}

/* The same as baat_buffer_reserve(), which is mostly not needed. */
static inline char *reserve(struct baat_buffer *buffer, size_t more)
{
	if (buffer->failed || buffer->capacity - buffer->length < more)
		return baat_buffer_reserve(buffer, more);
	return buffer->at + buffer->length;
}

/* Puts what stands before a value: comma, space, key. There is room for `more` bytes behind it. NULL without memory. */
static inline char *put_key(struct baat_json_writer *json, struct baat_text key, size_t more)
{
	char *at = reserve(json->to, PUNCTUATION + room_for_string(key) + more);
	if (at == NULL)
		return NULL;
	const bool inside = json->depth > 0, lines = (json->lines >> json->depth & 1) != 0;
	if (inside && json->filled) {
		*at++ = ',';
		if (json->spaced && !lines)
			*at++ = ' ';
	}
	if (inside && lines)
		at = put_new_line(at, json->depth);
	json->filled = true;
	if (key.at == NULL)
		return at;
	at = put_string(at, key);
	*at++ = ':';
	if (json->spaced)
		*at++ = ' ';
	return at;
}

static inline void end_at(struct baat_json_writer *json, const char *at)
{
	json->to->length = (size_t)(at - json->to->at);
}

static void begin(struct baat_json_writer *json, struct baat_text key, enum baat_json_type type, bool lines)
{
	char *at = put_key(json, key, 1);
	const bool array = type == BAAT_JSON_ARRAY;
	json->depth++;
	const uint32_t bit = UINT32_C(1) << json->depth;
	json->arrays = array ? json->arrays | bit : json->arrays & ~bit;
	json->lines = lines ? json->lines | bit : json->lines & ~bit;
	json->filled = false;
	if (at == NULL)
		return;
	*at++ = array ? '[' : '{';
	end_at(json, at);
}

void baat_json_begin(struct baat_json_writer *json, struct baat_text key, enum baat_json_type type)
{
	begin(json, key, type, false);
}

void baat_json_begin_lines(struct baat_json_writer *json, struct baat_text key, enum baat_json_type type)
{
	begin(json, key, type, true);
}

void baat_json_end(struct baat_json_writer *json)
{
	const uint32_t bit = UINT32_C(1) << json->depth--;
	char *at = reserve(json->to, PUNCTUATION);
	if (at != NULL) {
		if (json->filled && (json->lines & bit) != 0)
			at = put_new_line(at, json->depth);
		*at++ = (json->arrays & bit) != 0 ? ']' : '}';
		end_at(json, at);
	}
	json->filled = true;
}

static void add_word(struct baat_json_writer *json, struct baat_text key, struct baat_text word)
{
	char *at = put_key(json, key, word.length);
	if (at != NULL)
		end_at(json, baat_put(at, word));
}

void baat_json_add_null(struct baat_json_writer *json, struct baat_text key)
{
	add_word(json, key, BAAT_TEXT("null"));
}

void baat_json_add_bool(struct baat_json_writer *json, struct baat_text key, bool value)
{
	add_word(json, key, value ? BAAT_TEXT("true") : BAAT_TEXT("false"));
}

void baat_json_add_text(struct baat_json_writer *json, struct baat_text key, struct baat_text text)
{
	char *at = put_key(json, key, room_for_string(text));
	if (at != NULL)
		end_at(json, put_string(at, text));
}

void baat_json_add_text_or_null(struct baat_json_writer *json, struct baat_text key, struct baat_text text)
{
	if (text.length == 0)
		baat_json_add_null(json, key);
	else
		baat_json_add_text(json, key, text);
}

void baat_json_add_number(struct baat_json_writer *json, struct baat_text key, baat_sum number, unsigned scale)
{
	char *at = put_key(json, key, BAAT_NUMBER_MAX);
	if (at != NULL)
		end_at(json, at + baat_number_write(at, number, scale, '.'));
}

void baat_json_add_short(struct baat_json_writer *json, struct baat_text key, baat_sum number, unsigned scale)
{
	char *at = put_key(json, key, BAAT_NUMBER_MAX);
	if (at != NULL)
		end_at(json, at + baat_number_write_short(at, number, scale, '.'));
}

static char *put_month(char *to, baat_sum month)
{
	*to++ = '"';
	to = baat_put_month(to, month);
	*to++ = '"';
	return to;
}

void baat_json_add_cells(struct baat_json_writer *json, const struct baat_column *columns,
                         const struct baat_cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const bool text = columns[i].kind == BAAT_CELL_TEXT;
		char *at = put_key(json, columns[i].name, text ? room_for_string(cells[i].text) : BAAT_NUMBER_MAX);
		if (at == NULL)
			return;
		if (cells[i].empty || (text && cells[i].text.length == 0))
			at = baat_put(at, BAAT_TEXT("null"));
		else if (text)
			at = put_string(at, cells[i].text);
		else if (columns[i].kind == BAAT_CELL_MONTH)
			at = put_month(at, cells[i].number);
		else
			at = baat_put_number(at, columns[i].kind, cells[i].number, '.');
		end_at(json, at);
	}
}
