#include "baat/base/buffer.h"

#include <stdarg.h>

#include "baat/base/memory.h"

char *baat_buffer_reserve(struct baat_buffer *buffer, size_t more)
{
	size_t needed;
	if (buffer->failed || __builtin_add_overflow(buffer->length, more, &needed) ||
	    !baat_grow(&buffer->at, &buffer->capacity, needed, 1)) {
		buffer->failed = true;
		return NULL;
	}
	return buffer->at + buffer->length;
}

void baat_buffer_add(struct baat_buffer *buffer, struct baat_text text)
{
	if (text.length == 0)
		return;
	char *at = baat_buffer_reserve(buffer, text.length);
	if (at == NULL)
		return;
	memcpy(at, text.at, text.length);
	buffer->length += text.length;
}

void baat_buffer_add_string(struct baat_buffer *buffer, const char *string)
{
	baat_buffer_add(buffer, baat_text_of(string));
}

void baat_buffer_add_char(struct baat_buffer *buffer, char c)
{
	baat_buffer_add(buffer, (struct baat_text){&c, 1});
}

void baat_buffer_add_utf8(struct baat_buffer *buffer, struct baat_text text)
{
	while (text.length > 0)
		baat_buffer_add(buffer, baat_text_valid(&text));
}

void baat_buffer_add_masked(struct baat_buffer *buffer, struct baat_text text)
{
	while (text.length > 0)
		baat_buffer_add(buffer, baat_text_harmless(&text));
}

void baat_buffer_printf(struct baat_buffer *buffer, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	int length = vasprintf(&text, format, arguments);
	va_end(arguments);
	if (length < 0) {
		buffer->failed = true;
		return;
	}
	baat_buffer_add(buffer, (struct baat_text){text, (size_t)length});
	free(text);
}

void baat_buffer_free(struct baat_buffer *buffer)
{
	free(buffer->at);
	*buffer = (struct baat_buffer){0};
}
