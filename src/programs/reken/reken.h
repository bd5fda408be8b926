/* The settings of baat-reken, and what it does. */
#ifndef REKEN_H
#define REKEN_H

#include "cli/request.h"

struct reken_settings {
	struct common_options common;
	struct prices_options prices;
	struct selection_options selection;
	struct method_options method;
	struct output_options output;
	struct rejects_options rejects;
	struct input_options input;
	struct run_options run;
};

/* Goes through the cases and writes the result. */
enum baat_status reken_run(const void *settings, struct report *report, struct baat_diags *diags);

#endif
