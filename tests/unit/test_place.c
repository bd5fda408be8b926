/* Places in words. */
#include "check.h"

#include "baat/base/place.h"

static const char *shown(struct baat_place place)
{
	static struct baat_place_shown kept;
	kept = baat_place_show(place);
	return kept.text;
}

static void places_in_files(void **state)
{
	(void)state;
	assert_string_equal(shown(baat_at("zaken.csv", 0, 0)), "zaken.csv");
	assert_string_equal(shown(baat_at("zaken.csv", 14, 0)), "zaken.csv:14");
	assert_string_equal(shown(baat_at("zaken.csv", 14, 3)), "zaken.csv:14:3");
}

static void places_in_sheets(void **state)
{
	static const struct {
		uint32_t column;
		const char *expected;
	} columns[] = {{1, "A7"}, {26, "Z7"}, {27, "AA7"}, {52, "AZ7"}, {702, "ZZ7"}, {703, "AAA7"}, {16384, "XFD7"}};
	struct baat_buffer file = {0};
	(void)state;
	baat_sheet_place("map/zaken#1.xlsx", BAAT_TEXT("Zaken 2017"), &file);
	baat_buffer_add_char(&file, '\0');
	assert_string_equal(shown(baat_at(file.at, 0, 0)), "map/zaken#1.xlsx");
	assert_string_equal(shown(baat_at(file.at, 7, 0)), "map/zaken#1.xlsx:Zaken 2017!7");
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		char expected[64];
		snprintf(expected, sizeof expected, "map/zaken#1.xlsx:Zaken 2017!%s", columns[i].expected);
		assert_string_equal(shown(baat_at(file.at, 7, columns[i].column)), expected);
	}
	struct baat_buffer named = {0};
	baat_place_put_file(file.at, &named);
	baat_buffer_add_char(&named, '\0');
	assert_string_equal(named.at, "map/zaken#1.xlsx#Zaken 2017");
	named.length = 0;
	baat_place_put_file("zaken.csv", &named);
	assert_int_equal(named.length, 9);
	baat_buffer_free(&named);
	baat_buffer_free(&file);
}

static void long_places_are_cut(void **state)
{
	char name[400];
	(void)state;
	memset(name, 'a', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	assert_true(strlen(shown(baat_at(name, 1, 1))) < 256);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(places_in_files), cmocka_unit_test(places_in_sheets),
	                                   cmocka_unit_test(long_places_are_cut)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
