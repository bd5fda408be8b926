#include "file-identity.h"

#include "baat/io/table.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

static struct file_identity identity_of(const struct stat *found)
{
	return (struct file_identity){true, found->st_mode & S_IFMT, found->st_dev, found->st_ino, NULL};
}

static bool stat_named(const char *path, int standard, struct stat *found)
{
	return (strcmp(path, "-") == 0 ? fstat(standard, found) : stat(path, found)) == 0;
}

/* Whether a folder of tables is read with this file in it (baat-bestanden(5), WHERE TABLES ARE FOUND). */
static bool is_table_name(const char *name)
{
	static const char *const tails[] = {".csv", ".xlsx", ".ods"};
	const size_t length = strlen(name);
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (length > strlen(tails[i]) && strcmp(name + length - strlen(tails[i]), tails[i]) == 0)
			return true;
	return false;
}

struct file_identity file_read_identity(const char *path)
{
	struct stat found;
	char file[PATH_MAX];
	/* a sheet of a workbook is named behind the file */
	size_t length = baat_table_file_length(path);
	if (length >= sizeof file)
		return (struct file_identity){0};
	memcpy(file, path, length);
	file[length] = '\0';
	return stat_named(file, STDIN_FILENO, &found) ? identity_of(&found) : (struct file_identity){0};
}

struct file_identity file_written_identity(const char *path)
{
	struct stat found;
	if (stat_named(path, STDOUT_FILENO, &found))
		return identity_of(&found);
	/* one to be made is known by its folder and its name there */
	const char *slash = strrchr(path, '/');
	char folder[PATH_MAX] = ".";
	if (slash != NULL && (size_t)(slash - path) + 1 < sizeof folder) {
		memcpy(folder, path, (size_t)(slash - path) + 1);
		folder[slash - path + 1] = '\0';
	}
	if (stat(folder, &found) != 0)
		return (struct file_identity){0};
	return (struct file_identity){true, 0, found.st_dev, found.st_ino, slash == NULL ? path : slash + 1};
}

bool file_is_same(const struct file_identity *a, const struct file_identity *b)
{
	return a->known && b->known && a->mode == b->mode && a->device == b->device && a->number == b->number &&
	       (a->name == NULL || b->name == NULL ? a->name == b->name : strcmp(a->name, b->name) == 0);
}

bool file_is_table_in(const struct file_identity *file, const char *path)
{
	DIR *list = file->known && S_ISREG(file->mode) ? opendir(path) : NULL;
	bool found = false;
	if (list == NULL)
		return false;
	for (const struct dirent *entry; !found && (entry = readdir(list)) != NULL;) {
		struct stat one;
		if (!is_table_name(entry->d_name) || fstatat(dirfd(list), entry->d_name, &one, 0) != 0)
			continue;
		const struct file_identity other = identity_of(&one);
		found = file_is_same(file, &other);
	}
	closedir(list);
	return found;
}
