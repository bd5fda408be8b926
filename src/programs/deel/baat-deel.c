/* baat-deel: savings shared by an agreement. */
#include "cli/language.h"
#include "deel.h"

static const struct option_use options[] = {
    USES(deel_settings, deel, OPTION(DEEL_AGREEMENT)),
    USES(deel_settings, selection, OPTION(SELECTION_ALTERNATIVES)),
    USES(deel_settings, deel, OPTION(DEEL_PAYMENTS) | OPTION(DEEL_TEXT)),
    USES(deel_settings, output, OPTION(OUTPUT_FORM) | OPTION(OUTPUT_FILE)),
    USES(deel_settings, input, OPTION(INPUT_MARK) | OPTION(INPUT_ENCODING)),
    USES(deel_settings, run, ALL_OPTIONS),
    USES(deel_settings, common, ALL_OPTIONS),
    {0},
};

static const char *const examples[] = {
    "baat-reken --stromen zaken.csv | baat-deel -a afspraak.json",
    "baat-deel -a afspraak.json --alternatief=maatwerk --tekst stromen.csv",
    "baat-deel -a afspraak.json --betalingen -o betalingen.csv stromen.csv",
    NULL,
};

static enum baat_status check_options(const struct deel_settings *settings, struct baat_diags *diags)
{
	static const struct option_pair conflicts[] = {{"tekst", "vorm"}, {"tekst", "betalingen"}, {0}};
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	enum baat_status status = check_conflicts(&settings->common, conflicts, diags);
	if (settings->deel.agreement == NULL)
		return baat_worst(status, baat_error(diags, nowhere, BAAT_OPERAND_MISSING,
		                                     _("say which agreement to share by: -a AFSPRAAK.json")));
	if (settings->selection.alternatives.count > 1)
		status = baat_worst(status, baat_error(diags, nowhere, BAAT_OPTION_VALUE,
		                                       _("--alternatief takes one name here: savings are those of one "
		                                         "alternative")));
	return status;
}

/* Sentences are a document, and what else must be known goes among them. */
static enum baat_status show(const struct deel *deel, struct baat_run *run, struct baat_diags *diags)
{
	const locale_t before = deel_begin_notes(deel);
	enum baat_status status = deel_notes(deel, diags);
	if (status == BAAT_OK)
		status = deel_show(deel, baat_run_output(run), diags);
	language_end(before);
	return status;
}

/* The agreement is read before the flows, so that its mistakes show at once, with those in the headers of the flows. */
static enum baat_status share_flows(const struct deel_settings *settings, struct report *report,
                                    struct baat_diags *diags)
{
	struct request request;
	request_make(&request, &settings->common, report);
	struct deel deel = {.settings = settings, .shared_settings = &request.settings, .names = baat_names_new(NULL)};
	struct baat_run *run = baat_run_new(&baat_flow_input, &request.run);
	if (run == NULL || deel.names == NULL) {
		baat_run_close(run);
		deel_free(&deel);
		return baat_out_of_memory(diags);
	}
	enum baat_status status = baat_run_open(run, diags);
	status = baat_worst(status, baat_agreement_read(&deel.agreement, deel.names, settings->deel.agreement, diags));
	if (status == BAAT_OK)
		status = baat_run_output_to(run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = deel_sum(&deel, run, diags);
	if (status == BAAT_OK)
		status = baat_share_savings(&deel.agreement, deel.stakes, deel.count, &deel.shared, diags);
	if (status == BAAT_OK)
		status = show(&deel, run, diags);
	status = baat_run_end(run, status, diags);
	baat_run_close(run);
	deel_free(&deel);
	return status;
}

static enum baat_status run(const struct common_options *common, struct report *report, struct baat_diags *diags)
{
	const struct deel_settings *settings = (const struct deel_settings *)common;
	enum baat_status status = check_options(settings, diags);
	return status == BAAT_OK ? share_flows(settings, report, diags) : status;
}

static const struct program program = {
    .name = "baat-deel",
    .summary = N_("Share the savings: who pays and who receives by an agreement, from the flows that baat-reken "
                  "--stromen prints. A forecast, not a settlement."),
    .operands = "[STROMEN]...",
    .examples = examples,
    .options = options,
    .reads_stdin = true,
    .run = run,
};

int main(int argc, char **argv)
{
	struct deel_settings settings = {0};
	return program_main(&program, &settings.common, argc, argv);
}
