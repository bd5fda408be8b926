#include "check.h"

#include "baat/model/agreement.h"

/* An agreement read from text, with what was said about it. */
struct read {
	enum baat_status status;
	struct baat_agreement agreement;
	struct baat_names *names;
	struct baat_diags diags;
	struct check_file file;
};

static struct read read_text(const char *text)
{
	struct read read = {.names = baat_names_new(NULL)};
	assert_non_null(read.names);
	check_file_new(&read.file);
	check_file_write(&read.file, baat_text_of(text));
	read.status = baat_agreement_read(&read.agreement, read.names, read.file.path, &read.diags);
	return read;
}

static void done(struct read *read)
{
	baat_agreement_free(&read->agreement);
	baat_names_free(read->names);
	baat_diags_clear(&read->diags);
	check_file_free(&read->file);
}

static void assert_party(const struct read *read, uint32_t party, const char *name)
{
	assert_string_equal(baat_names_text(read->names, party).at, name);
}

static bool has_signed(const struct read *read, const char *name)
{
	return baat_agreement_signed(&read->agreement, baat_names_add(read->names, baat_text_of(name)));
}

static void test_waterfall(void **state)
{
	(void)state;
	struct read read =
	    read_text("{ \"naam\": \"Wonen+\", \"partijen\": [\"gemeente\", \"corporatie\", \"stadsbank\"],\n"
	              "  \"grondslag\": \"contant\", \"verdeling\": \"waterval\",\n"
	              "  \"drempel\": 500, \"plafond\": 250000.05,\n"
	              "  \"waterval\": [ {\"naar\": \"verlies\"}, {\"naar\": \"inzet\"},\n"
	              "    {\"tot\": 1000.1, \"delen\": {\"stadsbank\": 33.3333, \"gemeente\": 66.6667}},\n"
	              "    {\"delen\": {\"gemeente\": 50, \"corporatie\": 50}} ] }");
	const struct baat_agreement *agreement = &read.agreement;
	assert_int_equal(read.status, BAAT_OK);
	assert_int_equal(read.diags.count, 0);
	assert_string_equal(agreement->name.at, "Wonen+");
	assert_int_equal(agreement->sharing, BAAT_WATERFALL);
	assert_int_equal(agreement->basis, BAAT_PRESENT);
	assert_int_equal(agreement->threshold, 50000);
	assert_true(agreement->capped);
	assert_int_equal(agreement->cap, 25000005);
	assert_false(agreement->everyone);
	assert_int_equal(agreement->signatory_count, 3);
	assert_int_equal(agreement->tier_count, 4);
	assert_int_equal(agreement->tiers[0].kind, BAAT_TIER_LOSSES);
	assert_int_equal(agreement->tiers[1].kind, BAAT_TIER_INPUTS);
	const struct baat_tier *limited = &agreement->tiers[2], *rest = &agreement->tiers[3];
	assert_int_equal(limited->kind, BAAT_TIER_PARTS);
	assert_true(limited->limited);
	assert_int_equal(limited->limit, 100010);
	assert_int_equal(limited->shares->count, 2);
	assert_party(&read, limited->shares->items[0].party, "stadsbank");
	assert_int_equal(limited->shares->items[0].percent, 333333);
	assert_int_equal(limited->shares->items[1].percent, 666667);
	assert_false(rest->limited);
	assert_party(&read, rest->shares->items[1].party, "corporatie");
	done(&read);
}

static void test_short_forms(void **state)
{
	(void)state;
	struct read read = read_text("{\"verdeling\": \"evenredig\"}");
	assert_int_equal(read.status, BAAT_OK);
	assert_int_equal(read.agreement.name.length, 0);
	assert_int_equal(read.agreement.basis, BAAT_UNDISCOUNTED);
	assert_false(read.agreement.capped);
	assert_int_equal(read.agreement.threshold, 0);
	assert_int_equal(read.agreement.party_count, 0);
	assert_int_equal(read.agreement.tier_count, 2);
	assert_int_equal(read.agreement.tiers[0].kind, BAAT_TIER_LOSSES);
	assert_int_equal(read.agreement.tiers[1].kind, BAAT_TIER_INPUTS);
	done(&read);

	read = read_text("{\"verdeling\": \"sleutel\", \"grondslag\": \"verzilverbaar\", \"plafond\": 0,\n"
	                 " \"sleutel\": {\"zorgkantoor\": 99.9999, \"gemeente\": 0.0001}}");
	assert_int_equal(read.status, BAAT_OK);
	assert_int_equal(read.agreement.basis, BAAT_CASHABLE);
	assert_true(read.agreement.capped);
	assert_int_equal(read.agreement.tier_count, 3);
	assert_int_equal(read.agreement.tiers[2].kind, BAAT_TIER_PARTS);
	assert_false(read.agreement.tiers[2].limited);
	assert_int_equal(read.agreement.tiers[2].shares->items[1].percent, 1);
	done(&read);

	read = read_text("{\"verdeling\": \"niemand-slechter\", \"naam\": \"\"}");
	assert_int_equal(read.status, BAAT_OK);
	assert_int_equal(read.agreement.sharing, BAAT_NOBODY_WORSE);
	assert_int_equal(read.agreement.tier_count, 0);
	done(&read);
}

