/* Slips in names of columns, and names that are taken: baat-bestanden(5), CASE LINES. */
#include "check.h"

#include "baat/base/name.h"

#include "baat/model/casus.h"
#include "baat/model/flow.h"
#include "baat/calc/outcome.h"
#include "baat/model/price.h"

static const char *const known[] = {"casus", "scenario", "aantal", "duur", "kans", "slaagkans", "verzilverbaar"};
enum { KNOWN = sizeof known / sizeof known[0], ROOM = 32 };

static bool is_near(const char *name)
{
	return baat_near_name(baat_text_of(name), known, KNOWN) != NULL;
}

/* Leaves out, doubles, replaces and swaps at one place, in turn. False when there is no such edit. */
static bool edit(const char *name, size_t at, unsigned how, char out[ROOM])
{
	size_t length = strlen(name);
	if (at >= length || (how == 3 && (at + 1 == length || name[at] == name[at + 1])))
		return false;
	memcpy(out, name, length + 1);
	if (how == 0)
		memmove(out + at, out + at + 1, length - at);
	else if (how == 1)
		memmove(out + at + 1, out + at, length - at + 1);
	else if (how == 2)
		out[at] = 'x';
	else
		out[at] = name[at + 1], out[at + 1] = name[at];
	return true;
}

static void test_every_single_edit(void **state)
{
	(void)state;
	char slip[ROOM];
	for (size_t i = 0; i < KNOWN; i++)
		for (size_t at = 0; at < strlen(known[i]); at++)
			for (unsigned how = 0; how < 4; how++)
				if (edit(known[i], at, how, slip))
					assert_true(is_near(slip));
}

/* Letters that no name has, so that two of them are two edits from every name. */
static void test_two_edits_are_a_name(void **state)
{
	(void)state;
	char name[ROOM];
	for (size_t i = 0; i < KNOWN; i++)
		for (size_t at = 0; at + 1 < strlen(known[i]); at++) {
			memcpy(name, known[i], strlen(known[i]) + 1);
			name[at] = name[at + 1] = 'x';
			assert_false(is_near(name));
		}
}

static void test_names_themselves(void **state)
{
	(void)state;
	for (size_t i = 0; i < KNOWN; i++)
		assert_false(is_near(known[i]));
}

static void test_plurals(void **state)
{
	(void)state;
	char plural[ROOM];
	for (size_t i = 0; i < KNOWN; i++) {
		snprintf(plural, sizeof plural, "%ss", known[i]);
		assert_string_equal(baat_near_name(baat_text_of(plural), known, KNOWN), known[i]);
		snprintf(plural, sizeof plural, "%sen", known[i]);
		assert_string_equal(baat_near_name(baat_text_of(plural), known, KNOWN), known[i]);
		snprintf(plural, sizeof plural, "%sens", known[i]);
		assert_null(baat_near_name(baat_text_of(plural), known, KNOWN));
	}
}

/* An edit is one of characters, not of bytes. */
static void test_characters(void **state)
{
	(void)state;
	assert_true(is_near("k\xC3\xA4ns"));
	assert_true(is_near("\xF0\x9F\x8F\xA0kans"));
	assert_false(is_near("k\xC3\xA4\xC3\xA4ns"));
	assert_false(is_near(""));
	assert_null(baat_near_name(BAAT_TEXT("kan"), known, 0));
}

static void test_first_of_several(void **state)
{
	(void)state;
	static const char *const alike[] = {"maand", "maanden"};
	assert_string_equal(baat_near_name(BAAT_TEXT("maande"), alike, 2), "maand");
	assert_string_equal(baat_near_name(BAAT_TEXT("maandan"), alike, 2), "maanden");
	assert_string_equal(baat_near_name(BAAT_TEXT("maanden"), alike, 2), "maand");
}

static bool is_case_column(const char *name)
{
	static const char *const columns[] = {"casus", "soort", "post", "verzilverbaar", "slaagkans", "start"};
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		if (strcmp(name, columns[i]) == 0)
			return true;
	return false;
}

/* No attribute may have the name of a column of the results; those that are columns of case lines cannot be one. */
static void test_reserved(void **state)
{
	(void)state;
	static const char *const others[] = {"partij", "domein",   "jaar",         "totaal",       "regel",
	                                     "reden",  "herkomst", "kalenderjaar", "kalendermaand"};
	for (size_t i = 0; i < BAAT_FLOW__MAX; i++)
		assert_true(baat_name_is_reserved(baat_text_of(baat_flow_column_names[i])) ||
		            is_case_column(baat_flow_column_names[i]));
	for (size_t i = 0; i < BAAT_MEASURE__MAX; i++)
		assert_true(baat_name_is_reserved(baat_text_of(baat_measure_names[i])) ||
		            is_case_column(baat_measure_names[i]));
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		assert_true(baat_name_is_reserved(baat_text_of(others[i])));
	assert_false(baat_name_is_reserved(BAAT_TEXT("wijk")));
	assert_false(baat_name_is_reserved(BAAT_TEXT("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_single_edit), cmocka_unit_test(test_two_edits_are_a_name),
	    cmocka_unit_test(test_names_themselves),  cmocka_unit_test(test_plurals),
	    cmocka_unit_test(test_characters),        cmocka_unit_test(test_first_of_several),
	    cmocka_unit_test(test_reserved),
	};
	return cmocka_run_group_tests_name("near", tests, NULL, NULL);
}
