/* Adding up the terms of a row in a block of draws. Private to the draws. */
#ifndef BAAT_TERM_SUM_H
#define BAAT_TERM_SUM_H

#include "baat/calc/uncertain.h"
#include "kernel.h"
#include "terms.h"

/* Σ amount × factors of the terms of a row, in cents × 2^20, for each draw of the block that begins with `first`.
 * `fixed` is what has no factors, in cents. False when a sum leaves 128 bits. */
bool baat_terms_sum(const struct baat_terms *terms, size_t row, baat_sum fixed, enum baat_distribution distribution,
                    uint64_t first, struct baat_draw_room *room, baat_sum sums[BAAT_DRAW_BLOCK]);

/* The same with a kernel of choice. */
struct baat_draw_room *baat_draw_room_with(const struct baat_kernel *kernel);

#endif
