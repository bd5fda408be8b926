/* Draws: baat-methode(7), HOW SURE. The fast ways against the rule, and the rule against what is known of chance. */
#include "check.h"

#include "baat/base/number.h"
#include "baat/calc/draw.h"
#include "calc/draw/kernel.h"

/* Published values of FNV-1a and SplitMix64. */
static void test_known_values(void **state)
{
	(void)state;
	const struct baat_text a = BAAT_TEXT("a"), parts[] = {BAAT_TEXT("a"), BAAT_TEXT("b")};
	const struct baat_text whole = BAAT_TEXT("a\x1f"
	                                         "b");
	assert_true(baat_draw_hash(NULL, 0) == UINT64_C(0xCBF29CE484222325));
	assert_true(baat_draw_hash(&a, 1) == UINT64_C(0xAF63DC4C8601EC8C));
	assert_true(baat_draw_hash(parts, 2) == baat_draw_hash(&whole, 1));
	assert_true(baat_draw_mix(UINT64_C(0x9E3779B97F4A7C15)) == UINT64_C(0xE220A8397B1DCDAF));
	assert_true(baat_draw_mix(0) == 0);
}

static void test_uniform_bounds(void **state)
{
	(void)state;
	uint64_t seed = 1;
	for (int i = 0; i < 100000; i++) {
		const struct baat_stream stream = {check_random(&seed)};
		const uint32_t uniform = baat_stream_at(stream, check_random(&seed) % 1000000 + 1);
		assert_true(uniform % 2 == 1 && uniform < BAAT_UNIFORM_ONE);
	}
}

/* Of a range with whole numbers that can be worked out by hand. */
static void test_ends(void **state)
{
	(void)state;
	struct baat_factor factor = {0};
	baat_factor_scale(&factor, &(struct baat_range){1000000, 1600000, true}, 1200000);
	assert_int_equal(factor.low, 873813);    /* 100 / 120 × 2^20 = 873813,33 */
	assert_int_equal(factor.high, 1398101);  /* 160 / 120 × 2^20 = 1398101,33 */
	assert_int_equal(factor.mode, 22369621); /* 20 / 60 × 2^26 = 22369621,33 */
	baat_factor_scale(&factor, &(struct baat_range){-30000, -10000, true}, -20000);
	assert_int_equal(factor.low, BAAT_FACTOR_ONE * 3 / 2);
	assert_int_equal(factor.high, BAAT_FACTOR_ONE / 2);
	assert_int_equal(factor.mode, BAAT_UNIFORM_ONE / 2);
	baat_factor_chance(&factor, &(struct baat_range){0, 250000, true}, 0);
	assert_int_equal(factor.low, 0);
	assert_int_equal(factor.high, BAAT_FACTOR_ONE / 4);
	assert_int_equal(factor.mode, 0);
}

static int64_t below(uint64_t *seed, int64_t bound)
{
	return (int64_t)(check_random(seed) % (uint64_t)bound);
}

/* A factor as a case may have it: ordinary, on the edge, below 0, certain, of luck. */
static struct baat_factor random_factor(uint64_t *seed)
{
	struct baat_factor factor = {.stream = {check_random(seed)}, .luck = {check_random(seed)}};
	struct baat_range range = {.given = true};
	if (check_below(seed, 2) == 0) {
		const int64_t value = below(seed, BAAT_CHANCE_ONE + 1);
		range.low = below(seed, value + 1);
		range.high = value + below(seed, BAAT_CHANCE_ONE - value + 1);
		factor.lucky = check_below(seed, 2) == 0;
		baat_factor_chance(&factor, &range, value);
		return factor;
	}
	const int64_t size = 1 + (int64_t)(check_random(seed) >> (24 + check_below(seed, 39)));
	const int64_t value = check_below(seed, 3) == 0 ? -size : size;
	range.low = value - below(seed, 50 * size + 1);
	range.high = value + below(seed, 50 * size + 1);
	if (check_below(seed, 4) == 0)
		range.low = value;
	if (check_below(seed, 4) == 0)
		range.high = range.low + 100 * size > value ? range.low + 100 * size : value;
	assert_int_equal(baat_range_problem(&range, value), BAAT_CODE__MAX);
	baat_factor_scale(&factor, &range, value);
	return factor;
}

static void test_kernels_fill_alike(void **state)
{
	(void)state;
	uint64_t seed = 3;
	for (size_t k = 0; k < baat_kernel_count(); k++)
		for (int i = 0; i < 2000; i++) {
			const struct baat_kernel *kernel = baat_kernel_at(k);
			const struct baat_factor factor = random_factor(&seed);
			const enum baat_distribution distribution = i % 3 == 0 ? BAAT_UNIFORM : BAAT_TRIANGULAR;
			const uint64_t first = check_random(&seed) % BAAT_DRAWS_MAX + 1;
			int32_t filled[BAAT_DRAW_BLOCK];
			kernel->fill(&factor, distribution, first, filled);
			for (size_t j = 0; j < BAAT_DRAW_BLOCK; j++)
				assert_int_equal(filled[j], baat_factor_at(&factor, distribution, first + j));
		}
}

