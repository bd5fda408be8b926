#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "baat/base/number.h"

enum { DELAY = 1000, INTERVAL = 100 }; /* milliseconds */

static int64_t now(void)
{
	struct timespec clock;
	clock_gettime(CLOCK_MONOTONIC, &clock);
	return clock.tv_sec * INT64_C(1000) + clock.tv_nsec / 1000000;
}

bool progress_is_wanted(enum progress_when when)
{
	return when == PROGRESS_ALWAYS || (when == PROGRESS_AUTO && isatty(STDERR_FILENO));
}

void progress_begin(struct progress *progress, enum progress_when when, uint64_t total)
{
	*progress = (struct progress){.total = total};
	progress->enabled = progress_is_wanted(when);
	if (!progress->enabled)
		return;
	progress->start = now();
	progress->delay = when == PROGRESS_ALWAYS ? 0 : DELAY;
}

void progress_tick(struct progress *progress, uint64_t bytes, uint64_t lines)
{
	if (!progress->enabled)
		return;
	int64_t at = now(), passed = at - progress->start;
	if (passed < progress->delay || (progress->shown && at - progress->last < INTERVAL))
		return;
	char speed[BAAT_NUMBER_MAX];
	uint64_t a_second = lines * 1000 / (uint64_t)(passed + 1);
	speed[baat_number_write_grouped(speed, (baat_sum)a_second, 0)] = '\0';
	progress->last = at;
	progress->shown = true;
	putc('\r', stderr);
	if (progress->total == 0 || bytes == 0) {
		fprintf(stderr, _("%s lines a second"), speed);
	} else {
		if (bytes > progress->total)
			bytes = progress->total;
		uint64_t left = (progress->total - bytes) / 1000 * (uint64_t)passed / bytes;
		fprintf(stderr, _("%3u%%  %s lines a second  %llu s left"), (unsigned)(bytes * 100 / progress->total),
		        speed, (unsigned long long)left);
	}
	fputs("\033[K", stderr);
	fflush(stderr);
}

void progress_wipe(struct progress *progress)
{
	if (!progress->shown)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	progress->shown = false;
}
