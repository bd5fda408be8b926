/* Who must approve: baat-bon(1), The mandate. */
#include "check.h"

#include "baat/model/mandate.h"

/* A mandate read from text, with what was said about it. */
struct read {
	enum baat_status status;
	struct baat_mandate mandate;
	struct baat_diags diags;
	struct check_file file;
};

static struct read read_text(const char *text)
{
	struct read read = {0};
	check_file_new(&read.file);
	check_file_write(&read.file, baat_text_of(text));
	read.status = baat_mandate_read(&read.mandate, read.file.path, &read.diags);
	return read;
}

static void done(struct read *read)
{
	baat_mandate_free(&read->mandate);
	baat_diags_clear(&read->diags);
	check_file_free(&read->file);
}

static void assert_approver(const struct baat_mandate *mandate, baat_sum cents, const char *approver)
{
	const struct baat_mandate_tier *tier = baat_mandate_find(mandate, cents);
	assert_true(approver == NULL ? tier == NULL : tier != NULL);
	if (tier != NULL)
		assert_true(baat_text_equal(tier->approver, baat_text_of(approver)));
}

/* Strictly above: at the bound itself the tier before still holds. */
static void test_enschede(void **state)
{
	(void)state;
	struct baat_mandate mandate = baat_mandate_default();
	assert_approver(&mandate, 0, "wijkcoach");
	assert_approver(&mandate, 1000000, "wijkcoach");
	assert_approver(&mandate, 1000001, "transformatiecoach of wijkteammanager");
	assert_approver(&mandate, 5000000, "transformatiecoach of wijkteammanager");
	assert_approver(&mandate, 5000001, "clustermanager");
	assert_approver(&mandate, (baat_sum)INT64_MAX * 4, "clustermanager");
	baat_mandate_free(&mandate);
}

static void test_object(void **state)
{
	(void)state;
	struct read read = read_text("{\"naam\": \"Stad\", \"mandaat\": [{\"akkoord\": \" consulent \"},\n"
	                             "{\"boven\": 2500.5, \"akkoord\": \"teamleider\"}]}");
	assert_int_equal(read.status, BAAT_OK);
	assert_int_equal(read.diags.count, 0);
	assert_int_equal(read.mandate.tier_count, 2);
	assert_true(baat_text_equal(read.mandate.name, BAAT_TEXT("Stad")));
	assert_approver(&read.mandate, 0, "consulent");
	assert_approver(&read.mandate, 250050, "consulent");
	assert_approver(&read.mandate, 250051, "teamleider");
	done(&read);
}

/* A bound on the first tier: what is not above it needs nobody. */
static void test_list(void **state)
{
	(void)state;
	struct read read = read_text("[{\"boven\": 0, \"akkoord\": \"a\"}, {\"boven\": 1, \"akkoord\": \"b\"}]");
	assert_int_equal(read.status, BAAT_OK);
	assert_approver(&read.mandate, 0, NULL);
	assert_approver(&read.mandate, 1, "a");
	assert_approver(&read.mandate, 100, "a");
	assert_approver(&read.mandate, 101, "b");
	done(&read);
}

static void test_mistakes(void **state)
{
	(void)state;
	static const struct {
		const char *text, *path;
		enum baat_code code;
	} mistakes[] = {
	    {"1", "", BAAT_JSON_TYPE},
	    {"{}", "mandaat", BAAT_JSON_KEY_MISSING},
	    {"{\"mandaat\": []}", "mandaat", BAAT_VALUE_MISSING},
	    {"{\"mandaat\": {}}", "mandaat", BAAT_JSON_TYPE},
	    {"{\"mandat\": []}", "mandat", BAAT_JSON_KEY_UNKNOWN},
	    {"[7]", "[0]", BAAT_JSON_TYPE},
	    {"{\"mandaat\": [{\"boven\": 1}]}", "mandaat[0]", BAAT_JSON_KEY_MISSING},
	    {"[{\"akkoord\": \"a\"}, {\"akkoord\": \"b\"}]", "[1]", BAAT_JSON_KEY_MISSING},
	    {"[{\"akkoord\": \"  \"}]", "[0].akkoord", BAAT_VALUE_MISSING},
	    {"[{\"akkoord\": 5}]", "[0].akkoord", BAAT_JSON_TYPE},
	    {"[{\"boven\": \"5\", \"akkoord\": \"a\"}]", "[0].boven", BAAT_JSON_TYPE},
	    {"[{\"boven\": -1, \"akkoord\": \"a\"}]", "[0].boven", BAAT_NUMBER_RANGE},
	    {"[{\"boven\": 1.005, \"akkoord\": \"a\"}]", "[0].boven", BAAT_NUMBER_DECIMALS},
	    {"[{\"boven\": 5, \"akkoord\": \"a\"}, {\"boven\": 5, \"akkoord\": \"b\"}]", "[1].boven",
	     BAAT_NUMBER_RANGE},
	    {"[{\"boven\": 5, \"akkord\": \"a\", \"akkoord\": \"a\"}]", "[0].akkord", BAAT_JSON_KEY_UNKNOWN},
	    {"[{\"akkoord\": \"a\"", "", BAAT_JSON_SYNTAX},
	};
	for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
		struct read read = read_text(mistakes[i].text);
		assert_int_equal(read.status, BAAT_REJECTED);
		assert_true(read.diags.count > 0);
		assert_int_equal(read.diags.items[0].code, mistakes[i].code);
		assert_non_null(strstr(read.diags.items[0].text, mistakes[i].path));
		done(&read);
	}
}

/* All mistakes are told at once, not just the first. */
static void test_all_mistakes(void **state)
{
	(void)state;
	struct read read = read_text("{\"naam\": 1, \"mandaat\": [{\"boven\": -1}, {\"akkoord\": \"\"}], \"x\": 2}");
	assert_int_equal(read.status, BAAT_REJECTED);
	assert_int_equal(read.diags.errors, 6);
	done(&read);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_enschede), cmocka_unit_test(test_object),       cmocka_unit_test(test_list),
	    cmocka_unit_test(test_mistakes), cmocka_unit_test(test_all_mistakes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