static void test_kernels_multiply_and_add_alike(void **state)
{
	(void)state;
	uint64_t seed = 4;
	int32_t factor[BAAT_DRAW_BLOCK], product[BAAT_DRAW_BLOCK], expected[BAAT_DRAW_BLOCK];
	int64_t sums[BAAT_DRAW_BLOCK], sum_expected[BAAT_DRAW_BLOCK];
	for (size_t k = 0; k < baat_kernel_count(); k++)
		for (int i = 0; i < 500; i++) {
			const int32_t amount = (int32_t)check_random(&seed) / 2;
			for (size_t j = 0; j < BAAT_DRAW_BLOCK; j++) {
				product[j] = (int32_t)(check_random(&seed) >> 40) - (1 << 23);
				factor[j] = (int32_t)(check_random(&seed) >> 37) - (1 << 26);
				sums[j] = (int64_t)check_random(&seed) / 8;
				expected[j] = (int32_t)baat_factor_multiply(product[j], factor[j]);
				sum_expected[j] = sums[j] + (int64_t)expected[j] * amount;
			}
			baat_kernel_at(k)->multiply(product, factor);
			baat_kernel_at(k)->add(sums, product, amount);
			assert_memory_equal(product, expected, sizeof product);
			assert_memory_equal(sums, sum_expected, sizeof sums);
		}
}

/* ---- what is known of chance ------------------------------------------------------------------------------------- */

enum { SAMPLE = 1 << 17 };

static struct baat_stream named(const char *name, uint64_t seed)
{
	const struct baat_text text = baat_text_of(name);
	return baat_stream_of(&text, 1, seed);
}

static int by_size(const void *a, const void *b)
{
	const int32_t left = *(const int32_t *)a, right = *(const int32_t *)b;
	return (left > right) - (left < right);
}

static int32_t *sample(const struct baat_factor *factor, enum baat_distribution distribution)
{
	int32_t *numbers = calloc(SAMPLE, sizeof *numbers);
	assert_non_null(numbers);
	for (size_t i = 0; i < SAMPLE; i++)
		numbers[i] = baat_factor_at(factor, distribution, i + 1);
	qsort(numbers, SAMPLE, sizeof *numbers, by_size);
	return numbers;
}

static double mean_of(const int32_t *numbers)
{
	double sum = 0;
	for (size_t i = 0; i < SAMPLE; i++)
		sum += numbers[i];
	return sum / SAMPLE;
}

static void assert_near(double found, double expected, double error)
{
	if (found < expected - error || found > expected + error)
		print_error("%f is not %f within %f\n", found, expected, error);
	assert_true(found >= expected - error && found <= expected + error);
}

/* Five standard errors: once in 1.7 million, were it not that nothing here changes from run to run. Of a share p of n
 * draws that is 5 × sqrt(p (1 - p) / n), which is at most 2,5 / sqrt(n): 0,69 % of 2^17 draws. */
static const double share_error = 0.0070;

/* Every tenth and the tails lie where the distribution has them: `inverse` is that, in 2^-20. */
static void check_quantiles(const int32_t *numbers, double (*inverse)(double share))
{
	static const double shares[] = {0.001, 0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99, 0.999};
	for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
		const double share = shares[i], error = share < 0.05 || share > 0.95 ? 0.0015 : share_error;
		const double low = inverse(share - error > 0 ? share - error : 0);
		const double high = inverse(share + error < 1 ? share + error : 1);
		const double found = numbers[(size_t)(share * SAMPLE)];
		assert_true(found >= low - 1 && found <= high + 1);
	}
}

static double inverse_uniform(double share)
{
	return (0.5 + share) * BAAT_FACTOR_ONE;
}

static double root(double square)
{
	double guess = square > 1 ? square : 1;
	for (int i = 0; i < 60; i++)
		guess = (guess + square / guess) / 2;
	return guess;
}

/* Between 0,5 and 2 with its top at 1: a third of it lies below the top. */
static double inverse_triangular(double share)
{
	if (share < 1 / 3.0)
		return (0.5 + root(share * 0.75)) * BAAT_FACTOR_ONE;
	return (2 - root((1 - share) * 1.5)) * BAAT_FACTOR_ONE;
}

