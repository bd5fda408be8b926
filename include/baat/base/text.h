/*
 * baat/text.h - pieces of text: views, and how to show foreign text safely. What grows is in baat/buffer.h.
 *
 * All text is UTF-8. A view does not own its bytes and is not ended by a NUL.
 */
#ifndef BAAT_TEXT_H
#define BAAT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A view of bytes owned by somebody else; the owner's header says how long it is valid. */
struct baat_text {
	const char *at;
	size_t length;
};

#define BAAT_TEXT(literal) ((struct baat_text){"" literal, sizeof(literal) - 1})

static inline struct baat_text baat_text_of(const char *string)
{
	return (struct baat_text){string, strlen(string)};
}

/* Most texts here are short: two overlapping words say the same as a call of memcmp(), in a fraction of the time. */
static inline bool baat_text_equal(struct baat_text a, struct baat_text b)
{
	if (a.length != b.length)
		return false;
	if (a.length > 16)
		return memcmp(a.at, b.at, a.length) == 0;
	if (a.length >= 8) {
		uint64_t word[4];
		memcpy(&word[0], a.at, 8);
		memcpy(&word[1], b.at, 8);
		memcpy(&word[2], a.at + a.length - 8, 8);
		memcpy(&word[3], b.at + b.length - 8, 8);
		return ((word[0] ^ word[1]) | (word[2] ^ word[3])) == 0;
	}
	if (a.length >= 4) {
		uint32_t word[4];
		memcpy(&word[0], a.at, 4);
		memcpy(&word[1], b.at, 4);
		memcpy(&word[2], a.at + a.length - 4, 4);
		memcpy(&word[3], b.at + b.length - 4, 4);
		return ((word[0] ^ word[1]) | (word[2] ^ word[3])) == 0;
	}
	size_t middle = a.length / 2;
	return a.length == 0 ||
	       (a.at[0] == b.at[0] && a.at[middle] == b.at[middle] && a.at[a.length - 1] == b.at[a.length - 1]);
}

/* Equal but for the case of ASCII letters. */
bool baat_text_equal_ascii(struct baat_text a, struct baat_text b);

/* Takes what it begins with off the front of a text, when it does. */
static inline bool baat_text_skip(struct baat_text *text, struct baat_text front)
{
	if (text->length < front.length || memcmp(text->at, front.at, front.length) != 0)
		return false;
	text->at += front.length;
	text->length -= front.length;
	return true;
}

/* Takes a byte order mark off the front of a text. */
static inline bool baat_text_skip_mark(struct baat_text *text)
{
	return baat_text_skip(text, BAAT_TEXT("\xEF\xBB\xBF"));
}

/* The text without the spaces and tabs around it. */
struct baat_text baat_text_trim(struct baat_text text);

/* A copy that ends in a NUL; the caller frees it with free(). NULL when there is no memory. */
char *baat_text_dup(struct baat_text text);

/* Whether the bytes are well-formed UTF-8. */
bool baat_text_is_utf8(struct baat_text text);

/* The number of columns that the text takes on a screen; control characters count as one. */
size_t baat_text_width(struct baat_text text);

/* Splits off the part of *rest before the separator: returns false when *rest is exhausted. A trailing separator
 * yields a last empty part. Start with *rest the whole text and *more = true. */
bool baat_text_split(struct baat_text *rest, bool *more, char separator, struct baat_text *part);

/* Whether `a` and `b` are one edit apart: a character inserted, left out, replaced, or two neighbours swapped. */
bool baat_text_one_edit(struct baat_text a, struct baat_text b);

/*
 * The nearest of `count` names to `text`, for "did you mean": fewest edits, the first of equals, and not more than
 * a third of the longer of the two, else -1. Names are fetched by `name(context, index)`. Time is count × length².
 */
long baat_text_nearest(struct baat_text text, size_t count, struct baat_text (*name)(const void *context, size_t index),
                       const void *context);

/* A short, harmless form of foreign text for use in a message: at most 40 characters, then an ellipsis; control
 * characters and bidirectional marks are '?', bytes that are not UTF-8 U+FFFD. Returned by value: use `.text` at once.
 */
struct baat_shown {
	char text[176];
};
struct baat_shown baat_show(struct baat_text text);

/* Splits off the first character of the text, which is not empty; a byte that is not UTF-8 is U+FFFD. */
struct baat_text baat_text_valid(struct baat_text *rest);
/* The same, as it may go to a screen: a control character or a bidirectional mark is '?'. */
struct baat_text baat_text_harmless(struct baat_text *rest);

#endif
