/* Reading the flows of --stromen: a second run, beside that over the bookings. */
#include "baat/run/flow-input.h"
#include "budget-work.h"

struct state {
	struct budget_work *run;
	const struct baat_names *names;
};

static void *new_state(struct baat_worker *worker, void *context)
{
	struct state *state = calloc(1, sizeof *state);
	if (state != NULL)
		*state = (struct state){context, worker->names};
	return state;
}

static enum baat_status take(void *context, const struct baat_unit *unit, const struct baat_flow *flows, size_t count)
{
	struct baat_worker *worker = context;
	const struct state *state = worker->state;
	if (state->run->trial != NULL)
		return baat_pot_trial_flows(state->run->trial, unit, flows, count, state->names, &worker->diags);
	return baat_pot_benefit_add(state->run->benefit, unit, flows, count, state->names, &worker->diags);
}

static const struct baat_handler handler = {.new_state = new_state, .free_state = free, .on_flows = take};

static void keep_digest(struct budget_work *run, const struct baat_run *flows)
{
	const struct baat_input *input = baat_inputs_at(baat_run_inputs(flows), 0);
	memcpy(run->flows_digest, input->digest, sizeof run->flows_digest);
	run->flow_rows = input->rows;
}

enum baat_status budget_read_flows(struct budget_work *run, struct baat_diags *diags)
{
	struct request request;
	request_make(&request, &run->settings->common, run->report);
	request.run.inputs.paths = &run->settings->budget.flows;
	request.run.inputs.count = 1;
	request.run.inputs.shown = NULL;
	request.run.inputs.line_base = 0;
	/* parties and cases stand in the order of the flows */
	request.run.jobs = 1;
	struct baat_run *flows = baat_run_new(&baat_flow_input, &request.run);
	if (flows == NULL)
		return baat_out_of_memory(diags);
	struct baat_diags told = {.names = diags->names};
	enum baat_status status = baat_run_open(flows, &told);
	if (status == BAAT_OK)
		status = baat_run_flows(flows, &handler, run, &told);
	if (status == BAAT_OK)
		keep_digest(run, flows);
	status = baat_run_end(flows, status, &told);
	baat_run_close(flows);
	baat_diags_clear(&told);
	return status;
}
