/* What the system knows a file by, whatever its name: other names, links and redirections lead to the same. */
#ifndef FILE_IDENTITY_H
#define FILE_IDENTITY_H

#include <stdbool.h>
#include <sys/stat.h>

struct file_identity {
	bool known;
	mode_t mode; /* the type of file; 0 for one that is yet to be made */
	dev_t device;
	ino_t number;     /* of a file to be made: of the folder that it will stand in */
	const char *name; /* of a file to be made, in that folder; part of the path */
};

/* A file that is read; "-" is standard input. Not known when it is not there. */
struct file_identity file_read_identity(const char *path);

/* A file that is written; "-" is standard output. */
struct file_identity file_written_identity(const char *path);

/* Whether the two are one file; false for what is not known. */
bool file_is_same(const struct file_identity *a, const struct file_identity *b);

/* Whether the file is in the folder at `path`, as one of the tables that are read there, by whatever name. */
bool file_is_table_in(const struct file_identity *file, const char *path);

#endif
