/* A programme as case lines. */
#include "trechter.h"

enum column {
	CASE,
	SCENARIO,
	POST,
	QUANTITY,
	PERIOD,
	FROM,
	MONTHS,
	CHANCE,
	KIND,
	PRICE,
	PRICE_YEAR,
	PAYER,
	RECEIVER,
	CASHABLE,
	REMARK,
	PROGRAMME,
	COHORT,
	STEP,
	COLUMNS
};

static const struct baat_column known_columns[COLUMNS] = {
    [CASE] = {BAAT_TEXT("casus"), BAAT_CELL_TEXT},
    [SCENARIO] = {BAAT_TEXT("scenario"), BAAT_CELL_TEXT},
    [POST] = {BAAT_TEXT("post"), BAAT_CELL_TEXT},
    [QUANTITY] = {BAAT_TEXT("aantal"), BAAT_CELL_QUANTITY},
    [PERIOD] = {BAAT_TEXT("per"), BAAT_CELL_TEXT},
    [FROM] = {BAAT_TEXT("van"), BAAT_CELL_INTEGER},
    [MONTHS] = {BAAT_TEXT("duur"), BAAT_CELL_INTEGER},
    [CHANCE] = {BAAT_TEXT("kans"), BAAT_CELL_CHANCE},
    [KIND] = {BAAT_TEXT("soort"), BAAT_CELL_TEXT},
    [PRICE] = {BAAT_TEXT("prijs"), BAAT_CELL_QUANTITY}, /* without zeros at the end, as what it was read from */
    [PRICE_YEAR] = {BAAT_TEXT("prijspeil"), BAAT_CELL_INTEGER},
    [PAYER] = {BAAT_TEXT("betaler"), BAAT_CELL_TEXT},
    [RECEIVER] = {BAAT_TEXT("ontvanger"), BAAT_CELL_TEXT},
    [CASHABLE] = {BAAT_TEXT("verzilverbaar"), BAAT_CELL_PERCENT},
    [REMARK] = {BAAT_TEXT("toelichting"), BAAT_CELL_TEXT},
    [PROGRAMME] = {BAAT_TEXT("programma"), BAAT_CELL_TEXT},
    [COHORT] = {BAAT_TEXT("cohort"), BAAT_CELL_TEXT},
    [STEP] = {BAAT_TEXT("stap"), BAAT_CELL_TEXT},
};

/* The lines of a programme on their way out. */
struct printing {
	const struct trechter *trechter;
	struct baat_diags *diags;
	const struct baat_programme_line **lines; /* by step, those of the programme as a whole first */
	struct baat_weights **weights;            /* for each line as it was read; NULL when it is no effect */
	struct baat_reach *reach;                 /* of the cohort at hand */
	struct baat_column *columns;
	struct baat_cell *cells;
	size_t column_count;
	struct emitter *emitter; /* NULL: nothing is printed, to see whether all can be */
	struct baat_buffer casus, payer, price;
	const struct baat_cohort *cohort; /* NULL: the programme as a whole */
};

static struct baat_cell text_cell(struct baat_text text)
{
	return (struct baat_cell){.text = text};
}

static struct baat_cell number_cell(baat_sum number, bool is_there)
{
	return (struct baat_cell){.empty = !is_there, .number = number};
}

static void fill_place(struct printing *printing, const struct baat_programme_line *line)
{
	const struct trechter *trechter = printing->trechter;
	struct baat_cell *cells = printing->cells;
	const struct baat_cohort *cohort = printing->cohort;
	struct baat_text step = BAAT_TEXT("");
	printing->casus.length = 0;
	baat_buffer_add(&printing->casus, trechter->name);
	if (cohort != NULL) {
		step = trechter->funnel.steps[line->step].name;
		baat_buffer_add_char(&printing->casus, '/');
		baat_buffer_add(&printing->casus, cohort->name);
		baat_buffer_add_char(&printing->casus, '/');
		baat_buffer_add(&printing->casus, step);
	}
	cells[CASE] = text_cell(baat_buffer_text(&printing->casus));
	cells[PROGRAMME] = text_cell(trechter->name);
	cells[COHORT] = text_cell(cohort == NULL ? BAAT_TEXT("") : cohort->name);
	cells[STEP] = text_cell(step);
	for (size_t i = COLUMNS; i < printing->column_count; i++)
		cells[i] = text_cell(cohort == NULL ? BAAT_TEXT("") : cohort->attributes[i - COLUMNS]);
}

