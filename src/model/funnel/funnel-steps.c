/* Finding steps of a funnel, and adding up what was counted at those around one. */
#include "baat/model/funnel.h"

uint32_t baat_funnel_find(const struct baat_funnel *funnel, struct baat_text name)
{
	return baat_names_find(funnel->names, name);
}

static struct baat_text step_name(const void *context, size_t index)
{
	return ((const struct baat_step *)context)[index].name;
}

const struct baat_step *baat_funnel_near(const struct baat_funnel *funnel, struct baat_text name)
{
	/* among more, going through all of them for each name would take the square of a long input */
	enum { SOUGHT_AMONG = 10000 };
	const size_t count = funnel->count > SOUGHT_AMONG ? 0 : funnel->count;
	const long nearest = baat_text_nearest(name, count, step_name, funnel->steps);
	return nearest < 0 ? NULL : &funnel->steps[nearest];
}

bool baat_funnel_counted_before(const struct baat_funnel *funnel, const struct baat_step *step, int64_t *count)
{
	*count = 0;
	for (size_t i = 0; i < step->source_count; i++) {
		const struct baat_step *source = &funnel->steps[step->sources[i]];
		if (!source->has_count)
			return false;
		*count += source->count;
	}
	return step->source_count > 0;
}

bool baat_funnel_counted_after(const struct baat_funnel *funnel, const struct baat_step *step, int64_t *count)
{
	*count = 0;
	for (size_t i = 0; i < step->part_count; i++) {
		const struct baat_step *part = &funnel->steps[step->parts[i]];
		if (!part->has_count || part->source_count > 1)
			return false;
		*count += part->count;
	}
	return step->part_count > 0;
}
