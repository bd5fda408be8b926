/* Adding flows and schedules to groups. */
#include "outcome-set.h"

#include "baat/base/memory.h"

static void add_to_mask(struct baat_key_parts *mask, enum baat_key_kind kind)
{
	if (kind == BAAT_KEY_POST)
		mask->post = UINT32_MAX;
	else if (kind == BAAT_KEY_DOMAIN)
		mask->domain = UINT32_MAX;
	else if (kind == BAAT_KEY_PARTY)
		mask->party = UINT32_MAX;
	else if (kind == BAAT_KEY_YEAR)
		mask->when |= BAAT_YEAR_MASK;
	else if (kind == BAAT_KEY_CALENDAR_YEAR || kind == BAAT_KEY_CALENDAR_MONTH)
		mask->when |= ~(uint32_t)BAAT_YEAR_MASK;
}

struct baat_outcomes *baat_outcomes_new(const struct baat_grouping *grouping, struct baat_filter *filter,
                                        struct baat_names *names)
{
	struct baat_outcomes *outcomes = calloc(1, sizeof *outcomes);
	if (outcomes == NULL)
		return NULL;
	outcomes->grouping = *grouping;
	outcomes->filter = filter;
	outcomes->payments = baat_filter_counts_payments(filter);
	outcomes->names = names;
	outcomes->spread = true;
	outcomes->age = 1;
	outcomes->calendar = baat_calendar_of(grouping);
	for (size_t i = 0; i < grouping->count; i++) {
		const enum baat_key_kind kind = grouping->keys[i].kind;
		outcomes->spread &= kind != BAAT_KEY_YEAR && outcomes->calendar == BAAT_CALENDAR_NONE;
		add_to_mask(&outcomes->mask, kind);
		outcomes->by_unit |= baat_key_is_text(kind) || kind == BAAT_KEY_START;
	}
	outcomes->texts = baat_names_new(NULL);
	outcomes->key = calloc(grouping->count + 1, sizeof *outcomes->key);
	if (!baat_key_table_begin(&outcomes->table, grouping->count + 1) || outcomes->texts == NULL ||
	    outcomes->key == NULL) {
		baat_outcomes_free(outcomes);
		return NULL;
	}
	return outcomes;
}

void baat_outcomes_free(struct baat_outcomes *outcomes)
{
	if (outcomes == NULL)
		return;
	for (size_t i = 0; i < outcomes->used; i++)
		free(outcomes->groups[i].sums.step);
	baat_names_free(outcomes->texts);
	baat_key_table_free(&outcomes->table);
	free(outcomes->key);
	free(outcomes->groups);
	free(outcomes->order);
	free(outcomes);
}

void baat_outcomes_begin_block(struct baat_outcomes *outcomes, uint64_t sequence)
{
	enum { FLOWS_IN_BLOCK_BITS = 40 };
	outcomes->clock = sequence << FLOWS_IN_BLOCK_BITS;
}

void baat_outcomes_clear(struct baat_outcomes *outcomes)
{
	for (size_t i = 0; i < outcomes->table.count; i++)
		baat_sums_clear(&outcomes->groups[i].sums);
	baat_key_table_clear(&outcomes->table);
	outcomes->age++;
	baat_names_clear(outcomes->texts);
}

size_t baat_outcomes_group(struct baat_outcomes *outcomes)
{
	size_t known = outcomes->table.count;
	if (!baat_grow(&outcomes->groups, &outcomes->capacity, known + 1, sizeof *outcomes->groups))
		return SIZE_MAX;
	size_t group = baat_key_table_add(&outcomes->table, outcomes->key);
	if (group != known)
		return group;
	if (group == outcomes->used) {
		outcomes->groups[group].sums = (struct baat_sums){.success = BAAT_SUCCESS_UNSET};
		outcomes->used++;
	}
	outcomes->groups[group].first = outcomes->clock;
	return group;
}

