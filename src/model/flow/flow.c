/* Flows as columns of a table. */
#include "baat/model/flow.h"

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
    [BAAT_FLOW_START] = "start",
};

const enum baat_cell_kind baat_flow_column_kinds[BAAT_FLOW__MAX] = {
    [BAAT_FLOW_YEAR] = BAAT_CELL_INTEGER,    [BAAT_FLOW_MONTH] = BAAT_CELL_INTEGER,
    [BAAT_FLOW_MONTHS] = BAAT_CELL_INTEGER,  [BAAT_FLOW_AMOUNT] = BAAT_CELL_CENTS,
    [BAAT_FLOW_PRESENT] = BAAT_CELL_CENTS,   [BAAT_FLOW_CASHABLE] = BAAT_CELL_CENTS,
    [BAAT_FLOW_PM_PLUS] = BAAT_CELL_INTEGER, [BAAT_FLOW_PM_MIN] = BAAT_CELL_INTEGER,
    [BAAT_FLOW_SUCCESS] = BAAT_CELL_CHANCE,  [BAAT_FLOW_START] = BAAT_CELL_MONTH,
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
	const uint32_t numbers[] = {[BAAT_FLOW_ALTERNATIVE] = flow->alternative,
	                            [BAAT_FLOW_POST] = flow->post,
	                            [BAAT_FLOW_DOMAIN] = flow->domain,
	                            [BAAT_FLOW_PARTY] = flow->party};
	cells[BAAT_FLOW_CASE] = (struct baat_cell){.text = unit->casus};
	cells[BAAT_FLOW_KIND] = (struct baat_cell){.text = baat_text_of(baat_kind_name(flow->kind))};
	cells[BAAT_FLOW_SIDE] = (struct baat_cell){.text = baat_text_of(baat_side_name(flow->side))};
	for (size_t i = BAAT_FLOW_ALTERNATIVE; i <= BAAT_FLOW_PARTY; i++)
		if (i != BAAT_FLOW_KIND)
			cells[i] =
			    (struct baat_cell){.text = numbers[i] == BAAT_NO_NAME ? (struct baat_text){"", 0}
			                                                          : baat_names_text(names, numbers[i])};
	cells[BAAT_FLOW_YEAR] = (struct baat_cell){.number = flow->year};
	cells[BAAT_FLOW_MONTH] = (struct baat_cell){.number = flow->month};
	cells[BAAT_FLOW_MONTHS] = (struct baat_cell){.number = flow->months};
	cells[BAAT_FLOW_AMOUNT] = (struct baat_cell){.number = flow->amount};
	cells[BAAT_FLOW_PRESENT] = (struct baat_cell){.number = flow->present};
	cells[BAAT_FLOW_CASHABLE] = (struct baat_cell){.number = flow->cashable};
	cells[BAAT_FLOW_PM_PLUS] = (struct baat_cell){.number = flow->pm_plus};
	cells[BAAT_FLOW_PM_MIN] = (struct baat_cell){.number = flow->pm_min};
	cells[BAAT_FLOW_SUCCESS] =
	    (struct baat_cell){.number = flow->success, .empty = flow->success == BAAT_NO_SUCCESS};
	cells[BAAT_FLOW_START] = (struct baat_cell){.number = unit->start, .empty = unit->start == BAAT_NO_MONTH};
}
