/* What the tests of runs share: files in a folder of their own, and a listener that keeps what it hears. */
#ifndef BAAT_RUNNING_TEST_H
#define BAAT_RUNNING_TEST_H

#include "check.h"

#include <sys/stat.h>

#include "baat/base/memory.h"
#include "baat/run/run.h"

enum { RUNNING_FILES = 80, RUNNING_PATH = 64 };

/* A run and what comes of it. */
struct running {
	char folder[32];
	char paths[RUNNING_FILES][RUNNING_PATH];
	const char *inputs[RUNNING_FILES]; /* paths, or what a test puts in their place */
	size_t count;
	char output[RUNNING_PATH], rejects[RUNNING_PATH], account[RUNNING_PATH];
	struct baat_run_request request;
	struct baat_run *run;
	struct baat_diags diags, heard;
	size_t limit; /* of errors; 0 for none */
	bool mute;    /* what it hears it cannot tell */
	size_t begun, ticks, pauses;
	uint64_t bytes, read, lines; /* of the progress: at its beginning, and in the last tick */
};

static inline enum baat_status running_take(void *context, struct baat_diags *diags)
{
	struct running *running = context;
	enum baat_status status = baat_diags_move(&running->heard, diags);
	return running->mute ? BAAT_SYSTEM : status;
}

static inline bool running_exhausted(void *context)
{
	const struct running *running = context;
	return running->limit > 0 && running->heard.errors >= running->limit;
}

static inline void running_begin(void *context, uint64_t bytes)
{
	struct running *running = context;
	running->begun++;
	running->bytes = bytes;
}

static inline void running_tick(void *context, uint64_t bytes, uint64_t lines)
{
	struct running *running = context;
	assert_true(bytes >= running->read && lines >= running->lines);
	running->ticks++;
	running->read = bytes;
	running->lines = lines;
}

static inline void running_pause(void *context)
{
	struct running *running = context;
	running->pauses++;
}

static inline void running_path(char to[RUNNING_PATH], const struct running *running, const char *name)
{
	char folder[sizeof running->folder];
	memcpy(folder, running->folder, sizeof folder);
	snprintf(to, RUNNING_PATH, "%s/%s", folder, name);
}

static inline void running_new(struct running *running)
{
	*running = (struct running){.folder = "/tmp/baat-test-XXXXXX"};
	if (mkdtemp(running->folder) == NULL)
		abort();
	running_path(running->output, running, "uit.csv");
	running_path(running->rejects, running, "uitval.csv");
	running_path(running->account, running, "verantwoording.json");
	running->request = (struct baat_run_request){
	    .inputs = {.paths = running->inputs},
	    .jobs = 1,
	    .listener = {running, running_take, running_exhausted, running_begin, running_tick, running_pause},
	};
}

/* Another input file with these bytes. */
static inline void running_add(struct running *running, struct baat_text bytes)
{
	size_t number = running->count++;
	assert_true(number < RUNNING_FILES);
	char name[16];
	struct check_file file = {0};
	snprintf(name, sizeof name, "in-%zu.csv", number);
	running_path(running->paths[number], running, name);
	size_t length = strlen(running->paths[number]);
	assert_true(length < sizeof file.path);
	memcpy(file.path, running->paths[number], length + 1);
	running->inputs[number] = running->paths[number];
	check_file_write(&file, bytes);
	running->request.inputs.count = running->count;
}

static inline bool running_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

/* The bytes of a file, ended by a NUL. Free with free(). */
static inline char *running_read(const char *path)
{
	struct stat info;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &info) != 0)
		fail_msg("%s is not there", path);
	char *bytes = calloc(1, (size_t)info.st_size + 1);
	assert_non_null(bytes);
	assert_int_equal(read(fd, bytes, (size_t)info.st_size), info.st_size);
	close(fd);
	return bytes;
}

static inline void running_expect(const char *path, const char *wanted)
{
	char *got = running_read(path);
	assert_string_equal(got, wanted);
	free(got);
}

/* Ready for another run over the same files. */
static inline void running_close(struct running *running)
{
	baat_run_close(running->run);
	running->run = NULL;
	baat_diags_clear(&running->diags);
	baat_diags_clear(&running->heard);
	running->begun = running->ticks = running->pauses = 0;
	running->bytes = running->read = running->lines = 0;
	unlink(running->output);
	unlink(running->rejects);
	unlink(running->account);
}

static inline void running_free(struct running *running)
{
	running_close(running);
	for (size_t i = 0; i < running->count; i++)
		unlink(running->paths[i]);
	/* fails when something was left behind */
	assert_int_equal(rmdir(running->folder), 0);
}

#endif