/* The parts of the key that all flows of a case share. */
static bool set_unit(struct baat_outcomes *outcomes, const struct baat_unit *unit)
{
	for (size_t i = 0; i < outcomes->grouping.count; i++) {
		const struct baat_key *key = &outcomes->grouping.keys[i];
		/* 0 is no start */
		if (key->kind == BAAT_KEY_START)
			outcomes->key[i] = (uint32_t)(unit->start + 1);
		if (!baat_key_is_text(key->kind))
			continue;
		struct baat_text text = key->kind == BAAT_KEY_CASE ? unit->casus : unit->attributes[key->attribute];
		outcomes->key[i] = baat_names_add(outcomes->texts, text);
		if (outcomes->key[i] == BAAT_NO_NAME)
			return false;
	}
	return true;
}

/* The parts of the key that flows of one unit differ in. */
static void set_parts(struct baat_outcomes *outcomes, const struct baat_key_parts *parts)
{
	for (size_t i = 0; i < outcomes->grouping.count; i++) {
		uint32_t *part = &outcomes->key[i];
		switch (outcomes->grouping.keys[i].kind) {
		case BAAT_KEY_PARTY:
			*part = parts->party;
			break;
		case BAAT_KEY_POST:
			*part = parts->post;
			break;
		case BAAT_KEY_DOMAIN:
			*part = parts->domain;
			break;
		case BAAT_KEY_YEAR:
			*part = parts->when & BAAT_YEAR_MASK;
			break;
		case BAAT_KEY_CALENDAR_YEAR:
		case BAAT_KEY_CALENDAR_MONTH:
			*part = parts->when >> BAAT_CALENDAR_BIT;
			break;
		case BAAT_KEY_CASE:
		case BAAT_KEY_START:
		case BAAT_KEY_ATTRIBUTE:
			break;
		}
	}
	outcomes->key[outcomes->grouping.count] = parts->alternative;
}

/* The parts of a key, 0 for those that are not asked for. */
static inline struct baat_key_parts wanted(const struct baat_key_parts *mask, uint32_t alternative, uint32_t post,
                                           uint32_t domain, uint32_t party, uint32_t when)
{
	return (struct baat_key_parts){alternative, post & mask->post, domain & mask->domain, party & mask->party,
	                               when & mask->when};
}

static inline bool same_parts(const struct baat_key_parts *a, const struct baat_key_parts *b)
{
	return ((a->alternative ^ b->alternative) | (a->post ^ b->post) | (a->domain ^ b->domain) |
	        (a->party ^ b->party) | (a->when ^ b->when)) == 0;
}

/* Whether the group was met of late; else it is looked up and noted. */
static inline struct baat_sums *find_sums(struct baat_outcomes *outcomes, const struct baat_key_parts *parts)
{
	const uint32_t when = parts->when ^ parts->when >> BAAT_CALENDAR_BIT;
	struct baat_recent_group *recent =
	    &outcomes->recent[(parts->party + parts->post + parts->domain + when) % BAAT_RECENT];
	if (recent->age == outcomes->age && same_parts(&recent->parts, parts))
		return &outcomes->groups[recent->group].sums;
	set_parts(outcomes, parts);
	size_t group = baat_outcomes_group(outcomes);
	if (group == SIZE_MAX)
		return NULL;
	*recent = (struct baat_recent_group){*parts, (uint32_t)group, outcomes->age};
	return &outcomes->groups[group].sums;
}

/* Another case is another group. */
static inline bool begin_unit(struct baat_outcomes *outcomes, const struct baat_unit *unit)
{
	outcomes->start = unit->start;
	if (!outcomes->by_unit)
		return true;
	outcomes->age++;
	return set_unit(outcomes, unit);
}

bool baat_outcomes_begin_unit(struct baat_outcomes *outcomes, const struct baat_unit *unit)
{
	return begin_unit(outcomes, unit);
}

size_t baat_outcomes_find(struct baat_outcomes *outcomes, const struct baat_flow *flow, uint32_t calendar)
{
	const struct baat_key_parts parts = {flow->alternative, flow->post, flow->domain, flow->party,
	                                     flow->year | calendar << BAAT_CALENDAR_BIT};
	set_parts(outcomes, &parts);
	return baat_outcomes_group(outcomes);
}

