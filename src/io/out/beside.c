#include "beside.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/system-text.h"

/* What a link says, seen from the folder that the link is in. */
static char *linked_from(const char *path, const char *says)
{
	const char *slash = strrchr(path, '/');
	char *joined;
	if (says[0] == '/' || slash == NULL)
		return strdup(says);
	return asprintf(&joined, "%.*s%s", (int)(slash + 1 - path), path, says) < 0 ? NULL : joined;
}

char *baat_follow_links(const char *path)
{
	enum { LINKS_MAX = 40 };
	char says[PATH_MAX];
	char *at = strdup(path);

	for (int links = 0; at != NULL; links++) {
		ssize_t length = readlink(at, says, sizeof says - 1);
		if (length < 0)
			return at;
		says[length] = '\0';
		char *next = links < LINKS_MAX ? linked_from(at, says) : NULL;
		free(at);
		at = next;
		if (links == LINKS_MAX)
			errno = ELOOP;
	}
	return NULL;
}

static char *path_beside(const char *target)
{
	const char *slash = strrchr(target, '/');
	const char *name = slash == NULL ? target : slash + 1;
	char *path;
	return asprintf(&path, "%.*s.%s.baat", (int)(name - target), target, name) < 0 ? NULL : path;
}

/* Whether the open file is still what the path names; false also when that cannot be told. */
static bool still_stands(int fd, const char *path)
{
	struct stat open_one, named;
	return fstat(fd, &open_one) == 0 && lstat(path, &named) == 0 && open_one.st_dev == named.st_dev &&
	       open_one.st_ino == named.st_ino;
}

/* Locks for as long as the file is open. A file system without locks does not keep two runs apart, but what each
 * of them renames is checked to be its own. */
static bool lock(int fd)
{
	int result;
	do
		result = flock(fd, LOCK_EX | LOCK_NB);
	while (result < 0 && errno == EINTR);
	return result == 0 || errno != EWOULDBLOCK;
}

enum attempt { MADE, AGAIN, BUSY, FAILED };

/* Makes the file and locks it. Somebody may take it for litter in between, hence the check afterwards. */
static enum attempt make(struct baat_beside *beside, mode_t mode)
{
	beside->fd = (int)TEMP_FAILURE_RETRY(open(beside->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
	if (beside->fd < 0)
		return errno == EEXIST ? AGAIN : FAILED;
	bool locked = lock(beside->fd);
	if (locked && still_stands(beside->fd, beside->path))
		return MADE;
	close(beside->fd);
	beside->fd = -1;
	return locked ? AGAIN : BUSY;
}

/*
 * Removes what a killed run left behind. Only its lock tells it from the file of a run that is alive; and a file that
 * got its lock by the end of such a run has been renamed meanwhile and is somebody's result, hence the check.
 */
static enum attempt remove_litter(const char *path)
{
	enum attempt result = AGAIN;
	struct stat found;
	int fd = (int)TEMP_FAILURE_RETRY(open(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));

	if (fd < 0)
		return errno == ENOENT ? AGAIN : FAILED;
	if (fstat(fd, &found) < 0 || !S_ISREG(found.st_mode)) {
		errno = EEXIST;
		result = FAILED;
	} else if (!lock(fd)) {
		result = BUSY;
	} else if (still_stands(fd, path) && unlink(path) < 0 && errno != ENOENT) {
		result = FAILED;
	}
	int kept = errno;
	close(fd);
	errno = kept;
	return result;
}

static enum attempt make_or_take_over(struct baat_beside *beside, mode_t mode, const char **blame)
{
	enum { ATTEMPTS = 100 };
	enum attempt result = AGAIN;

	for (int i = 0; i < ATTEMPTS && result == AGAIN; i++) {
		*blame = NULL;
		result = make(beside, mode);
		if (result != AGAIN)
			break;
		*blame = beside->path;
		result = remove_litter(beside->path);
	}
	return result == AGAIN ? BUSY : result;
}

static enum baat_status report(enum attempt result, const char *shown, const char *blame, struct baat_diags *diags)
{
	struct baat_place place = {.file = shown};
	int reason = errno;

	if (result == BUSY)
		return baat_error(diags, place, BAAT_CANNOT_OPEN,
		                  _("another run is writing this file; wait for it or write elsewhere"));
	if (blame != NULL)
		return baat_error(diags, place, BAAT_CANNOT_OPEN,
		                  _("cannot write: '%s' stands in the way (%s); remove it"), blame,
		                  baat_system_text(reason));
	return baat_error(diags, place, BAAT_CANNOT_OPEN, _("cannot write: %s"), baat_system_text(reason));
}

enum baat_status baat_beside_open(struct baat_beside *beside, char *target, const mode_t *mode, const char *shown,
                                  struct baat_diags *diags)
{
	const char *blame = NULL;

	*beside = (struct baat_beside){.fd = -1, .target = target, .path = path_beside(target)};
	if (beside->path == NULL) {
		free(target);
		beside->target = NULL;
		return baat_out_of_memory(diags);
	}
	enum attempt result = make_or_take_over(beside, mode != NULL ? *mode : 0666, &blame);
	/* The mask has taken bits away that the existing file has. */
	if (result == MADE && mode != NULL && fchmod(beside->fd, *mode) < 0)
		result = FAILED;
	if (result == MADE)
		return BAAT_OK;
	enum baat_status status = report(result, shown, blame, diags);
	baat_beside_close(beside);
	return status;
}

bool baat_beside_sync(struct baat_beside *beside)
{
	/* Some file systems cannot sync; then the rename is all there is. */
	return TEMP_FAILURE_RETRY(fsync(beside->fd)) == 0 || errno == EINVAL || errno == ENOSYS;
}

bool baat_beside_place(struct baat_beside *beside)
{
	if (!still_stands(beside->fd, beside->path)) {
		errno = ESTALE;
		return false;
	}
	return rename(beside->path, beside->target) == 0;
}

void baat_beside_close(struct baat_beside *beside)
{
	if (beside->fd >= 0) {
		/* Removed before the lock goes, so that nobody else's file is. */
		if (still_stands(beside->fd, beside->path))
			unlink(beside->path);
		close(beside->fd);
	}
	free(beside->target);
	free(beside->path);
	*beside = (struct baat_beside){.fd = -1};
}
