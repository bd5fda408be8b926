/* Groups of flows. */
#include "baat/calc/outcome.h"

#include "baat/base/memory.h"
#include "key-table.h"
#include "measure.h"

struct group {
	uint64_t first; /* when it first appeared in the input */
	struct baat_sums sums;
};

/* What of a flow can be part of a key. */
struct parts {
	uint32_t alternative, post, domain, party, year;
};

/* A group that was met of late: mostly the next flow belongs to one of a few. */
enum { RECENT = 32 };
struct recent {
	struct parts parts;
	uint32_t group;
	uint64_t age; /* of no use when it is not that of the accumulator */
};

struct baat_outcomes {
	struct baat_grouping grouping;
	struct parts mask; /* all ones for what is part of the key */
	struct recent recent[RECENT];
	uint64_t age; /* from 1; goes up when what was met of late is no longer true */
	struct baat_filter *filter;
	struct baat_names *names; /* of parties, posts, domains, alternatives: those of the flows */
	struct baat_names *texts; /* of cases and attributes */
	bool spread;              /* months matter: not grouped by year */
	bool by_text;             /* a key is a text of the case */
	bool payments;            /* whatever is paid counts */
	uint64_t clock;
	uint32_t *key;               /* the key at hand; what belongs to the unit is set when that begins */
	struct baat_key_table table; /* of groups: by keys and alternative */
	struct group *groups;        /* by number in the table */
	size_t capacity, used;       /* used: groups whose memory has been set up */
	size_t *order;               /* rows by first appearance */
	size_t order_capacity;
};

static void add_to_mask(struct parts *mask, enum baat_key_kind kind)
{
	if (kind == BAAT_KEY_POST)
		mask->post = UINT32_MAX;
	else if (kind == BAAT_KEY_DOMAIN)
		mask->domain = UINT32_MAX;
	else if (kind == BAAT_KEY_PARTY)
		mask->party = UINT32_MAX;
	else if (kind == BAAT_KEY_YEAR)
		mask->year = UINT32_MAX;
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
	for (size_t i = 0; i < grouping->count; i++) {
		outcomes->spread &= grouping->keys[i].kind != BAAT_KEY_YEAR;
		add_to_mask(&outcomes->mask, grouping->keys[i].kind);
		outcomes->by_text |=
		    grouping->keys[i].kind == BAAT_KEY_CASE || grouping->keys[i].kind == BAAT_KEY_ATTRIBUTE;
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

/* The group of the key at hand, begun when it is new; SIZE_MAX when there is no memory. */
static size_t find_group(struct baat_outcomes *outcomes)
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
		if (key->kind != BAAT_KEY_CASE && key->kind != BAAT_KEY_ATTRIBUTE)
			continue;
		struct baat_text text = key->kind == BAAT_KEY_CASE ? unit->casus : unit->attributes[key->attribute];
		outcomes->key[i] = baat_names_add(outcomes->texts, text);
		if (outcomes->key[i] == BAAT_NO_NAME)
			return false;
	}
	return true;
}

/* The parts of the key that flows of one unit differ in. */
static void set_parts(struct baat_outcomes *outcomes, const struct parts *parts)
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
			*part = parts->year;
			break;
		case BAAT_KEY_CASE:
		case BAAT_KEY_ATTRIBUTE:
			break;
		}
	}
	outcomes->key[outcomes->grouping.count] = parts->alternative;
}

/* The parts of a key, 0 for those that are not asked for. */
static inline struct parts wanted(const struct parts *mask, uint32_t alternative, uint32_t post, uint32_t domain,
                                  uint32_t party, uint32_t year)
{
	return (struct parts){alternative, post & mask->post, domain & mask->domain, party & mask->party,
	                      year & mask->year};
}

static inline bool same_parts(const struct parts *a, const struct parts *b)
{
	return ((a->alternative ^ b->alternative) | (a->post ^ b->post) | (a->domain ^ b->domain) |
	        (a->party ^ b->party) | (a->year ^ b->year)) == 0;
}

/* Whether the group was met of late; else it is looked up and noted. */
static inline struct baat_sums *find_sums(struct baat_outcomes *outcomes, const struct parts *parts)
{
	struct recent *recent = &outcomes->recent[(parts->party + parts->post + parts->domain + parts->year) % RECENT];
	if (recent->age == outcomes->age && same_parts(&recent->parts, parts))
		return &outcomes->groups[recent->group].sums;
	set_parts(outcomes, parts);
	size_t group = find_group(outcomes);
	if (group == SIZE_MAX)
		return NULL;
	*recent = (struct recent){*parts, (uint32_t)group, outcomes->age};
	return &outcomes->groups[group].sums;
}

/* Another case is another group. */
static inline bool begin_unit(struct baat_outcomes *outcomes, const struct baat_unit *unit)
{
	if (!outcomes->by_text)
		return true;
	outcomes->age++;
	return set_unit(outcomes, unit);
}

