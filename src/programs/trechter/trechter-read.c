/* Everything that a programme is read from. */
#include "baat/base/name.h"
#include "baat/calc/programme-check.h"
#include "trechter.h"

/* The name as it counts; one that reads as the counterfactual could not be compared with it. */
static enum baat_status read_name(struct trechter *trechter, struct baat_diags *diags)
{
	const char *given = trechter->settings->trechter.name;
	bool done = true;
	trechter->name = baat_text_of(given == NULL ? "programma" : given);
	trechter->name_room = malloc(baat_name_room(trechter->name));
	if (trechter->name_room == NULL || !baat_name_clean(&trechter->name, trechter->name_room))
		return baat_out_of_memory(diags);
	const bool is_without = baat_alternative_is_without(trechter->name, &done);
	if (!done)
		return baat_out_of_memory(diags);
	if (trechter->name.length > 0 && !is_without && baat_text_is_utf8(trechter->name))
		return BAAT_OK;
	return baat_error(
	    diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
	    _("--naam '%s' cannot name an alternative; choose a name that is not empty and says nothing like "
	      "zonder"),
	    baat_show(trechter->name).text);
}

static struct baat_table_source source_of(const char *path, const struct trechter_settings *settings)
{
	const struct input_options *input = &settings->input;
	return (struct baat_table_source){
	    .path = path,
	    .encoding = input->encoding,
	    .force_mark = option_in(input->given, INPUT_MARK),
	    .mark = input->mark,
	    .digest = account_is_wanted(&settings->common),
	    .meant = {input->attributes.items, input->attributes.count},
	};
}

static enum baat_status read_intake(struct trechter *trechter, struct baat_diags *diags)
{
	const char *path = trechter->settings->trechter.intake;
	if (path == NULL)
		return baat_intake_counted(&trechter->intake, &trechter->funnel, diags);
	struct baat_table_source *source = &trechter->sources[trechter->source_count++];
	*source = source_of(path, trechter->settings);
	return baat_intake_read(&trechter->intake, source, trechter->settings->method.values.start, diags);
}

static enum baat_status read_lines(struct trechter *trechter, struct baat_diags *diags)
{
	const struct words *operands = &trechter->settings->common.operands;
	enum baat_status status = BAAT_OK;
	trechter->programme.funnel = &trechter->funnel;
	for (size_t i = 0; i < operands->count && status < BAAT_SYSTEM; i++) {
		struct baat_table_source *source = &trechter->sources[trechter->source_count++];
		*source = source_of(operands->items[i], trechter->settings);
		status = baat_worst(status, baat_programme_read(&trechter->programme, source, diags));
	}
	return status == BAAT_OK ? baat_programme_check(&trechter->programme, diags) : status;
}

enum baat_status trechter_read(struct trechter *trechter, struct baat_diags *diags)
{
	enum { OTHERS = 2 };
	enum baat_status status = read_name(trechter, diags);
	if (status != BAAT_OK)
		return status;
	trechter->sources = calloc(OTHERS + trechter->settings->common.operands.count, sizeof *trechter->sources);
	if (trechter->sources == NULL)
		return baat_out_of_memory(diags);
	struct baat_table_source *source = &trechter->sources[trechter->source_count++];
	*source = source_of(trechter->settings->trechter.funnel, trechter->settings);
	status = baat_funnel_read(&trechter->funnel, source, diags);
	if (status == BAAT_OK)
		status = read_intake(trechter, diags);
	if (trechter->funnel.count > 0 && status < BAAT_SYSTEM && !trechter->settings->trechter.steps)
		status = baat_worst(status, read_lines(trechter, diags));
	return status;
}

void trechter_free(struct trechter *trechter)
{
	baat_programme_free(&trechter->programme);
	baat_intake_free(&trechter->intake);
	baat_funnel_free(&trechter->funnel);
	free(trechter->sources);
	free(trechter->name_room);
}
