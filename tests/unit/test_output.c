/* Files that appear when they are whole, and not before. */
#include "output-folder.h"

static void test_appears_at_commit(void **state)
{
	struct folder *folder = *state;
	mode_t mask = umask(027);
	open_and_write(folder, folder->file, "een\n");
	assert_false(baat_output_is_direct(folder->output));
	assert_int_equal(access(folder->file, F_OK), -1);
	assert_int_equal(access(folder->beside, F_OK), 0);
	assert_int_equal(baat_output_write(folder->output, BAAT_TEXT("twee\n"), &folder->diags), BAAT_OK);
	assert_false(baat_output_begun(folder->output));
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	umask(mask);
	assert_content(folder->file, "een\ntwee\n");
	assert_int_equal(mode_of(folder->file), 0640);
	assert_int_equal(count_files(folder), 1);
}

static void test_nothing_written_is_an_empty_file(void **state)
{
	struct folder *folder = *state;
	assert_int_equal(baat_output_open(&folder->output, folder->file, &folder->diags), BAAT_OK);
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	assert_content(folder->file, "");
}

static void test_replaces_and_keeps_the_mode(void **state)
{
	struct folder *folder = *state;
	static const mode_t modes[] = {0600, 0666, 0751};
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		put(folder->file, "oud, en langer dan het nieuwe\n", modes[i]);
		int old = open(folder->file, O_RDONLY);
		open_and_write(folder, folder->file, "nieuw\n");
		assert_content(folder->file, "oud, en langer dan het nieuwe\n");
		assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
		assert_content(folder->file, "nieuw\n");
		assert_int_equal(mode_of(folder->file), modes[i]);
		/* who had the old file open still reads the old one */
		char first;
		assert_int_equal(read(old, &first, 1), 1);
		assert_int_equal(first, 'o');
		close(old);
	}
}

static void test_abandoned_leaves_nothing(void **state)
{
	struct folder *folder = *state;
	open_and_write(folder, folder->file, "een\n");
	baat_output_abandon(folder->output);
	assert_int_equal(count_files(folder), 0);

	put(folder->file, "oud\n", 0644);
	open_and_write(folder, folder->file, "een\n");
	baat_output_abandon(folder->output);
	assert_content(folder->file, "oud\n");
	assert_int_equal(count_files(folder), 1);
	baat_output_abandon(NULL);
}

static void test_dropped(void **state)
{
	struct folder *folder = *state;
	open_and_write(folder, folder->file, "een\n");
	baat_output_drop(folder->output);
	assert_int_equal(baat_output_write(folder->output, BAAT_TEXT("twee\n"), &folder->diags), BAAT_OK);
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	assert_content(folder->file, "twee\n");
}

static void test_links_are_followed(void **state)
{
	struct folder *folder = *state;
	put(folder->file, "oud\n", 0600);
	assert_int_equal(symlink("uit.csv", folder->link), 0);
	open_and_write(folder, folder->link, "nieuw\n");
	assert_int_equal(access(folder->beside, F_OK), 0);
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	assert_content(folder->file, "nieuw\n");
	assert_int_equal(mode_of(folder->file), 0600);

	/* one that points to nothing yet, by a full path */
	unlink(folder->file);
	unlink(folder->link);
	assert_int_equal(symlink(folder->file, folder->link), 0);
	open_and_write(folder, folder->link, "weer\n");
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	assert_content(folder->file, "weer\n");
	struct stat found;
	assert_int_equal(lstat(folder->link, &found), 0);
	assert_true(S_ISLNK(found.st_mode));

	/* one that points to itself */
	unlink(folder->link);
	assert_int_equal(symlink("koppeling", folder->link), 0);
	assert_int_equal(baat_output_open(&folder->output, folder->link, &folder->diags), BAAT_SYSTEM);
	assert_only_error(folder, BAAT_CANNOT_OPEN);
}

static void test_litter_is_removed(void **state)
{
	struct folder *folder = *state;
	mode_t mask = umask(022);
	put(folder->beside, "half werk van een afgebroken run\n", 0600);
	open_and_write(folder, folder->file, "nieuw\n");
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	umask(mask);
	assert_content(folder->file, "nieuw\n");
	assert_int_equal(mode_of(folder->file), 0644);
	assert_int_equal(count_files(folder), 1);
}

