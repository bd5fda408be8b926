/* The charts of a receipt: who pays and who gains, and when it has earned itself back. */
#include "baat/io/chart.h"
#include "bon.h"

/* A chart with what is said of it. */
struct figure {
	char name[96]; /* as no other in a page of many receipts */
	struct baat_buffer title, description, mark;
};

static void figure_begin(struct figure *figure, const struct bon *bon,
                         const struct baat_receipt_alternative *alternative, const char *kind)
{
	*figure = (struct figure){0};
	snprintf(figure->name, sizeof figure->name, "%s-%zu-%llu-%zu", kind, bon->input + 1,
	         (unsigned long long)bon->receipt->casus->line, alternative->scenario);
}

static struct baat_chart_frame frame_of(const struct figure *figure)
{
	return (struct baat_chart_frame){figure->name, baat_buffer_text(&figure->title),
	                                 baat_buffer_text(&figure->description)};
}

static void add_caption(struct baat_buffer *to, const struct figure *figure)
{
	baat_buffer_add_string(to, "<figure><figcaption>");
	baat_html_element(to, "strong", "", baat_buffer_text(&figure->title));
	baat_html_escaped(to, baat_text_of(_("Labels are rounded to whole euros.")));
	baat_buffer_add_string(to, "</figcaption>\n");
}

static void figure_end(struct baat_buffer *to, struct figure *figure)
{
	baat_buffer_add_string(to, "</figure>\n");
	to->failed |= figure->title.failed | figure->description.failed | figure->mark.failed;
	baat_buffer_free(&figure->title);
	baat_buffer_free(&figure->description);
	baat_buffer_free(&figure->mark);
}

/* "gemeente -2.437,50; corporatie 4.906,00" */
static void describe(struct baat_buffer *to, struct baat_text label, baat_sum cents)
{
	if (to->length > 0)
		baat_buffer_add_string(to, "; ");
	baat_buffer_add(to, label);
	baat_buffer_add_char(to, ' ');
	bon_amount(to, cents);
}

/* Who gains most and who loses most, in a sentence. */
static void name_extremes(struct baat_buffer *to, const struct baat_chart_row *rows, size_t count)
{
	const struct baat_chart_row *most = &rows[0], *least = &rows[0];
	for (size_t i = 1; i < count; i++) {
		most = rows[i].cents[0] > most->cents[0] ? &rows[i] : most;
		least = rows[i].cents[0] < least->cents[0] ? &rows[i] : least;
	}
	if (most->cents[0] > 0) {
		baat_buffer_add(to, most->label);
		baat_buffer_printf(to, " %s", _("gains most"));
	}
	if (least->cents[0] < 0) {
		baat_buffer_add_string(to, most->cents[0] > 0 ? ", " : "");
		baat_buffer_add(to, least->label);
		baat_buffer_printf(to, " %s", _("loses most"));
	}
	if (to->length == 0)
		baat_buffer_add_string(to, _("nobody gains or loses"));
	baat_buffer_add_char(to, '.');
}

static void draw_parties(struct baat_buffer *to, const struct bon *bon,
                         const struct baat_receipt_alternative *alternative, struct baat_chart_row *rows)
{
	static const struct baat_chart_series balance = {0};
	struct figure figure;
	struct baat_buffer others = {0};
	size_t count = 0;
	for (size_t i = 0; i < alternative->party_count; i++) {
		if (!bon_takes_part(&alternative->parties[i]))
			continue;
		const struct bon_party_row row = bon_party_row(bon, &alternative->parties[i]);
		rows[count++] = (struct baat_chart_row){row.name, row.name, {row.amounts[BON_PARTY_COLUMNS - 1]}};
	}
	if (count == 0)
		return;
	figure_begin(&figure, bon, alternative, "partijen");
	name_extremes(&figure.title, rows, count);
	const size_t together = baat_chart_gather(rows, count, 1);
	if (together > 0) {
		count = BAAT_CHART_ROWS;
		baat_buffer_printf(&others, _("others (%zu)"), together);
		rows[count - 1].key = rows[count - 1].label = baat_buffer_text(&others);
	}
	for (size_t i = 0; i < count; i++)
		describe(&figure.description, rows[i].label, rows[i].cents[0]);
	add_caption(to, &figure);
	baat_chart_bars(
	    to, &(const struct baat_chart_bars){
		    .frame = frame_of(&figure), .series = &balance, .series_count = 1, .rows = rows, .count = count});
	to->failed |= others.failed;
	baat_buffer_free(&others);
	figure_end(to, &figure);
}

void bon_chart_parties(struct baat_buffer *to, const struct bon *bon,
                       const struct baat_receipt_alternative *alternative)
{
	struct baat_chart_row *rows = calloc(alternative->party_count + 1, sizeof *rows);
	if (rows == NULL)
		to->failed = true;
	else
		draw_parties(to, bon, alternative, rows);
	free(rows);
}

void bon_chart_months(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *payback = &alternative->measures[BAAT_MEASURE_PAYBACK];
	struct figure figure;
	if (alternative->month_count == 0)
		return;
	figure_begin(&figure, bon, alternative, "jaren");
	bon_payback(&figure.title, bon, alternative);
	for (size_t year = 0; 12 * year < alternative->month_count; year++) {
		struct baat_buffer label = {0};
		baat_buffer_printf(&label, _("year %zu"), year + 1);
		describe(&figure.description, baat_buffer_text(&label), alternative->months[12 * year + 11]);
		figure.description.failed |= label.failed;
		baat_buffer_free(&label);
	}
	const unsigned month = payback->empty ? 0 : (unsigned)payback->number;
	baat_buffer_printf(&figure.mark, ngettext_("%u month", "%u months", month), month);
	add_caption(to, &figure);
	baat_chart_line(to, &(const struct baat_chart_line){.frame = frame_of(&figure),
	                                                    .cents = alternative->months,
	                                                    .months = alternative->month_count,
	                                                    .marked = month,
	                                                    .mark = baat_buffer_text(&figure.mark),
	                                                    .year = baat_text_of(_("year"))});
	figure_end(to, &figure);
}
