/* A file for each case: its name, and how it comes into the folder that was asked for. */
#include <errno.h>
#include <unistd.h>

#include <nettle/sha2.h>

#include "bon.h"
#include "cli/named-files.h"
#include "io/out/folder.h"

struct bon_folder {
	struct folder *folder;
	const char *path, *extension;
	const struct common_options *common; /* what is read must not be replaced */
};

enum baat_status bon_folder_open(struct bon_folder **opened, const char *path, enum bon_form form,
                                 const struct common_options *common, struct baat_diags *diags)
{
	static const char *const extensions[] = {[BON_TEXT] = ".txt", [BON_PAGE] = ".html", [BON_JSON] = ".jsonl"};
	struct bon_folder *folder = calloc(1, sizeof *folder);
	*opened = folder;
	if (folder == NULL)
		return baat_out_of_memory(diags);
	folder->path = path;
	folder->extension = extensions[form];
	folder->common = common;
	return folder_open_joining(&folder->folder, path, BON_HIDDEN, diags);
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

enum baat_status bon_folder_check(const struct bon_folder *folder, const char *name, struct baat_diags *diags)
{
	char *path;
	if (asprintf(&path, "%s/%s", folder->path, name) < 0)
		return baat_out_of_memory(diags);
	enum baat_status status = check_not_read(folder->common, path, diags);
	free(path);
	return status;
}

enum baat_status bon_folder_write(struct bon_folder *folder, const char *name, struct baat_text text,
                                  struct baat_diags *diags)
{
	enum baat_status status = bon_folder_check(folder, name, diags);
	if (status != BAAT_OK)
		return status;
	int fd = folder_create(folder->folder, name);
	/* only a case that comes back has the name of another, and that stops the run when its turn comes */
	if (fd < 0 && errno == EEXIST)
		return BAAT_OK;
	bool good = fd >= 0 && folder_write(fd, text);
	int reason = errno;
	if (fd >= 0 && close(fd) < 0 && errno != EINTR && good) {
		good = false;
		reason = errno;
	}
	return good ? BAAT_OK : folder_fault(folder->folder, BAAT_CANNOT_WRITE, _("cannot write: %s"), reason, diags);
}

enum baat_status bon_folder_commit(struct bon_folder *folder, struct baat_diags *diags)
{
	return folder_commit(folder->folder, diags);
}

void bon_folder_close(struct bon_folder *folder)
{
	if (folder == NULL)
		return;
	folder_close(folder->folder);
	free(folder);
}
