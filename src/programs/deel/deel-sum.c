/* From flows to stakes: what is at stake for each party. */
#include "baat/base/memory.h"
#include "baat/model/price.h"
#include "baat/base/name.h"
#include "cli/language.h"
#include "deel.h"

enum { CHUNK = 256 };

/* One worker's share. */
struct state {
	const struct deel *deel;
	struct baat_filter *filter;
	struct baat_outcomes *outcomes;
	const struct baat_names *names; /* of the flows */
	uint64_t without_alternative;
	struct baat_flow chunk[CHUNK];
};

static void free_state(void *argument)
{
	struct state *state = argument;
	baat_outcomes_free(state->outcomes);
	baat_filter_free(state->filter);
	free(state);
}

static void *new_state(struct baat_worker *worker, void *context)
{
	const struct deel *deel = context;
	struct state *state = calloc(1, sizeof *state);
	if (state == NULL)
		return NULL;
	state->deel = deel;
	state->names = worker->names;
	state->filter = baat_filter_new(&deel->grouping.filter, worker->names);
	if (state->filter != NULL)
		state->outcomes = baat_outcomes_new(&deel->grouping.grouping, state->filter, worker->names);
	if (state->outcomes == NULL) {
		free_state(state);
		return NULL;
	}
	return state;
}

static void begin_block(struct baat_worker *worker)
{
	struct state *state = worker->state;
	baat_outcomes_begin_block(state->outcomes, worker->sequence);
}

/* The amount that counts. */
static int64_t amount_of(const struct baat_flow *flow, enum baat_basis basis)
{
	if (basis == BAAT_PRESENT)
		return flow->present;
	return basis == BAAT_CASHABLE && flow->kind != BAAT_INPUT ? flow->cashable : flow->amount;
}

/* With the amount that counts in the place of the amount, the sums of baat/outcome.h are what is at stake. */
static enum baat_status sink(void *context, const struct baat_unit *unit, const struct baat_flow *flows, size_t count)
{
	struct baat_worker *worker = context;
	struct state *state = worker->state;
	enum baat_status status = BAAT_OK;
	for (size_t i = 0, kept = 0; i < count && status == BAAT_OK; i++) {
		if (flows[i].alternative == BAAT_NO_NAME) {
			state->without_alternative++;
		} else {
			state->chunk[kept] = flows[i];
			state->chunk[kept++].amount = amount_of(&flows[i], state->deel->agreement.basis);
		}
		if (kept == CHUNK || i + 1 == count) {
			status = baat_outcomes_add(state->outcomes, unit, state->chunk, kept);
			kept = 0;
		}
	}
	return status == BAAT_SYSTEM ? baat_out_of_memory(&worker->diags) : status;
}

static enum baat_status merge(void *context, const void *other, struct baat_diags *diags)
{
	struct state *into = context;
	const struct state *from = other;
	into->without_alternative += from->without_alternative;
	return baat_outcomes_merge(into->outcomes, from->outcomes) ? BAAT_OK : baat_out_of_memory(diags);
}

static const struct baat_handler handler = {
    .new_state = new_state,
    .free_state = free_state,
    .merge = merge,
    .begin_block = begin_block,
    .on_flows = sink,
};

static enum baat_status note_without_alternative(uint64_t count, struct baat_diags *diags)
{
	if (count == 0)
		return BAAT_OK;
	return baat_note(
	    diags, baat_at(NULL, 0, 0), BAAT_FLOWS_WITHOUT_ALTERNATIVE,
	    ngettext_("%ju flow without an alternative does not count: there is nothing to compare it with",
	              "%ju flows without an alternative do not count: there is nothing to compare them with",
	              (unsigned long)count),
	    (uintmax_t)count);
}

/* The flows hold more than one alternative: names them, by first appearance. */
static enum baat_status report_alternatives(const struct baat_outcomes *outcomes, size_t rows,
                                            const struct baat_names *names, struct baat_diags *diags)
{
	enum { NAMED = 8 };
	struct baat_names *seen = baat_names_new(NULL);
	struct baat_buffer list = {0};
	struct baat_outcome outcome;
	list.failed = seen == NULL;
	for (size_t i = 0; i < rows && !list.failed; i++) {
		baat_outcomes_at(outcomes, i, &outcome);
		struct baat_text name = baat_names_text(names, outcome.alternative);
		uint32_t count = baat_names_count(seen), number = baat_names_add(seen, name);
		list.failed |= number == BAAT_NO_NAME;
		if (number == count && count < NAMED)
			baat_buffer_printf(&list, "%s%s", count > 0 ? ", " : "", baat_show(name).text);
		else if (number == count && count == NAMED)
			baat_buffer_add_string(&list, ", ...");
	}
	baat_buffer_add_char(&list, '\0');
	enum baat_status status =
	    list.failed ? baat_out_of_memory(diags)
			: baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
	                             _("the flows hold several alternatives; choose one of %s with --alternatief=NAAM"),
	                             list.at);
	baat_buffer_free(&list);
	baat_names_free(seen);
	return status;
}

static struct baat_stake *add_stake(struct deel *deel, uint32_t party)
{
	deel->stakes[deel->count] = (struct baat_stake){.party = party};
	return &deel->stakes[deel->count++];
}

