/*
 * Rows of flows that repeat the texts of the row before are only read in their yearly columns: what comes of them is
 * what comes of reading every row as a whole, which is what happens to rows that libcsv has read.
 */
#include "reading.h"

enum { ATTRIBUTES = 2, ORIGIN = BAAT_FLOW__MAX + ATTRIBUTES, COLUMNS = ORIGIN + 1, WORDS = 5 };
enum { YEARLY = BAAT_FLOW_CASHABLE - BAAT_FLOW_YEAR + 1 };

/* What stands in the columns; those of the year and its months are made up as one. */
static const char *const words[COLUMNS][WORDS] = {
    [BAAT_FLOW_CASE] = {"A", "B", "A", "zaak-2024-000123", ""},
    [BAAT_FLOW_ALTERNATIVE] = {"x", "y", "x", "een lang alternatief", "z"},
    [BAAT_FLOW_KIND] = {"inzet", "gevolg", "zonder", "Inzet", "gevolg"},
    [BAAT_FLOW_POST] = {"hulp", "huur", "hulp", "", "begeleiding thuis"},
    [BAAT_FLOW_DOMAIN] = {"wmo", "wmo", "", "wonen", "wmo"},
    [BAAT_FLOW_PARTY] = {"gemeente", "rijk", "gemeente", "g", "corporatie"},
    [BAAT_FLOW_SIDE] = {"betaalt", "ontvangt", "betaalt", "Betaalt", "betaalt"},
    [BAAT_FLOW_AMOUNT] = {"0", "-3,5", "1234567,89", "12345678901,5", "100"},
    [BAAT_FLOW_PRESENT] = {"0,00", "1", "999999999999,99", "-1234567890", "7,07"},
    [BAAT_FLOW_CASHABLE] = {"0", "5", "50", "500,5", "-0,01"},
    [BAAT_FLOW_PM_PLUS] = {"0", "0", "1", "2", "0"},
    [BAAT_FLOW_PM_MIN] = {"0", "1", "0", "0", "10"},
    [BAAT_FLOW_SUCCESS] = {"1", "0,5", "", "0,123456", "50%"},
    [BAAT_FLOW_START] = {"2026-03", "2026-04", "2026-03", "", "2199-12"},
    [BAAT_FLOW__MAX] = {"Oost", "West", "", "Noord", "Oost"},
    [BAAT_FLOW__MAX + 1] = {"", "t", "", "tt", "team 1"},
    [ORIGIN] = {"z.csv:2", "z.csv:3", "z.csv:2", "", "z.csv:22"},
};

/* What is wrong in a column, and with how many fields. */
static const char *const wrong[COLUMNS] = {
    [BAAT_FLOW_ALTERNATIVE] = "", [BAAT_FLOW_KIND] = "uitzet",   [BAAT_FLOW_PARTY] = "",
    [BAAT_FLOW_SIDE] = "krijgt",  [BAAT_FLOW_YEAR] = "100",      [BAAT_FLOW_MONTH] = "",
    [BAAT_FLOW_MONTHS] = "13",    [BAAT_FLOW_AMOUNT] = "1.2.3",  [BAAT_FLOW_PRESENT] = "",
    [BAAT_FLOW_CASHABLE] = "x",   [BAAT_FLOW_PM_PLUS] = "-1",    [BAAT_FLOW_PM_MIN] = "1,5",
    [BAAT_FLOW_SUCCESS] = "1,1",  [BAAT_FLOW_START] = "2026-13",
};

/* How a file is made: one in so many rows or fields has it, 0 for none. */
struct manner {
	size_t rows, changes, errors, headers, spaces, quotes, returns, fewer;
	size_t order[COLUMNS];
	char delimiter;
};

static void swap(struct manner *manner, size_t a, size_t b)
{
	size_t kept = manner->order[a];
	manner->order[a] = manner->order[b];
	manner->order[b] = kept;
}

/* Columns as they are written; or with the yearly ones at the beginning, at the end, somewhere among others in any
 * order, or not together. */
