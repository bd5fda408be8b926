#include <unistr.h>
#include <uniwidth.h>

#include "base/put.h"
#include "screen-piece.h"

#define ELLIPSIS "\xE2\x80\xA6"

/* Combining characters take no columns, so bytes have a limit of their own. A year must not come out as 2.026, so
 * four digits of a whole number stand together. */
enum { TEXT_BYTES = 8 * BAAT_TEXT_COLUMNS, UNGROUPED_MAX = 9999 };

/* The bytes of the text that fit in so many columns. */
static struct baat_text head_of(struct baat_text text, size_t columns)
{
	size_t used = 0;
	while (used < text.length && used < TEXT_BYTES) {
		ucs4_t character;
		int length = u8_mbtouc(&character, (const uint8_t *)text.at + used, text.length - used);
		int wide = uc_width(character, "UTF-8");
		size_t takes = wide < 0 ? 1 : (size_t)wide;
		if (takes > columns)
			break;
		columns -= takes;
		used += (size_t)length;
	}
	return (struct baat_text){text.at, used};
}

bool baat_piece_of_text(struct baat_piece *piece, struct baat_text text, size_t most, struct baat_arena *arena)
{
	struct baat_buffer masked = {0}, cut = {0};
	struct baat_text shown;

	/* What is masked may get wider, so it is measured afterwards. */
	baat_buffer_add_masked(&masked, text);
	shown = baat_buffer_text(&masked);
	if (head_of(shown, most).length < shown.length) {
		if (most > 0) {
			baat_buffer_add(&cut, head_of(shown, most - 1));
			baat_buffer_add_string(&cut, ELLIPSIS);
		}
		shown = baat_buffer_text(&cut);
	}
	*piece = (struct baat_piece){baat_arena_text(arena, shown), baat_text_width(shown)};
	bool made = !masked.failed && !cut.failed && piece->text.at != NULL;
	baat_buffer_free(&masked);
	baat_buffer_free(&cut);
	return made;
}

static size_t write_number(char *at, enum baat_cell_kind kind, baat_sum number)
{
	if (kind == BAAT_CELL_MONTH)
		return (size_t)(baat_put_month(at, number) - at);
	unsigned scale = baat_cell_decimals(kind, &number);
	if (kind == BAAT_CELL_INTEGER && number >= -UNGROUPED_MAX && number <= UNGROUPED_MAX)
		return baat_number_write(at, number, 0, ',');
	return baat_number_write_grouped(at, number, scale);
}

bool baat_piece_of_cell(struct baat_piece *piece, enum baat_cell_kind kind, const struct baat_cell *cell, size_t most,
                        struct baat_arena *arena)
{
	*piece = (struct baat_piece){0};
	if (cell->empty)
		return true;
	/* a label may stand in a column of numbers */
	if (kind == BAAT_CELL_TEXT || cell->text.length > 0)
		return baat_piece_of_text(piece, cell->text, most, arena);
	char digits[BAAT_NUMBER_MAX];
	piece->width = write_number(digits, kind, cell->number);
	piece->text = baat_arena_text(arena, (struct baat_text){digits, piece->width});
	return piece->text.at != NULL;
}
