#include "baat/calc/persons.h"

#include "base/gettext.h"

#define MOST_PERSONS INT64_C(1000000000000000) /* in units; products with any rate stay within 128 bits */

/* What a division works in: the steps that one step is divided over. */
struct room {
	struct baat_fraction *rates;
	int64_t *shares;
};

/* Persons that may be in other steps too: rounded once. */
static int64_t count_overlapping(const struct baat_step *step, const struct baat_reach reach[])
{
	baat_sum persons = 0;
	for (size_t i = 0; i < step->source_count; i++)
		persons += reach[step->sources[i]].persons;
	return (int64_t)baat_round_div(persons * step->rate.number, step->rate.of);
}

static bool divide_step(const struct baat_funnel *funnel, const struct baat_step *step, struct baat_reach reach[],
                        struct baat_reach *own, const struct room *room)
{
	for (size_t i = 0; i < step->part_count; i++)
		room->rates[i] = funnel->steps[step->parts[i]].rate;
	if (!baat_fractions_share_out(own->persons, room->rates, step->part_count, room->shares))
		return false;
	for (size_t i = 0; i < step->part_count; i++)
		reach[step->parts[i]].persons += room->shares[i];
	own->rest = room->shares[step->part_count];
	return true;
}

/* One step after the other: those that it comes out of are done. */
static enum baat_status divide(const struct baat_funnel *funnel, struct baat_reach reach[], const struct room *room,
                               struct baat_diags *diags)
{
	for (size_t i = 0; i < funnel->count; i++) {
		const struct baat_step *step = &funnel->steps[i];
		if (step->overlaps)
			reach[i].persons = count_overlapping(step, reach);
		if (reach[i].persons > MOST_PERSONS)
			return baat_error(
			    diags, baat_at(funnel->path, step->line, 0), BAAT_NUMBER_RANGE,
			    _("steps that overlap make more than 100 000 000 000 persons of one cohort at "
			      "'%s'"),
			    step->name.at);
		if (step->has_room && reach[i].persons > step->room) {
			reach[i].overflow = reach[i].persons - step->room;
			reach[i].persons = step->room;
		}
		if (step->part_count > 0 && !divide_step(funnel, step, reach, &reach[i], room))
			return baat_out_of_memory(diags);
	}
	return BAAT_OK;
}

enum baat_status baat_persons_divide(const struct baat_funnel *funnel, int64_t persons, struct baat_reach reach[],
                                     struct baat_diags *diags)
{
	struct room room = {calloc(funnel->count + 1, sizeof *room.rates),
	                    calloc(funnel->count + 1, sizeof *room.shares)};
	enum baat_status status = BAAT_OK;
	memset(reach, 0, funnel->count * sizeof *reach);
	reach[0].persons = persons;
	if (room.rates == NULL || room.shares == NULL)
		status = baat_out_of_memory(diags);
	else
		status = divide(funnel, reach, &room, diags);
	free(room.rates);
	free(room.shares);
	return status;
}
