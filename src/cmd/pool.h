/*
 * Work on blocks by several threads, with results in the order of the input.
 *
 * take() is called by one thread at a time and in order; work() by all of them at once; commit() by one thread at a
 * time, in the order of take(). So what is printed does not depend on the number of threads.
 */
#ifndef POOL_H
#define POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool_job {
	bool (*take)(void *context, void *worker, uint64_t sequence); /* false: there is nothing more */
	void (*work)(void *context, void *worker);
	bool (*commit)(void *context, void *worker); /* false: stop; what others have taken is dropped */
};

enum { POOL_MAX = 64 }; /* workers */

/* Runs the job with up to `count` workers, at most POOL_MAX; a thread is only begun once there is more than a little to
 * do. */
void pool_run(const struct pool_job *job, void *context, void *const workers[], size_t count);

#endif
