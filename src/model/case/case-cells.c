#include "case-cells.h"

#include "baat/base/memory.h"

enum baat_cell_kind baat_case_cell_kind(enum baat_case_column column)
{
	switch (column) {
	case BAAT_COLUMN_QUANTITY:
	case BAAT_COLUMN_QUANTITY_LOW:
	case BAAT_COLUMN_QUANTITY_HIGH:
		return BAAT_CELL_QUANTITY;
	case BAAT_COLUMN_PRICE:
	case BAAT_COLUMN_PRICE_LOW:
	case BAAT_COLUMN_PRICE_HIGH:
		return BAAT_CELL_PRICE;
	case BAAT_COLUMN_FROM:
	case BAAT_COLUMN_MONTHS:
	case BAAT_COLUMN_PRICE_YEAR:
		return BAAT_CELL_INTEGER;
	case BAAT_COLUMN_CHANCE:
	case BAAT_COLUMN_CHANCE_LOW:
	case BAAT_COLUMN_CHANCE_HIGH:
	case BAAT_COLUMN_SUCCESS:
	case BAAT_COLUMN_SUCCESS_LOW:
	case BAAT_COLUMN_SUCCESS_HIGH:
		return BAAT_CELL_CHANCE;
	case BAAT_COLUMN_CASHABLE:
		return BAAT_CELL_PERCENT;
	default:
		return BAAT_CELL_TEXT;
	}
}

/* Keywords are printed in lower case, whatever they are written in; names keep their letters. */
static bool is_keyword(enum baat_case_column column, struct baat_text text)
{
	switch (column) {
	case BAAT_COLUMN_PERIOD:
	case BAAT_COLUMN_KIND:
	case BAAT_COLUMN_CHOICE:
		return true;
	case BAAT_COLUMN_SCENARIO:
		return baat_text_equal_ascii(text, BAAT_TEXT("zonder"));
	case BAAT_COLUMN_PRICE:
		return baat_text_equal_ascii(text, BAAT_TEXT("pm"));
	default:
		return false;
	}
}

static enum baat_status take_text(const struct baat_record *record, enum baat_case_column column,
                                  struct baat_arena *arena, struct baat_cell *cell)
{
	const struct baat_text text = baat_record_text(record, column);
	if (text.length == 0) {
		cell->text = BAAT_TEXT("");
		return BAAT_OK;
	}
	char *at = baat_arena_take(arena, text.length);
	if (at == NULL)
		return baat_out_of_memory(record->diags);
	memcpy(at, text.at, text.length);
	const bool keyword = is_keyword(column, text);
	for (size_t i = 0; i < text.length && keyword; i++)
		if (at[i] >= 'A' && at[i] <= 'Z')
			at[i] = (char)(at[i] - 'A' + 'a');
	cell->text = (struct baat_text){at, text.length};
	return BAAT_OK;
}

/* Whether a field of a column of numbers is a word: pm, or a month of the calendar. */
static bool is_word(enum baat_case_column column, struct baat_text text)
{
	if (column == BAAT_COLUMN_PRICE)
		return baat_text_equal_ascii(text, BAAT_TEXT("pm"));
	return column == BAAT_COLUMN_FROM && text.length > 5 && memchr(text.at + 1, '-', text.length - 1) != NULL;
}

static enum baat_status take_number(struct baat_field field, enum baat_cell_kind kind, int64_t *number)
{
	int32_t small;
	enum baat_status status;
	switch (kind) {
	case BAAT_CELL_CHANCE:
		status = baat_field_chance(field, &small);
		*number = small;
		return status;
	case BAAT_CELL_PERCENT:
		status = baat_field_percent(field, &small);
		*number = small;
		return status;
	case BAAT_CELL_INTEGER:
		return baat_field_number(field, 0, 0, INT32_MAX, number);
	case BAAT_CELL_QUANTITY:
		return baat_field_euros(field, BAAT_SCALE_QUANTITY, -BAAT_QUANTITY_MAX, BAAT_QUANTITY_MAX, number);
	default:
		return baat_field_euros(field, BAAT_SCALE_PRICE, -BAAT_PRICE_MAX, BAAT_PRICE_MAX, number);
	}
}

enum baat_status baat_case_cell(const struct baat_record *record, enum baat_case_column column,
                                struct baat_arena *arena, struct baat_cell *cell, enum baat_cell_kind *kind)
{
	struct baat_field field = baat_record_field(record, column);
	int64_t number = 0;
	*kind = baat_case_cell_kind(column);
	*cell = (struct baat_cell){.empty = field.text.length == 0, .text = BAAT_TEXT("")};
	if (*kind == BAAT_CELL_TEXT || is_word(column, field.text)) {
		*kind = BAAT_CELL_TEXT;
		return take_text(record, column, arena, cell);
	}
	if (cell->empty)
		return BAAT_OK;
	enum baat_status status = take_number(field, *kind, &number);
	/* as it was written, and not as a price is shown */
	if (*kind == BAAT_CELL_PRICE)
		*kind = BAAT_CELL_QUANTITY;
	cell->number = number;
	return status;
}
