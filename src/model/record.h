/*
 * Reading one field of one row: what price tables, case lines and flows have in common. Private to model.
 */
#ifndef BAAT_RECORD_H
#define BAAT_RECORD_H

#include "baat/csv.h"
#include "baat/diag.h"
#include "baat/number.h"

/* A field in its place, with where its complaints go. */
struct baat_field {
	struct baat_text text;
	const char *name; /* of the column */
	enum baat_mark mark;
	struct baat_place place;
	struct baat_diags *diags;
};

/* Reads a number of at most `scale` decimals between min and max; errors are reported. */
enum baat_status baat_field_number(const struct baat_field *field, unsigned scale, int64_t min, int64_t max,
                                   int64_t *number);
/* The same with a € allowed in front. */
enum baat_status baat_field_euros(const struct baat_field *field, unsigned scale, int64_t min, int64_t max,
                                  int64_t *number);
/* A chance, 25% being 0,25. */
enum baat_status baat_field_chance(const struct baat_field *field, int32_t *chance);
/* A percentage 0..100 with 4 decimals, the sign % being allowed. */
enum baat_status baat_field_percent(const struct baat_field *field, int32_t *percent);
/* A calendar year. */
enum baat_status baat_field_year(const struct baat_field *field, int32_t *year);
/* A price: euros with 4 decimals, or pm. */
enum baat_status baat_field_price(const struct baat_field *field, int64_t *price, bool *unpriced);
/* One of `count` keywords, whatever the case of their letters; *index is its place. */
enum baat_status baat_field_keyword(const struct baat_field *field, const char *const words[], size_t count,
                                    size_t *index);

#endif
