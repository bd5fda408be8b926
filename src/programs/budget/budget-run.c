/* A run of baat-budget, from its files to what is shown. */
#include <stdlib.h>

#include "baat/model/method.h"
#include "budget-account.h"

/* Which pots are shown: all, or those that were named. */
static enum baat_status choose_pots(struct budget_work *run, struct baat_diags *diags)
{
	const struct words *pots = &run->settings->budget.pots;
	enum baat_status status = BAAT_OK;
	run->shown = calloc(run->budget.pot_count + 1, sizeof *run->shown);
	if (run->shown == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < run->budget.pot_count; i++)
		run->shown[i] = pots->count == 0;
	for (size_t i = 0; i < pots->count; i++) {
		const struct baat_text name = baat_text_of(pots->items[i]);
		const uint32_t pot = baat_names_find(run->budget.names, name);
		const char *nearest = baat_pot_nearest(&run->budget, name);
		if (pot != BAAT_NO_NAME)
			run->shown[pot] = true;
		else if (nearest != NULL)
			status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
			                    _("--pot '%s' is not in the budget table; did you mean '%s'?"),
			                    baat_show(name).text, baat_show(baat_text_of(nearest)).text);
		else
			status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
			                    _("--pot '%s' is not in the budget table"), baat_show(name).text);
	}
	return status;
}

/* A proof is of one pot. */
static enum baat_status check_one_pot(const struct budget_work *run, struct baat_diags *diags)
{
	size_t count = 0;
	for (size_t i = 0; i < run->budget.pot_count; i++)
		count += run->shown[i];
	if (run->settings->budget.trial == NO_TRIAL || count == 1)
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
	                  _("--proef is of one pot; say which with --pot"));
}

static enum baat_status make_outlooks(struct budget_work *run, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	run->outlooks = calloc(run->budget.pot_count + 1, sizeof *run->outlooks);
	if (run->outlooks == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < run->budget.pot_count && status == BAAT_OK; i++)
		status = baat_outlook_make(&run->outlooks[i], run->ledger, i, run->settings->budget.pace, diags);
	return status;
}

/* The grant that is tried must fall in a period. */
static enum baat_status begin_trial(struct budget_work *run, struct baat_diags *diags)
{
	const struct budget_options *options = &run->settings->budget;
	const size_t pot = budget_trial_pot(run);
	const int32_t cut_off = baat_ledger_cut_off(run->ledger);
	if (cut_off == BAAT_NO_MONTH)
		return baat_error(
		    diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
		    _("nothing is booked, so that the month of --proef is not known; give it with --peil"));
	if (baat_budget_period_of(&run->budget.pots[pot], cut_off) == BAAT_NO_PERIOD)
		return baat_error(
		    diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
		    _("--peil %04d-%02d lies in no period of pot '%s', so that nothing can be granted then"),
		    (int)(cut_off / 12), (int)(cut_off % 12 + 1), baat_show(run->budget.pots[pot].name).text);
	run->trial = baat_pot_trial_new(run->ledger, pot, &run->outlooks[pot]);
	if (run->trial == NULL)
		return baat_out_of_memory(diags);
	if (options->trial == TRIAL_FLOWS)
		return budget_read_flows(run, diags);
	return baat_pot_trial_amount(run->trial, options->trial_amount, options->trial_months)
	           ? BAAT_OK
	           : baat_out_of_memory(diags);
}

/* Which part of what was granted the flows tell of, and what that means for the figures. */
static enum baat_status note_coverage(const struct budget_work *run, struct baat_diags *diags)
{
	const uint64_t ungranted = baat_pot_benefit_ungranted(run->benefit);
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < run->budget.pot_count && status == BAAT_OK; i++) {
		const struct baat_pot_coverage coverage = baat_pot_benefit_coverage(run->benefit, i);
		const char *pot = run->budget.pots[i].name.at;
		char covered[BAAT_NUMBER_MAX + 1], granted[BAAT_NUMBER_MAX + 1], over[BAAT_NUMBER_MAX + 1];
		if (!run->shown[i] || coverage.granted == 0)
			continue;
		covered[baat_number_write_grouped(covered, coverage.covered, BAAT_SCALE_CENTS)] = '\0';
		granted[baat_number_write_grouped(granted, coverage.granted, BAAT_SCALE_CENTS)] = '\0';
		over[baat_number_write_grouped(over, coverage.over, BAAT_SCALE_CENTS)] = '\0';
		status = baat_note(diags, baat_at(NULL, 0, 0), BAAT_GRANTS_COVERED,
		                   _("pot %s: € %s of the € %s that was granted is of cases with flows"),
		                   baat_show(baat_text_of(pot)).text, covered, granted);
		if (status == BAAT_OK && coverage.over > 0)
			status = baat_warn(
			    diags, baat_at(NULL, 0, 0), BAAT_GRANTED_OVER_PLANNED,
			    _("pot %s: € %s more was granted than the case lines have as inzet of %s; they "
			      "leave out costs, and saldo is too high by that"),
			    baat_show(baat_text_of(pot)).text, over, baat_show(run->budget.pots[i].holder).text);
	}
	if (status != BAAT_OK || ungranted == 0)
		return status;
	return baat_note(diags, baat_at(NULL, 0, 0), BAAT_CASES_UNGRANTED,
	                 ngettext_("%ju case of the flows has no grant and does not count",
	                           "%ju cases of the flows have no grant and do not count", (unsigned long)ungranted),
	                 (uintmax_t)ungranted);
}

