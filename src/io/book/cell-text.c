/* Text of cells, and what a number format says of the numbers that it shows. */
#include "cell-says.h"

#include "baat/base/text.h"

static struct baat_text without_spaces(struct baat_text text)
{
	while (text.length > 0 && text.at[0] == ' ') {
		text.at++;
		text.length--;
	}
	while (text.length > 0 && text.at[text.length - 1] == ' ')
		text.length--;
	return text;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The number in _xHHHH_ at this place, or -1. */
static int32_t escape_at(struct baat_text text, size_t at)
{
	int32_t unit = 0;
	if (text.length - at < 7 || text.at[at] != '_' || text.at[at + 1] != 'x' || text.at[at + 6] != '_')
		return -1;
	for (size_t i = at + 2; i < at + 6; i++) {
		int digit = hex_digit(text.at[i]);
		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

static void put_point(uint32_t point, struct baat_buffer *to)
{
	char bytes[4];
	size_t count = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = count; i-- > 1; point >>= 6)
		bytes[i] = (char)(0x80 | (point & 0x3F));
	bytes[0] = (char)(lead[count] | point);
	baat_buffer_add(to, (struct baat_text){bytes, count});
}

/* Takes the escape at *at, and its other half where it is one of two; *at is moved behind. */
static enum baat_code put_escape(struct baat_text text, size_t *at, int32_t unit, struct baat_buffer *to)
{
	uint32_t point = (uint32_t)unit;
	*at += 7;
	if (point >= 0xD800 && point < 0xDC00 && *at < text.length) {
		int32_t low = escape_at(text, *at);
		if (low >= 0xDC00 && low < 0xE000) {
			*at += 7;
			point = 0x10000 + ((point - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
		}
	}
	if (point == 0)
		return BAAT_FIELD_NUL;
	if ((point >= 0xD800 && point < 0xE000) || (point >= BAAT_ROW_PROBLEM && point <= BAAT_FIELD_END))
		return BAAT_ENCODING_INVALID;
	put_point(point, to);
	return BAAT_CODE__MAX;
}

/* Puts BAAT_CELL_BREAK for every line break from `start` on, in place. */
static void put_breaks(struct baat_buffer *to, size_t start)
{
	size_t length = start;
	for (size_t i = start; i < to->length; i++) {
		char c = to->at[i];
		if (c == '\r' && i + 1 < to->length && to->at[i + 1] == '\n')
			continue;
		to->at[length++] = c == '\r' || c == '\n' ? BAAT_CELL_BREAK : c;
	}
	to->length = length;
}

enum baat_code baat_cell_put_text(struct baat_text text, bool escapes, struct baat_buffer *to)
{
	const size_t start = to->length;
	enum baat_code problem = BAAT_CODE__MAX;
	size_t done = 0;
	text = without_spaces(text);
	for (size_t at = 0; escapes && at < text.length;) {
		const char *found = memchr(text.at + at, '_', text.length - at);
		int32_t unit = -1;
		if (found == NULL)
			break;
		at = (size_t)(found - text.at);
		if ((unit = escape_at(text, at)) < 0) {
			at++;
			continue;
		}
		baat_buffer_add(to, (struct baat_text){text.at + done, at - done});
		enum baat_code found_problem = put_escape(text, &at, unit, to);
		if (problem == BAAT_CODE__MAX)
			problem = found_problem;
		done = at;
	}
	if (done < text.length)
		baat_buffer_add(to, (struct baat_text){text.at + done, text.length - done});
	if (!to->failed)
		put_breaks(to, start);
	return problem;
}

bool baat_cell_is_error(struct baat_text text)
{
	static const char *const errors[] = {"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"};
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (baat_text_equal(text, baat_text_of(errors[i])))
			return true;
	if (text.length <= 4 || memcmp(text.at, "Err:", 4) != 0)
		return false;
	for (size_t i = 4; i < text.length; i++)
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
	return true;
}

enum baat_cell_format baat_format_of_number(unsigned number)
{
	static const struct {
		unsigned first, last;
		enum baat_cell_format format;
	} known[] = {{9, 10, BAAT_SHOWN_PERCENT}, {14, 17, BAAT_SHOWN_DATE}, {18, 21, BAAT_SHOWN_TIME},
	             {22, 22, BAAT_SHOWN_DATE},   {27, 36, BAAT_SHOWN_DATE}, {45, 47, BAAT_SHOWN_TIME},
	             {50, 58, BAAT_SHOWN_DATE}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (number >= known[i].first && number <= known[i].last)
			return known[i].format;
	return BAAT_SHOWN_PLAIN;
}

/* Whether what stands in brackets is a duration: h, m or s, once or more. */
static bool is_duration(struct baat_text inside)
{
	char first = inside.length > 0 ? (char)(inside.at[0] | 0x20) : '\0';
	if (inside.length > 2 || (first != 'h' && first != 'm' && first != 's'))
		return false;
	return inside.length == 1 || (inside.at[1] | 0x20) == first;
}

enum baat_cell_format baat_format_of_code(struct baat_text code)
{
	bool percent = false, day = false, clock = false, month = false;
	for (size_t i = 0; i < code.length && code.at[i] != ';'; i++) {
		char c = code.at[i];
		const char closing = c == '"' ? '"' : c == '[' ? ']' : '\0';
		if (closing != '\0') {
			const char *end = memchr(code.at + i + 1, closing, code.length - i - 1);
			size_t last = end == NULL ? code.length : (size_t)(end - code.at);
			clock |=
			    c == '[' && end != NULL && is_duration((struct baat_text){code.at + i + 1, last - i - 1});
			i = last;
		} else if (c == '\\' || c == '_' || c == '*') {
			i++;
		} else {
			char lower = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
			percent |= c == '%';
			day |= lower == 'y' || lower == 'd';
			clock |= lower == 'h' || lower == 's';
			month |= lower == 'm';
		}
	}
	if (percent)
		return BAAT_SHOWN_PERCENT;
	if (clock && !day)
		return BAAT_SHOWN_TIME;
	return day || clock || month ? BAAT_SHOWN_DATE : BAAT_SHOWN_PLAIN;
}
