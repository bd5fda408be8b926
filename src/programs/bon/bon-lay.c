/* Laying out text in 80 columns: words wrap, amounts stand to the right, cells have a column. */
#include "baat/io/screen.h"
#include "bon.h"

enum { AMOUNT_WIDTH = 18 };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void add_spaces(struct baat_buffer *to, size_t count)
{
	for (size_t i = 0; i < count; i++)
		baat_buffer_add_char(to, ' ');
}

void bon_lay_rule(struct baat_buffer *to, char c)
{
	for (size_t i = 0; i < BON_WIDTH; i++)
		baat_buffer_add_char(to, c);
	baat_buffer_add_char(to, '\n');
}

/* Text without control characters; a no-break space has done its work by now and is better searched for as a space. */
static void add_masked(struct baat_buffer *to, struct baat_text text)
{
	size_t from = 0;
	for (size_t i = 0; i < text.length; i++) {
		bool hard = i + 1 < text.length && memcmp(text.at + i, "\xC2\xA0", 2) == 0;
		if (!hard && !is_blank(text.at[i]))
			continue;
		baat_buffer_add_masked(to, (struct baat_text){text.at + from, i - from});
		baat_buffer_add_char(to, ' ');
		i += hard;
		from = i + 1;
	}
	baat_buffer_add_masked(to, (struct baat_text){text.at + from, text.length - from});
}

/*
 * Writes text between two columns, wrapped, without the last line end; words that are too long are cut. Returns the
 * column after the last character.
 */
static size_t wrap(struct baat_buffer *to, struct baat_text text, size_t indent, size_t end)
{
	struct baat_text line;
	size_t column = 0;
	while (baat_wrap_line(&text, end - indent, true, &line)) {
		if (column > 0)
			baat_buffer_add_char(to, '\n');
		add_spaces(to, indent);
		add_masked(to, line);
		column = indent + baat_text_width(line);
	}
	return column;
}

void bon_lay_paragraph(struct baat_buffer *to, struct baat_text text, size_t indent)
{
	if (text.length == 0)
		return;
	wrap(to, text, indent, BON_WIDTH);
	baat_buffer_add_char(to, '\n');
}

/* Text with an amount at the right margin of its last line. */
void bon_lay_with_amount(struct baat_buffer *to, struct baat_text text, size_t indent, struct baat_text amount)
{
	size_t width = baat_text_width(amount);
	size_t column = wrap(to, text, indent, BON_WIDTH - AMOUNT_WIDTH);
	if (column + 1 + width > BON_WIDTH) {
		baat_buffer_add_char(to, '\n');
		column = 0;
	}
	add_spaces(to, column + width < BON_WIDTH ? BON_WIDTH - column - width : 0);
	baat_buffer_add(to, amount);
	baat_buffer_add_char(to, '\n');
}

void bon_lay_cents(struct baat_buffer *to, const char *label, size_t indent, baat_sum cents)
{
	struct baat_buffer amount = {0};
	bon_amount(&amount, cents);
	bon_lay_with_amount(to, baat_text_of(label), indent, baat_buffer_text(&amount));
	to->failed |= amount.failed;
	baat_buffer_free(&amount);
}

void bon_lay_total_rule(struct baat_buffer *to)
{
	add_spaces(to, BON_WIDTH - AMOUNT_WIDTH);
	for (size_t i = 0; i < AMOUNT_WIDTH; i++)
		baat_buffer_add_char(to, '-');
	baat_buffer_add_char(to, '\n');
}

void bon_lay_heading(struct baat_buffer *to, const char *heading)
{
	baat_buffer_add_char(to, '\n');
	bon_lay_paragraph(to, baat_text_of(heading), 0);
}

void bon_lay_cells(struct baat_buffer *to, struct baat_text label, size_t label_width, struct bon_cells cells)
{
	for (bool first = true, more = true; first || more; first = false) {
		struct baat_text line = BAAT_TEXT("");
		more = baat_wrap_line(&label, label_width - BON_INDENT, true, &line);
		size_t column = BON_INDENT + baat_text_width(line), wanted = label_width;
		struct baat_buffer row = {0};
		add_spaces(&row, BON_INDENT);
		add_masked(&row, line);
		for (size_t i = 0; i < cells.count; i++) {
			wanted += cells.width;
			if (!baat_wrap_line(&cells.of[i], cells.width - 1, true, &line))
				continue;
			more = true;
			size_t width = baat_text_width(line);
			add_spaces(&row, wanted - width - column);
			add_masked(&row, line);
			column = wanted;
		}
		if (more) {
			baat_buffer_add(to, baat_buffer_text(&row));
			baat_buffer_add_char(to, '\n');
		}
		to->failed |= row.failed;
		baat_buffer_free(&row);
	}
}
