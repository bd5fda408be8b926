/* The tables on how it was computed: method, prices, files. */
#include "cli/data-folder.h"
#include "tables.h"

enum { METHOD_COLUMNS = 7, PRICE_COLUMNS = 8, FILE_COLUMNS = 3 };

static const struct baat_column method_columns[METHOD_COLUMNS] = {
    {{"discontovoet", 12}, BAAT_CELL_PERCENT},    {{"horizon", 7}, BAAT_CELL_INTEGER},
    {{"prijspeil", 9}, BAAT_CELL_INTEGER},        {{"slaagkans", 9}, BAAT_CELL_CHANCE},
    {{"perspectief", 11}, BAAT_CELL_TEXT},        {{"weken_per_jaar", 14}, BAAT_CELL_QUANTITY},
    {{"dagen_per_jaar", 14}, BAAT_CELL_QUANTITY},
};

enum { DESCRIPTION, UNIT, PRICE, PRICE_YEAR, TABLE_PRICE, PAYER, SOURCE, LINES };
static const struct baat_column price_columns[PRICE_COLUMNS] = {
    [DESCRIPTION] = {{"omschrijving", 12}, BAAT_CELL_TEXT},
    [UNIT] = {{"eenheid", 7}, BAAT_CELL_TEXT},
    [PRICE] = {{"prijs", 5}, BAAT_CELL_PRICE},
    [PRICE_YEAR] = {{"prijspeil", 9}, BAAT_CELL_INTEGER},
    [TABLE_PRICE] = {{"tabelprijs", 10}, BAAT_CELL_PRICE},
    [PAYER] = {{"betaler", 7}, BAAT_CELL_TEXT},
    [SOURCE] = {{"bron", 4}, BAAT_CELL_TEXT},
    [LINES] = {{"regels", 6}, BAAT_CELL_INTEGER},
};

static const struct baat_column file_columns[FILE_COLUMNS] = {
    {{"soort", 5}, BAAT_CELL_TEXT}, {{"sha256", 6}, BAAT_CELL_TEXT}, {{"rijen", 5}, BAAT_CELL_INTEGER}};

static enum baat_status add_method(struct tables_of_report *tables, const struct material *material,
                                   struct baat_diags *diags)
{
	const struct baat_method *method = &material->settings->method.values;
	struct table *table = table_add(tables, BAAT_TEXT("methode"), method_columns, METHOD_COLUMNS);
	struct table_row *row = table == NULL ? NULL : table_add_row(tables, table, BAAT_TEXT(""), BAAT_TEXT(""));
	if (row == NULL)
		return baat_out_of_memory(diags);
	row->cells[0] = cell_of(method->discount_rate);
	row->cells[1] = cell_of(method->horizon);
	if (method->price_year != BAAT_NO_YEAR)
		row->cells[2] = cell_of(method->price_year);
	row->cells[3] = cell_of(method->success);
	row->cells[4] = cell_of_text(baat_text_of(baat_perspective_name(method->perspective)));
	row->cells[5] = cell_of(method->weeks_per_year);
	row->cells[6] = cell_of(method->days_per_year);
	return BAAT_OK;
}

/* Fills in what a price table says of a post. False when there is no memory. */
static bool fill_price(struct tables_of_report *tables, const struct material *material, const struct baat_price *price,
                       struct table_row *row)
{
	const struct baat_price_row *from = price->row;
	struct baat_buffer payer = {0};
	const struct baat_cell unpriced = cell_of_text(BAAT_TEXT("pm"));
	row->cells[UNIT] = cell_of_text(from->unit);
	row->cells[PRICE] = from->unpriced ? unpriced : cell_of(price->price);
	row->cells[PRICE_YEAR] = (struct baat_cell){.number = from->year, .empty = from->year == BAAT_NO_YEAR};
	row->cells[TABLE_PRICE] = from->unpriced ? unpriced : cell_of(from->price);
	row->cells[SOURCE] = cell_of_text(from->source);
	row->url = from->url;
	baat_shares_write(&payer, from->payers, baat_prices_names(material->tables->prices), material->mark, false);
	const struct baat_text kept = table_keep(tables, baat_buffer_text(&payer));
	row->cells[PAYER] = cell_of_text(kept);
	const bool failed = payer.failed || kept.at == NULL;
	baat_buffer_free(&payer);
	return !failed;
}

static enum baat_status add_price(struct tables_of_report *tables, const struct material *material, struct table *table,
                                  const struct price_use *use, struct baat_diags *diags)
{
	const struct baat_text post = baat_names_text(material->harvest->names, use->post);
	struct baat_buffer key = {0};
	baat_buffer_add(&key, post);
	if (use->own)
		baat_buffer_add_string(&key, " (eigen prijs)");
	const struct baat_text kept = table_keep(tables, baat_buffer_text(&key));
	struct table_row *row =
	    key.failed || kept.at == NULL ? NULL : table_add_row(tables, table, BAAT_TEXT(""), kept);
	baat_buffer_free(&key);
	if (row == NULL)
		return baat_out_of_memory(diags);
	row->cells[LINES] = cell_of((baat_sum)use->lines);
	const struct baat_price *price =
	    use->price_index == BAAT_OWN_PRICE ? NULL : baat_prices_at(material->tables->prices, use->price_index);
	if (price != NULL)
		row->cells[DESCRIPTION] = cell_of_text(price->row->description);
	if (use->own)
		row->cells[PRICE] = cell_of_text(BAAT_TEXT("eigen"));
	else if (price != NULL && !fill_price(tables, material, price, row))
		return baat_out_of_memory(diags);
	return BAAT_OK;
}

