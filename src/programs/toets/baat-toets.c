/* baat-toets: check before you calculate. */
#include "toets.h"

static const enum option_id options[] = {
    OPTION_PRICES,   OPTION_CHOSEN,    OPTION_METHOD,    OPTION_HORIZON,  OPTION_PRICE_YEAR, OPTION_SUCCESS,
    OPTION_START,    OPTION_CPI,       OPTION_STRICT,    OPTION_FORM,     OPTION_OUTPUT,     OPTION_DECIMAL,
    OPTION_ENCODING, OPTION_ATTRIBUTE, OPTION_LINE_BASE, OPTION_CUT_FROM, OPTION_JOBS,       OPTION_PROGRESS,
    OPTION_HELP,     OPTION_VERSION,   OPTION_END,
};

static const char *const examples[] = {
    "baat-toets zaken.csv",
    "baat-toets --streng --gekozen -p standaard -p eigen.csv zaken.csv",
    "baat-toets -f excel -o bevindingen.csv wijk-*.csv",
    NULL,
};

static const struct program program = {
    .name = "baat-toets",
    .summary = N_("Check case lines against price tables before calculating: report every error, and what can be "
                  "calculated but is likely to be a mistake."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
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

static enum baat_status check(const struct settings *settings, struct tables *tables, struct case_run *run,
                              struct report *report, struct baat_diags *diags)
{
	struct findings *findings = report->sink_context;
	enum baat_status loaded = tables_load(tables, settings, diags);
	enum baat_status status = loaded;
	/* what is wrong with the files themselves can be told without prices */
	if (status < BAAT_USAGE)
		status = baat_worst(status, cases_open(run, settings, tables, report, diags));
	hint_headers(settings, diags);
	report_print(report, diags);
	bool complete = loaded == BAAT_OK;
	if (status < BAAT_USAGE && loaded == BAAT_OK)
		status = baat_worst(status, check_cases(run, &complete, diags));
	if (status < BAAT_USAGE)
		status = baat_worst(status, findings_end(findings, run->counts.cases + run->counts.aside,
		                                         count_lines(run), complete, diags));
	if (settings->given[OPTION_STRICT] && findings->warnings > 0)
		status = baat_worst(status, BAAT_REJECTED);
	return status;
}

int main(int argc, char **argv)
{
	struct settings settings;
	struct tables tables = {0};
	struct case_run run = {0};
	struct findings findings = {0};
	struct baat_diags diags = {0};
	struct report report = {.program = &program, .unlimited = true};
	int exit_status;

	program_start();
	if (settings_read(&settings, &program, argc, argv, &exit_status) == BAAT_OK) {
		enum baat_status status = findings_open(&findings, &settings, &diags);
		report.sink = findings_take;
		report.sink_context = &findings;
		if (status == BAAT_OK)
			status = check(&settings, &tables, &run, &report, &diags);
		status = findings_close(&findings, status, &diags);
		cases_close(&run);
		tables_free(&tables);
		report.sink = NULL;
		exit_status = program_end(&report, &diags, status);
	}
	settings_free(&settings);
	return exit_status;
}
