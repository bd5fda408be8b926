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
                                  struct baat_outcomes *outcomes, size_t count, struct baat_outcomes *totals,
                                  struct baat_cell *cells, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		if (!baat_outcomes_row(outcomes, i, cells))
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_AMOUNT_OVERFLOW, _("a sum is too large"));
		status = emit_row(emitter, cells, diags);
	}
	if (status == BAAT_OK && totals != NULL && emitter->screen != NULL)
		status = show_totals(emitter, grouping, count, totals, cells, diags);
	return status;
}

/* What stands under a table of outcomes besides the notes. */
static enum baat_status tell(struct emitter *emitter, const struct grouping *grouping, bool unpriced,
                             struct baat_diags *diags)
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
	return status == BAAT_OK ? show_notes(emitter, diags) : status;
}

enum baat_status show_told(struct emitter *emitter, const struct grouping *grouping, struct baat_outcomes *totals,
                           struct baat_diags *diags)
{
	enum { CELLS = BAAT_MEASURE__MAX + 1 };
	struct baat_cell cells[CELLS];
	size_t rows = baat_outcomes_count(totals);
	if (!emit_tells(emitter))
		return BAAT_OK;
	return rows == SIZE_MAX ? baat_out_of_memory(diags)
	                        : tell(emitter, grouping, has_unpriced(totals, rows, 0, cells), diags);
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
                               struct baat_outcomes *outcomes, struct baat_outcomes *totals, struct baat_output *output,
                               struct baat_diags *diags)
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
	size_t rows = baat_outcomes_count(outcomes);
	if (rows == SIZE_MAX) {
		status = baat_out_of_memory(diags);
		goto out;
	}
	status = sort(outcomes, grouping, diags);
	if (status != BAAT_OK)
		goto out;
	const bool told = form == BAAT_FORM_TABLE || form == BAAT_FORM_XLSX;
	bool unpriced = told && has_unpriced(outcomes, rows, keys, cells);
	/* an effect without a price must stay in sight beside the amounts that leave it out */
	if (unpriced)
		ranks[keys + 1 + BAAT_MEASURE_PM_PLUS] = ranks[keys + 1 + BAAT_MEASURE_PM_MIN] = 1;
	status =
	    emit_begin(&emitter, form, (struct emit_names){program, "Uitkomst"}, columns, ranks, count, output, diags);
	if (status == BAAT_OK)
		status = show_rows(&emitter, grouping, outcomes, rows, totals, cells, diags);
	if (status == BAAT_OK)
		status = emit_end(&emitter, diags);
	if (status == BAAT_OK && told)
		status = tell(&emitter, grouping, unpriced, diags);
out:
	emit_free(&emitter);
	free(columns);
	free(cells);
	free(ranks);
	return status;
}
