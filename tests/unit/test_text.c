/* Text: views, edits, widths, what may be shown, growing buffers. */
#include "check.h"

static struct baat_text t(const char *string)
{
	return baat_text_of(string);
}

static void test_equal(void **state)
{
	(void)state;
	assert_true(baat_text_equal((struct baat_text){NULL, 0}, t("")));
	assert_true(baat_text_equal(t("a"), t("a")));
	assert_false(baat_text_equal(t("a"), t("ab")));
	assert_true(baat_text_equal_ascii(t("Zaak"), t("zAAK")));
	assert_false(baat_text_equal_ascii(t("@"), t("`")));
	assert_false(baat_text_equal_ascii(t("["), t("{")));
	assert_false(baat_text_equal_ascii(t("\xC3\x89"), t("\xC3\xA9")));
	assert_true(baat_text_equal(baat_text_trim(t(" \ta b\t ")), t("a b")));
	assert_int_equal(baat_text_trim(t(" \t ")).length, 0);
	assert_int_equal(baat_text_trim((struct baat_text){NULL, 0}).length, 0);
}

static void test_dup(void **state)
{
	(void)state;
	char *copy = baat_text_dup((struct baat_text){"a\0b", 3});
	assert_memory_equal(copy, "a\0b", 4);
	free(copy);
	copy = baat_text_dup((struct baat_text){NULL, 0});
	assert_string_equal(copy, "");
	free(copy);
}

static void test_split(void **state)
{
	(void)state;
	static const struct {
		const char *text, *parts[4];
		size_t count;
	} trials[] = {{"", {""}, 1},
	              {",", {"", ""}, 2},
	              {"a", {"a"}, 1},
	              {"a,b,", {"a", "b", ""}, 3},
	              {"a,,b", {"a", "", "b"}, 3}};
	for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
		struct baat_text rest = t(trials[i].text), part;
		bool more = true;
		size_t count = 0;
		for (; baat_text_split(&rest, &more, ',', &part); count++)
			assert_true(baat_text_equal(part, t(trials[i].parts[count])));
		assert_int_equal(count, trials[i].count);
		assert_false(baat_text_split(&rest, &more, ',', &part));
	}
}

static void test_one_edit(void **state)
{
	(void)state;
	static const char *const near[][2] = {{"", "a"},
	                                      {"ab", "b"},
	                                      {"ab", "ba"},
	                                      {"ab", "ac"},
	                                      {"abc", "abxc"},
	                                      {"abc", "acb"},
	                                      {"aab", "aaab"},
	                                      {"abab", "baab"},
	                                      {"post", "psot"},
	                                      {"zaak", "zaakk"},
	                                      {"e", "\xC3\xA9"},
	                                      {"caf", "caf\xC3\xA9"},
	                                      {"\xC3\xA9t", "t\xC3\xA9"},
	                                      {"\xC3\xA9", "\xC3\xA8"},
	                                      {"\xC3\xA9", "\xC4\xA9"},
	                                      {"\xC3\xA9x", "\xC3\xA9\xE2\x82\xACx"},
	                                      {"\xE2\x82\xAC", "\xE2\x82\xAD"},
	                                      {"\xFF", "\xFE"},
	                                      {"\xC3\xA9\xC3\xA9", "\xC3\xA9"}};
	static const char *const far[][2] = {{"", ""},
	                                     {"a", "a"},
	                                     {"", "ab"},
	                                     {"ab", "cd"},
	                                     {"abc", "cba"},
	                                     {"abcd", "abdcx"},
	                                     {"ab", "bac"},
	                                     {"abc", "a"},
	                                     {"ab", "\xC3\xA9\xC3\xA8"},
	                                     {"\xC3\xA9", "\xC3\xA9"},
	                                     {"\xC3\xA9x", "yz"},
	                                     {"abcd", "badc"}};
	for (size_t i = 0; i < sizeof near / sizeof *near; i++) {
		assert_true(baat_text_one_edit(t(near[i][0]), t(near[i][1])));
		assert_true(baat_text_one_edit(t(near[i][1]), t(near[i][0])));
	}
	for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
		assert_false(baat_text_one_edit(t(far[i][0]), t(far[i][1])));
		assert_false(baat_text_one_edit(t(far[i][1]), t(far[i][0])));
	}
}

