/* The set of tariffs: which of them count, and which one holds in a month. */
#include "baat/model/tariff.h"

#include "base/gettext.h"
#include "baat/base/buffer.h"
#include "baat/model/price.h"
#include "model/row/whole.h"
#include "tariff-row.h"

struct baat_tariffs {
	struct baat_arena arena;
	struct baat_names *code_names, *part_names; /* a code; a code and a component, with a space between them */
	struct baat_tariff_code **codes;            /* by number in the first */
	size_t code_count, code_capacity;
	struct baat_tariff_component **components; /* by number in the second */
	size_t component_count, component_capacity;
	struct baat_tariff **tariffs; /* all of them, by number */
	size_t count, capacity;
	size_t table_count;
	struct baat_buffer key;
};

static const char *const rate_names[BAAT_RATE__MAX] = {
    [BAAT_RATE_VAT] = "btw", [BAAT_RATE_INTEREST] = "wettelijke-rente"};

const char *baat_rate_name(enum baat_rate rate)
{
	return rate_names[rate];
}

struct baat_tariffs *baat_tariffs_new(void)
{
	struct baat_tariffs *tariffs = calloc(1, sizeof *tariffs);
	if (tariffs == NULL)
		return NULL;
	tariffs->code_names = baat_names_new(NULL);
	tariffs->part_names = baat_names_new(NULL);
	if (tariffs->code_names != NULL && tariffs->part_names != NULL)
		return tariffs;
	baat_tariffs_free(tariffs);
	return NULL;
}

void baat_tariffs_free(struct baat_tariffs *tariffs)
{
	if (tariffs == NULL)
		return;
	for (size_t i = 0; i < tariffs->count; i++)
		free(tariffs->tariffs[i]->bands);
	for (size_t i = 0; i < tariffs->component_count; i++)
		free(tariffs->components[i]->tariffs);
	for (size_t i = 0; i < tariffs->code_count; i++)
		free(tariffs->codes[i]->components);
	free(tariffs->codes);
	free(tariffs->components);
	free(tariffs->tariffs);
	baat_names_free(tariffs->code_names);
	baat_names_free(tariffs->part_names);
	baat_arena_free(&tariffs->arena);
	baat_buffer_free(&tariffs->key);
	free(tariffs);
}

/* A thing of the arena, put at the end of a list of such things. NULL when there is no memory. */
static void *add_new(struct baat_tariffs *tariffs, void *list, size_t *count, size_t *capacity, size_t size)
{
	void *made = baat_arena_take(&tariffs->arena, size);
	if (made == NULL || !baat_grow(list, capacity, *count + 1, sizeof made))
		return NULL;
	memset(made, 0, size);
	memcpy(*(char **)list + *count * sizeof made, &made, sizeof made);
	++*count;
	return made;
}

static struct baat_tariff_code *code_of(struct baat_tariffs *tariffs, struct baat_text name)
{
	uint32_t number = baat_names_add(tariffs->code_names, name);
	if (number == BAAT_NO_NAME)
		return NULL;
	if (number < tariffs->code_count)
		return tariffs->codes[number];
	struct baat_tariff_code *code =
	    add_new(tariffs, &tariffs->codes, &tariffs->code_count, &tariffs->code_capacity, sizeof *code);
	if (code != NULL)
		code->name = baat_names_text(tariffs->code_names, number);
	return code;
}

static struct baat_tariff_component *component_of(struct baat_tariffs *tariffs, const struct baat_tariff_row *row)
{
	struct baat_tariff_code *code = code_of(tariffs, row->code);
	tariffs->key.length = 0;
	baat_buffer_add(&tariffs->key, row->code);
	baat_buffer_add_char(&tariffs->key, ' ');
	baat_buffer_add(&tariffs->key, row->component);
	if (code == NULL || tariffs->key.failed)
		return NULL;
	uint32_t number = baat_names_add(tariffs->part_names, baat_buffer_text(&tariffs->key));
	if (number == BAAT_NO_NAME)
		return NULL;
	if (number < tariffs->component_count)
		return tariffs->components[number];
	struct baat_tariff_component *component = add_new(tariffs, &tariffs->components, &tariffs->component_count,
	                                                  &tariffs->component_capacity, sizeof *component);
	if (component == NULL ||
	    !baat_grow(&code->components, &code->capacity, code->count + 1, sizeof *code->components))
		return NULL;
	code->components[code->count++] = component;
	component->name = row->component;
	component->post = row->code;
	if (row->component.length == 0)
		return component;
	tariffs->key.at[row->code.length] = '-';
	component->post = baat_arena_text(&tariffs->arena, baat_buffer_text(&tariffs->key));
	return component->post.at == NULL ? NULL : component;
}

