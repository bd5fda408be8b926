#include "baat/calc/measured.h"

#include <stdlib.h>

#include "baat/base/memory.h"
#include "base/gettext.h"
#include "calc/key-table.h"
#include "interval.h"
#include "measured-parts.h"

/* Which tenth of the chances; ten is none. */
static uint32_t class_of(const struct baat_measurement *measurement, bool answers)
{
	const int64_t tenth = BAAT_CHANCE_ONE / BAAT_METER_CLASSES;
	if (!answers || !measurement->expects)
		return BAAT_METER_CLASSES;
	const int64_t class = measurement->expected / tenth;
	return (uint32_t)(class < BAAT_METER_CLASSES ? class : BAAT_METER_CLASSES - 1);
}

/* The key of a measurement: a number for each of the keys, and its measure. */
static void fill_key(const struct baat_meter *meter, size_t index, uint32_t *key)
{
	const struct baat_meter_request *request = meter->request;
	const struct baat_measurement *measurement = baat_measurements_at(meter->measurements, index);
	const uint32_t *kept = baat_measurements_keys(meter->measurements, index);
	for (size_t i = 0; i < request->count; i++)
		key[i] = request->keys[i].kind == BAAT_METER_CLASS
		             ? class_of(measurement,
		                        baat_measurements_are_answers(meter->measurements, measurement->measure))
		             : kept[request->keys[i].kept];
	key[request->count] = measurement->measure;
}

/* Adds all measurements to their groups; `group_of` gets the group of each. */
static bool add_up(struct baat_meter *meter, uint32_t *key, size_t *group_of)
{
	for (size_t i = 0; i < baat_measurements_count(meter->measurements); i++) {
		const struct baat_measurement *measurement = baat_measurements_at(meter->measurements, i);
		fill_key(meter, i, key);
		const size_t group = group_of[i] = baat_key_table_add(&meter->groups, key);
		if (group == SIZE_MAX ||
		    !baat_grow(&meter->tallies, &meter->tally_capacity, group + 1, sizeof *meter->tallies))
			return false;
		if (group == meter->tally_count)
			meter->tallies[meter->tally_count++] = (struct baat_group_tally){
			    .answers = baat_measurements_are_answers(meter->measurements, measurement->measure)};
		baat_tally_add(&meter->tallies[group], measurement);
	}
	return true;
}

static int by_value(const void *a, const void *b)
{
	const int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
	return (left > right) - (left < right);
}

/* Lays the values out by group, each group in ascending order, for the middle ones. */
static bool lay_out(struct baat_meter *meter, const size_t *group_of)
{
	const size_t count = baat_measurements_count(meter->measurements);
	size_t total = 0;
	for (size_t i = 0; i < meter->tally_count; i++) {
		meter->tallies[i].first = total;
		total += meter->tallies[i].values.count;
	}
	meter->values = calloc(total + 1, sizeof *meter->values);
	if (meter->values == NULL)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct baat_measurement *measurement = baat_measurements_at(meter->measurements, i);
		if (measurement->known)
			meter->values[meter->tallies[group_of[i]].first++] = measurement->value;
	}
	for (size_t i = 0; i < meter->tally_count; i++) {
		struct baat_group_tally *tally = &meter->tallies[i];
		tally->first -= tally->values.count;
		qsort(meter->values + tally->first, tally->values.count, sizeof *meter->values, by_value);
	}
	return true;
}

static enum baat_status check_counts(const struct baat_meter *meter, struct baat_diags *diags)
{
	const struct baat_names *names = baat_measurements_names(meter->measurements);
	for (size_t i = 0; i < meter->tally_count; i++) {
		const uint32_t measure = baat_key_table_at(&meter->groups, i)[meter->request->count];
		if (meter->tallies[i].answers && meter->tallies[i].values.count > BAAT_INTERVAL_MOST)
			return baat_error(
			    diags, baat_at(NULL, 0, 0), BAAT_COUNT_RANGE,
			    _("measure '%s' has more than 1 000 000 answers in one group, too many for the "
			      "interval of a share; add a key"),
			    baat_show(baat_names_text(names, measure)).text);
	}
	return BAAT_OK;
}

enum baat_status baat_meter_make(struct baat_meter **result, const struct baat_meter_request *request,
                                 const struct baat_measurements *measurements, struct baat_diags *diags)
{
	struct baat_meter *meter = *result = calloc(1, sizeof *meter);
	uint32_t *key = calloc(request->count + 1, sizeof *key);
	size_t *group_of = calloc(baat_measurements_count(measurements) + 1, sizeof *group_of);
	enum baat_status status = BAAT_SYSTEM;
	if (meter == NULL || key == NULL || group_of == NULL)
		goto out;
	meter->request = request;
	meter->measurements = measurements;
	if (!baat_key_table_begin(&meter->groups, request->count + 1) || !add_up(meter, key, group_of) ||
	    !lay_out(meter, group_of) || !baat_meter_arrange(meter))
		goto out;
	status = check_counts(meter, diags);
out:
	free(key);
	free(group_of);
	return status == BAAT_SYSTEM ? baat_out_of_memory(diags) : status;
}

void baat_meter_free(struct baat_meter *meter)
{
	if (meter == NULL)
		return;
	baat_key_table_free(&meter->groups);
	free(meter->tallies);
	free(meter->values);
	free(meter->order);
	free(meter->ranks);
	free(meter->probe);
	free(meter);
}

size_t baat_meter_count(const struct baat_meter *meter)
{
	return meter->tally_count;
}
