/*
 * baat/model/funnel.h - a funnel: the steps that people go through in a programme, and how many of them go on.
 *
 * Persons are counted in units of 1/10 000, as an expectation seldom is a whole one. Steps stand in the order of their
 * rows, and every one but the first comes out of steps that stand before it. Rules: baat-bestanden(5), FUNNELS.
 */
#ifndef BAAT_FUNNEL_H
#define BAAT_FUNNEL_H

#include "baat/base/diag.h"
#include "baat/base/fraction.h"
#include "baat/base/memory.h"
#include "baat/base/names.h"
#include "baat/model/table-source.h"

#define BAAT_PERSON INT64_C(10000)            /* one person */
#define BAAT_PERSONS_MAX INT64_C(10000000000) /* of a cohort, and counted at a step: 1 000 000 */
#define BAAT_NO_STEP UINT32_MAX

struct baat_step {
	struct baat_text name;
	struct baat_text from; /* the steps that it comes out of, as in column uit; empty for the first */
	struct baat_text remark;
	const uint32_t *sources; /* the same as numbers of steps; all stand before it */
	size_t source_count;
	uint32_t *parts; /* the steps that divide it: they come out of it and do not overlap */
	size_t part_count;
	struct baat_fraction rate; /* of what it comes out of; not of the first step */
	bool overlaps;             /* its persons may be in other steps too */
	bool shares;               /* it overlaps, or comes out of one that does, at any distance */
	bool has_count, has_room;
	int64_t count; /* persons counted */
	int64_t room;  /* persons of each cohort at most */
	int64_t month; /* when they reach it, after their cohort entered */
	uint64_t line;
};

/* Start with {0}; free with baat_funnel_free(). */
struct baat_funnel {
	struct baat_step *steps;
	size_t count, capacity;
	struct baat_names *names; /* of the steps: their numbers are those of the steps */
	struct baat_arena arena;
	const char *path;
};

/*
 * Reads a funnel. Errors: those of a table that is read whole (baat_table_open() and what its rows have), and
 * BAAT_STEP_INVALID, _STEP_ROOT, _STEP_TWICE, _STEP_UNKNOWN, BAAT_RATE_MISSING, BAAT_COUNTED_EXCEEDS,
 * BAAT_PARTS_EXCEED.
 */
enum baat_status baat_funnel_read(struct baat_funnel *funnel, struct baat_table_source *source,
                                  struct baat_diags *diags);
void baat_funnel_free(struct baat_funnel *funnel);

/* The number of a step, or BAAT_NO_STEP. */
uint32_t baat_funnel_find(const struct baat_funnel *funnel, struct baat_text name);
/* The step that was probably meant by a name that is none; NULL when there is no such. */
const struct baat_step *baat_funnel_near(const struct baat_funnel *funnel, struct baat_text name);

/* What was counted at the steps that a step comes out of, together; false when it was not counted at one of them, or
 * the step is the first. */
bool baat_funnel_counted_before(const struct baat_funnel *funnel, const struct baat_step *step, int64_t *count);

/* What was counted at the steps that divide a step, together; false when there are none, one of them was not counted,
 * or one comes out of other steps as well. */
bool baat_funnel_counted_after(const struct baat_funnel *funnel, const struct baat_step *step, int64_t *count);

#endif
