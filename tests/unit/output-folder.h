/* What the tests of output files share: a folder for each test. */
#ifndef BAAT_OUTPUT_FOLDER_H
#define BAAT_OUTPUT_FOLDER_H

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

static inline int set_up(void **state)
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
static inline size_t count_files(const struct folder *folder)
{
	DIR *dir = opendir(folder->path);
	size_t count = 0;
	assert_non_null(dir);
	for (const struct dirent *entry; (entry = readdir(dir)) != NULL;)
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(dir);
	return count;
}

static inline int tear_down(void **state)
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

static inline void put(const char *path, const char *content, mode_t mode)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(content, file);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, mode), 0);
}

static inline void assert_content(const char *path, const char *expected)
{
	char content[256];
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	size_t length = fread(content, 1, sizeof content, file);
	fclose(file);
	assert_int_equal(length, strlen(expected));
	assert_memory_equal(content, expected, length);
}

static inline mode_t mode_of(const char *path)
{
	struct stat found;
	assert_int_equal(stat(path, &found), 0);
	return found.st_mode & 07777;
}

static inline void open_and_write(struct folder *folder, const char *path, const char *text)
{
	assert_int_equal(baat_output_open(&folder->output, path, &folder->diags), BAAT_OK);
	assert_int_equal(baat_output_write(folder->output, baat_text_of(text), &folder->diags), BAAT_OK);
}

static inline void assert_only_error(const struct folder *folder, enum baat_code code)
{
	assert_int_equal(folder->diags.count, 1);
	assert_int_equal(folder->diags.items[0].code, code);
	assert_int_equal(folder->diags.items[0].severity, BAAT_ERROR);
}

#endif
