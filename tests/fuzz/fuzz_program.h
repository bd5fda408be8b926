/*
 * Runs the programs in this process: what they print caught
 * in memory. Input files are in memory too; what a program writes beside standard output goes to a folder.
 */
#ifndef BAAT_FUZZ_PROGRAM_H
#define BAAT_FUZZ_PROGRAM_H

#include <getopt.h>
#include <sys/stat.h>

#include "fuzz_prices.h"
#include "baat/base/buffer.h"
#include "cli/program.h"

/* program_bon, program_deel and so on: the Makefile knows which programs there are. */
#define FUZZ_PROGRAM(name) extern const struct program program_##name;
BAAT_PROGRAMS(FUZZ_PROGRAM)

/* Where the sanitizers report, when they are there. */
void __sanitizer_set_report_fd(void *fd) __attribute__((weak));

struct fuzz_run {
	int status;
	struct baat_buffer out, err;
};

static inline void fuzz_run_free(struct fuzz_run *run)
{
	baat_buffer_free(&run->out);
	baat_buffer_free(&run->err);
}

enum { FUZZ_WORDS = 32 };

/* Standard output and standard error as they were, and the files that catch them during a run. */
struct fuzz_streams {
	int kept[2], caught[2];
};

static inline const struct fuzz_streams *fuzz_streams(void)
{
	static struct fuzz_streams streams;
	if (streams.caught[0] != 0)
		return &streams;
	for (int i = 0; i < 2; i++) {
		streams.kept[i] = fcntl(i + 1, F_DUPFD_CLOEXEC, 100);
		streams.caught[i] = memfd_create("fuzz", MFD_CLOEXEC);
		fuzz_promise(streams.kept[i] >= 0 && streams.caught[i] > 0, "no streams: %d", errno);
	}
	if (__sanitizer_set_report_fd != NULL)
		__sanitizer_set_report_fd((void *)(intptr_t)streams.kept[1]);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("BAAT_TAAL", "en", 1);
	unsetenv("COLUMNS");
	return &streams;
}

/* Runs a program; `words` is its command line, ended by NULL. */
static inline void fuzz_run(struct fuzz_run *run, const struct program *program, const char *const words[])
{
	const struct fuzz_streams *streams = fuzz_streams();
	char *argv[FUZZ_WORDS + 1] = {0}, *copies[FUZZ_WORDS];
	int argc = 0;
	for (; words[argc] != NULL; argc++) {
		fuzz_promise(argc < FUZZ_WORDS, "too many words");
		argv[argc] = copies[argc] = strdup(words[argc]);
		fuzz_promise(argv[argc] != NULL, "no memory");
	}
	for (int i = 0; i < 2; i++)
		fuzz_promise(ftruncate(streams->caught[i], 0) == 0 && lseek(streams->caught[i], 0, SEEK_SET) == 0 &&
		                 dup2(streams->caught[i], i + 1) == i + 1,
		             "cannot catch: %d", errno);
	/* getopt_long begins anew */
	optind = 0;
	run->status = program_main(program, argc, argv);
	fflush(stdout);
	fflush(stderr);
	for (int i = 0; i < 2; i++)
		fuzz_promise(dup2(streams->kept[i], i + 1) == i + 1, "cannot let go: %d", errno);
	fuzz_fd_read(streams->caught[0], &run->out);
	fuzz_fd_read(streams->caught[1], &run->err);
	for (int i = 0; i < argc; i++)
		free(copies[i]);
}

static inline bool fuzz_has(const struct baat_buffer *buffer, const char *text)
{
	return memmem(buffer->at, buffer->length, text, strlen(text)) != NULL;
}

static inline bool fuzz_ends(const struct baat_buffer *buffer, const char *text)
{
	size_t length = strlen(text);
	return buffer->length >= length && memcmp(buffer->at + buffer->length - length, text, length) == 0;
}

/* A message is one line "NAME: [PLACE: ]SEVERITY: TEXT [CODE]" that does no harm to a screen; the last of baat-toets -f
 * is a count without a code. */
static inline void fuzz_check_message(const char *name, struct baat_text line)
{
	size_t length = strlen(name);
	bool count = strcmp(name, "baat-toets") == 0 && memmem(line.at, line.length, " lines: ", 8) != NULL;
	fuzz_promise(line.length > length + 2 && memcmp(line.at, name, length) == 0 && line.at[length] == ':' &&
	                 (count || line.at[line.length - 1] == ']'),
	             "no message: %.*s", (int)line.length, line.at);
	fuzz_promise(baat_text_is_utf8(line), "a message that is no text");
	for (size_t i = 0; i < line.length; i++)
		fuzz_promise((unsigned char)line.at[i] >= ' ' && line.at[i] != 0x7F, "a control character: %.*s",
		             (int)line.length, line.at);
}

/* What holds of every run: the data is right or wrong, and what is wrong with it is said, with a file and a line. */
static inline void fuzz_check_run(const struct fuzz_run *run, const char *name)
{
	struct baat_text rest = baat_buffer_text(&run->err), line;
	bool more = rest.length > 0, located = fuzz_has(&run->err, "[amount-overflow]");
	fuzz_promise(run->status == BAAT_OK || run->status == BAAT_REJECTED, "%s: status %d: %.*s", name, run->status,
	             (int)run->err.length, run->err.at);
	while (baat_text_split(&rest, &more, '\n', &line)) {
		if (line.length == 0 && !more)
			break;
		fuzz_check_message(name, line);
		size_t length = strlen(name);
		located |=
		    strncmp(line.at + length, ": /", 3) == 0 && memmem(line.at, line.length, ": error: ", 9) != NULL;
	}
	fuzz_promise(run->status == BAAT_OK || located, "%s fails and does not say where: %.*s", name,
	             (int)run->err.length, run->err.at);
}

/* The folder of this process, "" before it is made; gone when the process ends. */
static char fuzz_folder[32];

static inline void fuzz_remove_folder(void)
{
	rmdir(fuzz_folder);
}

/* A path in it, for what a program writes; the file is not there. Whoever lets it be written removes it. */
static inline const char *fuzz_output(const char *name)
{
	static char path[64];
	if (fuzz_folder[0] == '\0') {
		snprintf(fuzz_folder, sizeof fuzz_folder, "%s/baat-fuzz-XXXXXX",
		         access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
		fuzz_promise(mkdtemp(fuzz_folder) != NULL, "no folder: %d", errno);
		atexit(fuzz_remove_folder);
	}
	snprintf(path, sizeof path, "%s/%s", fuzz_folder, name);
	unlink(path);
	return path;
}

/* The files that most runs need, made once. */
struct fuzz_tables {
	const char *prices, *cpi;
};

static inline struct fuzz_tables fuzz_tables(void)
{
	static struct fuzz_file prices, cpi;
	if (prices.fd == 0) {
		fuzz_file_write(&prices, baat_text_of(fuzz_price_table));
		fuzz_file_write(&cpi, baat_text_of(fuzz_cpi_table));
	}
	return (struct fuzz_tables){prices.path, cpi.path};
}

#endif
