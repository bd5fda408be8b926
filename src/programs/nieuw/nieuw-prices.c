/* The sheet Prijzen: what a unit costs and who pays. It is a price table itself, for -p. */
#include "nieuw.h"

enum {
	POST,
	DESCRIPTION,
	UNIT,
	PRICE,
	PAYER,
	RECEIVER,
	DOMAIN_,
	YEAR,
	INDEX,
	CASHABLE,
	LOW,
	HIGH,
	SOURCE,
	URL,
	COLUMNS
};

static const struct baat_column columns[COLUMNS] = {
    [POST] = {{"post", 4}, BAAT_CELL_TEXT},      [DESCRIPTION] = {{"omschrijving", 12}, BAAT_CELL_TEXT},
    [UNIT] = {{"eenheid", 7}, BAAT_CELL_TEXT},   [PRICE] = {{"prijs", 5}, BAAT_CELL_PRICE},
    [PAYER] = {{"betaler", 7}, BAAT_CELL_TEXT},  [RECEIVER] = {{"ontvanger", 9}, BAAT_CELL_TEXT},
    [DOMAIN_] = {{"domein", 6}, BAAT_CELL_TEXT}, [YEAR] = {{"prijspeil", 9}, BAAT_CELL_INTEGER},
    [INDEX] = {{"index", 5}, BAAT_CELL_TEXT},    [CASHABLE] = {{"verzilverbaar", 13}, BAAT_CELL_PERCENT},
    [LOW] = {{"laag", 4}, BAAT_CELL_PRICE},      [HIGH] = {{"hoog", 4}, BAAT_CELL_PRICE},
    [SOURCE] = {{"bron", 4}, BAAT_CELL_TEXT},    [URL] = {{"url", 3}, BAAT_CELL_TEXT},
};

static struct baat_cell number_cell(int64_t number, bool present)
{
	return (struct baat_cell){.empty = !present, .number = number};
}

static void fill(const struct baat_price_row *row, const struct baat_names *names, struct baat_text payer,
                 struct baat_cell cells[COLUMNS])
{
	const bool transfer = row->receiver != BAAT_NO_NAME;
	cells[POST] = (struct baat_cell){.text = baat_names_text(names, row->post)};
	cells[DESCRIPTION] = (struct baat_cell){.text = row->description};
	cells[UNIT] = (struct baat_cell){.text = row->unit};
	cells[PRICE] = number_cell(row->price, !row->unpriced);
	if (row->unpriced)
		cells[PRICE] = (struct baat_cell){.text = BAAT_TEXT("pm")};
	cells[PAYER] = (struct baat_cell){.text = payer};
	cells[RECEIVER] = (struct baat_cell){.empty = !transfer};
	if (transfer)
		cells[RECEIVER].text = baat_names_text(names, row->receiver);
	cells[DOMAIN_] = (struct baat_cell){.text = baat_names_text(names, row->domain)};
	cells[YEAR] = number_cell(row->year, row->year != BAAT_NO_YEAR);
	cells[INDEX] = (struct baat_cell){.text = row->fixed ? BAAT_TEXT("geen") : BAAT_TEXT("cpi")};
	cells[CASHABLE] = number_cell(row->cashable, row->cashable != BAAT_CASHABLE_UNKNOWN);
	cells[LOW] = number_cell(row->low, row->has_low);
	cells[HIGH] = number_cell(row->high, row->has_high);
	cells[SOURCE] = (struct baat_cell){.text = row->source};
	cells[URL] = (struct baat_cell){.text = row->url};
}

enum baat_status nieuw_prices(struct baat_workbook *workbook, struct baat_prices *prices, struct baat_diags *diags)
{
	const struct baat_sheet sheet = {.name = "Prijzen", .columns = columns, .count = COLUMNS, .frozen = 1};
	struct baat_buffer payer = {0};
	enum baat_status status = baat_workbook_sheet(workbook, &sheet, diags);
	for (size_t i = 0; i < baat_prices_count(prices) && status == BAAT_OK; i++) {
		const struct baat_price_row *row = baat_prices_at(prices, i)->row;
		struct baat_cell cells[COLUMNS];
		payer.length = 0;
		baat_shares_write(&payer, row->payers, baat_prices_names(prices), ',', false);
		fill(row, baat_prices_names(prices), baat_buffer_text(&payer), cells);
		status = payer.failed ? baat_out_of_memory(diags) : baat_workbook_row(workbook, cells, diags);
	}
	baat_buffer_free(&payer);
	return status;
}
