/* From what is paid of a line to flows, one for each year and party. */
#include "schedule.h"

enum { BATCH = 256 };

struct batch {
	baat_flow_sink *sink;
	void *context;
	struct baat_unit unit;
	size_t count;
	struct baat_flow flows[BATCH];
};

static __attribute__((noinline)) enum baat_status flush(struct batch *batch)
{
	size_t count = batch->count;
	batch->count = 0;
	return count == 0 ? BAAT_OK : batch->sink(batch->context, &batch->unit, batch->flows, count);
}

/* A baat_schedule_sink. */
static enum baat_status spread(void *context, const struct baat_unit *unit, const struct baat_schedule *schedule)
{
	struct batch *batch = context;
	enum baat_status status = BAAT_OK;
	batch->unit = *unit;
	for (unsigned i = 0; i < schedule->years; i++)
		for (size_t j = 0; j < schedule->series_count && status == BAAT_OK; j++) {
			baat_schedule_flow(schedule, &schedule->series[j], i, &batch->flows[batch->count++]);
			if (batch->count == BATCH)
				status = flush(batch);
		}
	return status;
}

enum baat_status baat_flows_of_case(const struct baat_case *casus, const char *file,
                                    const struct baat_flow_rules *rules, const struct baat_flow_choice *choice,
                                    baat_flow_sink *sink, void *context, struct baat_cut_off *cut_off,
                                    struct baat_diags *diags)
{
	struct batch batch;
	/* the flows are left as they are: clearing them would cost more than making them */
	batch.sink = sink;
	batch.context = context;
	batch.count = 0;
	enum baat_status status = baat_schedules_of_case(casus, file, rules, choice, spread, &batch, cut_off, diags);
	return status == BAAT_OK ? flush(&batch) : status;
}
