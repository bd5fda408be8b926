/*
 * Progress on long work: one line on stderr with percent, lines a second and time left, gone when done and before any
 * message. Only on a terminal and after a second, unless --voortgang says otherwise.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "options-run.h"

struct progress {
	bool enabled, shown;
	uint64_t total;      /* bytes to read; 0 when not known */
	int64_t start, last; /* milliseconds of a clock that only goes forward */
	int64_t delay;       /* before the first line */
};

/* Whether it may come to showing any. */
bool progress_is_wanted(enum progress_when when);
void progress_begin(struct progress *progress, enum progress_when when, uint64_t total);
/* Says how far it is; draws at most ten times a second. One thread at a time. */
void progress_tick(struct progress *progress, uint64_t bytes, uint64_t lines);
/* Takes the line away. */
void progress_wipe(struct progress *progress);

#endif
