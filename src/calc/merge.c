#include "baat/calc/merge.h"

#include <sys/random.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "baat/base/memory.h"
#include "calendar.h"

/* What makes flows the same besides the texts of their case. */
struct identity {
	uint32_t alternative, post, domain, party;
	int32_t success;
	uint16_t month;
	uint8_t months, kind, side;
	uint8_t nought[3]; /* what would be padding: all bytes take part in hashing and comparing */
};
_Static_assert(sizeof(struct identity) == 28, "no padding");

struct merged {
	uint64_t first;
	struct baat_flow flow;
};

struct baat_merger {
	struct baat_grouping grouping;
	size_t attribute_count;
	struct baat_filter *filter;
	struct baat_names *names, *texts;
	uint32_t no_name;
	bool by_post, by_domain;
	bool by_month; /* flows are cut into months first, so that no cent of a calendar year moves */
	uint64_t clock, seed;
	uint32_t *unit;  /* numbers of the texts at hand: a key each, the start for those of time, 0 where the key is
	                    none  of the case */
	uint32_t *units; /* those of each merged flow */
	size_t unit_capacity;
	struct merged *items;
	size_t count, capacity;
	uint32_t *slots; /* item + 1 */
	size_t slot_count;
	struct baat_text *attributes; /* of the unit that is given out */
};

struct baat_merger *baat_merger_new(const struct baat_grouping *keys, size_t attribute_count,
                                    struct baat_filter *filter, struct baat_names *names)
{
	struct baat_merger *merger = calloc(1, sizeof *merger);
	if (merger == NULL)
		return NULL;
	merger->grouping = *keys;
	merger->attribute_count = attribute_count;
	merger->filter = filter;
	merger->names = names;
	merger->no_name = baat_names_add(names, BAAT_TEXT(""));
	merger->by_post = baat_grouping_has(keys, BAAT_KEY_POST);
	merger->by_domain = baat_grouping_has(keys, BAAT_KEY_DOMAIN);
	merger->by_month = baat_calendar_of(keys) != BAAT_CALENDAR_NONE;
	merger->texts = baat_names_new(NULL);
	merger->unit = calloc(keys->count + 1, sizeof *merger->unit);
	merger->attributes = calloc(attribute_count + 1, sizeof *merger->attributes);
	merger->slot_count = 64;
	merger->slots = calloc(merger->slot_count, sizeof *merger->slots);
	if (getrandom(&merger->seed, sizeof merger->seed, GRND_NONBLOCK) != sizeof merger->seed)
		merger->seed = 1; /* only guards against keys made to collide */
	if (merger->texts == NULL || merger->unit == NULL || merger->attributes == NULL || merger->slots == NULL ||
	    merger->no_name == BAAT_NO_NAME) {
		baat_merger_free(merger);
		return NULL;
	}
	return merger;
}

void baat_merger_free(struct baat_merger *merger)
{
	if (merger == NULL)
		return;
	baat_names_free(merger->texts);
	free(merger->unit);
	free(merger->units);
	free(merger->items);
	free(merger->slots);
	free(merger->attributes);
	free(merger);
}

void baat_merger_begin_block(struct baat_merger *merger, uint64_t sequence)
{
	enum { FLOWS_IN_BLOCK_BITS = 40 };
	merger->clock = sequence << FLOWS_IN_BLOCK_BITS;
}

static struct identity identity_of(const struct baat_flow *flow)
{
	struct identity identity;
	memset(&identity, 0, sizeof identity);
	identity.alternative = flow->alternative;
	identity.post = flow->post;
	identity.domain = flow->domain;
	identity.party = flow->party;
	identity.success = flow->success;
	identity.month = flow->month;
	identity.months = flow->months;
	identity.kind = flow->kind;
	identity.side = flow->side;
	return identity;
}

static size_t find_slot(const struct baat_merger *merger, const struct identity *identity, const uint32_t *unit)
{
	size_t width = merger->grouping.count, mask = merger->slot_count - 1;
	uint64_t hash = XXH3_64bits_withSeed(identity, sizeof *identity, merger->seed);
	hash ^= XXH3_64bits_withSeed(unit, width * sizeof *unit, hash);
	for (size_t slot = (size_t)hash & mask;; slot = (slot + 1) & mask) {
		if (merger->slots[slot] == 0)
			return slot;
		size_t item = merger->slots[slot] - 1;
		struct identity other = identity_of(&merger->items[item].flow);
		if (memcmp(&other, identity, sizeof other) == 0 &&
		    (width == 0 || memcmp(merger->units + item * width, unit, width * sizeof *unit) == 0))
			return slot;
	}
}

