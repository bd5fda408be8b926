/* What baat-som does: flows into a table, passed on, or merged into fewer. */
#ifndef SUM_H
#define SUM_H

#include "run/flow-input.h"

enum baat_status sum_flows(const struct settings *settings, struct report *report, struct baat_diags *diags);

#endif
