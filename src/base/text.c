#include "baat/base/text.h"

#include <unistr.h>
#include <uniwidth.h>

static char lower_ascii(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool baat_text_equal_ascii(struct baat_text a, struct baat_text b)
{
	if (a.length != b.length)
		return false;
	if (baat_text_equal(a, b))
		return true;
	for (size_t i = 0; i < a.length; i++)
		if (lower_ascii(a.at[i]) != lower_ascii(b.at[i]))
			return false;
	return true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

struct baat_text baat_text_trim(struct baat_text text)
{
	while (text.length > 0 && is_blank(text.at[0])) {
		text.at++;
		text.length--;
	}
	while (text.length > 0 && is_blank(text.at[text.length - 1]))
		text.length--;
	return text;
}

char *baat_text_dup(struct baat_text text)
{
	char *copy = malloc(text.length + 1);
	if (copy == NULL)
		return NULL;
	if (text.length > 0)
		memcpy(copy, text.at, text.length);
	copy[text.length] = '\0';
	return copy;
}

bool baat_text_is_utf8(struct baat_text text)
{
	return u8_check((const uint8_t *)text.at, text.length) == NULL;
}

/* The next character and its length in bytes; an invalid byte is taken by itself as U+FFFD. */
static size_t next_character(struct baat_text text, ucs4_t *character)
{
	int length = u8_mbtoucr(character, (const uint8_t *)text.at, text.length);
	if (length > 0)
		return (size_t)length;
	*character = 0xFFFD;
	return 1;
}

size_t baat_text_width(struct baat_text text)
{
	size_t width = 0;
	while (text.length > 0) {
		ucs4_t character;
		size_t length = next_character(text, &character);
		int columns = character == 0 ? 1 : uc_width(character, "UTF-8");
		width += columns < 0 ? 1 : (size_t)columns;
		text.at += length;
		text.length -= length;
	}
	return width;
}

bool baat_text_split(struct baat_text *rest, bool *more, char separator, struct baat_text *part)
{
	if (!*more)
		return false;
	const char *end = rest->length > 0 ? memchr(rest->at, separator, rest->length) : NULL;
	if (end == NULL) {
		*part = *rest;
		*more = false;
		return true;
	}
	size_t length = (size_t)(end - rest->at);
	*part = (struct baat_text){rest->at, length};
	rest->at += length + 1;
	rest->length -= length + 1;
	return true;
}

/* Whether the byte at this place goes on with the character of the byte before it. */
static bool is_continuation(struct baat_text text, size_t at)
{
	return at < text.length && ((unsigned char)text.at[at] & 0xC0) == 0x80;
}

/* Cuts off what two texts have in common in front and behind, by whole characters. */
static void keep_difference(struct baat_text *a, struct baat_text *b)
{
	size_t shorter = a->length < b->length ? a->length : b->length, head = 0, tail = 0;
	while (head < shorter && a->at[head] == b->at[head])
		head++;
	while (head > 0 && (is_continuation(*a, head) || is_continuation(*b, head)))
		head--;
	while (tail < shorter - head && a->at[a->length - 1 - tail] == b->at[b->length - 1 - tail])
		tail++;
	while (tail > 0 && is_continuation(*a, a->length - tail))
		tail--;
	*a = (struct baat_text){a->at + head, a->length - head - tail};
	*b = (struct baat_text){b->at + head, b->length - head - tail};
}

/* Takes up to two characters; returns how many there are, 3 for more. */
static size_t take_two(struct baat_text text, ucs4_t character[2])
{
	size_t count = 0;
	while (text.length > 0 && count < 2) {
		size_t length = next_character(text, &character[count++]);
		text.at += length;
		text.length -= length;
	}
	return text.length > 0 ? 3 : count;
}

bool baat_text_one_edit(struct baat_text a, struct baat_text b)
{
	ucs4_t in_a[2], in_b[2];
	if (baat_text_equal(a, b))
		return false;
	keep_difference(&a, &b);
	size_t left_a = take_two(a, in_a), left_b = take_two(b, in_b);
	if (left_a == 2 && left_b == 2)
		return in_a[0] == in_b[1] && in_a[1] == in_b[0];
	return left_a <= 1 && left_b <= 1;
}

enum { NEAREST_MAX = 64 };

/* Levenshtein distance of two texts of at most NEAREST_MAX bytes. */
static size_t distance(struct baat_text a, struct baat_text b)
{
	size_t row[NEAREST_MAX + 1];
	for (size_t j = 0; j <= b.length; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.length; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b.length; j++) {
			size_t cost = diagonal + (lower_ascii(a.at[i - 1]) != lower_ascii(b.at[j - 1]));
			diagonal = row[j];
			if (row[j] + 1 < cost)
				cost = row[j] + 1;
			if (row[j - 1] + 1 < cost)
				cost = row[j - 1] + 1;
			row[j] = cost;
		}
	}
	return row[b.length];
}

long baat_text_nearest(struct baat_text text, size_t count, struct baat_text (*name)(const void *context, size_t index),
                       const void *context)
{
	long best = -1;
	size_t fewest = SIZE_MAX;
	if (text.length == 0 || text.length > NEAREST_MAX)
		return -1;
	for (size_t i = 0; i < count; i++) {
		struct baat_text candidate = name(context, i);
		if (candidate.length == 0 || candidate.length > NEAREST_MAX)
			continue;
		size_t longest = candidate.length > text.length ? candidate.length : text.length;
		size_t shortest = candidate.length + text.length - longest;
		/* the edits are at least the difference in length: what cannot win or is too far off is not measured */
		if (longest - shortest >= fewest || (longest - shortest) * 3 > longest)
			continue;
		size_t edits = distance(text, candidate);
		if (edits < fewest && edits * 3 <= longest) {
			fewest = edits;
			best = (long)i;
		}
	}
	return best;
}

/* Characters that would move a terminal's cursor, hide text or turn its direction round. */
static bool is_harmful(ucs4_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || c == 0x061C || c == 0x180E ||
	       (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	       (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

static struct baat_text split_character(struct baat_text *rest, ucs4_t *character)
{
	const struct baat_text first = {rest->at, next_character(*rest, character)};
	rest->at += first.length;
	rest->length -= first.length;
	return *character == 0xFFFD ? BAAT_TEXT("\xEF\xBF\xBD") : first;
}

struct baat_text baat_text_valid(struct baat_text *rest)
{
	ucs4_t character;
	return split_character(rest, &character);
}

struct baat_text baat_text_harmless(struct baat_text *rest)
{
	ucs4_t character;
	const struct baat_text first = split_character(rest, &character);
	return is_harmful(character) ? BAAT_TEXT("?") : first;
}

struct baat_shown baat_show(struct baat_text text)
{
	static const char ellipsis[] = "\xE2\x80\xA6";
	enum { SHOWN_CHARACTERS = 40 };
	struct baat_shown shown;
	size_t used = 0;

	for (size_t count = 0; text.length > 0; count++) {
		if (count == SHOWN_CHARACTERS) {
			memcpy(shown.text + used, ellipsis, sizeof ellipsis - 1);
			used += sizeof ellipsis - 1;
			break;
		}
		struct baat_text piece = baat_text_harmless(&text);
		memcpy(shown.text + used, piece.at, piece.length);
		used += piece.length;
	}
	shown.text[used] = '\0';
	return shown;
}
