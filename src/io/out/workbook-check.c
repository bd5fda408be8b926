#include "workbook-check.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

enum { TAIL = 64, NAME_MAX_ = TAIL - 4 };

/* The name of the element that holds all others: what stands behind the declaration. */
static size_t root_name(const char *at, size_t length, char name[NAME_MAX_])
{
	size_t from = 0, count = 0;
	while (from + 1 < length && !(at[from] == '<' && at[from + 1] != '?' && at[from + 1] != '!'))
		from++;
	for (from++; from < length && count < NAME_MAX_ && strchr(" />\r\n\t", at[from]) == NULL; from++)
		name[count++] = at[from];
	return count;
}

/* Keeps the last bytes of what went by. */
static size_t keep_tail(char tail[TAIL], size_t kept, const char *at, size_t length)
{
	if (length >= TAIL) {
		memcpy(tail, at + length - TAIL, TAIL);
		return TAIL;
	}
	size_t old = kept + length > TAIL ? TAIL - length : kept;
	memmove(tail, tail + kept - old, old);
	memcpy(tail + old, at, length);
	return old + length;
}

/* Whether the element that holds all others is closed, or empty in itself. */
static bool ends_in(const char tail[TAIL], size_t kept, const char *name, size_t length)
{
	while (kept > 0 && tail[kept - 1] == '\n')
		kept--;
	const char *end = tail + kept;
	return length > 0 && kept >= length + 3 && memcmp(end - length - 3, "</", 2) == 0 &&
	       memcmp(end - length - 1, name, length) == 0 && end[-1] == '>';
}

/* Inflates a part to its end; libzip looks at the checksum there. */
static bool part_is_whole(zip_t *zip, zip_uint64_t index)
{
	char piece[65536], tail[TAIL], name[NAME_MAX_];
	size_t kept = 0, named = 0;
	zip_file_t *part = zip_fopen_index(zip, index, 0);
	zip_int64_t length = -1;
	if (part == NULL)
		return false;
	while ((length = zip_fread(part, piece, sizeof piece)) > 0) {
		if (kept == 0)
			named = root_name(piece, (size_t)length, name);
		kept = keep_tail(tail, kept, piece, (size_t)length);
	}
	return zip_fclose(part) == 0 && length == 0 && ends_in(tail, kept, name, named);
}

bool baat_book_is_whole(int fd)
{
	int copy = dup(fd);
	if (copy < 0)
		return false;
	zip_t *zip = zip_fdopen(copy, ZIP_CHECKCONS, NULL);
	if (zip == NULL) {
		close(copy);
		errno = ENOSPC;
		return false;
	}
	zip_int64_t count = zip_get_num_entries(zip, 0);
	bool whole = count > 0;
	for (zip_int64_t i = 0; i < count && whole; i++)
		whole = part_is_whole(zip, (zip_uint64_t)i);
	zip_discard(zip);
	if (!whole)
		errno = ENOSPC;
	return whole;
}
