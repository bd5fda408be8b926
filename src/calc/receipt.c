#include "baat/calc/receipt.h"

#include "baat/base/memory.h"
#include "measure.h"

/* Beside an alternative of the receipt: what is still being added up. */
struct work {
	struct baat_sums sums;
	size_t first_party;
};

struct baat_receipt_maker {
	struct baat_filter *filter;
	const struct baat_flow_rules *rules;
	uint32_t client;
	const struct baat_case *casus;
	struct baat_flow_choice choice;
	struct baat_receipt_entry *entries;
	size_t entry_capacity;
	baat_sum *commitments; /* by scenario */
	size_t commitment_capacity;
	struct baat_receipt_alternative *alternatives;
	size_t count, capacity;
	struct work *work;
	size_t work_capacity, work_made;
	struct baat_receipt_party *parties; /* of all alternatives, one after the other */
	size_t party_count, party_capacity;
	baat_sum *months; /* of all alternatives, one after the other */
	size_t month_capacity;
	/* by number of the party: where it was put last among the parties, from 1; 0 for never. That may be in an
	 * earlier alternative, or an earlier case whose parties are gone: see find_party(). */
	size_t *latest;
	size_t latest_count, latest_capacity;
};

struct baat_receipt_maker *baat_receipt_new(struct baat_filter *filter, const struct baat_flow_rules *rules,
                                            struct baat_names *names)
{
	struct baat_receipt_maker *maker = calloc(1, sizeof *maker);
	if (maker == NULL)
		return NULL;
	maker->filter = filter;
	maker->rules = rules;
	maker->client = baat_names_add(names, BAAT_TEXT("client"));
	if (maker->client == BAAT_NO_NAME) {
		baat_receipt_free(maker);
		return NULL;
	}
	return maker;
}

void baat_receipt_free(struct baat_receipt_maker *maker)
{
	if (maker == NULL)
		return;
	for (size_t i = 0; i < maker->work_made; i++)
		free(maker->work[i].sums.step);
	free(maker->entries);
	free(maker->commitments);
	free(maker->alternatives);
	free(maker->work);
	free(maker->parties);
	free(maker->latest);
	free(maker->months);
	free(maker);
}

bool baat_receipt_begin(struct baat_receipt_maker *maker, const struct baat_case *casus,
                        const struct baat_flow_choice *choice)
{
	if (!baat_grow(&maker->entries, &maker->entry_capacity, casus->line_count, sizeof *maker->entries))
		return false;
	if (casus->line_count > 0)
		memset(maker->entries, 0, casus->line_count * sizeof *maker->entries);
	maker->casus = casus;
	maker->choice = *choice;
	maker->count = maker->party_count = 0;
	if (!baat_grow(&maker->commitments, &maker->commitment_capacity, casus->scenario_count,
	               sizeof *maker->commitments))
		return false;
	bool known = true;
	for (size_t i = 0; i < casus->scenario_count && known; i++)
		known = baat_commitment(casus, i, maker->rules, maker->client, &maker->commitments[i]);
	return known;
}

static size_t scenario_of(const struct baat_receipt_maker *maker, uint32_t alternative)
{
	size_t from = maker->count > 0 ? maker->alternatives[maker->count - 1].scenario + 1 : 1;
	if (alternative == BAAT_NO_NAME)
		return 0;
	if (maker->choice.chosen_only)
		return maker->choice.scenario;
	/* flows come in the order of the scenarios */
	while (from + 1 < maker->casus->scenario_count && maker->casus->scenarios[from].name != alternative)
		from++;
	return from;
}

static bool begin_alternative(struct baat_receipt_maker *maker, uint32_t name)
{
	if (!baat_grow(&maker->alternatives, &maker->capacity, maker->count + 1, sizeof *maker->alternatives) ||
	    !baat_grow(&maker->work, &maker->work_capacity, maker->count + 1, sizeof *maker->work))
		return false;
	size_t scenario = scenario_of(maker, name);
	struct work *work = &maker->work[maker->count];
	if (maker->count == maker->work_made) {
		*work = (struct work){0};
		maker->work_made++;
	}
	baat_sums_clear(&work->sums);
	work->first_party = maker->party_count;
	maker->alternatives[maker->count++] = (struct baat_receipt_alternative){.name = name, .scenario = scenario};
	return true;
}

