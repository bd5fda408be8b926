/* Tables that another program wrote, shown as they are. */
#include "base/gettext.h"
#include "tables.h"

static enum baat_status add_table(struct tables_of_report *tables, struct baat_text name, enum table_origin origin,
                                  const struct baat_any_table *from, struct baat_diags *diags)
{
	struct table *table = table_add(tables, name, from->columns, from->column_count);
	char digits[BAAT_NUMBER_MAX];
	if (table == NULL)
		return baat_out_of_memory(diags);
	table->origin = origin;
	for (size_t i = 0; i < from->row_count; i++) {
		const size_t length = baat_number_write(digits, (baat_sum)i + 1, 0, ',');
		const struct baat_text key = table_keep(tables, (struct baat_text){digits, length});
		struct table_row *row = key.at == NULL ? NULL : table_add_row(tables, table, BAAT_TEXT(""), key);
		if (row == NULL)
			return baat_out_of_memory(diags);
		memcpy(row->cells, from->cells + i * from->column_count, from->column_count * sizeof *row->cells);
	}
	return BAAT_OK;
}

/* The measures that baat-zeker draws of. */
static const enum baat_measure drawn[] = {BAAT_MEASURE_NPV, BAAT_MEASURE_NET, BAAT_MEASURE_AVOIDED,
                                          BAAT_MEASURE_AVOIDED_PV, BAAT_MEASURE_CASHABLE};

static const struct alternative *find_alternative(const struct material *material, struct baat_text name)
{
	for (size_t i = 0; i < material->count; i++)
		if (baat_text_equal(material->alternatives[i].name, name))
			return &material->alternatives[i];
	return NULL;
}

/* Whether the centre of each row is the report's own figure of a measure. */
static bool agrees(const struct material *material, const struct baat_any_table *from, size_t centre,
                   enum baat_measure measure, size_t *wrong)
{
	for (*wrong = 0; *wrong < from->row_count; ++*wrong) {
		const struct baat_cell *cells = from->cells + *wrong * from->column_count;
		const struct alternative *alternative = find_alternative(material, cells[0].text);
		if (alternative == NULL || alternative->total.measures[measure].number != cells[centre].number)
			return false;
	}
	return true;
}

/*
 * A table of totals begins with alternatief and has the chance of a gain. It does not say of which measure it is: it
 * must be one that agrees for all alternatives that the report has.
 */
static enum baat_status check_centres(struct material *material, const char *path, const struct baat_any_table *from,
                                      enum baat_measure *measure, struct baat_diags *diags)
{
	const size_t centre = baat_any_table_find(from, "midden");
	size_t wrong = 0, furthest = 0;
	*measure = BAAT_MEASURE__MAX;
	if (centre == SIZE_MAX || baat_any_table_find(from, "alternatief") != 0 ||
	    baat_any_table_find(from, "kans_positief") == SIZE_MAX || from->columns[centre].kind != BAAT_CELL_CENTS)
		return BAAT_OK;
	for (size_t i = 0; i < sizeof drawn / sizeof drawn[0]; i++) {
		if (agrees(material, from, centre, drawn[i], &wrong)) {
			*measure = drawn[i];
			return BAAT_OK;
		}
		furthest = wrong > furthest ? wrong : furthest;
	}
	const struct baat_cell *cells = from->cells + furthest * from->column_count;
	char digits[BAAT_NUMBER_MAX];
	digits[baat_number_write_grouped(digits, cells[centre].number, BAAT_SCALE_CENTS)] = '\0';
	return baat_error(diags, baat_at(path, 0, 0), BAAT_TABLE_DIFFERS,
	                  _("midden %s of alternative '%s' is no figure of this report; make both from the same cases, "
	                    "prices and options"),
	                  digits, baat_show(cells[0].text).text);
}

static enum baat_status add_sure(struct tables_of_report *tables, struct material *material, size_t index,
                                 struct baat_diags *diags)
{
	const char *path = material->settings->verslag.sure.items[index];
	struct baat_buffer name = {0};
	enum baat_measure measure;
	enum baat_status status = check_centres(material, path, &material->sure[index], &measure, diags);
	if (status != BAAT_OK)
		return status;
	if (index == 0)
		material->sure_measure = measure;
	baat_buffer_add_string(&name, "zeker");
	if (index > 0)
		baat_buffer_printf(&name, "-%zu", index + 1);
	const struct baat_text kept = table_keep(tables, baat_buffer_text(&name));
	status = name.failed || kept.at == NULL ? baat_out_of_memory(diags)
	                                        : add_table(tables, kept, TABLE_SURE, &material->sure[index], diags);
	baat_buffer_free(&name);
	return status;
}

enum baat_status tables_add_other(struct tables_of_report *tables, struct material *material, struct baat_diags *diags)
{
	const struct verslag_options *options = &material->settings->verslag;
	enum baat_status status = BAAT_OK;
	material->sure_measure = BAAT_MEASURE__MAX;
	for (size_t i = 0; i < options->sure.count && status == BAAT_OK; i++)
		status = add_sure(tables, material, i, diags);
	for (size_t i = 0; i < options->extra.count && status == BAAT_OK; i++)
		status =
		    add_table(tables, extra_name(options->extra.items[i]), TABLE_EXTRA, &material->extra[i], diags);
	return status;
}
