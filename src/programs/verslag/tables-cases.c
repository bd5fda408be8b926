/* The tables on sharing, on what has no price, and on single cases. */
#include "tables.h"

enum { SHARE_COLUMNS = 4, PM_COLUMNS = 3, CLASS_COLUMNS = 4, DEARER_COLUMNS = 4 };

static const struct baat_column share_columns[SHARE_COLUMNS] = {{{"saldo_voor", 10}, BAAT_CELL_CENTS},
                                                                {{"betaalt", 7}, BAAT_CELL_CENTS},
                                                                {{"ontvangt", 8}, BAAT_CELL_CENTS},
                                                                {{"saldo_na", 8}, BAAT_CELL_CENTS}};
static const struct baat_column pm_columns[PM_COLUMNS] = {
    {{"omschrijving", 12}, BAAT_CELL_TEXT}, {{"pm_plus", 7}, BAAT_CELL_INTEGER}, {{"pm_min", 6}, BAAT_CELL_INTEGER}};
static const struct baat_column class_columns[CLASS_COLUMNS] = {{{"aantal", 6}, BAAT_CELL_INTEGER},
                                                                {{"inzet", 5}, BAAT_CELL_CENTS},
                                                                {{"vermeden", 8}, BAAT_CELL_CENTS},
                                                                {{"saldo", 5}, BAAT_CELL_CENTS}};
static const struct baat_column dearer_columns[DEARER_COLUMNS] = {{{"inzet", 5}, BAAT_CELL_CENTS},
                                                                  {{"vermeden", 8}, BAAT_CELL_CENTS},
                                                                  {{"saldo", 5}, BAAT_CELL_CENTS},
                                                                  {{"ncw", 3}, BAAT_CELL_CENTS}};

enum baat_status tables_add_sharing(struct tables_of_report *tables, struct material *material,
                                    struct baat_diags *diags)
{
	if (material->agreement == NULL)
		return BAAT_OK;
	struct table *table = table_add(tables, BAAT_TEXT("verdeling"), share_columns, SHARE_COLUMNS);
	if (table == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < material->stakes->count; i++) {
		const struct baat_stake *stake = &material->stakes->items[i];
		struct table_row *row = table_add_row(tables, table, material->alternatives[0].name,
		                                      baat_names_text(material->agreement_names, stake->party));
		if (row == NULL)
			return baat_out_of_memory(diags);
		row->cells[0] = cell_of(stake->before);
		row->cells[1] = cell_of(stake->pays);
		row->cells[2] = cell_of(stake->receives);
		row->cells[3] = cell_of(stake->after);
	}
	return BAAT_OK;
}

static struct baat_text description_of(const struct material *material, uint32_t post)
{
	const struct baat_prices *prices = material->tables->prices;
	const size_t index = baat_prices_find(prices, post);
	return index == SIZE_MAX ? BAAT_TEXT("") : baat_prices_at(prices, index)->row->description;
}

static enum baat_status add_unpriced(struct tables_of_report *tables, struct material *material,
                                     struct baat_diags *diags)
{
	struct baat_outcomes *sums = material->harvest->by[BY_POST];
	const size_t count = baat_outcomes_count(sums);
	struct table *table = table_add(tables, BAAT_TEXT("pm"), pm_columns, PM_COLUMNS);
	struct baat_outcome outcome;
	if (table == NULL || count == SIZE_MAX)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < material->count; i++)
		for (size_t j = 0; j < count; j++) {
			const struct alternative *alternative = &material->alternatives[i];
			/* its amounts may be too large: they are told elsewhere, if they count at all */
			baat_outcomes_at(sums, j, &outcome);
			const struct baat_cell plus = outcome.measures[BAAT_MEASURE_PM_PLUS],
					       minus = outcome.measures[BAAT_MEASURE_PM_MIN];
			if (outcome.alternative != alternative->number || (plus.number == 0 && minus.number == 0))
				continue;
			struct table_row *row =
			    table_add_row(tables, table, alternative->name,
			                  baat_names_text(material->harvest->names, outcome.keys[0]));
			if (row == NULL)
				return baat_out_of_memory(diags);
			row->cells[0] = cell_of_text(description_of(material, outcome.keys[0]));
			row->cells[1] = plus;
			row->cells[2] = minus;
		}
	return BAAT_OK;
}

static enum baat_status add_classes(struct tables_of_report *tables, struct material *material,
                                    struct baat_diags *diags)
{
	static const char *const names[CASE_CLASSES] = {
	    [CASES_CHEAPER] = "goedkoper", [CASES_EVEN] = "gelijk", [CASES_DEARER] = "duurder"};
	static const struct case_sums nothing = {0};
	struct table *table = table_add(tables, BAAT_TEXT("casussen"), class_columns, CLASS_COLUMNS);
	if (table == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < material->count; i++)
		for (size_t j = 0; j < CASE_CLASSES; j++) {
			const struct alternative *alternative = &material->alternatives[i];
			const struct case_sums *cases = alternative->cases == NULL ? &nothing : alternative->cases;
			struct table_row *row = table_add_row(tables, table, alternative->name, baat_text_of(names[j]));
			if (row == NULL)
				return baat_out_of_memory(diags);
			row->cells[0] = cell_of((baat_sum)cases->classes[j].count);
			row->cells[1] = cell_of(cases->classes[j].input);
			row->cells[2] = cell_of(cases->classes[j].avoided);
			row->cells[3] = cell_of(cases->classes[j].net);
		}
	return BAAT_OK;
}

static enum baat_status add_dearer(struct tables_of_report *tables, struct material *material, struct baat_diags *diags)
{
	const struct harvest *harvest = material->harvest;
	if (!material->settings->verslag.cases)
		return BAAT_OK;
	struct table *table = table_add(tables, BAAT_TEXT("duurder"), dearer_columns, DEARER_COLUMNS);
	if (table == NULL)
		return baat_out_of_memory(diags);
	harvest_sort_dearer(material->harvest);
	for (size_t i = 0; i < material->count; i++)
		for (size_t j = 0; j < harvest->dearer_count; j++) {
			const struct dearer_case *dearer = &harvest->dearer[j];
			if (dearer->alternative != material->alternatives[i].number)
				continue;
			struct table_row *row =
			    table_add_row(tables, table, material->alternatives[i].name, dearer->casus);
			if (row == NULL)
				return baat_out_of_memory(diags);
			row->cells[0] = cell_of(dearer->input);
			row->cells[1] = cell_of(dearer->avoided);
			row->cells[2] = cell_of(dearer->net);
			row->cells[3] = cell_of(dearer->npv);
		}
	return BAAT_OK;
}

enum baat_status tables_add_cases(struct tables_of_report *tables, struct material *material, struct baat_diags *diags)
{
	enum baat_status status = add_unpriced(tables, material, diags);
	if (status == BAAT_OK)
		status = add_classes(tables, material, diags);
	return status == BAAT_OK ? add_dearer(tables, material, diags) : status;
}
