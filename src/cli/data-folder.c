#include "data-folder.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folder above the one that the program is in, ended without a slash; "." when the system does not tell. */
static const char *home_folder(void)
{
	static char path[PATH_MAX];
	if (path[0] != '\0')
		return path;
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
	if (length < 0)
		length = 0;
	path[length] = '\0';
	for (int level = 0; level < 2; level++) {
		char *slash = strrchr(path, '/');
		if (slash != NULL)
			*slash = '\0';
	}
	if (path[0] == '\0') {
		path[0] = '.';
		path[1] = '\0';
	}
	return path;
}

static bool folder_exists(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool fill(char *path, size_t size, const char *folder, const char *tail)
{
	size_t length = strlen(folder), more = strlen(tail) + 1;
	if (length + more > size)
		return false;
	memcpy(path, folder, length); /* NOLINT(bugprone-not-null-terminated-result): the tail ends it */
	memcpy(path + length, tail, more);
	return true;
}

const char *data_folder(void)
{
	static char path[PATH_MAX];
	const char *chosen = getenv("BAAT_DATA");
	if (chosen != NULL && *chosen != '\0')
		return chosen;
	/* a source tree is known by its src beside data */
	bool in_source = fill(path, sizeof path, home_folder(), "/src/programs") && folder_exists(path);
	if (in_source && fill(path, sizeof path, home_folder(), "/data") && folder_exists(path))
		return path;
	fill(path, sizeof path, home_folder(), "/share/baat");
	return path;
}

char *data_file(const char *name)
{
	char *path;
	return asprintf(&path, "%s/%s", data_folder(), name) < 0 ? NULL : path;
}

const char *locale_folder(void)
{
	static char path[PATH_MAX];
	if (fill(path, sizeof path, home_folder(), "/build/locale") && folder_exists(path))
		return path;
	fill(path, sizeof path, home_folder(), "/share/locale");
	return path;
}
