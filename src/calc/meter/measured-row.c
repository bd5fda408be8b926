/* Groups as rows: their keys, what is known of them, and how far they lie from a reference and a base year. */
#include <string.h>

#include "measured-parts.h"

/* Of which the smallest groups may be traced to persons. */
enum { SMALL = 5 };

static bool has_reference(const struct baat_meter_request *request)
{
	return request->reference_key != BAAT_METER_NO_KEY;
}

static bool has_base(const struct baat_meter_request *request)
{
	return request->year_key != BAAT_METER_NO_KEY;
}

size_t baat_meter_columns(const struct baat_meter_request *request, struct baat_column *columns)
{
	static const enum baat_cell_kind kinds[] = {[BAAT_METER_TEXT] = BAAT_CELL_TEXT,
	                                            [BAAT_METER_YEAR] = BAAT_CELL_INTEGER,
	                                            [BAAT_METER_CLASS] = BAAT_CELL_RATIO1};
	size_t count = 0;
	for (size_t i = 0; i < request->count; i++)
		columns[count++] = (struct baat_column){request->keys[i].name, kinds[request->keys[i].kind]};
	columns[count++] = (struct baat_column){BAAT_TEXT("maat"), BAAT_CELL_TEXT};
	memcpy(columns + count, baat_tally_columns, sizeof baat_tally_columns);
	count += BAAT_TALLY_COLUMNS;
	if (has_reference(request)) {
		columns[count++] = (struct baat_column){BAAT_TEXT("tegen"), BAAT_CELL_QUANTITY};
		columns[count++] = (struct baat_column){BAAT_TEXT("afstand"), BAAT_CELL_QUANTITY};
	}
	if (has_base(request)) {
		columns[count++] = (struct baat_column){BAAT_TEXT("basis"), BAAT_CELL_QUANTITY};
		columns[count++] = (struct baat_column){BAAT_TEXT("verandering"), BAAT_CELL_QUANTITY};
	}
	if (has_reference(request) && has_base(request))
		columns[count++] = (struct baat_column){BAAT_TEXT("verschil_in_verschil"), BAAT_CELL_QUANTITY};
	return count;
}

/* The number in the key for a value that was asked for; BAAT_NO_NAME when no measurement has it. */
static uint32_t number_of(const struct baat_meter *meter, size_t key, struct baat_text value)
{
	if (meter->request->keys[key].kind != BAAT_METER_CLASS)
		return baat_names_find(baat_measurements_names(meter->measurements), value);
	if (value.length == 0)
		return BAAT_METER_CLASSES;
	const bool is_class = value.length == 3 && value.at[0] == '0' && (value.at[1] == ',' || value.at[1] == '.') &&
	                      value.at[2] >= '0' && value.at[2] <= '9';
	return is_class ? (uint32_t)(value.at[2] - '0') : BAAT_NO_NAME;
}

/* The mean of the group that differs from this one in having a value below some key, or two; no count when there is
 * none. */
static struct baat_mean mean_of(const struct baat_meter *meter, const uint32_t *key, bool reference, bool base)
{
	const struct baat_meter_request *request = meter->request;
	memcpy(meter->probe, key, meter->groups.width * sizeof *key);
	if (reference)
		meter->probe[request->reference_key] = number_of(meter, request->reference_key, request->reference);
	if (base)
		meter->probe[request->year_key] = number_of(meter, request->year_key, request->base_year);
	const size_t group = baat_key_table_find(&meter->groups, meter->probe);
	return group == SIZE_MAX ? (struct baat_mean){0, 0} : meter->tallies[group].values;
}

static struct baat_cell mean_cell(struct baat_mean mean)
{
	if (mean.count == 0)
		return (struct baat_cell){.empty = true};
	return (struct baat_cell){.number = baat_mean_round(mean)};
}

