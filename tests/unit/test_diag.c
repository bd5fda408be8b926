/* Diagnostics: codes, places, and what a call returns. */
#include "check.h"

/* The names are for scripts: lower case, digits and single hyphens, all different. */
static void test_names(void **state)
{
	(void)state;
	for (int code = 0; code < BAAT_CODE__MAX; code++) {
		const char *name = baat_code_name((enum baat_code)code);
		assert_non_null(name);
		assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz-"), strlen(name));
		assert_null(strstr(name, "--"));
		for (int other = 0; other < code; other++)
			assert_string_not_equal(name, baat_code_name((enum baat_code)other));
	}
}

static void test_status(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	const struct baat_place place = baat_at("f", 1, 2);
	assert_int_equal(baat_note(&diags, place, BAAT_FORECAST, "%d", 1), BAAT_OK);
	assert_int_equal(baat_warn(&diags, place, BAAT_CANNOT_OPEN, "x"), BAAT_OK);
	assert_int_equal(diags.errors, 0);
	assert_int_equal(baat_error(&diags, place, BAAT_FIELD_COUNT, "x"), BAAT_REJECTED);
	assert_int_equal(baat_error(&diags, place, BAAT_KEY_UNKNOWN, "x"), BAAT_USAGE);
	assert_int_equal(baat_error(&diags, place, BAAT_CANNOT_WRITE, "x"), BAAT_SYSTEM);
	assert_int_equal(baat_error(&diags, place, BAAT_INTERNAL, "x"), BAAT_BUG);
	assert_int_equal(diags.errors, 4);
	assert_int_equal(diags.count, 6);
	assert_string_equal(diags.items[0].text, "1");
	assert_int_equal(diags.items[2].place.line, 1);
	assert_int_equal(diags.items[2].place.field, 2);
	baat_diags_clear(&diags);
	assert_int_equal(diags.count + diags.errors + diags.capacity, 0);
	assert_int_equal(baat_worst(BAAT_OK, BAAT_BUG), BAAT_BUG);
	assert_int_equal(baat_worst(BAAT_SYSTEM, BAAT_REJECTED), BAAT_SYSTEM);
}

static void test_move(void **state)
{
	(void)state;
	struct baat_diags to = {0}, from = {0};
	assert_int_equal(baat_diags_move(&to, &from), BAAT_OK);
	for (unsigned i = 0; i < 100; i++)
		baat_error(i % 2 ? &to : &from, baat_at(NULL, i, 0), BAAT_FIELD_COUNT, "%u", i);
	assert_int_equal(baat_diags_move(&to, &from), BAAT_OK);
	assert_int_equal(to.count, 100);
	assert_int_equal(to.errors, 100);
	assert_int_equal(from.count + from.errors, 0);
	assert_string_equal(to.items[0].text, "1");
	assert_string_equal(to.items[99].text, "98");
	assert_false(to.lost);
	assert_int_equal(baat_out_of_memory(&from), BAAT_SYSTEM);
	assert_true(from.lost);
	baat_diags_move(&to, &from);
	assert_true(to.lost);
	assert_false(from.lost);
	baat_diags_clear(&to);
	baat_diags_clear(&from);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_status),
	    cmocka_unit_test(test_move),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
