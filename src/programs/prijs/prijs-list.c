/* Prices in a stable form. The columns of a price table are among them, so the output is a price table itself. */
#include "prijs.h"

enum column {
	POST,
	DESCRIPTION,
	DOMAIN_,
	UNIT,
	PRICE,
	LOW,
	HIGH,
	YEAR,
	OWN_PRICE,
	OWN_YEAR,
	PAYER,
	RECEIVER,
	INDEX,
	CASHABLE,
	SOURCE,
	URL,
	REMARK,
	COLUMNS
};

static const struct baat_column columns[COLUMNS] = {
    [POST] = {BAAT_TEXT("post"), BAAT_CELL_TEXT},
    [DESCRIPTION] = {BAAT_TEXT("omschrijving"), BAAT_CELL_TEXT},
    [DOMAIN_] = {BAAT_TEXT("domein"), BAAT_CELL_TEXT},
    [UNIT] = {BAAT_TEXT("eenheid"), BAAT_CELL_TEXT},
    [PRICE] = {BAAT_TEXT("prijs"), BAAT_CELL_PRICE},
    [LOW] = {BAAT_TEXT("laag"), BAAT_CELL_PRICE},
    [HIGH] = {BAAT_TEXT("hoog"), BAAT_CELL_PRICE},
    [YEAR] = {BAAT_TEXT("prijspeil"), BAAT_CELL_INTEGER},
    [OWN_PRICE] = {BAAT_TEXT("prijs_bron"), BAAT_CELL_PRICE},
    [OWN_YEAR] = {BAAT_TEXT("prijspeil_bron"), BAAT_CELL_INTEGER},
    [PAYER] = {BAAT_TEXT("betaler"), BAAT_CELL_TEXT},
    [RECEIVER] = {BAAT_TEXT("ontvanger"), BAAT_CELL_TEXT},
    [INDEX] = {BAAT_TEXT("index"), BAAT_CELL_TEXT},
    [CASHABLE] = {BAAT_TEXT("verzilverbaar"), BAAT_CELL_PERCENT},
    [SOURCE] = {BAAT_TEXT("bron"), BAAT_CELL_TEXT},
    [URL] = {BAAT_TEXT("url"), BAAT_CELL_TEXT},
    [REMARK] = {BAAT_TEXT("opmerking"), BAAT_CELL_TEXT},
};

void payers_add(struct baat_buffer *to, const struct lookup *lookup, const struct baat_price_row *row,
                enum baat_form form)
{
	baat_shares_write(to, row->payers, baat_prices_names(lookup->tables.prices), baat_form_mark(form),
	                  form == BAAT_FORM_TSV);
}

static struct baat_cell text_cell(struct baat_text text)
{
	return (struct baat_cell){.empty = text.length == 0, .text = text};
}

static struct baat_cell number_cell(int64_t number, bool present)
{
	return (struct baat_cell){.empty = !present, .number = number};
}

static void fill_cells(const struct lookup *lookup, const struct baat_price *quote, struct baat_text payers,
                       struct baat_cell cells[COLUMNS])
{
	const struct baat_price_row *row = quote->row;
	bool transfer = row->receiver != BAAT_NO_NAME;
	cells[POST] = text_cell(lookup_name(lookup, row->post));
	cells[DESCRIPTION] = text_cell(row->description);
	cells[DOMAIN_] = text_cell(lookup_name(lookup, row->domain));
	cells[UNIT] = text_cell(row->unit);
	cells[PRICE] = row->unpriced ? text_cell(BAAT_TEXT("pm")) : number_cell(quote->price, true);
	cells[LOW] = number_cell(price_low(quote), row->has_low);
	cells[HIGH] = number_cell(price_high(quote), row->has_high);
	cells[YEAR] = number_cell(quote->year, quote->year != BAAT_NO_YEAR);
	cells[OWN_PRICE] = row->unpriced ? cells[PRICE] : number_cell(row->price, true);
	cells[OWN_YEAR] = number_cell(row->year, row->year != BAAT_NO_YEAR);
	cells[PAYER] = text_cell(payers);
	cells[RECEIVER] = text_cell(transfer ? lookup_name(lookup, row->receiver) : (struct baat_text){"", 0});
	cells[INDEX] = text_cell(row->fixed ? BAAT_TEXT("geen") : BAAT_TEXT("cpi"));
	cells[CASHABLE] = number_cell(row->cashable, row->cashable != BAAT_CASHABLE_UNKNOWN);
	cells[SOURCE] = text_cell(row->source);
	cells[URL] = text_cell(row->url);
	cells[REMARK] = text_cell(row->remark);
}

enum baat_status list_write(const struct lookup *lookup, struct baat_output *output, struct baat_diags *diags)
{
	enum baat_form form = lookup->settings->output.form;
	struct baat_column unpriced[COLUMNS];
	struct baat_buffer payers = {0};
	struct emitter emitter;
	struct baat_cell cells[COLUMNS];

	memcpy(unpriced, columns, sizeof columns);
	unpriced[PRICE].kind = unpriced[OWN_PRICE].kind = BAAT_CELL_TEXT;
	enum baat_status status = emit_begin(&emitter, form, (struct emit_names){"baat-prijs", "Prijzen"}, columns,
	                                     NULL, COLUMNS, output, diags);
	for (size_t i = 0; i < lookup->quote_count && status == BAAT_OK; i++) {
		const struct baat_price *quote = &lookup->quotes[i];
		payers.length = 0;
		payers_add(&payers, lookup, quote->row, form);
		fill_cells(lookup, quote, baat_buffer_text(&payers), cells);
		emitter.columns = quote->row->unpriced ? unpriced : columns;
		status = payers.failed ? baat_out_of_memory(diags) : emit_row(&emitter, cells, diags);
	}
	if (status == BAAT_OK)
		status = emit_end(&emitter, diags);
	baat_buffer_free(&payers);
	emit_free(&emitter);
	return status;
}
