#include "pool.h"

#include <pthread.h>

struct pool {
	const struct pool_job *job;
	void *context;
	pthread_mutex_t taking, committing;
	pthread_cond_t turned;
	uint64_t taken; /* blocks handed out */
	uint64_t turn;  /* whose commit is next */
	bool ended;     /* guarded by taking */
	bool stopped;   /* guarded by committing */
};

struct seat {
	struct pool *pool;
	void *worker;
	pthread_t thread;
};

/* Takes, works and commits one block; false when there is no more. *sequence is the number of the block. */
static bool step(struct pool *pool, void *worker, uint64_t *sequence)
{
	pthread_mutex_lock(&pool->taking);
	*sequence = pool->taken;
	bool more = !pool->ended && pool->job->take(pool->context, worker, *sequence);
	pool->ended |= !more;
	pool->taken += more;
	pthread_mutex_unlock(&pool->taking);
	if (!more)
		return false;

	pool->job->work(pool->context, worker);

	pthread_mutex_lock(&pool->committing);
	while (pool->turn != *sequence)
		pthread_cond_wait(&pool->turned, &pool->committing);
	if (!pool->stopped)
		pool->stopped = !pool->job->commit(pool->context, worker);
	bool stopped = pool->stopped;
	pool->turn++;
	pthread_cond_broadcast(&pool->turned);
	pthread_mutex_unlock(&pool->committing);
	return !stopped;
}

static void *run_seat(void *argument)
{
	struct seat *seat = argument;
	uint64_t sequence;
	while (step(seat->pool, seat->worker, &sequence))
		;
	return NULL;
}

void pool_run(const struct pool_job *job, void *context, void *const workers[], size_t count)
{
	enum { ALONE = 2 }; /* blocks that one thread does before others are worth their start */
	struct pool pool = {.job = job,
	                    .context = context,
	                    .taking = PTHREAD_MUTEX_INITIALIZER,
	                    .committing = PTHREAD_MUTEX_INITIALIZER,
	                    .turned = PTHREAD_COND_INITIALIZER};
	struct seat seats[POOL_MAX];
	size_t begun = 1;
	if (count > POOL_MAX)
		count = POOL_MAX;
	uint64_t sequence;

	while (step(&pool, workers[0], &sequence)) {
		if (sequence + 1 != ALONE)
			continue;
		/* where threads cannot be had the work is done all the same, by fewer */
		for (; begun < count; begun++) {
			seats[begun] = (struct seat){.pool = &pool, .worker = workers[begun]};
			if (pthread_create(&seats[begun].thread, NULL, run_seat, &seats[begun]) != 0)
				break;
		}
	}
	for (size_t i = 1; i < begun; i++)
		pthread_join(seats[i].thread, NULL);
	pthread_mutex_destroy(&pool.taking);
	pthread_mutex_destroy(&pool.committing);
	pthread_cond_destroy(&pool.turned);
}
