/*
 * baat/registry.h - notices a case that comes back: 18 to 27 bytes for each case seen.
 *
 * The lines of a case stand together, in one file (baat-bestanden(5), CASE LINES). Identifiers are not kept; 96 bits
 * of a seeded hash stand for them, so that two of 10^8 different ones are taken for the same once in 10^13 runs, and
 * then as an error, never as a wrong sum.
 */
#ifndef BAAT_REGISTRY_H
#define BAAT_REGISTRY_H

#include <stdbool.h>
#include <stdint.h>

#include "baat/base/text.h"

struct baat_registry;

struct baat_registry *baat_registry_new(void); /* NULL when there is no memory */
void baat_registry_free(struct baat_registry *registry);

/* What stands for an identifier. Any thread may ask. */
struct baat_identity {
	uint64_t high, low;
};
struct baat_identity baat_registry_identity(const struct baat_registry *registry, struct baat_text id);

enum baat_registered { BAAT_NEW, BAAT_SEEN, BAAT_NO_ROOM };

/* Notes a case with where it was first seen (a number below 2^40 - 1). When it was seen before,
 * *place becomes where. */
enum baat_registered baat_registry_add(struct baat_registry *registry, struct baat_identity identity, uint64_t *place);

/* Says that a case will be noted soon, so that the memory where it belongs can be fetched meanwhile. */
void baat_registry_expect(const struct baat_registry *registry, struct baat_identity identity);

#endif
