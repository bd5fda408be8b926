/* Random files, held against a reader that is written down in the plainest way. */
#include "rows-of.h"

/* The rules once more, a byte at a time and as plainly as can be: what the reader must say of a body. */
struct oracle {
	struct baat_text bytes;
	size_t at;
	uint64_t line;
	const bool *unnamed;
	size_t columns;
	struct baat_buffer content;
	size_t ends[64], count;
	bool marked; /* a byte order mark stands in front of the record */
	struct baat_buffer *to;
};

static bool at_newline(const struct oracle *o)
{
	return o->at < o->bytes.length && (o->bytes.at[o->at] == '\n' || o->bytes.at[o->at] == '\r');
}

static bool at_char(const struct oracle *o, char c)
{
	return o->at < o->bytes.length && o->bytes.at[o->at] == c;
}

static void pass_newline(struct oracle *o, bool keep)
{
	size_t length = at_char(o, '\r') && o->at + 1 < o->bytes.length && o->bytes.at[o->at + 1] == '\n' ? 2 : 1;
	if (keep)
		baat_buffer_add(&o->content, (struct baat_text){o->bytes.at + o->at, length});
	o->at += length;
	o->line++;
}

static void pass_spaces(struct oracle *o)
{
	while (at_char(o, ' '))
		o->at++;
}

static bool oracle_fault(struct oracle *o, enum baat_code code, uint64_t line)
{
	baat_buffer_printf(o->to, "! %s %llu:%zu \n", baat_code_name(code), (unsigned long long)line, o->count + 1);
	return false;
}

static bool oracle_quoted(struct oracle *o)
{
	uint64_t opened = o->line;
	o->at++;
	for (;;) {
		if (o->at == o->bytes.length)
			return oracle_fault(o, BAAT_QUOTE_OPEN, opened);
		if (at_newline(o)) {
			pass_newline(o, true);
			continue;
		}
		char c = o->bytes.at[o->at++];
		if (c != '"' || at_char(o, '"')) {
			baat_buffer_add_char(&o->content, c);
			o->at += c == '"';
			continue;
		}
		pass_spaces(o);
		if (o->at == o->bytes.length || at_newline(o) || at_char(o, ';'))
			return true;
		return opened < o->line ? oracle_fault(o, BAAT_QUOTE_OPEN, opened)
		                        : oracle_fault(o, BAAT_QUOTE_STRAY, o->line);
	}
}

static bool oracle_field(struct oracle *o)
{
	pass_spaces(o);
	if (at_char(o, '"'))
		return oracle_quoted(o);
	size_t start = o->at;
	while (o->at < o->bytes.length && !at_newline(o) && !at_char(o, ';')) {
		if (at_char(o, '"'))
			return oracle_fault(o, BAAT_QUOTE_STRAY, o->line);
		o->at++;
	}
	size_t end = o->at;
	while (end > start && o->bytes.at[end - 1] == ' ')
		end--;
	baat_buffer_add(&o->content, (struct baat_text){o->bytes.at + start, end - start});
	return true;
}

static void oracle_row(const struct oracle *o, uint64_t line)
{
	struct baat_text fields[64];
	struct baat_row row = {.fields = fields, .count = o->count, .line = line, .problem = BAAT_CODE__MAX};
	if (o->content.length == 0)
		return;
	for (size_t i = 0, start = 0; i < o->count; start = o->ends[i++])
		fields[i] = (struct baat_text){o->content.at + start, o->ends[i] - start};
	if (o->count != o->columns)
		row.problem = BAAT_FIELD_COUNT;
	else if (o->marked)
		row.problem = BAAT_BYTE_ORDER_MARK;
	row.problem_field = row.problem == BAAT_BYTE_ORDER_MARK;
	for (size_t i = 0; i < o->count && row.problem == BAAT_CODE__MAX; i++) {
		if (memchr(fields[i].at, 0, fields[i].length) != NULL)
			row.problem = BAAT_FIELD_NUL;
		else if (!baat_text_is_utf8(fields[i]))
			row.problem = BAAT_ENCODING_INVALID;
		else if (o->unnamed[i] && fields[i].length > 0)
			row.problem = BAAT_COLUMN_UNNAMED;
		if (row.problem != BAAT_CODE__MAX)
			row.problem_field = (uint32_t)i + 1;
	}
	check_add_row(o->to, &row);
}

static void oracle_read(struct oracle *o)
{
	while (o->at < o->bytes.length) {
		uint64_t line = o->line;
		o->count = o->content.length = 0;
		o->marked = o->bytes.length - o->at >= 3 && memcmp(o->bytes.at + o->at, "\xEF\xBB\xBF", 3) == 0;
		o->at += o->marked ? 3 : 0;
		for (bool more = true; more; o->at += more) {
			if (!oracle_field(o)) {
				baat_buffer_add_string(o->to, BROKEN);
				return;
			}
			o->ends[o->count++] = o->content.length;
			more = at_char(o, ';');
		}
		if (o->at < o->bytes.length)
			pass_newline(o, false);
		oracle_row(o, line);
	}
	baat_buffer_add_string(o->to, DONE);
}