/* The keys of a merged flow; without keys there is no array to point into. */
static const uint32_t *unit_of(const struct baat_merger *merger, size_t item)
{
	size_t width = merger->grouping.count;
	return width == 0 ? NULL : merger->units + item * width;
}

static bool grow_slots(struct baat_merger *merger)
{
	size_t count = merger->slot_count * 2;
	uint32_t *slots = calloc(count, sizeof *slots);
	if (slots == NULL)
		return false;
	free(merger->slots);
	merger->slots = slots;
	merger->slot_count = count;
	for (size_t i = 0; i < merger->count; i++) {
		struct identity identity = identity_of(&merger->items[i].flow);
		slots[find_slot(merger, &identity, unit_of(merger, i))] = (uint32_t)i + 1;
	}
	return true;
}

static bool add_into(struct baat_flow *into, const struct baat_flow *flow)
{
	return !__builtin_add_overflow(into->amount, flow->amount, &into->amount) &&
	       !__builtin_add_overflow(into->present, flow->present, &into->present) &&
	       !__builtin_add_overflow(into->cashable, flow->cashable, &into->cashable) &&
	       !__builtin_add_overflow(into->pm_plus, flow->pm_plus, &into->pm_plus) &&
	       !__builtin_add_overflow(into->pm_min, flow->pm_min, &into->pm_min);
}

/* Adds one flow whose merged-away names are emptied already, with the texts in merger->unit. */
static enum baat_status add_flow(struct baat_merger *merger, const struct baat_flow *flow, uint64_t first)
{
	struct identity identity = identity_of(flow);
	size_t width = merger->grouping.count, slot = find_slot(merger, &identity, merger->unit);
	if (merger->slots[slot] != 0) {
		struct merged *item = &merger->items[merger->slots[slot] - 1];
		if (first < item->first)
			item->first = first;
		return add_into(&item->flow, flow) ? BAAT_OK : BAAT_REJECTED;
	}
	if ((merger->count + 1) * 4 > merger->slot_count * 3) {
		if (!grow_slots(merger))
			return BAAT_SYSTEM;
		slot = find_slot(merger, &identity, merger->unit);
	}
	size_t item = merger->count;
	if (item >= UINT32_MAX - 1 ||
	    !baat_grow(&merger->units, &merger->unit_capacity, (item + 1) * width, sizeof *merger->units) ||
	    !baat_grow(&merger->items, &merger->capacity, item + 1, sizeof *merger->items))
		return BAAT_SYSTEM;
	if (width > 0)
		memcpy(merger->units + item * width, merger->unit, width * sizeof *merger->unit);
	merger->items[item] = (struct merged){first, *flow};
	merger->slots[slot] = (uint32_t)item + 1;
	merger->count++;
	return BAAT_OK;
}

static bool is_text(enum baat_key_kind kind)
{
	return kind == BAAT_KEY_CASE || kind == BAAT_KEY_ATTRIBUTE;
}

/* Keys that keep the start of the case. */
static bool is_start(enum baat_key_kind kind)
{
	return kind == BAAT_KEY_START || kind == BAAT_KEY_CALENDAR_YEAR || kind == BAAT_KEY_CALENDAR_MONTH;
}

static bool set_unit(struct baat_merger *merger, const struct baat_unit *unit)
{
	for (size_t i = 0; i < merger->grouping.count; i++) {
		const struct baat_key *key = &merger->grouping.keys[i];
		if (is_start(key->kind))
			merger->unit[i] = (uint32_t)(unit->start + 1);
		if (!is_text(key->kind))
			continue;
		struct baat_text text = key->kind == BAAT_KEY_CASE ? unit->casus : unit->attributes[key->attribute];
		merger->unit[i] = baat_names_add(merger->texts, text);
		if (merger->unit[i] == BAAT_NO_NAME)
			return false;
	}
	return true;
}

