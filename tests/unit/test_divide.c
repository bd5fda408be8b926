/* Dividing by a reciprocal: never another answer than dividing. */
#include "check.h"

#include "base/divide.h"

/* What was tried, so that a test that tries nothing is seen. */
static size_t fitting, halves;

static void check_number(baat_usum number, const struct baat_divisor *by)
{
	bool fits;
	const baat_usum prepared = baat_divide_prepare(number, by, &fits);
	if (fits != (number < (baat_usum)by->value << 59))
		fail_msg("whether %llx:%llx / %llu fits", (unsigned long long)(number >> 64),
		         (unsigned long long)number, (unsigned long long)by->value);
	for (unsigned times = 0; times < 32 && fits; times++) {
		const baat_usum product = number * times;
		const uint64_t rest = (uint64_t)(product % by->value);
		const baat_usum expected = product / by->value + (rest >= by->value - rest);
		const uint64_t found = baat_divide_rounded(prepared, times, by);
		fitting++;
		halves += rest == by->value - rest;
		if (found != expected)
			fail_msg("%llx:%llx x %u / %llu is %llu, not %llu", (unsigned long long)(number >> 64),
			         (unsigned long long)number, times, (unsigned long long)by->value,
			         (unsigned long long)found, (unsigned long long)expected);
	}
}

/* Multiples of the divisor, what lies half-way, and their neighbours; and what only just fits. */
static void check_divisor(uint64_t value, size_t rounds, uint64_t *seed)
{
	const struct baat_divisor by = baat_divisor_of(value);
	const baat_usum limit = (baat_usum)value << 59;
	for (unsigned i = 0; i < 5; i++) {
		check_number(i, &by);
		check_number(limit + i - 2, &by);
		check_number((baat_usum)value + i - 1, &by);
		check_number(~(baat_usum)0 - i, &by);
	}
	for (size_t i = 0; i < rounds; i++) {
		const uint64_t multiple = check_random(seed) >> (5 + check_below(seed, 59));
		baat_usum number = (baat_usum)value * multiple;
		number += check_below(seed, 2) == 0 ? 0 : value / 2;
		if (check_below(seed, 2) == 0)
			number += check_below(seed, 5) - (baat_usum)2;
		else if (check_below(seed, 2) == 0)
			number += check_random(seed) % value;
		check_number(number, &by);
		check_number((baat_usum)check_random(seed) << 64 >> check_below(seed, 127), &by);
	}
}

static void test_edges(void **state)
{
	(void)state;
	uint64_t seed = 1;
	for (unsigned bit = 0; bit < 64; bit++)
		for (uint64_t near = 0; near < 5; near++)
			if ((UINT64_C(1) << bit) + near - 2 != 0)
				check_divisor((UINT64_C(1) << bit) + near - 2, 50, &seed);
	for (uint64_t value = 1; value < 200; value++) {
		check_divisor(value, 50, &seed);
		check_divisor(-value, 50, &seed);
	}
	assert_true(fitting > 100000 && halves > 1000);
}

/* Those that make cents of a product: 10^6 x the denominator of a period x that of the chance. */
static void test_real_ones(void **state)
{
	(void)state;
	static const uint64_t denominators[] = {1, 2, 3, 4, 6, 7, 12, 100, 120, 2400, 12000, 40000, 120000};
	static const uint64_t chances[] = {100, 1000000, 1000000000000};
	uint64_t seed = 2;
	halves = 0;
	for (size_t i = 0; i < sizeof denominators / sizeof *denominators; i++)
		for (size_t j = 0; j < 3; j++) {
			uint64_t value;
			if (!__builtin_mul_overflow(1000000 * denominators[i], chances[j], &value))
				check_divisor(value, 4000, &seed);
		}
	assert_true(halves > 1000);
}

static void test_random_ones(void **state)
{
	(void)state;
	uint64_t seed = 3;
	for (size_t round = 0; round < 10000; round++)
		check_divisor((check_random(&seed) >> check_below(&seed, 64)) | 1, 4, &seed);
}

/* What there is no room for: a divisor of 0 fits nothing. */
static void test_none(void **state)
{
	(void)state;
	const struct baat_divisor none = {0};
	bool fits = true;
	baat_divide_prepare(0, &none, &fits);
	assert_false(fits);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_edges),
	    cmocka_unit_test(test_real_ones),
	    cmocka_unit_test(test_random_ones),
	    cmocka_unit_test(test_none),
	};
	return cmocka_run_group_tests_name("divide", tests, NULL, NULL);
}
