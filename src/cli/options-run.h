/* How the work is done: threads, and whether progress is shown. */
#ifndef OPTIONS_RUN_H
#define OPTIONS_RUN_H

#include "options.h"

enum run_option { RUN_JOBS, RUN_PROGRESS };

/* When progress is shown. */
#define PROGRESS_WORDS(X) X(AUTO, "auto") X(ALWAYS, "altijd") X(NEVER, "nooit")
enum progress_when {
#define PROGRESS_ENUM(code, name) PROGRESS_##code,
	PROGRESS_WORDS(PROGRESS_ENUM)
#undef PROGRESS_ENUM
};

struct run_options {
	option_set given;
	size_t jobs; /* the number of cores when not given */
	enum progress_when progress;
};

extern const struct option_group run_group;

#endif
