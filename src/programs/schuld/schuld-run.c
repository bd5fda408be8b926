/* What baat-schuld does: opens, walks, writes, and puts what it wrote in its place. */
#include "baat/run/case-input.h"
#include "baat/run/rejects.h"
#include "cli/account-facts.h"
#include "cli/data-folder.h"
#include "cli/request.h"
#include "cli/show.h"
#include "schuld.h"

static enum baat_status add_tariffs(void *tariffs, const char *path, const struct baat_prices_options *options,
                                    struct baat_diags *diags)
{
	return baat_tariffs_add(tariffs, path, options, diags);
}

static enum baat_status load_tariffs(struct schuld *schuld, struct tables *tables, struct baat_diags *diags)
{
	static const struct table_standard standard = {SHIPPED_TARIFFS, "-t"};
	const struct words *names = &schuld->settings->schuld.tariffs;
	schuld->tariffs = baat_tariffs_new();
	if (schuld->tariffs == NULL)
		return baat_out_of_memory(diags);
	tables->set.kind = "tarieven";
	enum baat_status status = table_set_add(&tables->set, names->items, names->count, &standard, diags);
	if (status == BAAT_OK)
		status = table_set_read(&tables->set, &schuld->settings->common, schuld->tariffs, add_tariffs, diags);
	return status == BAAT_OK ? baat_tariffs_finish(schuld->tariffs, diags) : status;
}

/* Lines are not priced here, so that there are no prices; the parties of --btw are the first names. */
static enum baat_status make_names(struct schuld *schuld, struct tables *tables, uint32_t **vat,
                                   struct baat_diags *diags)
{
	const struct words *parties = &schuld->settings->schuld.vat;
	tables->prices = baat_prices_new();
	*vat = calloc(parties->count + 1, sizeof **vat);
	if (tables->prices == NULL || *vat == NULL)
		return baat_out_of_memory(diags);
	schuld->vat = *vat;
	for (; schuld->vat_count < parties->count; schuld->vat_count++) {
		const struct baat_text party = baat_text_of(parties->items[schuld->vat_count]);
		const uint32_t number = baat_names_add(baat_prices_names(tables->prices), baat_party_name(party));
		if (number == BAAT_NO_NAME)
			return baat_out_of_memory(diags);
		(*vat)[schuld->vat_count] = number;
	}
	return baat_prices_resolve(tables->prices, &schuld->settings->method.values, NULL, NULL, diags);
}

/* The columns of the result. */
static enum baat_status begin_result(struct schuld *schuld, const struct baat_run *run, struct baat_diags *diags)
{
	const struct schuld_options *options = &schuld->settings->schuld;
	const unsigned *ranks = NULL;
	const char *sheet = "Zaken";
	if (options->statement || options->summary) {
		schuld->column_count = options->statement ? schuld_statement_count : schuld_summary_count;
		schuld->columns = options->statement ? schuld_statement_columns : schuld_summary_columns;
		ranks = options->statement ? schuld_statement_ranks : schuld_summary_ranks;
		sheet = options->statement ? "Verloop" : "Overzicht";
	} else {
		enum baat_status status = schuld_find_columns(schuld, baat_run_inputs(run), diags);
		if (status != BAAT_OK)
			return status;
		ranks = schuld->ranks;
	}
	return emit_begin(&schuld->emitter, schuld->form, (struct emit_names){"baat-schuld", sheet}, schuld->columns,
	                  ranks, schuld->column_count, baat_run_output(run), diags);
}

static enum baat_status note_late(const struct schuld *schuld, const struct state *state, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < baat_tariffs_count(schuld->tariffs); i++) {
		const struct baat_tariff *tariff = baat_tariffs_get(schuld->tariffs, i);
		const unsigned long times = baat_debt_walk_late(state->walk, i);
		if (times == 0)
			continue;
		status = baat_worst(
		    status,
		    baat_note(
			diags, baat_at(NULL, 0, 0), BAAT_TARIFF_PREVIOUS,
			ngettext_("the tariff of '%s' of %04d-%02d was taken %lu time for a month after %04d-%02d, "
		                  "its last (--tarief=vorige)",
		                  "the tariff of '%s' of %04d-%02d was taken %lu times for months after %04d-%02d, "
		                  "its last (--tarief=vorige)",
		                  times),
			baat_show(tariff->component->post).text, (int)(tariff->from / 12), (int)(tariff->from % 12) + 1,
			times, (int)(tariff->until / 12), (int)(tariff->until % 12) + 1));
	}
	return status;
}