/* A stake for each row; there is one alternative, so each party has one row. `names` are those of the flows, which give
 * a party another number than the agreement does. */
static enum baat_status add_rows(struct deel *deel, const struct baat_outcomes *outcomes, size_t rows,
                                 const struct baat_names *names, struct baat_diags *diags)
{
	struct baat_outcome outcome;
	uint32_t alternative = BAAT_NO_NAME;
	bool several = false;
	for (size_t i = 0; i < rows; i++) {
		if (!baat_outcomes_at(outcomes, i, &outcome))
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
		several |= i > 0 && outcome.alternative != alternative;
		alternative = outcome.alternative;
		uint32_t party = baat_names_add(deel->names, baat_names_text(names, outcome.keys[0]));
		if (party == BAAT_NO_NAME)
			return baat_out_of_memory(diags);
		struct baat_stake *stake = add_stake(deel, party);
		stake->without = outcome.measures[BAAT_MEASURE_WITHOUT].number;
		stake->input = outcome.measures[BAAT_MEASURE_INPUT].number;
		stake->outcome = outcome.measures[BAAT_MEASURE_OUTCOME].number;
	}
	if (several)
		return report_alternatives(outcomes, rows, names, diags);
	if (rows > 0 && (deel->alternative = baat_text_dup(baat_names_text(names, alternative))) == NULL)
		return baat_out_of_memory(diags);
	return BAAT_OK;
}

/* A party of the agreement that no flow knows is a slip when the flows know one that is nearly called so and that the
 * agreement does not name: its money would stay where it is. */
static enum baat_status refuse_slip(const struct deel *deel, struct baat_text name, const bool in_agreement[],
                                    size_t from_flows, struct baat_diags *diags)
{
	for (size_t i = 0; i < from_flows; i++) {
		const char *known = baat_names_text(deel->names, deel->stakes[i].party).at;
		if (!in_agreement[i] && baat_near_name(name, &known, 1) != NULL)
			return baat_error(diags, baat_at(deel->settings->deel.agreement, 0, 0), BAAT_PARTY_NEAR,
			                  _("party '%s' does not occur in the flows, '%s' does and is not in the "
			                    "agreement; write that"),
			                  baat_show(name).text, baat_show(baat_text_of(known)).text);
	}
	return BAAT_OK;
}

/* The parties that only the agreement names, behind those of the flows. */
static enum baat_status add_named(struct deel *deel, struct baat_diags *diags)
{
	enum { COMPARED = 1000 };
	const struct baat_agreement *agreement = &deel->agreement;
	size_t from_flows = deel->count, numbers = baat_names_count(deel->names);
	size_t *stake_of = calloc(numbers + 1, sizeof *stake_of); /* 1 more than the index; 0: none */
	bool *in_agreement = calloc(from_flows + 1, sizeof *in_agreement);
	enum baat_status status = stake_of == NULL || in_agreement == NULL ? baat_out_of_memory(diags) : BAAT_OK;
	for (size_t i = 0; i < from_flows && status == BAAT_OK; i++)
		stake_of[deel->stakes[i].party] = i + 1;
	for (size_t i = 0; i < agreement->party_count && status == BAAT_OK; i++) {
		size_t stake = stake_of[agreement->parties[i]];
		if (stake > 0)
			in_agreement[stake - 1] = true;
		else
			add_stake(deel, agreement->parties[i]);
	}
	for (size_t i = from_flows; i < deel->count && i < from_flows + COMPARED && status == BAAT_OK; i++)
		status = refuse_slip(deel, baat_names_text(deel->names, deel->stakes[i].party), in_agreement,
		                     from_flows < COMPARED ? from_flows : COMPARED, diags);
	free(stake_of);
	free(in_agreement);
	return status;
}

static enum baat_status make_stakes(struct deel *deel, struct baat_outcomes *outcomes, const struct baat_names *names,
                                    struct baat_diags *diags)
{
	size_t rows = baat_outcomes_count(outcomes);
	if (rows != SIZE_MAX)
		deel->stakes = calloc(rows + deel->agreement.party_count + 1, sizeof *deel->stakes);
	if (deel->stakes == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = add_rows(deel, outcomes, rows, names, diags);
	return status == BAAT_OK ? add_named(deel, diags) : status;
}

enum baat_status deel_sum(struct deel *deel, struct baat_run *run, struct baat_diags *diags)
{
	static const char *party[] = {"partij"};
	const struct words by_party = {.items = party, .count = 1};
	enum baat_status status =
	    grouping_read(&deel->grouping, &deel->settings->common, &by_party, baat_run_attributes(run), false, diags);
	if (status != BAAT_OK)
		return status;
	status = baat_run_flows(run, &handler, deel, diags);
	if (status != BAAT_OK)
		return status;
	const struct state *state = baat_run_state(run);
	status = grouping_warn_never(&deel->grouping, state->filter, diags);
	const locale_t before = deel_begin_notes(deel);
	if (status == BAAT_OK)
		status = note_without_alternative(state->without_alternative, diags);
	language_end(before);
	return status == BAAT_OK ? make_stakes(deel, state->outcomes, state->names, diags) : status;
}

void deel_free(struct deel *deel)
{
	baat_agreement_free(&deel->agreement);
	baat_names_free(deel->names);
	grouping_free(&deel->grouping);
	free(deel->alternative);
	free(deel->stakes);
}
