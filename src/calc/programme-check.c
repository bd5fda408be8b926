#include "baat/calc/programme-check.h"

#include "base/gettext.h"

static struct baat_place place_of(const struct baat_programme_line *line)
{
	return baat_at(line->path, line->line, line->post_field);
}

/* What lines a step has; the programme as a whole is a step behind the last one. */
struct sides {
	const struct baat_programme_line *without; /* the first of the counterfactual alone */
	bool with;
};

static enum baat_status check_sides(const struct baat_programme *programme, struct sides sides[],
                                    struct baat_diags *diags)
{
	const size_t count = programme->funnel->count;
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < programme->count; i++) {
		const struct baat_programme_line *line = &programme->lines[i];
		struct sides *side = &sides[line->step == BAAT_NO_STEP ? count : line->step];
		if (line->kind != BAAT_BECOMES_COUNTERFACTUAL)
			side->with = true;
		else if (side->without == NULL)
			side->without = line;
	}
	for (size_t i = 0; i <= count; i++) {
		if (sides[i].without == NULL || sides[i].with)
			continue;
		const enum baat_status now =
		    baat_error(diags, place_of(sides[i].without), BAAT_STEP_ONE_SIDED,
		               _("'%s' has lines of zonder and no other: what these persons would have cost must be "
		                 "set against what they cost now, for the same persons"),
		               i == count ? "programma" : programme->funnel->steps[i].name.at);
		status = baat_worst(status, now);
	}
	return status;
}

static int by_post(const void *a, const void *b)
{
	const struct baat_programme_line *left = *(const struct baat_programme_line *const *)a;
	const struct baat_programme_line *right = *(const struct baat_programme_line *const *)b;
	const size_t shorter = left->post.length < right->post.length ? left->post.length : right->post.length;
	const int order = memcmp(left->post.at, right->post.at, shorter);
	if (order != 0)
		return order;
	if (left->post.length != right->post.length)
		return left->post.length < right->post.length ? -1 : 1;
	if (left->step != right->step)
		return left->step < right->step ? -1 : 1;
	return left < right ? -1 : 1;
}

/* Steps that have one post, while a funnel is gone through. */
struct holders {
	const struct baat_programme_line *const *lines; /* by step */
	size_t count;
	uint32_t *above; /* for each step: the nearest one above it with the post, on any way, or BAAT_NO_STEP */
};

static uint32_t find_above(const struct baat_step *step, const struct holders *holders, const bool has_post[])
{
	for (size_t i = 0; i < step->source_count; i++) {
		const uint32_t source = step->sources[i];
		if (has_post[source])
			return source;
		if (holders->above[source] != BAAT_NO_STEP)
			return holders->above[source];
	}
	return BAAT_NO_STEP;
}

static enum baat_status warn_double(const struct baat_funnel *funnel, const struct baat_programme_line *line,
                                    uint32_t other, struct baat_diags *diags)
{
	return baat_warn(diags, place_of(line), BAAT_DOUBLE_COUNT,
	                 _("post '%s' is avoided at '%s' and at '%s', which can share persons: what is avoided for "
	                   "one person may count twice"),
	                 baat_show(line->post).text, funnel->steps[other].name.at, funnel->steps[line->step].name.at);
}

/* One post: a step shares persons with one that it comes out of, and one that overlaps with any. */
static enum baat_status check_post(const struct baat_funnel *funnel, const struct holders *holders, bool has_post[],
                                   struct baat_diags *diags)
{
	const uint32_t first = holders->lines[0]->step;
	uint32_t shared = funnel->steps[first].shares ? first : BAAT_NO_STEP, seen = first;
	enum baat_status status = BAAT_OK;
	memset(has_post, 0, funnel->count * sizeof *has_post);
	for (size_t i = 0; i < holders->count; i++)
		has_post[holders->lines[i]->step] = true;
	for (size_t i = 0; i < funnel->count; i++)
		holders->above[i] = find_above(&funnel->steps[i], holders, has_post);
	for (size_t i = 1; i < holders->count && status == BAAT_OK; i++) {
		const struct baat_programme_line *line = holders->lines[i];
		if (line->step == holders->lines[i - 1]->step)
			continue;
		uint32_t other = holders->above[line->step];
		if (other == BAAT_NO_STEP)
			other = funnel->steps[line->step].shares ? seen : shared;
		if (other != BAAT_NO_STEP)
			status = warn_double(funnel, line, other, diags);
		seen = line->step;
		if (funnel->steps[line->step].shares)
			shared = line->step;
	}
	return status;
}

/* The lines that avoid something for the persons of a step. */
static size_t choose_lines(const struct baat_programme *programme, const struct baat_programme_line *chosen[])
{
	size_t count = 0;
	for (size_t i = 0; i < programme->count; i++) {
		const struct baat_programme_line *line = &programme->lines[i];
		const bool avoids = line->kind == BAAT_BECOMES_EFFECT || line->kind == BAAT_BECOMES_COUNTERFACTUAL;
		if (avoids && line->step != BAAT_NO_STEP)
			chosen[count++] = line;
	}
	if (count > 1)
		qsort(chosen, count, sizeof *chosen, by_post);
	return count;
}

static enum baat_status check_posts(const struct baat_programme *programme,
                                    const struct baat_programme_line *const lines[], size_t count,
                                    struct holders *holders, bool has_post[], struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t first = 0, end; first < count && status == BAAT_OK; first = end) {
		for (end = first + 1; end < count && baat_text_equal(lines[end]->post, lines[first]->post);)
			end++;
		holders->lines = lines + first;
		holders->count = end - first;
		if (lines[first]->step != lines[end - 1]->step)
			status = check_post(programme->funnel, holders, has_post, diags);
	}
	return status;
}

enum baat_status baat_programme_check(const struct baat_programme *programme, struct baat_diags *diags)
{
	const size_t steps = programme->funnel->count + 1;
	struct sides *sides = calloc(steps, sizeof *sides);
	const struct baat_programme_line **lines = calloc(programme->count + 1, sizeof *lines);
	struct holders holders = {.above = calloc(steps, sizeof *holders.above)};
	bool *has_post = calloc(steps, sizeof *has_post);
	enum baat_status status;
	if (sides == NULL || lines == NULL || holders.above == NULL || has_post == NULL) {
		status = baat_out_of_memory(diags);
	} else {
		status = check_sides(programme, sides, diags);
		const size_t count = choose_lines(programme, lines);
		status = baat_worst(status, check_posts(programme, lines, count, &holders, has_post, diags));
	}
	free(sides);
	free(lines);
	free(holders.above);
	free(has_post);
	return status;
}
