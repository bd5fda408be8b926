#include "toets-names.h"

#include "baat/base/memory.h"
#include "baat/base/name.h"
#include "base/gettext.h"
#include "cli/known-parties.h"

/* Beyond so many different values a column holds no names, and comparing them would take the memory of a long input. */
enum { NAMES_MAX = 10000 };

struct place {
	size_t file;
	uint64_t line;
};

/* The names of one kind, each with the first place that it was used at. */
struct use_list {
	struct baat_names *names;
	struct place *places;
	size_t capacity;
	bool full;
};

/* What stands below a column of one file. */
struct column_look {
	bool filled; /* something does */
	bool other;  /* something that is no number does */
};

enum { SCENARIOS, PARTIES, ATTRIBUTES }; /* the lists: the attributes have one each */

struct name_uses {
	const struct baat_run *run;
	size_t file_count, attribute_count;
	struct use_list *lists;
	struct column_look *looks; /* by file, then attribute */
	const struct baat_prices *prices;
};

static size_t list_count(const struct name_uses *uses)
{
	return ATTRIBUTES + uses->attribute_count;
}

struct name_uses *name_uses_new(const struct baat_run *run)
{
	const struct baat_inputs *inputs = baat_run_inputs(run);
	struct name_uses *uses = calloc(1, sizeof *uses);
	if (uses == NULL)
		return NULL;
	uses->run = run;
	uses->prices = baat_run_request(run)->prices;
	uses->file_count = baat_inputs_count(inputs);
	uses->attribute_count = baat_names_count(baat_inputs_attributes(inputs));
	uses->looks = calloc(uses->file_count * uses->attribute_count + 1, sizeof *uses->looks);
	uses->lists = calloc(list_count(uses), sizeof *uses->lists);
	bool good = uses->looks != NULL && uses->lists != NULL;
	for (size_t i = 0; good && i < list_count(uses); i++)
		good = (uses->lists[i].names = baat_names_new(NULL)) != NULL;
	if (good)
		return uses;
	name_uses_free(uses);
	return NULL;
}

void name_uses_free(struct name_uses *uses)
{
	if (uses == NULL)
		return;
	for (size_t i = 0; uses->lists != NULL && i < list_count(uses); i++) {
		baat_names_free(uses->lists[i].names);
		free(uses->lists[i].places);
	}
	free(uses->lists);
	free(uses->looks);
	free(uses);
}

void name_uses_clear(struct name_uses *uses)
{
	for (size_t i = 0; i < list_count(uses); i++) {
		baat_names_clear(uses->lists[i].names);
		uses->lists[i].full = false;
	}
	memset(uses->looks, 0, uses->file_count * uses->attribute_count * sizeof *uses->looks);
}

static bool is_before(struct place a, struct place b)
{
	return a.file < b.file || (a.file == b.file && a.line < b.line);
}

static bool use(struct use_list *list, struct baat_text name, struct place place)
{
	if (name.length == 0 || list->full)
		return true;
	uint32_t known = baat_names_count(list->names), number = baat_names_add(list->names, name);
	if (number == BAAT_NO_NAME ||
	    !baat_grow(&list->places, &list->capacity, number + (size_t)1, sizeof *list->places))
		return false;
	if (number == known || is_before(place, list->places[number]))
		list->places[number] = place;
	list->full = number >= NAMES_MAX;
	return true;
}

static bool looks_like_number(struct baat_text text, enum baat_mark mark)
{
	const struct baat_number_rule rule = {.mark = mark,
	                                      .percent = BAAT_PERCENT_MAY,
	                                      .euro = true,
	                                      .scale = BAAT_SCALE_QUANTITY,
	                                      .min = -INT64_MAX,
	                                      .max = INT64_MAX};
	int64_t value;
	return baat_number_read(text, &rule, &value) == BAAT_CODE__MAX;
}

static bool add_attributes(struct name_uses *uses, const struct baat_input *input, const struct baat_case *casus)
{
	const struct place place = {input->index, casus->line};
	struct column_look *looks = &uses->looks[input->index * uses->attribute_count];
	bool good = true;
	for (size_t i = 0; i < uses->attribute_count && good; i++) {
		struct baat_text value = casus->attributes[i];
		if (value.length == 0)
			continue;
		looks[i].filled = true;
		looks[i].other |= !looks_like_number(value, baat_table_mark(input->table));
		good = use(&uses->lists[ATTRIBUTES + i], value, place);
	}
	return good;
}