/* Every single edit of a random text is one edit away. */
static void test_one_edit_random(void **state)
{
	(void)state;
	uint64_t seed = 1;
	for (unsigned trial = 0; trial < 20000; trial++) {
		char a[16], b[16];
		size_t length = 2 + check_below(&seed, 8), at = check_below(&seed, length - 1);
		for (size_t i = 0; i < length; i++)
			a[i] = (char)('a' + check_below(&seed, 3));
		memcpy(b, a, length);
		size_t other = length;
		switch (check_below(&seed, 3)) {
		case 0: /* left out */
			memmove(b + at, b + at + 1, length - at - 1);
			other--;
			break;
		case 1:
			b[at] = 'x';
			break;
		default:
			b[at] = a[at + 1];
			b[at + 1] = a[at];
			if (a[at] == a[at + 1])
				continue;
		}
		struct baat_text one = {a, length}, two = {b, other};
		assert_true(baat_text_one_edit(one, two) && baat_text_one_edit(two, one));
	}
}

static struct baat_text name_at(const void *context, size_t index)
{
	return t(((const char *const *)context)[index]);
}

static void test_nearest(void **state)
{
	(void)state;
	static const char *const names[] = {"",
	                                    "uitkering",
	                                    "opvang",
	                                    "Opname",
	                                    "opvang2",
	                                    "wmo",
	                                    "0123456789012345678901234567890123456789012345678901234567890123456789"};
	enum { COUNT = sizeof names / sizeof *names };
	assert_int_equal(baat_text_nearest(t("opvnag"), COUNT, name_at, names), 2);
	assert_int_equal(baat_text_nearest(t("OPVANG"), COUNT, name_at, names), 2);
	assert_int_equal(baat_text_nearest(t("opvang3"), COUNT, name_at, names), 2);
	assert_int_equal(baat_text_nearest(t("uitkerinng"), COUNT, name_at, names), 1);
	assert_int_equal(baat_text_nearest(t("wm"), COUNT, name_at, names), 5);
	assert_int_equal(baat_text_nearest(t("xyz"), COUNT, name_at, names), -1);
	assert_int_equal(baat_text_nearest(t("w"), COUNT, name_at, names), -1);
	assert_int_equal(baat_text_nearest(t(""), COUNT, name_at, names), -1);
	assert_int_equal(baat_text_nearest(t(names[COUNT - 1]), COUNT, name_at, names), -1);
	assert_int_equal(baat_text_nearest(t("opvang"), 0, name_at, names), -1);
}

