/* What baat-prijs does: looks posts up, and shows them or what differs. */
#include "prijs.h"

/* The one post found, else the one whose whole code was given; SIZE_MAX when there is none. */
static size_t post_for_card(const struct lookup *lookup)
{
	if (lookup->found_count == 1)
		return lookup->found[0];
	for (size_t i = 0; i < lookup->found_count; i++) {
		size_t post = lookup->found[i];
		struct baat_text code = lookup_name(lookup, baat_prices_at(lookup->tables.prices, post)->row->post);
		for (size_t j = 0; j < lookup->patterns->count; j++)
			if (baat_text_equal(code, lookup->patterns->folded[j]))
				return post;
	}
	return SIZE_MAX;
}

static enum baat_status show(const struct lookup *lookup, struct baat_output *output, struct baat_diags *diags)
{
	size_t post = SIZE_MAX;
	enum baat_status status = BAAT_OK;
	if (lookup->settings->output.form != BAAT_FORM_TABLE)
		return baat_worst(list_write(lookup, output, diags), lookup_note_as_they_stand(lookup, diags));
	if (lookup->found_count > 0)
		post = post_for_card(lookup);
	if (post != SIZE_MAX)
		status = card_write(lookup, post, output, diags);
	if (status == BAAT_OK && lookup->found_count > (post != SIZE_MAX))
		status = baat_worst(table_write(lookup, post, output, diags), lookup_note_as_they_stand(lookup, diags));
	return status;
}

static enum baat_status open_sets(struct lookup *here, struct lookup *there, const struct prijs_settings *settings,
                                  const struct patterns *patterns, struct baat_diags *diags)
{
	enum baat_status status =
	    lookup_open(here, settings, patterns, settings->prices.tables.items, settings->prices.tables.count, diags);
	if (status == BAAT_OK && settings->prijs.difference != NULL)
		return lookup_open(there, settings, patterns, &settings->prijs.difference, 1, diags);
	if (status == BAAT_OK)
		status = lookup_quote(here, diags);
	return status;
}

static enum baat_status write_all(const struct lookup *here, const struct lookup *there, struct baat_diags *diags)
{
	const struct prijs_settings *settings = here->settings;
	struct baat_output *output;
	enum baat_status status = baat_output_open(&output, settings->output.path, diags);
	if (status != BAAT_OK)
		return status;
	if (here->found_count + there->found_count == 0)
		status = patterns_note_nothing(here->patterns, here->tables.prices, diags);
	if (status == BAAT_OK && settings->prijs.difference != NULL)
		status = compare_write(here, there, output, diags);
	else if (status == BAAT_OK)
		status = show(here, output, diags);
	if (status == BAAT_OK)
		return baat_output_commit(output, diags);
	baat_output_abandon(output);
	return status;
}

enum baat_status prijs_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct prijs_settings *settings = context;
	struct patterns patterns = {0};
	struct lookup here = {0}, there = {0};
	enum baat_status status = patterns_read(&patterns, &settings->common.operands, diags);
	if (status == BAAT_OK)
		status = open_sets(&here, &there, settings, &patterns, diags);
	if (status == BAAT_OK)
		status = write_all(&here, &there, diags);
	/* messages name the tables */
	report_print(report, diags);
	report_exhausted(report);
	lookup_free(&there);
	lookup_free(&here);
	patterns_free(&patterns);
	return status;
}
