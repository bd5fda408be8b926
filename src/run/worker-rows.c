/* The rows of a case that a worker is at, once more. */
#include "case-parts.h"

bool baat_worker_rows(struct baat_worker *worker, const struct baat_case *casus,
                      void (*each)(void *context, const struct baat_row *row), void *context)
{
	const struct case_part *part = worker->part;
	return baat_case_rows(casus, worker->input->table, &worker->block, part->rows, each, context);
}