static void test_uniform_distribution(void **state)
{
	(void)state;
	struct baat_factor factor = {.stream = named("prijs", 1)};
	baat_factor_scale(&factor, &(struct baat_range){5000, 15000, true}, 10000);
	int32_t *numbers = sample(&factor, BAAT_UNIFORM);
	/* of width 1: standard error 1 / sqrt(12 n) */
	assert_near(mean_of(numbers) / BAAT_FACTOR_ONE, 1, 5 * 0.2887 / 362);
	check_quantiles(numbers, inverse_uniform);
	assert_true(numbers[0] >= factor.low && numbers[SAMPLE - 1] <= factor.high);
	free(numbers);
}

static void test_triangular_distribution(void **state)
{
	(void)state;
	struct baat_factor factor = {.stream = named("prijs", 1)};
	baat_factor_scale(&factor, &(struct baat_range){5000, 20000, true}, 10000);
	int32_t *numbers = sample(&factor, BAAT_TRIANGULAR);
	/* mean (0,5 + 1 + 2) / 3; variance (0,25 + 1 + 4 - 0,5 - 1 - 2) / 18 = 0,0972 */
	assert_near(mean_of(numbers) / BAAT_FACTOR_ONE, 3.5 / 3, 5 * 0.3118 / 362);
	check_quantiles(numbers, inverse_triangular);
	assert_true(numbers[0] >= factor.low && numbers[SAMPLE - 1] <= factor.high);
	free(numbers);
}

/* A kans of a half and luck: half of the draws are one, and nothing is in between. */
static void test_luck(void **state)
{
	(void)state;
	struct baat_factor factor = {.luck = named("lot", 1), .lucky = true};
	size_t happened = 0;
	baat_factor_chance(&factor, &(struct baat_range){300000, 300000, false}, 300000);
	for (uint64_t draw = 1; draw <= SAMPLE; draw++) {
		const int32_t number = baat_factor_at(&factor, BAAT_TRIANGULAR, draw);
		assert_true(number == 0 || number == BAAT_FACTOR_ONE);
		happened += number != 0;
	}
	assert_near((double)happened / SAMPLE, 0.3, share_error);
	baat_factor_chance(&factor, &(struct baat_range){BAAT_CHANCE_ONE, BAAT_CHANCE_ONE, false}, BAAT_CHANCE_ONE);
	for (uint64_t draw = 1; draw <= 1000; draw++)
		assert_int_equal(baat_factor_at(&factor, BAAT_TRIANGULAR, draw), BAAT_FACTOR_ONE);
}

/* The correlation of two streams; with n draws its standard error is 1 / sqrt(n). */
static double correlation(struct baat_stream a, uint64_t lag, struct baat_stream b)
{
	double sum = 0, left = 0, right = 0;
	for (uint64_t draw = 1; draw <= SAMPLE; draw++) {
		const double x = baat_stream_at(a, draw) / 0x1p26 - 0.5;
		const double y = baat_stream_at(b, draw + lag) / 0x1p26 - 0.5;
		sum += x * y;
		left += x * x;
		right += y * y;
	}
	return sum / root(left * right);
}

static void test_streams_are_independent(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 8; seed++) {
		assert_near(correlation(named("a", seed), 0, named("a", seed + 1)), 0, 5.0 / 362);
		assert_near(correlation(named("a", seed), 0, named("b", seed)), 0, 5.0 / 362);
		assert_near(correlation(named("a", seed), 1 + seed, named("a", seed)), 0, 5.0 / 362);
	}
	assert_near(correlation(named("a", 1), 0, named("a", 1)), 1, 1e-6);
}

/* 256 classes of each of many streams: chi-square with 255 degrees of freedom, mean 255, deviation 22,6. */
static void test_classes_are_even(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 20; seed++) {
		uint32_t counts[256] = {0};
		double chi = 0;
		for (uint64_t draw = 1; draw <= SAMPLE; draw++)
			counts[baat_stream_at(named("klasse", seed), draw) >> 18]++;
		for (size_t i = 0; i < 256; i++)
			chi += (counts[i] - SAMPLE / 256.0) * (counts[i] - SAMPLE / 256.0) / (SAMPLE / 256.0);
		assert_near(chi, 255, 5 * 22.6);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_known_values),
	    cmocka_unit_test(test_uniform_bounds),
	    cmocka_unit_test(test_ends),
	    cmocka_unit_test(test_kernels_fill_alike),
	    cmocka_unit_test(test_kernels_multiply_and_add_alike),
	    cmocka_unit_test(test_uniform_distribution),
	    cmocka_unit_test(test_triangular_distribution),
	    cmocka_unit_test(test_luck),
	    cmocka_unit_test(test_streams_are_independent),
	    cmocka_unit_test(test_classes_are_even),
	};
	return cmocka_run_group_tests_name("draw", tests, NULL, NULL);
}
