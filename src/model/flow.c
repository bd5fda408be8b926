/* Flows as columns of a table. */
#include "baat/flow.h"

const char *const baat_flow_column_names[BAAT_FLOW__MAX] = {
    [BAAT_FLOW_CASE] = "casus",
    [BAAT_FLOW_ALTERNATIVE] = "alternatief",
    [BAAT_FLOW_KIND] = "soort",
    [BAAT_FLOW_POST] = "post",
    [BAAT_FLOW_DOMAIN] = "domein",
    [BAAT_FLOW_PARTY] = "partij",
    [BAAT_FLOW_SIDE] = "kant",
    [BAAT_FLOW_YEAR] = "jaar",
    [BAAT_FLOW_MONTH] = "maand",
    [BAAT_FLOW_MONTHS] = "maanden",
    [BAAT_FLOW_AMOUNT] = "bedrag",
    [BAAT_FLOW_PRESENT] = "cw",
    [BAAT_FLOW_CASHABLE] = "verzilverbaar",
    [BAAT_FLOW_PM_PLUS] = "pm_plus",
    [BAAT_FLOW_PM_MIN] = "pm_min",
    [BAAT_FLOW_SUCCESS] = "slaagkans",
};

const enum baat_cell_kind baat_flow_column_kinds[BAAT_FLOW__MAX] = {
    [BAAT_FLOW_YEAR] = BAAT_CELL_INTEGER,    [BAAT_FLOW_MONTH] = BAAT_CELL_INTEGER,
    [BAAT_FLOW_MONTHS] = BAAT_CELL_INTEGER,  [BAAT_FLOW_AMOUNT] = BAAT_CELL_CENTS,
    [BAAT_FLOW_PRESENT] = BAAT_CELL_CENTS,   [BAAT_FLOW_CASHABLE] = BAAT_CELL_CENTS,
    [BAAT_FLOW_PM_PLUS] = BAAT_CELL_INTEGER, [BAAT_FLOW_PM_MIN] = BAAT_CELL_INTEGER,
    [BAAT_FLOW_SUCCESS] = BAAT_CELL_CHANCE,
};

const char *const baat_flow_required[BAAT_FLOW_REQUIRED] = {"alternatief", "soort",         "partij",  "kant",
                                                            "jaar",        "maand",         "maanden", "bedrag",
                                                            "cw",          "verzilverbaar", "pm_plus", "pm_min"};

const char *baat_side_name(enum baat_side side)
{
	return side == BAAT_PAYS ? "betaalt" : "ontvangt";
}

void baat_flow_cells(const struct baat_flow *flow, const struct baat_unit *unit, const struct baat_names *names,
                     struct baat_cell cells[BAAT_FLOW__MAX])
{
	bool none = flow->alternative == BAAT_NO_NAME;
	const struct baat_text texts[] = {
	    [BAAT_FLOW_CASE] = unit->casus,
	    [BAAT_FLOW_ALTERNATIVE] = none ? (struct baat_text){"", 0} : baat_names_text(names, flow->alternative),
	    [BAAT_FLOW_KIND] = baat_text_of(baat_kind_name(flow->kind)),
	    [BAAT_FLOW_POST] = baat_names_text(names, flow->post),
	    [BAAT_FLOW_DOMAIN] = baat_names_text(names, flow->domain),
	    [BAAT_FLOW_PARTY] = baat_names_text(names, flow->party),
	    [BAAT_FLOW_SIDE] = baat_text_of(baat_side_name(flow->side)),
	};
	const int64_t numbers[] = {
	    [BAAT_FLOW_YEAR] = flow->year,       [BAAT_FLOW_MONTH] = flow->month,
	    [BAAT_FLOW_MONTHS] = flow->months,   [BAAT_FLOW_AMOUNT] = flow->amount,
	    [BAAT_FLOW_PRESENT] = flow->present, [BAAT_FLOW_CASHABLE] = flow->cashable,
	    [BAAT_FLOW_PM_PLUS] = flow->pm_plus, [BAAT_FLOW_PM_MIN] = flow->pm_min,
	    [BAAT_FLOW_SUCCESS] = flow->success,
	};
	for (size_t i = 0; i < BAAT_FLOW__MAX; i++)
		if (i <= BAAT_FLOW_SIDE)
			cells[i] = (struct baat_cell){.text = texts[i]};
		else
			cells[i] = (struct baat_cell){.number = numbers[i]};
	cells[BAAT_FLOW_SUCCESS].empty = flow->success == BAAT_NO_SUCCESS;
}