/* The parties of lines that say themselves who pays or receives. */
static bool add_parties(struct name_uses *uses, const struct baat_input *input, const struct baat_case *casus,
                        const struct baat_names *names)
{
	struct use_list *list = &uses->lists[PARTIES];
	bool good = true;
	for (size_t i = 0; i < casus->line_count && good; i++) {
		const struct baat_line *line = &casus->lines[i];
		const struct place place = {input->index, line->line};
		const struct baat_price_row *row =
		    line->price_index == BAAT_OWN_PRICE ? NULL : baat_prices_at(uses->prices, line->price_index)->row;
		for (size_t j = 0; (row == NULL || line->payers != row->payers) && j < line->payers->count && good; j++)
			good = use(list, baat_names_text(names, line->payers->items[j].party), place);
		if (good && line->receiver != BAAT_NO_NAME && (row == NULL || line->receiver != row->receiver))
			good = use(list, baat_names_text(names, line->receiver), place);
	}
	return good;
}

bool name_uses_add(struct name_uses *uses, const struct baat_input *input, const struct baat_case *casus,
                   const struct baat_names *names)
{
	bool good = true;
	for (size_t i = 1; i < casus->scenario_count && good; i++)
		good = use(&uses->lists[SCENARIOS], baat_names_text(names, casus->scenarios[i].name),
		           (struct place){input->index, casus->scenarios[i].line});
	return good && add_attributes(uses, input, casus) && add_parties(uses, input, casus, names);
}

bool name_uses_merge(struct name_uses *into, const struct name_uses *from)
{
	bool good = true;
	for (size_t i = 0; i < list_count(from) && good; i++) {
		const struct use_list *list = &from->lists[i];
		/* a name whose place found no memory */
		good = baat_names_count(list->names) <= list->capacity;
		for (uint32_t j = 0; good && j < baat_names_count(list->names); j++)
			good = use(&into->lists[i], baat_names_text(list->names, j), list->places[j]);
		into->lists[i].full |= list->full;
	}
	for (size_t i = 0; i < from->file_count * from->attribute_count; i++) {
		into->looks[i].filled |= from->looks[i].filled;
		into->looks[i].other |= from->looks[i].other;
	}
	return good;
}

static struct baat_place place_of(const struct name_uses *uses, struct place place, struct baat_text column)
{
	const struct baat_table *table = baat_inputs_at(baat_run_inputs(uses->run), place.file)->table;
	size_t at = baat_table_find(table, column);
	return baat_at(baat_table_path(table), place.line, at == BAAT_NO_COLUMN ? 0 : at + 1);
}

/* A name with what it has in common with others, in the order of their first places. */
struct folded {
	struct baat_text key, name;
	struct place place;
};

static int by_key(const void *a, const void *b)
{
	const struct folded *left = a, *right = b;
	size_t shorter = left->key.length < right->key.length ? left->key.length : right->key.length;
	int order = shorter > 0 ? memcmp(left->key.at, right->key.at, shorter) : 0;
	if (order != 0)
		return order;
	if (left->key.length != right->key.length)
		return left->key.length < right->key.length ? -1 : 1;
	return is_before(left->place, right->place) ? -1 : 1;
}

static enum baat_status tell_pair(const struct name_uses *uses, const struct folded *first, const struct folded *second,
                                  struct baat_text column, struct baat_diags *diags)
{
	struct baat_shown here = baat_show(second->name), there = baat_show(first->name);
	struct baat_place other = place_of(uses, first->place, column);
	return baat_warn(
	    diags, place_of(uses, second->place, column), BAAT_SPELLING_DIFFERS,
	    _("'%s' differs from '%s' (%s:%llu) in capitals, spaces or accents only, and counts as another; "
	      "write them alike if they are the same"),
	    here.text, there.text, other.file, (unsigned long long)other.line);
}

/* Makes the folded names of a list, sorted; their keys stand in `keys`. */
static struct folded *fold_list(const struct use_list *list, struct baat_buffer *keys)
{
	size_t count = baat_names_count(list->names);
	struct folded *folded = calloc(count + 1, sizeof *folded);
	size_t *ends = calloc(count + 1, sizeof *ends);
	bool good = folded != NULL && ends != NULL;
	for (size_t i = 0; i < count && good; i++) {
		folded[i].name = baat_names_text(list->names, (uint32_t)i);
		folded[i].place = list->places[i];
		good = baat_name_fold(folded[i].name, keys);
		ends[i + 1] = keys->length;
	}
	for (size_t i = 0; i < count && good; i++)
		folded[i].key = (struct baat_text){keys->at + ends[i], ends[i + 1] - ends[i]};
	free(ends);
	if (!good) {
		free(folded);
		return NULL;
	}
	qsort(folded, count, sizeof *folded, by_key);
	return folded;
}

