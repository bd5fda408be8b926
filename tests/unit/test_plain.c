/* Short numbers and words by the eight bytes: never another answer than the ordinary way. */
#include "check.h"

#include "../../src/base/plain.h"

/* What a text is in the ordinary way; false when it is no number with at most `scale` decimals. */
static bool ordinary(struct baat_text text, char sign, unsigned scale, int64_t *value)
{
	const struct baat_number_rule rule = {.mark = sign == ',' ? BAAT_MARK_COMMA : BAAT_MARK_POINT,
	                                      .scale = scale,
	                                      .min = -INT64_MAX,
	                                      .max = INT64_MAX};
	return text.length > 0 && baat_number_read(text, &rule, value) == BAAT_CODE__MAX;
}

static void try_text(const char *bytes, size_t length, size_t *read)
{
	struct baat_text text = {bytes, length};
	for (unsigned scale = 0; scale <= 7; scale++)
		for (unsigned which = 0; which < 3; which++) {
			const char sign = ",."[which];
			int64_t plain = 0, expected = 0;
			if (!baat_plain_read(text, sign, scale, &plain))
				continue;
			++*read;
			/* without a decimal sign neither sign may occur */
			if (!ordinary(text, sign == 0 ? ',' : sign, scale, &expected) || plain != expected ||
			    (sign == 0 && (memchr(bytes, ',', length) || memchr(bytes, '.', length))))
				fail_msg("'%.*s' with sign %d and scale %u is read as %lld", (int)length, bytes, sign,
				         scale, (long long)plain);
		}
}

/* Every text of up to five of these characters; what stands behind it is of no account. */
static void test_every_short_text(void **state)
{
	(void)state;
	static const char alphabet[] = "0159,.- /:\x1c\xB9";
	const size_t letters = sizeof alphabet - 1;
	size_t read = 0;
	for (size_t length = 0; length <= 5; length++) {
		size_t count = 1;
		for (size_t i = 0; i < length; i++)
			count *= letters;
		for (size_t number = 0; number < count; number++) {
			char bytes[16] = "7777777777777,7";
			size_t rest = number;
			for (size_t i = 0; i < length; i++, rest /= letters)
				bytes[i] = alphabet[rest % letters];
			try_text(bytes, length, &read);
		}
	}
	assert_true(read > 20000);
}

/* Plain numbers of every length are read, and with the value that they have. */
static void test_plain_numbers(void **state)
{
	(void)state;
	static const char *const numbers[] = {"0",    "7",     "12",     "123",     "1234",     "12345",    "123456",
	                                      "1,5",  "0,25",  "12,50",  "123,45",  "1234,56",  "12345,67", "1234567",
	                                      "0,05", "0,005", "0,0005", "0,00005", "0,000005", "12345678", "999999,9"};
	uint64_t seed = 3;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		char bytes[32];
		struct baat_text text = {bytes, strlen(numbers[i])};
		int64_t plain, expected;
		memset(bytes, 0xFF, sizeof bytes);
		memcpy(bytes, numbers[i], text.length);
		assert_true(baat_plain_read(text, ',', 6, &plain));
		assert_true(ordinary(text, ',', 6, &expected));
		assert_int_equal(plain, expected);
	}
	for (size_t i = 0; i < 1000000; i++) {
		char bytes[16];
		size_t length = 1 + check_below(&seed, 8), read = 0;
		for (size_t j = 0; j < sizeof bytes; j++)
			bytes[j] = check_below(&seed, 8) == 0 ? (char)check_below(&seed, 256)
			                                      : "0123456789,."[check_below(&seed, 12)];
		try_text(bytes, length, &read);
	}
}

static void test_words(void **state)
{
	(void)state;
	static const char words[][9] = {"ja", "nee", "dag", "maand", "zonder", "betaalt", "eenmalig"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct baat_text text = {words[i], strlen(words[i])};
		uint64_t word = baat_plain_word(text);
		assert_true(word == baat_plain_load(words[i]));
		for (size_t at = 0; at < text.length; at++)
			for (unsigned byte = 0; byte < 256; byte++) {
				char other[9];
				memcpy(other, words[i], sizeof other);
				other[at] = (char)byte;
				struct baat_text changed = {other, text.length};
				assert_int_equal(baat_plain_word(changed) == word,
				                 baat_text_equal_ascii(changed, text));
			}
		assert_true(baat_plain_word((struct baat_text){words[i], text.length - 1}) != word);
	}
	assert_true(baat_plain_word((struct baat_text){"zonder ", 0}) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_short_text),
	    cmocka_unit_test(test_plain_numbers),
	    cmocka_unit_test(test_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