/* How many tariffs of a component begin in a month or before it; they are in that order. */
static size_t count_until(const struct baat_tariff_component *component, int32_t month)
{
	size_t low = 0, high = component->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (component->tariffs[middle]->from <= month)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_same_tariff(const struct baat_tariff *a, const struct baat_tariff *b)
{
	return a->until == b->until && a->over == b->over && a->graduated == b->graduated && a->minimum == b->minimum &&
	       a->maximum == b->maximum && a->vat == b->vat && a->work == b->work && a->collection == b->collection &&
	       baat_text_equal(a->description, b->description) && baat_text_equal(a->law, b->law) &&
	       baat_text_equal(a->receiver, b->receiver);
}

/* Makes the tariff of a row anew: of a month that has none yet, or in the place of that of an earlier table. */
static struct baat_tariff *begin_tariff(struct baat_tariffs *tariffs, struct baat_tariff_component *component,
                                        const struct baat_tariff_row *row, struct baat_tariff *old)
{
	struct baat_tariff *tariff = old;
	const size_t at = count_until(component, row->tariff.from);
	if (old == NULL) {
		tariff = add_new(tariffs, &tariffs->tariffs, &tariffs->count, &tariffs->capacity, sizeof *tariff);
		if (tariff == NULL || !baat_grow(&component->tariffs, &component->capacity, component->count + 1,
		                                 sizeof *component->tariffs))
			return NULL;
		memmove(component->tariffs + at + 1, component->tariffs + at,
		        (component->count - at) * sizeof *component->tariffs);
		component->tariffs[at] = tariff;
		component->count++;
	}
	const struct baat_tariff before = *tariff;
	*tariff = row->tariff;
	tariff->bands = before.bands;
	tariff->band_capacity = before.band_capacity;
	tariff->component = component;
	tariff->number = old == NULL ? tariffs->count - 1 : before.number;
	tariff->table = tariffs->table_count;
	return tariff;
}

static enum baat_status keep_row(struct baat_tariffs *tariffs, const struct baat_tariff_row *row,
                                 struct baat_diags *diags)
{
	struct baat_tariff_component *component = component_of(tariffs, row);
	if (component == NULL)
		return baat_out_of_memory(diags);
	const size_t until = count_until(component, row->tariff.from);
	struct baat_tariff *tariff = until == 0 ? NULL : component->tariffs[until - 1];
	if (tariff != NULL && tariff->from != row->tariff.from)
		tariff = NULL;
	if (tariff == NULL || tariff->table != tariffs->table_count)
		tariff = begin_tariff(tariffs, component, row, tariff);
	else if (!is_same_tariff(tariff, &row->tariff))
		return baat_error(diags, row->tariff.place, BAAT_TARIFF_MIXED,
		                  _("this row and that on line %llu are one tariff (the same code, onderdeel and van), "
		                    "and may differ in boven, tm, bedrag and procent alone"),
		                  (unsigned long long)tariff->place.line);
	if (tariff == NULL ||
	    !baat_grow(&tariff->bands, &tariff->band_capacity, tariff->band_count + 1, sizeof *tariff->bands))
		return baat_out_of_memory(diags);
	tariff->bands[tariff->band_count++] = row->band;
	return BAAT_OK;
}

/* What a table is read with. */
struct reading {
	struct baat_tariffs *tariffs;
	const char *path;
	const struct baat_prices_options *options;
};

static enum baat_status take(void *context, const struct baat_record *record)
{
	const struct reading *reading = context;
	struct baat_tariff_row row;
	enum baat_status status = baat_tariff_row_read(record, &reading->tariffs->arena, &row);
	return status == BAAT_OK ? keep_row(reading->tariffs, &row, record->diags) : status;
}

static void end(void *context, struct baat_table *table, uint64_t rows)
{
	const struct reading *reading = context;
	const struct baat_prices_options *options = reading->options;
	struct baat_sheet_facts sheet;
	char hex[65] = "";
	if (options->account == NULL)
		return;
	if (options->digest)
		baat_table_digest(table, hex);
	baat_table_sheet(table, &sheet);
	options->account(options->account_context, reading->path, hex, rows, &sheet);
}

enum baat_status baat_tariffs_add(struct baat_tariffs *tariffs, const char *path,
                                  const struct baat_prices_options *options, struct baat_diags *diags)
{
	struct reading reading = {.tariffs = tariffs, .path = path, .options = options};
	struct baat_whole whole = {
	    .kind = &baat_tariff_table,
	    .request = {.path = path,
	                .encoding = options->encoding,
	                .force_mark = options->force_mark,
	                .mark = options->mark,
	                .digest = options->digest},
	    .context = &reading,
	    .on_row = take,
	    .on_end = end,
	};
	tariffs->table_count += !options->same_table;
	return baat_whole_read(&whole, diags);
}

static int by_bounds(const void *left, const void *right)
{
	const struct baat_tariff_band *a = left, *b = right;
	return (a->above > b->above) - (a->above < b->above);
}

static enum baat_status order_bands(struct baat_tariff *tariff, struct baat_diags *diags)
{
	qsort(tariff->bands, tariff->band_count, sizeof *tariff->bands, by_bounds);
	for (size_t i = 1; i < tariff->band_count; i++)
		if (tariff->bands[i - 1].up_to > tariff->bands[i].above)
			return baat_error(diags, tariff->place, BAAT_TARIFF_MIXED,
			                  _("the bands (boven, tm) of the tariff that begins here overlap"));
	return BAAT_OK;
}

static bool has_work(const struct baat_tariff_component *component)
{
	for (size_t i = 0; i < component->count; i++)
		if (component->tariffs[i]->work)
			return true;
	return false;
}

enum baat_status baat_tariffs_finish(struct baat_tariffs *tariffs, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < tariffs->count; i++)
		status = baat_worst(status, order_bands(tariffs->tariffs[i], diags));
	for (size_t i = 0; i < tariffs->code_count; i++) {
		struct baat_tariff_code *code = tariffs->codes[i];
		code->work = 0;
		for (size_t j = 0; j < code->count; j++)
			code->work += has_work(code->components[j]);
	}
	return status;
}