static struct baat_cell difference_cell(struct baat_mean mean, struct baat_mean other)
{
	if (mean.count == 0 || other.count == 0)
		return (struct baat_cell){.empty = true};
	return (struct baat_cell){.number = baat_mean_sum(&mean, 1, &other, 1)};
}

/* How much more the group changed than its reference did. */
static struct baat_cell double_difference_cell(const struct baat_meter *meter, const uint32_t *key)
{
	const struct baat_mean plus[] = {mean_of(meter, key, false, false), mean_of(meter, key, true, true)};
	const struct baat_mean minus[] = {mean_of(meter, key, false, true), mean_of(meter, key, true, false)};
	if (plus[0].count == 0 || plus[1].count == 0 || minus[0].count == 0 || minus[1].count == 0)
		return (struct baat_cell){.empty = true};
	return (struct baat_cell){.number = baat_mean_sum(plus, 2, minus, 2)};
}

static struct baat_cell year_cell(struct baat_text text)
{
	baat_sum year = 0;
	for (size_t i = 0; i < text.length; i++)
		year = year * 10 + (text.at[i] - '0');
	return (struct baat_cell){.empty = text.length == 0, .number = year};
}

static struct baat_cell key_cell(const struct baat_meter *meter, size_t level, uint32_t number)
{
	const enum baat_meter_key_kind kind = meter->request->keys[level].kind;
	if (kind == BAAT_METER_CLASS)
		return (struct baat_cell){.empty = number == BAAT_METER_CLASSES, .number = number};
	const struct baat_text text = baat_names_text(baat_measurements_names(meter->measurements), number);
	return kind == BAAT_METER_YEAR ? year_cell(text) : (struct baat_cell){.text = text};
}

void baat_meter_row(const struct baat_meter *meter, size_t index, struct baat_cell *cells)
{
	const struct baat_meter_request *request = meter->request;
	const size_t group = meter->order[index];
	const uint32_t *key = baat_key_table_at(&meter->groups, group);
	const struct baat_group_tally *tally = &meter->tallies[group];
	for (size_t i = 0; i < request->count; i++)
		*cells++ = key_cell(meter, i, key[i]);
	*cells++ = (struct baat_cell){
	    .text = baat_names_text(baat_measurements_names(meter->measurements), key[request->count])};
	baat_tally_cells(tally, meter->values, cells);
	cells += BAAT_TALLY_COLUMNS;
	if (has_reference(request)) {
		const struct baat_mean reference = mean_of(meter, key, true, false);
		*cells++ = mean_cell(reference);
		*cells++ = difference_cell(tally->values, reference);
	}
	if (has_base(request)) {
		const struct baat_mean base = mean_of(meter, key, false, true);
		*cells++ = mean_cell(base);
		*cells++ = difference_cell(tally->values, base);
	}
	if (has_reference(request) && has_base(request))
		*cells = double_difference_cell(meter, key);
}

/* Whether a group has that value below that key; also when nothing was asked. */
static bool occurs(const struct baat_meter *meter, size_t key, struct baat_text value)
{
	if (key == BAAT_METER_NO_KEY)
		return true;
	const uint32_t number = number_of(meter, key, value);
	for (size_t i = 0; i < meter->tally_count; i++)
		if (baat_key_table_at(&meter->groups, i)[key] == number)
			return true;
	return false;
}

struct baat_meter_facts baat_meter_facts(const struct baat_meter *meter)
{
	const struct baat_meter_request *request = meter->request;
	struct baat_meter_facts facts = {.reference_occurs = occurs(meter, request->reference_key, request->reference),
	                                 .base_year_occurs = occurs(meter, request->year_key, request->base_year)};
	for (size_t i = 0; i < meter->tally_count; i++) {
		const struct baat_group_tally *tally = &meter->tallies[i];
		facts.known += tally->values.count;
		facts.missing += tally->missing;
		facts.groups += tally->values.count > 0;
		facts.small += tally->values.count > 0 && tally->values.count < SMALL;
	}
	return facts;
}