static enum baat_status add_benefit(struct budget_work *run, struct baat_diags *diags)
{
	run->benefit = baat_pot_benefit_new(run->ledger);
	if (run->benefit == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = budget_read_flows(run, diags);
	if (status == BAAT_OK)
		status = baat_pot_benefit_close(run->benefit, diags);
	return status == BAAT_OK ? note_coverage(run, diags) : status;
}

/* Bookings are read: what comes of them is computed and written. */
static enum baat_status conclude(struct budget_work *run, struct baat_diags *diags)
{
	const struct budget_options *options = &run->settings->budget;
	enum baat_status status = BAAT_OK;
	if (baat_ledger_cut_off(run->ledger) != BAAT_NO_MONTH)
		status = make_outlooks(run, diags);
	if (status == BAAT_OK && options->trial != NO_TRIAL)
		status = begin_trial(run, diags);
	else if (status == BAAT_OK && options->key == BY_BENEFIT)
		status = add_benefit(run, diags);
	if (status != BAAT_OK)
		return status;
	return options->trial != NO_TRIAL ? budget_show_trial(run, diags) : budget_show(run, diags);
}

static enum baat_status read_tables(struct budget_work *run, const struct baat_inputs_request *inputs,
                                    struct baat_diags *diags)
{
	const struct budget_options *options = &run->settings->budget;
	const struct baat_budget_options reading = {.encoding = inputs->encoding,
	                                            .force_mark = inputs->force_mark,
	                                            .mark = inputs->mark,
	                                            .digest = inputs->digest};
	enum baat_status status = baat_budget_read(&run->budget, options->table, &reading, diags);
	if (options->mandate != NULL)
		status = baat_worst(status, baat_mandate_read(&run->mandate, options->mandate, diags));
	if (status == BAAT_OK)
		status = choose_pots(run, diags);
	return status == BAAT_OK ? check_one_pot(run, diags) : status;
}

static void free_run(struct budget_work *run)
{
	for (size_t i = 0; run->outlooks != NULL && i < run->budget.pot_count; i++)
		baat_outlook_free(&run->outlooks[i]);
	free(run->outlooks);
	baat_pot_trial_free(run->trial);
	baat_pot_benefit_free(run->benefit);
	baat_ledger_free(run->ledger);
	baat_registry_free(run->documents);
	free(run->spans);
	free(run->shown);
	emit_free(&run->emitter);
	baat_mandate_free(&run->mandate);
	baat_budget_free(&run->budget);
}

enum baat_status budget_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct budget_settings *settings = context;
	struct budget_work run = {.settings = settings, .report = report, .mandate = baat_mandate_default()};
	struct budget_account account = {0};
	struct request request;
	request_make(&request, &settings->common, report);
	if (settings->budget.origin && settings->output.form != BAAT_FORM_XLSX)
		request.run.broken_off = BAAT_INCOMPLETE;
	/* rows on a screen go through one table */
	if (settings->budget.origin && settings->output.form == BAAT_FORM_TABLE)
		request.run.jobs = 1;
	run.bookings = baat_run_new(&budget_input, &request.run);
	if (run.bookings == NULL)
		return baat_out_of_memory(diags);

	enum baat_status status = read_tables(&run, &request.run.inputs, diags);
	if (status < BAAT_USAGE)
		status = baat_worst(status, baat_run_open(run.bookings, diags));
	status = baat_run_output_to(run.bookings, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = budget_account_make(&account, &run, diags);
	if (status == BAAT_OK)
		status = baat_account_to(run.bookings, &account.request, diags);
	if (status == BAAT_OK && settings->budget.origin)
		status = budget_origin_begin(&run, diags);
	if (status == BAAT_OK)
		status = budget_read_bookings(&run, diags);
	if (status == BAAT_OK)
		status = conclude(&run, diags);
	account.sources[BUDGET_SOURCES - 1].rows = run.flow_rows;
	status = baat_run_end(run.bookings, status, diags);
	baat_run_close(run.bookings);
	budget_account_free(&account);
	if (status == BAAT_OK && run.refused)
		status = BAAT_REFUSED;
	free_run(&run);
	return status;
}
