/* Text back into the encoding it came from. */
#include "check.h"

#include "baat/io/encode.h"

/* What the texts, one after the other, are in this encoding. */
static void expect(const char *encoding, const char *const *texts, struct baat_text wanted)
{
	struct baat_diags diags = {0};
	struct baat_buffer to = {0};
	struct baat_encoder *encoder;
	assert_int_equal(baat_encoder_new(&encoder, encoding, &diags), BAAT_OK);
	for (; *texts != NULL; texts++)
		assert_true(baat_encode(encoder, baat_text_of(*texts), &to));
	assert_false(to.failed);
	assert_true(baat_text_equal(baat_buffer_text(&to), wanted));
	baat_buffer_free(&to);
	baat_encoder_free(encoder);
}

static void test_encodings(void **state)
{
	(void)state;
	const char *const texts[] = {"a;", "\xE2\x82\xAC\n", "", "\xC3\xA9", NULL};
	expect(NULL, texts, BAAT_TEXT("a;\xE2\x82\xAC\n\xC3\xA9"));
	expect("UTF-8", texts, BAAT_TEXT("a;\xE2\x82\xAC\n\xC3\xA9"));
	expect("CP1252", texts,
	       BAAT_TEXT("a;\x80\n"
	                 "\xE9"));
	expect("UTF-16LE", texts,
	       BAAT_TEXT("a\0;\0\xAC\x20\n\0\xE9"
	                 "\0"));
}

static void test_impossible(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_buffer to = {0};
	struct baat_encoder *encoder;
	assert_int_equal(baat_encoder_new(&encoder, "CP1252", &diags), BAAT_OK);
	assert_false(baat_encode(encoder, BAAT_TEXT("\xE2\x86\x92"), &to)); /* an arrow */
	assert_false(baat_encode(encoder, BAAT_TEXT("\xC3"), &to));         /* half a character */
	baat_encoder_free(encoder);
	baat_buffer_free(&to);
	assert_int_equal(baat_encoder_new(&encoder, "geen-codering", &diags), BAAT_USAGE);
	assert_null(encoder);
	assert_int_equal(diags.items[0].code, BAAT_OPTION_VALUE);
	baat_diags_clear(&diags);
}

/* The digest is that of the encoded bytes, in whatever pieces they came. */
static void test_digest(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_buffer to = {0};
	struct baat_encoder *encoder;
	struct check_file file;
	char piecewise[65], whole[65];
	check_file_new(&file);
	check_file_write(&file, BAAT_TEXT("a\0b\0c\0"));
	assert_int_equal(baat_file_digest(file.path, whole, &diags), BAAT_OK);
	assert_int_equal(baat_encoder_new(&encoder, "UTF-16LE", &diags), BAAT_OK);
	assert_true(baat_encode(encoder, BAAT_TEXT("a"), &to) && baat_encode(encoder, BAAT_TEXT("bc"), &to));
	baat_encoder_digest(encoder, piecewise);
	assert_string_equal(piecewise, whole);
	baat_encoder_free(encoder);
	baat_buffer_free(&to);
	check_file_free(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_encodings),
	    cmocka_unit_test(test_impossible),
	    cmocka_unit_test(test_digest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