static enum baat_status warn_never(const struct schuld *schuld, const struct state *state, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < schuld->vat_count; i++)
		if (!state->vat_met[i])
			status = baat_worst(
			    status, baat_warn(diags, baat_at(NULL, 0, 0), BAAT_NAME_NEVER,
			                      _("creditor '%s' of --btw does not occur"),
			                      baat_show(baat_text_of(schuld->settings->schuld.vat.items[i])).text));
	return status;
}

/* What there is to say under the result. */
static enum baat_status show_end(struct schuld *schuld, const struct baat_run *run, struct baat_diags *diags)
{
	struct state *state = baat_run_state(run);
	enum baat_status status = baat_run_tally_notes(run, diags);
	status = baat_worst(status, note_late(schuld, state, diags));
	status = baat_worst(status, warn_never(schuld, state, diags));
	if (status == BAAT_OK)
		status = emit_end(&schuld->emitter, diags);
	if (status == BAAT_OK && emit_tells(&schuld->emitter))
		status = told_write(&state->told, &schuld->emitter, diags);
	return status == BAAT_OK ? show_notes(&schuld->emitter, diags) : status;
}

static void free_schuld(struct schuld *schuld)
{
	emit_free(&schuld->emitter);
	for (size_t i = 0; i < schuld->column_count && schuld->origin != NULL; i++)
		free(schuld->origin[i].at);
	free(schuld->made);
	free(schuld->ranks);
	free(schuld->origin);
	baat_tariffs_free(schuld->tariffs);
}

/* The account of the run, with the options of this program alone. */
static enum baat_status open_account(struct account_facts *facts, struct baat_run *run,
                                     const struct schuld_settings *settings, const struct tables *tables,
                                     struct baat_diags *diags)
{
	const struct schuld_options *options = &settings->schuld;
	const struct baat_fact own[] = {
	    {.name = "btw", .kind = BAAT_FACT_LIST, .list = options->vat.items, .count = options->vat.count},
	    {.name = "tarief", .kind = BAAT_FACT_TEXT, .text = options->previous != 0 ? "vorige" : NULL},
	    {.name = "verloop", .kind = BAAT_FACT_TRUTH, .truth = options->statement},
	    {.name = "overzicht", .kind = BAAT_FACT_TRUTH, .truth = options->summary},
	};
	const struct account_own mine = {.facts = own, .fact_count = sizeof own / sizeof own[0]};
	enum baat_status status = account_facts_make(facts, &settings->common, tables, &mine, diags);
	return status == BAAT_OK ? baat_account_to(run, &facts->request, diags) : status;
}

enum baat_status schuld_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct schuld_settings *settings = context;
	struct schuld schuld = {
	    .settings = settings, .form = settings->output.form, .on_screen = settings->output.form == BAAT_FORM_TABLE};
	struct tables tables = {0};
	struct account_facts facts = {0};
	uint32_t *vat = NULL;
	struct request request;
	request_make(&request, &settings->common, report);
	/* whoever reckons with lines of which some are missing would not know */
	request.run.broken_off = schuld.form == BAAT_FORM_XLSX ? NULL : BAAT_INCOMPLETE;
	if (schuld.on_screen || schuld.form == BAAT_FORM_XLSX)
		request.run.jobs = 1;
	struct baat_run *run = baat_run_new(&baat_debt_input, &request.run);
	if (run == NULL)
		return baat_out_of_memory(diags);

	enum baat_status status = load_tariffs(&schuld, &tables, diags);
	if (status == BAAT_OK)
		status = make_names(&schuld, &tables, &vat, diags);
	request.run.prices = tables.prices;
	if (status == BAAT_OK)
		status = baat_rejects_to(run, settings->rejects.path, diags);
	if (status == BAAT_OK)
		status = baat_run_open(run, diags);
	status = baat_run_output_to(run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = open_account(&facts, run, settings, &tables, diags);
	if (status == BAAT_OK)
		status = begin_result(&schuld, run, diags);
	if (status == BAAT_OK)
		status = baat_run_cases(run, &schuld_handler, &schuld, diags);
	if (status == BAAT_OK)
		status = show_end(&schuld, run, diags);
	status = baat_run_end(run, status, diags);
	baat_run_close(run);
	account_facts_free(&facts);
	free_schuld(&schuld);
	tables_free(&tables);
	free(vat);
	return status;
}
