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

static bool joins(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ((unsigned char)c & 0x80);
}

/* The bytes of a word up to its first break: behind a hyphen that joins two parts, else its end. */
static size_t part_at(struct baat_text word)
{
	for (size_t i = 1; i + 1 < word.length; i++)
		if (word.at[i] == '-' && joins(word.at[i - 1]) && joins(word.at[i + 1]))
			return i + 1;
	return word.length;
}

/* The bytes of a word that is too wide for a line that go on it: as many of its parts as fit; else the first of them,
 * or what fits of that. */
static size_t start_of(struct baat_text word, size_t width, bool cut)
{
	size_t length = part_at(word);
	if (baat_text_width((struct baat_text){word.at, length}) > width)
		return cut ? fitting((struct baat_text){word.at, length}, width) : length;
	for (size_t more = length; more < word.length; length = more) {
		more += part_at(skip(word, length));
		if (baat_text_width((struct baat_text){word.at, more}) > width)
			break;
	}
	return length;
}

size_t baat_wrap_widest(struct baat_text text)
{
	size_t widest = 0;
	for (size_t blanks; (blanks = blanks_at(text)) < text.length;) {
		text = skip(text, blanks);
		const struct baat_text part = {text.at, part_at((struct baat_text){text.at, word_at(text)})};
		const size_t width = baat_text_width(part);
		widest = width > widest ? width : widest;
		text = skip(text, part.length);
	}
	return widest;
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
	if (length == 0)
		length = start_of((struct baat_text){rest->at, word_at(*rest)}, width, cut);
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
