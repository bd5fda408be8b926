/*
 * baat/fraction.h - shares of a whole that are exact whatever they are of: a third, 168 of 350.
 *
 * Rule: baat-methode(7), FUNNELS, Persons.
 */
#ifndef BAAT_FRACTION_H
#define BAAT_FRACTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* number / of, with 0 <= number <= of and of > 0. */
struct baat_fraction {
	int64_t number, of;
};

/* The same in its lowest terms. */
struct baat_fraction baat_fraction_make(int64_t number, int64_t of);

/* Parts of one whole. *sign is below 0, 0 or above 0 when together they are less than it, all of it, or more. Returns
 * false when their least common denominator has more than 2400 bits, which no sixty parts of counted persons need. */
bool baat_fractions_compare(const struct baat_fraction parts[], size_t count, int *sign);

/*
 * Divides total >= 0 by largest remainder over the parts, which are not more than the whole, and what is left of it:
 * shares[i] goes to part i and shares[count] is the rest; they add up to the total. Ties: the first, the rest last.
 * Returns false when there is no memory, or when baat_fractions_compare() does. Time is count x log(count).
 */
bool baat_fractions_share_out(int64_t total, const struct baat_fraction parts[], size_t count, int64_t shares[]);

#endif
