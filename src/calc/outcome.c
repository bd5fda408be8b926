/* Groups of flows. */
#include "baat/outcome.h"

#include <sys/random.h>

#include "baat/memory.h"
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
	size_t width;             /* numbers in a key: the keys and the alternative */
	uint64_t clock;
	uint64_t *factors; /* odd random numbers, one for each part of a key: multilinear hashing */
	uint32_t *key;     /* the key at hand; parts that belong to the unit are set once a batch */
	uint32_t *keys;    /* width numbers a group */
	size_t key_capacity;
	struct group *groups;
	size_t count, capacity, used; /* used: groups whose memory has been set up */
	uint32_t *slots;              /* group + 1, 0 is free; a power of two of them */
	size_t slot_count;
	size_t *order; /* rows by first appearance */
	size_t order_capacity;
};

/* What is random here only guards against keys made to collide; without a random source fixed numbers do. */
static void set_factors(struct baat_outcomes *outcomes)
{
	size_t bytes = outcomes->width * sizeof *outcomes->factors;
	bool random = getrandom(outcomes->factors, bytes, GRND_NONBLOCK) == (ssize_t)bytes;
	for (size_t i = 0; i < outcomes->width; i++)
		outcomes->factors[i] = (random ? outcomes->factors[i] : UINT64_C(0x9E3779B97F4A7C15) * (i + 1)) | 1;
}

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
	outcomes->names = names;
	outcomes->width = grouping->count + 1;
	outcomes->spread = true;
	outcomes->age = 1;
	for (size_t i = 0; i < grouping->count; i++) {
		outcomes->spread &= grouping->keys[i].kind != BAAT_KEY_YEAR;
		add_to_mask(&outcomes->mask, grouping->keys[i].kind);
		outcomes->by_text |=
		    grouping->keys[i].kind == BAAT_KEY_CASE || grouping->keys[i].kind == BAAT_KEY_ATTRIBUTE;
	}
	outcomes->texts = baat_names_new(NULL);
	outcomes->key = calloc(outcomes->width, sizeof *outcomes->key);
	outcomes->slot_count = 64;
	outcomes->slots = calloc(outcomes->slot_count, sizeof *outcomes->slots);
	outcomes->factors = calloc(outcomes->width, sizeof *outcomes->factors);
	if (outcomes->texts == NULL || outcomes->key == NULL || outcomes->slots == NULL || outcomes->factors == NULL) {
		baat_outcomes_free(outcomes);
		return NULL;
	}
	set_factors(outcomes);
	return outcomes;
}

void baat_outcomes_free(struct baat_outcomes *outcomes)
{
	if (outcomes == NULL)
		return;
	for (size_t i = 0; i < outcomes->used; i++)
		free(outcomes->groups[i].sums.step);
	baat_names_free(outcomes->texts);
	free(outcomes->factors);
	free(outcomes->key);
	free(outcomes->keys);
	free(outcomes->groups);
	free(outcomes->slots);
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
	for (size_t i = 0; i < outcomes->count; i++)
		baat_sums_clear(&outcomes->groups[i].sums);
	outcomes->count = 0;
	outcomes->age++;
	/* many groups once must not make each clearing dear ever after */
	if (outcomes->slot_count > 64) {
		uint32_t *fewer = realloc(outcomes->slots, 64 * sizeof *fewer);
		if (fewer != NULL) {
			outcomes->slots = fewer;
			outcomes->slot_count = 64;
		}
	}
	memset(outcomes->slots, 0, outcomes->slot_count * sizeof *outcomes->slots);
	baat_names_clear(outcomes->texts);
}

static bool same_key(const struct baat_outcomes *outcomes, size_t group, const uint32_t *key)
{
	const uint32_t *other = outcomes->keys + group * outcomes->width;
	for (size_t i = 0; i < outcomes->width; i++)
		if (other[i] != key[i])
			return false;
	return true;
}

static size_t find_slot(const struct baat_outcomes *outcomes, const uint32_t *key)
{
	size_t mask = outcomes->slot_count - 1;
	uint64_t hash = 0;
	for (size_t i = 0; i < outcomes->width; i++)
		hash += key[i] * outcomes->factors[i];
	size_t slot = (size_t)(hash >> 32) & mask;
	while (outcomes->slots[slot] != 0 && !same_key(outcomes, outcomes->slots[slot] - 1, key))
		slot = (slot + 1) & mask;
	return slot;
}

static bool grow_slots(struct baat_outcomes *outcomes)
{
	size_t count = outcomes->slot_count * 2;
	uint32_t *slots = calloc(count, sizeof *slots);
	if (slots == NULL)
		return false;
	free(outcomes->slots);
	outcomes->slots = slots;
	outcomes->slot_count = count;
	for (size_t i = 0; i < outcomes->count; i++)
		slots[find_slot(outcomes, outcomes->keys + i * outcomes->width)] = (uint32_t)i + 1;
	return true;
}