static void test_who_signs(void **state)
{
	(void)state;
	struct read read = read_text("{\"verdeling\": \"evenredig\"}");
	assert_true(has_signed(&read, "gemeente"));
	assert_true(has_signed(&read, "wie dan ook"));
	assert_false(has_signed(&read, "client"));
	done(&read);

	read = read_text("{\"verdeling\": \"evenredig\", \"partijen\": [\"rijk\", \"client\", \"politie\"]}");
	assert_true(has_signed(&read, "client"));
	assert_true(has_signed(&read, "politie"));
	assert_false(has_signed(&read, "gemeente"));
	assert_false(has_signed(&read, "Politie"));
	done(&read);
}

/* The order of the file, whatever the order of reading; and each party once. */
static void test_parties_as_first_named(void **state)
{
	(void)state;
	static const char *const expected[] = {"stadsbank", "rijk", "gemeente", "corporatie"};
	struct read read =
	    read_text("{\"verdeling\": \"waterval\", \"waterval\": [{\"tot\": 1, \"delen\": {\"stadsbank\": 100}},\n"
	              "{\"naar\": \"inzet\"}, {\"delen\": {\"rijk\": 60, \"stadsbank\": 40}}],\n"
	              "\"partijen\": [\"gemeente\", \"rijk\", \"corporatie\", \"stadsbank\"]}");
	assert_int_equal(read.status, BAAT_OK);
	assert_int_equal(read.agreement.party_count, 4);
	for (size_t i = 0; i < 4; i++)
		assert_party(&read, read.agreement.parties[i], expected[i]);
	done(&read);

	read = read_text("{\"sleutel\": {\"delen\": 50, \"a\": 50}, \"verdeling\": \"sleutel\"}");
	assert_int_equal(read.status, BAAT_OK);
	assert_int_equal(read.agreement.party_count, 2);
	assert_party(&read, read.agreement.parties[0], "delen");
	done(&read);
}

/* Names that the agreement shares with others have numbers already, in another order. */
static void test_names_known_before(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_agreement agreement;
	struct check_file file;
	struct baat_names *names = baat_names_new(NULL);
	uint32_t last = baat_names_add(names, BAAT_TEXT("c")), first = baat_names_add(names, BAAT_TEXT("a"));
	check_file_new(&file);
	check_file_write(&file,
	                 BAAT_TEXT("{\"verdeling\": \"niemand-slechter\", \"partijen\": [\"a\", \"b\", \"c\"]}"));
	assert_int_equal(baat_agreement_read(&agreement, names, file.path, &diags), BAAT_OK);
	assert_int_equal(agreement.parties[0], first);
	assert_int_equal(agreement.parties[2], last);
	assert_true(baat_agreement_signed(&agreement, last));
	baat_agreement_free(&agreement);
	baat_names_free(names);
	check_file_free(&file);
}

