/* What stands under the table of a funnel, in words. */
#include <stdarg.h>

#include "trechter.h"

static enum baat_status tell(struct emitter *emitter, struct baat_diags *diags, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static enum baat_status tell(struct emitter *emitter, struct baat_diags *diags, const char *format, ...)
{
	char *sentence = NULL;
	va_list arguments;
	va_start(arguments, format);
	const int length = vasprintf(&sentence, format, arguments);
	va_end(arguments);
	if (length < 0)
		return baat_out_of_memory(diags);
	const enum baat_status status = emit_sentence(emitter, sentence, diags);
	free(sentence);
	return status;
}

/* Where what was counted at a step and at those that divide it does not agree. */
static enum baat_status tell_rest(const struct baat_funnel *funnel, const struct baat_step *step,
                                  struct emitter *emitter, struct baat_diags *diags)
{
	int64_t after;
	if (!step->has_count || !baat_funnel_counted_after(funnel, step, &after) || step->count == after)
		return BAAT_OK;
	return tell(emitter, diags, _("Of the %s counted at %s, %s were counted at none of the steps that divide it."),
	            show_persons(step->count).text, step->name.at, show_persons(step->count - after).text);
}

/* And where it does not agree with the share that is expected. */
static enum baat_status tell_difference(const struct baat_funnel *funnel, const struct baat_step *step,
                                        struct emitter *emitter, struct baat_diags *diags)
{
	int64_t before;
	if (!step->has_count || !baat_funnel_counted_before(funnel, step, &before))
		return BAAT_OK;
	const baat_sum exact = (baat_sum)step->count * step->rate.of - (baat_sum)before * step->rate.number;
	const baat_sum more = baat_round_div(exact, step->rate.of);
	if (more == 0)
		return BAAT_OK;
	return tell(emitter, diags,
	            more > 0 ? _("At %s %s were counted, %s more than its deel of those before it.")
	                     : _("At %s %s were counted, %s fewer than its deel of those before it."),
	            step->name.at, show_persons(step->count).text, show_persons(more > 0 ? more : -more).text);
}

static enum baat_status tell_overflow(const struct baat_step *step, const struct groups *groups, size_t index,
                                      struct emitter *emitter, struct baat_diags *diags)
{
	baat_sum overflow = 0;
	for (size_t i = 0; i < groups->count; i++)
		overflow += groups->items[i].sums[index].overflow;
	if (overflow == 0)
		return BAAT_OK;
	return tell(emitter, diags, _("For %s persons there was no room at %s; they go nowhere."),
	            show_persons(overflow).text, step->name.at);
}

enum baat_status steps_tell(const struct trechter *trechter, const struct groups *groups, struct emitter *emitter,
                            struct baat_diags *diags)
{
	const struct baat_funnel *funnel = &trechter->funnel;
	const bool tells_counts = groups->key_count == 0;
	enum baat_status status = tell(
	    emitter, diags, "%s", _("verwacht is an expectation, geteld an observation; the two are never mixed."));
	for (size_t i = 0; i < funnel->count && status == BAAT_OK; i++) {
		const struct baat_step *step = &funnel->steps[i];
		if (tells_counts)
			status = tell_rest(funnel, step, emitter, diags);
		if (tells_counts && status == BAAT_OK)
			status = tell_difference(funnel, step, emitter, diags);
		if (status == BAAT_OK)
			status = tell_overflow(step, groups, i, emitter, diags);
	}
	return status;
}
