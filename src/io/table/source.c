#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <unistd.h>

#include <nettle/sha2.h>

#include "base/gettext.h"
#include "base/system-text.h"
#include "baat/io/table.h"
#include "baat/base/text.h"
#include "digest.h"

enum { RAW_SIZE = 64 * 1024 };

struct baat_source {
	const char *path;
	const char *encoding;
	int fd;
	struct stat opened; /* as it was when it was opened */
	uint64_t taken;
	char head[BAAT_SOURCE_HEAD]; /* read to look at it, and not given out */
	size_t head_length;
	bool digest;
	struct sha256_ctx sha;
	iconv_t decoder; /* (iconv_t)-1 for UTF-8 */
	char *raw;       /* bytes not decoded yet */
	size_t raw_length;
	bool at_end;
	bool is_whole; /* the file itself is read at any place */
	bool flushed;  /* the decoder has given its last */
};

static struct baat_place place_of(const struct baat_source *source)
{
	return (struct baat_place){.file = source->path};
}

static enum baat_status open_decoder(struct baat_source *source, struct baat_diags *diags)
{
	source->decoder = iconv_open("UTF-8", source->encoding);
	if (source->decoder == (iconv_t)-1)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
		                  _("no encoding is called '%s'; CP1252, ISO-8859-15 and UTF-16LE are known names"),
		                  source->encoding);
	source->raw = malloc(RAW_SIZE);
	return source->raw != NULL ? BAAT_OK : baat_out_of_memory(diags);
}

enum baat_status baat_source_open(struct baat_source **result, const char *path, const char *shown,
                                  const char *encoding, bool digest, struct baat_diags *diags)
{
	struct baat_source *source = calloc(1, sizeof *source);
	*result = NULL;
	if (source == NULL)
		return baat_out_of_memory(diags);
	source->path = shown;
	source->encoding = encoding;
	source->digest = digest;
	source->decoder = (iconv_t)-1;
	sha256_init(&source->sha);

	enum baat_status status = BAAT_OK;
	bool is_stdin = strcmp(path, "-") == 0;
	source->fd = is_stdin ? STDIN_FILENO : (int)TEMP_FAILURE_RETRY(open(path, O_RDONLY | O_CLOEXEC));
	if (source->fd < 0 || fstat(source->fd, &source->opened) != 0)
		status = baat_error(diags, place_of(source), BAAT_CANNOT_OPEN, _("cannot open: %s"),
		                    baat_system_text(errno));
	else if (S_ISDIR(source->opened.st_mode))
		status =
		    baat_error(diags, place_of(source), BAAT_CANNOT_OPEN, _("this is a folder; name the files in it"));
	else if (encoding != NULL)
		status = open_decoder(source, diags);
	if (status != BAAT_OK) {
		baat_source_close(source);
		return status;
	}
	*result = source;
	return BAAT_OK;
}

void baat_source_close(struct baat_source *source)
{
	if (source == NULL)
		return;
	if (source->fd > STDIN_FILENO)
		close(source->fd);
	if (source->decoder != (iconv_t)-1)
		iconv_close(source->decoder);
	free(source->raw);
	free(source);
}

bool baat_source_is_regular(const struct baat_source *source)
{
	return S_ISREG(source->opened.st_mode);
}

uint64_t baat_source_taken(const struct baat_source *source)
{
	return source->taken;
}

void baat_source_digest(struct baat_source *source, char hex[65])
{
	baat_digest_hex(&source->sha, hex);
}

const struct stat *baat_source_opened(const struct baat_source *source)
{
	return &source->opened;
}

