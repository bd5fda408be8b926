/* What the steps of a programme cost and avoid, from its flows. */
#include "baat/calc/filter.h"
#include "baat/run/flow-input.h"
#include "trechter.h"

/* Columns of one's own that the case lines of a programme have. */
enum own { PROGRAMME, COHORT, STEP, OWN };
static const char *const own_names[OWN] = {"programma", "cohort", "stap"};

/* Flows on their way to sums. One worker goes through them, so that this is its state as it is. */
struct adding {
	struct amounts *amounts;
	const struct trechter *trechter;
	uint32_t attribute[OWN];
	struct baat_filter *filter;
	unsigned char *seen; /* a bit for each step of each cohort that has flows */
};

static void *new_state(struct baat_worker *worker, void *context)
{
	struct adding *adding = context;
	const struct baat_filter_request request = {.perspective = BAAT_FINANCIAL};
	adding->filter = baat_filter_new(&request, worker->names);
	return adding->filter == NULL ? NULL : adding;
}

static void free_state(void *state)
{
	(void)state;
}

static enum baat_status unknown(struct baat_worker *worker, const struct baat_unit *unit, const struct baat_flow *flow,
                                bool is_step, struct baat_text name)
{
	const struct baat_place place = baat_at(unit->file, flow->line, 0);
	const struct baat_shown shown = baat_show(name);
	if (is_step)
		return baat_error(
		    &worker->diags, place, BAAT_STEP_UNKNOWN,
		    _("the flows of '%s' are of step '%s', which is not in the funnel; are they of another "
		      "programme?"),
		    baat_show(unit->casus).text, shown.text);
	return baat_error(
	    &worker->diags, place, BAAT_COHORT_UNKNOWN,
	    _("the flows of '%s' are of cohort '%s', which is not in the intake; give the intake that they "
	      "were made with"),
	    baat_show(unit->casus).text, shown.text);
}

/* Which step a case is of; that behind the last one for the programme as a whole. */
static enum baat_status find_step(struct adding *adding, struct baat_worker *worker, const struct baat_unit *unit,
                                  const struct baat_flow *flow, size_t *step)
{
	const struct trechter *trechter = adding->trechter;
	const struct baat_text step_name = unit->attributes[adding->attribute[STEP]];
	const struct baat_text cohort_name = unit->attributes[adding->attribute[COHORT]];
	*step = trechter->funnel.count;
	if (step_name.length == 0)
		return BAAT_OK;
	const uint32_t number = baat_funnel_find(&trechter->funnel, step_name);
	const uint32_t cohort = baat_names_find(trechter->intake.names, cohort_name);
	if (number == BAAT_NO_STEP)
		return unknown(worker, unit, flow, true, step_name);
	if (cohort == BAAT_NO_NAME)
		return unknown(worker, unit, flow, false, cohort_name);
	const size_t bit = cohort * trechter->funnel.count + number;
	adding->seen[bit / 8] |= (unsigned char)(1U << bit % 8);
	*step = number;
	return BAAT_OK;
}

static void add_flow(struct amounts *amounts, struct step_amount *step, const struct baat_flow *flow)
{
	if (flow->kind == BAAT_INPUT) {
		step->input += flow->amount;
		amounts->input += flow->amount;
	} else {
		step->avoided += flow->kind == BAAT_COUNTERFACTUAL ? flow->amount : -flow->amount;
	}
	step->any = true;
}

static bool is_ours(const struct adding *adding, const struct baat_worker *worker, const struct baat_flow *flow)
{
	return flow->alternative != BAAT_NO_NAME &&
	       baat_text_equal(baat_names_text(worker->names, flow->alternative), adding->trechter->name);
}

static enum baat_status add_flows(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                  size_t count)
{
	struct baat_worker *worker = context;
	struct adding *adding = worker->state;
	size_t step = SIZE_MAX;
	bool failed = false;
	enum baat_status status = BAAT_OK;
	if (!baat_text_equal(unit->attributes[adding->attribute[PROGRAMME]], adding->trechter->name))
		return BAAT_OK;
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		if (!is_ours(adding, worker, &flows[i]) || !baat_filter_counts(adding->filter, &flows[i], &failed))
			continue;
		if (step == SIZE_MAX)
			status = find_step(adding, worker, unit, &flows[i], &step);
		if (status == BAAT_OK)
			add_flow(adding->amounts, &adding->amounts->steps[step], &flows[i]);
	}
	return failed ? baat_out_of_memory(&worker->diags) : status;
}

static const struct baat_handler handler = {
    .new_state = new_state,
    .free_state = free_state,
    .on_flows = add_flows,
};

/* The horizon may have cut off all of a late cohort: its persons are still there, and look cheap. */
static enum baat_status warn_missing(const struct adding *adding, struct baat_diags *diags)
{
	const struct trechter *trechter = adding->trechter;
	const size_t steps = trechter->funnel.count, cohorts = trechter->intake.count;
	enum baat_status status = BAAT_OK;
	for (size_t step = 0; step < steps && status == BAAT_OK; step++) {
		size_t with = 0, first_without = SIZE_MAX;
		for (size_t cohort = 0; cohort < cohorts; cohort++) {
			const size_t bit = cohort * steps + step;
			const bool has = (adding->seen[bit / 8] >> bit % 8 & 1) != 0;
			with += has;
			if (!has && first_without == SIZE_MAX)
				first_without = cohort;
		}
		if (with > 0 && first_without != SIZE_MAX)
			status =
			    baat_warn(diags, baat_at(trechter->settings->trechter.amounts, 0, 0), BAAT_FLOWS_MISSING,
			              _("step '%s' has no flows of cohort '%s': its persons count, but not what they "
			                "cost; was it cut off by --horizon?"),
			              trechter->funnel.steps[step].name.at,
			              baat_show(trechter->intake.cohorts[first_without].name).text);
	}
	return status;
}

static enum baat_status find_attributes(struct adding *adding, const struct baat_run *run, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < OWN && status == BAAT_OK; i++) {
		const struct baat_text name = baat_text_of(own_names[i]);
		status = baat_flows_demand(run, name, diags);
		adding->attribute[i] = baat_names_find(baat_run_attributes(run), name);
	}
	return status;
}

enum baat_status amounts_read(struct amounts *amounts, const struct trechter *trechter, struct baat_run *run,
                              struct baat_diags *diags)
{
	const size_t bits = trechter->funnel.count * trechter->intake.count;
	struct adding adding = {.amounts = amounts, .trechter = trechter, .seen = calloc(bits / 8 + 1, 1)};
	enum baat_status status = BAAT_OK;
	amounts->steps = calloc(trechter->funnel.count + 1, sizeof *amounts->steps);
	if (amounts->steps == NULL || adding.seen == NULL)
		status = baat_out_of_memory(diags);
	if (status == BAAT_OK)
		status = find_attributes(&adding, run, diags);
	if (status == BAAT_OK)
		status = baat_run_flows(run, &handler, &adding, diags);
	if (status == BAAT_OK)
		status = warn_missing(&adding, diags);
	baat_filter_free(adding.filter);
	free(adding.seen);
	return status;
}
