#include "running.h"

/* A part that writes down what becomes of it. */
struct noted {
	const char *name;
	struct baat_buffer *to;
	bool settle_fails, place_fails;
};

static enum baat_status note(const struct noted *noted, const char *what, bool fails, struct baat_diags *diags)
{
	baat_buffer_printf(noted->to, "%s %s, ", what, noted->name);
	return fails ? baat_error(diags, baat_at(NULL, 0, 0), BAAT_CANNOT_WRITE, "disk full") : BAAT_OK;
}

static enum baat_status settle(void *thing, struct baat_diags *diags)
{
	const struct noted *noted = thing;
	return note(noted, "settle", noted->settle_fails, diags);
}

static enum baat_status place(void *thing, struct baat_diags *diags)
{
	const struct noted *noted = thing;
	return note(noted, "place", noted->place_fails, diags);
}

static void abandon(void *thing)
{
	note(thing, "abandon", false, NULL);
}

static struct baat_buffer notes;
static struct noted result = {"result", &notes, false, false}, folder = {"folder", &notes, false, false},
		    account = {"account", &notes, false, false}, rejects = {"rejects", &notes, false, false};

/* Ends four parts, of which the rejects have nothing to settle. */
static void expect(enum baat_status before, enum baat_status after, const char *wanted)
{
	struct baat_diags diags = {0};
	struct baat_ending ending = {.parts = {[BAAT_END_RESULT] = {&result, settle, place, abandon},
	                                       [BAAT_END_FOLDER] = {&folder, settle, place, abandon},
	                                       [BAAT_END_ACCOUNT] = {&account, settle, place, abandon},
	                                       [BAAT_END_REJECTS] = {&rejects, NULL, place, abandon}}};
	assert_int_equal(baat_ending_finish(&ending, before, &diags), after);
	baat_buffer_add_char(&notes, '\0');
	assert_string_equal(notes.at, wanted);
	assert_int_equal(diags.count, after == BAAT_SYSTEM && before == BAAT_OK);
	baat_diags_clear(&diags);
	/* there is nothing left to end */
	notes.length = 0;
	assert_int_equal(baat_ending_finish(&ending, BAAT_OK, &diags), BAAT_OK);
	assert_int_equal(notes.length, 0);
}

static void test_order(void **state)
{
	(void)state;
	expect(BAAT_OK, BAAT_OK,
	       "settle folder, settle account, settle result, "
	       "place result, place folder, place account, place rejects, ");
	expect(BAAT_REJECTED, BAAT_REJECTED, "abandon result, abandon folder, abandon account, abandon rejects, ");
	account.settle_fails = true;
	expect(BAAT_OK, BAAT_SYSTEM,
	       "settle folder, settle account, abandon result, abandon folder, abandon account, abandon rejects, ");
	account.settle_fails = false;
	result.settle_fails = true;
	expect(BAAT_OK, BAAT_SYSTEM,
	       "settle folder, settle account, settle result, "
	       "abandon result, abandon folder, abandon account, abandon rejects, ");
	result.settle_fails = false;
	folder.place_fails = true;
	expect(BAAT_OK, BAAT_SYSTEM,
	       "settle folder, settle account, settle result, "
	       "place result, place folder, abandon account, abandon rejects, ");
	folder.place_fails = false;
	baat_buffer_free(&notes);
}

/* Ends an output at `path` that was written to. */
static enum baat_status end_output(const char *path, const char *broken_off, enum baat_status status,
                                   struct baat_diags *diags)
{
	struct baat_ending ending = {0};
	struct baat_output *output;
	assert_int_equal(baat_output_open(&output, path, diags), BAAT_OK);
	baat_ending_result(&ending, output, broken_off);
	assert_int_equal(baat_output_write(output, BAAT_TEXT("rij\n"), diags), BAAT_OK);
	return baat_ending_finish(&ending, status, diags);
}

static void test_file(void **state)
{
	struct running running;
	(void)state;
	running_new(&running);
	assert_int_equal(end_output(running.output, "onvolledig", BAAT_REJECTED, &running.diags), BAAT_REJECTED);
	assert_false(running_exists(running.output));
	assert_int_equal(end_output(running.output, "onvolledig", BAAT_OK, &running.diags), BAAT_OK);
	running_expect(running.output, "rij\n");
	running_free(&running);
}

/* A pipe cannot be taken back: whoever reads it is told. */
static void test_pipe(void **state)
{
	static const struct {
		const char *broken_off;
		enum baat_status status;
		const char *wanted;
	} trials[] = {{"onvolledig", BAAT_OK, "rij\n"},
	              {"onvolledig", BAAT_REJECTED, "onvolledig\n"},
	              {"onvolledig", BAAT_SYSTEM, "onvolledig\n"},
	              {NULL, BAAT_REJECTED, ""}};
	(void)state;
	for (size_t i = 0; i < sizeof trials / sizeof trials[0]; i++) {
		struct baat_diags diags = {0};
		int ends[2];
		char path[32], got[64] = "";
		assert_int_equal(pipe(ends), 0);
		snprintf(path, sizeof path, "/dev/fd/%d", ends[1]);
		end_output(path, trials[i].broken_off, trials[i].status, &diags);
		close(ends[1]);
		assert_true(read(ends[0], got, sizeof got - 1) >= 0);
		assert_string_equal(got, trials[i].wanted);
		close(ends[0]);
		assert_int_equal(diags.count, 0);
	}
}

static void test_full(void **state)
{
	struct baat_diags diags = {0};
	(void)state;
	assert_int_equal(end_output("/dev/full", "onvolledig", BAAT_OK, &diags), BAAT_SYSTEM);
	assert_int_equal(diags.count, 1);
	assert_int_equal(diags.items[0].code, BAAT_CANNOT_WRITE);
	baat_diags_clear(&diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_order),
	    cmocka_unit_test(test_file),
	    cmocka_unit_test(test_pipe),
	    cmocka_unit_test(test_full),
	};
	return cmocka_run_group_tests_name("ending", tests, NULL, NULL);
}
