/* The parties that somebody has named before: in the price tables, and in the list that came with the programs. */
#ifndef KNOWN_PARTIES_H
#define KNOWN_PARTIES_H

#include "baat/model/price.h"

struct known_parties;

/* Reads the list, partijen.csv beside the prices; without it the price tables say it all. *known is to be freed
 * whatever is returned. Errors: those of baat_table_open() and of rows. */
enum baat_status known_parties_read(struct known_parties **known, const struct baat_prices *prices,
                                    struct baat_diags *diags);
void known_parties_free(struct known_parties *known); /* NULL is fine */

bool known_parties_has(const struct known_parties *known, struct baat_text party);
/* The one that is nearest to a name, or NULL; valid as long as the list. */
const char *known_parties_nearest(const struct known_parties *known, struct baat_text party);

#endif
