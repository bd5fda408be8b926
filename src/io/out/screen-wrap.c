/* Words into lines. */
#include "baat/io/screen.h"

enum { WRAP_WIDTH = 80 };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t blanks_at(struct baat_text text)
{
	size_t length = 0;
	while (length < text.length && is_blank(text.at[length]))
		length++;
	return length;
}

static size_t word_at(struct baat_text text)
{
	size_t length = 0;
	while (length < text.length && !is_blank(text.at[length]))
		length++;
	return length;
}

static struct baat_text skip(struct baat_text text, size_t count)
{
	return (struct baat_text){text.at + count, text.length - count};
}

/* How many bytes of the text fit in so many columns; at least one character. */
static size_t fitting(struct baat_text text, size_t columns)
{
	size_t used = 0;
	for (size_t at = 0; at < text.length;) {
		size_t next = at + 1;
		while (next < text.length && ((unsigned char)text.at[next] & 0xC0) == 0x80)
			next++;
		used += baat_text_width((struct baat_text){text.at + at, next - at});
		if (used > columns && at > 0)
			return at;
		at = next;
	}
	return text.length;
}

bool baat_wrap_line(struct baat_text *rest, size_t width, bool cut, struct baat_text *line)
{
	size_t length = 0, used = 0;
	*rest = skip(*rest, blanks_at(*rest));
	while (length < rest->length) {
		struct baat_text more = skip(*rest, length);
		more.length = blanks_at(more);
		more.length += word_at(skip(*rest, length + more.length));
		used += baat_text_width(more);
		if (used > width)
			break;
		length += more.length;
	}
	if (length == 0) {
		struct baat_text word = {rest->at, word_at(*rest)};
		length = cut ? fitting(word, width) : word.length;
	}
	*line = baat_text_trim((struct baat_text){rest->at, length});
	*rest = skip(*rest, length);
	return length > 0;
}

/* The words of a text with a space between them. */
static void add_words(struct baat_buffer *to, struct baat_text text)
{
	for (;;) {
		text = skip(text, blanks_at(text));
		struct baat_text word = {text.at, word_at(text)};
		if (word.length == 0)
			return;
		if (to->length > 0)
			baat_buffer_add_char(to, ' ');
		baat_buffer_add(to, word);
		text = skip(text, word.length);
	}
}

void baat_screen_wrap(struct baat_text text, size_t width, size_t indent, struct baat_buffer *to)
{
	struct baat_buffer words = {0};
	struct baat_text line;
	size_t room = width == 0 ? WRAP_WIDTH : width, before = 0;
	const size_t less = indent < room ? room - indent : 0;

	add_words(&words, text);
	struct baat_text rest = baat_buffer_text(&words);
	while (baat_wrap_line(&rest, room, false, &line)) {
		for (size_t i = 0; i < before; i++)
			baat_buffer_add_char(to, ' ');
		baat_buffer_add_masked(to, line);
		baat_buffer_add_char(to, '\n');
		before = indent;
		room = less;
	}
	to->failed |= words.failed;
	baat_buffer_free(&words);
}
