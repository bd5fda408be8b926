/* --herkomst: the amounts of which every actual figure is a sum, each with the booking that it comes from. */
#include "baat/base/place.h"
#include "budget-work.h"

enum { POT, CASUS, PARTY, KIND, BOOKED, MONTH, AMOUNT, ORIGIN, COLUMNS };

static const struct baat_column columns[COLUMNS] = {
    [POT] = {BAAT_TEXT("pot"), BAAT_CELL_TEXT},         [CASUS] = {BAAT_TEXT("casus"), BAAT_CELL_TEXT},
    [PARTY] = {BAAT_TEXT("partij"), BAAT_CELL_TEXT},    [KIND] = {BAAT_TEXT("soort"), BAAT_CELL_TEXT},
    [BOOKED] = {BAAT_TEXT("geboekt"), BAAT_CELL_MONTH}, [MONTH] = {BAAT_TEXT("maand"), BAAT_CELL_MONTH},
    [AMOUNT] = {BAAT_TEXT("bedrag"), BAAT_CELL_CENTS},  [ORIGIN] = {BAAT_TEXT("herkomst"), BAAT_CELL_TEXT},
};

enum baat_status budget_origin_begin(struct budget_work *run, struct baat_diags *diags)
{
	return emit_begin(&run->emitter, run->settings->output.form, (struct emit_names){"baat-budget", "Herkomst"},
	                  columns, NULL, COLUMNS, baat_run_output(run->bookings), diags);
}

/* The rows of one booking. */
struct origin {
	struct budget_work *run;
	struct baat_worker *worker;
	const struct baat_booking *booking;
	struct baat_cell cells[COLUMNS];
};

static enum baat_status write_row(struct origin *origin, const char *kind, int32_t month, baat_sum amount)
{
	struct baat_worker *worker = origin->worker;
	origin->cells[KIND].text = baat_text_of(kind);
	origin->cells[MONTH].number = month;
	origin->cells[AMOUNT].number = amount;
	if (origin->run->emitter.screen != NULL)
		return emit_row(&origin->run->emitter, origin->cells, &worker->diags);
	baat_form_row(origin->run->emitter.form, columns, COLUMNS, origin->cells, &worker->out);
	return BAAT_OK;
}

/* Month by month; those before the month of booking are one row in it. */
static enum baat_status write_loads(struct origin *origin, const char *kind)
{
	const struct baat_booking *booking = origin->booking;
	const struct baat_pot *pot = &origin->run->budget.pots[booking->pot];
	const struct baat_loads loads = baat_loads_of(booking, pot->periods[0].from);
	enum baat_status status = BAAT_OK;
	int32_t month = loads.from;
	if (loads.moved > 0) {
		const bool own = month == booking->month && month < loads.end;
		status = write_row(origin, kind, booking->month, (baat_sum)booking->amount * (loads.moved + own));
		month += own;
	}
	for (; month < loads.end && status == BAAT_OK; month++)
		status = write_row(origin, kind, month, booking->amount);
	return status;
}

static enum baat_status write_rows(struct origin *origin)
{
	const struct baat_booking *booking = origin->booking;
	enum baat_status status;
	switch (booking->kind) {
	case BAAT_BOOKED_GRANT:
		return write_loads(origin, "toegekend");
	case BAAT_BOOKED_RELEASE:
		return write_loads(origin, "vrijval");
	case BAAT_BOOKED_SPENDING:
		status = write_loads(origin, "toegekend");
		return status == BAAT_OK ? write_row(origin, "betaald", booking->month, booking->amount) : status;
	case BAAT_BOOKED_PAYMENT:
		return write_row(origin, "betaald", booking->month, booking->amount);
	case BAAT_BOOKED_CLAIM:
		return write_row(origin, "gevorderd", booking->expected, booking->amount);
	case BAAT_BOOKED_RECEIPT:
		return write_row(origin, "ontvangen", booking->month, booking->amount);
	case BAAT_BOOKED_WRITE_OFF:
		return write_row(origin, "afgeboekt", booking->month, booking->amount);
	case BAAT_BOOKED_CHANGE:
		return write_row(origin, "budget", booking->month, booking->amount);
	case BAAT_BOOKED_STAND:
	case BAAT_BOOKED__MAX:
		break;
	}
	return BAAT_OK;
}

enum baat_status budget_origin_write(struct budget_work *run, struct baat_worker *worker,
                                     const struct baat_booking *booking)
{
	const int32_t cut_off = run->settings->budget.cut_off;
	struct baat_buffer place = {0};
	if (!run->shown[booking->pot] || (cut_off != BAAT_NO_MONTH && booking->month > cut_off))
		return BAAT_OK;
	baat_place_put(baat_at(baat_table_path(worker->input->table), booking->line, 0), &place);
	struct origin origin = {.run = run,
	                        .worker = worker,
	                        .booking = booking,
	                        .cells = {[POT] = {.text = run->budget.pots[booking->pot].name},
	                                  [CASUS] = {.text = booking->casus},
	                                  [PARTY] = {.text = booking->party},
	                                  [BOOKED] = {.number = booking->month},
	                                  [ORIGIN] = {.text = baat_buffer_text(&place)}}};
	const enum baat_status status = place.failed ? baat_out_of_memory(&worker->diags) : write_rows(&origin);
	baat_buffer_free(&place);
	return status;
}
