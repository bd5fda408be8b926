/* Short numbers and words by the eight bytes: never another answer than the ordinary way. */
#include "check.h"

#include "base/plain.h"

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

static size_t try_long(const char *bytes, size_t length)
{
	const struct baat_text text = {bytes, length};
	size_t read = 0;
	for (unsigned scale = 0; scale <= 2; scale++)
		for (unsigned which = 0; which < 3; which++) {
			const char sign = ",."[which];
			int64_t plain = 0, expected = 0;
			if (!baat_plain_read_long(text, sign, scale, &plain))
				continue;
			read++;
			if (!ordinary(text, sign == 0 ? ',' : sign, scale, &expected) || plain != expected ||
			    (sign == 0 && (memchr(bytes, ',', length) || memchr(bytes, '.', length))))
				fail_msg("'%.*s' with sign %d and scale %u is read as %lld", (int)length, bytes, sign,
				         scale, (long long)plain);
		}
	return read;
}

static void random_digits(char bytes[24], uint64_t *seed)
{
	size_t zeros = check_below(seed, 4) == 0 ? check_below(seed, 17) : 0;
	for (size_t i = 0; i < 24; i++)
		bytes[i] = i < zeros ? '0' : "0123456789999"[check_below(seed, 13)];
}

/* Nine to sixteen bytes: digits with a sign, a space or a stray byte at each place, or two of them. */
static void test_long_numbers(void **state)
{
	(void)state;
	static const char signs[] = ",.- /:5\x1c\xB9";
	char bytes[24];
	uint64_t seed = 4;
	size_t read = 0;
	for (size_t length = 0; length <= 17; length++)
		for (size_t round = 0; round < 60; round++)
			for (size_t i = 0; i < sizeof signs; i++)
				for (size_t at = 0; at <= length; at++) {
					random_digits(bytes, &seed);
					bytes[at] = signs[i];
					if (check_below(&seed, 4) == 0)
						bytes[check_below(&seed, length + 1)] = signs[check_below(&seed, 9)];
					const size_t found = try_long(bytes, length);
					assert_true(found == 0 || (length > 8 && length <= 16));
					read += found;
				}
	for (size_t i = 0; i < 1000000; i++) {
		random_digits(bytes, &seed);
		for (size_t left = check_below(&seed, 4); left > 0; left--)
			bytes[check_below(&seed, sizeof bytes)] = signs[check_below(&seed, 5)];
		read += try_long(bytes, 9 + check_below(&seed, 8));
	}
	assert_true(read > 1000000);
}

/* Amounts as they are written are read, up to the largest. */
static void test_long_amounts(void **state)
{
	(void)state;
	uint64_t seed = 5;
	for (size_t length = 9; length <= 16; length++)
		for (size_t decimals = 0; decimals <= 2; decimals++)
			for (size_t round = 0; round < 200; round++) {
				char bytes[24];
				int64_t plain, expected;
				random_digits(bytes, &seed);
				if (round == 0)
					memset(bytes, '9', sizeof bytes);
				if (decimals > 0)
					bytes[length - decimals - 1] = ',';
				const struct baat_text text = {bytes, length};
				assert_true(baat_plain_read_long(text, ',', 2, &plain));
				assert_true(ordinary(text, ',', 2, &expected));
				assert_int_equal(plain, expected);
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
	    cmocka_unit_test(test_long_numbers),
	    cmocka_unit_test(test_long_amounts),
	    cmocka_unit_test(test_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
