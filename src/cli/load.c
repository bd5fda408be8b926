#include "load.h"

#include "data-folder.h"

static enum baat_status load_cpi(struct tables *tables, const char *path, struct baat_diags *diags)
{
	tables->cpi_path = path != NULL ? strdup(path) : data_file(SHIPPED_CPI);
	if (tables->cpi_path == NULL)
		return baat_out_of_memory(diags);
	return baat_cpi_read(&tables->cpi, tables->cpi_path, diags);
}

static enum baat_status add_prices(void *prices, const char *path, const struct baat_prices_options *options,
                                   struct baat_diags *diags)
{
	return baat_prices_add(prices, path, options, diags);
}

enum baat_status tables_load_set(struct tables *tables, const struct common_options *settings,
                                 const char *const names[], size_t count, struct baat_diags *diags)
{
	static const struct table_standard standard = {SHIPPED_PRICES, "-p"};
	const struct prices_options *prices = options_of(settings, &prices_group);
	const struct method_options *methods = options_of(settings, &method_group);
	const struct baat_method method = methods == NULL ? baat_method_default() : methods->values;
	tables->prices = baat_prices_new();
	if (tables->prices == NULL)
		return baat_out_of_memory(diags);
	tables->set.kind = "prijzen";
	enum baat_status status = table_set_add(&tables->set, names, count, &standard, diags);
	if (status == BAAT_OK)
		status = table_set_read(&tables->set, settings, tables->prices, add_prices, diags);
	if (status == BAAT_OK && method.price_year != BAAT_NO_YEAR)
		status = load_cpi(tables, prices->cpi, diags);
	if (status == BAAT_OK)
		status = baat_prices_resolve(tables->prices, &method, &tables->cpi, tables->cpi_path, diags);
	return status;
}

enum baat_status tables_load(struct tables *tables, const struct common_options *settings, struct baat_diags *diags)
{
	const struct prices_options *prices = options_of(settings, &prices_group);
	return tables_load_set(tables, settings, prices->tables.items, prices->tables.count, diags);
}

void tables_free(struct tables *tables)
{
	baat_prices_free(tables->prices);
	table_set_free(&tables->set);
	free(tables->cpi_path);
}
