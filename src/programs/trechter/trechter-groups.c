/* The funnel of all cohorts together, or of those that have the same keys. */
#include "baat/base/memory.h"
#include "trechter.h"

static struct baat_text key_name(const void *context, size_t index)
{
	return index == 0 ? BAAT_TEXT("cohort") : baat_names_text(context, (uint32_t)index - 1);
}

static enum baat_status read_key(struct groups *groups, const char *word, const struct baat_names *attributes,
                                 struct baat_diags *diags)
{
	const struct baat_text name = baat_text_of(word);
	for (size_t i = 0; i < groups->key_count; i++)
		if (baat_text_equal(groups->keys[i], name))
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_KEY_TWICE, _("key '%s' is given twice"),
			                  word);
	const uint32_t attribute = baat_names_find(attributes, name);
	groups->keys[groups->key_count] = name;
	groups->attributes[groups->key_count++] = attribute;
	if (attribute != BAAT_NO_NAME || baat_text_equal(name, BAAT_TEXT("cohort")))
		return BAAT_OK;
	const long nearest = baat_text_nearest(name, baat_names_count(attributes) + (size_t)1, key_name, attributes);
	const struct baat_shown shown = baat_show(name);
	if (nearest >= 0)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_KEY_UNKNOWN,
		                  _("cannot group by '%s': no file has that column; did you mean %s?"), shown.text,
		                  key_name(attributes, (size_t)nearest).at);
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_KEY_UNKNOWN,
	                  _("cannot group by '%s'; the keys are cohort and the columns of your own in the intake"),
	                  shown.text);
}

static enum baat_status read_keys(struct groups *groups, const struct trechter *trechter, struct baat_diags *diags)
{
	const struct words *words = &trechter->settings->trechter.keys;
	enum baat_status status = BAAT_OK;
	groups->keys = calloc(words->count + 1, sizeof *groups->keys);
	groups->attributes = calloc(words->count + 1, sizeof *groups->attributes);
	groups->values = calloc(words->count + 1, sizeof *groups->values);
	groups->tuples = baat_names_new(NULL);
	if (groups->keys == NULL || groups->attributes == NULL || groups->values == NULL || groups->tuples == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < words->count; i++)
		status = baat_worst(status, read_key(groups, words->items[i], trechter->intake.attributes, diags));
	for (size_t i = 0; i < groups->key_count; i++) {
		groups->values[i] = baat_names_new(NULL);
		if (groups->values[i] == NULL)
			return baat_out_of_memory(diags);
	}
	return status;
}

/* Adds a group with no persons yet. NULL when there is no memory. */
static struct group *add_group(struct groups *groups, size_t steps)
{
	if (!baat_grow(&groups->items, &groups->capacity, groups->count + 1, sizeof *groups->items))
		return NULL;
	struct group *group = &groups->items[groups->count];
	group->values = baat_arena_take(&groups->arena, (groups->key_count + 1) * sizeof *group->values);
	group->sums = baat_arena_take(&groups->arena, steps * sizeof *group->sums);
	if (group->values == NULL || group->sums == NULL)
		return NULL;
	memset(group->sums, 0, steps * sizeof *group->sums);
	groups->count++;
	return group;
}

/* The group that a cohort belongs to. NULL when there is no memory. */
static struct group *find_group(struct groups *groups, const struct baat_cohort *cohort, uint32_t *values, size_t steps)
{
	for (size_t i = 0; i < groups->key_count; i++) {
		const uint32_t attribute = groups->attributes[i];
		values[i] = baat_names_add(groups->values[i],
		                           attribute == BAAT_NO_NAME ? cohort->name : cohort->attributes[attribute]);
		if (values[i] == BAAT_NO_NAME)
			return NULL;
	}
	const size_t size = groups->key_count * sizeof *values;
	const uint32_t number = baat_names_add(groups->tuples, (struct baat_text){(const char *)values, size});
	if (number == BAAT_NO_NAME)
		return NULL;
	if (number < groups->count)
		return &groups->items[number];
	struct group *group = add_group(groups, steps);
	if (group != NULL && size > 0)
		memcpy(group->values, values, size);
	return group;
}

static enum baat_status add_cohort(struct groups *groups, const struct baat_cohort *cohort, uint32_t *values,
                                   const struct baat_reach reach[], size_t steps, struct baat_diags *diags)
{
	const struct group *group = find_group(groups, cohort, values, steps);
	if (group == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < steps; i++) {
		group->sums[i].persons += reach[i].persons;
		group->sums[i].rest += reach[i].rest;
		group->sums[i].overflow += reach[i].overflow;
	}
	return BAAT_OK;
}

static int by_values(const void *a, const void *b, void *context)
{
	const struct groups *groups = context;
	const struct group *left = a, *right = b;
	for (size_t i = 0; i < groups->key_count; i++)
		if (left->values[i] != right->values[i])
			return left->values[i] < right->values[i] ? -1 : 1;
	return 0;
}

static enum baat_status add_cohorts(struct groups *groups, const struct trechter *trechter, uint32_t *values,
                                    struct baat_reach reach[], struct baat_diags *diags)
{
	const struct baat_intake *intake = &trechter->intake;
	const size_t steps = trechter->funnel.count;
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < intake->count && status == BAAT_OK; i++) {
		status = baat_persons_divide(&trechter->funnel, intake->cohorts[i].persons, reach, diags);
		if (status == BAAT_OK)
			status = add_cohort(groups, &intake->cohorts[i], values, reach, steps, diags);
	}
	/* an empty intake has a funnel all the same, with nobody in it */
	if (status == BAAT_OK && groups->key_count == 0 && groups->count == 0 && add_group(groups, steps) == NULL)
		status = baat_out_of_memory(diags);
	if (status == BAAT_OK && groups->count > 1)
		qsort_r(groups->items, groups->count, sizeof *groups->items, by_values, groups);
	return status;
}

enum baat_status groups_make(struct groups *groups, const struct trechter *trechter, struct baat_diags *diags)
{
	enum baat_status status = read_keys(groups, trechter, diags);
	if (status != BAAT_OK)
		return status;
	uint32_t *values = calloc(groups->key_count + 1, sizeof *values);
	struct baat_reach *reach = calloc(trechter->funnel.count, sizeof *reach);
	if (values == NULL || reach == NULL)
		status = baat_out_of_memory(diags);
	else
		status = add_cohorts(groups, trechter, values, reach, diags);
	free(values);
	free(reach);
	return status;
}

void groups_free(struct groups *groups)
{
	for (size_t i = 0; groups->values != NULL && i < groups->key_count; i++)
		baat_names_free(groups->values[i]);
	free(groups->values);
	free(groups->keys);
	free(groups->attributes);
	free(groups->items);
	baat_names_free(groups->tuples);
	baat_arena_free(&groups->arena);
}
