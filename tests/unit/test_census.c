/* Counting the bytes that decide how a block is read, against counting them one by one. */
#include "check.h"

#include "io/table/census.h"

enum { LONGEST = 700, ALIGNMENTS = 17 };

static void check_census(const char *bytes, size_t length, char previous)
{
	struct baat_census found = {0}, expected = {0};
	char before = previous;
	for (size_t i = 0; i < length; before = bytes[i++]) {
		expected.feeds += bytes[i] == '\n';
		expected.quotes += bytes[i] == '"';
		expected.returns += bytes[i] == '\r';
		expected.pairs += bytes[i] == '\n' && before == '\r';
		expected.nuls |= bytes[i] == '\0';
		expected.high |= (bytes[i] & 0x80) != 0;
	}
	baat_census(&found, bytes, length, previous);
	if (found.feeds != expected.feeds || found.quotes != expected.quotes || found.returns != expected.returns ||
	    found.pairs != expected.pairs || found.nuls != expected.nuls || found.high != expected.high)
		fail_msg("%zu bytes: %llu feeds %llu quotes %llu returns %llu pairs, nuls %d, high %d", length,
		         (unsigned long long)found.feeds, (unsigned long long)found.quotes,
		         (unsigned long long)found.returns, (unsigned long long)found.pairs, found.nuls, found.high);
}

/* One rare byte, or a pair, at each place of each length; what lies around the bytes is of no account. */
static void test_each_place(void **state)
{
	(void)state;
	static const char *const pieces[] = {"\n", "\"", "\r", "\r\n", "\x80", "\xFF", "\n\r", "\r\r\n\n"};
	char room[ALIGNMENTS + LONGEST + 32];
	for (size_t length = 0; length <= LONGEST; length++)
		for (size_t at = 0; at < length; at++) {
			char *bytes = room + (length + at) % ALIGNMENTS + 1;
			const char *piece = pieces[(at * 7 + length) % (sizeof pieces / sizeof *pieces)];
			const size_t left = length - at, many = strlen(piece) < left ? strlen(piece) : left;
			memset(room, "\r\0\"\n"[length % 4], sizeof room);
			memset(bytes, 'a', length);
			memcpy(bytes + at, piece, many);
			if ((at + length) % 9 == 0)
				bytes[at] = '\0';
			check_census(bytes, length, (length + at) % 3 == 0 ? '\r' : '\n');
		}
	/* a pair over every two bytes */
	for (size_t at = 0; at + 1 < LONGEST; at++) {
		memset(room, 'a', sizeof room);
		memcpy(room + 1 + at, "\r\n", 2);
		check_census(room + 1, LONGEST, 0);
		check_census(room + 1 + at, LONGEST - at, 0);
		check_census(room + 2 + at, LONGEST - at - 1, '\r');
	}
}

static void test_every_length(void **state)
{
	(void)state;
	static const char alphabet[] = "aaaaaaaaaaaaaaaa;;;\n\n\r\r\"\0\x80";
	char room[ALIGNMENTS + LONGEST];
	uint64_t seed = 1;
	for (size_t length = 0; length <= LONGEST; length++)
		for (size_t from = 1; from < ALIGNMENTS; from++) {
			size_t letters = 1 + check_below(&seed, sizeof alphabet - 1);
			for (size_t i = 0; i < sizeof room; i++)
				room[i] = alphabet[check_below(&seed, letters)];
			check_census(room + from, length, room[from - 1]);
			check_census(room + from, length, '\0');
		}
}

/* More of each than a counter of one byte holds, and pairs over the ends of what is counted together. */
static void test_long(void **state)
{
	(void)state;
	enum { TOGETHER = 255 * 16, LENGTH = 3 * TOGETHER + 100 };
	static char bytes[LENGTH];
	for (size_t i = 0; i < 5; i++) {
		memset(bytes, "\n\"\r\0\xFF"[i], LENGTH);
		for (size_t length = TOGETHER - 40; length<LENGTH; length += length % TOGETHER> 50 ? 997 : 1)
			check_census(bytes, length, 'a');
	}
	for (size_t edge = TOGETHER; edge < LENGTH; edge += TOGETHER)
		for (size_t at = edge - 20; at < edge + 20; at++) {
			memset(bytes, 'a', LENGTH);
			memcpy(bytes + at, "\r\n", 2);
			check_census(bytes, LENGTH, 0);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_place),
	    cmocka_unit_test(test_every_length),
	    cmocka_unit_test(test_long),
	};
	return cmocka_run_group_tests_name("census", tests, NULL, NULL);
}