/* Adds a flow month by month. */
static enum baat_status add_months(struct baat_merger *merger, const struct baat_flow *flow)
{
	enum baat_status status = BAAT_OK;
	for (unsigned at = 0; at < flow->months && status == BAAT_OK; at++) {
		const struct baat_flow piece = baat_calendar_piece(flow, at, at + 1);
		status = add_flow(merger, &piece, merger->clock++);
	}
	return status;
}

enum baat_status baat_merger_add(void *context, const struct baat_unit *unit, const struct baat_flow *flows,
                                 size_t count)
{
	struct baat_merger *merger = context;
	bool failed = !set_unit(merger, unit);
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < count && !failed && status == BAAT_OK; i++) {
		merger->clock++;
		if (!baat_filter_counts(merger->filter, &flows[i], &failed))
			continue;
		struct baat_flow flow = flows[i];
		flow.line = 0;
		if (!merger->by_post)
			flow.post = merger->no_name;
		if (!merger->by_domain)
			flow.domain = merger->no_name;
		status = merger->by_month ? add_months(merger, &flow) : add_flow(merger, &flow, merger->clock);
	}
	return failed ? BAAT_SYSTEM : status;
}

static uint32_t translate(struct baat_names *into, const struct baat_names *from, uint32_t number, bool *failed)
{
	if (number == BAAT_NO_NAME)
		return BAAT_NO_NAME;
	uint32_t found = baat_names_add(into, baat_names_text(from, number));
	*failed |= found == BAAT_NO_NAME;
	return found;
}

enum baat_status baat_merger_merge(struct baat_merger *into, const struct baat_merger *from)
{
	size_t width = into->grouping.count;
	enum baat_status status = BAAT_OK;
	bool failed = false;
	baat_filter_merge(into->filter, from->filter);
	for (size_t i = 0; i < from->count && !failed && status == BAAT_OK; i++) {
		struct baat_flow flow = from->items[i].flow;
		for (size_t j = 0; j < width; j++) {
			into->unit[j] = from->units[i * width + j];
			if (is_text(into->grouping.keys[j].kind))
				into->unit[j] = translate(into->texts, from->texts, into->unit[j], &failed);
		}
		flow.alternative = translate(into->names, from->names, flow.alternative, &failed);
		flow.post = translate(into->names, from->names, flow.post, &failed);
		flow.domain = translate(into->names, from->names, flow.domain, &failed);
		flow.party = translate(into->names, from->names, flow.party, &failed);
		if (!failed)
			status = add_flow(into, &flow, from->items[i].first);
	}
	return failed ? BAAT_SYSTEM : status;
}

static int by_first(const void *a, const void *b, void *context)
{
	const struct merged *items = context;
	uint64_t left = items[*(const size_t *)a].first, right = items[*(const size_t *)b].first;
	return (left > right) - (left < right);
}

/* The texts of the case that a merged flow still has. */
static void get_unit(const struct baat_merger *merger, size_t item, struct baat_unit *unit)
{
	*unit = (struct baat_unit){.casus = {"", 0}, .attributes = merger->attributes, .start = BAAT_NO_MONTH};
	for (size_t i = 0; i < merger->grouping.count; i++) {
		const struct baat_key *key = &merger->grouping.keys[i];
		if (is_start(key->kind))
			unit->start = (int32_t)merger->units[item * merger->grouping.count + i] - 1;
		if (!is_text(key->kind))
			continue;
		struct baat_text text =
		    baat_names_text(merger->texts, merger->units[item * merger->grouping.count + i]);
		if (key->kind == BAAT_KEY_CASE)
			unit->casus = text;
		else
			merger->attributes[key->attribute] = text;
	}
}

enum baat_status baat_merger_each(struct baat_merger *merger, baat_flow_sink *sink, void *context)
{
	size_t *order = calloc(merger->count + 1, sizeof *order);
	enum baat_status status = BAAT_OK;
	if (order == NULL)
		return BAAT_SYSTEM;
	for (size_t i = 0; i < merger->count; i++)
		order[i] = i;
	for (size_t i = 0; i < merger->attribute_count; i++)
		merger->attributes[i] = (struct baat_text){"", 0};
	qsort_r(order, merger->count, sizeof *order, by_first, merger->items);
	for (size_t i = 0; i < merger->count && status == BAAT_OK; i++) {
		struct baat_unit unit;
		get_unit(merger, order[i], &unit);
		status = sink(context, &unit, &merger->items[order[i]].flow, 1);
	}
	free(order);
	return status;
}