size_t baat_tariffs_count(const struct baat_tariffs *tariffs)
{
	return tariffs->count;
}

const struct baat_tariff *baat_tariffs_get(const struct baat_tariffs *tariffs, size_t number)
{
	return tariffs->tariffs[number];
}

static bool is_rate(struct baat_text code)
{
	return baat_text_equal(code, baat_text_of(rate_names[BAAT_RATE_VAT])) ||
	       baat_text_equal(code, baat_text_of(rate_names[BAAT_RATE_INTEREST]));
}

const struct baat_tariff_code *baat_tariffs_step(const struct baat_tariffs *tariffs, struct baat_text code)
{
	uint32_t number = baat_names_find(tariffs->code_names, code);
	if (number != BAAT_NO_NAME)
		return is_rate(code) ? NULL : tariffs->codes[number];
	/* codes are in lowercase letters, and there are few of them */
	for (size_t i = 0; i < tariffs->code_count; i++)
		if (baat_text_equal_ascii(tariffs->codes[i]->name, code) && !is_rate(tariffs->codes[i]->name))
			return tariffs->codes[i];
	return NULL;
}

static struct baat_text code_at(const void *context, size_t index)
{
	const struct baat_tariffs *tariffs = context;
	const struct baat_text name = tariffs->codes[index]->name;
	return is_rate(name) ? BAAT_TEXT("") : name;
}

const char *baat_tariffs_nearest(const struct baat_tariffs *tariffs, struct baat_text code)
{
	long nearest = baat_text_nearest(code, tariffs->code_count, code_at, tariffs);
	return nearest < 0 || code_at(tariffs, (size_t)nearest).length == 0 ? NULL : tariffs->codes[nearest]->name.at;
}

const struct baat_tariff_component *baat_tariffs_rate(const struct baat_tariffs *tariffs, enum baat_rate rate)
{
	uint32_t number = baat_names_find(tariffs->code_names, baat_text_of(rate_names[rate]));
	return number == BAAT_NO_NAME ? NULL : tariffs->codes[number]->components[0];
}

const struct baat_tariff *baat_tariff_at(const struct baat_tariff_component *component, int32_t month, bool *holds)
{
	const size_t until = count_until(component, month);
	const struct baat_tariff *tariff = until == 0 ? NULL : component->tariffs[until - 1];
	*holds = tariff != NULL && (tariff->until == BAAT_NO_MONTH || month <= tariff->until);
	return tariff;
}

/* What a band comes to for so much of the base, in 10^-6 cents. */
static baat_sum band_fee(const struct baat_tariff_band *band, int64_t part)
{
	return (baat_sum)band->amount * BAAT_PERCENT_ALL + (baat_sum)part * band->percent;
}

enum baat_status baat_tariff_fee(const struct baat_tariff *tariff, int64_t base, int64_t *cents)
{
	baat_sum fee = 0;
	bool held = tariff->graduated;
	for (size_t i = 0; i < tariff->band_count; i++) {
		const struct baat_tariff_band *band = &tariff->bands[i];
		const int64_t low = band->above < 0 ? 0 : band->above;
		if (base <= band->above)
			break;
		if (tariff->graduated)
			fee += band_fee(band, (base < band->up_to ? base : band->up_to) - low);
		else if (base <= band->up_to) {
			fee = band_fee(band, base);
			held = true;
		}
	}
	if (!held)
		return BAAT_REJECTED;
	if (fee < (baat_sum)tariff->minimum * BAAT_PERCENT_ALL)
		fee = (baat_sum)tariff->minimum * BAAT_PERCENT_ALL;
	if (tariff->maximum != BAAT_NO_END && fee > (baat_sum)tariff->maximum * BAAT_PERCENT_ALL)
		fee = (baat_sum)tariff->maximum * BAAT_PERCENT_ALL;
	*cents = (int64_t)baat_round_div(fee, BAAT_PERCENT_ALL);
	return BAAT_OK;
}