/* Every mistake is reported once, with its code, its line and the path of its key. */
static const struct mistake {
	const char *text;
	enum baat_code code;
	const char *path;
	uint64_t line;
} mistakes[] = {
    {"[]", BAAT_JSON_TYPE, "", 1},
    {"{\"verdeling\": \"evenredig\",}", BAAT_JSON_SYNTAX, "", 1},
    {"{}", BAAT_JSON_KEY_MISSING, "verdeling", 1},
    {"{\"verdeling\": 3}", BAAT_JSON_TYPE, "verdeling", 1},
    {"{\"verdeling\": \"Evenredig\"}", BAAT_VALUE_UNKNOWN, "verdeling", 1},
    {"{\"verdeling\": \"zomaar\"}", BAAT_VALUE_UNKNOWN, "verdeling", 1},
    {"{\"verdeling\": \"evenredig\",\n\"verdeling\": \"sleutel\"}", BAAT_JSON_KEY_TWICE, "verdeling", 2},
    {"{\"verdeling\": \"evenredig\",\n\"plafon\": 3}", BAAT_JSON_KEY_UNKNOWN, "plafon", 2},
    {"{\"verdeling\": \"evenredig\", \"naam\": 3}", BAAT_JSON_TYPE, "naam", 1},
    {"{\"verdeling\": \"evenredig\", \"grondslag\": \"cw\"}", BAAT_VALUE_UNKNOWN, "grondslag", 1},
    {"{\"verdeling\": \"evenredig\", \"grondslag\": null}", BAAT_JSON_TYPE, "grondslag", 1},
    /* a key that its kind does not use */
    {"{\"verdeling\": \"niemand-slechter\", \"drempel\": 0}", BAAT_AGREEMENT_INVALID, "drempel", 1},
    {"{\"verdeling\": \"niemand-slechter\",\n\"plafond\": 10}", BAAT_AGREEMENT_INVALID, "plafond", 2},
    {"{\"verdeling\": \"evenredig\", \"sleutel\": {\"a\": 100}}", BAAT_AGREEMENT_INVALID, "sleutel", 1},
    {"{\"verdeling\": \"evenredig\", \"waterval\": [{\"naar\": \"inzet\"}]}", BAAT_AGREEMENT_INVALID, "waterval", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"naar\": \"inzet\"}], \"sleutel\": {\"a\": 100}}",
     BAAT_AGREEMENT_INVALID, "sleutel", 1},
    /* and one that it needs */
    {"{\"verdeling\": \"sleutel\"}", BAAT_JSON_KEY_MISSING, "sleutel", 1},
    {"{\"verdeling\": \"waterval\"}", BAAT_JSON_KEY_MISSING, "waterval", 1},
    /* who signed */
    {"{\"verdeling\": \"evenredig\", \"partijen\": \"gemeente\"}", BAAT_JSON_TYPE, "partijen", 1},
    {"{\"verdeling\": \"evenredig\", \"partijen\": []}", BAAT_AGREEMENT_INVALID, "partijen", 1},
    {"{\"verdeling\": \"evenredig\", \"partijen\": [\"a\",\n7]}", BAAT_JSON_TYPE, "partijen[1]", 2},
    {"{\"verdeling\": \"evenredig\", \"partijen\": [\"a\", \"\"]}", BAAT_VALUE_MISSING, "partijen[1]", 1},
    {"{\"verdeling\": \"evenredig\", \"partijen\": [\"a\", \"b\", \"a\"]}", BAAT_PARTY_TWICE, "partijen", 1},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"a\": 50,\n\"b\": 50}, \"partijen\": [\"a\"]}",
     BAAT_AGREEMENT_INVALID, "sleutel.b", 2},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"a\": 50, \"client\": 50}}", BAAT_AGREEMENT_INVALID, "sleutel.client",
     1},
    {"{\"verdeling\": \"waterval\", \"partijen\": [\"a\"], \"waterval\": [{\"delen\": {\"b\": 100}}]}",
     BAAT_AGREEMENT_INVALID, "waterval[0].delen.b", 1},
    /* percentages */
    {"{\"verdeling\": \"sleutel\", \"sleutel\": []}", BAAT_JSON_TYPE, "sleutel", 1},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {}}", BAAT_AGREEMENT_INVALID, "sleutel", 1},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"\": 100}}", BAAT_VALUE_MISSING, "sleutel.", 1},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"a\": \"100\"}}", BAAT_JSON_TYPE, "sleutel.a", 1},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"a\": 1e2}}", BAAT_JSON_TYPE, "sleutel.a", 1},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"a\": 0, \"b\": 100}}", BAAT_NUMBER_RANGE, "sleutel.a", 1},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"a\": -10, \"b\": 100}}", BAAT_NUMBER_RANGE, "sleutel.a", 1},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"a\": 110}}", BAAT_NUMBER_RANGE, "sleutel.a", 1},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"a\": 33.33333, \"b\": 66.6667}}", BAAT_NUMBER_DECIMALS, "sleutel.a",
     1},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"a\": 60, \"b\": 39.9999}}", BAAT_SHARES_SUM, "sleutel", 1},
    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"a\": 60, \"b\": 60}}", BAAT_SHARES_SUM, "sleutel", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"delen\": {\"a\": 99}}]}", BAAT_SHARES_SUM, "waterval[0].delen",
     1},
    /* euros */
    {"{\"verdeling\": \"evenredig\", \"drempel\": -0.01}", BAAT_NUMBER_RANGE, "drempel", 1},
    {"{\"verdeling\": \"evenredig\", \"drempel\": 0.005}", BAAT_NUMBER_DECIMALS, "drempel", 1},
    {"{\"verdeling\": \"evenredig\", \"plafond\": \"9000\"}", BAAT_JSON_TYPE, "plafond", 1},
    {"{\"verdeling\": \"evenredig\", \"plafond\": null}", BAAT_JSON_TYPE, "plafond", 1},
    {"{\"verdeling\": \"evenredig\", \"plafond\": 1000000000000000.01}", BAAT_NUMBER_RANGE, "plafond", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"tot\": -1, \"delen\": {\"a\": 100}}]}", BAAT_NUMBER_RANGE,
     "waterval[0].tot", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"tot\": 1.001, \"delen\": {\"a\": 100}}]}", BAAT_NUMBER_DECIMALS,
     "waterval[0].tot", 1},
    /* tiers */
    {"{\"verdeling\": \"waterval\", \"waterval\": {}}", BAAT_JSON_TYPE, "waterval", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": []}", BAAT_AGREEMENT_INVALID, "waterval", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [\"inzet\"]}", BAAT_JSON_TYPE, "waterval[0]", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{}]}", BAAT_JSON_KEY_MISSING, "waterval[0]", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"tot\": 10}]}", BAAT_JSON_KEY_MISSING, "waterval[0]", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"naar\": \"inzet\"},\n{\"naar\": \"verlis\"}]}",
     BAAT_VALUE_UNKNOWN, "waterval[1].naar", 2},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"naar\": 1}]}", BAAT_JSON_TYPE, "waterval[0].naar", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"naar\": \"inzet\", \"tot\": 10}]}", BAAT_AGREEMENT_INVALID,
     "waterval[0].tot", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"naar\": \"inzet\", \"delen\": {\"a\": 100}}]}",
     BAAT_AGREEMENT_INVALID, "waterval[0].delen", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"delen\": {\"a\": 100}, \"max\": 3}]}", BAAT_JSON_KEY_UNKNOWN,
     "waterval[0].max", 1},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"delen\": {\"a\": 100}},\n{\"naar\": \"inzet\"}]}",
     BAAT_AGREEMENT_INVALID, "waterval[1]", 2},
    {"{\"verdeling\": \"waterval\", \"waterval\": [{\"delen\": {\"a\": 50, \"a\": 50}}]}", BAAT_JSON_KEY_TWICE,
     "waterval[0].delen.a", 1},
};