/* A price where another one is pm, so that all are texts. Between tabs three decimals would be read as thousands. */
static void write_price(struct baat_buffer *to, const struct baat_programme_line *line, enum baat_form form)
{
	char digits[BAAT_NUMBER_MAX];
	const bool whole = form == BAAT_FORM_TSV && line->price % 10 == 0 && line->price % 100 != 0;
	to->length = 0;
	if (line->unpriced)
		baat_buffer_add_string(to, "pm");
	else if (line->has_price)
		baat_buffer_add(
		    to, (struct baat_text){digits, (whole ? baat_number_write : baat_number_write_short)(
						       digits, line->price, BAAT_SCALE_PRICE, baat_form_mark(form))});
}

/* What is passed on as it was, in the dialect of the output. */
static void fill_passed(struct printing *printing, const struct baat_programme_line *line)
{
	const enum baat_form form = printing->emitter->form;
	struct baat_cell *cells = printing->cells;
	printing->payer.length = 0;
	if (line->payers != NULL)
		baat_shares_write(&printing->payer, line->payers, printing->trechter->programme.names,
		                  baat_form_mark(form), form == BAAT_FORM_TSV);
	cells[PRICE] = number_cell(line->price, line->has_price);
	if (printing->columns[PRICE].kind == BAAT_CELL_TEXT) {
		write_price(&printing->price, line, form);
		cells[PRICE] = text_cell(baat_buffer_text(&printing->price));
	}
	cells[PRICE_YEAR] = number_cell(line->price_year, line->price_year != BAAT_NO_YEAR);
	cells[PAYER] = text_cell(baat_buffer_text(&printing->payer));
	cells[RECEIVER] = text_cell(line->receiver);
	cells[CASHABLE] = number_cell(line->cashable, line->cashable != BAAT_CASHABLE_UNKNOWN);
	cells[REMARK] = text_cell(line->remark);
}

static enum baat_status print_line(void *context, const struct baat_made_line *made)
{
	struct printing *printing = context;
	const struct baat_programme_line *line = made->from;
	const bool without = made->kind == BAAT_COUNTERFACTUAL;
	struct baat_cell *cells = printing->cells;
	if (printing->emitter == NULL)
		return BAAT_OK;
	fill_place(printing, line);
	fill_passed(printing, line);
	cells[SCENARIO] = text_cell(without ? BAAT_TEXT("zonder") : printing->trechter->name);
	cells[POST] = text_cell(line->post);
	cells[QUANTITY] = number_cell(made->quantity, true);
	cells[PERIOD] = text_cell(baat_text_of(baat_period_name(line->terms.period)));
	cells[FROM] = number_cell(made->month, true);
	cells[MONTHS] = number_cell(made->months, line->terms.period != BAAT_ONCE);
	cells[CHANCE] = number_cell(line->terms.chance, line->has_chance);
	cells[KIND] = text_cell(baat_text_of(baat_kind_name(without ? BAAT_OUTCOME : made->kind)));
	if (printing->casus.failed || printing->payer.failed || printing->price.failed)
		return baat_out_of_memory(printing->diags);
	return emit_row(printing->emitter, cells, printing->diags);
}

static enum baat_status make_line(struct printing *printing, const struct baat_programme_line *line)
{
	const struct trechter *trechter = printing->trechter;
	const bool is_whole = printing->cohort == NULL;
	const int64_t persons = is_whole ? 0 : printing->reach[line->step].persons;
	const int64_t month = is_whole ? 0 : printing->cohort->month + trechter->funnel.steps[line->step].month;
	return baat_programme_make(line, printing->weights[line - trechter->programme.lines], persons, month,
	                           print_line, printing, printing->diags);
}

