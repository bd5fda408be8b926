/* Drawing a row by several threads. */
#include "zeker.h"

#include "baat/base/memory.h"
#include "baat/run/pool.h"

enum { SLICE = 256, WORTH_IT = 1 << 20 }; /* draws; terms x draws, about a millisecond */

bool zeker_drawer_begin(struct zeker_drawer *drawer, const struct zeker *zeker)
{
	const struct zeker_options *options = zeker->options;
	*drawer = (struct zeker_drawer){.zeker = zeker};
	drawer->cells = calloc(zeker->column_count, sizeof *drawer->cells);
	drawer->room = baat_draw_room_new();
	if (!options->sensitivity)
		drawer->outcomes = calloc(options->draws, sizeof *drawer->outcomes);
	drawer->counts = calloc(options->classes + 1, sizeof *drawer->counts);
	return drawer->cells != NULL && drawer->room != NULL && drawer->counts != NULL &&
	       (drawer->outcomes != NULL || options->sensitivity);
}

void zeker_drawer_free(struct zeker_drawer *drawer)
{
	baat_draw_room_free(drawer->room);
	baat_buffer_free(&drawer->bar);
	baat_buffer_free(&drawer->name);
	free(drawer->outcomes);
	free(drawer->counts);
	free(drawer->cells);
}

/* A row in slices of draws. */
struct slicing {
	const struct zeker_drawer *drawer;
	const struct baat_uncertain *uncertain;
	size_t row, taken;
	bool overflow;
};
struct slice {
	struct baat_draw_room *room;
	size_t from, count;
	bool overflow;
};

static bool take(void *context, void *worker, uint64_t sequence)
{
	struct slicing *slicing = context;
	struct slice *slice = worker;
	const size_t left = slicing->drawer->zeker->options->draws - slicing->taken;
	(void)sequence;
	slice->from = slicing->taken;
	slice->count = left < SLICE ? left : SLICE;
	slicing->taken += slice->count;
	return left > 0;
}

static void work(void *context, void *worker)
{
	const struct slicing *slicing = context;
	struct slice *slice = worker;
	slice->overflow =
	    !baat_uncertain_draw(slicing->uncertain, slicing->row, slicing->drawer->zeker->options->distribution,
	                         slice->from + 1, slice->count, slice->room, slicing->drawer->outcomes + slice->from);
}

static bool commit(void *context, void *worker)
{
	struct slicing *slicing = context;
	slicing->overflow |= ((const struct slice *)worker)->overflow;
	return !slicing->overflow;
}

static enum baat_status draw_together(struct slicing *slicing, size_t jobs, struct baat_diags *diags)
{
	static const struct baat_pool_job job = {take, work, commit};
	struct slice slices[BAAT_POOL_MAX + 1];
	void *workers[BAAT_POOL_MAX + 1] = {NULL};
	const size_t count = baat_pool_workers(jobs);
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < count; i++) {
		slices[i] = (struct slice){.room = baat_draw_room_new()};
		workers[i] = &slices[i];
		if (slices[i].room == NULL)
			status = baat_out_of_memory(diags);
	}
	if (status == BAAT_OK)
		baat_pool_run(&job, slicing, workers, jobs);
	for (size_t i = 0; i < count; i++)
		baat_draw_room_free(slices[i].room);
	return status;
}

enum baat_status zeker_draw(struct zeker_drawer *drawer, const struct baat_uncertain *uncertain, size_t row,
                            size_t jobs, struct baat_diags *diags)
{
	const struct zeker_options *options = drawer->zeker->options;
	struct slicing slicing = {.drawer = drawer, .uncertain = uncertain, .row = row};
	enum baat_status status = BAAT_OK;
	if (jobs == 1 || options->draws * baat_uncertain_terms(uncertain, row) < WORTH_IT)
		slicing.overflow = !baat_uncertain_draw(uncertain, row, options->distribution, 1, options->draws,
		                                        drawer->room, drawer->outcomes);
	else
		status = draw_together(&slicing, jobs, diags);
	if (slicing.overflow)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
	return status;
}
