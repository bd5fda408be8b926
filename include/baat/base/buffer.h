/*
 * baat/buffer.h - bytes that grow: how anything is put together that is written.
 */
#ifndef BAAT_BUFFER_H
#define BAAT_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "baat/base/text.h"

/* Start with {0}; free with baat_buffer_free(). `failed` sticks when memory runs out: further bytes are dropped, and
 * whoever uses the buffer checks it once at the end. */
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

/* The same, with U+FFFD for each byte that is not UTF-8. For the names of files, which can be any bytes. */
void baat_buffer_add_utf8(struct baat_buffer *buffer, struct baat_text text);

/* The same, with '?' for control characters and bidirectional marks besides. For anything from a file that goes to a
 * screen. */
void baat_buffer_add_masked(struct baat_buffer *buffer, struct baat_text text);

static inline struct baat_text baat_buffer_text(const struct baat_buffer *buffer)
{
	return (struct baat_text){buffer->at, buffer->length};
}
void baat_buffer_free(struct baat_buffer *buffer);

#endif
