/*
 * Work on blocks by several threads, with results in the order of the input.
 *
 * take() is called by one thread at a time and in order; work() by all of them at once; commit() by one thread at a
 * time, in the order of take(). So what is printed does not depend on the number of threads. A block whose turn has not
 * come is set aside, so that its thread can go on with another one: for that there is a worker more than threads.
 */
#ifndef BAAT_POOL_H
#define BAAT_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct baat_pool_job {
	bool (*take)(void *context, void *worker, uint64_t sequence); /* false: there is nothing more */
	void (*work)(void *context, void *worker);
	bool (*commit)(void *context, void *worker); /* false: stop; what others have taken is dropped */
};

enum { BAAT_POOL_MAX = 64 }; /* threads */

/* How many workers so many threads need, which are at most BAAT_POOL_MAX. */
static inline size_t baat_pool_workers(size_t threads)
{
	return threads > 1 ? threads + 1 : 1;
}

/* Runs the job with the workers of as many threads; others than the calling one are only begun once there is more than
 * a little to do. */
void baat_pool_run(const struct baat_pool_job *job, void *context, void *const workers[], size_t threads);

#endif
