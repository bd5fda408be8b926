/* baat-reken: case lines x prices. */
#include "run/account.h"
#include "calculate.h"
#include "cli/show.h"

static const enum option_id options[] = {
    OPTION_PRICES,  OPTION_KEYS,     OPTION_PARTIES,  OPTION_ALTERNATIVES, OPTION_CHOSEN,    OPTION_PERSPECTIVE,
    OPTION_FLOWS,   OPTION_ORIGIN,   OPTION_METHOD,   OPTION_RATE,         OPTION_HORIZON,   OPTION_PRICE_YEAR,
    OPTION_SUCCESS, OPTION_START,    OPTION_CPI,      OPTION_FORM,         OPTION_OUTPUT,    OPTION_ASIDE,
    OPTION_ACCOUNT, OPTION_DECIMAL,  OPTION_ENCODING, OPTION_ATTRIBUTE,    OPTION_LINE_BASE, OPTION_CUT_FROM,
    OPTION_JOBS,    OPTION_PROGRESS, OPTION_HELP,     OPTION_VERSION,      OPTION_END,
};

static const char *const examples[] = {
    "baat-reken zaken.csv",
    "baat-reken -k partij --prijspeil=2025 -p standaard -p eigen.csv zaken.csv",
    "baat-reken --stromen zaken.csv | baat-som -k gemeente,partij",
    NULL,
};

static const struct program program = {
    .name = "baat-reken",
    .summary = N_("Compute from case lines and price tables what an intervention costs, which societal costs it "
                  "avoids, who pays and who gains."),
    .operands = "[ZAKEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
};

static enum baat_status check_options(const struct settings *settings, struct baat_diags *diags)
{
	static const enum option_id pairs[][2] = {
	    {OPTION_CHOSEN, OPTION_ALTERNATIVES}, {OPTION_FLOWS, OPTION_KEYS}, {OPTION_FLOWS, OPTION_PERSPECTIVE}};
	const struct conflict_list list = {pairs, sizeof pairs / sizeof pairs[0]};
	enum baat_status status = check_conflicts(settings, &list, diags);
	if (settings->given[OPTION_ORIGIN] && !settings->given[OPTION_FLOWS])
		status =
		    baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT, _("--herkomst goes with --stromen"));
	return status;
}

/* The rows that were summed go out, with what there is to say about them. */
static enum baat_status show(struct case_run *run, struct calculation *calculation, struct baat_diags *diags)
{
	enum baat_status status = grouping_warn_never(calculation->grouping, calculation_filter(run), diags);
	status = baat_worst(status, cases_notes(run, diags));
	if (calculation->on_screen) {
		status = baat_worst(status, emit_end(&calculation->emitter, diags));
		return status == BAAT_OK ? show_notes(&calculation->emitter, diags) : status;
	}
	if (status != BAAT_OK || calculation->streaming || calculation->flows)
		return status;
	struct baat_outcomes *totals, *outcomes = calculation_merge(run, &totals);
	if (outcomes == NULL)
		return baat_out_of_memory(diags);
	return show_outcomes(calculation->settings, calculation->grouping, outcomes, totals, run->output, diags);
}

static enum baat_status calculate(struct case_run *run, struct calculation *calculation, struct baat_diags *diags)
{
	const struct settings *settings = calculation->settings;
	bool table = settings->form == BAAT_FORM_TABLE;

	calculation->flows = settings->given[OPTION_FLOWS];
	calculation->origin = settings->given[OPTION_ORIGIN];
	calculation->streaming = !calculation->flows && calculation->grouping->by_case && !table;
	calculation->totals = table && !calculation->flows;
	if (!calculation_prepare(calculation, run->attributes))
		return baat_out_of_memory(diags);
	enum baat_status status = BAAT_OK;
	if (calculation->flows || calculation->streaming)
		status = emit_begin(&calculation->emitter, settings->form, calculation->columns, NULL,
		                    calculation->column_count, run->output, diags);
	if (table && calculation->flows)
		calculation->on_screen = run->alone = true;
	if (status == BAAT_OK)
		status = cases_run(run, &calculation_handler, calculation, diags);
	if (status == BAAT_OK || (status == BAAT_REJECTED && !run->failed)) {
		enum baat_status shown = show(run, calculation, diags);
		run->failed |= shown != BAAT_OK;
		status = baat_worst(status, shown);
	}
	calculation_free(calculation);
	return status;
}

/* Everything that is written is opened before anything is calculated, so that a run does not end halfway for want of a
 * place to write. */
static enum baat_status open_outputs(struct case_run *run, struct baat_output **account, enum baat_status status,
                                     struct baat_diags *diags)
{
	const struct settings *settings = run->settings;
	bool says_incomplete = settings->given[OPTION_FLOWS] && settings->output_path == NULL;
	if (status < BAAT_USAGE || says_incomplete)
		status = baat_worst(status, baat_output_open(&run->output, settings->output_path, diags));
	if (status == BAAT_OK && settings->account_path != NULL)
		status = baat_output_open(account, settings->account_path, diags);
	return status;
}

static enum baat_status run_program(const struct settings *settings, struct report *report, struct baat_diags *diags)
{
	struct tables tables = {0};
	struct case_run run = {0};
	struct grouping grouping = {0};
	struct calculation calculation = {.settings = settings, .grouping = &grouping};
	struct baat_output *account = NULL;

	enum baat_status status = check_options(settings, diags);
	if (status == BAAT_OK)
		status = tables_load(&tables, settings, diags);
	if (status == BAAT_OK)
		status = cases_open(&run, settings, &tables, report, diags);
	if (status == BAAT_OK)
		status = grouping_read(&grouping, settings, run.attributes, diags);
	run.settings = settings;
	status = open_outputs(&run, &account, status, diags);
	if (status == BAAT_OK)
		status = calculate(&run, &calculation, diags);
	else
		run.failed = true;
	status = report_before_commit(report, diags, status);
	run.failed |= status >= BAAT_USAGE;
	if (!run.failed) {
		status = baat_worst(status, account_settle(&run, account, diags));
		run.failed = status >= BAAT_USAGE;
	}
	if (run.output != NULL)
		status = baat_worst(
		    status, finish_output(run.output, !run.failed, settings->given[OPTION_FLOWS], status, diags));
	if (!run.failed && status < BAAT_USAGE) {
		status = baat_worst(status, account_place(&run, account, diags));
		account = NULL;
	}
	/* messages name the files, whose paths go with the tables */
	report_print(report, diags);
	if (settings->aside_path == NULL)
		report_exhausted(report);
	baat_output_abandon(account);
	cases_close(&run);
	grouping_free(&grouping);
	tables_free(&tables);
	return status;
}

int main(int argc, char **argv)
{
	struct settings settings;
	struct baat_diags diags = {0};
	struct report report = {.program = &program, .limit = ERRORS_MAX};
	int exit_status;

	program_start();
	if (settings_read(&settings, &program, argc, argv, &exit_status) == BAAT_OK)
		exit_status = program_end(&report, &diags, run_program(&settings, &report, &diags));
	settings_free(&settings);
	return exit_status;
}
