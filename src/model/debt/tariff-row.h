/* One row of a tariff table. Private to tariff.c and tariff-row.c. */
#ifndef BAAT_TARIFF_ROW_H
#define BAAT_TARIFF_ROW_H

#include "baat/model/tariff.h"
#include "model/row/layout.h"

extern const struct baat_table_kind baat_tariff_table;

/* A row: the tariff that it is of, without its bands, and its band. Texts are in the arena. */
struct baat_tariff_row {
	struct baat_text code, component;
	struct baat_tariff tariff;
	struct baat_tariff_band band;
};
enum baat_status baat_tariff_row_read(const struct baat_record *record, struct baat_arena *arena,
                                      struct baat_tariff_row *result);

#endif
