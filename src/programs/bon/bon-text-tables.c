/* The tables of a receipt in text: who pays and who gains, and the alternatives beside each other. */
#include "baat/io/screen.h"
#include "bon.h"

enum { COLUMN = 15, LABEL = BON_WIDTH - 4 * COLUMN };

/* Whether the amounts of all rows fit in their columns, and the words of all names. */
static bool fits_columns(const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	/* 99.999.999,99 with a minus in front leaves a space in a column */
	const baat_sum longest = INT64_C(9999999999);
	for (size_t i = 0; i < alternative->party_count; i++) {
		struct bon_party_row row = bon_party_row(bon, &alternative->parties[i]);
		if (baat_wrap_widest(row.name) > LABEL - BON_INDENT)
			return false;
		for (size_t j = 0; j < BON_PARTY_COLUMNS; j++)
			if (row.amounts[j] > longest || row.amounts[j] < -longest)
				return false;
	}
	return true;
}

static void add_party(struct baat_buffer *to, const struct bon_party_row *row, bool columns)
{
	struct bon_cells cells = {.count = BON_PARTY_COLUMNS, .width = COLUMN};
	struct baat_buffer texts[BON_PARTY_COLUMNS] = {0};
	if (!columns)
		bon_lay_paragraph(to, row->name, BON_INDENT);
	for (size_t i = 0; i < BON_PARTY_COLUMNS; i++) {
		if (!columns)
			bon_lay_cents(to, bon_party_head(i), BON_DETAIL, row->amounts[i]);
		bon_amount(&texts[i], row->amounts[i]);
		cells.of[i] = baat_buffer_text(&texts[i]);
		to->failed |= texts[i].failed;
	}
	if (columns)
		bon_lay_cells(to, row->name, LABEL, cells);
	for (size_t i = 0; i < BON_PARTY_COLUMNS; i++)
		baat_buffer_free(&texts[i]);
}

void bon_text_parties(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	const struct bon_party_row total = bon_party_total(alternative);
	struct bon_cells heads = {.count = BON_PARTY_COLUMNS, .width = COLUMN};
	bool columns = fits_columns(bon, alternative);
	bon_lay_heading(to, _("Who pays and who gains"));
	for (size_t i = 0; i < BON_PARTY_COLUMNS; i++)
		heads.of[i] = baat_text_of(bon_party_head(i));
	if (columns)
		bon_lay_cells(to, BAAT_TEXT(""), LABEL, heads);
	for (size_t i = 0; i < alternative->party_count; i++) {
		const struct bon_party_row row = bon_party_row(bon, &alternative->parties[i]);
		if (bon_takes_part(&alternative->parties[i]))
			add_party(to, &row, columns);
	}
	add_party(to, &total, columns);
}

enum { SIDE_BY_SIDE = 3, COMPARED_LABEL = 23 };

/* How wide a column is when so many alternatives stand beside each other. */
static size_t compared_width(size_t count)
{
	return (BON_WIDTH - COMPARED_LABEL) / count;
}

/* How many alternatives stand beside each other: as many as leave each word of theirs whole. */
static size_t count_beside(const struct bon *bon)
{
	const struct baat_receipt *receipt = bon->receipt;
	size_t widest = 0;
	for (size_t i = 0; i < receipt->alternative_count; i++) {
		const size_t name = baat_wrap_widest(bon_alternative_name(bon, &receipt->alternatives[i]));
		const size_t approver = baat_wrap_widest(bon_approver(bon, &receipt->alternatives[i]));
		widest = name > widest ? name : widest;
		widest = approver > widest ? approver : widest;
	}
	size_t count = SIDE_BY_SIDE;
	while (count > 1 && widest >= compared_width(count))
		count--;
	return count;
}

/* Some alternatives side by side, from `first` on. */
static void compare_some(struct baat_buffer *to, const struct bon *bon, size_t first, size_t count, size_t width)
{
	const struct baat_receipt *receipt = bon->receipt;
	struct bon_cells cells = {.count = count, .width = width};
	for (size_t i = 0; i < count; i++)
		cells.of[i] = bon_alternative_name(bon, &receipt->alternatives[first + i]);
	baat_buffer_add_char(to, '\n');
	bon_lay_cells(to, BAAT_TEXT(""), COMPARED_LABEL, cells);
	for (size_t row = 0; row < BON_COMPARED; row++) {
		struct baat_buffer texts[SIDE_BY_SIDE] = {0};
		for (size_t i = 0; i < count; i++) {
			bon_compared(&texts[i], bon, &receipt->alternatives[first + i], row);
			cells.of[i] = baat_buffer_text(&texts[i]);
			to->failed |= texts[i].failed;
		}
		bon_lay_cells(to, baat_text_of(bon_compared_name(row)), COMPARED_LABEL, cells);
		for (size_t i = 0; i < count; i++)
			baat_buffer_free(&texts[i]);
	}
}

void bon_text_comparison(struct baat_buffer *to, const struct bon *bon)
{
	const size_t count = bon->receipt->alternative_count, beside = count_beside(bon);
	if (count < 2)
		return;
	bon_lay_heading(to, _("THE ALTERNATIVES SIDE BY SIDE"));
	for (size_t first = 0; first < count; first += beside)
		compare_some(to, bon, first, count - first < beside ? count - first : beside, compared_width(beside));
}
