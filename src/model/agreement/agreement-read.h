/*
 * What reading the parts of an agreement has in common. Private to model.
 */
#ifndef BAAT_AGREEMENT_READ_H
#define BAAT_AGREEMENT_READ_H

#include "baat/model/agreement.h"
#include "baat/io/json.h"

/* An agreement that is being read. */
struct baat_agreement_reading {
	struct baat_agreement *agreement;
	struct baat_names *names;
	const char *path;
	struct baat_diags *diags;
};

/* Complains about a value. */
#define baat_agreement_error(reading, value, code, ...) \
	baat_error((reading)->diags, baat_at((reading)->path, (value)->line, 0), (code), __VA_ARGS__)

/* How many elements or members a value has. */
size_t baat_agreement_count(const struct baat_json *value);

/* Demands a list or object with something in it. */
enum baat_status baat_agreement_some(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                     enum baat_json_type type);

/* One of `count` words; *index is its place. */
enum baat_status baat_agreement_word(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                     const char *const words[], size_t count, unsigned *index);

/* Euros of at least 0 with at most 2 decimals, as cents. */
enum baat_status baat_agreement_euros(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                      int64_t *cents);

/* The number of a party by its name: the text of an element or the key of a member. */
enum baat_status baat_agreement_party(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                      struct baat_text name, uint32_t *party);

/* These are the signatories; the list is sorted, and must last as long as the agreement. */
void baat_agreement_sign(struct baat_agreement *agreement, uint32_t *parties, size_t count);

/* Sorts the parties of a value and refuses those that are named twice, be it in other bytes. */
enum baat_status baat_agreement_twice(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                      uint32_t *parties, size_t count);

/* Percentages by party, of a tier or of a key. The signatories must have been read. */
enum baat_status baat_agreement_shares(const struct baat_agreement_reading *reading, const struct baat_json *value,
                                       const struct baat_shares **shares);

/* The tiers of a waterfall. */
enum baat_status baat_agreement_tiers(const struct baat_agreement_reading *reading, const struct baat_json *value);

#endif
