/* The charts of a report. */
#include "baat/io/chart.h"
#include "page.h"

/* A chart with what is said of it. */
struct figure {
	char name[32];
	struct baat_buffer title, description, extra /* a label that is put together */;
	struct baat_chart_row *rows;
	size_t count;
};

static const struct baat_chart_series balance[] = {{NULL, "saldo", NULL}};
static const struct baat_chart_series costs[] = {
    {"zonder", "zonder", "#154273"}, {"gevolg", "blijft", "#5a7fa8"}, {"inzet", "aanpak", "#b36200"}};
static const struct baat_chart_series outcomes[] = {
    {"vermeden", "vermeden", "#154273"}, {"inzet", "aanpak", "#b36200"}, {"saldo", "saldo", NULL}};

/* With room for so many rows. False when there is no memory, and then there is no figure. */
static bool begin(struct page *page, struct figure *figure, const char *kind, size_t number, size_t rows)
{
	*figure = (struct figure){.rows = calloc(rows + 1, sizeof *figure->rows)};
	if (figure->rows == NULL) {
		page->to->failed = true;
		return false;
	}
	if (number == 0)
		snprintf(figure->name, sizeof figure->name, "%s", kind);
	else
		snprintf(figure->name, sizeof figure->name, "%s-%zu", kind, number);
	return true;
}

static void end(struct page *page, struct figure *figure)
{
	page->to->failed |= figure->title.failed | figure->description.failed | figure->extra.failed;
	baat_buffer_free(&figure->title);
	baat_buffer_free(&figure->description);
	baat_buffer_free(&figure->extra);
	free(figure->rows);
}

static struct baat_chart_frame frame_of(const struct figure *figure)
{
	return (struct baat_chart_frame){figure->name, baat_buffer_text(&figure->title),
	                                 baat_buffer_text(&figure->description)};
}

static void describe(struct figure *figure, struct baat_text label, const char *series, baat_sum cents)
{
	if (figure->description.length > 0)
		baat_buffer_add_string(&figure->description, "; ");
	baat_buffer_add(&figure->description, label);
	baat_buffer_printf(&figure->description, " %s%s", series, series[0] == '\0' ? "" : " ");
	add_euros(&figure->description, cents);
}

static void begin_figure(struct page *page, const struct figure *figure)
{
	baat_buffer_add_string(page->to, "<figure><figcaption>");
	baat_html_element(page->to, "strong", "", baat_buffer_text(&figure->title));
	baat_buffer_add_string(page->to, "Bijschriften in de grafiek zijn afgerond op hele euro's.</figcaption>\n");
}

static void draw_bars(struct page *page, struct figure *figure, const struct baat_chart_series *series,
                      size_t series_count)
{
	if (figure->count == 0 || page->to->failed)
		return;
	const size_t together = baat_chart_gather(figure->rows, figure->count, series_count);
	if (together > 0) {
		figure->count = BAAT_CHART_ROWS;
		baat_buffer_printf(&figure->extra, "overige (%zu)", together);
		figure->rows[BAAT_CHART_ROWS - 1].key = baat_buffer_text(&figure->extra);
		figure->rows[BAAT_CHART_ROWS - 1].label = baat_buffer_text(&figure->extra);
	}
	for (size_t i = 0; i < figure->count; i++)
		for (size_t j = 0; j < series_count; j++)
			describe(figure, figure->rows[i].label, series_count == 1 ? "" : series[j].label,
			         figure->rows[i].cents[j]);
	begin_figure(page, figure);
	baat_chart_bars(page->to, &(const struct baat_chart_bars){.frame = frame_of(figure),
	                                                          .series = series,
	                                                          .series_count = series_count,
	                                                          .rows = figure->rows,
	                                                          .count = figure->count});
	baat_buffer_add_string(page->to, "</figure>\n");
}

/* The rows of an alternative as rows of bars, of some of its columns. */
static void take_rows(struct figure *figure, const struct table *table, struct baat_text alternative,
                      const size_t *columns, size_t column_count)
{
	struct baat_buffer text = {0};
	for (const struct table_row *row = table->rows; row != NULL; row = row->next) {
		if (!baat_text_equal(row->alternative, alternative))
			continue;
		struct baat_chart_row *bars = &figure->rows[figure->count++];
		*bars = (struct baat_chart_row){.key = row->key, .label = word_of_key(table, row->key, &text)};
		for (size_t i = 0; i < column_count; i++)
			bars->cents[i] = row->cells[columns[i]].number;
	}
	baat_buffer_free(&text);
}

/* The row with the most, or the least, in a series. */
static const struct baat_chart_row *extreme(const struct figure *figure, size_t series, bool least)
{
	const struct baat_chart_row *found = &figure->rows[0];
	for (size_t i = 1; i < figure->count; i++) {
		const struct baat_chart_row *row = &figure->rows[i];
		if (least ? row->cents[series] < found->cents[series] : row->cents[series] > found->cents[series])
			found = row;
	}
	return found;
}

static void name_extremes(struct figure *figure)
{
	const struct baat_chart_row *most = extreme(figure, 0, false), *least = extreme(figure, 0, true);
	if (most->cents[0] > 0) {
		baat_buffer_add(&figure->title, most->label);
		baat_buffer_add_string(&figure->title, " wint het meest");
	}
	if (least->cents[0] < 0) {
		baat_buffer_add_string(&figure->title, most->cents[0] > 0 ? ", " : "");
		baat_buffer_add(&figure->title, least->label);
		baat_buffer_add_string(&figure->title, " verliest het meest");
	}
	if (figure->title.length == 0)
		baat_buffer_add_string(&figure->title, "Niemand wint of verliest");
	baat_buffer_add_char(&figure->title, '.');
}

