/*
 * Makes the n-th call of one kind fail, for LD_PRELOAD: FAULT_KIND is malloc (malloc, calloc, realloc), read, write,
 * fsync (also syncfs) or rename (also renameat); FAULT_NTH counts from 1. Allocations made inside the C library do not
 * count. When the fault has struck, the file FAULT_MARK is made, so that a test knows when n is past the last call.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static long wanted = -1;
static long calls;
static char kind[16];

static void set_up(void)
{
	const char *text = getenv("FAULT_NTH"), *name = getenv("FAULT_KIND");
	wanted = 0;
	for (; text != NULL && *text >= '0' && *text <= '9'; text++)
		wanted = wanted * 10 + (*text - '0');
	for (size_t i = 0; name != NULL && name[i] != '\0' && i < sizeof kind - 1; i++)
		kind[i] = name[i];
}

static bool strikes(const char *name, int error)
{
	if (wanted < 0)
		set_up();
	if (strcmp(kind, name) != 0 || ++calls != wanted)
		return false;
	const char *mark = getenv("FAULT_MARK");
	if (mark != NULL) {
		int fd = open(mark, O_WRONLY | O_CREAT, 0600);
		if (fd >= 0)
			close(fd);
	}
	errno = error;
	return true;
}

/* The C library allocates for itself in ways that it survives; libcsv asks again for less; libunistring keeps what it
 * could not make smaller. */
static bool is_library(const void *caller)
{
	Dl_info info;
	return dladdr(caller, &info) == 0 || info.dli_fname == NULL || strstr(info.dli_fname, "libc.so") != NULL ||
	       strstr(info.dli_fname, "/ld-") != NULL || strstr(info.dli_fname, "libcsv") != NULL ||
	       strstr(info.dli_fname, "libunistring") != NULL;
}

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static bool memory_strikes(const void *caller)
{
	static __thread bool inside; /* looking up the caller may allocate */
	if (inside)
		return false;
	inside = true;
	bool result = !is_library(caller) && strikes("malloc", ENOMEM);
	inside = false;
	return result;
}

void *malloc(size_t size)
{
	return memory_strikes(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return memory_strikes(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return memory_strikes(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}

ssize_t read(int fd, void *to, size_t size)
{
	return strikes("read", EIO) ? -1 : syscall(SYS_read, fd, to, size);
}

ssize_t write(int fd, const void *from, size_t size)
{
	/* messages must still come through */
	if (fd != STDERR_FILENO && strikes("write", ENOSPC))
		return -1;
	return syscall(SYS_write, fd, from, size);
}

int fsync(int fd)
{
	return strikes("fsync", EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}

int rename(const char *from, const char *to)
{
	return strikes("rename", EIO) ? -1 : (int)syscall(SYS_rename, from, to);
}

int syncfs(int fd)
{
	return strikes("fsync", EIO) ? -1 : (int)syscall(SYS_syncfs, fd);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
	return strikes("rename", EIO) ? -1 : (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
}
