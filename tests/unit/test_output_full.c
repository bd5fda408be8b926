/* Disks that fill, pipes that close, and standard output. */
#include "output-folder.h"

static void test_full_disk(void **state)
{
	struct folder *folder = *state;
	open_and_write(folder, "/dev/full", "een\n");
	assert_true(baat_output_is_direct(folder->output));
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_SYSTEM);
	assert_only_error(folder, BAAT_CANNOT_WRITE);
}

static char large[1024 * 1024 + 1];

static void test_full_disk_is_said_once(void **state)
{
	struct folder *folder = *state;
	struct baat_text text = {large, sizeof large};
	assert_int_equal(baat_output_open(&folder->output, "/dev/full", &folder->diags), BAAT_OK);
	for (int i = 0; i < 3; i++)
		assert_int_equal(baat_output_write(folder->output, text, &folder->diags), BAAT_SYSTEM);
	assert_false(baat_output_begun(folder->output));
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_SYSTEM);
	assert_only_error(folder, BAAT_CANNOT_WRITE);
}

/* A limit on the size of files stands for a full disk under a regular file. */
static void test_full_disk_under_a_file(void **state)
{
	struct folder *folder = *state;
	struct baat_text text = {large, sizeof large};
	struct rlimit limit;

	put(folder->file, "oud\n", 0644);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	struct rlimit small = {.rlim_cur = 4096, .rlim_max = limit.rlim_max};
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_int_equal(baat_output_open(&folder->output, folder->file, &folder->diags), BAAT_OK);
	enum baat_status written = baat_output_write(folder->output, text, &folder->diags);
	enum baat_status committed = baat_output_commit(folder->output, &folder->diags);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	signal(SIGXFSZ, SIG_DFL);
	assert_int_equal(written, BAAT_SYSTEM);
	assert_int_equal(committed, BAAT_SYSTEM);
	assert_only_error(folder, BAAT_CANNOT_WRITE);
	assert_content(folder->file, "oud\n");
	assert_int_equal(count_files(folder), 1);
}

/* The pipe's content so far. */
static size_t drain(int fd)
{
	static char room[256 * 1024];
	size_t total = 0;
	for (ssize_t got; (got = read(fd, room, sizeof room)) > 0;)
		total += (size_t)got;
	return total;
}

static void test_standard_output_is_held_back(void **state)
{
	struct folder *folder = *state;
	int ends[2], kept = dup(STDOUT_FILENO);
	fflush(stdout);
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	dup2(ends[1], STDOUT_FILENO);
	enum baat_status opened = baat_output_open(&folder->output, NULL, &folder->diags);
	dup2(kept, STDOUT_FILENO);
	close(kept);
	close(ends[1]);
	assert_int_equal(opened, BAAT_OK);
	assert_true(baat_output_is_direct(folder->output));

	assert_int_equal(baat_output_write(folder->output, BAAT_TEXT("een\n"), &folder->diags), BAAT_OK);
	assert_false(baat_output_begun(folder->output));
	assert_int_equal(drain(ends[0]), 0);
	/* exactly a mebibyte is still held */
	struct baat_text rest = {large, 1024 * 1024 - 4};
	assert_int_equal(baat_output_write(folder->output, rest, &folder->diags), BAAT_OK);
	assert_false(baat_output_begun(folder->output));
	baat_output_drop(folder->output);
	assert_int_equal(baat_output_write(folder->output, BAAT_TEXT("twee\n"), &folder->diags), BAAT_OK);
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	assert_int_equal(drain(ends[0]), 5);
	close(ends[0]);
	assert_int_equal(folder->diags.count, 0);
}

/* Through a pipe that is read slowly and does not block: short writes and EAGAIN. */
static void test_slow_pipe(void **state)
{
	struct folder *folder = *state;
	enum { WRITES = 30, SIZE = 100 * 1024 };
	assert_int_equal(mkfifo(folder->file, 0600), 0);
	pid_t child = fork();
	if (child == 0) {
		int fd = open(folder->file, O_RDONLY);
		_exit(drain(fd) == (size_t)WRITES * SIZE ? 0 : 1);
	}
	assert_int_equal(baat_output_open(&folder->output, folder->file, &folder->diags), BAAT_OK);
	assert_true(baat_output_is_direct(folder->output));
	for (int i = 0; i < WRITES; i++) {
		struct baat_text text = {large, SIZE};
		assert_int_equal(baat_output_write(folder->output, text, &folder->diags), BAAT_OK);
	}
	assert_true(baat_output_begun(folder->output));
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	struct stat found;
	assert_int_equal(stat(folder->file, &found), 0);
	assert_true(S_ISFIFO(found.st_mode));
}

static void test_reader_that_goes_away(void **state)
{
	struct folder *folder = *state;
	assert_int_equal(mkfifo(folder->file, 0600), 0);
	int reader = open(folder->file, O_RDONLY | O_NONBLOCK);
	open_and_write(folder, folder->file, "een\n");
	close(reader);
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_SYSTEM);
	signal(SIGPIPE, SIG_DFL);
	assert_only_error(folder, BAAT_CANNOT_WRITE);
}

static void test_closed_standard_output(void **state)
{
	struct folder *folder = *state;
	int kept = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 10);
	fflush(stdout);
	close(STDOUT_FILENO);
	enum baat_status status = baat_output_open(&folder->output, "-", &folder->diags);
	dup2(kept, STDOUT_FILENO);
	close(kept);
	assert_int_equal(status, BAAT_SYSTEM);
	assert_only_error(folder, BAAT_CANNOT_OPEN);
}

static void test_open_file_by_its_number(void **state)
{
	struct folder *folder = *state;
	char path[32];
	put(folder->file, "eerst\n", 0644);
	int fd = open(folder->file, O_WRONLY | O_APPEND | O_CLOEXEC);
	snprintf(path, sizeof path, "/dev/fd/%d", fd);
	open_and_write(folder, path, "later\n");
	assert_true(baat_output_is_direct(folder->output));
	assert_int_equal(baat_output_commit(folder->output, &folder->diags), BAAT_OK);
	close(fd);
	assert_content(folder->file, "eerst\nlater\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_full_disk, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_full_disk_is_said_once, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_full_disk_under_a_file, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_standard_output_is_held_back, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_slow_pipe, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_reader_that_goes_away, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_closed_standard_output, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_open_file_by_its_number, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("output-full", tests, NULL, NULL);
}
