/* Writing numbers, against the digits that the C library writes. */
#include "check.h"

#include "baat/base/number.h"

/* The decimal digits of a size, by pieces of eighteen, at least `least` of them. */
static size_t plain_digits(char to[80], baat_usum size, unsigned least)
{
	const uint64_t piece = UINT64_C(1000000000000000000);
	char all[80];
	snprintf(all, sizeof all, "%018llu%018llu%018llu", (unsigned long long)(size / piece / piece),
	         (unsigned long long)(size / piece % piece), (unsigned long long)(size % piece));
	size_t from = 0, length = strlen(all);
	while (length - from > least && all[from] == '0')
		from++;
	memcpy(to, all + from, length - from + 1);
	return length - from;
}

static void check_write(baat_sum value, unsigned scale, char mark)
{
	enum { MARGIN = 32, CANARY = 0x5A };
	char digits[80], expected[160], room[MARGIN + BAAT_NUMBER_MAX + MARGIN];
	const baat_usum size = value < 0 ? -(baat_usum)value : (baat_usum)value;
	const int whole = (int)(plain_digits(digits, size, scale + 1) - scale);
	if (scale > 0)
		snprintf(expected, sizeof expected, "%s%.*s%c%s", value < 0 ? "-" : "", whole, digits, mark,
		         digits + whole);
	else
		snprintf(expected, sizeof expected, "%s%s", value < 0 ? "-" : "", digits);

	memset(room, CANARY, sizeof room);
	const size_t length = baat_number_write(room + MARGIN, value, scale, mark);
	if (length != strlen(expected) || memcmp(room + MARGIN, expected, length) != 0)
		fail_msg("'%.*s' for %s with scale %u", (int)length, room + MARGIN, expected, scale);
	for (size_t i = 0; i < MARGIN; i++)
		if (room[i] != CANARY || room[MARGIN + BAAT_NUMBER_MAX + i] != CANARY)
			fail_msg("%s with scale %u: written outside its room", expected, scale);
}

static void check_both(baat_usum size, char mark)
{
	static const unsigned scales[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 17, 18, 19, 20, 21};
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
		check_write((baat_sum)size, scales[i], mark);
		check_write((baat_sum)-size, scales[i], mark);
	}
}

/* Around every power of ten, up to the largest number there is. */
static void test_powers(void **state)
{
	(void)state;
	baat_usum power = 1;
	for (unsigned i = 0; i <= 38; i++, power *= 10)
		for (unsigned near = 0; near < 7; near++) {
			check_both(power + near - 3, ',');
			check_both(power / 2 + near - 3, '.');
		}
	for (unsigned bit = 0; bit < 128; bit++)
		for (unsigned near = 0; near < 5; near++)
			check_both(((baat_usum)1 << bit) + near - 2, ',');
	check_write(INT64_MIN, 2, ',');
	check_write(INT64_MAX, 2, ',');
	check_write((baat_sum)INT64_MIN - 1, 2, ',');
	check_write((baat_sum)INT64_MAX + 1, 2, ',');
}

/* All halves of eight digits, and numbers that do not have quite so many or just more. */
static void test_eight(void **state)
{
	(void)state;
	for (uint32_t half = 0; half < 10000; half++)
		for (unsigned scale = 0; scale < 8; scale++) {
			check_write(half, scale, ',');
			check_write(half * INT64_C(10000), scale, ',');
			check_write(-(half * INT64_C(10000) + 9999 - half), scale, '.');
		}
	for (int64_t value = 99990000; value < 100010000; value++)
		check_write(value, 2, ',');
}

static void test_random(void **state)
{
	(void)state;
	uint64_t seed = 1;
	for (size_t i = 0; i < 20000; i++) {
		baat_usum size = (baat_usum)check_random(&seed) << 64 | check_random(&seed);
		check_both(size >> (1 + check_below(&seed, 127)), ',');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_powers),
	    cmocka_unit_test(test_eight),
	    cmocka_unit_test(test_random),
	};
	return cmocka_run_group_tests_name("digits", tests, NULL, NULL);
}