static void make_order(struct manner *manner, unsigned kind, uint64_t *seed)
{
	size_t others[COLUMNS], count = 0, from;
	for (size_t i = 0; i < COLUMNS; i++)
		if (i < BAAT_FLOW_YEAR || i > BAAT_FLOW_CASHABLE)
			others[count++] = i;
	for (size_t i = count; kind > 0 && i-- > 1;) {
		size_t other = check_below(seed, i + 1), kept = others[i];
		others[i] = others[other];
		others[other] = kept;
	}
	from = kind == 0 ? (size_t)BAAT_FLOW_YEAR : kind == 1 ? 0 : kind == 2 ? count : check_below(seed, count + 1);
	for (size_t i = 0; i < COLUMNS; i++)
		manner->order[i] = i < from            ? others[i]
		                   : i < from + YEARLY ? BAAT_FLOW_YEAR + i - from
		                                       : others[i - YEARLY];
	for (size_t i = 0; i < COLUMNS && kind == 4; i++)
		swap(manner, i, check_below(seed, COLUMNS));
	if (kind == 5)
		swap(manner, from + check_below(seed, YEARLY), check_below(seed, COLUMNS));
}

static bool once_in(size_t often, uint64_t *seed)
{
	return often > 0 && check_below(seed, often) == 0;
}

static struct manner random_manner(uint64_t *seed)
{
	static const size_t rare[] = {0, 0, 0, 9, 40, 200};
	struct manner manner = {.rows = check_below(seed, once_in(8, seed) ? 900 : 40),
	                        .changes = 1 + check_below(seed, once_in(4, seed) ? 400 : 5),
	                        .delimiter = check_below(seed, 3) == 0 ? '\t' : ';'};
	size_t *const chances[] = {&manner.errors, &manner.headers, &manner.spaces,
	                           &manner.quotes, &manner.returns, &manner.fewer};
	for (size_t i = 0; i < sizeof chances / sizeof *chances; i++)
		*chances[i] = rare[check_below(seed, sizeof rare / sizeof *rare)];
	if (once_in(2, seed))
		manner.errors = manner.fewer = 0;
	make_order(&manner, (unsigned)check_below(seed, 6), seed);
	return manner;
}

static void add_field(struct baat_buffer *to, const struct manner *manner, const char *text, uint64_t *seed)
{
	const bool quoted = once_in(manner->quotes, seed);
	const bool before = once_in(manner->spaces, seed), behind = once_in(manner->spaces, seed);
	baat_buffer_printf(to, "%s%s%s%s%s", before ? " " : "", quoted ? "\"" : "", text, quoted ? "\"" : "",
	                   behind ? "  " : "");
}

static void add_end(struct baat_buffer *to, const struct manner *manner, uint64_t *seed)
{
	baat_buffer_add_string(to, once_in(manner->returns, seed) ? "\r\n" : "\n");
}

static const char *column_name(size_t column)
{
	return column < BAAT_FLOW__MAX    ? baat_flow_column_names[column]
	       : column == BAAT_FLOW__MAX ? "wijk"
	       : column == ORIGIN         ? BAAT_FLOW_ORIGIN
	                                  : "team";
}

static void add_header(struct baat_buffer *to, const struct manner *manner, uint64_t *seed)
{
	for (size_t i = 0; i < COLUMNS; i++)
		baat_buffer_printf(to, "%s%.*s", column_name(manner->order[i]), (int)(i + 1 < COLUMNS),
		                   &manner->delimiter);
	add_end(to, manner, seed);
}

/* A row as it is: which word stands in each column, and its months. */
struct row {
	size_t word[COLUMNS];
	size_t faulty; /* a column, or COLUMNS; faults repeat, too */
	char when[3][8];
};

/* Another year, and now and then other texts. */
static void change_row(struct row *row, const struct manner *manner, uint64_t *seed)
{
	const size_t year = check_below(seed, 12), month = check_below(seed, 12);
	for (size_t i = BAAT_FLOW_AMOUNT; i <= BAAT_FLOW_CASHABLE; i++)
		row->word[i] = check_below(seed, WORDS);
	snprintf(row->when[0], sizeof row->when[0], "%zu", year);
	snprintf(row->when[1], sizeof row->when[1], "%zu", 12 * year + month);
	snprintf(row->when[2], sizeof row->when[2], "%zu", 1 + check_below(seed, 12 - month));
	if (once_in(manner->errors, seed))
		row->faulty = check_below(seed, COLUMNS);
	else if (once_in(2, seed))
		row->faulty = COLUMNS;
	while (once_in(manner->changes, seed) && !once_in(3, seed)) {
		size_t column = check_below(seed, COLUMNS);
		if (column < BAAT_FLOW_YEAR || column > BAAT_FLOW_CASHABLE)
			row->word[column] = check_below(seed, WORDS);
	}
}

