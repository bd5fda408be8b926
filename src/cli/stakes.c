#include "stakes.h"

#include <stdlib.h>

#include "baat/base/buffer.h"
#include "baat/base/name.h"
#include "base/gettext.h"

enum { CHUNK = 256 };

struct stake_sums {
	struct baat_outcomes *outcomes;
	const struct baat_names *names; /* of the flows */
	enum baat_basis basis;
	uint64_t without_alternative;
	struct baat_flow chunk[CHUNK];
};

struct stake_sums *stake_sums_new(const struct baat_grouping *grouping, struct baat_filter *filter,
                                  struct baat_names *names, enum baat_basis basis)
{
	struct stake_sums *sums = calloc(1, sizeof *sums);
	if (sums == NULL)
		return NULL;
	sums->names = names;
	sums->basis = basis;
	sums->outcomes = baat_outcomes_new(grouping, filter, names);
	if (sums->outcomes == NULL) {
		free(sums);
		return NULL;
	}
	return sums;
}

void stake_sums_free(struct stake_sums *sums)
{
	if (sums == NULL)
		return;
	baat_outcomes_free(sums->outcomes);
	free(sums);
}

void stake_sums_begin_block(struct stake_sums *sums, uint64_t sequence)
{
	baat_outcomes_begin_block(sums->outcomes, sequence);
}

/* The amount that counts. */
static int64_t amount_of(const struct baat_flow *flow, enum baat_basis basis)
{
	if (basis == BAAT_PRESENT)
		return flow->present;
	return basis == BAAT_CASHABLE && flow->kind != BAAT_INPUT ? flow->cashable : flow->amount;
}

/* With the amount that counts in the place of the amount, the sums of baat/calc/outcome.h are what is at stake. */
enum baat_status stake_sums_add(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                size_t count)
{
	struct stake_sums *sums = context;
	enum baat_status status = BAAT_OK;
	for (size_t i = 0, kept = 0; i < count && status == BAAT_OK; i++) {
		if (flows[i].alternative == BAAT_NO_NAME) {
			sums->without_alternative++;
		} else {
			sums->chunk[kept] = flows[i];
			sums->chunk[kept++].amount = amount_of(&flows[i], sums->basis);
		}
		if (kept == CHUNK || i + 1 == count) {
			status = baat_outcomes_add(sums->outcomes, unit, sums->chunk, kept);
			kept = 0;
		}
	}
	return status;
}

bool stake_sums_merge(struct stake_sums *into, const struct stake_sums *from)
{
	into->without_alternative += from->without_alternative;
	return baat_outcomes_merge(into->outcomes, from->outcomes);
}

uint64_t stake_sums_without(const struct stake_sums *sums)
{
	return sums->without_alternative;
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

static struct baat_stake *add_stake(struct stakes *stakes, uint32_t party)
{
	stakes->items[stakes->count] = (struct baat_stake){.party = party};
	return &stakes->items[stakes->count++];
}

/* A stake for each row; there is one alternative, so each party has one row. The names of the flows give a party
 * another number than those of the agreement. */
static enum baat_status add_rows(struct stakes *stakes, struct baat_names *names, const struct stake_sums *sums,
                                 size_t rows, struct baat_diags *diags)
{
	struct baat_outcome outcome;
	uint32_t alternative = BAAT_NO_NAME;
	bool several = false;
	for (size_t i = 0; i < rows; i++) {
		if (!baat_outcomes_at(sums->outcomes, i, &outcome))
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
		several |= i > 0 && outcome.alternative != alternative;
		alternative = outcome.alternative;
		uint32_t party = baat_names_add(names, baat_names_text(sums->names, outcome.keys[0]));
		if (party == BAAT_NO_NAME)
			return baat_out_of_memory(diags);
		struct baat_stake *stake = add_stake(stakes, party);
		stake->without = outcome.measures[BAAT_MEASURE_WITHOUT].number;
		stake->input = outcome.measures[BAAT_MEASURE_INPUT].number;
		stake->outcome = outcome.measures[BAAT_MEASURE_OUTCOME].number;
	}
	if (several)
		return report_alternatives(sums->outcomes, rows, sums->names, diags);
	if (rows > 0 && (stakes->alternative = baat_text_dup(baat_names_text(sums->names, alternative))) == NULL)
		return baat_out_of_memory(diags);
	return BAAT_OK;
}

/* What the agreement is called, and by which names. */
struct source {
	const struct baat_agreement *agreement;
	const char *path;
	const struct baat_names *names;
};

/* A party of the agreement that no flow knows is a slip when the flows know one that is nearly called so and that the
 * agreement does not name: its money would stay where it is. */
static enum baat_status refuse_slip(const struct stakes *stakes, const struct source *source, struct baat_text name,
                                    const bool in_agreement[], size_t from_flows, struct baat_diags *diags)
{
	for (size_t i = 0; i < from_flows; i++) {
		const char *known = baat_names_text(source->names, stakes->items[i].party).at;
		if (!in_agreement[i] && baat_near_name(name, &known, 1) != NULL)
			return baat_error(diags, baat_at(source->path, 0, 0), BAAT_PARTY_NEAR,
			                  _("party '%s' does not occur in the flows, '%s' does and is not in the "
			                    "agreement; write that"),
			                  baat_show(name).text, baat_show(baat_text_of(known)).text);
	}
	return BAAT_OK;
}

/* The parties that only the agreement names, behind those of the flows. */
static enum baat_status add_named(struct stakes *stakes, const struct source *source, struct baat_diags *diags)
{
	enum { COMPARED = 1000 };
	const struct baat_agreement *agreement = source->agreement;
	size_t from_flows = stakes->count, numbers = baat_names_count(source->names);
	size_t *stake_of = calloc(numbers + 1, sizeof *stake_of); /* 1 more than the index; 0: none */
	bool *in_agreement = calloc(from_flows + 1, sizeof *in_agreement);
	enum baat_status status = stake_of == NULL || in_agreement == NULL ? baat_out_of_memory(diags) : BAAT_OK;
	for (size_t i = 0; i < from_flows && status == BAAT_OK; i++)
		stake_of[stakes->items[i].party] = i + 1;
	for (size_t i = 0; i < agreement->party_count && status == BAAT_OK; i++) {
		size_t stake = stake_of[agreement->parties[i]];
		if (stake > 0)
			in_agreement[stake - 1] = true;
		else
			add_stake(stakes, agreement->parties[i]);
	}
	for (size_t i = from_flows; i < stakes->count && i < from_flows + COMPARED && status == BAAT_OK; i++)
		status = refuse_slip(stakes, source, baat_names_text(source->names, stakes->items[i].party),
		                     in_agreement, from_flows < COMPARED ? from_flows : COMPARED, diags);
	free(stake_of);
	free(in_agreement);
	return status;
}

enum baat_status stakes_make(struct stakes *stakes, const struct baat_agreement *agreement, const char *path,
                             struct baat_names *names, struct stake_sums *sums, struct baat_diags *diags)
{
	const struct source source = {agreement, path, names};
	size_t rows = baat_outcomes_count(sums->outcomes);
	if (rows != SIZE_MAX)
		stakes->items = calloc(rows + agreement->party_count + 1, sizeof *stakes->items);
	if (stakes->items == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = add_rows(stakes, names, sums, rows, diags);
	return status == BAAT_OK ? add_named(stakes, &source, diags) : status;
}

void stakes_free(struct stakes *stakes)
{
	free(stakes->items);
	free(stakes->alternative);
	*stakes = (struct stakes){0};
}
