/* Prices that are old, and euros of different years. */
#include "toets.h"

bool price_ages_new(struct price_ages *ages, const struct baat_prices *prices)
{
	ages->post_count = baat_prices_count(prices);
	ages->posts = calloc(ages->post_count + 1, sizeof *ages->posts);
	return ages->posts != NULL;
}

void price_ages_free(struct price_ages *ages)
{
	free(ages->posts);
}

void price_ages_clear(struct price_ages *ages)
{
	memset(ages->posts, 0, ages->post_count * sizeof *ages->posts);
	memset(ages->own, 0, sizeof ages->own);
	memset(ages->years, 0, sizeof ages->years);
}

static void use(struct usage *usage, size_t file, uint64_t line)
{
	/* a worker sees blocks in the order of the files, but not the lines of a case */
	if (usage->lines++ == 0 || (usage->file == file && line < usage->line)) {
		usage->file = file;
		usage->line = line;
	}
}

void price_ages_add(struct price_ages *ages, size_t file, const struct baat_case *casus)
{
	for (size_t i = 0; i < casus->line_count; i++) {
		const struct baat_line *line = &casus->lines[i];
		if (line->unpriced)
			continue;
		use(&ages->years[line->price_year], file, line->line);
		if (line->own_price)
			use(&ages->own[line->price_year], file, line->line);
		else
			use(&ages->posts[line->price_index], file, line->line);
	}
}

static void merge(struct usage *into, const struct usage *from)
{
	if (from->lines == 0)
		return;
	if (into->lines == 0 || from->file < into->file || (from->file == into->file && from->line < into->line)) {
		into->file = from->file;
		into->line = from->line;
	}
	into->lines += from->lines;
}

void price_ages_merge(struct price_ages *into, const struct price_ages *from)
{
	for (size_t i = 0; i < into->post_count; i++)
		merge(&into->posts[i], &from->posts[i]);
	for (size_t year = 0; year <= BAAT_YEAR_LAST; year++) {
		merge(&into->own[year], &from->own[year]);
		merge(&into->years[year], &from->years[year]);
	}
}

static struct baat_place place_of(const struct baat_run *run, const struct usage *usage, const char *column)
{
	const struct baat_table *table = baat_inputs_at(baat_run_inputs(run), usage->file)->table;
	size_t at = baat_table_find(table, baat_text_of(column));
	return baat_at(baat_table_path(table), usage->line, at == BAAT_NO_COLUMN ? 0 : at + 1);
}

static enum baat_status tell_old_post(const struct baat_run *run, const struct usage *usage,
                                      const struct baat_price *price, int32_t newest, struct baat_diags *diags)
{
	const char *post = baat_names_text(baat_prices_names(baat_run_request(run)->prices), price->row->post).at;
	return baat_warn(
	    diags, place_of(run, usage, "post"), BAAT_PRICE_OLD,
	    ngettext_("the price of '%s' is of %d, more than ten years older than %d, and %llu line uses it; "
	              "put a newer one in a table of your own (-p), or make sure that it still holds",
	              "the price of '%s' is of %d, more than ten years older than %d, and %llu lines use it; "
	              "put a newer one in a table of your own (-p), or make sure that it still holds",
	              (unsigned long)usage->lines),
	    post, (int)price->row->year, (int)newest, (unsigned long long)usage->lines);
}

static enum baat_status tell_old(const struct price_ages *ages, const struct baat_run *run, int32_t newest,
                                 struct baat_diags *diags)
{
	enum { OLD = 10 };
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < ages->post_count; i++) {
		const struct baat_price *price = baat_prices_at(baat_run_request(run)->prices, i);
		int32_t year = price->row->year;
		if (ages->posts[i].lines > 0 && year != BAAT_NO_YEAR && newest - year > OLD)
			status = baat_worst(status, tell_old_post(run, &ages->posts[i], price, newest, diags));
	}
	for (int32_t year = BAAT_YEAR_FIRST; year < newest - OLD; year++) {
		const struct usage *usage = &ages->own[year];
		if (usage->lines == 0)
			continue;
		status = baat_worst(
		    status,
		    baat_warn(diags, place_of(run, usage, "prijspeil"), BAAT_PRICE_OLD,
		              ngettext_("prijspeil %d is more than ten years older than %d, on %llu line; fill in "
		                        "a newer price, or make sure that it still holds",
		                        "prijspeil %d is more than ten years older than %d, on %llu lines; fill in "
		                        "a newer price, or make sure that it still holds",
		                        (unsigned long)usage->lines),
		              (int)year, (int)newest, (unsigned long long)usage->lines));
	}
	return status;
}

/* At the first line that is not in euros of the newest year. */
static enum baat_status tell_mixed(const struct price_ages *ages, const struct baat_run *run, int32_t newest,
                                   struct baat_diags *diags)
{
	struct baat_buffer years = {0};
	struct usage first = {0};
	enum baat_status status = BAAT_OK;
	for (int32_t year = BAAT_YEAR_FIRST; year < newest; year++) {
		if (ages->years[year].lines == 0)
			continue;
		baat_buffer_printf(&years, "%d, ", (int)year);
		merge(&first, &ages->years[year]);
	}
	baat_buffer_printf(&years, "%d", (int)newest);
	baat_buffer_add_char(&years, '\0');
	if (years.failed)
		status = baat_out_of_memory(diags);
	else if (first.lines > 0)
		status =
		    baat_warn(diags, place_of(run, &first, "post"), BAAT_PRICE_YEARS_MIXED,
		              _("euros of different years are added up (%s); this line is the first that is not in "
		                "euros of %d; --prijspeil=JAAR brings them to one"),
		              years.at, (int)newest);
	baat_buffer_free(&years);
	return status;
}

enum baat_status price_ages_tell(const struct price_ages *ages, const struct baat_run *run, struct baat_diags *diags)
{
	int32_t asked = baat_run_request(run)->method->price_year, newest = asked;
	for (int32_t year = BAAT_YEAR_FIRST; asked == BAAT_NO_YEAR && year <= BAAT_YEAR_LAST; year++)
		if (ages->years[year].lines > 0)
			newest = year;
	if (newest == BAAT_NO_YEAR)
		return BAAT_OK;
	enum baat_status status = asked == BAAT_NO_YEAR ? tell_mixed(ages, run, newest, diags) : BAAT_OK;
	return baat_worst(status, tell_old(ages, run, newest, diags));
}
