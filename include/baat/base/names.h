/*
 * baat/names.h - strings and small integers: a name gets the next number at first sight and keeps it.
 *
 * Hashing is seeded per table from the system's random source, so no input can aim at collisions; nothing that is
 * printed depends on the seed, because order is that of the numbers.
 */
#ifndef BAAT_NAMES_H
#define BAAT_NAMES_H

#include <stdint.h>

#include "baat/base/text.h"

#define BAAT_NO_NAME UINT32_MAX

struct baat_names;

/*
 * A new table on top of `base` (NULL for none): names of the base keep their numbers, new ones follow. The base
 * must outlive the table and must not grow while it stands under one; several tables, also of several threads, may
 * stand on the same base. NULL when there is no memory.
 */
struct baat_names *baat_names_new(const struct baat_names *base);
void baat_names_free(struct baat_names *names); /* NULL is fine */

/* Forgets its own names (not those of the base), keeping some memory for the next ones. */
void baat_names_clear(struct baat_names *names);

/* The number of the name, given out now when it is new; the table keeps a copy. BAAT_NO_NAME when there is no memory.
 */
uint32_t baat_names_add(struct baat_names *names, struct baat_text text);

/* The number of the name or BAAT_NO_NAME. */
uint32_t baat_names_find(const struct baat_names *names, struct baat_text text);

/* The same, for names that come back again and again: those found of late are found sooner. Of a text that is shorter
 * than eight bytes so many may be read all the same, as of the fields of a row (BAAT_FIELD_ROOM). */
uint32_t baat_names_recall(struct baat_names *names, struct baat_text text);

/* The text of a number given out; ended by a NUL; valid as long as the table. */
struct baat_text baat_names_text(const struct baat_names *names, uint32_t number);

/* How many numbers are given out, those of the base included. */
uint32_t baat_names_count(const struct baat_names *names);

#endif
