/* Noticing cases that come back: baat-bestanden(5), CASE LINES. */
#include "check.h"

#include "baat/model/registry.h"

#include <malloc.h>

static struct baat_text id_of(uint64_t number, char room[32])
{
	return (struct baat_text){room, (size_t)snprintf(room, 32, "zaak-%llu", (unsigned long long)number)};
}

static enum baat_registered add(struct baat_registry *registry, struct baat_text id, uint64_t *place)
{
	return baat_registry_add(registry, baat_registry_identity(registry, id), place);
}

/* Bytes that are taken; always 0 under a sanitizer. */
static size_t memory(void)
{
	struct mallinfo2 info = mallinfo2();
	return info.uordblks + info.hblkhd;
}

static void test_million(void **state)
{
	(void)state;
	enum { CASES = 1000000 };
	const size_t before = memory();
	struct baat_registry *registry = baat_registry_new();
	char room[32];
	assert_non_null(registry);
	for (uint64_t i = 0; i < CASES; i++) {
		uint64_t place = 3 * i + 1;
		assert_int_equal(add(registry, id_of(i, room), &place), BAAT_NEW);
		assert_int_equal(place, 3 * i + 1);
		/* small ones have some fixed room, but never much more than 32 bytes a case */
		if (i >= 10000 && i % 1000 == 0)
			assert_true(memory() - before <= 32 * (i + 1));
	}
	for (uint64_t i = 0; i < CASES; i++) {
		uint64_t place = 12345;
		assert_int_equal(add(registry, id_of(i, room), &place), BAAT_SEEN);
		assert_int_equal(place, 3 * i + 1);
	}
	baat_registry_free(registry);
}

static void test_small(void **state)
{
	(void)state;
	const size_t before = memory();
	struct baat_registry *registry = baat_registry_new();
	/* also where nothing has been noted yet; a sanitizer sees to it */
	baat_registry_expect(registry, baat_registry_identity(registry, BAAT_TEXT("zaak")));
	assert_true(memory() - before < 16384);
	baat_registry_free(registry);
	baat_registry_free(NULL);
}

/* The empty one, one with a NUL, and a very long one are identifiers like others. */
static void test_odd_identifiers(void **state)
{
	(void)state;
	static char letters[1 << 20];
	memset(letters, 'a', sizeof letters);
	const struct baat_text ids[] = {
	    {"", 0},
	    {"\0", 1},
	    {"\0\0", 2},
	    {"a", 1},
	    {"A", 1},
	    {letters, sizeof letters},
	    {letters, sizeof letters - 1},
	};
	enum { IDS = sizeof ids / sizeof ids[0] };
	struct baat_registry *registry = baat_registry_new();
	for (uint64_t round = 0; round < 2; round++)
		for (uint64_t i = 0; i < IDS; i++) {
			uint64_t place = round == 0 ? i : 99;
			assert_int_equal(add(registry, ids[i], &place), round == 0 ? BAAT_NEW : BAAT_SEEN);
			assert_int_equal(place, i);
		}
	baat_registry_free(registry);
}

/* Identities that agree in 64 bits, or in all but one of the 96 that are kept, are different; the largest place too. */
static void test_nearly_the_same(void **state)
{
	(void)state;
	struct baat_registry *registry = baat_registry_new();
	const uint64_t largest = (UINT64_C(1) << 40) - 2;
	for (unsigned bit = 0; bit < 97; bit++) {
		struct baat_identity identity = {0, 0};
		if (bit >= 32 && bit < 96)
			identity.high = UINT64_C(1) << (bit - 32);
		else if (bit < 32)
			identity.low = UINT64_C(1) << bit;
		uint64_t place = largest - bit;
		assert_int_equal(baat_registry_add(registry, identity, &place), BAAT_NEW);
		place = 0;
		assert_int_equal(baat_registry_add(registry, identity, &place), BAAT_SEEN);
		assert_int_equal(place, largest - bit);
	}
	baat_registry_free(registry);
}

/* Identities that all want the same slot push each other on, over the end of the table too. */
static void test_one_slot(void **state)
{
	(void)state;
	static const uint64_t highs[] = {0, UINT64_MAX, UINT64_MAX / 2};
	enum { CASES = 500 };
	for (size_t i = 0; i < sizeof highs / sizeof highs[0]; i++) {
		struct baat_registry *registry = baat_registry_new();
		for (uint64_t round = 0; round < 2; round++)
			for (uint64_t j = 0; j < CASES; j++) {
				struct baat_identity identity = {highs[i], j << 8};
				uint64_t place = round == 0 ? j : 0;
				assert_int_equal(baat_registry_add(registry, identity, &place),
				                 round == 0 ? BAAT_NEW : BAAT_SEEN);
				assert_int_equal(place, j);
			}
		baat_registry_free(registry);
	}
}

/* The identity is that of the text; another run hashes otherwise. */
static void test_identity(void **state)
{
	(void)state;
	struct baat_registry *one = baat_registry_new(), *other = baat_registry_new();
	struct baat_identity a = baat_registry_identity(one, BAAT_TEXT("A1"));
	struct baat_identity b = baat_registry_identity(one, BAAT_TEXT("A1"));
	assert_true(a.high == b.high && a.low == b.low);
	b = baat_registry_identity(other, BAAT_TEXT("A1"));
	assert_true(a.high != b.high || a.low != b.low);
	baat_registry_free(one);
	baat_registry_free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_million),         cmocka_unit_test(test_small),
	    cmocka_unit_test(test_odd_identifiers), cmocka_unit_test(test_nearly_the_same),
	    cmocka_unit_test(test_one_slot),        cmocka_unit_test(test_identity),
	};
	return cmocka_run_group_tests_name("registry", tests, NULL, NULL);
}
