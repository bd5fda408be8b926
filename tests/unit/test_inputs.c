#include "running.h"

/* A kind of table that only this test knows. */
static enum baat_status find_columns(void **columns, const struct baat_table *table,
                                     const struct baat_inputs_request *request, struct baat_names *attributes,
                                     struct baat_diags *diags)
{
	(void)request;
	for (size_t i = 2; i < baat_table_column_count(table); i++)
		assert_true(baat_names_add(attributes, baat_table_column(table, i)) != BAAT_NO_NAME);
	if (baat_table_find(table, BAAT_TEXT("verboden")) != BAAT_NO_COLUMN)
		return baat_error(diags, baat_table_header_place(table, 0), BAAT_COLUMN_RESERVED, "no");
	size_t *key = *columns = malloc(sizeof *key);
	assert_non_null(key);
	*key = baat_table_find(table, BAAT_TEXT("sleutel"));
	return BAAT_OK;
}

static size_t together(const void *columns)
{
	return *(const size_t *)columns;
}

static const char *const required[] = {"sleutel", "bedrag"};
static const struct baat_input_kind kind = {
    .required = required, .required_count = 2, .find_columns = find_columns, .free_columns = free};
static const struct baat_input_kind kind_together = {.required = required,
                                                     .required_count = 2,
                                                     .find_columns = find_columns,
                                                     .free_columns = free,
                                                     .together = together};

/* The bytes of all blocks one after the other, with the number of each file in front of its own, and `!` where one
 * could not be read on. `between` stands between two blocks of a file. */
static void take_all(struct baat_inputs *inputs, bool thorough, const char *between, struct baat_buffer *to,
                     struct baat_diags *diags)
{
	struct baat_block block = {0};
	struct baat_input *input;
	uint64_t before = 0;
	size_t file = SIZE_MAX;
	to->length = 0;
	for (;;) {
		enum baat_status status = baat_inputs_take(inputs, thorough, &block, &input, diags);
		if (status == BAAT_OK && block.length == 0)
			break;
		if (input->index != file)
			baat_buffer_printf(to, "%zu:", input->index);
		else
			baat_buffer_add_string(to, status == BAAT_OK ? between : "");
		file = input->index;
		assert_true(baat_inputs_taken(inputs, input) >= before);
		before = baat_inputs_taken(inputs, input);
		if (status == BAAT_OK)
			baat_buffer_add(to, (struct baat_text){block.bytes, block.length});
		else
			baat_buffer_add_char(to, '!');
		if (status != BAAT_OK && !thorough)
			break;
	}
	baat_buffer_add_char(to, '\0');
	baat_block_free(&block);
}

static void test_blocks(void **state)
{
	struct running running;
	struct baat_inputs *inputs;
	struct baat_buffer got = {0};
	(void)state;
	running_new(&running);
	running.request.inputs.block_size = 1;
	running.request.inputs.digest = true;
	running_add(&running, BAAT_TEXT("sleutel;bedrag;wijk\na;1;x\na;2;x\nb;3;y\n"));
	running_add(&running, BAAT_TEXT("sleutel;bedrag\n"));
	running_add(&running, BAAT_TEXT("bedrag,sleutel,straat\n4,c,z\n"));

	assert_int_equal(baat_inputs_open(&inputs, &kind, &running.request.inputs, &running.diags), BAAT_OK);
	assert_int_equal(baat_inputs_count(inputs), 3);
	assert_int_equal(baat_names_count(baat_inputs_attributes(inputs)), 2);
	assert_string_equal(baat_names_text(baat_inputs_attributes(inputs), 1).at, "straat");
	assert_int_equal(baat_inputs_size(inputs), 38 + 15 + 28);
	take_all(inputs, false, "", &got, &running.diags);
	assert_string_equal(got.at, "0:a;1;x\na;2;x\nb;3;y\n2:4,c,z\n");
	assert_int_equal(baat_inputs_taken(inputs, baat_inputs_at(inputs, 2)), baat_inputs_size(inputs));
	for (size_t i = 0; i < running.count; i++) {
		char digest[65];
		assert_int_equal(baat_file_digest(running.paths[i], digest, &running.diags), BAAT_OK);
		assert_string_equal(baat_inputs_at(inputs, i)->digest, digest);
	}
	baat_inputs_close(inputs);

	baat_buffer_free(&got);
	running_free(&running);
}

enum { KEYS = 20000, EACH = 3 };

/* Many rows, EACH of them for every key. */
static void put_rows(struct baat_buffer *to)
{
	baat_buffer_add_string(to, "sleutel;bedrag\n");
	for (int i = 0; i < KEYS * EACH; i++)
		baat_buffer_printf(to, "k%d;%d\n", i / EACH, i % EACH);
	assert_false(to->failed);
}

