/* baat-deel: savings shared by an agreement. */
#include "deel.h"

static const enum option_id options[] = {
    OPTION_AGREEMENT, OPTION_ALTERNATIVES, OPTION_PAYMENTS, OPTION_ACCOUNT_TEXT, OPTION_FORM,
    OPTION_OUTPUT,    OPTION_DECIMAL,      OPTION_ENCODING, OPTION_JOBS,         OPTION_PROGRESS,
    OPTION_HELP,      OPTION_VERSION,      OPTION_END,
};

static const char *const examples[] = {
    "baat-reken --stromen zaken.csv | baat-deel -a afspraak.json",
    "baat-deel -a afspraak.json --alternatief=maatwerk --tekst stromen.csv",
    "baat-deel -a afspraak.json --betalingen -o betalingen.csv stromen.csv",
    NULL,
};

static const struct program program = {
    .name = "baat-deel",
    .summary = N_("Share the savings: who pays and who receives by an agreement, from the flows that baat-reken "
                  "--stromen prints. A forecast, not a settlement."),
    .operands = "[STROMEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
};

static bool reads_stdin_twice(const struct settings *settings)
{
	if (strcmp(settings->agreement_path, "-") != 0)
		return false;
	for (size_t i = 0; i < settings->operands.count; i++)
		if (strcmp(settings->operands.items[i], "-") == 0)
			return true;
	return false;
}

static enum baat_status check_options(const struct settings *settings, struct baat_diags *diags)
{
	static const enum option_id pairs[][2] = {{OPTION_ACCOUNT_TEXT, OPTION_FORM},
	                                          {OPTION_ACCOUNT_TEXT, OPTION_PAYMENTS}};
	const struct conflict_list list = {pairs, sizeof pairs / sizeof pairs[0]};
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	enum baat_status status = check_conflicts(settings, &list, diags);
	if (settings->agreement_path == NULL)
		return baat_worst(status, baat_error(diags, nowhere, BAAT_OPERAND_MISSING,
		                                     _("say which agreement to share by: -a AFSPRAAK.json")));
	if (reads_stdin_twice(settings))
		status = baat_worst(status, baat_error(diags, nowhere, BAAT_OPTION_CONFLICT,
		                                       _("standard input (-) can be read only once")));
	if (settings->alternatives.count > 1)
		status = baat_worst(status, baat_error(diags, nowhere, BAAT_OPTION_VALUE,
		                                       _("--alternatief takes one name here: savings are those of one "
		                                         "alternative")));
	return status;
}

/* The agreement is read before the flows, so that its mistakes show at once, with those in the headers of the flows. */
static enum baat_status share_flows(const struct settings *settings, struct report *report, struct baat_diags *diags)
{
	struct deel deel = {.settings = settings, .names = baat_names_new(NULL)};
	struct flow_run run;
	struct baat_output *output = NULL;
	enum baat_status status = flows_open(&run, settings, report, diags);
	status = baat_worst(status, deel.names == NULL ? baat_out_of_memory(diags)
	                                               : baat_agreement_read(&deel.agreement, deel.names,
	                                                                     settings->agreement_path, diags));
	if (status == BAAT_OK)
		status = baat_output_open(&output, settings->output_path, diags);
	if (status == BAAT_OK)
		status = deel_sum(&deel, &run, diags);
	if (status == BAAT_OK)
		status = baat_share_savings(&deel.agreement, deel.stakes, deel.count, &deel.shared, diags);
	if (status == BAAT_OK)
		status = deel_notes(&deel, diags);
	if (status == BAAT_OK)
		status = deel_show(&deel, output, diags);
	status = report_before_commit(report, diags, status);
	if (output != NULL)
		status = baat_worst(status, finish_output(output, status == BAAT_OK, false, status, diags));
	flows_close(&run);
	deel_free(&deel);
	return status;
}

int main(int argc, char **argv)
{
	struct settings settings;
	struct baat_diags diags = {0};
	struct report report = {.program = &program};
	int exit_status;

	program_start();
	if (settings_read(&settings, &program, argc, argv, &exit_status) == BAAT_OK) {
		enum baat_status status = check_options(&settings, &diags);
		if (status == BAAT_OK)
			status = share_flows(&settings, &report, &diags);
		exit_status = program_end(&report, &diags, status);
	}
	settings_free(&settings);
	return exit_status;
}
