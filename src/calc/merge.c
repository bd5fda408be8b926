/* Flows that are the same but for their amounts, added up. */
#include "baat/calc/merge.h"

#include "baat/base/memory.h"
#include "calendar.h"
#include "key-table.h"

/* What makes flows the same besides the texts of their case, as parts of a key behind those texts. */
enum { ALTERNATIVE, POST, DOMAIN, PARTY, SUCCESS, TIME_KIND_SIDE, PARTS };

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
	uint64_t clock;
	/* the key at hand: numbers of texts, one for each key of the grouping, the start for those of time, 0 where the
	 * key is none of the case; then the parts of the flow */
	uint32_t *key;
	struct baat_key_table table;
	struct merged *items; /* by number in the table */
	size_t capacity;
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
	merger->key = calloc(keys->count + PARTS, sizeof *merger->key);
	merger->attributes = calloc(attribute_count + 1, sizeof *merger->attributes);
	if (!baat_key_table_begin(&merger->table, keys->count + PARTS) || merger->texts == NULL ||
	    merger->key == NULL || merger->attributes == NULL || merger->no_name == BAAT_NO_NAME) {
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
	baat_key_table_free(&merger->table);
	free(merger->key);
	free(merger->items);
	free(merger->attributes);
	free(merger);
}

void baat_merger_begin_block(struct baat_merger *merger, uint64_t sequence)
{
	enum { FLOWS_IN_BLOCK_BITS = 40 };
	merger->clock = sequence << FLOWS_IN_BLOCK_BITS;
}

static bool add_into(struct baat_flow *into, const struct baat_flow *flow)
{
	return !__builtin_add_overflow(into->amount, flow->amount, &into->amount) &&
	       !__builtin_add_overflow(into->present, flow->present, &into->present) &&
	       !__builtin_add_overflow(into->cashable, flow->cashable, &into->cashable) &&
	       !__builtin_add_overflow(into->pm_plus, flow->pm_plus, &into->pm_plus) &&
	       !__builtin_add_overflow(into->pm_min, flow->pm_min, &into->pm_min);
}

/* Adds one flow whose merged-away names are emptied already, with the texts in merger->key. */
static enum baat_status add_flow(struct baat_merger *merger, const struct baat_flow *flow, uint64_t first)
{
	uint32_t *parts = merger->key + merger->grouping.count;
	parts[ALTERNATIVE] = flow->alternative;
	parts[POST] = flow->post;
	parts[DOMAIN] = flow->domain;
	parts[PARTY] = flow->party;
	parts[SUCCESS] = (uint32_t)flow->success;
	parts[TIME_KIND_SIDE] =
	    (uint32_t)flow->month << 16 | (uint32_t)flow->months << 8 | (uint32_t)flow->kind << 1 | flow->side;
	size_t known = merger->table.count, number = baat_key_table_add(&merger->table, merger->key);
	if (number == SIZE_MAX)
		return BAAT_SYSTEM;
	if (number < known) {
		struct merged *item = &merger->items[number];
		if (first < item->first)
			item->first = first;
		return add_into(&item->flow, flow) ? BAAT_OK : BAAT_REJECTED;
	}
	if (!baat_grow(&merger->items, &merger->capacity, number + 1, sizeof *merger->items))
		return BAAT_SYSTEM;
	merger->items[number] = (struct merged){first, *flow};
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
			merger->key[i] = (uint32_t)(unit->start + 1);
		if (!is_text(key->kind))
			continue;
		struct baat_text text = key->kind == BAAT_KEY_CASE ? unit->casus : unit->attributes[key->attribute];
		merger->key[i] = baat_names_add(merger->texts, text);
		if (merger->key[i] == BAAT_NO_NAME)
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
	enum baat_status status = BAAT_OK;
	bool failed = false;
	baat_filter_merge(into->filter, from->filter);
	for (size_t i = 0; i < from->table.count && !failed && status == BAAT_OK; i++) {
		struct baat_flow flow = from->items[i].flow;
		const uint32_t *key = baat_key_table_at(&from->table, i);
		for (size_t j = 0; j < into->grouping.count; j++) {
			const bool text = is_text(into->grouping.keys[j].kind);
			into->key[j] = text ? translate(into->texts, from->texts, key[j], &failed) : key[j];
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
			unit->start = (int32_t)baat_key_table_at(&merger->table, item)[i] - 1;
		if (!is_text(key->kind))
			continue;
		struct baat_text text = baat_names_text(merger->texts, baat_key_table_at(&merger->table, item)[i]);
		if (key->kind == BAAT_KEY_CASE)
			unit->casus = text;
		else
			merger->attributes[key->attribute] = text;
	}
}

enum baat_status baat_merger_each(struct baat_merger *merger, baat_flow_sink *sink, void *context)
{
	size_t *order = calloc(merger->table.count + 1, sizeof *order);
	enum baat_status status = BAAT_OK;
	if (order == NULL)
		return BAAT_SYSTEM;
	for (size_t i = 0; i < merger->table.count; i++)
		order[i] = i;
	for (size_t i = 0; i < merger->attribute_count; i++)
		merger->attributes[i] = (struct baat_text){"", 0};
	qsort_r(order, merger->table.count, sizeof *order, by_first, merger->items);
	for (size_t i = 0; i < merger->table.count && status == BAAT_OK; i++) {
		struct baat_unit unit;
		get_unit(merger, order[i], &unit);
		status = sink(context, &unit, &merger->items[order[i]].flow, 1);
	}
	free(order);
	return status;
}
