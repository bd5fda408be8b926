/* Names and their numbers, and the memory below them. */
#include "check.h"

#include "baat/base/memory.h"
#include "baat/base/names.h"

static struct baat_text name_of(char room[16], uint32_t i)
{
	return (struct baat_text){room, (size_t)snprintf(room, 16, "n%u", i)};
}

static void test_numbers(void **state)
{
	(void)state;
	struct baat_names *names = baat_names_new(NULL);
	assert_int_equal(baat_names_count(names), 0);
	assert_int_equal(baat_names_find(names, BAAT_TEXT("a")), BAAT_NO_NAME);
	assert_int_equal(baat_names_add(names, BAAT_TEXT("a")), 0);
	assert_int_equal(baat_names_add(names, BAAT_TEXT("")), 1);
	assert_int_equal(baat_names_add(names, (struct baat_text){NULL, 0}), 1);
	assert_int_equal(baat_names_add(names, BAAT_TEXT("A")), 2);
	assert_int_equal(baat_names_add(names, (struct baat_text){"a\0", 2}), 3);
	assert_int_equal(baat_names_add(names, (struct baat_text){"a\0b", 3}), 4);
	assert_int_equal(baat_names_add(names, BAAT_TEXT("a")), 0);
	assert_int_equal(baat_names_find(names, BAAT_TEXT("")), 1);
	assert_int_equal(baat_names_find(names, BAAT_TEXT("b")), BAAT_NO_NAME);
	assert_int_equal(baat_names_count(names), 5);
	assert_int_equal(baat_names_text(names, 4).length, 3);
	assert_memory_equal(baat_names_text(names, 4).at, "a\0b", 4);
	assert_string_equal(baat_names_text(names, 1).at, "");
	baat_names_free(names);
	baat_names_free(NULL);
}

static void test_many(void **state)
{
	(void)state;
	enum { COUNT = 200000 };
	char room[16];
	struct baat_names *names = baat_names_new(NULL);
	for (uint32_t i = 0; i < COUNT; i++)
		assert_int_equal(baat_names_add(names, name_of(room, i)), i);
	struct baat_text first = baat_names_text(names, 0);
	for (uint32_t i = 0; i < COUNT; i++) {
		struct baat_text name = name_of(room, i);
		assert_int_equal(baat_names_add(names, name), i);
		assert_int_equal(baat_names_find(names, name), i);
		assert_true(baat_text_equal(baat_names_text(names, i), name));
	}
	assert_ptr_equal(first.at, baat_names_text(names, 0).at);
	assert_int_equal(baat_names_find(names, name_of(room, COUNT)), BAAT_NO_NAME);
	baat_names_free(names);
}

/* As from a field of a row, behind which some bytes can be read. */
static uint32_t recall(struct baat_names *names, const char *text)
{
	char room[24] = "";
	const size_t length = strlen(text);
	memcpy(room, text, length);
	return baat_names_recall(names, (struct baat_text){room, length});
}

/* What was found of late is what would be found otherwise, of its own names and of the base, also after clearing. */
static void test_recall(void **state)
{
	(void)state;
	char room[16];
	struct baat_names *base = baat_names_new(NULL);
	baat_names_add(base, BAAT_TEXT("below"));
	struct baat_names *names = baat_names_new(base);
	assert_int_equal(recall(names, "n7"), BAAT_NO_NAME);
	/* many more than are kept, so that they take each other's places */
	for (unsigned round = 0; round < 3; round++)
		for (uint32_t i = 0; i < 3000; i++) {
			struct baat_text name = name_of(room, i);
			if (round == 0)
				baat_names_add(names, name);
			assert_int_equal(baat_names_recall(names, name), i + 1);
			assert_int_equal(baat_names_recall(names, name), i + 1);
			assert_int_equal(recall(names, "below"), 0);
		}
	baat_names_clear(names);
	assert_int_equal(recall(names, "n2999"), BAAT_NO_NAME);
	assert_int_equal(recall(names, ""), BAAT_NO_NAME);
	assert_int_equal(baat_names_add(names, BAAT_TEXT("n2999")), 1);
	assert_int_equal(recall(names, "n2999"), 1);
	baat_names_free(names);
	baat_names_free(base);
}

static void test_base(void **state)
{
	(void)state;
	char room[16];
	struct baat_names *base = baat_names_new(NULL);
	for (uint32_t i = 0; i < 100; i++)
		baat_names_add(base, name_of(room, i));
	struct baat_names *one = baat_names_new(base), *other = baat_names_new(base), *top = NULL;
	assert_int_equal(baat_names_count(one), 100);
	assert_int_equal(baat_names_add(one, BAAT_TEXT("x")), 100);
	assert_int_equal(baat_names_add(other, BAAT_TEXT("y")), 100);
	assert_int_equal(baat_names_add(one, BAAT_TEXT("n99")), 99);
	assert_int_equal(baat_names_find(other, BAAT_TEXT("x")), BAAT_NO_NAME);
	assert_int_equal(baat_names_find(base, BAAT_TEXT("x")), BAAT_NO_NAME);
	top = baat_names_new(one);
	assert_int_equal(baat_names_add(top, BAAT_TEXT("z")), 101);
	assert_int_equal(baat_names_find(top, BAAT_TEXT("x")), 100);
	assert_string_equal(baat_names_text(top, 5).at, "n5");
	assert_string_equal(baat_names_text(top, 100).at, "x");
	assert_string_equal(baat_names_text(top, 101).at, "z");
	baat_names_free(top);
	baat_names_free(other);
	baat_names_free(one);
	baat_names_free(base);
}