/* Adds a flow if it counts; false when there is no memory. */
static inline bool add_flow(struct baat_outcomes *outcomes, const struct baat_flow *flow)
{
	bool failed = false;
	outcomes->clock++;
	if (!(outcomes->payments && flow->side == BAAT_PAYS) && !baat_filter_counts(outcomes->filter, flow, &failed))
		return !failed;
	const struct parts parts =
	    wanted(&outcomes->mask, flow->alternative, flow->post, flow->domain, flow->party, flow->year);
	struct baat_sums *sums = find_sums(outcomes, &parts);
	return !failed && sums != NULL && baat_sums_add(sums, flow, outcomes->spread);
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
		const struct parts parts =
		    wanted(&outcomes->mask, schedule->alternative, line->post, line->domain, series->party, 0);
		struct baat_sums *sums = find_sums(outcomes, &parts);
		failed |= sums == NULL || !baat_sums_add_series(sums, schedule, series);
	}
	return failed ? BAAT_SYSTEM : BAAT_OK;
}

/* The same name in another table. */
static uint32_t translate(struct baat_names *into, const struct baat_names *from, uint32_t number)
{
	return number == BAAT_NO_NAME ? BAAT_NO_NAME : baat_names_add(into, baat_names_text(from, number));
}

static bool translate_key(struct baat_outcomes *into, const struct baat_outcomes *from, const uint32_t *key)
{
	for (size_t i = 0; i < into->table.width; i++) {
		bool alternative = i == into->grouping.count;
		enum baat_key_kind kind = alternative ? BAAT_KEY_POST : into->grouping.keys[i].kind;
		into->key[i] = key[i];
		if (kind == BAAT_KEY_CASE || kind == BAAT_KEY_ATTRIBUTE)
			into->key[i] = translate(into->texts, from->texts, key[i]);
		else if (kind != BAAT_KEY_YEAR)
			into->key[i] = translate(into->names, from->names, key[i]);
		if (into->key[i] == BAAT_NO_NAME && !(alternative && key[i] == BAAT_NO_NAME))
			return false;
	}
	return true;
}

bool baat_outcomes_merge(struct baat_outcomes *into, const struct baat_outcomes *from)
{
	baat_filter_merge(into->filter, from->filter);
	for (size_t i = 0; i < from->table.count; i++) {
		if (!translate_key(into, from, baat_key_table_at(&from->table, i)))
			return false;
		size_t known = into->table.count, group = find_group(into);
		if (group == SIZE_MAX || !baat_sums_merge(&into->groups[group].sums, &from->groups[i].sums))
			return false;
		if (into->table.count > known || from->groups[i].first < into->groups[group].first)
			into->groups[group].first = from->groups[i].first;
	}
	return true;
}

static int by_first(const void *a, const void *b, void *context)
{
	const struct group *groups = context;
	uint64_t left = groups[*(const size_t *)a].first, right = groups[*(const size_t *)b].first;
	return (left > right) - (left < right);
}

size_t baat_outcomes_count(struct baat_outcomes *outcomes)
{
	const size_t count = outcomes->table.count;
	bool sorted = true;
	if (!baat_grow(&outcomes->order, &outcomes->order_capacity, count, sizeof *outcomes->order))
		return SIZE_MAX;
	for (size_t i = 0; i < count; i++) {
		outcomes->order[i] = i;
		sorted &= i == 0 || outcomes->groups[i].first > outcomes->groups[i - 1].first;
	}
	if (!sorted)
		qsort_r(outcomes->order, count, sizeof *outcomes->order, by_first, outcomes->groups);
	return count;
}

size_t baat_outcomes_column_count(const struct baat_grouping *grouping)
{
	return grouping->count + 1 + BAAT_MEASURE__MAX;
}

void baat_outcomes_columns(const struct baat_grouping *grouping, struct baat_column *columns)
{
	for (size_t i = 0; i < grouping->count; i++)
		columns[i] =
		    (struct baat_column){grouping->keys[i].name,
		                         grouping->keys[i].kind == BAAT_KEY_YEAR ? BAAT_CELL_INTEGER : BAAT_CELL_TEXT};
	columns += grouping->count;
	*columns++ = (struct baat_column){BAAT_TEXT("alternatief"), BAAT_CELL_TEXT};
	for (size_t i = 0; i < BAAT_MEASURE__MAX; i++)
		columns[i] = (struct baat_column){baat_text_of(baat_measure_names[i]), baat_measure_kinds[i]};
}

bool baat_outcomes_row(const struct baat_outcomes *outcomes, size_t index, struct baat_cell *cells)
{
	size_t group = outcomes->order[index];
	const uint32_t *key = baat_key_table_at(&outcomes->table, group);
	size_t count = outcomes->grouping.count;
	for (size_t i = 0; i < count; i++) {
		enum baat_key_kind kind = outcomes->grouping.keys[i].kind;
		cells[i] = (struct baat_cell){0};
		if (kind == BAAT_KEY_YEAR)
			cells[i].number = key[i];
		else
			cells[i].text = baat_names_text(
			    kind == BAAT_KEY_CASE || kind == BAAT_KEY_ATTRIBUTE ? outcomes->texts : outcomes->names,
			    key[i]);
	}
	bool bare = key[count] == BAAT_NO_NAME;
	cells[count] = (struct baat_cell){.empty = bare};
	if (!bare)
		cells[count].text = baat_names_text(outcomes->names, key[count]);
	return baat_sums_measures(&outcomes->groups[group].sums, bare, outcomes->spread, cells + count + 1);
}
