/* The outcome of a sharing: the table, the payments, the account. */
#include "deel.h"
#include "cli/show.h"

enum { PARTY, WITHOUT, INPUT, OUTCOME, AVOIDED, BEFORE, PAYS, RECEIVES, AFTER, COLUMNS };

static const struct baat_column columns[COLUMNS] = {
    [PARTY] = {BAAT_TEXT("partij"), BAAT_CELL_TEXT},      [WITHOUT] = {BAAT_TEXT("zonder"), BAAT_CELL_CENTS},
    [INPUT] = {BAAT_TEXT("inzet"), BAAT_CELL_CENTS},      [OUTCOME] = {BAAT_TEXT("gevolg"), BAAT_CELL_CENTS},
    [AVOIDED] = {BAAT_TEXT("vermeden"), BAAT_CELL_CENTS}, [BEFORE] = {BAAT_TEXT("saldo_voor"), BAAT_CELL_CENTS},
    [PAYS] = {BAAT_TEXT("betaalt"), BAAT_CELL_CENTS},     [RECEIVES] = {BAAT_TEXT("ontvangt"), BAAT_CELL_CENTS},
    [AFTER] = {BAAT_TEXT("saldo_na"), BAAT_CELL_CENTS},
};

/* On a narrow screen stays what a negotiator looks for: who gains, pays, receives, and is left with what. */
static const unsigned ranks[COLUMNS] = {[WITHOUT] = 3, [INPUT] = 2, [OUTCOME] = 3, [AVOIDED] = 1};

static void fill_cells(struct baat_text name, const struct baat_stake *stake, struct baat_cell cells[COLUMNS])
{
	const baat_sum numbers[COLUMNS] = {
	    [WITHOUT] = stake->without, [INPUT] = stake->input,       [OUTCOME] = stake->outcome,
	    [AVOIDED] = stake->avoided, [BEFORE] = stake->before,     [PAYS] = stake->pays,
	    [AFTER] = stake->after,     [RECEIVES] = stake->receives,
	};
	cells[PARTY] = (struct baat_cell){.text = name};
	for (size_t i = PARTY + 1; i < COLUMNS; i++)
		cells[i] = (struct baat_cell){.number = numbers[i]};
}

/* What is shared was held against the bounds of baat_share_savings(), so these sums fit. */
static void add_up(struct baat_stake *total, const struct baat_stake *stake)
{
	total->without += stake->without;
	total->input += stake->input;
	total->outcome += stake->outcome;
	total->avoided += stake->avoided;
	total->before += stake->before;
	total->pays += stake->pays;
	total->receives += stake->receives;
	total->after += stake->after;
}

static enum baat_status show_table(const struct deel *deel, struct emitter *emitter, struct baat_diags *diags)
{
	struct baat_cell cells[COLUMNS];
	struct baat_stake total = {0};
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < deel->stakes.count && status == BAAT_OK; i++) {
		fill_cells(baat_names_text(deel->names, deel->stakes.items[i].party), &deel->stakes.items[i], cells);
		add_up(&total, &deel->stakes.items[i]);
		status = emit_row(emitter, cells, diags);
	}
	fill_cells(BAAT_TEXT("totaal"), &total, cells);
	return status == BAAT_OK && deel->stakes.count > 1 ? emit_total(emitter, cells, diags) : status;
}

static const struct baat_column payment_columns[] = {
    {BAAT_TEXT("betaler"), BAAT_CELL_TEXT},
    {BAAT_TEXT("ontvanger"), BAAT_CELL_TEXT},
    {BAAT_TEXT("bedrag"), BAAT_CELL_CENTS},
};
enum { PAYMENT_COLUMNS = sizeof payment_columns / sizeof payment_columns[0] };

struct payments {
	const struct deel *deel;
	struct emitter *emitter;
	struct baat_diags *diags;
	bool to_oneself;
};

static enum baat_status show_payment(void *context, const struct baat_stake *payer, const struct baat_stake *receiver,
                                     baat_sum amount)
{
	struct payments *payments = context;
	const struct baat_names *names = payments->deel->names;
	const struct baat_cell cells[PAYMENT_COLUMNS] = {
	    {.text = baat_names_text(names, payer->party)},
	    {.text = baat_names_text(names, receiver->party)},
	    {.number = amount},
	};
	payments->to_oneself |= payer == receiver;
	return emit_row(payments->emitter, cells, payments->diags);
}

static enum baat_status show_payments(const struct deel *deel, struct emitter *emitter, bool *to_oneself,
                                      struct baat_diags *diags)
{
	struct payments payments = {deel, emitter, diags, false};
	const struct baat_cell total[PAYMENT_COLUMNS] = {
	    {.text = BAAT_TEXT("totaal")}, {.empty = true}, {.number = deel->shared.paid}};
	enum baat_status status =
	    baat_share_payments(deel->stakes.items, deel->stakes.count, show_payment, &payments, diags);
	*to_oneself = payments.to_oneself;
	return status == BAAT_OK && deel->shared.paid > 0 ? emit_total(emitter, total, diags) : status;
}

/* One sentence a party. A table that never gets a row is what sentences are written through. */
static enum baat_status show_account(const struct deel *deel, struct emitter *emitter, struct baat_diags *diags)
{
	enum baat_status status = deel_tell_subject(deel, emitter, diags);
	for (size_t i = 0; i < deel->stakes.count && status == BAAT_OK; i++)
		status = deel_tell_party(deel, &deel->stakes.items[i], emitter, diags);
	if (status == BAAT_OK)
		status = deel_tell_rest(deel, emitter, diags);
	return status == BAAT_OK ? show_notes(emitter, diags) : status;
}

/* The sentences under a table, and in the last sheet of a workbook; other forms have none. */
static enum baat_status show_rest(const struct deel *deel, struct emitter *emitter, bool to_oneself,
                                  struct baat_diags *diags)
{
	enum baat_status status = emit_end(emitter, diags);
	if (!emit_tells(emitter) || status != BAAT_OK)
		return status;
	if (deel->settings->deel.payments && deel->shared.paid == 0)
		status = emit_sentence(emitter, _("Nobody pays anybody."), diags);
	if (status == BAAT_OK && to_oneself)
		status = emit_sentence(emitter, _("What a party pays to itself stays where it is."), diags);
	if (status == BAAT_OK)
		status = deel_tell_subject(deel, emitter, diags);
	if (status == BAAT_OK)
		status = deel_tell_rest(deel, emitter, diags);
	return status == BAAT_OK ? show_notes(emitter, diags) : status;
}

enum baat_status deel_show(const struct deel *deel, struct baat_output *output, struct baat_diags *diags)
{
	const struct deel_settings *settings = deel->settings;
	bool account = settings->deel.text, payments = settings->deel.payments;
	struct emitter emitter;
	bool to_oneself = false;
	enum baat_status status = emit_begin(&emitter, account ? BAAT_FORM_TABLE : settings->output.form,
	                                     (struct emit_names){"baat-deel", payments ? "Betalingen" : "Verdeling"},
	                                     payments ? payment_columns : columns, payments ? NULL : ranks,
	                                     payments ? (size_t)PAYMENT_COLUMNS : (size_t)COLUMNS, output, diags);
	if (status == BAAT_OK && account) {
		status = show_account(deel, &emitter, diags);
	} else if (status == BAAT_OK) {
		status =
		    payments ? show_payments(deel, &emitter, &to_oneself, diags) : show_table(deel, &emitter, diags);
		if (status == BAAT_OK)
			status = show_rest(deel, &emitter, to_oneself, diags);
	}
	emit_free(&emitter);
	return status;
}