static void test_clear(void **state)
{
	(void)state;
	char room[16];
	struct baat_names *base = baat_names_new(NULL);
	baat_names_add(base, BAAT_TEXT("b"));
	struct baat_names *names = baat_names_new(base);
	for (uint32_t round = 0; round < 20; round++) {
		for (uint32_t i = 0; i < 1000 * (round % 4); i++)
			assert_int_equal(baat_names_add(names, name_of(room, i + round)), i + 1);
		baat_names_clear(names);
		assert_int_equal(baat_names_count(names), 1);
		assert_int_equal(baat_names_find(names, BAAT_TEXT("b")), 0);
		assert_int_equal(baat_names_find(names, name_of(room, round)), BAAT_NO_NAME);
	}
	baat_names_free(names);
	baat_names_free(base);
}

static void test_grow(void **state)
{
	(void)state;
	uint32_t *array = NULL;
	size_t capacity = 0, grown = 0;
	for (size_t i = 0; i < 100000; i++) {
		size_t before = capacity;
		assert_true(baat_grow(&array, &capacity, i + 1, sizeof *array));
		grown += capacity != before;
		array[i] = (uint32_t)i;
	}
	assert_true(grown < 40);
	for (size_t i = 0; i < 100000; i++)
		assert_int_equal(array[i], i);
	size_t before = capacity;
	uint32_t *same = array;
	assert_false(baat_grow(&array, &capacity, SIZE_MAX, sizeof *array));
	assert_false(baat_grow(&array, &capacity, SIZE_MAX / sizeof *array, sizeof *array));
	assert_false(baat_grow(&array, &capacity, (size_t)PTRDIFF_MAX / sizeof *array + 1, sizeof *array));
	assert_int_equal(capacity, before);
	assert_ptr_equal(array, same);
	assert_true(baat_grow(&array, &capacity, 0, sizeof *array));
	free(array);
}

static void test_arena(void **state)
{
	(void)state;
	struct baat_arena arena = {0};
	uint64_t seed = 1;
	assert_null(baat_arena_take(&arena, SIZE_MAX));
	assert_null(baat_arena_take(&arena, PTRDIFF_MAX));
	for (unsigned round = 0; round < 3; round++) {
		unsigned char *pieces[300];
		size_t sizes[300];
		for (size_t i = 0; i < 300; i++) {
			sizes[i] = check_below(&seed, i % 50 == 0 ? 100000 : 300);
			pieces[i] = baat_arena_take(&arena, sizes[i]);
			assert_non_null(pieces[i]);
			assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
			memset(pieces[i], (int)i & 255, sizes[i]);
		}
		for (size_t i = 0; i < 300; i++)
			for (size_t j = 0; j < sizes[i]; j++)
				assert_int_equal(pieces[i][j], i & 255);
		if (round == 0)
			baat_arena_clear(&arena);
		else
			baat_arena_free(&arena);
	}
	assert_string_equal(baat_arena_text(&arena, (struct baat_text){NULL, 0}).at, "");
	baat_arena_free(&arena);
}

/* Letters of one kind but for the one at `at`, with readable bytes behind them that are no part of the text. */
static struct baat_text one_differs(char room[64], size_t length, size_t at, char letter)
{
	memset(room, 'a', length);
	memset(room + length, letter, 8);
	if (at < length)
		room[at] = letter;
	return (struct baat_text){room, length};
}

/* Texts that have either end, or all but their length, in common with many others: none is taken for another. */
static void test_recall_one_byte(void **state)
{
	(void)state;
	enum { LONGEST = 40, LETTERS = 150 };
	static uint32_t numbers[LONGEST + 1][LONGEST + 1][LETTERS];
	struct baat_names *names = baat_names_new(NULL);
	char room[64];
	for (unsigned round = 0; round < 3; round++)
		for (size_t length = 0; length <= LONGEST; length++)
			for (size_t at = 0; at <= length; at++)
				for (size_t i = 0; i < LETTERS; i++) {
					/* at the end nothing differs but what stands behind; the NUL is a letter, too
					 */
					struct baat_text text = one_differs(room, length, at, (char)(i * 7));
					uint32_t *number = &numbers[length][at][i];
					if (round == 0 && at < length && (char)(i * 7) != 'a')
						assert_int_equal(baat_names_recall(names, text), BAAT_NO_NAME);
					if (round == 0)
						*number = baat_names_add(names, text);
					if (at == length)
						assert_int_equal(*number, numbers[length][length][0]);
					assert_int_equal(baat_names_recall(names, text), *number);
				}
	/* those that differ in length only, one right after the other */
	for (size_t i = 0; i < 2000; i++) {
		size_t length = (i * 17 + i / 41) % (LONGEST + 1);
		assert_int_equal(baat_names_recall(names, one_differs(room, length, length, 'a')),
		                 numbers[length][length][0]);
	}
	baat_names_free(names);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_numbers), cmocka_unit_test(test_many),
	    cmocka_unit_test(test_base),    cmocka_unit_test(test_recall),
	    cmocka_unit_test(test_clear),   cmocka_unit_test(test_grow),
	    cmocka_unit_test(test_arena),   cmocka_unit_test(test_recall_one_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
