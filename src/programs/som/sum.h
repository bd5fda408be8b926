/* What baat-som does: flows into a table, passed on, or merged into fewer. */
#ifndef SUM_H
#define SUM_H

#include "cli/request.h"

struct som_settings {
	struct common_options common;
	struct selection_options selection;
	struct method_options method;
	struct output_options output;
	struct input_options input;
	struct run_options run;
};

enum baat_status sum_flows(const void *settings, struct report *report, struct baat_diags *diags);

#endif
