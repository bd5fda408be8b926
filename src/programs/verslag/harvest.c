#include "harvest.h"

#include "baat/base/memory.h"

static const struct baat_key keys[HARVEST_KEYS] = {
    [BY_PARTY] = {.kind = BAAT_KEY_PARTY, .name = {"partij", 6}},
    [BY_YEAR] = {.kind = BAAT_KEY_YEAR, .name = {"jaar", 4}},
    [BY_DOMAIN] = {.kind = BAAT_KEY_DOMAIN, .name = {"domein", 6}},
    [BY_POST] = {.kind = BAAT_KEY_POST, .name = {"post", 4}},
};

static struct baat_grouping grouping_by(enum harvest_key key)
{
	return (struct baat_grouping){&keys[key], key == BY_NOTHING ? 0 : 1};
}

static void free_state(void *argument)
{
	struct harvest *harvest = argument;
	for (size_t i = 0; i < HARVEST_KEYS; i++)
		baat_outcomes_free(harvest->by[i]);
	baat_outcomes_free(harvest->one);
	stake_sums_free(harvest->stakes);
	baat_filter_free(harvest->filter);
	baat_filter_free(harvest->sharing_filter);
	price_uses_free(&harvest->prices);
	free(harvest->cases);
	free(harvest->dearer);
	baat_arena_free(&harvest->arena);
	free(harvest);
}

/* False when there is no memory. */
static bool make_sums(struct harvest *harvest)
{
	const struct baat_grouping total = grouping_by(BY_NOTHING);
	bool made = true;
	for (enum harvest_key i = 0; i < HARVEST_KEYS && made; i++) {
		const struct baat_grouping grouping = grouping_by(i);
		harvest->by[i] = baat_outcomes_new(&grouping, harvest->filter, harvest->names);
		made = harvest->by[i] != NULL;
	}
	harvest->one = baat_outcomes_new(&total, harvest->filter, harvest->names);
	return made && harvest->one != NULL;
}

static bool make_stakes(struct harvest *harvest)
{
	const struct harvest_request *request = harvest->request;
	const struct baat_grouping by_party = grouping_by(BY_PARTY);
	if (request->sharing == NULL)
		return true;
	harvest->sharing_filter = baat_filter_new(&request->sharing->filter, harvest->names);
	if (harvest->sharing_filter != NULL)
		harvest->stakes =
		    stake_sums_new(&by_party, harvest->sharing_filter, harvest->names, request->agreement->basis);
	return harvest->stakes != NULL;
}

static void *new_state(struct baat_worker *worker, void *context)
{
	struct harvest *harvest = calloc(1, sizeof *harvest);
	if (harvest == NULL)
		return NULL;
	harvest->request = context;
	harvest->names = worker->names;
	harvest->filter = baat_filter_new(&harvest->request->grouping->filter, worker->names);
	harvest->choice = (struct baat_flow_choice){.chosen_only = harvest->request->settings->selection.chosen,
	                                            .chosen_name = baat_names_add(worker->names, BAAT_TEXT("gekozen")),
	                                            .filter = harvest->filter};
	if (harvest->filter == NULL || harvest->choice.chosen_name == BAAT_NO_NAME || !make_sums(harvest) ||
	    !make_stakes(harvest)) {
		free_state(harvest);
		return NULL;
	}
	return harvest;
}

static void begin_block(struct baat_worker *worker)
{
	struct harvest *harvest = worker->state;
	for (size_t i = 0; i < HARVEST_KEYS; i++)
		baat_outcomes_begin_block(harvest->by[i], worker->sequence);
	if (harvest->stakes != NULL)
		stake_sums_begin_block(harvest->stakes, worker->sequence);
}

/* A baat_schedule_sink. */
static enum baat_status add_schedule(void *context, const struct baat_unit *unit, const struct baat_schedule *schedule)
{
	struct harvest *harvest = context;
	enum baat_status status = baat_outcomes_add_schedule(harvest->one, unit, schedule);
	for (size_t i = 0; i < HARVEST_KEYS && status == BAAT_OK; i++)
		status = baat_outcomes_add_schedule(harvest->by[i], unit, schedule);
	return status;
}

