/* Prints what each alternative leaves over all cases together, in cents: uitkomst ZAKEN PRIJZEN. */
#include <baat/calc/outcome.h>
#include <stdio.h>

/* The library prints nothing: what it has to say is in a list, with a place and a code. */
static int tell(struct baat_diags *diags)
{
	for (const struct baat_diag *diag = diags->items; diag < diags->items + diags->count; diag++)
		fprintf(stderr, "%s:%llu: %s [%s]\n", diag->place.file, (unsigned long long)diag->place.line,
		        diag->text, baat_code_name(diag->code));
	return diags->lost ? BAAT_SYSTEM : diags->errors > 0 ? BAAT_REJECTED : BAAT_OK;
}

int main(int argc, char **argv)
{
	struct baat_diags diags = {0};
	struct baat_method method = baat_method_default();
	struct baat_prices *prices = baat_prices_new();
	if (argc != 3 || prices == NULL)
		return BAAT_USAGE;
	baat_prices_add(prices, argv[2], &(struct baat_prices_options){0}, &diags);
	baat_prices_resolve(prices, &method, NULL, NULL, &diags);

	struct baat_table *table = NULL;
	struct baat_case_columns *columns = NULL;
	struct baat_names *names = baat_names_new(baat_prices_names(prices)), *own = baat_names_new(NULL);
	struct baat_table_request request = {.path = argv[1], .required = baat_case_required, .required_count = 4};
	if (names == NULL || own == NULL || baat_table_open(&table, &request, &diags) != BAAT_OK ||
	    baat_case_columns_find(&columns, table, &(struct baat_meant){0}, own, &diags) != BAAT_OK ||
	    diags.errors > 0)
		return tell(&diags);
	struct baat_filter *filter = baat_filter_new(&(struct baat_filter_request){0}, names);
	struct baat_outcomes *outcomes = baat_outcomes_new(&(struct baat_grouping){0}, filter, names);
	struct baat_case_reader *reader = baat_case_reader_new(prices, &method, names, baat_names_count(own));
	if (filter == NULL || outcomes == NULL || reader == NULL)
		return BAAT_SYSTEM;

	struct baat_flow_rules rules;
	struct baat_cut_off cut_off = {0};
	struct baat_block block = {0};
	const struct baat_case *casus;
	baat_flow_rules_make(&rules, &method);
	while (baat_table_block(table, baat_case_columns_id(columns), &block, &diags) == BAAT_OK && block.length > 0) {
		baat_case_begin(reader, table, columns, &block, true);
		for (enum baat_case_result read; (read = baat_case_next(reader, &casus, &diags)) < BAAT_CASES_END;)
			if (read == BAAT_CASE)
				baat_flows_of_case(casus, argv[1], &rules, &(struct baat_flow_choice){0},
				                   baat_outcomes_add, outcomes, &cut_off, &diags);
	}
	struct baat_cell cells[1 + BAAT_MEASURE__MAX]; /* the alternative, then the measures */
	for (size_t i = 0; diags.errors == 0 && i < baat_outcomes_count(outcomes); i++)
		if (baat_outcomes_row(outcomes, i, cells))
			printf("%.*s: %lld cent\n", (int)cells[0].text.length, cells[0].text.at,
			       (long long)cells[1 + BAAT_MEASURE_NET].number);
	return tell(&diags); /* a program that goes on frees all of it, with the functions that the headers name */
}
