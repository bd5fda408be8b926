#include "show.h"

/* The higher, the sooner a measure is left out on a narrow screen. */
static const unsigned measure_ranks[BAAT_MEASURE__MAX] = {
    [BAAT_MEASURE_WITHOUT] = 1,        [BAAT_MEASURE_OUTCOME] = 3,     [BAAT_MEASURE_NPV] = 2,
    [BAAT_MEASURE_SUCCESS_NEEDED] = 4, [BAAT_MEASURE_PAYBACK] = 5,     [BAAT_MEASURE_RATIO] = 6,
    [BAAT_MEASURE_CASHABLE] = 7,       [BAAT_MEASURE_PM_PLUS] = 12,    [BAAT_MEASURE_PM_MIN] = 12,
    [BAAT_MEASURE_BREAK_EVEN] = 9,     [BAAT_MEASURE_WITHOUT_PV] = 11, [BAAT_MEASURE_INPUT_PV] = 11,
    [BAAT_MEASURE_OUTCOME_PV] = 11,    [BAAT_MEASURE_AVOIDED_PV] = 10,
};

/* A message as a sentence: a capital in front, a full stop behind. */
static enum baat_status show_sentence(struct emitter *emitter, const char *text, struct baat_diags *diags)
{
	struct baat_buffer sentence = {0};
	baat_buffer_add_string(&sentence, text);
	if (sentence.length > 0 && sentence.at[0] >= 'a' && sentence.at[0] <= 'z')
		sentence.at[0] = (char)(sentence.at[0] - 'a' + 'A');
	baat_buffer_add_string(&sentence, ".");
	baat_buffer_add_char(&sentence, '\0');
	enum baat_status status =
	    sentence.failed ? baat_out_of_memory(diags) : emit_sentence(emitter, sentence.at, diags);
	baat_buffer_free(&sentence);
	return status;
}

/* A workbook keeps them for who opens it; on stderr they are for who runs the program. */
static enum baat_status copy_notes(struct emitter *emitter, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < diags->count && status == BAAT_OK; i++)
		if (diags->items[i].severity == BAAT_NOTE)
			status = show_sentence(emitter, diags->items[i].text, diags);
	return status;
}

enum baat_status show_notes(struct emitter *emitter, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	struct baat_diags others = {0};
	if (emitter->form == BAAT_FORM_XLSX)
		return copy_notes(emitter, diags);
	if (emitter->screen == NULL)
		return BAAT_OK;
	for (size_t i = 0; i < diags->count; i++) {
		struct baat_diag *diag = &diags->items[i];
		if (diag->severity == BAAT_NOTE)
			status = baat_worst(status, show_sentence(emitter, diag->text, &others));
		else
			status = baat_worst(
			    status, baat_diag(&others, diag->place, diag->severity, diag->code, "%s", diag->text));
	}
	baat_diags_clear(diags);
	return baat_worst(status < BAAT_SYSTEM ? BAAT_OK : status, baat_diags_move(diags, &others));
}

static enum baat_status show_totals(struct emitter *emitter, const struct grouping *grouping, size_t rows,
                                    struct baat_outcomes *totals, struct baat_cell *cells, struct baat_diags *diags)
{
	size_t keys = grouping->grouping.count, count = baat_outcomes_count(totals);
	enum baat_status status = BAAT_OK;
	/* a total of each alternative says something when it adds up rows */
	if (count == SIZE_MAX)
		return baat_out_of_memory(diags);
	if (keys == 0 || rows <= count)
		return BAAT_OK;
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		for (size_t j = 0; j < keys; j++)
			cells[j] = (struct baat_cell){.empty = true};
		cells[0] = (struct baat_cell){.text = BAAT_TEXT("totaal")};
		if (!baat_outcomes_row(totals, i, cells + keys))
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
		status = emit_total(emitter, cells, diags);
	}
	return status;
}

/* Whether effects without a price occur in any row. */
static bool has_unpriced(struct baat_outcomes *outcomes, size_t rows, size_t keys, struct baat_cell *cells)
{
	const struct baat_cell *measures = cells + keys + 1;
	for (size_t i = 0; i < rows; i++)
		if (baat_outcomes_row(outcomes, i, cells) &&
		    (measures[BAAT_MEASURE_PM_PLUS].number != 0 || measures[BAAT_MEASURE_PM_MIN].number != 0))
			return true;
	return false;
}

static enum baat_status show_rows(struct emitter *emitter, const struct grouping *grouping,
                                  const struct shown_sums *sums, size_t count, struct baat_cell *cells,
                                  struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		if (!baat_outcomes_row(sums->rows, i, cells))
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
		status = emit_row(emitter, cells, diags);
	}
	if (status == BAAT_OK && emitter->screen != NULL)
		status = show_totals(emitter, grouping, count, sums->totals, cells, diags);
	return status;
}

static void add_euros(struct baat_buffer *to, baat_sum cents)
{
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add_string(to, "\xE2\x82\xAC\xC2\xA0");
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_grouped(digits, cents, BAAT_SCALE_CENTS)});
}

/* "maatwerk € 1.750,00 van € 2.000,00", for each alternative that avoids something of which is not known how much can
 * be cashed. */
