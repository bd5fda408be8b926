/* From the command line to what a run is asked to do, and from a run to messages on stderr. */
#ifndef REQUEST_H
#define REQUEST_H

#include "baat/run/run.h"
#include "progress.h"
#include "settings.h"

/* What a run is asked, and who listens to it. */
struct request {
	struct settings settings;
	struct baat_run_request run;
	struct report *report;
	struct progress progress;
};

/* Makes the request from the settings of a program: everything but the prices, and what the program asks besides. It
 * must stay where it is, and the report with it, as long as the run. */
void request_make(struct request *request, const struct common_options *common, struct report *report);

#endif
