/* From the command line to what a run is asked to do, and from a run to messages on stderr. */
#ifndef REQUEST_H
#define REQUEST_H

#include "baat/run/run.h"
#include "option-groups.h"
#include "progress.h"

/* What a run is asked, and who listens to it. */
struct request {
	const struct common_options *settings;
	struct baat_run_request run;
	struct report *report;
	struct progress progress;
	enum progress_when when;
};

/* Makes the request from the groups of options that a program has: everything but the prices, and what the program
 * asks besides. It must stay where it is, and the report with it, as long as the run. */
void request_make(struct request *request, const struct common_options *settings, struct report *report);

#endif
