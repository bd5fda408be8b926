/* What baat-meter does: measurements by group, beside what was expected of them. */
#ifndef METER_H
#define METER_H

#include "baat/calc/measured.h"
#include "cli/emit.h"
#include "cli/program.h"
#include "cli/request.h"

struct meter_options {
	option_set given;
	struct words keys; /* split at commas */
	const char *reference;
	int32_t base_year;
};
enum meter_option { METER_KEYS, METER_REFERENCE, METER_BASE };
extern const struct option_group meter_group;

struct meter_settings {
	struct common_options common;
	struct meter_options meter;
	struct output_options output;
	struct input_options input;
	struct run_options run;
};

/* The keys and what they are set against, once the columns of the files are known. Start with {0}. */
struct meter_keys {
	struct baat_meter_request request;
	struct baat_meter_key *keys;
	uint32_t *attributes; /* that the measurements must keep */
	size_t attribute_count;
	char base_year[5];
};
/* Reads them. Errors: BAAT_KEY_UNKNOWN, BAAT_KEY_TWICE, BAAT_OPTION_VALUE, BAAT_OPTION_CONFLICT. */
enum baat_status meter_keys_read(struct meter_keys *keys, const struct meter_options *options,
                                 const struct baat_names *attributes, struct baat_diags *diags);
void meter_keys_free(struct meter_keys *keys);

/* Writes the rows and, where the form has room for them, the sentences below. */
enum baat_status meter_show(const struct baat_meter *meter, const struct meter_keys *keys, enum baat_form form,
                            struct baat_output *output, struct baat_diags *diags);

/* The whole run, with its struct meter_settings. */
enum baat_status meter_run(const void *settings, struct report *report, struct baat_diags *diags);

#endif
