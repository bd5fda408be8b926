/* The report as a workbook: a sheet for each table. */
#include "baat/io/workbook.h"
#include "cli/show.h"
#include "write.h"

/* What is not empty in all rows has a column. */
struct layout {
	bool alternative, key;
	struct baat_column *columns;
	size_t before, count;
};

/* In the arena of its own; false when there is no memory. */
static bool lay_out(struct layout *layout, const struct table *table, struct baat_arena *arena)
{
	*layout = (struct layout){0};
	for (const struct table_row *row = table->rows; row != NULL; row = row->next) {
		layout->alternative |= row->alternative.length > 0;
		layout->key |= row->key.length > 0;
	}
	layout->columns = baat_arena_take(arena, (table->count + 2) * sizeof *layout->columns);
	if (layout->columns == NULL)
		return false;
	if (layout->alternative)
		layout->columns[layout->before++] = (struct baat_column){BAAT_TEXT("alternatief"), BAAT_CELL_TEXT};
	if (layout->key)
		layout->columns[layout->before++] = (struct baat_column){BAAT_TEXT("sleutel"), BAAT_CELL_TEXT};
	memcpy(layout->columns + layout->before, table->columns, table->count * sizeof *layout->columns);
	layout->count = layout->before + table->count;
	return true;
}

/* "kerncijfers" as "Kerncijfers"; NULL when there is no memory. */
static const char *sheet_name(const struct table *table, struct baat_arena *arena)
{
	char *name = (char *)(uintptr_t)baat_arena_text(arena, table->name).at;
	if (name != NULL && name[0] >= 'a' && name[0] <= 'z')
		name[0] = (char)(name[0] - 'a' + 'A');
	return name;
}

static size_t column_of(const struct table *table, const struct layout *layout, const char *name)
{
	size_t column = 0;
	while (!baat_text_equal(table->columns[column].name, baat_text_of(name)))
		column++;
	return layout->before + column;
}

/* The chart that a table has for each alternative, if any. */
struct chart_kind {
	const char *table, *title;
	const char *columns[3];
	size_t count;
	bool across;
	size_t closing; /* rows at the end that are not in it */
};
static const struct chart_kind chart_kinds[] = {
    {"partijen", "Wie betaalt en wie wint: saldo in euro's", {"saldo"}, 1, true, 1},
    {"jaren", "Saldo tot en met elk jaar, in euro's", {"cumulatief"}, 1, false, 0},
    {"opbouw", "Waar de kosten zitten, in euro's", {"zonder", "gevolg", "inzet"}, 3, true, 0},
};

static enum baat_status add_chart(struct baat_workbook *book, const struct table *table, const struct layout *layout,
                                  const struct chart_kind *kind, struct baat_sheet_chart *chart,
                                  struct baat_text alternative, struct baat_diags *diags)
{
	size_t values[3];
	struct baat_buffer title = {0};
	for (size_t i = 0; i < kind->count; i++)
		values[i] = column_of(table, layout, kind->columns[i]);
	baat_buffer_printf(&title, "%s (", kind->title);
	baat_buffer_add(&title, alternative);
	baat_buffer_add_string(&title, ")");
	baat_buffer_add_char(&title, '\0');
	chart->kind = kind->across ? BAAT_CHART_ACROSS : BAAT_CHART_ALONG;
	chart->title = title.at;
	chart->name_column = layout->before - 1;
	chart->value_columns = values;
	chart->value_count = kind->count;
	chart->row_count -= kind->closing;
	const enum baat_status status =
	    title.failed ? baat_out_of_memory(diags) : baat_workbook_chart(book, chart, &chart->place, diags);
	baat_buffer_free(&title);
	return status;
}

static enum baat_status add_charts(struct baat_workbook *book, const struct table *table, const struct layout *layout,
                                   struct baat_diags *diags)
{
	const struct chart_kind *kind = NULL;
	struct baat_sheet_chart chart = {0};
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < sizeof chart_kinds / sizeof chart_kinds[0]; i++)
		if (baat_text_equal(table->name, baat_text_of(chart_kinds[i].table)))
			kind = &chart_kinds[i];
	if (kind == NULL)
		return BAAT_OK;
	size_t first = 0, count = 0;
	for (const struct table_row *row = table->rows; row != NULL && status == BAAT_OK; row = row->next) {
		count++;
		if (row->next != NULL && baat_text_equal(row->next->alternative, row->alternative))
			continue;
		chart.first_row = first;
		chart.row_count = count;
		if (count > kind->closing)
			status = add_chart(book, table, layout, kind, &chart, row->alternative, diags);
		first += count;
		count = 0;
	}
	return status;
}

static enum baat_status write_sheet(struct baat_workbook *book, const struct table *table, const struct layout *layout,
                                    struct baat_arena *arena, struct baat_diags *diags)
{
	struct baat_cell *cells = baat_arena_take(arena, layout->count * sizeof *cells);
	enum baat_status status = cells == NULL ? baat_out_of_memory(diags) : BAAT_OK;
	for (const struct table_row *row = table->rows; row != NULL && status == BAAT_OK; row = row->next) {
		if (layout->alternative)
			cells[0] = cell_of_text(row->alternative);
		if (layout->key)
			cells[layout->before - 1] = cell_of_text(row->key);
		memcpy(cells + layout->before, row->cells, table->count * sizeof *cells);
		status = baat_workbook_row(book, cells, diags);
	}
	return status == BAAT_OK ? add_charts(book, table, layout, diags) : status;
}

/* The first sheet comes with the output, the others follow. */
static enum baat_status begin_sheet(struct baat_output *output, const struct baat_sheet *sheet,
                                    struct baat_diags *diags)
{
	if (baat_output_is_workbook(output))
		return baat_workbook_sheet(baat_output_workbook(output), sheet, diags);
	return baat_output_as_workbook(output, "baat-verslag", sheet, diags);
}

enum baat_status write_book(const struct tables_of_report *tables, const struct material *material,
                            struct baat_output *output, struct baat_diags *diags)
{
	struct baat_arena arena = {0};
	enum baat_status status = BAAT_OK;
	(void)material; /* all that a workbook has stands in the tables */
	for (const struct table *table = tables->first; table != NULL && status == BAAT_OK; table = table->next) {
		struct layout layout;
		const char *name = sheet_name(table, &arena);
		if (name == NULL || !lay_out(&layout, table, &arena)) {
			status = baat_out_of_memory(diags);
			break;
		}
		const struct baat_sheet sheet = {
		    .name = name, .columns = layout.columns, .count = layout.count, .frozen = layout.before};
		status = begin_sheet(output, &sheet, diags);
		if (status == BAAT_OK)
			status = write_sheet(baat_output_workbook(output), table, &layout, &arena, diags);
	}
	/* what there is to note goes into the last sheet */
	if (status == BAAT_OK)
		status = show_notes(&(struct emitter){.form = BAAT_FORM_XLSX, .output = output}, diags);
	baat_arena_free(&arena);
	return status;
}
