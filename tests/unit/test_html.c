#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "baat/io/html.h"

static void assert_text(struct baat_buffer *buffer, const char *expected)
{
	baat_buffer_add_char(buffer, '\0');
	assert_false(buffer->failed);
	assert_string_equal(buffer->at, expected);
	buffer->length = 0;
}

static void test_escaped(void **state)
{
	struct baat_buffer to = {0};
	(void)state;
	baat_html_escaped(&to, BAAT_TEXT("<a href=\"x\">'R&D'</a>"));
	assert_text(&to, "&lt;a href=&quot;x&quot;&gt;&#39;R&amp;D&#39;&lt;/a&gt;");
	baat_html_escaped(&to, BAAT_TEXT("\x1b[31m caf\xC3\xA9 \xE2\x80\xAE"
	                                 "om \xFF"));
	assert_text(&to, "?[31m caf\xC3\xA9 ?om \xEF\xBF\xBD");
	baat_html_escaped(&to, BAAT_TEXT(""));
	assert_text(&to, "");
	baat_buffer_free(&to);
}

static void test_elements(void **state)
{
	struct baat_buffer to = {0};
	(void)state;
	baat_html_element(&to, "p", "", BAAT_TEXT("1 < 2"));
	assert_text(&to, "<p>1 &lt; 2</p>");
	baat_html_words(&to, "th", "scope=\"row\"", "saldo");
	assert_text(&to, "<th scope=\"row\">saldo</th>");
	baat_html_attribute(&to, "data-kop", BAAT_TEXT("a\"b"));
	assert_text(&to, " data-kop=\"a&quot;b\"");
	baat_html_cents(&to, "class=\"som\"", -123456789);
	assert_text(&to, "<td class=\"som\">-1.234.567,89</td>");
	baat_buffer_free(&to);
}

/* Whole euros are rounded half away from zero and have no minus when nothing is left; what a script reads is exact. */
static void test_amounts(void **state)
{
	static const struct {
		int64_t cents;
		const char *euros, *plain;
	} rows[] = {
	    {0, "0", "0.00"},
	    {49, "0", "0.49"},
	    {50, "1", "0.50"},
	    {-49, "0", "-0.49"},
	    {-50,
	     "\xE2\x88\x92"
	     "1",
	     "-0.50"},
	    {523150, "5.232", "5231.50"},
	    {-523150,
	     "\xE2\x88\x92"
	     "5.232",
	     "-5231.50"},
	    {INT64_C(99999999950), "1.000.000.000", "999999999.50"},
	};
	struct baat_buffer to = {0};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		baat_html_euros(&to, rows[i].cents);
		assert_text(&to, rows[i].euros);
		baat_html_plain(&to, rows[i].cents);
		assert_text(&to, rows[i].plain);
	}
	baat_buffer_free(&to);
}

static bool holds(const struct baat_buffer *buffer, const char *part)
{
	return memmem(buffer->at, buffer->length, part, strlen(part)) != NULL;
}

static void test_page(void **state)
{
	struct baat_buffer to = {0};
	(void)state;
	baat_page_begin(&to, "nl", "verslag", BAAT_TEXT("Kosten & baten"), BAAT_TEXT("<Titel>"));
	baat_page_end(&to);
	assert_false(to.failed);
	assert_memory_equal(to.at, "<!DOCTYPE html>\n<html lang=\"nl\">\n", 33);
	assert_true(holds(&to, "<title>Kosten &amp; baten</title>"));
	assert_true(holds(&to, "<body class=\"verslag\">\n<header><h1>&lt;Titel&gt;</h1></header>\n<main>"));
	assert_true(holds(&to, "default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
	assert_true(holds(&to, "</main>\n</body>\n</html>\n"));
	/* nothing is fetched, and nothing runs */
	assert_false(holds(&to, "<script"));
	assert_false(holds(&to, "@import"));
	assert_false(holds(&to, "url("));
	baat_buffer_free(&to);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_escaped),
	    cmocka_unit_test(test_elements),
	    cmocka_unit_test(test_amounts),
	    cmocka_unit_test(test_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
