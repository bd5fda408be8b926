/* The tables of sums: key figures, parties, years, domains. */
#include "base/gettext.h"
#include "tables.h"

static enum baat_status too_large(struct baat_diags *diags)
{
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
}

static enum baat_status keep_months(struct material *material, struct tables_of_report *tables, size_t row,
                                    struct alternative *alternative, struct baat_diags *diags)
{
	const struct baat_outcomes *totals = material->harvest->by[BY_NOTHING];
	alternative->month_count = baat_outcomes_months(totals, row, NULL);
	alternative->months =
	    baat_arena_take(&tables->arena, (alternative->month_count + 1) * sizeof *alternative->months);
	if (alternative->months == NULL)
		return baat_out_of_memory(diags);
	baat_outcomes_months(totals, row, alternative->months);
	return BAAT_OK;
}

static enum baat_status too_many(struct baat_diags *diags)
{
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
	                  _("a report holds at most %d alternatives; choose with --gekozen or --alternatief"),
	                  ALTERNATIVES_MOST);
}

enum baat_status material_find_alternatives(struct tables_of_report *tables, struct material *material,
                                            struct baat_diags *diags)
{
	const struct harvest *harvest = material->harvest;
	const size_t rows = baat_outcomes_count(harvest->by[BY_NOTHING]);
	struct baat_outcome total;
	enum baat_status status = BAAT_OK;
	if (rows == SIZE_MAX)
		return baat_out_of_memory(diags);
	material->without = (struct baat_cell){.empty = true};
	for (size_t i = 0; i < rows && status == BAAT_OK; i++) {
		if (!baat_outcomes_at(harvest->by[BY_NOTHING], i, &total))
			return too_large(diags);
		const struct case_sums *cases = harvest_cases(harvest, total.alternative);
		if (total.alternative == BAAT_NO_NAME) {
			material->without = total.measures[BAAT_MEASURE_WITHOUT];
			material->without_count = cases == NULL ? 0 : cases->count;
			continue;
		}
		if (material->count == ALTERNATIVES_MOST)
			return too_many(diags);
		struct alternative *alternative = &material->alternatives[material->count++];
		*alternative = (struct alternative){.number = total.alternative,
		                                    .name = baat_names_text(harvest->names, total.alternative),
		                                    .total = total,
		                                    .cases = cases};
		status = keep_months(material, tables, i, alternative, diags);
	}
	if (status == BAAT_OK && material->count == 0)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_CASE_WITHOUT_ALTERNATIVE,
		                  _("no case has an alternative that counts, so there is nothing to report"));
	return status;
}

/* Takes the next row of a set of sums that is of the alternative; false at the end, or with *status on an error. */
static bool next_row(const struct baat_outcomes *sums, size_t *row, size_t count, const struct alternative *alternative,
                     struct baat_outcome *outcome, enum baat_status *status, struct baat_diags *diags)
{
	while (*row < count && *status == BAAT_OK) {
		if (!baat_outcomes_at(sums, (*row)++, outcome))
			*status = too_large(diags);
		else if (outcome->alternative == alternative->number)
			return true;
	}
	return false;
}

static enum baat_status add_key_figures(struct tables_of_report *tables, struct material *material,
                                        struct baat_diags *diags)
{
	enum { COUNT = 1 + BAAT_MEASURE__MAX };
	struct baat_column *columns = baat_arena_take(&tables->arena, COUNT * sizeof *columns);
	struct table *table = columns == NULL ? NULL : table_add(tables, BAAT_TEXT("kerncijfers"), columns, COUNT);
	if (table == NULL)
		return baat_out_of_memory(diags);
	columns[0] = (struct baat_column){BAAT_TEXT("casussen"), BAAT_CELL_INTEGER};
	for (size_t i = 0; i < BAAT_MEASURE__MAX; i++)
		columns[1 + i] = (struct baat_column){baat_text_of(baat_measure_names[i]), baat_measure_kinds[i]};
	for (size_t i = 0; i < material->count; i++) {
		const struct alternative *alternative = &material->alternatives[i];
		struct table_row *row = table_add_row(tables, table, alternative->name, BAAT_TEXT(""));
		if (row == NULL)
			return baat_out_of_memory(diags);
		row->cells[0] = cell_of(alternative->cases == NULL ? 0 : (baat_sum)alternative->cases->count);
		memcpy(row->cells + 1, alternative->total.measures, sizeof alternative->total.measures);
	}
	return BAAT_OK;
}

enum { PARTY_COLUMNS = 7, YEAR_COLUMNS = 5, DOMAIN_COLUMNS = 3 };

static const struct baat_column party_columns[PARTY_COLUMNS] = {
    {{"zonder", 6}, BAAT_CELL_CENTS},         {{"inzet", 5}, BAAT_CELL_CENTS}, {{"gevolg", 6}, BAAT_CELL_CENTS},
    {{"vermeden", 8}, BAAT_CELL_CENTS},       {{"saldo", 5}, BAAT_CELL_CENTS}, {{"ncw", 3}, BAAT_CELL_CENTS},
    {{"verzilverbaar", 13}, BAAT_CELL_CENTS},
};
static const struct baat_column year_columns[YEAR_COLUMNS] = {{{"zonder", 6}, BAAT_CELL_CENTS},
                                                              {{"inzet", 5}, BAAT_CELL_CENTS},
                                                              {{"gevolg", 6}, BAAT_CELL_CENTS},
                                                              {{"saldo", 5}, BAAT_CELL_CENTS},
                                                              {{"cumulatief", 10}, BAAT_CELL_CENTS}};