void chart_parties(struct page *page, size_t alternative)
{
	static const size_t columns[] = {4};
	const struct table *table = table_find(page->tables, "partijen");
	struct figure figure;
	if (!begin(page, &figure, "partijen", alternative + 1, table->row_count))
		return;
	take_rows(&figure, table, page->material->alternatives[alternative].name, columns, 1);
	/* the last row is the total */
	figure.count -= figure.count > 0;
	if (figure.count > 0)
		name_extremes(&figure);
	draw_bars(page, &figure, balance, 1);
	end(page, &figure);
}

void chart_domains(struct page *page, size_t alternative)
{
	static const size_t columns[] = {0, 1, 2};
	const struct table *table = table_find(page->tables, "opbouw");
	struct figure figure;
	if (!begin(page, &figure, "opbouw", alternative + 1, table->row_count))
		return;
	take_rows(&figure, table, page->material->alternatives[alternative].name, columns, 3);
	if (figure.count > 0) {
		const struct baat_chart_row *most = extreme(&figure, 0, false);
		if (most->cents[0] > 0) {
			baat_buffer_add_string(&figure.title, "Zonder maatwerk zijn de kosten het hoogst in ");
			baat_buffer_add_string(&figure.title, most->key.length > 0 ? "het domein " : "wat ");
			baat_buffer_add(&figure.title, most->label);
			baat_buffer_add_string(&figure.title, most->key.length > 0 ? "." : " is ingevoerd.");
		} else {
			baat_buffer_add_string(&figure.title, "Zonder maatwerk zijn er geen kosten.");
		}
	}
	draw_bars(page, &figure, costs, 3);
	end(page, &figure);
}

void chart_alternatives(struct page *page)
{
	const struct material *material = page->material;
	struct figure figure;
	if (material->count < 2)
		return;
	if (!begin(page, &figure, "alternatieven", 0, material->count))
		return;
	for (size_t i = 0; i < material->count; i++) {
		const struct baat_cell *measures = material->alternatives[i].total.measures;
		figure.rows[figure.count++] =
		    (struct baat_chart_row){material->alternatives[i].name,
		                            material->alternatives[i].name,
		                            {measures[BAAT_MEASURE_AVOIDED].number, measures[BAAT_MEASURE_INPUT].number,
		                             measures[BAAT_MEASURE_NET].number}};
	}
	if (figure.count > 0) {
		const struct baat_chart_row *best = extreme(&figure, 2, false);
		const bool gains = best->cents[2] > 0;
		baat_buffer_add_string(&figure.title,
		                       gains ? "Per saldo bespaart " : "Geen alternatief bespaart meer dan het kost; ");
		baat_buffer_add(&figure.title, best->label);
		baat_buffer_add_string(&figure.title, gains ? " het meest." : " komt er het dichtst bij.");
	}
	draw_bars(page, &figure, outcomes, 3);
	end(page, &figure);
}

/* When it is earned back, in a sentence, and in a few words for the mark. */
static size_t say_payback(struct figure *figure, const struct baat_cell *payback, int32_t horizon)
{
	if (payback->empty) {
		baat_buffer_printf(&figure->title, "Binnen %d jaar verdient de aanpak zich niet terug.", horizon);
		return 0;
	}
	if (payback->number == 0) {
		baat_buffer_add_string(&figure->title, "Het saldo is in geen enkele maand negatief.");
		return 0;
	}
	const unsigned months = (unsigned)payback->number;
	baat_buffer_printf(&figure->extra, "na %u %s", months, months == 1 ? "maand" : "maanden");
	baat_buffer_add_string(&figure->title, "De aanpak is terugverdiend ");
	baat_buffer_add(&figure->title, baat_buffer_text(&figure->extra));
	baat_buffer_add_char(&figure->title, '.');
	return months;
}

void chart_years(struct page *page, size_t alternative)
{
	const struct alternative *of = &page->material->alternatives[alternative];
	struct figure figure;
	if (of->month_count == 0)
		return;
	if (!begin(page, &figure, "jaren", alternative + 1, 0))
		return;
	const size_t month = say_payback(&figure, &of->total.measures[BAAT_MEASURE_PAYBACK],
	                                 page->material->settings->method.values.horizon);
	for (size_t year = 0; 12 * year < of->month_count; year++) {
		struct baat_buffer label = {0};
		baat_buffer_printf(&label, "na jaar %zu", year + 1);
		describe(&figure, baat_buffer_text(&label), "", of->months[12 * year + 11]);
		figure.description.failed |= label.failed;
		baat_buffer_free(&label);
	}
	begin_figure(page, &figure);
	baat_chart_line(page->to, &(const struct baat_chart_line){.frame = frame_of(&figure),
	                                                          .cents = of->months,
	                                                          .months = of->month_count,
	                                                          .marked = month,
	                                                          .mark = baat_buffer_text(&figure.extra),
	                                                          .year = BAAT_TEXT("jaar")});
	baat_buffer_add_string(page->to, "</figure>\n");
	end(page, &figure);
}
