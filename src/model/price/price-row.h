/* Reading rows of a price table. Private to model. */
#ifndef BAAT_PRICE_ROW_H
#define BAAT_PRICE_ROW_H

#include "baat/base/memory.h"
#include "baat/model/price.h"
#include "model/row/whole.h"

extern const struct baat_table_kind baat_price_kind;

/* A row; names go to `names`, texts to `arena`. */
enum baat_status baat_price_row_read(const struct baat_record *record, struct baat_names *names,
                                     struct baat_arena *arena, struct baat_price_row *price);

#endif
