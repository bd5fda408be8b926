#include "baat/run/pool.h"

#include <pthread.h>

enum { WORKERS_MAX = BAAT_POOL_MAX + 1 };

struct pool {
	const struct baat_pool_job *job;
	void *context;
	size_t workers;
	pthread_mutex_t taking;
	uint64_t taken; /* blocks handed out; guarded by taking, as is the next */
	bool ended;
	pthread_mutex_t turning; /* guards all that follows */
	pthread_cond_t freed;
	void *idle[WORKERS_MAX]; /* workers without a block */
	size_t idle_count;
	void *done[WORKERS_MAX]; /* workers whose block waits for its turn, by number of the block modulo workers */
	uint64_t turn;           /* whose commit is next */
	bool committing;         /* some thread is at it */
	bool stopped;
};

struct seat {
	struct pool *pool;
	pthread_t thread;
};

/* A worker for another block, waiting for one if need be; NULL when there is nothing more to do. */
static void *get_idle(struct pool *pool)
{
	pthread_mutex_lock(&pool->turning);
	while (pool->idle_count == 0 && !pool->stopped)
		pthread_cond_wait(&pool->freed, &pool->turning);
	void *worker = pool->stopped ? NULL : pool->idle[--pool->idle_count];
	pthread_mutex_unlock(&pool->turning);
	return worker;
}

static void put_idle(struct pool *pool, void *worker)
{
	pool->idle[pool->idle_count++] = worker;
	pthread_cond_signal(&pool->freed);
}

/* Sets a block aside and commits those whose turn it is, unless another thread is at it: that one comes to this block,
 * too. False when nothing after it counts. */
static bool finish(struct pool *pool, void *worker, uint64_t sequence)
{
	pthread_mutex_lock(&pool->turning);
	pool->done[sequence % pool->workers] = worker;
	while (!pool->committing && !pool->stopped && pool->done[pool->turn % pool->workers] != NULL) {
		void *next = pool->done[pool->turn % pool->workers];
		pool->done[pool->turn % pool->workers] = NULL;
		pool->committing = true;
		pthread_mutex_unlock(&pool->turning);
		bool more = pool->job->commit(pool->context, next);
		pthread_mutex_lock(&pool->turning);
		pool->committing = false;
		pool->turn++;
		pool->stopped = !more;
		put_idle(pool, next);
	}
	bool stopped = pool->stopped;
	if (stopped)
		pthread_cond_broadcast(&pool->freed);
	pthread_mutex_unlock(&pool->turning);
	return !stopped;
}

/* Takes, works on and finishes one block; false when there is no more. *sequence is the number of the block. */
static bool step(struct pool *pool, uint64_t *sequence)
{
	void *worker = get_idle(pool);
	if (worker == NULL)
		return false;
	pthread_mutex_lock(&pool->taking);
	*sequence = pool->taken;
	bool more = !pool->ended && pool->job->take(pool->context, worker, *sequence);
	pool->ended |= !more;
	pool->taken += more;
	pthread_mutex_unlock(&pool->taking);
	if (more) {
		pool->job->work(pool->context, worker);
		return finish(pool, worker, *sequence);
	}
	pthread_mutex_lock(&pool->turning);
	put_idle(pool, worker);
	pthread_mutex_unlock(&pool->turning);
	return false;
}

static void *run_seat(void *argument)
{
	struct seat *seat = argument;
	uint64_t sequence;
	while (step(seat->pool, &sequence))
		;
	return NULL;
}

void baat_pool_run(const struct baat_pool_job *job, void *context, void *const workers[], size_t threads)
{
	enum { ALONE = 2 }; /* blocks that one thread does before others are worth their start */
	struct pool pool = {.job = job,
	                    .context = context,
	                    .workers = baat_pool_workers(threads),
	                    .taking = PTHREAD_MUTEX_INITIALIZER,
	                    .turning = PTHREAD_MUTEX_INITIALIZER,
	                    .freed = PTHREAD_COND_INITIALIZER};
	struct seat seats[BAAT_POOL_MAX];
	size_t begun = 1;
	uint64_t sequence;

	/* the first one last, for the last one is used first */
	for (size_t i = pool.workers; i > 0; i--)
		pool.idle[pool.idle_count++] = workers[i - 1];
	while (step(&pool, &sequence)) {
		if (sequence + 1 != ALONE)
			continue;
		/* where threads cannot be had the work is done all the same, by fewer */
		for (; begun < threads; begun++) {
			seats[begun] = (struct seat){.pool = &pool};
			if (pthread_create(&seats[begun].thread, NULL, run_seat, &seats[begun]) != 0)
				break;
		}
	}
	for (size_t i = 1; i < begun; i++)
		pthread_join(seats[i].thread, NULL);
	pthread_mutex_destroy(&pool.taking);
	pthread_mutex_destroy(&pool.turning);
	pthread_cond_destroy(&pool.freed);
}
