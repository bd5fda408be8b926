/* What baat-knip does: a file of case lines cut into shards, between cases. */
#ifndef KNIP_H
#define KNIP_H

#include "cli/options-input.h"
#include "cli/options-run.h"
#include "cli/program.h"

/* Shards at most: their names have four digits, so that they sort as they were cut. */
enum { PIECES_MAX = 9999 };

struct knip_options {
	option_set given;
	uint64_t pieces;     /* 0 when not given */
	uint64_t cases_each; /* 0 when not given */
	const char *folder;
};
extern const struct option_group knip_group;

struct knip_settings {
	struct common_options common;
	struct knip_options knip;
	struct input_options input;
	struct run_options run;
};

/* Cuts the operand of the settings into shards, and lists them. */
enum baat_status knip_run(const void *settings, struct report *report, struct baat_diags *diags);

#endif