static inline bool add_part(struct baat_outcomes *outcomes, const struct baat_flow *flow, uint32_t calendar)
{
	const struct baat_key_parts parts = wanted(&outcomes->mask, flow->alternative, flow->post, flow->domain,
	                                           flow->party, flow->year | calendar << BAAT_CALENDAR_BIT);
	struct baat_sums *sums = find_sums(outcomes, &parts);
	return sums != NULL && baat_sums_add(sums, flow, outcomes->spread);
}

/* Adds a flow to the calendar years or months that it lies in; a case without a start has none. */
static bool add_pieces(struct baat_outcomes *outcomes, const struct baat_flow *flow)
{
	const enum baat_calendar calendar = outcomes->calendar;
	bool added = true;
	for (unsigned at = 0, end; at < flow->months && added; at = end) {
		end = baat_calendar_end(calendar, flow, outcomes->start, at);
		const struct baat_flow piece = baat_calendar_piece(flow, at, end);
		const uint32_t month = (uint32_t)outcomes->start + piece.month;
		added = add_part(outcomes, &piece, calendar == BAAT_CALENDAR_MONTHS ? month : month / 12);
		/* pieces have places of their own in the order of rows */
		outcomes->clock++;
	}
	return added;
}

/* Adds a flow if it counts; false when there is no memory. */
static inline bool add_flow(struct baat_outcomes *outcomes, const struct baat_flow *flow)
{
	bool failed = false;
	outcomes->clock++;
	if (!(outcomes->payments && flow->side == BAAT_PAYS) && !baat_filter_counts(outcomes->filter, flow, &failed))
		return !failed;
	if (outcomes->calendar != BAAT_CALENDAR_NONE)
		return !failed && add_pieces(outcomes, flow);
	return !failed && add_part(outcomes, flow, 0);
}

enum baat_status baat_outcomes_add(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                   size_t count)
{
	struct baat_outcomes *outcomes = context;
	bool added = begin_unit(outcomes, unit);
	for (size_t i = 0; i < count && added; i++)
		added = add_flow(outcomes, &flows[i]);
	return added ? BAAT_OK : BAAT_SYSTEM;
}

/* Years kept apart: flow by flow. */
static bool add_years(struct baat_outcomes *outcomes, const struct baat_schedule *schedule)
{
	struct baat_flow flow;
	bool added = true;
	for (unsigned i = 0; i < schedule->years; i++)
		for (size_t j = 0; j < schedule->series_count && added; j++) {
			baat_schedule_flow(schedule, &schedule->series[j], i, &flow);
			added = add_flow(outcomes, &flow);
		}
	return added;
}

static bool counts(struct baat_outcomes *outcomes, const struct baat_schedule *schedule,
                   const struct baat_series *series, bool *failed)
{
	struct baat_flow head;
	baat_schedule_head(schedule, series, &head);
	return baat_filter_counts(outcomes->filter, &head, failed);
}

enum baat_status baat_outcomes_add_schedule(void *context, const struct baat_unit *unit,
                                            const struct baat_schedule *schedule)
{
	struct baat_outcomes *outcomes = context;
	const struct baat_line *line = schedule->line;
	bool failed = schedule->first && !begin_unit(outcomes, unit);
	if (!outcomes->spread)
		return !failed && add_years(outcomes, schedule) ? BAAT_OK : BAAT_SYSTEM;
	for (size_t i = 0; i < schedule->series_count && !failed; i++) {
		const struct baat_series *series = &schedule->series[i];
		outcomes->clock++;
		if (!(outcomes->payments && series->side == BAAT_PAYS) && !counts(outcomes, schedule, series, &failed))
			continue;
		const struct baat_key_parts parts =
		    wanted(&outcomes->mask, schedule->alternative, line->post, line->domain, series->party, 0);
		struct baat_sums *sums = find_sums(outcomes, &parts);
		failed |= sums == NULL || !baat_sums_add_series(sums, schedule, series);
	}
	return failed ? BAAT_SYSTEM : BAAT_OK;
}