static enum baat_status tell_spelling(const struct name_uses *uses, const struct use_list *list,
                                      struct baat_text column, struct baat_diags *diags)
{
	enum { PAIRS_MAX = 20 }; /* of one name with those before it */
	struct baat_buffer keys = {0};
	enum baat_status status = BAAT_OK;
	size_t count = baat_names_count(list->names);
	if (count < 2 || list->full)
		return BAAT_OK;
	struct folded *folded = fold_list(list, &keys);
	if (folded == NULL)
		status = baat_out_of_memory(diags);
	for (size_t i = 1; i < count && status < BAAT_SYSTEM; i++)
		for (size_t j = i; j > 0 && i - j < PAIRS_MAX && status < BAAT_SYSTEM; j--) {
			if (!baat_text_equal(folded[j - 1].key, folded[i].key))
				break;
			status = baat_worst(status, tell_pair(uses, &folded[j - 1], &folded[i], column, diags));
		}
	free(folded);
	baat_buffer_free(&keys);
	return status;
}

static enum baat_status tell_numeric(const struct name_uses *uses, size_t file, size_t attribute,
                                     struct baat_diags *diags)
{
	const struct baat_inputs *inputs = baat_run_inputs(uses->run);
	const struct column_look *look = &uses->looks[file * uses->attribute_count + attribute];
	struct baat_text name = baat_names_text(baat_inputs_attributes(inputs), (uint32_t)attribute);
	const struct baat_table *table = baat_inputs_at(inputs, file)->table;
	if (!look->filled || look->other)
		return BAAT_OK;
	return baat_warn(diags, baat_table_header_place(table, baat_table_find(table, name)), BAAT_ATTRIBUTE_NUMERIC,
	                 _("column '%s' holds nothing but numbers, but takes no part in the sums; was another column "
	                   "meant?"),
	                 baat_show(name).text);
}

static int by_place(const void *a, const void *b)
{
	const struct folded *left = a, *right = b;
	return is_before(left->place, right->place) ? -1 : is_before(right->place, left->place) ? 1 : by_key(a, b);
}

static enum baat_status tell_party(const struct known_parties *known, struct baat_text name, struct baat_place place,
                                   struct baat_diags *diags)
{
	const char *nearest = known_parties_nearest(known, name);
	if (known_parties_has(known, name))
		return BAAT_OK;
	if (nearest != NULL)
		return baat_warn(diags, place, BAAT_PARTY_NEW,
		                 _("party '%s' is in no price table and not in partijen.csv; is %s meant?"),
		                 baat_show(name).text, nearest);
	return baat_warn(diags, place, BAAT_PARTY_NEW,
	                 _("party '%s' is in no price table and not in partijen.csv; make sure that it is spelled "
	                   "alike everywhere"),
	                 baat_show(name).text);
}

static enum baat_status tell_parties(const struct name_uses *uses, struct baat_diags *diags)
{
	const struct use_list *list = &uses->lists[PARTIES];
	size_t count = list->full ? 0 : baat_names_count(list->names);
	struct known_parties *known;
	struct baat_buffer keys = {0};
	struct folded *parties = fold_list(list, &keys);
	enum baat_status status = known_parties_read(&known, uses->prices, diags);
	if (parties == NULL)
		status = baat_out_of_memory(diags);
	else
		qsort(parties, count, sizeof *parties, by_place);
	for (size_t i = 0; status == BAAT_OK && i < count; i++)
		status =
		    tell_party(known, parties[i].name, place_of(uses, parties[i].place, BAAT_TEXT("betaler")), diags);
	known_parties_free(known);
	baat_buffer_free(&keys);
	free(parties);
	return status;
}

enum baat_status name_uses_tell(const struct name_uses *uses, struct baat_diags *diags)
{
	const struct baat_names *attributes = baat_inputs_attributes(baat_run_inputs(uses->run));
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < uses->file_count; i++)
		for (size_t j = 0; j < uses->attribute_count; j++)
			status = baat_worst(status, tell_numeric(uses, i, j, diags));
	status = baat_worst(status, tell_spelling(uses, &uses->lists[SCENARIOS], BAAT_TEXT("scenario"), diags));
	for (size_t i = 0; i < uses->attribute_count; i++)
		status = baat_worst(status, tell_spelling(uses, &uses->lists[ATTRIBUTES + i],
		                                          baat_names_text(attributes, (uint32_t)i), diags));
	return baat_worst(status, tell_parties(uses, diags));
}
