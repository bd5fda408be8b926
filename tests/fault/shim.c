/*
 * Faults of the system, for LD_PRELOAD. FAULT_KIND says which call, FAULT_NTH which of them (from 1; 0: every other
 * one). When a fault has struck, the file FAULT_MARK is made, so that a test knows when n is past the last call.
 *
 * What fails: malloc (also calloc, realloc, reallocarray, strdup, asprintf, vasprintf), read, write, open (also
 * openat), fsync (also syncfs), rename (also renameat), thread (pthread_create).
 *
 * What is told too late to be mended: close.
 *
 * What is no failure: eintr-read, eintr-write, eintr-open (interrupted before anything was done), short-read,
 * short-write (one byte at a time), random (getrandom; seeds are fixed then).
 *
 * What happens: kill (SIGKILL at a write), grow, shrink (at a read, the file that is read gets longer or shorter).
 *
 * Allocations made inside the C library do not count, and standard error is spared: messages must come through.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "shim.h"

static long wanted = -1;
static _Atomic long calls;
static char kind[16];

static void set_up(void)
{
	const char *text = getenv("FAULT_NTH"), *name = getenv("FAULT_KIND");
	long number = 0;
	for (; text != NULL && *text >= '0' && *text <= '9'; text++)
		number = number * 10 + (*text - '0');
	for (size_t i = 0; name != NULL && name[i] != '\0' && i < sizeof kind - 1; i++)
		kind[i] = name[i];
	wanted = number;
}

static void make_mark(void)
{
	const char *mark = getenv("FAULT_MARK");
	if (mark == NULL)
		return;
	int fd = (int)syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT, 0600);
	if (fd >= 0)
		syscall(SYS_close, fd);
}

bool shim_strikes(const char *name, int error)
{
	if (wanted < 0)
		set_up();
	if (strcmp(kind, name) != 0)
		return false;
	long call = ++calls;
	if (wanted == 0 ? call % 2 == 0 : call != wanted)
		return false;
	make_mark();
	errno = error;
	return true;
}

/* Adds a line to the file that is read, or takes its second half away. Only the first time that it is read. */
static void change(int fd, bool grow)
{
	char link[32], path[4096];
	struct stat found;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t length = readlink(link, path, sizeof path - 1);
	if (length < 0 || fstat(fd, &found) < 0 || !S_ISREG(found.st_mode))
		return;
	path[length] = '\0';
	if (!grow) {
		truncate(path, found.st_size / 2);
		return;
	}
	int end = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND, 0);
	if (end >= 0) {
		syscall(SYS_write, end, "\n", 1);
		syscall(SYS_close, end);
	}
}

ssize_t read(int fd, void *to, size_t size)
{
	if (shim_strikes("read", EIO) || shim_strikes("eintr-read", EINTR))
		return -1;
	if (size > 1 && shim_strikes("short-read", 0))
		size = 1;
	if (shim_strikes("grow", 0))
		change(fd, true);
	if (shim_strikes("shrink", 0))
		change(fd, false);
	return syscall(SYS_read, fd, to, size);
}

ssize_t pread(int fd, void *to, size_t size, off_t offset)
{
	if (shim_strikes("read", EIO) || shim_strikes("eintr-read", EINTR))
		return -1;
	if (size > 1 && shim_strikes("short-read", 0))
		size = 1;
	return syscall(SYS_pread64, fd, to, size, offset);
}

ssize_t write(int fd, const void *from, size_t size)
{
	if (fd == STDERR_FILENO)
		return syscall(SYS_write, fd, from, size);
	if (shim_strikes("write", ENOSPC) || shim_strikes("eintr-write", EINTR))
		return -1;
	if (size > 1 && shim_strikes("short-write", 0))
		size = 1;
	if (shim_strikes("kill", 0)) {
		/* half of it has gone out */
		syscall(SYS_write, fd, from, size / 2);
		kill(getpid(), SIGKILL);
	}
	return syscall(SYS_write, fd, from, size);
}

static int open_at(int folder, const char *path, int flags, va_list more)
{
	mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
	if (shim_strikes("open", EIO) || shim_strikes("eintr-open", EINTR))
		return -1;
	return (int)syscall(SYS_openat, folder, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	int fd = open_at(AT_FDCWD, path, flags, more);
	va_end(more);
	return fd;
}

int openat(int folder, const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	int fd = open_at(folder, path, flags, more);
	va_end(more);
	return fd;
}

int close(int fd)
{
	long result = syscall(SYS_close, fd);
	return shim_strikes("close", EIO) ? -1 : (int)result;
}

/* Nothing is really synced: thousands of runs would wait for the disk. */
int fsync(int fd)
{
	(void)fd;
	return shim_strikes("fsync", EIO) ? -1 : 0;
}

int syncfs(int fd)
{
	(void)fd;
	return shim_strikes("fsync", EIO) ? -1 : 0;
}

int rename(const char *from, const char *to)
{
	return shim_strikes("rename", EIO) ? -1 : (int)syscall(SYS_rename, from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
	return shim_strikes("rename", EIO) ? -1 : (int)syscall(SYS_renameat, from_folder, from, to_folder, to);
}

ssize_t getrandom(void *to, size_t size, unsigned flags)
{
	return shim_strikes("random", EAGAIN) ? -1 : syscall(SYS_getrandom, to, size, flags);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument)
{
	static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
	if (real == NULL) {
		void *found = dlsym(RTLD_NEXT, "pthread_create");
		memcpy(&real, &found, sizeof real);
	}
	return shim_strikes("thread", 0) ? EAGAIN : real(thread, attributes, run, argument);
}
