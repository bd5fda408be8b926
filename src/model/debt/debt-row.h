/* One row of a debt. Private to debt.c and debt-row.c. */
#ifndef BAAT_DEBT_ROW_H
#define BAAT_DEBT_ROW_H

#include "baat/model/debt.h"
#include "model/case/case-columns.h"
#include "model/row/record.h"

/* What reading a row needs besides the row. */
struct baat_debt_context {
	const struct baat_tariffs *tariffs;
	struct baat_names *names;
	struct baat_record record; /* the row at hand */
	int32_t start;
	uint64_t mid_days;
	struct baat_arena texts; /* of the case */
};

/* Whether a post is that of a debt: a word of its own, or a step. */
bool baat_debt_is_post(const struct baat_debt_context *context, struct baat_text post);

/* Reads everything but the debt into *row; all: it is for all debts. *creditor is who the row says that the creditor
 * is, or BAAT_NO_NAME. */
enum baat_status baat_debt_row_read(struct baat_debt_context *context, bool all, struct baat_debt_row *row,
                                    uint32_t *creditor);

#endif
