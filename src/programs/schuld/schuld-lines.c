/* The case at hand as case lines. */
#include "schuld.h"

enum { ONE = 10000, CENT = 100 }; /* a quantity of 1, and a cent, with 4 decimals */

/* Whether somebody other than the client pays. */
static bool other_pays(const struct baat_debt_row *row)
{
	return row->payer.length > 0 && !baat_text_equal(row->payer, BAAT_TEXT("client"));
}

static struct baat_text payer_of(const struct state *state, const struct baat_debt_line *line)
{
	if (line->row->payer.length > 0)
		return line->row->payer;
	return line->row->act == BAAT_DEBT_PAYMENT ? BAAT_TEXT("client") : schuld_creditor(state, line->debt);
}

static struct baat_text receiver_of(const struct state *state, const struct baat_debt_line *line)
{
	const struct baat_debt_row *row = line->row;
	switch (row->act) {
	case BAAT_DEBT_PRINCIPAL:
		return BAAT_TEXT("client");
	case BAAT_DEBT_PAYMENT:
		return schuld_creditor(state, line->debt);
	default:
		if (row->receiver != BAAT_NO_NAME)
			return baat_names_text(state->worker->names, row->receiver);
		if (!row->has_receiver && line->tariff != NULL && line->tariff->receiver.length > 0)
			return line->tariff->receiver;
		return BAAT_TEXT("-");
	}
}

/* What a line is, with the text of its own row behind it. */
static struct baat_text remark_of(struct state *state, const struct baat_debt_line *line, struct baat_text own)
{
	struct baat_buffer *to = &state->remark;
	to->length = 0;
	baat_buffer_add(to, state->debts->debts[line->debt].name);
	baat_buffer_add_string(to, ": ");
	switch (line->row->act) {
	case BAAT_DEBT_PRINCIPAL:
		baat_buffer_add_string(to, "nieuwe achterstand");
		break;
	case BAAT_DEBT_STEP:
		baat_buffer_add(to, line->tariff->description);
		baat_buffer_printf(to, ", tarief van %04d-%02d, ", (int)(line->tariff->from / 12),
		                   (int)(line->tariff->from % 12) + 1);
		baat_buffer_add(to, line->tariff->law);
		baat_buffer_add_string(to, line->vat ? " incl. btw" : "");
		break;
	default:
		baat_buffer_add_string(to, baat_debt_act_name(line->row->act));
		break;
	}
	if (own.length > 0) {
		baat_buffer_add_string(to, " - ");
		baat_buffer_add(to, own);
	}
	return baat_buffer_text(to);
}

static struct baat_text kind_of(const struct baat_debt_line *line)
{
	if (line->row->scenario == 0)
		return BAAT_TEXT("");
	return line->row->act == BAAT_DEBT_PAYMENT && other_pays(line->row) ? BAAT_TEXT("inzet") : BAAT_TEXT("gevolg");
}

/* The cell that a line of a debt has in one of the columns that it makes; `own` is that of its row. */
static struct baat_cell make_cell(struct state *state, const struct baat_debt_line *line, enum baat_case_column column,
                                  const struct baat_cell *own)
{
	const bool money = line->row->act == BAAT_DEBT_PRINCIPAL || line->row->act == BAAT_DEBT_PAYMENT;
	const bool goes_on = line->months > 1;
	switch (column) {
	case BAAT_COLUMN_POST:
		return (struct baat_cell){.text = line->row->act == BAAT_DEBT_STEP
		                                      ? line->component->post
		                                      : baat_text_of(baat_debt_act_name(line->row->act))};
	case BAAT_COLUMN_QUANTITY:
		return (struct baat_cell){.number = ONE};
	case BAAT_COLUMN_PERIOD:
		return (struct baat_cell){.text = goes_on ? BAAT_TEXT("maand") : BAAT_TEXT("")};
	case BAAT_COLUMN_FROM:
		return (struct baat_cell){.number = line->from};
	case BAAT_COLUMN_MONTHS:
		return (struct baat_cell){.empty = !goes_on, .number = line->months};
	case BAAT_COLUMN_KIND:
		if (!own->empty)
			return *own;
		return (struct baat_cell){.text = kind_of(line)};
	case BAAT_COLUMN_PRICE:
		return (struct baat_cell){.number = (baat_sum)line->amount * CENT};
	case BAAT_COLUMN_PAYER:
		return (struct baat_cell){.text = payer_of(state, line)};
	case BAAT_COLUMN_RECEIVER:
		return (struct baat_cell){.text = receiver_of(state, line)};
	case BAAT_COLUMN_CASHABLE:
		return own->empty ? (struct baat_cell){.empty = !money, .number = BAAT_PERCENT_ALL} : *own;
	case BAAT_COLUMN_REMARK:
		return (struct baat_cell){.text = remark_of(state, line, own->text)};
	default:
		return *own;
	}
}

static enum baat_status write_line(struct state *state, const struct schuld_row *row, const struct baat_debt_line *line)
{
	const struct schuld *schuld = state->schuld;
	for (size_t i = 0; i < schuld->column_count; i++) {
		state->cells[i] = make_cell(state, line, schuld->origin[i].known, &row->cells[i]);
		state->columns[i].kind = schuld->columns[i].kind;
	}
	state->told.work |= line->row->act == BAAT_DEBT_STEP && !line->row->has_price;
	return state->remark.failed ? baat_out_of_memory(&state->worker->diags) : schuld_write(state);
}

static enum baat_status write_ordinary(struct state *state, const struct schuld_row *row)
{
	const struct schuld *schuld = state->schuld;
	for (size_t i = 0; i < schuld->column_count; i++) {
		state->cells[i] = row->cells[i];
		/* an empty cell may be of any kind, and has that of its column for forms that tell them apart */
		state->columns[i].kind =
		    row->cells[i].empty ? schuld->columns[i].kind : (enum baat_cell_kind)row->kinds[i];
	}
	return schuld_write(state);
}

enum baat_status schuld_write_lines(struct state *state)
{
	enum baat_status status = BAAT_OK;
	size_t next = 0;
	if (!baat_debt_lines_make(&state->lines, state->debts, state->events))
		return baat_out_of_memory(&state->worker->diags);
	for (size_t i = 0; i < state->row_count && status == BAAT_OK; i++) {
		const struct schuld_row *row = &state->rows[i];
		if (row->debt == SIZE_MAX)
			status = write_ordinary(state, row);
		/* lines stand in the order of their rows */
		for (; row->debt != SIZE_MAX && next < state->lines.count && status == BAAT_OK &&
		       state->lines.items[next].row == &state->debts->rows[row->debt];
		     next++)
			status = write_line(state, row, &state->lines.items[next]);
	}
	return status;
}