static void add_random(struct baat_buffer *bytes, uint64_t *seed, size_t pieces)
{
	static const struct baat_text alphabet[] = {BAAT_TEXT(";"),     BAAT_TEXT(";"),
	                                            BAAT_TEXT(","),     BAAT_TEXT("\t"),
	                                            BAAT_TEXT("\""),    BAAT_TEXT("\r"),
	                                            BAAT_TEXT("\n"),    BAAT_TEXT("\n"),
	                                            BAAT_TEXT(" "),     BAAT_TEXT("a"),
	                                            BAAT_TEXT("k"),     BAAT_TEXT("x;y\n"),
	                                            BAAT_TEXT("k;z\n"), BAAT_TEXT("\"k\";\"\"\"\n\"\r\n"),
	                                            BAAT_TEXT("\r\n"),  BAAT_TEXT("\xC3\xA9"),
	                                            BAAT_TEXT("\0"),    BAAT_TEXT("\xEF\xBB\xBF"),
	                                            BAAT_TEXT("\xC3")};
	/* most inputs lack some of the letters, else nearly every one of them is broken early */
	uint64_t allowed = check_random(seed) | check_random(seed);
	if (check_below(seed, 3) == 0)
		allowed &= ~UINT64_C(0x10);
	for (size_t i = 0; i < pieces; i++) {
		size_t letter = check_below(seed, sizeof alphabet / sizeof *alphabet);
		if (allowed >> letter & 1)
			baat_buffer_add(bytes, alphabet[letter]);
	}
}

static void test_random_bodies(void **state)
{
	(void)state;
	static const bool named[3] = {false}, middle[3] = {false, true, false};
	struct baat_buffer bytes = {0}, expected = {0}, found = {0}, raw = {0}, first_raw = {0};
	for (uint64_t trial = 0; trial < 12000; trial++) {
		uint64_t seed = trial;
		size_t columns = 2 + trial % 2;
		bytes.length = expected.length = first_raw.length = 0;
		baat_buffer_add_string(&bytes, trial % 4 == 3 ? "a;;b\n" : columns == 3 ? "a;b;c\n" : "a;b\n");
		const size_t body = bytes.length;
		add_random(&bytes, &seed, 1 + check_below(&seed, 24));

		struct oracle o = {.bytes = {bytes.at + body, bytes.length - body},
		                   .line = 2,
		                   .columns = columns,
		                   .unnamed = trial % 4 == 3 ? middle : named,
		                   .to = &expected};
		/* an LF right behind the CR of a header would belong to the header */
		oracle_read(&o);
		baat_buffer_free(&o.content);

		struct check_reading how = {.request = request_for(baat_buffer_text(&bytes))};
		for (unsigned way = 0; way < 6; way++) {
			how.fast = way % 2;
			how.together = way / 2 == 2 ? BAAT_NO_COLUMN : way / 2;
			how.request.block_size = way < 1 ? 0 : 1 + check_below(&seed, bytes.length + 2);
			found.length = raw.length = 0;
			check_read(&how, &found, &raw);
			assert_same(&expected, &found, baat_buffer_text(&bytes), how.request.block_size);
			if (way == 0)
				baat_buffer_add(&first_raw, baat_buffer_text(&raw));
			assert_same(&first_raw, &raw, baat_buffer_text(&bytes), how.request.block_size);
		}
	}
	baat_buffer_free(&bytes);
	baat_buffer_free(&expected);
	baat_buffer_free(&found);
	baat_buffer_free(&raw);
	baat_buffer_free(&first_raw);
}

/* Headers of anything: block sizes and paths agree, texts of messages included. */
static void test_random_files(void **state)
{
	(void)state;
	static const char *const fronts[] = {"",     "\xEF\xBB\xBF",       "sep=;", "a;b\r", "\"a\",b", "a\tb", "\n",
	                                     ";;\n", "\xEF\xBB\xBFsep=,\n"};
	struct baat_buffer bytes = {0}, expected = {0}, found = {0};
	for (uint64_t trial = 0; trial < 10000; trial++) {
		uint64_t seed = trial + 1000000;
		bytes.length = expected.length = 0;
		baat_buffer_add_string(&bytes, fronts[check_below(&seed, sizeof fronts / sizeof *fronts)]);
		add_random(&bytes, &seed, 1 + check_below(&seed, 24));
		struct check_reading how = {
		    .request = request_for(baat_buffer_text(&bytes)), .together = BAAT_NO_COLUMN, .keep_texts = true};
		how.request.required_count = trial % 3;
		check_read(&how, &expected, NULL);
		for (unsigned way = 0; way < 4; way++) {
			how.fast = way % 2;
			how.together = way / 2 ? BAAT_NO_COLUMN : 0;
			how.request.block_size = 1 + check_below(&seed, bytes.length + 2);
			found.length = 0;
			check_read(&how, &found, NULL);
			assert_same(&expected, &found, baat_buffer_text(&bytes), how.request.block_size);
		}
	}
	baat_buffer_free(&bytes);
	baat_buffer_free(&expected);
	baat_buffer_free(&found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_random_bodies),
	    cmocka_unit_test(test_random_files),
	};
	check_file_new(&file);
	int failed = cmocka_run_group_tests_name("table-random", tests, NULL, NULL);
	check_file_free(&file);
	return failed;
}