/* The group of a key, begun when it is new; SIZE_MAX when there is no memory. */
static size_t find_group(struct baat_outcomes *outcomes, const uint32_t *key)
{
	size_t slot = find_slot(outcomes, key);
	if (outcomes->slots[slot] != 0)
		return outcomes->slots[slot] - 1;
	if ((outcomes->count + 1) * 4 > outcomes->slot_count * 3) {
		if (!grow_slots(outcomes))
			return SIZE_MAX;
		slot = find_slot(outcomes, key);
	}
	size_t group = outcomes->count, needed = (group + 1) * outcomes->width;
	if (group >= UINT32_MAX - 1 ||
	    !baat_grow(&outcomes->keys, &outcomes->key_capacity, needed, sizeof *outcomes->keys) ||
	    !baat_grow(&outcomes->groups, &outcomes->capacity, group + 1, sizeof *outcomes->groups))
		return SIZE_MAX;
	memcpy(outcomes->keys + group * outcomes->width, key, outcomes->width * sizeof *key);
	if (group == outcomes->used) {
		outcomes->groups[group].sums = (struct baat_sums){.success = BAAT_SUCCESS_UNSET};
		outcomes->used++;
	}
	outcomes->groups[group].first = outcomes->clock;
	outcomes->slots[slot] = (uint32_t)group + 1;
	outcomes->count++;
	return group;
}

/* The parts of the key that all flows of a batch share. */
static bool set_unit(struct baat_outcomes *outcomes, const struct baat_unit *unit)
{
	for (size_t i = 0; i < outcomes->grouping.count && outcomes->by_text; i++) {
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

static void set_flow(struct baat_outcomes *outcomes, const struct baat_flow *flow)
{
	for (size_t i = 0; i < outcomes->grouping.count; i++) {
		uint32_t *part = &outcomes->key[i];
		switch (outcomes->grouping.keys[i].kind) {
		case BAAT_KEY_PARTY:
			*part = flow->party;
			break;
		case BAAT_KEY_POST:
			*part = flow->post;
			break;
		case BAAT_KEY_DOMAIN:
			*part = flow->domain;
			break;
		case BAAT_KEY_YEAR:
			*part = flow->year;
			break;
		case BAAT_KEY_CASE:
		case BAAT_KEY_ATTRIBUTE:
			break;
		}
	}
	outcomes->key[outcomes->grouping.count] = flow->alternative;
}

/* The parts of a key that flows of one unit differ in; 0 for those that are not asked for. */
static inline struct parts parts_of(const struct baat_outcomes *outcomes, const struct baat_flow *flow)
{
	const struct parts *mask = &outcomes->mask;
	return (struct parts){flow->alternative, flow->post & mask->post, flow->domain & mask->domain,
	                      flow->party & mask->party, flow->year & mask->year};
}

static inline bool same_parts(const struct parts *a, const struct parts *b)
{
	return ((a->alternative ^ b->alternative) | (a->post ^ b->post) | (a->domain ^ b->domain) |
	        (a->party ^ b->party) | (a->year ^ b->year)) == 0;
}

/* Whether the group was met of late; else it is looked up and noted. */
static struct baat_sums *find_sums(struct baat_outcomes *outcomes, const struct baat_flow *flow)
{
	const struct parts parts = parts_of(outcomes, flow);
	struct recent *recent = &outcomes->recent[(parts.party + parts.post + parts.domain + parts.year) % RECENT];
	if (recent->age == outcomes->age && same_parts(&recent->parts, &parts))
		return &outcomes->groups[recent->group].sums;
	set_flow(outcomes, flow);
	size_t group = find_group(outcomes, outcomes->key);
	if (group == SIZE_MAX)
		return NULL;
	*recent = (struct recent){parts, (uint32_t)group, outcomes->age};
	return &outcomes->groups[group].sums;
}

enum baat_status baat_outcomes_add(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                   size_t count)
{
	struct baat_outcomes *outcomes = context;
	const bool payments = baat_filter_counts_payments(outcomes->filter), spread = outcomes->spread;
	bool failed = !set_unit(outcomes, unit);
	/* another case is another group */
	outcomes->age += outcomes->by_text;
	for (size_t i = 0; i < count && !failed; i++) {
		const struct baat_flow *flow = &flows[i];
		outcomes->clock++;
		if (!(payments && flow->side == BAAT_PAYS) && !baat_filter_counts(outcomes->filter, flow, &failed))
			continue;
		struct baat_sums *sums = find_sums(outcomes, flow);
		failed |= sums == NULL || !baat_sums_add(sums, flow, spread);
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
	for (size_t i = 0; i < into->width; i++) {
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
	for (size_t i = 0; i < from->count; i++) {
		if (!translate_key(into, from, from->keys + i * from->width))
			return false;
		size_t known = into->count, group = find_group(into, into->key);
		if (group == SIZE_MAX || !baat_sums_merge(&into->groups[group].sums, &from->groups[i].sums))
			return false;
		if (into->count > known || from->groups[i].first < into->groups[group].first)
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
	bool sorted = true;
	if (!baat_grow(&outcomes->order, &outcomes->order_capacity, outcomes->count, sizeof *outcomes->order))
		return SIZE_MAX;
	for (size_t i = 0; i < outcomes->count; i++) {
		outcomes->order[i] = i;
		sorted &= i == 0 || outcomes->groups[i].first > outcomes->groups[i - 1].first;
	}
	if (!sorted)
		qsort_r(outcomes->order, outcomes->count, sizeof *outcomes->order, by_first, outcomes->groups);
	return outcomes->count;
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
	const uint32_t *key = outcomes->keys + group * outcomes->width;
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
