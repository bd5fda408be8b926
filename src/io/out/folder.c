#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/system-text.h"

struct folder {
	const char *shown;
	int home;     /* the folder that the hidden one stands in */
	int staging;  /* the hidden one; locked */
	char *hidden; /* its name */
	char *name;   /* what it will be called itself; NULL when its files join those of home */
};

enum baat_status folder_fault(const struct folder *folder, enum baat_code code, const char *format, int reason,
                              struct baat_diags *diags)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	return baat_error(diags, baat_at(folder->shown, 0, 0), code, format, baat_system_text(reason));
#pragma GCC diagnostic pop
}

static enum baat_status cannot_write_in(const struct folder *folder, int reason, struct baat_diags *diags)
{
	return folder_fault(folder, BAAT_CANNOT_OPEN, _("cannot write in this folder: %s"), reason, diags);
}

/* Calls `act` for each entry of a folder; stops at the first that fails, with errno. */
static bool for_each(const struct folder *folder, int of, bool (*act)(const struct folder *folder, const char *name))
{
	int fd = (int)TEMP_FAILURE_RETRY(openat(of, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	DIR *list = fd < 0 ? NULL : fdopendir(fd);
	bool good = list != NULL;
	if (list == NULL && fd >= 0)
		close(fd);
	while (good) {
		errno = 0;
		const struct dirent *entry = readdir(list);
		if (entry == NULL) {
			good = errno == 0;
			break;
		}
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			good = act(folder, entry->d_name);
	}
	int reason = errno;
	if (list != NULL)
		closedir(list);
	errno = reason;
	return good;
}

static bool remove_file(const struct folder *folder, const char *name)
{
	return unlinkat(folder->staging, name, 0) == 0;
}

static bool move_file(const struct folder *folder, const char *name)
{
	return renameat(folder->staging, name, folder->home, name) == 0;
}

static bool refuse_any(const struct folder *folder, const char *name)
{
	(void)folder, (void)name;
	errno = ENOTEMPTY;
	return false;
}

/* Whether the hidden folder is still called so: a run that ended between our opening and our lock may have put it in
 * its place, and then it is somebody's result. */
static bool still_stands(const struct folder *folder)
{
	struct stat open_one, named;
	return fstat(folder->staging, &open_one) == 0 &&
	       fstatat(folder->home, folder->hidden, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	       open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino;
}

static void let_go(struct folder *folder)
{
	close(folder->staging);
	folder->staging = -1;
}

/* Makes the hidden folder, or takes over that of a run that was killed. */
static enum baat_status open_staging(struct folder *folder, mode_t mode, struct baat_diags *diags)
{
	enum { ATTEMPTS = 100 };
	for (int i = 0; i < ATTEMPTS; i++) {
		bool made = mkdirat(folder->home, folder->hidden, mode) == 0;
		if (!made && errno != EEXIST)
			return cannot_write_in(folder, errno, diags);
		folder->staging = (int)TEMP_FAILURE_RETRY(
		    openat(folder->home, folder->hidden, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
		if (folder->staging < 0 && errno == ENOENT)
			continue;
		if (folder->staging < 0) {
			int reason = errno;
			if (made)
				unlinkat(folder->home, folder->hidden, AT_REMOVEDIR);
			return cannot_write_in(folder, reason, diags);
		}
		/* as in beside.c: a file system without locks does not keep two runs apart */
		if (flock(folder->staging, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK) {
			int reason = errno;
			let_go(folder);
			return folder_fault(folder, BAAT_CANNOT_OPEN, _("another run is writing in this folder: %s"),
			                    reason, diags);
		}
		if (!still_stands(folder)) {
			let_go(folder);
			continue;
		}
		return for_each(folder, folder->staging, remove_file) ? BAAT_OK : cannot_write_in(folder, errno, diags);
	}
	return cannot_write_in(folder, EBUSY, diags);
}

static struct folder *new_folder(const char *path)
{
	struct folder *folder = malloc(sizeof *folder);
	if (folder != NULL)
		*folder = (struct folder){.shown = path, .home = -1, .staging = -1};
	return folder;
}

enum baat_status folder_open_joining(struct folder **opened, const char *path, const char *hidden,
                                     struct baat_diags *diags)
{
	struct folder *folder = *opened = new_folder(path);
	if (folder == NULL || (folder->hidden = strdup(hidden)) == NULL)
		return baat_out_of_memory(diags);
	if (mkdir(path, 0777) < 0 && errno != EEXIST)
		return folder_fault(folder, BAAT_CANNOT_OPEN, _("cannot make this folder: %s"), errno, diags);
	folder->home = (int)TEMP_FAILURE_RETRY(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	if (folder->home < 0)
		return folder_fault(folder, BAAT_CANNOT_OPEN, _("cannot open this folder: %s"), errno, diags);
	return open_staging(folder, 0700, diags);
}

/* Splits a path into the folder that its last part stands in, which is opened, and that part. */
static enum baat_status split_path(struct folder *folder, const char *path, struct baat_diags *diags)
{
	size_t end = strlen(path), start;
	while (end > 0 && path[end - 1] == '/')
		end--;
	for (start = end; start > 0 && path[start - 1] != '/';)
		start--;
	struct baat_text name = {path + start, end - start};
	if (name.length == 0 || baat_text_equal(name, BAAT_TEXT(".")) || baat_text_equal(name, BAAT_TEXT("..")))
		return folder_fault(folder, BAAT_CANNOT_OPEN, _("cannot make this folder: %s"), EEXIST, diags);
	char *home = start == 0 ? strdup(".") : baat_text_dup((struct baat_text){path, start});
	folder->name = baat_text_dup(name);
	if (asprintf(&folder->hidden, ".%.*s.baat", (int)name.length, name.at) < 0)
		folder->hidden = NULL;
	if (home != NULL)
		folder->home = (int)TEMP_FAILURE_RETRY(open(home, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	int reason = errno;
	bool no_memory = home == NULL || folder->name == NULL || folder->hidden == NULL;
	free(home);
	if (no_memory)
		return baat_out_of_memory(diags);
	if (folder->home < 0)
		return folder_fault(folder, BAAT_CANNOT_OPEN, _("cannot make this folder: %s"), reason, diags);
	return BAAT_OK;
}

enum baat_status folder_open_new(struct folder **opened, const char *path, struct baat_diags *diags)
{
	struct folder *folder = *opened = new_folder(path);
	if (folder == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = split_path(folder, path, diags);
	if (status != BAAT_OK)
		return status;
	/* there is a name when all is well; NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker) */
	int existing = (int)TEMP_FAILURE_RETRY(
	    openat(folder->home, folder->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
	if (existing < 0 && errno != ENOENT)
		return folder_fault(folder, BAAT_CANNOT_OPEN, _("cannot make this folder: %s"), errno, diags);
	bool good = existing < 0 || for_each(folder, existing, refuse_any);
	int reason = errno;
	if (existing >= 0)
		close(existing);
	if (!good && reason == ENOTEMPTY)
		return baat_error(diags, baat_at(path, 0, 0), BAAT_CANNOT_OPEN,
		                  _("this folder is not empty; remove it or name a new one"));
	if (!good)
		return folder_fault(folder, BAAT_CANNOT_OPEN, _("cannot open this folder: %s"), reason, diags);
	return open_staging(folder, 0777, diags);
}

int folder_create(const struct folder *folder, const char *name)
{
	return (int)TEMP_FAILURE_RETRY(openat(folder->staging, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
}

bool folder_write(int fd, struct baat_text text)
{
	while (text.length > 0) {
		ssize_t done = write(fd, text.at, text.length);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		text.at += done;
		text.length -= (size_t)done;
	}
	return true;
}

static bool put_in_place(struct folder *folder)
{
	if (folder->name == NULL)
		return for_each(folder, folder->staging, move_file);
	if (!still_stands(folder)) {
		errno = ESTALE;
		return false;
	}
	if (renameat(folder->home, folder->hidden, folder->home, folder->name) < 0)
		return false;
	let_go(folder);
	return true;
}

enum baat_status folder_commit(struct folder *folder, struct baat_diags *diags)
{
	/* one sync for all of them: a name must not come before its content */
	if (syncfs(folder->staging) < 0 || !put_in_place(folder))
		return folder_fault(folder, BAAT_CANNOT_WRITE, _("cannot write: %s"), errno, diags);
	/* the files are in their place, also where a folder cannot be synced */
	if (folder->name == NULL)
		fsync(folder->home);
	return BAAT_OK;
}

void folder_close(struct folder *folder)
{
	if (folder == NULL)
		return;
	if (folder->staging >= 0) {
		for_each(folder, folder->staging, remove_file);
		unlinkat(folder->home, folder->hidden, AT_REMOVEDIR);
		close(folder->staging);
	}
	if (folder->home >= 0)
		close(folder->home);
	free(folder->hidden);
	free(folder->name);
	free(folder);
}
