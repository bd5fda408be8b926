#include "options-run.h"

#include <sched.h>

#include "baat/run/pool.h"

static const struct baat_number_rule jobs_rule = {.mark = BAAT_MARK_OPTION, .min = 1, .max = BAAT_POOL_MAX};

#define WORD(code, name) {name, PROGRESS_##code},
static const struct option_word whens[] = {PROGRESS_WORDS(WORD)};
#undef WORD

static const struct option_row rows[] = {
    [RUN_JOBS] = {.name = "taken",
                  .letter = 'j',
                  .argument = N_("N"),
                  .help = N_("number of threads, 1 to 64 (default: the cores)"),
                  .take = option_number,
                  OPTION_VALUE(struct run_options, jobs),
                  .rule = &jobs_rule},
    [RUN_PROGRESS] = {.name = "voortgang",
                      .argument = N_("WANNEER"),
                      .help = N_("show progress: auto (on a terminal, after a second), altijd or nooit"),
                      .take = option_word,
                      OPTION_VALUE(struct run_options, progress),
                      .words = OPTION_WORDS(whens)},
};

static size_t count_cores(void)
{
	cpu_set_t cores;
	if (sched_getaffinity(0, sizeof cores, &cores) != 0)
		return 1;
	int count = CPU_COUNT(&cores);
	return count < 1 ? 1 : count > BAAT_POOL_MAX ? BAAT_POOL_MAX : (size_t)count;
}

static void start(void *options)
{
	struct run_options *run = options;
	run->jobs = count_cores();
}

const struct option_group run_group = {OPTION_GROUP(rows), .start = start};
