/* Writing, rounding and sharing out: baat-methode(7), AMOUNTS AND ROUNDING. */
#include "number-reading.h"

static void test_write(void **state)
{
	(void)state;
	static const struct {
		int64_t value;
		unsigned scale;
		const char *plain, *brief, *grouped;
	} trials[] = {
	    {0, 2, "0,00", "0", "0,00"},
	    {0, 0, "0", "0", "0"},
	    {-1, 2, "-0,01", "-0,01", "-0,01"},
	    {5, 4, "0,0005", "0,0005", "0,0005"},
	    {-50, 2, "-0,50", "-0,5", "-0,50"},
	    {100, 2, "1,00", "1", "1,00"},
	    {99999, 2, "999,99", "999,99", "999,99"},
	    {100000, 2, "1000,00", "1000", "1.000,00"},
	    {-99999900, 2, "-999999,00", "-999999", "-999.999,00"},
	    {-123456789, 0, "-123456789", "-123456789", "-123.456.789"},
	    {INT64_MIN, 12, "-9223372,036854775808", "-9223372,036854775808", "-9.223.372,036854775808"},
	};
	for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
		char at[BAAT_NUMBER_MAX + 1];
		at[baat_number_write(at, trials[i].value, trials[i].scale, ',')] = '\0';
		assert_string_equal(at, trials[i].plain);
		at[baat_number_write_short(at, trials[i].value, trials[i].scale, ',')] = '\0';
		assert_string_equal(at, trials[i].brief);
		at[baat_number_write_grouped(at, trials[i].value, trials[i].scale)] = '\0';
		assert_string_equal(at, trials[i].grouped);
	}
	const baat_sum least = (baat_sum)((baat_usum)1 << 127);
	char at[BAAT_NUMBER_MAX + 1];
	at[baat_number_write(at, least, 2, '.')] = '\0';
	assert_string_equal(at, "-1701411834604692317316873037158841057.28");
	at[baat_number_write_grouped(at, least, 0)] = '\0';
	assert_string_equal(at, "-170.141.183.460.469.231.731.687.303.715.884.105.728");
}

/* A random number of any length. */
static int64_t random_number(uint64_t *seed)
{
	int64_t value = (int64_t)(check_random(seed) >> (1 + check_below(seed, 63)));
	return check_below(seed, 2) ? -value : value;
}

/* What is written reads as the same number, whatever the scale, the mark and the way of writing. */
static void test_round_trip(void **state)
{
	(void)state;
	uint64_t seed = 1;
	for (unsigned trial = 0; trial < 200000; trial++) {
		int64_t value = random_number(&seed), again = 0;
		unsigned scale = (unsigned)check_below(&seed, 13);
		struct baat_number_rule rule = {
		    .mark = BAAT_MARK_COMMA, .scale = scale, .min = -INT64_MAX, .max = INT64_MAX};
		char at[BAAT_NUMBER_MAX];
		size_t length = baat_number_write(at, value, scale, ',');
		assert_int_equal(baat_number_read((struct baat_text){at, length}, &rule, &again), OK);
		assert_int_equal(again, value);
		length = baat_number_write_short(at, value, scale, ',');
		assert_int_equal(baat_number_read((struct baat_text){at, length}, &rule, &again), OK);
		assert_int_equal(again, value);
		rule.mark = BAAT_MARK_OPTION;
		assert_int_equal(baat_number_read((struct baat_text){at, length}, &rule, &again), OK);
		assert_int_equal(again, value);
		if (scale > 0) {
			rule.mark = check_below(&seed, 2) ? BAAT_MARK_COMMA : BAAT_MARK_EITHER;
			length = baat_number_write_grouped(at, value, scale);
			enum baat_code code = baat_number_read((struct baat_text){at, length}, &rule, &again);
			if (rule.mark == BAAT_MARK_COMMA || scale != 3)
				assert_int_equal(code, OK);
			if (code == OK)
				assert_int_equal(again, value);
			else
				assert_int_equal(code, AMBIGUOUS);
		}
		rule.mark = BAAT_MARK_POINT;
		length = baat_number_write(at, value, scale, '.');
		assert_int_equal(baat_number_read((struct baat_text){at, length}, &rule, &again), OK);
		assert_int_equal(again, value);
	}
}

static void set_sum(mpz_t to, baat_sum value)
{
	baat_usum size = value < 0 ? -(baat_usum)value : (baat_usum)value;
	uint64_t limbs[2] = {(uint64_t)size, (uint64_t)(size >> 64)};
	mpz_import(to, 2, -1, sizeof *limbs, 0, 0, limbs);
	if (value < 0)
		mpz_neg(to, to);
}

