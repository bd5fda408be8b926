/* baat-toets: check before you calculate. */
#include "cli/load.h"
#include "toets.h"

static const struct option_row own_rows[] = {
    {.name = "streng",
     .help = N_("exit 1 on warnings too"),
     .take = option_flag,
     OPTION_VALUE(struct toets_options, strict)},
};
static const struct option_group toets_group = {OPTION_GROUP(own_rows)};

static const struct option_use options[] = {
    USES(toets_settings, prices, OPTION(PRICES_TABLE)),
    USES(toets_settings, selection, OPTION(SELECTION_CASES) | OPTION(SELECTION_CHOSEN)),
    USES(toets_settings, method, ALL_OPTIONS & ~(OPTION(METHOD_PERSPECTIVE) | OPTION(METHOD_RATE))),
    USES(toets_settings, prices, OPTION(PRICES_CPI)),
    USES(toets_settings, toets, ALL_OPTIONS),
    USES(toets_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(toets_settings, input, ALL_OPTIONS),
    USES(toets_settings, run, ALL_OPTIONS),
    USES(toets_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-toets zaken.csv",
    "baat-toets --streng --gekozen -p standaard -p eigen.csv zaken.csv",
    "baat-toets -f excel -o bevindingen.csv wijk-*.csv",
    NULL,
};

/* Goes through the cases of the files that could be opened. */
static enum baat_status check_cases(struct baat_run *run, const struct toets_settings *settings, struct report *report,
                                    bool *complete, struct baat_diags *diags)
{
	const struct baat_inputs *inputs = baat_run_inputs(run);
	bool chosen = settings->selection.chosen;
	enum baat_status status = baat_run_cases(run, &check_handler, &chosen, diags);
	if (status < BAAT_USAGE)
		status = baat_worst(status, check_end(run, diags));
	report_print(report, diags);
	for (size_t i = 0; i < baat_inputs_count(inputs); i++)
		*complete &= baat_inputs_at(inputs, i)->columns != NULL && !baat_inputs_at(inputs, i)->broken;
	return status;
}

static enum baat_status summarise(const struct baat_run *run, struct findings *findings, bool complete,
                                  struct baat_diags *diags)
{
	const struct baat_inputs *inputs = baat_run_inputs(run);
	const struct baat_counts *counts = baat_run_counts(run);
	uint64_t lines = 0;
	for (size_t i = 0; i < baat_inputs_count(inputs); i++)
		lines += baat_inputs_at(inputs, i)->rows;
	return findings_end(findings, counts->cases + counts->rejected, lines, complete,
	                    inputs == NULL ? NULL : baat_inputs_attributes(inputs), diags);
}

static enum baat_status check(struct baat_run *run, struct request *request, const struct toets_settings *settings,
                              struct tables *tables, struct baat_diags *diags)
{
	struct findings *findings = request->report->sink_context;
	enum baat_status loaded = tables_load(tables, &request->settings, diags);
	enum baat_status status = loaded;
	request->run.prices = tables->prices;
	/* what is wrong with the files themselves can be told without prices */
	if (status < BAAT_USAGE)
		status = baat_worst(status, baat_run_open(run, diags));
	hint_headers(&settings->input, diags);
	report_print(request->report, diags);
	bool complete = loaded == BAAT_OK;
	if (status < BAAT_USAGE && loaded == BAAT_OK)
		status = baat_worst(status, check_cases(run, settings, request->report, &complete, diags));
	if (status < BAAT_USAGE)
		status = baat_worst(status, summarise(run, findings, complete, diags));
	if (settings->toets.strict && findings->warnings > 0)
		status = baat_worst(status, BAAT_REJECTED);
	return status;
}

static enum baat_status run(const struct common_options *common, struct report *report, struct baat_diags *diags)
{
	const struct toets_settings *settings = (const struct toets_settings *)common;
	struct tables tables = {0};
	struct findings findings = {0};
	struct request request;
	request_make(&request, common, report);
	request.run.thorough = true;
	struct baat_run *cases = baat_run_new(&baat_case_input, &request.run);
	if (cases == NULL)
		return baat_out_of_memory(diags);

	report->limit = 0;
	enum baat_status status = findings_open(&findings, settings, diags);
	report->sink = findings_take;
	report->sink_context = &findings; /* cppcheck-suppress autoVariables; taken back below */
	if (status == BAAT_OK)
		status = check(cases, &request, settings, &tables, diags);
	status = findings_close(&findings, status, diags);
	report->sink = NULL;
	/* what names files is told before they go */
	report_print(report, diags);
	baat_run_close(cases);
	tables_free(&tables);
	return status;
}

static const struct program program = {
    .name = "baat-toets",
    .summary = N_("Check case lines against price tables before calculating: report every error, and what can be "
                  "calculated but is likely to be a mistake."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
    .run = run,
};

int main(int argc, char **argv)
{
	struct toets_settings settings = {0};
	return program_main(&program, &settings.common, argc, argv);
}
