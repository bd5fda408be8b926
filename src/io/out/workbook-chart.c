/* Charts that a spreadsheet draws from the cells of a sheet. */
#include "workbook-cell.h"

/* Pixels; a chart is as high as its bars need. */
enum { WIDTH = 620, HEIGHT = 330, GAP = 20, BAR = 22, BARS_LEAST = 8, ROW = 20 /* of a sheet */ };

/* The house style, and what stands out against it. */
static const lxw_color_t colours[] = {0x154273, 0xB36200, 0x1D6B30};

static bool add_series(struct baat_book_sheet *sheet, lxw_chart *picture, const struct baat_sheet_chart *chart,
                       size_t index)
{
	const char *name = sheet->setup.name;
	const lxw_col_t names = (lxw_col_t)chart->name_column, values = (lxw_col_t)chart->value_columns[index];
	const lxw_row_t first = (lxw_row_t)chart->first_row + 1;
	const lxw_row_t last = first + (lxw_row_t)chart->row_count - 1;
	lxw_chart_series *series = chart_add_series(picture, NULL, NULL);
	if (series == NULL)
		return false;
	chart_series_set_name_range(series, name, 0, values);
	chart_series_set_categories(series, name, first, names, last, names);
	chart_series_set_values(series, name, first, values, last, values);
	lxw_chart_line line = {.color = colours[index % (sizeof colours / sizeof colours[0])], .width = 2.25F};
	lxw_chart_fill fill = {.color = line.color};
	if (chart->kind == BAAT_CHART_ALONG)
		chart_series_set_line(series, &line);
	else
		chart_series_set_fill(series, &fill);
	return true;
}

/* The first row stands at the top, as in the table; names keep out of the way of what lies below zero. The library
 * calls the axis that lies x, and of bars that is the one with the values. */
static void lay_out(lxw_chart *picture, const struct baat_sheet_chart *chart)
{
	const bool across = chart->kind == BAAT_CHART_ACROSS;
	lxw_chart_axis *names = across ? picture->y_axis : picture->x_axis;
	lxw_chart_axis *values = across ? picture->x_axis : picture->y_axis;
	chart_title_set_name(picture, chart->title);
	chart_axis_set_num_format(values, "#,##0");
	chart_axis_set_label_position(names, LXW_CHART_AXIS_LABEL_POSITION_LOW);
	if (across) {
		chart_axis_set_reverse(names);
		chart_axis_set_label_position(values, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
	}
	chart_legend_set_position(picture, chart->value_count == 1 ? LXW_CHART_LEGEND_NONE : LXW_CHART_LEGEND_BOTTOM);
}

bool baat_book_chart_add(struct baat_book_sheet *sheet, lxw_workbook *workbook, const struct baat_sheet_chart *chart,
                         size_t *end)
{
	const bool across = chart->kind == BAAT_CHART_ACROSS;
	const size_t bars = across ? chart->row_count * chart->value_count : 0;
	const size_t height = bars > BARS_LEAST ? HEIGHT + (bars - BARS_LEAST) * BAR : HEIGHT;
	/* its own width and height come in units of 480 and 288 pixels */
	lxw_chart_options place = {.x_scale = WIDTH / 480.0, .y_scale = (double)height / 288.0};
	lxw_chart *picture = workbook_add_chart(workbook, across ? LXW_CHART_BAR : LXW_CHART_LINE);
	if (picture == NULL)
		return false;
	for (size_t i = 0; i < chart->value_count; i++)
		if (!add_series(sheet, picture, chart, i))
			return false;
	lay_out(picture, chart);
	const lxw_row_t row = (lxw_row_t)(1 + (chart->place + ROW - 1) / ROW);
	*end = chart->place + height + GAP;
	return worksheet_insert_chart_opt(sheet->lxw, row, (lxw_col_t)(sheet->setup.count + 1), picture, &place) ==
	       LXW_NO_ERROR;
}