/* The sums of an alternative, begun when it is new; NULL when there is no memory. */
static struct case_sums *find_cases(struct harvest *harvest, uint32_t alternative)
{
	/* of more alternatives there is no report, so theirs may run together */
	enum { MOST = 64 };
	for (size_t i = 0; i < harvest->case_count; i++)
		if (harvest->cases[i].alternative == alternative || i + 1 == MOST)
			return &harvest->cases[i];
	if (!baat_grow(&harvest->cases, &harvest->case_capacity, harvest->case_count + 1, sizeof *harvest->cases))
		return NULL;
	harvest->cases[harvest->case_count] = (struct case_sums){.alternative = alternative};
	return &harvest->cases[harvest->case_count++];
}

const struct case_sums *harvest_cases(const struct harvest *harvest, uint32_t alternative)
{
	for (size_t i = 0; i < harvest->case_count; i++)
		if (harvest->cases[i].alternative == alternative)
			return &harvest->cases[i];
	return NULL;
}

static bool keep_dearer(struct harvest *harvest, const struct dearer_case *dearer)
{
	if (!baat_grow(&harvest->dearer, &harvest->dearer_capacity, harvest->dearer_count + 1, sizeof *harvest->dearer))
		return false;
	struct dearer_case *kept = &harvest->dearer[harvest->dearer_count];
	*kept = *dearer;
	kept->casus = baat_arena_text(&harvest->arena, dearer->casus);
	harvest->dearer_count += kept->casus.at != NULL;
	return kept->casus.at != NULL;
}

/* What one alternative of a case comes to. False when there is no memory. */
static bool add_case(struct harvest *harvest, const struct baat_case *casus, uint64_t block,
                     const struct baat_outcome *outcome)
{
	const struct baat_cell *measures = outcome->measures;
	const baat_sum net = measures[BAAT_MEASURE_NET].number;
	struct case_sums *sums = find_cases(harvest, outcome->alternative);
	if (sums == NULL)
		return false;
	sums->count++;
	if (outcome->alternative == BAAT_NO_NAME)
		return true;
	struct class_sums *class = &sums->classes[net > 0 ? CASES_CHEAPER : net == 0 ? CASES_EVEN : CASES_DEARER];
	class->count++;
	class->input += measures[BAAT_MEASURE_INPUT].number;
	class->avoided += measures[BAAT_MEASURE_AVOIDED].number;
	class->net += net;
	if (net >= 0 || !harvest->request->settings->verslag.cases)
		return true;
	const struct dearer_case dearer = {.alternative = outcome->alternative,
	                                   .casus = casus->id,
	                                   .input = measures[BAAT_MEASURE_INPUT].number,
	                                   .avoided = measures[BAAT_MEASURE_AVOIDED].number,
	                                   .net = net,
	                                   .npv = measures[BAAT_MEASURE_NPV].number,
	                                   .block = block,
	                                   .line = casus->line};
	return keep_dearer(harvest, &dearer);
}

/* The rows of the case at hand, into the sums of all cases. */
static enum baat_status end_case(struct baat_worker *worker, const struct baat_case *casus)
{
	struct harvest *harvest = worker->state;
	struct baat_outcome outcome;
	const size_t count = baat_outcomes_count(harvest->one);
	if (count == SIZE_MAX)
		return baat_out_of_memory(&worker->diags);
	for (size_t i = 0; i < count; i++) {
		if (!baat_outcomes_at(harvest->one, i, &outcome))
			return baat_error(&worker->diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW,
			                  _("a sum is too large"));
		if (!add_case(harvest, casus, worker->sequence, &outcome))
			return baat_out_of_memory(&worker->diags);
	}
	baat_outcomes_clear(harvest->one);
	return BAAT_OK;
}

/* Whether a scenario is looked at: zonder always is. */
static bool looks_at(const struct harvest *harvest, const struct baat_case *casus, size_t scenario)
{
	const struct words *asked = &harvest->request->settings->selection.alternatives;
	if (scenario == 0)
		return true;
	if (harvest->choice.chosen_only)
		return scenario == harvest->choice.scenario;
	for (size_t i = 0; i < asked->count; i++)
		if (baat_text_equal(baat_names_text(harvest->names, casus->scenarios[scenario].name),
		                    baat_text_of(asked->items[i])))
			return true;
	return asked->count == 0;
}

static bool add_prices(struct harvest *harvest, const struct baat_case *casus, uint64_t block)
{
	bool added = true;
	for (size_t i = 0; i < casus->line_count && added; i++)
		if (looks_at(harvest, casus, casus->lines[i].scenario))
			added = price_uses_add(&harvest->prices, &casus->lines[i], block);
	return added;
}

