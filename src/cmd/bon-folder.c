/*
 * A file for each case. They are written into a hidden folder inside the one that was asked for, and moved into their
 * place when the whole run went well: a run that fails, also at its last case, leaves what was there as it was.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nettle/sha2.h>

#include "bon.h"

struct bon_folder {
	const char *path;
	const char *extension;
	int fd;      /* of the folder */
	int staging; /* of the hidden one; locked */
};

static enum baat_status fault(const struct bon_folder *folder, enum baat_code code, const char *format, int reason,
                              struct baat_diags *diags)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	return baat_error(diags, baat_at(folder->path, 0, 0), code, format, strerror(reason));
#pragma GCC diagnostic pop
}

/* Calls `act` for each file in the hidden folder; stops at the first that fails, with errno. */
static bool for_each(const struct bon_folder *folder, bool (*act)(const struct bon_folder *folder, const char *name))
{
	int fd = openat(folder->staging, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
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

static bool remove_file(const struct bon_folder *folder, const char *name)
{
	return unlinkat(folder->staging, name, 0) == 0;
}

static bool move_file(const struct bon_folder *folder, const char *name)
{
	return renameat(folder->staging, name, folder->fd, name) == 0;
}

static enum baat_status open_folders(struct bon_folder *folder, struct baat_diags *diags)
{
	if (mkdir(folder->path, 0777) < 0 && errno != EEXIST)
		return fault(folder, BAAT_CANNOT_OPEN, _("cannot make this folder: %s"), errno, diags);
	folder->fd = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder->fd < 0)
		return fault(folder, BAAT_CANNOT_OPEN, _("cannot open this folder: %s"), errno, diags);
	if (mkdirat(folder->fd, BON_HIDDEN, 0700) < 0 && errno != EEXIST)
		return fault(folder, BAAT_CANNOT_OPEN, _("cannot write in this folder: %s"), errno, diags);
	folder->staging = openat(folder->fd, BON_HIDDEN, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder->staging < 0)
		return fault(folder, BAAT_CANNOT_OPEN, _("cannot write in this folder: %s"), errno, diags);
	if (flock(folder->staging, LOCK_EX | LOCK_NB) < 0) {
		int reason = errno;
		close(folder->staging);
		folder->staging = -1;
		return fault(folder, BAAT_CANNOT_OPEN, _("another run is writing in this folder: %s"), reason, diags);
	}
	/* what a run that was killed left behind */
	if (!for_each(folder, remove_file))
		return fault(folder, BAAT_CANNOT_OPEN, _("cannot write in this folder: %s"), errno, diags);
	return BAAT_OK;
}

enum baat_status bon_folder_open(struct bon_folder **opened, const char *path, enum bon_form form,
                                 struct baat_diags *diags)
{
	static const char *const extensions[] = {[BON_TEXT] = ".txt", [BON_PAGE] = ".html", [BON_JSON] = ".jsonl"};
	struct bon_folder *folder = malloc(sizeof *folder);
	*opened = folder;
	if (folder == NULL)
		return baat_out_of_memory(diags);
	*folder = (struct bon_folder){.path = path, .extension = extensions[form], .fd = -1, .staging = -1};
	return open_folders(folder, diags);
}

const char *bon_folder_extension(const struct bon_folder *folder)
{
	return folder->extension;
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* Names that some systems keep for devices, and that of the list of all receipts. */
static bool is_taken(struct baat_text casus)
{
	static const char *const taken[] = {"con",  "prn",  "aux",  "nul",  "index", "com0", "com1", "com2", "com3",
	                                    "com4", "com5", "com6", "com7", "com8",  "com9", "lpt0", "lpt1", "lpt2",
	                                    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7",  "lpt8", "lpt9"};
	for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
		if (baat_text_equal(casus, baat_text_of(taken[i])))
			return true;
	return false;
}

/* A name that is plain already stays; any other is made plain and gets a point and a part of its SHA-256 behind it.
 * A plain name has no point, so the two kinds cannot meet, nor can names that differ in their capitals only. */
void bon_folder_name(struct baat_text casus, const char *extension, char name[BON_NAME_MAX])
{
	enum { LONGEST = 64, HASHED = 12 };
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx context;
	bool plain = casus.length > 0 && casus.length <= LONGEST && casus.at[0] != '-' && !is_taken(casus);
	size_t at = 0;

	for (size_t i = 0; i < casus.length && at < LONGEST; i++) {
		char c = casus.at[i];
		bool is_capital = c >= 'A' && c <= 'Z';
		plain &= is_plain(c);
		c = is_capital ? (char)(c - 'A' + 'a') : c;
		if (is_plain(c) && !(at == 0 && c == '-'))
			name[at++] = c;
		else if (at > 0 && name[at - 1] != '-')
			name[at++] = '-';
	}
	if (!plain) {
		sha256_init(&context);
		sha256_update(&context, casus.length, (const uint8_t *)casus.at);
		sha256_digest(&context, sizeof digest, digest);
		if (at == 0)
			name[at++] = 'x';
		name[at++] = '.';
		for (size_t i = 0; i < HASHED; i++)
			at += (size_t)snprintf(name + at, BON_NAME_MAX - at, "%02x", digest[i]);
	}
	snprintf(name + at, BON_NAME_MAX - at, "%s", extension);
}

static bool write_all(int fd, struct baat_text text)
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

enum baat_status bon_folder_write(struct bon_folder *folder, const char *name, struct baat_text text,
                                  struct baat_diags *diags)
{
	int fd = openat(folder->staging, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	/* only a case that comes back has the name of another, and that stops the run when its turn comes */
	if (fd < 0 && errno == EEXIST)
		return BAAT_OK;
	bool good = fd >= 0 && write_all(fd, text);
	int reason = errno;
	if (fd >= 0 && close(fd) < 0 && errno != EINTR && good) {
		good = false;
		reason = errno;
	}
	return good ? BAAT_OK : fault(folder, BAAT_CANNOT_WRITE, _("cannot write: %s"), reason, diags);
}

enum baat_status bon_folder_commit(struct bon_folder *folder, struct baat_diags *diags)
{
	/* one sync for all of them: a name must not come before its content */
	if (syncfs(folder->staging) < 0 || !for_each(folder, move_file) || fsync(folder->fd) < 0)
		return fault(folder, BAAT_CANNOT_WRITE, _("cannot write: %s"), errno, diags);
	return BAAT_OK;
}

void bon_folder_close(struct bon_folder *folder)
{
	if (folder == NULL)
		return;
	if (folder->staging >= 0) {
		for_each(folder, remove_file);
		unlinkat(folder->fd, BON_HIDDEN, AT_REMOVEDIR);
		close(folder->staging);
	}
	if (folder->fd >= 0)
		close(folder->fd);
	free(folder);
}