/* Rows with one key are in one block; other blocks end anywhere. */
static void test_together(void **state)
{
	struct running running;
	struct baat_buffer rows = {0}, got = {0};
	(void)state;
	running_new(&running);
	running.request.inputs.block_size = 100;
	put_rows(&rows);
	running_add(&running, baat_buffer_text(&rows));
	for (int apart = 0; apart < 2; apart++) {
		struct baat_inputs *inputs;
		size_t blocks = 0, inside = 0;
		assert_int_equal(
		    baat_inputs_open(&inputs, apart ? &kind : &kind_together, &running.request.inputs, &running.diags),
		    BAAT_OK);
		take_all(inputs, false, "|", &got, &running.diags);
		for (const char *at = got.at; (at = strchr(at, '|')) != NULL; at++) {
			blocks++;
			inside += at[-2] != '0' + EACH - 1;
		}
		assert_true(blocks > 10);
		assert_true(apart ? inside > 0 : inside == 0);
		baat_inputs_close(inputs);
	}
	baat_buffer_free(&rows);
	baat_buffer_free(&got);
	running_free(&running);
}

/* What is wrong with each of the files is told, and those without columns are passed over. */
static void test_headers(void **state)
{
	struct running running;
	struct baat_inputs *inputs;
	struct baat_buffer got = {0};
	(void)state;
	running_new(&running);
	running_add(&running, BAAT_TEXT("sleutel\n"));
	running_add(&running, BAAT_TEXT("sleutel;bedrag;verboden\na;1;2\n"));
	running_add(&running, BAAT_TEXT("sleutel;bedrag\na;1\n"));
	running_add(&running, BAAT_TEXT(""));
	assert_int_equal(baat_inputs_open(&inputs, &kind, &running.request.inputs, &running.diags), BAAT_REJECTED);
	assert_int_equal(running.diags.count, 3);
	assert_int_equal(running.diags.items[0].code, BAAT_COLUMN_MISSING);
	assert_int_equal(running.diags.items[1].code, BAAT_COLUMN_RESERVED);
	assert_int_equal(running.diags.items[2].code, BAAT_FILE_EMPTY);
	assert_null(baat_inputs_at(inputs, 0)->columns);
	assert_null(baat_inputs_at(inputs, 1)->columns);
	take_all(inputs, true, "", &got, &running.diags);
	assert_string_equal(got.at, "2:a;1\n");
	baat_inputs_close(inputs);
	baat_buffer_free(&got);
	running_free(&running);
}

/* A file that cannot be opened ends the opening: the system will not be better for the next one. */
static void test_missing(void **state)
{
	struct running running;
	struct baat_inputs *inputs;
	(void)state;
	running_new(&running);
	running_add(&running, BAAT_TEXT("sleutel;bedrag\na;1\n"));
	running_add(&running, BAAT_TEXT("sleutel;bedrag\na;1\n"));
	running.inputs[0] = "/tmp/er is hier geen bestand.csv";
	assert_int_equal(baat_inputs_open(&inputs, &kind, &running.request.inputs, &running.diags), BAAT_SYSTEM);
	assert_int_equal(running.diags.count, 1);
	assert_int_equal(running.diags.items[0].code, BAAT_CANNOT_OPEN);
	baat_inputs_close(inputs);
	baat_inputs_close(NULL);
	running_free(&running);
}

/* A file that cannot be read to its end: those after it are read by a thorough run only. */
static void test_unreadable(void **state)
{
	struct running running;
	struct baat_buffer rows = {0}, got = {0};
	(void)state;
	running_new(&running);
	running.request.inputs.encoding = "ASCII";
	put_rows(&rows);
	baat_buffer_add_string(&rows, "\303\251;3\n");
	running_add(&running, baat_buffer_text(&rows));
	running_add(&running, BAAT_TEXT("sleutel;bedrag\nd;4\n"));
	for (int thorough = 0; thorough < 2; thorough++) {
		struct baat_inputs *inputs;
		assert_int_equal(baat_inputs_open(&inputs, &kind, &running.request.inputs, &running.diags), BAAT_OK);
		take_all(inputs, thorough, "", &got, &running.diags);
		assert_string_equal(strchr(got.at, '!'), thorough ? "!1:d;4\n" : "!");
		baat_inputs_close(inputs);
	}
	assert_int_equal(running.diags.items[0].code, BAAT_ENCODING_INVALID);
	baat_buffer_free(&rows);
	baat_buffer_free(&got);
	running_free(&running);
}

/* More files than are kept open. */
static void test_many(void **state)
{
	struct running running;
	struct baat_inputs *inputs;
	struct baat_buffer got = {0};
	size_t count = 0;
	(void)state;
	running_new(&running);
	for (size_t i = 0; i < RUNNING_FILES; i++)
		running_add(&running, BAAT_TEXT("sleutel;bedrag\na;1\n"));
	assert_int_equal(baat_inputs_open(&inputs, &kind, &running.request.inputs, &running.diags), BAAT_OK);
	int next = open("/dev/null", O_RDONLY | O_CLOEXEC);
	assert_true(next >= 0 && next < RUNNING_FILES / 2);
	close(next);
	take_all(inputs, false, "", &got, &running.diags);
	for (const char *at = got.at; (at = strstr(at, ":a;1\n")) != NULL; at++)
		count++;
	assert_int_equal(count, RUNNING_FILES);
	baat_inputs_close(inputs);
	baat_buffer_free(&got);
	running_free(&running);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_blocks),  cmocka_unit_test(test_together),   cmocka_unit_test(test_headers),
	    cmocka_unit_test(test_missing), cmocka_unit_test(test_unreadable), cmocka_unit_test(test_many),
	};
	return cmocka_run_group_tests_name("inputs", tests, NULL, NULL);
}
