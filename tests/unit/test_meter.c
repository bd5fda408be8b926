/* The arithmetic of measurements: baat-methode(7), MEASUREMENTS. What they come to by group is held against
 * tests/reference/meter.py. */
#include "check.h"

#include "calc/meter/interval.h"
#include "calc/meter/mean.h"
#include "calc/meter/tally.h"

/* Wilson's interval where every share is tried, with the ends compared as fractions of millionths. */
static void test_interval(void **state)
{
	(void)state;
	const struct {
		uint64_t yes, count;
		int64_t low, high;
	} known[] = {{16, 20, 5839, 9194}, {10, 14, 4535, 8828}, {0, 1, 0, 7935}, {1, 1, 2065, 10000}};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		const struct baat_interval interval = baat_interval_of(known[i].yes, known[i].count);
		assert_int_equal(interval.low, known[i].low);
		assert_int_equal(interval.high, known[i].high);
	}
}

/* The ends lie on both sides of the share, mirror each other, and close in as there are more answers. */
static void test_interval_shape(void **state)
{
	(void)state;
	int64_t width = 10001;
	for (uint64_t count = 10; count <= BAAT_INTERVAL_MOST; count *= 10) {
		const struct baat_interval interval = baat_interval_of(count / 5, count);
		const struct baat_interval mirrored = baat_interval_of(count - count / 5, count);
		assert_true(interval.low <= 2000 && interval.high >= 2000);
		assert_int_equal(mirrored.low, 10000 - interval.high);
		assert_int_equal(mirrored.high, 10000 - interval.low);
		assert_true(interval.high - interval.low < width);
		width = interval.high - interval.low;
	}
	assert_int_equal(width, 16);
}

static void test_mean_sum(void **state)
{
	(void)state;
	const struct baat_mean third = {1, 3}, half = {1, 2}, minus_half = {-1, 2}, sixth = {1, 6}, large = {100, 3};
	const struct baat_mean halves[] = {half, half}, thirds[] = {third, third};
	assert_true(baat_mean_sum(&half, 1, NULL, 0) == 1);
	assert_true(baat_mean_sum(&minus_half, 1, NULL, 0) == -1);
	assert_true(baat_mean_sum(NULL, 0, &half, 1) == -1);
	assert_true(baat_mean_sum(&third, 1, NULL, 0) == 0);
	/* 1/3 + 1/6 is a half, and so is what is left of 33 1/3 */
	const struct baat_mean together[] = {third, sixth};
	assert_true(baat_mean_sum(together, 2, NULL, 0) == 1);
	assert_true(baat_mean_sum(&sixth, 1, thirds, 2) == -1);
	assert_true(baat_mean_sum(halves, 2, thirds, 2) == 0);
	assert_true(baat_mean_sum(&large, 1, &third, 1) == 33);
}

/* As many as there can be, as large as they can be. */
static void test_mean_sum_large(void **state)
{
	(void)state;
	const uint64_t most = UINT64_C(2147483647);
	const struct baat_mean high = {(baat_sum)BAAT_MEASURED_MAX * (baat_sum)most - 1, most};
	const struct baat_mean low = {-high.sum, most - 1};
	const struct baat_mean plus[] = {high, high}, minus[] = {low, low};
	/* 2 (10^16 - 1/n) + 2 (10^16 n - 1)/(n - 1) */
	assert_true(baat_mean_sum(plus, 2, minus, 2) == 4 * (baat_sum)BAAT_MEASURED_MAX + 9313226);
}

/* The sum of the squares leaves 128 bits. */
static void test_squares(void **state)
{
	(void)state;
	struct baat_group_tally tally = {0};
	const struct baat_measurement far = {
	    .known = true, .expects = true, .value = BAAT_MEASURED_MAX, .expected = -BAAT_MEASURED_MAX};
	const int64_t value = far.value;
	struct baat_cell cells[BAAT_TALLY_COLUMNS];
	baat_sum wanted = 4;
	for (unsigned i = 0; i < 30; i++)
		wanted *= 10;
	for (size_t i = 0; i < 1000000; i++)
		baat_tally_add(&tally, &far);
	assert_true(tally.carries > 0);
	tally.values.count = 1; /* of the values themselves one is enough */
	baat_tally_cells(&tally, &value, cells);
	assert_true(cells[BAAT_TALLY_COLUMNS - 1].number == wanted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_interval), cmocka_unit_test(test_interval_shape),
	    cmocka_unit_test(test_mean_sum), cmocka_unit_test(test_mean_sum_large),
	    cmocka_unit_test(test_squares),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