static void add_row(struct baat_buffer *to, const struct manner *manner, const struct row *row, uint64_t *seed)
{
	const size_t count = once_in(manner->fewer, seed) ? COLUMNS - 1 : COLUMNS;
	for (size_t i = 0; i < count; i++) {
		const size_t column = manner->order[i];
		const bool yearly = column >= BAAT_FLOW_YEAR && column <= BAAT_FLOW_MONTHS;
		const char *text = yearly ? row->when[column - BAAT_FLOW_YEAR] : words[column][row->word[column]];
		if (column == row->faulty && wrong[column] != NULL)
			text = wrong[column];
		if (i > 0)
			baat_buffer_add_char(to, manner->delimiter);
		add_field(to, manner, text, seed);
	}
	add_end(to, manner, seed);
}

static void add_file(struct baat_buffer *to, const struct manner *manner, uint64_t *seed)
{
	struct row row = {.faulty = COLUMNS}, before;
	to->length = 0;
	add_header(to, manner, seed);
	for (size_t i = 0; i < manner->rows; i++) {
		before = row;
		change_row(&row, manner, seed);
		add_row(to, manner, &row, seed);
		if (once_in(manner->headers, seed))
			add_header(to, manner, seed);
		if (once_in(12, seed))
			baat_buffer_add_string(to, " \n\n");
		/* back to the texts of the row before the last */
		if (once_in(3, seed))
			row = before;
	}
	if (manner->errors > 0 && once_in(4, seed))
		baat_buffer_add_string(to, BAAT_INCOMPLETE "\n");
	to->length -= once_in(4, seed);
}

static void compare(const struct reading *found, const struct reading *expected, const struct baat_buffer *text)
{
	bool same = found->status == expected->status && found->count == expected->count &&
	            found->diags.count == expected->diags.count &&
	            baat_text_equal(baat_buffer_text(&found->written), baat_buffer_text(&expected->written)) &&
	            baat_text_equal(baat_buffer_text(&found->units), baat_buffer_text(&expected->units));
	for (size_t i = 0; same && i < found->diags.count; i++) {
		const struct baat_diag *a = &found->diags.items[i], *b = &expected->diags.items[i];
		same = a->code == b->code && a->place.line == b->place.line && a->place.field == b->place.field &&
		       strcmp(a->text, b->text) == 0;
	}
	if (same)
		return;
	print_error("%.*s\n--- found\n%s%s\n--- expected\n%s%s\n", (int)text->length, text->at, found->written.at,
	            found->units.at, expected->written.at, expected->units.at);
	fail();
}

static void test_random(void **state)
{
	(void)state;
	struct baat_buffer text = {0};
	uint64_t seed = 1, flows = 0, errors = 0, largest = 0;
	for (size_t round = 0; round < 2000; round++) {
		const struct manner manner = random_manner(&seed);
		add_file(&text, &manner, &seed);
		const size_t block_size =
		    once_in(2, &seed) ? 0 : 1 + check_below(&seed, once_in(2, &seed) ? 300 : 3000);
		struct reading fast = {.block_size = block_size}, slow = {.block_size = block_size, .slow = true};
		reading_read(&fast, baat_buffer_text(&text));
		reading_read(&slow, baat_buffer_text(&text));
		compare(&fast, &slow, &text);
		flows += fast.count;
		errors += fast.diags.count;
		largest = fast.largest > largest ? fast.largest : largest;
		reading_free(&fast);
		reading_free(&slow);
	}
	assert_true(flows > 20000 && errors > 300 && largest == 256);
	baat_buffer_free(&text);
}

int main(void)
{
	check_file_new(&reading_file);
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_random)};
	int failed = cmocka_run_group_tests_name("flow-repeats", tests, NULL, NULL);
	check_file_free(&reading_file);
	return failed;
}
