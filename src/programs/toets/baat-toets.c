/* baat-toets: check before you calculate. */
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
    USES(toets_settings, selection, OPTION(SELECTION_CHOSEN)),
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
static enum baat_status check_cases(struct case_run *run, bool *complete, struct baat_diags *diags)
{
	run->thorough = true;
	enum baat_status status = cases_run(run, &check_handler, NULL, diags);
	if (status < BAAT_USAGE)
		status = baat_worst(status, check_end(run, diags));
	report_print(run->report, diags);
	for (size_t i = 0; i < run->file_count; i++)
		*complete &= run->files[i].columns != NULL && !run->files[i].broken;
	return status;
}

static uint64_t count_lines(const struct case_run *run)
{
	uint64_t lines = 0;
	for (size_t i = 0; i < run->file_count; i++)
		lines += run->files[i].rows;
	return lines;
}

static enum baat_status check(const struct toets_settings *settings, const struct settings *request,
                              struct tables *tables, struct case_run *run, struct report *report,
                              struct baat_diags *diags)
{
	struct findings *findings = report->sink_context;
	enum baat_status loaded = tables_load(tables, request, diags);
	enum baat_status status = loaded;
	/* what is wrong with the files themselves can be told without prices */
	if (status < BAAT_USAGE)
		status = baat_worst(status, cases_open(run, request, tables, report, diags));
	hint_headers(&settings->input, diags);
	report_print(report, diags);
	bool complete = loaded == BAAT_OK;
	if (status < BAAT_USAGE && loaded == BAAT_OK)
		status = baat_worst(status, check_cases(run, &complete, diags));
	if (status < BAAT_USAGE)
		status = baat_worst(status, findings_end(findings, run->counts.cases + run->counts.aside,
		                                         count_lines(run), complete, diags));
	if (settings->toets.strict && findings->warnings > 0)
		status = baat_worst(status, BAAT_REJECTED);
	return status;
}

static enum baat_status run(const struct common_options *common, struct report *report, struct baat_diags *diags)
{
	const struct toets_settings *settings = (const struct toets_settings *)common;
	const struct settings request = request_make(common);
	struct tables tables = {0};
	struct case_run cases = {0};
	struct findings findings = {0};

	report->limit = 0;
	report->unlimited = true;
	enum baat_status status = findings_open(&findings, settings, diags);
	report->sink = findings_take;
	report->sink_context = &findings;
	if (status == BAAT_OK)
		status = check(settings, &request, &tables, &cases, report, diags);
	status = findings_close(&findings, status, diags);
	cases_close(&cases);
	tables_free(&tables);
	report->sink = NULL;
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
