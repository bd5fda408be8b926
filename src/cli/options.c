/* Going through the options of a program, and what can be given together. */
#include "options.h"

#include "program.h"

const void *options_of(const struct common_options *settings, const struct option_group *group)
{
	for (const struct option_use *use = settings->program->options; use->group != NULL; use++)
		if (use->group == group)
			return (const char *)settings + use->at;
	return NULL;
}

bool option_next(struct option_walk *walk)
{
	for (const struct option_use *use; (use = &walk->program->options[walk->use])->group != NULL; walk->use++) {
		while (walk->next < use->group->count && !option_in(use->rows, (unsigned)walk->next))
			walk->next++;
		if (walk->next < use->group->count) {
			walk->row = &use->group->rows[walk->next++];
			walk->options = walk->settings == NULL ? NULL : (char *)walk->settings + use->at;
			walk->given = walk->options != NULL &&
			              option_in(*(const option_set *)walk->options, (unsigned)walk->next - 1);
			return true;
		}
		walk->next = 0;
	}
	return false;
}

enum baat_status option_read(const struct option_walk *walk, char *value, struct baat_diags *diags)
{
	*(option_set *)walk->options |= OPTION(walk->next - 1);
	return walk->row->take(walk->options, walk->row, value, diags);
}

/* Finds an option by its name; false when the program does not have it. */
static bool find(struct option_walk *walk, const char *name)
{
	while (option_next(walk))
		if (strcmp(walk->row->name, name) == 0)
			return true;
	return false;
}

enum baat_status check_conflicts(const struct common_options *settings, const struct option_pair pairs[],
                                 struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (const struct option_pair *pair = pairs; pair->first != NULL; pair++) {
		struct option_walk first = {.program = settings->program,
		                            .settings = (struct common_options *)settings};
		struct option_walk second = first;
		if (!find(&first, pair->first) || !find(&second, pair->second))
			status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_INTERNAL, "--%s, --%s", pair->first,
			                    pair->second);
		else if (first.given && second.given)
			status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
			                    _("--%s cannot be combined with --%s"), pair->first, pair->second);
	}
	return status;
}