bool baat_source_is_same(const struct stat *before, const struct stat *now)
{
	return now->st_dev == before->st_dev && now->st_ino == before->st_ino && now->st_size == before->st_size &&
	       now->st_mtim.tv_sec == before->st_mtim.tv_sec && now->st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

enum baat_status baat_source_changed(const char *path, struct baat_diags *diags)
{
	return baat_error(diags, baat_at(path, 0, 0), BAAT_INPUT_CHANGED,
	                  _("the file changed while it was read; run again when nobody writes it"));
}

/* A file that changes under our eyes gives a result that belongs to neither version. */
static enum baat_status check_unchanged(const struct baat_source *source, struct baat_diags *diags)
{
	struct stat now;
	if (!baat_source_is_regular(source) || fstat(source->fd, &now) != 0 ||
	    baat_source_is_same(&source->opened, &now))
		return BAAT_OK;
	return baat_source_changed(source->path, diags);
}

static enum baat_status read_raw(struct baat_source *source, char *to, size_t room, size_t *got,
                                 struct baat_diags *diags)
{
	ssize_t count = TEMP_FAILURE_RETRY(read(source->fd, to, room));
	*got = count < 0 ? 0 : (size_t)count;
	if (count < 0)
		return baat_error(diags, place_of(source), BAAT_CANNOT_READ, _("cannot read: %s"),
		                  baat_system_text(errno));
	if (source->digest)
		sha256_update(&source->sha, *got, (const uint8_t *)to);
	source->taken += *got;
	if (count == 0) {
		source->at_end = true;
		return check_unchanged(source, diags);
	}
	return BAAT_OK;
}

/* The same, but first what was only looked at. */
static enum baat_status read_on(struct baat_source *source, char *to, size_t room, size_t *got,
                                struct baat_diags *diags)
{
	*got = source->head_length < room ? source->head_length : room;
	if (*got == 0)
		return source->at_end ? BAAT_OK : read_raw(source, to, room, got, diags);
	memcpy(to, source->head, *got);
	source->head_length -= *got;
	memmove(source->head, source->head + *got, source->head_length);
	return BAAT_OK;
}

enum baat_status baat_source_peek(struct baat_source *source, char head[BAAT_SOURCE_HEAD], size_t *length,
                                  struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t got = 1;
	     status == BAAT_OK && got > 0 && source->head_length < BAAT_SOURCE_HEAD && !source->at_end;) {
		status = read_raw(source, source->head + source->head_length, BAAT_SOURCE_HEAD - source->head_length,
		                  &got, diags);
		source->head_length += got;
	}
	*length = source->head_length;
	memcpy(head, source->head, source->head_length);
	return status;
}

/* Decodes what is there. A sequence cut off at the end of the raw bytes waits for the rest of it. */
static enum baat_status decode(struct baat_source *source, char *to, size_t room, size_t *got, struct baat_diags *diags)
{
	char *from = source->raw, *out = to;
	size_t left = source->raw_length, space = room;
	size_t converted = iconv(source->decoder, &from, &left, &out, &space);
	int why = errno;
	memmove(source->raw, from, left);
	source->raw_length = left;
	*got = (size_t)(out - to);
	if (*got > 0 || converted != (size_t)-1 || why == E2BIG || (why == EINVAL && !source->at_end))
		return BAAT_OK;
	return baat_error(diags, place_of(source), BAAT_ENCODING_INVALID,
	                  _("the bytes at offset %llu are not %s; is --codering right?"),
	                  (unsigned long long)(source->taken - left), source->encoding);
}

/* Some encodings hold a character back until they have seen what follows it. */
static size_t flush(struct baat_source *source, char *to, size_t room)
{
	size_t space = room;
	iconv(source->decoder, NULL, NULL, &to, &space);
	source->flushed = true;
	return room - space;
}

enum baat_status baat_source_read(struct baat_source *source, char *to, size_t room, size_t *got,
                                  struct baat_diags *diags)
{
	*got = 0;
	if (source->decoder == (iconv_t)-1)
		return read_on(source, to, room, got, diags);

	while (*got == 0 && !source->flushed) {
		enum baat_status status = BAAT_OK;
		size_t more = 0;
		if (source->raw_length < RAW_SIZE)
			status = read_on(source, source->raw + source->raw_length, RAW_SIZE - source->raw_length, &more,
			                 diags);
		source->raw_length += more;
		if (status == BAAT_OK && source->at_end && source->raw_length == 0)
			*got = flush(source, to, room);
		else if (status == BAAT_OK)
			status = decode(source, to, room, got, diags);
		if (status != BAAT_OK)
			return status;
	}
	return BAAT_OK;
}

