/* Shares of a whole that are exact: baat-methode(7), FUNNELS, Persons. */
#include "check.h"

#include "baat/base/fraction.h"
#include "baat/base/number.h"

enum { PARTS = 12 };

static void test_lowest_terms(void **state)
{
	(void)state;
	const struct baat_fraction third = baat_fraction_make(125, 375), none = baat_fraction_make(0, 7);
	assert_int_equal(third.number, 1);
	assert_int_equal(third.of, 3);
	assert_int_equal(none.number, 0);
	assert_int_equal(none.of, 1);
}

static void test_compare(void **state)
{
	(void)state;
	const struct baat_fraction parts[] = {{1, 3}, {1, 7}, {11, 21}, {1, INT64_C(999999999989)}};
	int sign;
	assert_true(baat_fractions_compare(parts, 0, &sign));
	assert_true(sign < 0);
	assert_true(baat_fractions_compare(parts, 2, &sign));
	assert_true(sign < 0);
	assert_true(baat_fractions_compare(parts, 3, &sign));
	assert_int_equal(sign, 0);
	assert_true(baat_fractions_compare(parts, 4, &sign));
	assert_true(sign > 0);
}

/* Seventy different primes near 2^37 make a denominator of more than 2400 bits. */
static void test_too_many_denominators(void **state)
{
	(void)state;
	enum { COUNT = 70 };
	struct baat_fraction parts[COUNT];
	int sign;
	int64_t candidate = (INT64_C(1) << 37) + 1;
	for (size_t found = 0; found < COUNT; candidate += 2) {
		bool is_prime = true;
		for (int64_t i = 3; i * i <= candidate && is_prime; i += 2)
			is_prime = candidate % i != 0;
		if (is_prime)
			parts[found++] = (struct baat_fraction){1, candidate};
	}
	assert_true(baat_fractions_compare(parts, COUNT - 10, &sign));
	assert_false(baat_fractions_compare(parts, COUNT, &sign));
}

static void assert_shares(int64_t total, const struct baat_fraction parts[], size_t count, const int64_t expected[])
{
	int64_t shares[PARTS + 1];
	assert_true(baat_fractions_share_out(total, parts, count, shares));
	for (size_t i = 0; i <= count; i++)
		assert_int_equal(shares[i], expected[i]);
}

static void test_largest_remainder(void **state)
{
	(void)state;
	const struct baat_fraction thirds[] = {{1, 3}, {1, 3}, {1, 3}}, halves[] = {{1, 2}}, small[] = {{1, 4}, {1, 4}};
	assert_shares(10, thirds, 3, (const int64_t[]){4, 3, 3, 0});
	assert_shares(1, thirds, 2, (const int64_t[]){1, 0, 0});
	/* a tie of a part with the rest: the rest is last */
	assert_shares(1, halves, 1, (const int64_t[]){1, 0});
	/* 0,25 and 0,25 of one leave 0,5 to the rest, which is the largest */
	assert_shares(1, small, 2, (const int64_t[]){0, 0, 1});
	assert_shares(7, small, 2, (const int64_t[]){2, 2, 3});
	assert_shares(0, small, 2, (const int64_t[]){0, 0, 0});
	assert_shares(5, NULL, 0, (const int64_t[]){5});
}

/* Parts with a common denominator are what baat_share_out() makes of their weights. */
static void test_as_by_weights(void **state)
{
	(void)state;
	uint64_t seed = 17;
	for (size_t round = 0; round < 2000; round++) {
		const size_t count = 1 + check_below(&seed, PARTS);
		const int64_t total = (int64_t)(check_random(&seed) >> 15), of = 1 + (int64_t)check_below(&seed, 5000);
		struct baat_fraction parts[PARTS];
		baat_sum weights[PARTS + 1], expected[PARTS + 1];
		int64_t shares[PARTS + 1], left = of;
		for (size_t i = 0; i < count; i++) {
			const int64_t number = (int64_t)check_below(&seed, (size_t)left + 1);
			left -= number;
			weights[i] = number;
			parts[i] = baat_fraction_make(number, of);
		}
		weights[count] = left;
		assert_true(baat_fractions_share_out(total, parts, count, shares));
		assert_true(baat_share_out(total, weights, count + 1, expected));
		for (size_t i = 0; i <= count; i++)
			assert_int_equal(shares[i], (int64_t)expected[i]);
	}
}

/* Whatever the denominators: nothing is lost, and no share is a unit or more away from its part. */
static void test_nothing_is_lost(void **state)
{
	(void)state;
	uint64_t seed = 18;
	for (size_t round = 0; round < 2000; round++) {
		const size_t count = 1 + check_below(&seed, PARTS);
		const int64_t total = (int64_t)(check_random(&seed) % INT64_C(1000000000000000));
		struct baat_fraction parts[PARTS];
		int64_t shares[PARTS + 1], sum = 0;
		for (size_t i = 0; i < count; i++) {
			const int64_t of = (int64_t)count * (1 + (int64_t)check_below(&seed, 1000000007));
			parts[i] =
			    baat_fraction_make((int64_t)check_below(&seed, (size_t)(of / (int64_t)count) + 1), of);
		}
		assert_true(baat_fractions_share_out(total, parts, count, shares));
		for (size_t i = 0; i <= count; i++)
			sum += shares[i];
		assert_int_equal(sum, total);
		assert_true(shares[count] >= 0);
		for (size_t i = 0; i < count; i++) {
			const baat_sum off = (baat_sum)shares[i] * parts[i].of - (baat_sum)total * parts[i].number;
			assert_true(off < parts[i].of && -off < parts[i].of);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lowest_terms),          cmocka_unit_test(test_compare),
	    cmocka_unit_test(test_too_many_denominators), cmocka_unit_test(test_largest_remainder),
	    cmocka_unit_test(test_as_by_weights),         cmocka_unit_test(test_nothing_is_lost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
