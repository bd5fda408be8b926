/* Columns whose name is a slip of the pen of another one's (baat-bestanden(5), COLUMNS). Private to model. */
#ifndef BAAT_NEAR_COLUMN_H
#define BAAT_NEAR_COLUMN_H

#include "baat/io/table.h"
#include "baat/model/meant.h"

/* Whether a column was said to be meant; compared as names in a header are. BAAT_SYSTEM: no memory. */
enum baat_status baat_column_is_meant(struct baat_text name, const struct baat_meant *meant, bool *found,
                                      struct baat_diags *diags);

/* A name as it can be pasted behind an option. */
struct baat_shown baat_column_as_word(struct baat_text name);

/* Refuses a column whose name is nearly `known`. Always BAAT_REJECTED, or BAAT_SYSTEM without memory. */
enum baat_status baat_column_refuse(const struct baat_table *table, size_t column, const char *known,
                                    struct baat_diags *diags);

/* Refuses a column that has nearly the name of one of `known`, unless it is meant so; where nobody can
 * say that, `meant` is NULL. Errors: BAAT_COLUMN_NEAR. */
enum baat_status baat_column_check_near(const struct baat_table *table, size_t column, const char *const known[],
                                        size_t count, const struct baat_meant *meant, struct baat_diags *diags);

#endif
