/*
 * baat/text.h - pieces of text: views, growing buffers, and how to show foreign text safely.
 *
 * All text is UTF-8. A view does not own its bytes and is not ended by a NUL.
 */
#ifndef BAAT_TEXT_H
#define BAAT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "baat/base/diag.h"

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
 * characters, bidirectional marks and invalid bytes are replaced by '?'. Returned by value: use `.text` at once. */
struct baat_shown {
	char text[176];
};
struct baat_shown baat_show(struct baat_text text);

/* A growing buffer of bytes. Start with {0}; free with baat_buffer_free(). `failed` sticks when memory runs out:
 * further bytes are dropped, and whoever uses the buffer checks it once at the end. */
struct baat_buffer {
	char *at;
	size_t length, capacity;
	bool failed;
};

/* Makes room for `more` bytes beyond the length. Returns the place to write them, NULL when memory failed. */
char *baat_buffer_reserve(struct baat_buffer *buffer, size_t more);
void baat_buffer_add(struct baat_buffer *buffer, struct baat_text text);
void baat_buffer_add_string(struct baat_buffer *buffer, const char *string);
void baat_buffer_add_char(struct baat_buffer *buffer, char c);
void baat_buffer_printf(struct baat_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same, with control characters, bidirectional marks and invalid bytes replaced by '?', one for one byte of
 * an invalid sequence or one for a character. For anything from a file that goes to a screen. */
void baat_buffer_add_masked(struct baat_buffer *buffer, struct baat_text text);

static inline struct baat_text baat_buffer_text(const struct baat_buffer *buffer)
{
	return (struct baat_text){buffer->at, buffer->length};
}
void baat_buffer_free(struct baat_buffer *buffer);

#endif