static const struct baat_column domain_columns[DOMAIN_COLUMNS] = {
    {{"zonder", 6}, BAAT_CELL_CENTS}, {{"gevolg", 6}, BAAT_CELL_CENTS}, {{"inzet", 5}, BAAT_CELL_CENTS}};

/* A row with some of the measures. */
static enum baat_status add_measures(struct tables_of_report *tables, struct table *table, struct baat_text alternative,
                                     struct baat_text key, const struct baat_outcome *outcome,
                                     const enum baat_measure *measures, struct baat_diags *diags)
{
	struct table_row *row = table_add_row(tables, table, alternative, key);
	if (row == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < table->count; i++)
		row->cells[i] = outcome->measures[measures[i]];
	return BAAT_OK;
}

/* A table of some measures by a key that is a name; `closed`: with a row totaal. */
static enum baat_status add_named(struct tables_of_report *tables, struct material *material, struct table *table,
                                  enum harvest_key key, const enum baat_measure *measures, bool closed,
                                  struct baat_diags *diags)
{
	struct baat_outcomes *sums = material->harvest->by[key];
	const size_t count = baat_outcomes_count(sums);
	struct baat_outcome outcome;
	enum baat_status status = BAAT_OK;
	if (table == NULL || count == SIZE_MAX)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < material->count; i++) {
		const struct alternative *alternative = &material->alternatives[i];
		for (size_t row = 0; next_row(sums, &row, count, alternative, &outcome, &status, diags);)
			status = add_measures(tables, table, alternative->name,
			                      baat_names_text(material->harvest->names, outcome.keys[0]), &outcome,
			                      measures, diags);
		if (status == BAAT_OK && closed)
			status = add_measures(tables, table, alternative->name, BAAT_TEXT("totaal"),
			                      &alternative->total, measures, diags);
	}
	return status;
}

/* "0", "1", …: kept with the tables. */
static struct baat_text year_name(struct tables_of_report *tables, uint32_t year)
{
	char digits[BAAT_NUMBER_MAX];
	const size_t length = baat_number_write(digits, year, 0, ',');
	return table_keep(tables, (struct baat_text){digits, length});
}

static enum baat_status add_year(struct tables_of_report *tables, struct table *table,
                                 const struct alternative *alternative, uint32_t year,
                                 const struct baat_outcome *outcome, baat_sum *total, struct baat_diags *diags)
{
	static const enum baat_measure measures[YEAR_COLUMNS - 1] = {BAAT_MEASURE_WITHOUT, BAAT_MEASURE_INPUT,
	                                                             BAAT_MEASURE_OUTCOME, BAAT_MEASURE_NET};
	const struct baat_text name = year_name(tables, year);
	struct table_row *row = name.at == NULL ? NULL : table_add_row(tables, table, alternative->name, name);
	if (row == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < YEAR_COLUMNS - 1; i++)
		row->cells[i] = cell_of(outcome == NULL ? 0 : outcome->measures[measures[i]].number);
	*total += outcome == NULL ? 0 : outcome->measures[BAAT_MEASURE_NET].number;
	row->cells[YEAR_COLUMNS - 1] = cell_of(*total);
	return BAAT_OK;
}

/* Every year to the last one with a flow; in some of them there may be nothing. */
static enum baat_status add_years(struct tables_of_report *tables, struct material *material, struct baat_diags *diags)
{
	struct baat_outcomes *sums = material->harvest->by[BY_YEAR];
	const size_t count = baat_outcomes_count(sums);
	struct table *table = table_add(tables, BAAT_TEXT("jaren"), year_columns, YEAR_COLUMNS);
	struct baat_outcome outcome;
	enum baat_status status = BAAT_OK;
	if (table == NULL || count == SIZE_MAX)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < material->count; i++) {
		const struct alternative *alternative = &material->alternatives[i];
		baat_sum total = 0;
		uint32_t year = 0;
		for (size_t row = 0; next_row(sums, &row, count, alternative, &outcome, &status, diags); year++) {
			for (; year < outcome.keys[0] && status == BAAT_OK; year++)
				status = add_year(tables, table, alternative, year, NULL, &total, diags);
			if (status == BAAT_OK)
				status = add_year(tables, table, alternative, year, &outcome, &total, diags);
		}
	}
	return status;
}

enum baat_status tables_add_sums(struct tables_of_report *tables, struct material *material, struct baat_diags *diags)
{
	static const enum baat_measure of_parties[PARTY_COLUMNS] = {
	    BAAT_MEASURE_WITHOUT, BAAT_MEASURE_INPUT, BAAT_MEASURE_OUTCOME, BAAT_MEASURE_AVOIDED,
	    BAAT_MEASURE_NET,     BAAT_MEASURE_NPV,   BAAT_MEASURE_CASHABLE};
	static const enum baat_measure of_domains[DOMAIN_COLUMNS] = {BAAT_MEASURE_WITHOUT, BAAT_MEASURE_OUTCOME,
	                                                             BAAT_MEASURE_INPUT};
	enum baat_status status = add_key_figures(tables, material, diags);
	if (status == BAAT_OK)
		status =
		    add_named(tables, material, table_add(tables, BAAT_TEXT("partijen"), party_columns, PARTY_COLUMNS),
		              BY_PARTY, of_parties, true, diags);
	if (status == BAAT_OK)
		status = add_years(tables, material, diags);
	if (status == BAAT_OK)
		status =
		    add_named(tables, material, table_add(tables, BAAT_TEXT("opbouw"), domain_columns, DOMAIN_COLUMNS),
		              BY_DOMAIN, of_domains, false, diags);
	return status;
}