/* The flows of the case once more, on the basis of the agreement; what the horizon cuts off was told before. */
static enum baat_status share_case(struct baat_worker *worker, const struct baat_case *casus)
{
	struct harvest *harvest = worker->state;
	struct baat_cut_off told = {0};
	if (harvest->stakes == NULL)
		return BAAT_OK;
	return baat_flows_of_case(casus, baat_table_path(worker->input->table), &harvest->request->rules,
	                          &harvest->choice, stake_sums_add, harvest->stakes, &told, &worker->diags);
}

static enum baat_status on_case(struct baat_worker *worker, const struct baat_case *casus)
{
	struct harvest *harvest = worker->state;
	const struct harvest_request *request = harvest->request;
	const char *file = baat_table_path(worker->input->table);
	struct baat_flow_choice *choice = &harvest->choice;
	enum baat_status status = BAAT_OK;
	choice->scenario = 0;
	if (choice->chosen_only)
		status = baat_case_choice(casus, file, &choice->scenario, &worker->diags);
	if (status == BAAT_OK)
		status = baat_schedules_of_case(casus, file, &request->rules, choice, add_schedule, harvest,
		                                &worker->counts.cut_off, &worker->diags);
	if (status == BAAT_OK)
		status = share_case(worker, casus);
	if (status == BAAT_OK)
		status = end_case(worker, casus);
	if (status == BAAT_OK && !add_prices(harvest, casus, worker->sequence))
		status = BAAT_SYSTEM;
	/* accumulators do not tell of a lack of memory */
	return status == BAAT_SYSTEM && !worker->diags.lost ? baat_out_of_memory(&worker->diags) : status;
}

static bool merge_cases(struct harvest *into, const struct harvest *from)
{
	for (size_t i = 0; i < from->case_count; i++) {
		const struct case_sums *more = &from->cases[i];
		uint32_t name = more->alternative;
		if (name != BAAT_NO_NAME)
			name = baat_names_add(into->names, baat_names_text(from->names, name));
		struct case_sums *sums =
		    name == BAAT_NO_NAME && more->alternative != BAAT_NO_NAME ? NULL : find_cases(into, name);
		if (sums == NULL)
			return false;
		sums->count += more->count;
		for (size_t j = 0; j < CASE_CLASSES; j++) {
			sums->classes[j].count += more->classes[j].count;
			sums->classes[j].input += more->classes[j].input;
			sums->classes[j].avoided += more->classes[j].avoided;
			sums->classes[j].net += more->classes[j].net;
		}
	}
	return true;
}

static bool merge_dearer(struct harvest *into, const struct harvest *from)
{
	for (size_t i = 0; i < from->dearer_count; i++) {
		struct dearer_case dearer = from->dearer[i];
		dearer.alternative = baat_names_add(into->names, baat_names_text(from->names, dearer.alternative));
		if (dearer.alternative == BAAT_NO_NAME || !keep_dearer(into, &dearer))
			return false;
	}
	return true;
}

static enum baat_status merge(void *context, const void *other, struct baat_diags *diags)
{
	struct harvest *into = context;
	const struct harvest *from = other;
	bool merged = true;
	for (size_t i = 0; i < HARVEST_KEYS && merged; i++)
		merged = baat_outcomes_merge(into->by[i], from->by[i]);
	if (merged && into->stakes != NULL)
		merged = stake_sums_merge(into->stakes, from->stakes);
	merged = merged && price_uses_merge(&into->prices, into->names, &from->prices, from->names) &&
	         merge_cases(into, from) && merge_dearer(into, from);
	return merged ? BAAT_OK : baat_out_of_memory(diags);
}

/* For the notes; without memory it counts, and what comes next will tell. */
static bool counts(struct baat_worker *worker, const struct baat_case *casus, const struct baat_line *line)
{
	const struct harvest *harvest = worker->state;
	bool failed = false;
	return baat_line_counts(casus, line, &harvest->choice, &harvest->request->rules, &failed) || failed;
}

const struct baat_handler harvest_handler = {
    .new_state = new_state,
    .free_state = free_state,
    .merge = merge,
    .begin_block = begin_block,
    .on_case = on_case,
    .counts = counts,
};

static int by_net(const void *a, const void *b)
{
	const struct dearer_case *left = a, *right = b;
	if (left->net != right->net)
		return left->net < right->net ? -1 : 1;
	if (left->block != right->block)
		return left->block < right->block ? -1 : 1;
	return (left->line > right->line) - (left->line < right->line);
}

void harvest_sort_dearer(struct harvest *harvest)
{
	if (harvest->dearer_count > 1)
		qsort(harvest->dearer, harvest->dearer_count, sizeof *harvest->dearer, by_net);
}
