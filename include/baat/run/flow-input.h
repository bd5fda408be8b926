/*
 * baat/run/flow-input.h - files of flows as the input of a run; see run.h and baat_run_flows().
 *
 * Rules: baat-bestanden(5), FLOWS.
 */
#ifndef BAAT_FLOW_INPUT_H
#define BAAT_FLOW_INPUT_H

#include "baat/run/run.h"

/* The columns of each file are a struct baat_flow_columns. */
extern const struct baat_input_kind baat_flow_input;

/* Whether at least one of the files that were opened has the column. */
bool baat_flows_have(const struct baat_run *run, enum baat_flow_column column);

/* Takes herkomst, where a file has it, for the last of the attributes, so that it is passed on. */
enum baat_status baat_flows_keep_origin(struct baat_run *run, struct baat_diags *diags);

/* Demands that every file has a column that is grouped by. Errors: BAAT_KEY_MISSING, as when it was merged away. */
enum baat_status baat_flows_demand(const struct baat_run *run, struct baat_text name, struct baat_diags *diags);

/* Demands that every file has a column `start`, which the years or months of the calendar, `key`, come from. Errors:
 * BAAT_START_MISSING. */
enum baat_status baat_flows_demand_start(const struct baat_run *run, struct baat_text key, struct baat_diags *diags);

#endif