/* The programme as a whole, then all cohorts. */
static enum baat_status go_through(struct printing *printing)
{
	const struct trechter *trechter = printing->trechter;
	const size_t count = trechter->programme.count;
	enum baat_status status = BAAT_OK;
	size_t own = 0;
	printing->cohort = NULL;
	for (; own < count && printing->lines[own]->step == BAAT_NO_STEP && status == BAAT_OK; own++)
		status = make_line(printing, printing->lines[own]);
	for (size_t i = 0; i < trechter->intake.count && own < count && status == BAAT_OK; i++) {
		printing->cohort = &trechter->intake.cohorts[i];
		status =
		    baat_persons_divide(&trechter->funnel, printing->cohort->persons, printing->reach, printing->diags);
		for (size_t j = own; j < count && status == BAAT_OK; j++)
			status = make_line(printing, printing->lines[j]);
	}
	return status;
}

/* BAAT_NO_STEP, of the programme as a whole, comes before all steps. */
static int by_step(const void *a, const void *b)
{
	const struct baat_programme_line *left = *(const struct baat_programme_line *const *)a;
	const struct baat_programme_line *right = *(const struct baat_programme_line *const *)b;
	const uint32_t mine = left->step + 1, other = right->step + 1;
	if (mine != other)
		return mine < other ? -1 : 1;
	return left < right ? -1 : left > right;
}

static bool fill_columns(struct printing *printing)
{
	const struct trechter *trechter = printing->trechter;
	const struct baat_names *attributes = trechter->intake.attributes;
	printing->column_count = COLUMNS + baat_names_count(attributes);
	printing->columns = calloc(printing->column_count, sizeof *printing->columns);
	printing->cells = calloc(printing->column_count, sizeof *printing->cells);
	if (printing->columns == NULL || printing->cells == NULL)
		return false;
	memcpy(printing->columns, known_columns, sizeof known_columns);
	for (size_t i = COLUMNS; i < printing->column_count; i++)
		printing->columns[i] =
		    (struct baat_column){baat_names_text(attributes, (uint32_t)(i - COLUMNS)), BAAT_CELL_TEXT};
	/* pm is no number */
	for (size_t i = 0; i < trechter->programme.count; i++)
		if (trechter->programme.lines[i].unpriced)
			printing->columns[PRICE].kind = BAAT_CELL_TEXT;
	return true;
}

static bool prepare(struct printing *printing)
{
	const struct baat_programme *programme = &printing->trechter->programme;
	printing->lines = calloc(programme->count + 1, sizeof *printing->lines);
	printing->weights = calloc(programme->count + 1, sizeof *printing->weights);
	printing->reach = calloc(printing->trechter->funnel.count, sizeof *printing->reach);
	if (printing->lines == NULL || printing->weights == NULL || printing->reach == NULL || !fill_columns(printing))
		return false;
	for (size_t i = 0; i < programme->count; i++) {
		printing->lines[i] = &programme->lines[i];
		if (programme->lines[i].kind != BAAT_BECOMES_EFFECT)
			continue;
		printing->weights[i] = baat_weights_new(&programme->lines[i]);
		if (printing->weights[i] == NULL)
			return false;
	}
	if (programme->count > 1)
		qsort(printing->lines, programme->count, sizeof *printing->lines, by_step);
	return true;
}

static void free_printing(struct printing *printing)
{
	for (size_t i = 0; printing->weights != NULL && i < printing->trechter->programme.count; i++)
		free(printing->weights[i]);
	free(printing->weights);
	free(printing->lines);
	free(printing->reach);
	free(printing->columns);
	free(printing->cells);
	baat_buffer_free(&printing->casus);
	baat_buffer_free(&printing->payer);
	baat_buffer_free(&printing->price);
}

enum baat_status trechter_lines(const struct trechter *trechter, struct baat_output *output, struct baat_diags *diags)
{
	struct printing printing = {.trechter = trechter, .diags = diags};
	struct emitter emitter = {0};
	enum baat_status status = prepare(&printing) ? BAAT_OK : baat_out_of_memory(diags);
	if (status == BAAT_OK)
		status = go_through(&printing);
	if (status == BAAT_OK)
		status =
		    emit_begin(&emitter, trechter->settings->output.form, (struct emit_names){"baat-trechter", "Zaken"},
		               printing.columns, NULL, printing.column_count, output, diags);
	printing.emitter = &emitter;
	if (status == BAAT_OK)
		status = go_through(&printing);
	if (status == BAAT_OK)
		status = emit_end(&emitter, diags);
	emit_free(&emitter);
	free_printing(&printing);
	return status;
}
