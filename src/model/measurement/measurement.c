#include "baat/model/measurement.h"

#include "base/gettext.h"
#include "measurement-store.h"

struct baat_measurements *baat_measurements_new(const uint32_t *attributes, size_t count)
{
	struct baat_measurements *measurements = calloc(1, sizeof *measurements);
	if (measurements == NULL)
		return NULL;
	measurements->attributes = attributes;
	measurements->key_count = count;
	measurements->names = baat_names_new(NULL);
	if (measurements->names == NULL || baat_names_add(measurements->names, BAAT_TEXT("")) == BAAT_NO_NAME) {
		baat_measurements_free(measurements);
		return NULL;
	}
	return measurements;
}

void baat_measurements_free(struct baat_measurements *measurements)
{
	if (measurements == NULL)
		return;
	baat_names_free(measurements->names);
	baat_arena_free(&measurements->arena);
	free(measurements->items);
	free(measurements->keys);
	free(measurements->natures);
	free(measurements->expectations);
	baat_records_free(&measurements->records);
	free(measurements);
}

static enum baat_status read_chance(const struct expectation *expectation, int64_t *chance, struct baat_diags *diags)
{
	const struct baat_number_rule rule = {.mark = expectation->mark,
	                                      .percent = BAAT_PERCENT_DIVIDES,
	                                      .scale = BAAT_SCALE_CHANCE,
	                                      .max = BAAT_CHANCE_ONE};
	const enum baat_code wrong = baat_number_read(expectation->text, &rule, chance);
	if (wrong == BAAT_NUMBER_RANGE)
		return baat_error(
		    diags, expectation->place, BAAT_CHANCE_RANGE,
		    _("verwacht '%s' is not a chance between 0 and 1, as what is expected of ja or nee is; "
		      "60%% or 0,6 is one"),
		    baat_show(expectation->text).text);
	return wrong == BAAT_CODE__MAX
	           ? BAAT_OK
	           : baat_number_report(diags, expectation->place, wrong, "verwacht", expectation->text, &rule);
}

static enum baat_status read_number(const struct expectation *expectation, int64_t *number, struct baat_diags *diags)
{
	const struct baat_number_rule rule = {.mark = expectation->mark,
	                                      .percent = BAAT_PERCENT_MAY,
	                                      .scale = BAAT_SCALE_MEASURED,
	                                      .min = -BAAT_MEASURED_MAX,
	                                      .max = BAAT_MEASURED_MAX};
	const enum baat_code wrong = baat_number_read(expectation->text, &rule, number);
	return wrong == BAAT_CODE__MAX
	           ? BAAT_OK
	           : baat_number_report(diags, expectation->place, wrong, "verwacht", expectation->text, &rule);
}

enum baat_status baat_measurements_finish(struct baat_measurements *measurements, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < measurements->expectation_count && status < BAAT_SYSTEM; i++) {
		const struct expectation *expectation = &measurements->expectations[i];
		struct baat_measurement *measurement = &measurements->items[expectation->measurement];
		const bool answers = baat_measurements_are_answers(measurements, measurement->measure);
		status = baat_worst(status, answers ? read_chance(expectation, &measurement->expected, diags)
		                                    : read_number(expectation, &measurement->expected, diags));
	}
	return status;
}

size_t baat_measurements_count(const struct baat_measurements *measurements)
{
	return measurements->count;
}

const struct baat_measurement *baat_measurements_at(const struct baat_measurements *measurements, size_t index)
{
	return &measurements->items[index];
}

const uint32_t *baat_measurements_keys(const struct baat_measurements *measurements, size_t index)
{
	return measurements->keys + index * measurements->key_count;
}

bool baat_measurements_are_answers(const struct baat_measurements *measurements, uint32_t measure)
{
	return measure < measurements->nature_count && measurements->natures[measure].answers;
}

const struct baat_names *baat_measurements_names(const struct baat_measurements *measurements)
{
	return measurements->names;
}
