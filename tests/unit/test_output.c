#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "baat/io/output.h"

/* A folder of its own for each test. */
struct folder {
	char path[64];
	char file[96];   /* the target, which need not exist */
	char beside[96]; /* what stands beside it */
	char link[96];
	struct baat_diags diags;
	struct baat_output *output;
};

static int set_up(void **state)
{
	struct folder *folder = calloc(1, sizeof *folder);
	assert_non_null(folder);
	memcpy(folder->path, "/tmp/baat-test-output-XXXXXX", sizeof "/tmp/baat-test-output-XXXXXX");
	assert_non_null(mkdtemp(folder->path));
	snprintf(folder->file, sizeof folder->file, "%s/uit.csv", folder->path);
	snprintf(folder->beside, sizeof folder->beside, "%s/.uit.csv.baat", folder->path);
	snprintf(folder->link, sizeof folder->link, "%s/koppeling", folder->path);
	*state = folder;
	return 0;
}

/* How many files the folder holds. */
static size_t count_files(const struct folder *folder)
{
	DIR *dir = opendir(folder->path);
	size_t count = 0;
	assert_non_null(dir);
	for (const struct dirent *entry; (entry = readdir(dir)) != NULL;)
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(dir);
	return count;
}

static int tear_down(void **state)
{
	struct folder *folder = *state;
	unlink(folder->file);
	unlink(folder->beside);
	unlink(folder->link);
	int result = rmdir(folder->path);
	baat_diags_clear(&folder->diags);
	free(folder);
	return result;
}

static void put(const char *path, const char *content, mode_t mode)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(content, file);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, mode), 0);
}

static void assert_content(const char *path, const char *expected)
{
	char content[256];
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	size_t length = fread(content, 1, sizeof content, file);
	fclose(file);
	assert_int_equal(length, strlen(expected));
	assert_memory_equal(content, expected, length);
}

static mode_t mode_of(const char *path)
{
	struct stat found;
	assert_int_equal(stat(path, &found), 0);
	return found.st_mode & 07777;
}

static void open_and_write(struct folder *folder, const char *path, const char *text)
{
	assert_int_equal(baat_output_open(&folder->output, path, &folder->diags), BAAT_OK);
	assert_int_equal(baat_output_write(folder->output, baat_text_of(text), &folder->diags), BAAT_OK);
}

static void assert_only_error(const struct folder *folder, enum baat_code code)
{
	assert_int_equal(folder->diags.count, 1);
	assert_int_equal(folder->diags.items[0].code, code);
	assert_int_equal(folder->diags.items[0].severity, BAAT_ERROR);
}

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
	    TEST(test_appears_at_commit),
	    TEST(test_nothing_written_is_an_empty_file),
	    TEST(test_replaces_and_keeps_the_mode),
	    TEST(test_abandoned_leaves_nothing),
	    TEST(test_dropped),
	    TEST(test_links_are_followed),
	    TEST(test_litter_is_removed),
	    TEST(test_killed_run),
	    TEST(test_two_runs_are_kept_apart),
	    TEST(test_many_runs),
	    TEST(test_something_else_stands_beside),
	    TEST(test_beside_is_gone_at_commit),
	    TEST(test_places_that_cannot_be_opened),
	    TEST(test_full_disk),
	    TEST(test_full_disk_is_said_once),
	    TEST(test_full_disk_under_a_file),
	    TEST(test_standard_output_is_held_back),
	    TEST(test_slow_pipe),
	    TEST(test_reader_that_goes_away),
	    TEST(test_closed_standard_output),
	    TEST(test_open_file_by_its_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