static void test_mistakes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		const struct mistake *mistake = &mistakes[i];
		struct read read = read_text(mistake->text);
		if (read.status != BAAT_REJECTED || read.diags.count != 1 ||
		    read.diags.items[0].code != mistake->code || read.diags.items[0].place.line != mistake->line ||
		    strstr(read.diags.items[0].text, mistake->path) == NULL)
			fail_msg("%s: %zu messages: %s [%s] on line %d", mistake->text, read.diags.count,
			         read.diags.count > 0 ? read.diags.items[0].text : "",
			         read.diags.count > 0 ? baat_code_name(read.diags.items[0].code) : "",
			         read.diags.count > 0 ? (int)read.diags.items[0].place.line : 0);
		done(&read);
	}
}

/* One run tells about all of them. */
static void test_all_mistakes_at_once(void **state)
{
	(void)state;
	static const enum baat_code expected[] = {
	    BAAT_JSON_KEY_UNKNOWN, BAAT_VALUE_UNKNOWN, BAAT_PARTY_TWICE,       BAAT_NUMBER_RANGE,
	    BAAT_NUMBER_DECIMALS,  BAAT_NUMBER_RANGE,  BAAT_AGREEMENT_INVALID, BAAT_AGREEMENT_INVALID,
	};
	struct read read = read_text("{\"verdeling\": \"waterfal\", \"partijen\": [\"a\", \"a\"], \"drempel\": -1,\n"
	                             "\"plafond\": 0.001, \"oms\": \"\",\n"
	                             "\"waterval\": [{\"tot\": -5, \"delen\": {\"b\": 100}},\n"
	                             "{\"naar\": \"inzet\", \"tot\": 1}]}");
	assert_int_equal(read.status, BAAT_REJECTED);
	assert_int_equal(read.diags.count, sizeof expected / sizeof *expected);
	for (size_t i = 0; i < read.diags.count; i++)
		assert_int_equal(read.diags.items[i].code, expected[i]);
	done(&read);
}

static void test_no_file(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_agreement agreement;
	struct baat_names *names = baat_names_new(NULL);
	assert_int_equal(baat_agreement_read(&agreement, names, "/nergens/afspraak.json", &diags), BAAT_SYSTEM);
	assert_int_equal(diags.items[0].code, BAAT_CANNOT_OPEN);
	baat_diags_clear(&diags);
	baat_names_free(names);
}

static void test_names_of_words(void **state)
{
	(void)state;
	assert_string_equal(baat_sharing_name(BAAT_NOBODY_WORSE), "niemand-slechter");
	assert_string_equal(baat_basis_name(BAAT_CASHABLE), "verzilverbaar");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_waterfall),
	    cmocka_unit_test(test_short_forms),
	    cmocka_unit_test(test_who_signs),
	    cmocka_unit_test(test_parties_as_first_named),
	    cmocka_unit_test(test_names_known_before),
	    cmocka_unit_test(test_mistakes),
	    cmocka_unit_test(test_all_mistakes_at_once),
	    cmocka_unit_test(test_no_file),
	    cmocka_unit_test(test_names_of_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
