/* A run of baat-budget. */
#ifndef BUDGET_RUN_H
#define BUDGET_RUN_H

#include "budget.h"

/* Reads the tables, the bookings and the flows, and writes what was asked for. BAAT_REFUSED: what was tried does not
 * fit. */
enum baat_status budget_run_all(const struct budget_settings *settings, struct report *report,
                                struct baat_diags *diags);

#endif
