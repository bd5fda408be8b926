/* The end of a zip tells how many parts it has and how many bytes their list takes. libzip looks for every place in the
 * last 64 KiB that could be such an end, and so do we. */
#include "zip-size.h"

#include <errno.h>
#include <stddef.h>
#include <unistd.h>

enum {
	END_SIZE = 22,
	COMMENT_MAX = 65535,
	LOCATOR_SIZE = 20, /* stands before the end when the zip is of the large kind */
	LARGE_END_SIZE = 56,
	LIST_MAX = 4 << 20, /* bytes: 400 for each of so many parts; names in workbooks have some dozens */
};

static uint64_t number_at(const unsigned char *at, size_t bytes)
{
	uint64_t number = 0;
	for (size_t i = bytes; i-- > 0;)
		number = number << 8 | at[i];
	return number;
}

size_t baat_zip_read_at(int fd, uint64_t offset, void *to, size_t length)
{
	size_t done = 0;
	int trouble = 0;
	while (done < length) {
		ssize_t got = TEMP_FAILURE_RETRY(pread(fd, (char *)to + done, length - done, (off_t)(offset + done)));
		if (got < 0)
			trouble = errno;
		if (got <= 0)
			break;
		done += (size_t)got;
	}
	errno = trouble;
	return done;
}

/* Whether the end of the large kind, of which the locator tells, is of a list that is too large. */
static bool is_large_beyond(int fd, const unsigned char *locator, uint64_t size)
{
	unsigned char end[LARGE_END_SIZE];
	uint64_t offset = number_at(locator + 8, 8);
	if (number_at(locator, 4) != 0x07064b50 || size < sizeof end || offset > size - sizeof end ||
	    baat_zip_read_at(fd, offset, end, sizeof end) < sizeof end || number_at(end, 4) != 0x06064b50)
		return false;
	return number_at(end + 32, 8) > BAAT_PARTS_MAX || number_at(end + 40, 8) > LIST_MAX;
}

bool baat_zip_judge_size(int fd, uint64_t size, bool *small)
{
	static const unsigned char mark[] = {'P', 'K', 5, 6};
	unsigned char tail[LOCATOR_SIZE + END_SIZE + COMMENT_MAX];
	size_t length = size < sizeof tail ? (size_t)size : sizeof tail;
	const uint64_t start = size - length;
	*small = true;
	if (baat_zip_read_at(fd, start, tail, length) < length)
		return errno == 0;
	for (size_t at = 0; at + END_SIZE <= length; at++) {
		if (memcmp(tail + at, mark, sizeof mark) != 0)
			continue;
		uint64_t parts = number_at(tail + at + 10, 2), list = number_at(tail + at + 12, 4),
			 offset = number_at(tail + at + 16, 4);
		if (at >= LOCATOR_SIZE && is_large_beyond(fd, tail + at - LOCATOR_SIZE, size))
			*small = false;
		else if (errno != 0)
			return false;
		/* four bytes in the middle of packed ones may look like an end */
		if (offset + list > start + at)
			continue;
		if (parts > BAAT_PARTS_MAX || list > LIST_MAX)
			*small = false;
	}
	return true;
}