/* The party in the alternative at hand, added when it is not there yet. */
static struct baat_receipt_party *find_party(struct baat_receipt_maker *maker, uint32_t party)
{
	size_t first = maker->work[maker->count - 1].first_party;
	if (!baat_grow(&maker->latest, &maker->latest_capacity, party + (size_t)1, sizeof *maker->latest) ||
	    !baat_grow(&maker->parties, &maker->party_capacity, maker->party_count + 1, sizeof *maker->parties))
		return NULL;
	while (maker->latest_count <= party)
		maker->latest[maker->latest_count++] = 0;
	size_t latest = maker->latest[party];
	if (latest > first && latest <= maker->party_count && maker->parties[latest - 1].party == party)
		return &maker->parties[latest - 1];
	maker->parties[maker->party_count] = (struct baat_receipt_party){.party = party};
	maker->latest[party] = ++maker->party_count;
	return &maker->parties[maker->party_count - 1];
}

/* The line of a scenario that stands on this line of the file, or NULL. */
static struct baat_receipt_entry *find_entry(const struct baat_receipt_maker *maker, size_t scenario, uint64_t line)
{
	const struct baat_scenario *in = &maker->casus->scenarios[scenario];
	const struct baat_line *lines = maker->casus->lines;
	size_t low = in->first_line, end = in->first_line + in->line_count, high = end;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (lines[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && lines[low].line == line ? &maker->entries[low] : NULL;
}

static void add_to_line(struct baat_receipt_maker *maker, const struct baat_flow *flow)
{
	struct baat_receipt_alternative *alternative = &maker->alternatives[maker->count - 1];
	size_t scenario = flow->kind == BAAT_COUNTERFACTUAL ? 0 : alternative->scenario;
	struct baat_receipt_entry *entry = find_entry(maker, scenario, flow->line);
	if (entry == NULL) {
		/* a consequence that is no line of the alternative is a copy of zonder */
		alternative->remains += flow->amount;
		alternative->has_remains = true;
		return;
	}
	/* zonder is given again for each alternative, and is the same each time */
	if (flow->kind == BAAT_COUNTERFACTUAL && maker->count > 1)
		return;
	entry->amount += flow->amount;
	entry->pm_plus += (int)flow->pm_plus;
	entry->pm_min += (int)flow->pm_min;
	entry->counted = true;
}

static bool add_flow(struct baat_receipt_maker *maker, const struct baat_flow *flow)
{
	if (maker->count == 0 || maker->alternatives[maker->count - 1].name != flow->alternative)
		if (!begin_alternative(maker, flow->alternative))
			return false;
	struct baat_receipt_party *party = find_party(maker, flow->party);
	if (party == NULL || !baat_sums_add(&maker->work[maker->count - 1].sums, flow, true))
		return false;
	party->amount[flow->kind] += flow->amount;
	party->cashable += flow->kind == BAAT_COUNTERFACTUAL ? flow->cashable
	                   : flow->kind == BAAT_OUTCOME      ? -flow->cashable
	                                                     : 0;
	add_to_line(maker, flow);
	return true;
}

enum baat_status baat_receipt_add(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                  size_t count)
{
	struct baat_receipt_maker *maker = context;
	bool failed = false;
	(void)unit;
	for (size_t i = 0; i < count && !failed; i++)
		if (baat_filter_counts(maker->filter, &flows[i], &failed) && !add_flow(maker, &flows[i]))
			failed = true;
	return failed ? BAAT_SYSTEM : BAAT_OK;
}

/* What it would avoid in present value if it always worked is avoided / success (6 decimals). False on overflow. */
static bool judge(struct baat_receipt_alternative *alternative, int32_t success)
{
	baat_sum input = alternative->measures[BAAT_MEASURE_INPUT_PV].number;
	baat_sum avoided = alternative->measures[BAAT_MEASURE_AVOIDED_PV].number;
	baat_sum part, whole;
	alternative->certainty = BAAT_CANNOT_TELL;
	if (input <= 0 && avoided >= 0)
		alternative->certainty = BAAT_PAYS_ANYWAY;
	if (input <= 0 || success == 0)
		return true;
	if (avoided <= 0) {
		alternative->certainty = BAAT_AVOIDS_NOTHING;
		return true;
	}
	if (__builtin_mul_overflow(input, (baat_sum)success, &part) ||
	    __builtin_mul_overflow(avoided, (baat_sum)BAAT_CHANCE_ONE, &whole) || whole > ((baat_sum)1 << 112) ||
	    part > ((baat_sum)1 << 112))
		return false;
	if (part > whole) {
		alternative->certainty = BAAT_NEVER_PAYS;
		return true;
	}
	alternative->certainty = BAAT_PAYS_OFTEN;
	alternative->needed = baat_odds_at_least(part, whole);
	alternative->needed_permille = (unsigned)((part * 1000 + whole - 1) / whole);
	return true;
}

/* False when there is no memory. */
static bool fill_months(struct baat_receipt_maker *maker)
{
	size_t count = 0;
	for (size_t i = 0; i < maker->count; i++)
		count += baat_sums_months(&maker->work[i].sums, NULL);
	if (!baat_grow(&maker->months, &maker->month_capacity, count, sizeof *maker->months))
		return false;
	baat_sum *months = maker->months;
	for (size_t i = 0; i < maker->count; i++) {
		struct baat_receipt_alternative *alternative = &maker->alternatives[i];
		alternative->months = months;
		alternative->month_count = months == NULL ? 0 : baat_sums_months(&maker->work[i].sums, months);
		months += alternative->month_count;
	}
	return true;
}

enum baat_status baat_receipt_finish(struct baat_receipt_maker *maker, struct baat_receipt *receipt)
{
	bool fits = true;
	if (!fill_months(maker))
		return BAAT_SYSTEM;
	for (size_t i = 0; i < maker->count; i++) {
		struct baat_receipt_alternative *alternative = &maker->alternatives[i];
		size_t end = i + 1 < maker->count ? maker->work[i + 1].first_party : maker->party_count;
		bool bare = alternative->name == BAAT_NO_NAME;
		alternative->parties = maker->parties + maker->work[i].first_party;
		alternative->party_count = end - maker->work[i].first_party;
		fits &= baat_sums_measures(&maker->work[i].sums, bare, true, alternative->measures);
		alternative->commitment = maker->commitments[alternative->scenario];
		if (!bare)
			fits &= judge(alternative, maker->casus->scenarios[alternative->scenario].success);
	}
	*receipt = (struct baat_receipt){.casus = maker->casus,
	                                 .entries = maker->entries,
	                                 .alternatives = maker->alternatives,
	                                 .alternative_count = maker->count};
	return fits ? BAAT_OK : BAAT_REJECTED;
}

/* Whether hits / cases is at least part / whole. */
static bool reaches(struct baat_odds odds, baat_sum part, baat_sum whole)
{
	return whole * odds.hits >= part * odds.cases;
}

static bool less(struct baat_odds a, struct baat_odds b)
{
	return a.hits * b.cases < b.hits * a.cases;
}

/* The least hits in so many cases that reach it. */
static struct baat_odds fewest(unsigned cases, baat_sum part, baat_sum whole)
{
	struct baat_odds odds = {1, cases};
	while (odds.hits < cases && !reaches(odds, part, whole))
		odds.hits++;
	return odds;
}

/* Whether hits / cases is no more than 3 hundredths above it. */
static bool is_near(struct baat_odds odds, baat_sum part, baat_sum whole)
{
	return (100 * (baat_sum)odds.hits - 3 * (baat_sum)odds.cases) * whole <= 100 * part * odds.cases;
}

struct baat_odds baat_odds_at_least(baat_sum part, baat_sum whole)
{
	/* the most familiar first, for what is above 1 in 5; below it, 1 in so many is familiar enough */
	static const unsigned familiar[] = {2, 3, 4, 5, 10, 6, 8, 7, 9};
	/* where so many in at most ten are too coarse */
	static const struct baat_odds fine[] = {{1, 12}, {1, 15},  {1, 20},  {1, 25},  {1, 30},   {1, 40},  {1, 50},
	                                        {1, 75}, {1, 100}, {1, 200}, {1, 500}, {1, 1000}, {19, 20}, {99, 100}};
	struct baat_odds best = {1, 1};
	for (size_t i = 0; i < sizeof familiar / sizeof familiar[0]; i++) {
		struct baat_odds odds = fewest(familiar[i], part, whole);
		if (5 * part > whole && odds.hits < odds.cases && is_near(odds, part, whole))
			return odds;
		if (less(odds, best))
			best = odds;
	}
	for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++)
		if (reaches(fine[i], part, whole) && less(fine[i], best))
			best = fine[i];
	return best;
}

bool baat_odds_exactly(int32_t chance, struct baat_odds *odds)
{
	for (unsigned cases = 1; cases <= 10; cases++) {
		int64_t hits = (int64_t)chance * cases;
		if (hits % BAAT_CHANCE_ONE != 0)
			continue;
		*odds = (struct baat_odds){(unsigned)(hits / BAAT_CHANCE_ONE), cases};
		return true;
	}
	return false;
}