/* value / divisor, half away from zero: (2|value| + divisor) / (2 divisor), the sign put back. */
static void round_slowly(mpz_t value, const mpz_t divisor)
{
	mpz_t twice;
	int sign = mpz_sgn(value);
	mpz_init(twice);
	mpz_abs(value, value);
	mpz_mul_2exp(value, value, 1);
	mpz_add(value, value, divisor);
	mpz_mul_2exp(twice, divisor, 1);
	mpz_tdiv_q(value, value, twice);
	if (sign < 0)
		mpz_neg(value, value);
	mpz_clear(twice);
}

static baat_sum random_sum(uint64_t *seed)
{
	baat_usum value = (baat_usum)check_random(seed) << 64 | check_random(seed);
	value >>= 1 + check_below(seed, 127);
	return check_below(seed, 2) ? -(baat_sum)value : (baat_sum)value;
}

static void test_round_div(void **state)
{
	(void)state;
	const baat_sum most = (baat_sum)(((baat_usum)1 << 127) - 1), least = -most - 1;
	static const int trials[][3] = {{0, 1, 0},     {1, 2, 1},    {-1, 2, -1},  {1, 3, 0},   {-1, 3, 0},
	                                {2, 3, 1},     {-2, 3, -1},  {3, 2, 2},    {-3, 2, -2}, {5, 10, 1},
	                                {4, 10, 0},    {-5, 10, -1}, {-4, 10, 0},  {15, 10, 2}, {25, 10, 3},
	                                {-25, 10, -3}, {49, 100, 0}, {50, 100, 1}, {7, 7, 1}};
	for (size_t i = 0; i < sizeof trials / sizeof *trials; i++)
		assert_int_equal(baat_round_div(trials[i][0], trials[i][1]), trials[i][2]);
	assert_true(baat_round_div(most, 1) == most);
	assert_true(baat_round_div(least, 1) == least);
	assert_true(baat_round_div(most, most) == 1);
	assert_true(baat_round_div(least, most) == -1);
	assert_true(baat_round_div(most / 2, most) == 0);
	assert_true(baat_round_div(most / 2 + 1, most) == 1);
	assert_true(baat_round_div(least / 2, most) == -1);
	assert_true(baat_round_div(most, 2) == most / 2 + 1);
	assert_true(baat_round_div(least, 2) == least / 2);

	uint64_t seed = 2;
	mpz_t value, divisor, found;
	mpz_inits(value, divisor, found, NULL);
	for (unsigned trial = 0; trial < 200000; trial++) {
		baat_sum v = random_sum(&seed), d = random_sum(&seed);
		d = d < 0 ? -d : d == 0 ? 1 : d;
		set_sum(value, v);
		set_sum(divisor, d);
		round_slowly(value, divisor);
		set_sum(found, baat_round_div(v, d));
		assert_int_equal(mpz_cmp(value, found), 0);
	}
	mpz_clears(value, divisor, found, NULL);
}

static void check_product(const int64_t factors[], size_t count, int64_t divisor1, int64_t divisor2)
{
	mpz_t product, divisor, number;
	int64_t found = 0;
	mpz_inits(product, divisor, number, NULL);
	mpz_set_si(product, 1);
	for (size_t i = 0; i < count; i++) {
		mpz_set_si(number, factors[i]);
		mpz_mul(product, product, number);
	}
	mpz_set_si(divisor, divisor1);
	mpz_set_si(number, divisor2);
	mpz_mul(divisor, divisor, number);
	round_slowly(product, divisor);
	mpz_abs(number, product);
	bool fits = mpz_sizeinbase(number, 2) <= 63;
	if (baat_round_product(factors, count, divisor1, divisor2, &found) != fits ||
	    (fits && mpz_cmp_si(product, found) != 0)) {
		for (size_t i = 0; i < count; i++)
			print_error("%lld ", (long long)factors[i]);
		fail_msg("/ %lld %lld gives %lld", (long long)divisor1, (long long)divisor2, (long long)found);
	}
	mpz_clears(product, divisor, number, NULL);
}

static void test_round_product(void **state)
{
	(void)state;
	static const int64_t edges[] = {0,      1, -1, 2, 5, -5, INT64_MAX, INT64_MIN, INT64_MIN + 1, INT64_C(1) << 32,
	                                1000000};
	enum { EDGES = sizeof edges / sizeof *edges };
	for (size_t i = 0; i < EDGES * EDGES * EDGES; i++) {
		int64_t factors[6] = {
		    edges[i % EDGES], edges[i / EDGES % EDGES], edges[i / EDGES / EDGES], -1, INT64_MAX, 3};
		for (size_t count = 0; count <= 6; count++) {
			check_product(factors, count, 1, 1);
			check_product(factors, count, INT64_MAX, INT64_MAX);
			check_product(factors, count, 2, 5);
		}
	}
	uint64_t seed = 3;
	for (unsigned trial = 0; trial < 300000; trial++) {
		int64_t factors[6], d1 = random_number(&seed), d2 = random_number(&seed);
		size_t count = check_below(&seed, 7);
		for (size_t i = 0; i < count; i++)
			factors[i] = random_number(&seed);
		d1 = d1 < 0 ? -d1 : d1 + 1;
		d2 = d2 < 0 ? -d2 : d2 + 1;
		check_product(factors, count, d1, d2);
	}
}