static void test_utf8(void **state)
{
	(void)state;
	assert_true(baat_text_is_utf8((struct baat_text){NULL, 0}));
	assert_true(baat_text_is_utf8(t("\xF0\x9F\x98\x80\xE2\x82\xAC")));
	static const char *const wrong[] = {
	    "\x80", "\xC3", "\xC0\x80", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80",
	    "a\xFF"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(baat_text_is_utf8(t(wrong[i])));
}

static void test_width(void **state)
{
	(void)state;
	assert_int_equal(baat_text_width(t("")), 0);
	assert_int_equal(baat_text_width(t("abc")), 3);
	assert_int_equal(baat_text_width(t("\xC3\xA9\xE2\x82\xAC")), 2);
	assert_int_equal(baat_text_width(t("e\xCC\x81")), 1);
	assert_int_equal(baat_text_width(t("\xE4\xB8\xAD\xE6\x96\x87")), 4);
	assert_int_equal(baat_text_width(t("\x1B[\t")), 3);
	assert_int_equal(baat_text_width((struct baat_text){"a\0b", 3}), 3);
	assert_int_equal(baat_text_width(t("\xFF\xE2\x82")), 3);
}

#define FFFD "\xEF\xBF\xBD"

static void expect_masked(struct baat_text text, const char *expected)
{
	struct baat_buffer buffer = {0};
	struct baat_shown shown = baat_show(text);
	baat_buffer_add_masked(&buffer, text);
	assert_true(baat_text_equal(baat_buffer_text(&buffer), t(expected)));
	assert_string_equal(shown.text, expected);
	baat_buffer_free(&buffer);
}

static void test_mask(void **state)
{
	(void)state;
	expect_masked(t(""), "");
	expect_masked(t("caf\xC3\xA9 \xE4\xB8\xAD \xF0\x9F\x98\x80"), "caf\xC3\xA9 \xE4\xB8\xAD \xF0\x9F\x98\x80");
	expect_masked(t("\x1B[31mrood\x1B[0m"), "?[31mrood?[0m");
	expect_masked((struct baat_text){"a\0\r\n\t\x7F", 6}, "a?????");
	expect_masked(t("\xC2\x9B"
	                "31m"),
	              "?31m");
	expect_masked(t("a\xE2\x80\xAE"
	                "b\xE2\x81\xA6"
	                "c\xE2\x80\x8F"
	                "d\xD8\x9C"),
	              "a?b?c?d?");
	expect_masked(t("\xEF\xBB\xBF"
	                "a\xE2\x80\x8B"),
	              "?a?");
	expect_masked(t("\xE2\x80\xA8\xE2\x80\xA9"), "??");
	expect_masked(t("\xF3\xA0\x81\x81x"), "?x");
	expect_masked(t("\xFF\xC3\xE2\x82x"), FFFD FFFD FFFD FFFD "x");
	expect_masked(t("\xED\xA0\x80"), FFFD FFFD FFFD);
	expect_masked(t(FFFD), FFFD);
}

static void test_show_cuts(void **state)
{
	(void)state;
	char text[400];
	for (size_t i = 0; i < 100; i++)
		memcpy(text + 4 * i, "\xF0\x9F\x98\x80", 4);
	struct baat_shown shown = baat_show((struct baat_text){text, 400});
	assert_int_equal(strlen(shown.text), 163);
	assert_memory_equal(shown.text + 160, "\xE2\x80\xA6", 4);
	shown = baat_show((struct baat_text){text, 160});
	assert_int_equal(strlen(shown.text), 160);
	shown = baat_show((struct baat_text){text, 161});
	assert_int_equal(strlen(shown.text), 163);
}

static void test_buffer(void **state)
{
	(void)state;
	struct baat_buffer buffer = {0};
	baat_buffer_add(&buffer, (struct baat_text){NULL, 0});
	assert_null(buffer.at);
	for (unsigned i = 0; i < 1000; i++) {
		baat_buffer_add_char(&buffer, (char)i);
		baat_buffer_printf(&buffer, "%03u", i);
		baat_buffer_add_string(&buffer, ";");
	}
	assert_int_equal(buffer.length, 5000);
	assert_memory_equal(buffer.at + 4995,
	                    "\xE7"
	                    "999;",
	                    5);
	assert_true(buffer.capacity < 20000);
	assert_false(buffer.failed);

	assert_null(baat_buffer_reserve(&buffer, SIZE_MAX - 10));
	assert_true(buffer.failed);
	baat_buffer_add_char(&buffer, 'x');
	assert_int_equal(buffer.length, 5000);
	baat_buffer_free(&buffer);
	assert_false(buffer.failed);
	assert_null(baat_buffer_reserve(&buffer, (size_t)PTRDIFF_MAX + 1));
	assert_true(buffer.failed);
	baat_buffer_free(&buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_equal),
	    cmocka_unit_test(test_dup),
	    cmocka_unit_test(test_split),
	    cmocka_unit_test(test_one_edit),
	    cmocka_unit_test(test_one_edit_random),
	    cmocka_unit_test(test_nearest),
	    cmocka_unit_test(test_utf8),
	    cmocka_unit_test(test_width),
	    cmocka_unit_test(test_mask),
	    cmocka_unit_test(test_show_cuts),
	    cmocka_unit_test(test_buffer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
