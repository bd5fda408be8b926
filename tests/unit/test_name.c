/* Names as they count: baat-bestanden(5), NAMES. */
#include "check.h"

#include "baat/base/name.h"

static struct baat_text cleaned(const char *name)
{
	static char room[256];
	struct baat_text text = baat_text_of(name);
	assert_true(baat_name_room(text) <= sizeof room);
	assert_true(baat_name_clean(&text, room));
	return text;
}

static void test_clean(void **state)
{
	(void)state;
	static const struct {
		const char *name, *clean;
	} cases[] = {
	    {"", ""},
	    {"Noord", "Noord"},
	    {" Noord\t", "Noord"},
	    {"\n \r", ""},
	    {"a  b", "a  b"},
	    {"\xC2\xA0Noord\xE2\x80\xAF", "Noord"},
	    {"\xE2\x80\x8BNoord\xEF\xBB\xBF", "Noord"},
	    {"\xC2\xADNoord", "Noord"},
	    {"No\xC2\xADord", "No\xC2\xADord"},
	    {"e\xCC\x81", "\xC3\xA9"},
	    {" e\xCC\x81 ", "\xC3\xA9"},
	    {"\xC3\xA9", "\xC3\xA9"},
	    {"\xE2\x84\xAB", "\xC3\x85"}, /* the sign for angstrom is Å */
	    {"\xE2\x80\x93\xE2\x82\xAC", "\xE2\x80\x93\xE2\x82\xAC"},
	    {"\xE6\x97\xA5\xE6\x9C\xAC", "\xE6\x97\xA5\xE6\x9C\xAC"},
	    {"\xF0\x9D\x85\x9E", "\xF0\x9D\x85\x97\xF0\x9D\x85\xA5"}, /* a note, which NFC takes apart */
	    {" \xFF ", "\xFF"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_true(baat_text_equal(cleaned(cases[i].name), baat_text_of(cases[i].clean)));
}

/* What is said to be clean without looking is so when it is looked at. */
static void test_sure(void **state)
{
	(void)state;
	static const char *const bits[] = {"a",
	                                   " ",
	                                   "\xC3\xA9",
	                                   "e\xCC\x81",
	                                   "\xC2\xA0",
	                                   "\xE2\x80\x93",
	                                   "\xE2\x80\x8B",
	                                   "\xE2\x82\xAC",
	                                   "\xCC\x81",
	                                   "\xE2\x80\xA6",
	                                   "\xC4\xB3"};
	uint64_t seed = 5;
	for (size_t round = 0; round < 20000; round++) {
		struct baat_buffer name = {0};
		size_t count = check_below(&seed, 5);
		for (size_t i = 0; i < count; i++)
			baat_buffer_add_string(&name, bits[check_below(&seed, sizeof bits / sizeof bits[0])]);
		baat_buffer_add_char(&name, '\0');
		struct baat_text text = {name.at, name.length - 1}, clean = cleaned(name.at);
		if (baat_name_is_clean(text))
			assert_true(baat_text_equal(text, clean));
		char again[256];
		struct baat_text twice = clean;
		assert_true(baat_name_clean(&twice, again) && baat_text_equal(clean, twice));
		baat_buffer_free(&name);
	}
}

static void test_client(void **state)
{
	(void)state;
	static const char *const same[] = {"client",        "Client",        "CLIENT",
	                                   "cli\xC3\xABnt", "CLI\xC3\x8BNT", "Clie\xCC\x88nt"};
	static const char *const others[] = {"clients", "clint", "clie\xC3\xABnt", "cli\xC3\xA9nt", "gemeente", ""};
	char room[64];
	for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
		struct baat_text text = baat_text_of(same[i]);
		assert_true(baat_party_clean(&text, room));
		assert_true(baat_text_equal(text, BAAT_TEXT("client")));
	}
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		assert_true(baat_party_name(baat_text_of(others[i])).at == others[i]);
}

static bool same_when_folded(const char *a, const char *b)
{
	struct baat_buffer one = {0}, other = {0};
	assert_true(baat_name_fold(baat_text_of(a), &one) && baat_name_fold(baat_text_of(b), &other));
	bool same = baat_text_equal(baat_buffer_text(&one), baat_buffer_text(&other));
	baat_buffer_free(&one);
	baat_buffer_free(&other);
	return same;
}

static void test_fold(void **state)
{
	(void)state;
	assert_true(same_when_folded("Zorg Instelling", "zorginstelling"));
	assert_true(same_when_folded("caf\xC3\xA9", "CAFE"));
	assert_true(same_when_folded("a\xC2\xA0"
	                             "b",
	                             "a\xE2\x80\x8B"
	                             "B"));
	assert_true(same_when_folded("", " "));
	assert_false(same_when_folded("wonen-plus", "wonen plus"));
	assert_false(same_when_folded("team 1", "team 2"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_clean),
	    cmocka_unit_test(test_sure),
	    cmocka_unit_test(test_client),
	    cmocka_unit_test(test_fold),
	};
	return cmocka_run_group_tests_name("name", tests, NULL, NULL);
}
