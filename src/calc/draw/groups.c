#include "groups.h"

bool baat_groups_begin(struct baat_groups *groups, const struct baat_grouping *grouping, struct baat_names *names)
{
	*groups = (struct baat_groups){.grouping = grouping, .names = names};
	groups->texts = baat_names_new(NULL);
	groups->key = calloc(grouping->count + 1, sizeof *groups->key);
	return baat_key_table_begin(&groups->table, grouping->count + 1) && groups->texts != NULL &&
	       groups->key != NULL;
}

void baat_groups_free(struct baat_groups *groups)
{
	baat_names_free(groups->texts);
	free(groups->key);
	baat_key_table_free(&groups->table);
}

void baat_groups_clear(struct baat_groups *groups)
{
	baat_key_table_clear(&groups->table);
	baat_names_clear(groups->texts);
}

static bool is_text(enum baat_key_kind kind)
{
	return kind == BAAT_KEY_CASE || kind == BAAT_KEY_ATTRIBUTE;
}

static bool is_number(enum baat_key_kind kind)
{
	return kind == BAAT_KEY_YEAR || kind == BAAT_KEY_START;
}

bool baat_groups_unit(struct baat_groups *groups, const struct baat_unit *unit)
{
	for (size_t i = 0; i < groups->grouping->count; i++) {
		const struct baat_key *key = &groups->grouping->keys[i];
		/* 0 is no start */
		if (key->kind == BAAT_KEY_START)
			groups->key[i] = (uint32_t)(unit->start + 1);
		if (!is_text(key->kind))
			continue;
		groups->key[i] = baat_names_add(
		    groups->texts, key->kind == BAAT_KEY_CASE ? unit->casus : unit->attributes[key->attribute]);
		if (groups->key[i] == BAAT_NO_NAME)
			return false;
	}
	return true;
}

size_t baat_groups_find(struct baat_groups *groups, const struct baat_flow *flow)
{
	const size_t count = groups->grouping->count;
	for (size_t i = 0; i < count; i++) {
		uint32_t *part = &groups->key[i];
		switch (groups->grouping->keys[i].kind) {
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
		case BAAT_KEY_START:
		case BAAT_KEY_CALENDAR_YEAR:
		case BAAT_KEY_CALENDAR_MONTH:
			break;
		}
	}
	groups->key[count] = flow->alternative;
	return baat_key_table_add(&groups->table, groups->key);
}

size_t baat_groups_translate(struct baat_groups *into, const struct baat_groups *from, size_t number)
{
	const size_t count = into->grouping->count;
	const uint32_t *key = baat_key_table_at(&from->table, number);
	for (size_t i = 0; i <= count; i++) {
		const enum baat_key_kind kind = i == count ? BAAT_KEY_POST : into->grouping->keys[i].kind;
		into->key[i] = key[i];
		if (is_text(kind))
			into->key[i] = baat_names_add(into->texts, baat_names_text(from->texts, key[i]));
		else if (!is_number(kind))
			into->key[i] = baat_names_add(into->names, baat_names_text(from->names, key[i]));
		if (into->key[i] == BAAT_NO_NAME)
			return SIZE_MAX;
	}
	return baat_key_table_add(&into->table, into->key);
}

void baat_groups_cells(const struct baat_groups *groups, size_t number, struct baat_cell *cells)
{
	const uint32_t *key = baat_key_table_at(&groups->table, number);
	const size_t count = groups->grouping->count;
	for (size_t i = 0; i <= count; i++) {
		const enum baat_key_kind kind = i == count ? BAAT_KEY_POST : groups->grouping->keys[i].kind;
		cells[i] = (struct baat_cell){0};
		if (kind == BAAT_KEY_START)
			cells[i] = (struct baat_cell){.number = (baat_sum)key[i] - 1, .empty = key[i] == 0};
		else if (is_number(kind))
			cells[i].number = key[i];
		else
			cells[i].text = baat_names_text(is_text(kind) ? groups->texts : groups->names, key[i]);
	}
}
