/*
 * What the fuzz targets share: an input taken apart, files in memory, promises that are kept or end the run.
 *
 * A target is one function, LLVMFuzzerTestOneInput(). libFuzzer calls it with bytes of its own making, replay.c with
 * those of files. The first bytes of an input choose how the rest is read.
 */
#ifndef BAAT_FUZZ_H
#define BAAT_FUZZ_H

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/mman.h>
#include <unistd.h>

#include "baat/base/buffer.h"
#include "baat/base/diag.h"
#include "baat/base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* ---- promises ---------------------------------------------------------------------------------------------------- */

/* Ends the run with a message when something that must always hold does not. */
#define fuzz_promise(condition, ...) \
	do { \
		if (!(condition)) { \
			fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition); \
			fprintf(stderr, "" __VA_ARGS__); \
			fputc('\n', stderr); \
			abort(); \
		} \
	} while (0)

/* Demands that two texts are the same. */
#define fuzz_same(expected, found, what) \
	fuzz_promise(baat_text_equal((expected), (found)), "--- expected (%s)\n%.*s\n--- found\n%.*s", (what), \
	             (int)(expected).length, (expected).at, (int)(found).length, (found).at)

/* A function that fails says why, and one that succeeds does not complain; messages are text that can be shown. */
static inline void fuzz_check_diags(enum baat_status status, const struct baat_diags *diags)
{
	fuzz_promise(status == BAAT_OK || status == BAAT_REJECTED, "status %d: %s", (int)status,
	             diags->count > 0 ? diags->items[diags->count - 1].text : "");
	fuzz_promise(!diags->lost, "a message was lost");
	fuzz_promise((status == BAAT_REJECTED) == (diags->errors > 0), "status %d with %zu errors", (int)status,
	             diags->errors);
	for (size_t i = 0; i < diags->count; i++) {
		const struct baat_diag *diag = &diags->items[i];
		fuzz_promise(diag->severity != BAAT_ERROR || diag->place.file != NULL, "%s is nowhere: %s",
		             baat_code_name(diag->code), diag->text);
	}
}

/* All diagnostics as text, to compare. */
static inline void fuzz_add_diags(struct baat_buffer *to, const struct baat_diags *diags)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct baat_diag *diag = &diags->items[i];
		baat_buffer_printf(to, "! %s %" PRIu64 ":%u %s\n", baat_code_name(diag->code), diag->place.line,
		                   diag->place.field, diag->text);
	}
}

/* ---- the input --------------------------------------------------------------------------------------------------- */

struct fuzz_input {
	const uint8_t *at;
	size_t length;
};

/* The next byte, 0 when there are no more: a number below `bound`. */
static inline unsigned fuzz_below(struct fuzz_input *input, unsigned bound)
{
	if (input->length == 0)
		return 0;
	unsigned byte = *input->at++;
	input->length--;
	return byte % bound;
}

static inline struct baat_text fuzz_rest(const struct fuzz_input *input)
{
	return (struct baat_text){input->length == 0 ? "" : (const char *)input->at, input->length};
}

/* ---- files ------------------------------------------------------------------------------------------------------- */

/* A file in memory, with a path by which it can be opened again and again. Start with {0}; it lives as long as the
 * process. */
struct fuzz_file {
	int fd; /* one more than it is, so that 0 is none */
	char path[32];
};

static inline const char *fuzz_file_write(struct fuzz_file *file, struct baat_text text)
{
	if (file->fd == 0) {
		file->fd = memfd_create("fuzz", MFD_CLOEXEC) + 1;
		fuzz_promise(file->fd > 0, "no file: %d", errno);
		snprintf(file->path, sizeof file->path, "/proc/self/fd/%d", file->fd - 1);
	}
	fuzz_promise(ftruncate(file->fd - 1, 0) == 0, "cannot empty a file: %d", errno);
	for (off_t done = 0; (size_t)done < text.length;) {
		ssize_t wrote = pwrite(file->fd - 1, text.at + done, text.length - (size_t)done, done);
		fuzz_promise(wrote > 0, "cannot write: %d", errno);
		done += wrote;
	}
	return file->path;
}

/* Empties the buffer and reads the whole file into it. */
static inline struct baat_text fuzz_fd_read(int fd, struct baat_buffer *to)
{
	off_t size = lseek(fd, 0, SEEK_END);
	to->length = 0;
	char *at = baat_buffer_reserve(to, (size_t)size + 1);
	fuzz_promise(size >= 0 && at != NULL, "cannot read: %d", errno);
	for (ssize_t got; to->length < (size_t)size; to->length += (size_t)got) {
		got = pread(fd, to->at + to->length, (size_t)size - to->length, (off_t)to->length);
		fuzz_promise(got > 0, "cannot read: %d", errno);
	}
	return baat_buffer_text(to);
}

#endif