/* Largest remainder as the textbook has it, without a thought for time. */
static void share_slowly(baat_sum total, const baat_sum weights[], size_t count, baat_sum parts[])
{
	mpz_t sum, size, product, quotient, remainders[64], left;
	mpz_inits(sum, size, product, quotient, left, NULL);
	set_sum(size, total);
	mpz_abs(size, size);
	mpz_set(left, size);
	for (size_t i = 0; i < count; i++) {
		set_sum(product, weights[i]);
		mpz_add(sum, sum, product);
	}
	for (size_t i = 0; i < count; i++) {
		mpz_init(remainders[i]);
		set_sum(product, weights[i]);
		mpz_mul(product, product, size);
		mpz_tdiv_qr(quotient, remainders[i], product, sum);
		mpz_sub(left, left, quotient);
		uint64_t limbs[2] = {0, 0};
		mpz_export(limbs, NULL, -1, sizeof *limbs, 0, 0, quotient);
		parts[i] = (baat_sum)((baat_usum)limbs[1] << 64 | limbs[0]);
	}
	for (; mpz_sgn(left) > 0; mpz_sub_ui(left, left, 1)) {
		size_t best = 0;
		for (size_t i = 1; i < count; i++)
			if (mpz_cmp(remainders[i], remainders[best]) > 0)
				best = i;
		parts[best]++;
		mpz_set_si(remainders[best], -1);
	}
	for (size_t i = 0; i < count; i++) {
		parts[i] = total < 0 ? -parts[i] : parts[i];
		mpz_clear(remainders[i]);
	}
	mpz_clears(sum, size, product, quotient, left, NULL);
}

static void check_shares(baat_sum total, const baat_sum weights[], size_t count)
{
	baat_sum parts[64], expected[64], sum = 0;
	assert_true(baat_share_out(total, weights, count, parts));
	share_slowly(total, weights, count, expected);
	for (size_t i = 0; i < count; i++) {
		sum += parts[i];
		assert_true(parts[i] == expected[i]);
	}
	assert_true(sum == total);
}

static void test_share_out(void **state)
{
	(void)state;
	static const baat_sum even[] = {1, 1, 1}, zero[] = {0, 5, 0, 5, 0, 5}, percent[] = {333333, 333333, 333334};
	baat_sum parts[6];
	baat_share_out(-100, even, 3, parts);
	assert_true(parts[0] == -34 && parts[1] == -33 && parts[2] == -33);
	baat_share_out(2, zero, 6, parts);
	assert_true(parts[0] == 0 && parts[1] == 1 && parts[2] == 0 && parts[3] == 1 && parts[5] == 0);
	baat_share_out(0, even, 3, parts);
	assert_true(parts[0] == 0 && parts[1] == 0 && parts[2] == 0);
	check_shares(1, percent, 3);
	check_shares(-1, percent, 3);

	uint64_t seed = 4;
	for (unsigned trial = 0; trial < 50000; trial++) {
		baat_sum weights[64], sum = 0;
		size_t count = 1 + check_below(&seed, 64);
		unsigned size = (unsigned)check_below(&seed, 119);
		for (size_t i = 0; i < count; i++) {
			baat_sum weight = random_sum(&seed) >> (127 - size > 8 ? 127 - size : 8);
			weights[i] = check_below(&seed, 4) == 0 ? 0 : weight < 0 ? -weight : weight;
			sum += weights[i];
		}
		if (sum == 0)
			weights[check_below(&seed, count)] = 1;
		check_shares(random_sum(&seed), weights, count);
	}
}

/* Many weights: exact, and in less than quadratic time (10^10 steps would be noticed). */
static void test_share_out_many(void **state)
{
	(void)state;
	const size_t count = 200000;
	baat_sum *weights = malloc(count * sizeof *weights), *parts = malloc(count * sizeof *parts);
	uint64_t seed = 5;
	for (size_t i = 0; i < count; i++)
		weights[i] = (baat_sum)check_below(&seed, 1000);
	for (baat_sum total = -7777777; total <= 7777777; total += 7777777) {
		baat_sum sum = 0;
		assert_true(baat_share_out(total, weights, count, parts));
		for (size_t i = 0; i < count; i++)
			sum += parts[i];
		assert_true(sum == total);
	}
	for (size_t i = 0; i < count; i++)
		weights[i] = 1;
	assert_true(baat_share_out((baat_sum)count + 3, weights, count, parts));
	for (size_t i = 0; i < count; i++)
		assert_true(parts[i] == (i < 3 ? 2 : 1));
	free(weights);
	free(parts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_write),     cmocka_unit_test(test_round_trip),
	    cmocka_unit_test(test_round_div), cmocka_unit_test(test_round_product),
	    cmocka_unit_test(test_share_out), cmocka_unit_test(test_share_out_many),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