static enum baat_status add_prices(struct tables_of_report *tables, const struct material *material,
                                   struct baat_diags *diags)
{
	struct price_uses *uses = &material->harvest->prices;
	struct table *table = table_add(tables, BAAT_TEXT("prijzen"), price_columns, PRICE_COLUMNS);
	enum baat_status status = table == NULL ? baat_out_of_memory(diags) : BAAT_OK;
	price_uses_sort(uses);
	for (size_t i = 0; i < uses->count && status == BAAT_OK; i++)
		status = add_price(tables, material, table, &uses->items[i], diags);
	return status;
}

enum { NO_ROWS = -1 };

/* A file; shipped ones are named the same wherever they are. `digest` NULL: of the file as it is now. */
static enum baat_status add_file(struct tables_of_report *tables, struct table *table, const char *kind,
                                 const char *path, const char *digest, int64_t rows, struct baat_diags *diags)
{
	char hex[65];
	const char *folder = data_folder();
	const size_t length = strlen(folder);
	struct baat_buffer name = {0};
	if (digest == NULL) {
		const enum baat_status status = baat_file_digest(path, hex, diags);
		if (status != BAAT_OK)
			return status;
		digest = hex;
	}
	if (strncmp(path, folder, length) == 0 && path[length] == '/')
		baat_buffer_printf(&name, "standaard%s", path + length);
	else
		baat_buffer_add_string(&name, path);
	const struct baat_text key = table_keep(tables, baat_buffer_text(&name));
	const struct baat_text sum = table_keep(tables, baat_text_of(digest));
	struct table_row *row =
	    name.failed || key.at == NULL || sum.at == NULL ? NULL : table_add_row(tables, table, BAAT_TEXT(""), key);
	baat_buffer_free(&name);
	if (row == NULL)
		return baat_out_of_memory(diags);
	row->cells[0] = cell_of_text(baat_text_of(kind));
	row->cells[1] = cell_of_text(sum);
	if (rows != NO_ROWS)
		row->cells[2] = cell_of(rows);
	return BAAT_OK;
}

static int64_t count_years(const struct baat_cpi *cpi)
{
	int64_t years = 0;
	for (int32_t year = BAAT_YEAR_FIRST; year <= BAAT_YEAR_LAST; year++)
		years += baat_cpi_index(cpi, year) != 0;
	return years;
}

/* The tables that were given to be shown. `named`: the words are NAAM=BESTAND. */
static enum baat_status add_given(struct tables_of_report *tables, struct table *table, const struct words *words,
                                  bool named, const struct baat_any_table *given, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < words->count && status == BAAT_OK; i++) {
		const char *path = named ? named_file(words->items[i]) : words->items[i];
		status = add_file(tables, table, "tabel", path, given[i].digest, (int64_t)given[i].row_count, diags);
	}
	return status;
}

static enum baat_status add_cases(struct tables_of_report *tables, const struct material *material, struct table *table,
                                  struct baat_diags *diags)
{
	const struct baat_inputs *inputs = baat_run_inputs(material->run);
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < baat_inputs_count(inputs) && status == BAAT_OK; i++) {
		const struct baat_input *input = baat_inputs_at(inputs, i);
		status = add_file(tables, table, "zaken", baat_run_request(material->run)->inputs.paths[i],
		                  input->digest, (int64_t)input->rows, diags);
	}
	return status;
}

static enum baat_status add_files(struct tables_of_report *tables, const struct material *material,
                                  struct baat_diags *diags)
{
	const struct verslag_settings *settings = material->settings;
	const struct tables *prices = material->tables;
	struct table *table = table_add(tables, BAAT_TEXT("invoer"), file_columns, FILE_COLUMNS);
	enum baat_status status = table == NULL ? baat_out_of_memory(diags) : BAAT_OK;
	for (size_t i = 0; i < prices->set.account_count && status == BAAT_OK; i++)
		status = add_file(tables, table, "prijzen", prices->set.accounts[i].path,
		                  prices->set.accounts[i].digest, (int64_t)prices->set.accounts[i].rows, diags);
	if (status == BAAT_OK && prices->cpi_path != NULL)
		status = add_file(tables, table, "cpi", prices->cpi_path, NULL, count_years(&prices->cpi), diags);
	if (status == BAAT_OK && settings->method.path != NULL)
		status = add_file(tables, table, "methode", settings->method.path, NULL, NO_ROWS, diags);
	if (status == BAAT_OK && settings->verslag.agreement != NULL)
		status = add_file(tables, table, "afspraak", settings->verslag.agreement, NULL, NO_ROWS, diags);
	if (status == BAAT_OK)
		status = add_given(tables, table, &settings->verslag.sure, false, material->sure, diags);
	if (status == BAAT_OK)
		status = add_given(tables, table, &settings->verslag.extra, true, material->extra, diags);
	return status == BAAT_OK ? add_cases(tables, material, table, diags) : status;
}

enum baat_status tables_add_about(struct tables_of_report *tables, struct material *material, struct baat_diags *diags)
{
	enum baat_status status = add_method(tables, material, diags);
	if (status == BAAT_OK)
		status = add_prices(tables, material, diags);
	return status == BAAT_OK ? add_files(tables, material, diags) : status;
}