static void list_unknown(const struct shown_sums *sums, struct baat_buffer *to)
{
	enum { CELLS = BAAT_MEASURE__MAX + 1, NAMED = 8 };
	struct baat_cell part[CELLS], whole[CELLS] = {0};
	const size_t parts = baat_outcomes_count(sums->unknown), wholes = baat_outcomes_count(sums->totals);
	const size_t avoided = 1 + BAAT_MEASURE_AVOIDED;
	size_t named = 0;
	to->failed |= parts == SIZE_MAX || wholes == SIZE_MAX;
	for (size_t i = 0; i < parts && !to->failed; i++) {
		if (!baat_outcomes_row(sums->unknown, i, part) || part[avoided].empty || part[avoided].number == 0)
			continue;
		if (named++ >= NAMED) {
			baat_buffer_add_string(to, ", ...");
			return;
		}
		/* a total that does not fit has stopped the program before */
		for (size_t j = 0; j < wholes && baat_outcomes_row(sums->totals, j, whole); j++)
			if (baat_text_equal(part[0].text, whole[0].text))
				break;
		baat_buffer_add_string(to, named > 1 ? ", " : "");
		baat_buffer_add_masked(to, part[0].text);
		baat_buffer_add_char(to, ' ');
		add_euros(to, part[avoided].number);
		baat_buffer_printf(to, " %s ", _("of"));
		add_euros(to, whole[avoided].number);
	}
}

static enum baat_status tell_unknown(struct emitter *emitter, const struct shown_sums *sums, struct baat_diags *diags)
{
	struct baat_buffer list = {0}, sentence = {0};
	enum baat_status status = BAAT_OK;
	if (sums->unknown == NULL)
		return BAAT_OK;
	list_unknown(sums, &list);
	baat_buffer_printf(&sentence, "%s ",
	                   _("Of this part of what is avoided it is not known how much can be cashed (verzilverbaar), "
	                     "and it counts as 0 there:"));
	baat_buffer_add(&sentence, baat_buffer_text(&list));
	baat_buffer_add(&sentence, (struct baat_text){".", 2});
	if (list.failed || sentence.failed)
		status = baat_out_of_memory(diags);
	else if (list.length > 0)
		status = emit_sentence(emitter, sentence.at, diags);
	baat_buffer_free(&list);
	baat_buffer_free(&sentence);
	return status;
}

/* What stands under a table of outcomes besides the notes. */
static enum baat_status tell(struct emitter *emitter, const struct grouping *grouping, const struct shown_sums *sums,
                             bool unpriced, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (grouping->filter.perspective == BAAT_SOCIAL)
		status = emit_sentence(
		    emitter,
		    _("Every flow counts, so that transfers cancel out. It is a full social cost-benefit "
		      "analysis only when income that replaces a benefit, health and well-being are entered "
		      "too."),
		    diags);
	if (status == BAAT_OK && unpriced)
		status = emit_sentence(
		    emitter,
		    _("Effects without a price (pm) are not in these amounts; pm_plus counts those that speak "
		      "for the alternative, pm_min those against."),
		    diags);
	if (status == BAAT_OK)
		status = tell_unknown(emitter, sums, diags);
	return status == BAAT_OK ? show_notes(emitter, diags) : status;
}

enum baat_status show_told(struct emitter *emitter, const struct grouping *grouping, const struct shown_sums *sums,
                           struct baat_diags *diags)
{
	enum { CELLS = BAAT_MEASURE__MAX + 1 };
	struct baat_cell cells[CELLS];
	size_t rows = baat_outcomes_count(sums->totals);
	if (!emit_tells(emitter))
		return BAAT_OK;
	return rows == SIZE_MAX ? baat_out_of_memory(diags)
	                        : tell(emitter, grouping, sums, has_unpriced(sums->totals, rows, 0, cells), diags);
}

static enum baat_status sort(struct baat_outcomes *outcomes, const struct grouping *grouping, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (grouping->sort_count > 0)
		status = baat_outcomes_sort(outcomes, grouping->sort, grouping->sort_count);
	if (status == BAAT_SYSTEM)
		return baat_out_of_memory(diags);
	return status == BAAT_OK
	           ? BAAT_OK
	           : baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
}

enum baat_status show_outcomes(enum baat_form form, const char *program, const struct grouping *grouping,
                               const struct shown_sums *sums, struct baat_output *output, struct baat_diags *diags)
{
	size_t keys = grouping->grouping.count, count = baat_outcomes_column_count(&grouping->grouping);
	struct baat_column *columns = calloc(count, sizeof *columns);
	struct baat_cell *cells = calloc(count, sizeof *cells);
	unsigned *ranks = calloc(count, sizeof *ranks);
	struct emitter emitter = {0};
	enum baat_status status;

	if (columns == NULL || cells == NULL || ranks == NULL) {
		status = baat_out_of_memory(diags);
		goto out;
	}
	baat_outcomes_columns(&grouping->grouping, columns);
	memcpy(ranks + keys + 1, measure_ranks, sizeof measure_ranks);
	size_t rows = baat_outcomes_count(sums->rows);
	if (rows == SIZE_MAX) {
		status = baat_out_of_memory(diags);
		goto out;
	}
	status = sort(sums->rows, grouping, diags);
	if (status != BAAT_OK)
		goto out;
	const bool told = form == BAAT_FORM_TABLE || form == BAAT_FORM_XLSX;
	bool unpriced = told && has_unpriced(sums->rows, rows, keys, cells);
	/* an effect without a price must stay in sight beside the amounts that leave it out */
	if (unpriced)
		ranks[keys + 1 + BAAT_MEASURE_PM_PLUS] = ranks[keys + 1 + BAAT_MEASURE_PM_MIN] = 1;
	status =
	    emit_begin(&emitter, form, (struct emit_names){program, "Uitkomst"}, columns, ranks, count, output, diags);
	if (status == BAAT_OK)
		status = show_rows(&emitter, grouping, sums, rows, cells, diags);
	if (status == BAAT_OK)
		status = emit_end(&emitter, diags);
	if (status == BAAT_OK && told)
		status = tell(&emitter, grouping, sums, unpriced, diags);
out:
	emit_free(&emitter);
	free(columns);
	free(cells);
	free(ranks);
	return status;
}
