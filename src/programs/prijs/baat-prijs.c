/* baat-prijs - looks up what things cost, says who, in which year, and in the euros of which year. */
#include "prijs.h"

static const enum option_id options[] = {
    OPTION_PRICES,    OPTION_PRICE_YEAR, OPTION_CPI,  OPTION_ALL_ROWS, OPTION_DIFFERENCE,
    OPTION_THRESHOLD, OPTION_OUTPUT,     OPTION_FORM, OPTION_DECIMAL,  OPTION_ENCODING,
    OPTION_HELP,      OPTION_VERSION,    OPTION_END,
};

static const char *const examples[] = {
    "baat-prijs opvang --prijspeil 2025",
    "baat-prijs -f csv-nl --alle bijstand alleenstaande",
    "baat-prijs -p standaard -p eigen.csv --verschil standaard --drempel 5%",
    NULL,
};

static const struct program program = {
    .name = "baat-prijs",
    .summary = N_("List and search price tables: what a unit costs, who pays it, says who, and in the euros of which "
                  "year. A post is shown when its code, description and domain hold every PATROON."),
    .operands = "[PATROON]...",
    .examples = examples,
    .options = options,
};

static enum baat_status check_options(const struct settings *settings, struct baat_diags *diags)
{
	static const enum option_id pairs[][2] = {{OPTION_ALL_ROWS, OPTION_DIFFERENCE}};
	static const struct conflict_list list = {pairs, sizeof pairs / sizeof pairs[0]};
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	size_t from_stdin = settings->difference_path != NULL && strcmp(settings->difference_path, "-") == 0;
	for (size_t i = 0; i < settings->prices.count; i++)
		from_stdin += strcmp(settings->prices.items[i], "-") == 0;
	if (from_stdin > 1)
		return baat_error(diags, nowhere, BAAT_OPTION_CONFLICT, _("standard input (-) can be read only once"));
	if (settings->given[OPTION_THRESHOLD] && !settings->given[OPTION_DIFFERENCE])
		return baat_error(diags, nowhere, BAAT_OPTION_CONFLICT, _("--drempel goes with --verschil only"));
	return check_conflicts(settings, &list, diags);
}

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
	if (lookup->settings->form != BAAT_FORM_TABLE)
		return baat_worst(list_write(lookup, output, diags), lookup_note_as_they_stand(lookup, diags));
	if (lookup->found_count > 0)
		post = post_for_card(lookup);
	if (post != SIZE_MAX)
		status = card_write(lookup, post, output, diags);
	if (status == BAAT_OK && lookup->found_count > (post != SIZE_MAX))
		status = baat_worst(table_write(lookup, post, output, diags), lookup_note_as_they_stand(lookup, diags));
	return status;
}

static enum baat_status open_sets(struct lookup *here, struct lookup *there, const struct settings *settings,
                                  const struct patterns *patterns, struct baat_diags *diags)
{
	enum baat_status status =
	    lookup_open(here, settings, patterns, settings->prices.items, settings->prices.count, diags);
	if (status == BAAT_OK && settings->difference_path != NULL)
		return lookup_open(there, settings, patterns, &settings->difference_path, 1, diags);
	if (status == BAAT_OK)
		status = lookup_quote(here, diags);
	return status;
}

static enum baat_status write_all(const struct lookup *here, const struct lookup *there, struct baat_diags *diags)
{
	const struct settings *settings = here->settings;
	struct baat_output *output;
	enum baat_status status = baat_output_open(&output, settings->output_path, diags);
	if (status != BAAT_OK)
		return status;
	if (here->found_count + there->found_count == 0)
		status = patterns_note_nothing(here->patterns, here->tables.prices, diags);
	if (status == BAAT_OK && settings->difference_path != NULL)
		status = compare_write(here, there, output, diags);
	else if (status == BAAT_OK)
		status = show(here, output, diags);
	if (status == BAAT_OK)
		return baat_output_commit(output, diags);
	baat_output_abandon(output);
	return status;
}

int main(int argc, char **argv)
{
	struct settings settings;
	struct patterns patterns = {0};
	struct lookup here = {0}, there = {0};
	struct baat_diags diags = {0};
	struct report report = {.program = &program, .limit = ERRORS_MAX};
	int exit_status;

	program_start();
	if (settings_read(&settings, &program, argc, argv, &exit_status) != BAAT_OK)
		goto out;
	enum baat_status status = check_options(&settings, &diags);
	if (status == BAAT_OK)
		status = patterns_read(&patterns, &settings.operands, &diags);
	if (status == BAAT_OK)
		status = open_sets(&here, &there, &settings, &patterns, &diags);
	if (status == BAAT_OK)
		status = write_all(&here, &there, &diags);
	report_print(&report, &diags);
	report_exhausted(&report);
	exit_status = program_end(&report, &diags, status);
out:
	lookup_free(&there);
	lookup_free(&here);
	patterns_free(&patterns);
	settings_free(&settings);
	return exit_status;
}