static void test_killed_run(void **state)
{
	struct folder *folder = *state;
	pid_t child = fork();
	if (child == 0) {
		if (baat_output_open(&folder->output, folder->file, &folder->diags) != BAAT_OK)
			_exit(1);
		kill(getpid(), SIGKILL);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(access(folder->beside, F_OK), 0);
	open_and_write(folder, folder->file, "nieuw\n");
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	assert_content(folder->file, "nieuw\n");
	assert_int_equal(count_files(folder), 1);
}

static void test_two_runs_are_kept_apart(void **state)
{
	struct folder *folder = *state;
	struct baat_output *second;
	open_and_write(folder, folder->file, "eerste\n");
	assert_int_equal(baat_output_open(&second, folder->file, &folder->diags), BAAT_SYSTEM);
	assert_null(second);
	assert_only_error(folder, BAAT_CANNOT_OPEN);
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	assert_content(folder->file, "eerste\n");
	open_and_write(folder, folder->file, "tweede\n");
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	assert_content(folder->file, "tweede\n");
}

/* Many runs at once: each commits the whole of its own or is told that another is writing. */
static void test_many_runs(void **state)
{
	struct folder *folder = *state;
	enum { RUNS = 20 };
	pid_t children[RUNS];
	for (int i = 0; i < RUNS; i++) {
		children[i] = fork();
		if (children[i] != 0)
			continue;
		for (int round = 0; round < 20; round++) {
			char text[] = "aaaaaaaaaaaaaaaaaaaaaaaa\n";
			memset(text, 'a' + i, sizeof text - 2);
			if (baat_output_open(&folder->output, folder->file, &folder->diags) != BAAT_OK)
				continue;
			if (baat_output_write(folder->output, baat_text_of(text), &folder->diags) != BAAT_OK ||
			    baat_output_commit(folder->output, &folder->diags) != BAAT_OK)
				_exit(1);
		}
		_exit(0);
	}
	for (int i = 0; i < RUNS; i++) {
		int status;
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	char content[64];
	FILE *file = fopen(folder->file, "r");
	assert_non_null(file);
	assert_int_equal(fread(content, 1, sizeof content, file), 25);
	fclose(file);
	for (size_t i = 1; i < 24; i++)
		assert_int_equal(content[i], content[0]);
	assert_int_equal(count_files(folder), 1);
}

static void test_something_else_stands_beside(void **state)
{
	struct folder *folder = *state;
	assert_int_equal(mkdir(folder->beside, 0755), 0);
	assert_int_equal(baat_output_open(&folder->output, folder->file, &folder->diags), BAAT_SYSTEM);
	assert_only_error(folder, BAAT_CANNOT_OPEN);
	assert_int_equal(rmdir(folder->beside), 0);
	baat_diags_clear(&folder->diags);

	put(folder->link, "van een ander\n", 0644);
	assert_int_equal(symlink(folder->link, folder->beside), 0);
	assert_int_equal(baat_output_open(&folder->output, folder->file, &folder->diags), BAAT_SYSTEM);
	assert_only_error(folder, BAAT_CANNOT_OPEN);
	assert_content(folder->link, "van een ander\n");
	unlink(folder->beside);
	baat_diags_clear(&folder->diags);

	assert_int_equal(mkfifo(folder->beside, 0644), 0);
	assert_int_equal(baat_output_open(&folder->output, folder->file, &folder->diags), BAAT_SYSTEM);
	assert_only_error(folder, BAAT_CANNOT_OPEN);
}

static void test_beside_is_gone_at_commit(void **state)
{
	struct folder *folder = *state;
	open_and_write(folder, folder->file, "een\n");
	unlink(folder->beside);
	put(folder->beside, "van een ander\n", 0644);
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_SYSTEM);
	assert_only_error(folder, BAAT_CANNOT_WRITE);
	assert_int_equal(access(folder->file, F_OK), -1);
	assert_content(folder->beside, "van een ander\n");
}

static void test_places_that_cannot_be_opened(void **state)
{
	struct folder *folder = *state;
	char below[128], absent[128], slash[128];
	put(folder->file, "", 0644);
	snprintf(below, sizeof below, "%s/onder", folder->file);
	snprintf(absent, sizeof absent, "%s/geen/map", folder->path);
	snprintf(slash, sizeof slash, "%s/geen/", folder->path);
	const char *const paths[] = {below, absent, slash, folder->path, ""};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		assert_int_equal(baat_output_open(&folder->output, paths[i], &folder->diags), BAAT_SYSTEM);
		assert_null(folder->output);
		assert_only_error(folder, BAAT_CANNOT_OPEN);
		assert_ptr_equal(folder->diags.items[0].place.file, paths[i]);
		baat_diags_clear(&folder->diags);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_appears_at_commit, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_nothing_written_is_an_empty_file, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_replaces_and_keeps_the_mode, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_abandoned_leaves_nothing, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_dropped, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_links_are_followed, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_litter_is_removed, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_killed_run, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_two_runs_are_kept_apart, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_many_runs, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_something_else_stands_beside, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_beside_is_gone_at_commit, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_places_that_cannot_be_opened, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
