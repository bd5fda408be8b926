#include "baat/io/screen.h"

enum { WRAP_WIDTH = 80 };

static bool is_break(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Splits off the next word; false when there is none left. */
static bool next_word(struct baat_text *rest, struct baat_text *word)
{
	while (rest->length > 0 && is_break(rest->at[0])) {
		rest->at++;
		rest->length--;
	}
	*word = (struct baat_text){rest->at, 0};
	while (rest->length > 0 && !is_break(rest->at[0])) {
		rest->at++;
		rest->length--;
		word->length++;
	}
	return word->length > 0;
}

void baat_screen_wrap(struct baat_text text, size_t width, size_t indent, struct baat_buffer *to)
{
	struct baat_text word;
	size_t column = 0;
	bool line_empty = true;

	if (width == 0)
		width = WRAP_WIDTH;
	while (next_word(&text, &word)) {
		size_t wide = baat_text_width(word);
		if (!line_empty && column + 1 + wide > width) {
			baat_buffer_add_char(to, '\n');
			for (column = 0; column < indent; column++)
				baat_buffer_add_char(to, ' ');
			line_empty = true;
		}
		if (!line_empty) {
			baat_buffer_add_char(to, ' ');
			column++;
		}
		baat_buffer_add_masked(to, word);
		column += wide;
		line_empty = false;
	}
	if (!line_empty)
		baat_buffer_add_char(to, '\n');
}