/* A file without a name, where the system keeps such. */
static int open_nameless(void)
{
	const char *folder = getenv("TMPDIR");
	return (int)TEMP_FAILURE_RETRY(
	    open(folder != NULL && *folder != '\0' ? folder : "/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
}

static enum baat_status write_all(struct baat_source *source, int fd, const char *from, size_t length,
                                  struct baat_diags *diags)
{
	for (size_t done = 0; done < length;) {
		ssize_t wrote = TEMP_FAILURE_RETRY(write(fd, from + done, length - done));
		if (wrote < 0)
			return baat_error(
			    diags, place_of(source), BAAT_CANNOT_WRITE,
			    _("a workbook that comes through a pipe is first written to the folder in TMPDIR, "
			      "or to /tmp; this cannot be: %s"),
			    baat_system_text(errno));
		done += (size_t)wrote;
	}
	return BAAT_OK;
}

/* Reads to the end into a file that takes the place of what was read. */
static enum baat_status keep_whole(struct baat_source *source, struct baat_diags *diags)
{
	char *room = malloc(RAW_SIZE);
	int fd = open_nameless();
	size_t got = 1;
	enum baat_status status = BAAT_OK;
	if (room == NULL)
		status = baat_out_of_memory(diags);
	else if (fd < 0)
		status =
		    baat_error(diags, place_of(source), BAAT_CANNOT_WRITE,
		               _("a workbook that comes through a pipe is first written to the folder in TMPDIR, or to "
		                 "/tmp; this cannot be: %s"),
		               baat_system_text(errno));
	while (status == BAAT_OK && got > 0) {
		status = read_on(source, room, RAW_SIZE, &got, diags);
		if (status == BAAT_OK)
			status = write_all(source, fd, room, got, diags);
	}
	free(room);
	if (status != BAAT_OK) {
		if (fd >= 0)
			close(fd);
		return status;
	}
	if (source->fd > STDIN_FILENO)
		close(source->fd);
	source->fd = fd;
	return BAAT_OK;
}

enum baat_status baat_source_whole(struct baat_source *source, int *fd, uint64_t *size, struct baat_diags *diags)
{
	struct stat now;
	enum baat_status status = BAAT_OK;
	source->is_whole =
	    baat_source_is_regular(source) && lseek(source->fd, 0, SEEK_CUR) == (off_t)source->head_length;
	if (!source->is_whole)
		status = keep_whole(source, diags);
	if (status == BAAT_OK && fstat(source->fd, &now) != 0)
		status = baat_error(diags, place_of(source), BAAT_CANNOT_READ, _("cannot read: %s"),
		                    baat_system_text(errno));
	*fd = source->fd;
	*size = status == BAAT_OK ? (uint64_t)now.st_size : 0;
	return status;
}

enum baat_status baat_source_seen(struct baat_source *source, struct baat_diags *diags)
{
	char *room = source->is_whole && source->digest ? malloc(RAW_SIZE) : NULL;
	size_t got = 1;
	enum baat_status status = BAAT_OK;
	if (!source->is_whole)
		return BAAT_OK;
	if (!source->digest)
		return check_unchanged(source, diags);
	if (room == NULL)
		return baat_out_of_memory(diags);
	/* its first bytes were digested when they were looked at; reading notes the end, and a change */
	while (status == BAAT_OK && got > 0)
		status = read_raw(source, room, RAW_SIZE, &got, diags);
	free(room);
	return status;
}

enum baat_status baat_file_digest(const char *path, char hex[65], struct baat_diags *diags)
{
	if (strcmp(path, "-") == 0)
		return baat_error(diags, baat_at(path, 0, 0), BAAT_CANNOT_READ,
		                  _("standard input cannot be read again"));
	struct baat_source *source;
	char *room = malloc(RAW_SIZE), *file = baat_text_dup((struct baat_text){path, baat_table_file_length(path)});
	size_t got = 1;
	enum baat_status status = room == NULL || file == NULL
	                              ? baat_out_of_memory(diags)
	                              : baat_source_open(&source, file, path, NULL, true, diags);
	if (status == BAAT_OK) {
		while (status == BAAT_OK && got > 0)
			status = baat_source_read(source, room, RAW_SIZE, &got, diags);
		if (status == BAAT_OK)
			baat_source_digest(source, hex);
		baat_source_close(source);
	}
	free(file);
	free(room);
	return status;
}
