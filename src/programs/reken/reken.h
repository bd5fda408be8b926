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

/* Goes through the cases and writes the result; `status` is that of the options, of which whoever reads flows is told
 * too. */
enum baat_status reken_run(const struct reken_settings *settings, enum baat_status status, struct report *report,
                           struct baat_diags *diags);

#endif
