/* What baat-schuld says in sentences under its result. */
#ifndef SCHULD_TOLD_H
#define SCHULD_TOLD_H

#include "baat/base/buffer.h"
#include "baat/calc/debt-walk.h"
#include "cli/emit.h"

/* Start with {0}; free with told_free(). */
struct told {
	bool wanted;
	struct baat_buffer sentences; /* of debts, each ended by a NUL */
	size_t count, left_out;
	baat_sum before; /* cents that moved before the decision */
	bool lent, unpaid, work;
};

/* Adds what became of a debt in a scenario; `first`: of those of the case, which share their past. */
void told_debt(struct told *told, struct baat_text scenario, bool first, struct baat_text debt,
               const struct baat_debt_account *account);
/* Writes all of it. */
enum baat_status told_write(struct told *told, struct emitter *emitter, struct baat_diags *diags);
void told_free(struct told *told);

#endif
