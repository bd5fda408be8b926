#include "baat/io/output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/system-text.h"
#include "beside.h"

enum { HELD_MAX = 1024 * 1024 };

struct baat_output {
	const char *shown; /* how messages call it */
	bool direct, begun, failed, settled;
	int fd;                    /* of a direct output, or beside.fd */
	struct baat_beside beside; /* of a regular file */
	struct baat_output_filter filter;
	size_t held_length;
	char held[HELD_MAX];
};

static enum baat_status cannot_open(const struct baat_output *output, int reason, struct baat_diags *diags)
{
	return baat_error(diags, ((struct baat_place){.file = output->shown}), BAAT_CANNOT_OPEN,
	                  _("cannot open for writing: %s"), baat_system_text(reason));
}

static enum baat_status cannot_write(struct baat_output *output, int reason, struct baat_diags *diags)
{
	if (output->failed)
		return BAAT_SYSTEM;
	output->failed = true;
	return baat_error(diags, ((struct baat_place){.file = output->shown}), BAAT_CANNOT_WRITE, _("cannot write: %s"),
	                  baat_system_text(reason));
}

static enum baat_status open_standard_output(struct baat_output *output, struct baat_diags *diags)
{
	/* A copy, so that closing it tells what the file system has to say and the program keeps its own. */
	output->direct = true;
	output->fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	return output->fd < 0 ? cannot_open(output, errno, diags) : BAAT_OK;
}

static enum baat_status open_direct(struct baat_output *output, struct baat_diags *diags)
{
	/* At the end: behind a name such as /dev/fd/3 may be a file that already holds something. */
	output->direct = true;
	output->fd = (int)TEMP_FAILURE_RETRY(open(output->shown, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC));
	return output->fd < 0 ? cannot_open(output, errno, diags) : BAAT_OK;
}

static enum baat_status open_beside(struct baat_output *output, const struct stat *existing, struct baat_diags *diags)
{
	mode_t mode = existing != NULL ? existing->st_mode & 0777 : 0;

	/* Renaming would pass over a write protection, which is there for a reason. */
	if (existing != NULL && faccessat(AT_FDCWD, output->shown, W_OK, AT_EACCESS) < 0)
		return cannot_open(output, errno, diags);
	char *target = baat_follow_links(output->shown);
	if (target == NULL)
		return errno == ENOMEM ? baat_out_of_memory(diags) : cannot_open(output, errno, diags);
	enum baat_status status =
	    baat_beside_open(&output->beside, target, existing != NULL ? &mode : NULL, output->shown, diags);
	output->fd = output->beside.fd;
	return status;
}

/* Names of a file that is open already, which cannot be replaced. */
static bool names_open_file(const char *path)
{
	static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (strncmp(path, folders[i], strlen(folders[i])) == 0)
			return true;
	return strcmp(path, "/dev/stderr") == 0;
}

static enum baat_status open_path(struct baat_output *output, struct baat_diags *diags)
{
	struct stat found;
	size_t length = strlen(output->shown);

	if (stat(output->shown, &found) < 0) {
		if (errno != ENOENT || length == 0 || output->shown[length - 1] == '/')
			return cannot_open(output, errno == ENOENT && length > 0 ? EISDIR : errno, diags);
		return open_beside(output, NULL, diags);
	}
	if (S_ISREG(found.st_mode) && !names_open_file(output->shown))
		return open_beside(output, &found, diags);
	return open_direct(output, diags);
}

enum baat_status baat_output_open(struct baat_output **output, const char *path, struct baat_diags *diags)
{
	struct baat_output *opened = malloc(sizeof *opened);
	enum baat_status status;

	*output = NULL;
	if (opened == NULL)
		return baat_out_of_memory(diags);
	opened->shown = path == NULL ? "-" : path;
	opened->direct = opened->begun = opened->failed = opened->settled = false;
	opened->fd = -1;
	opened->beside = (struct baat_beside){.fd = -1};
	opened->held_length = 0;
	opened->filter = (struct baat_output_filter){0};
	if (strcmp(opened->shown, "-") == 0 || strcmp(opened->shown, "/dev/stdout") == 0)
		status = open_standard_output(opened, diags);
	else
		status = open_path(opened, diags);
	if (status != BAAT_OK)
		free(opened);
	else
		*output = opened;
	return status;
}

/* Waits until an output that does not block takes bytes again. */
static bool wait_for(int fd)
{
	struct pollfd ready = {.fd = fd, .events = POLLOUT};
	return poll(&ready, 1, -1) >= 0 || errno == EINTR;
}

static enum baat_status write_all(struct baat_output *output, struct baat_text text, struct baat_diags *diags)
{
	while (text.length > 0) {
		ssize_t written = write(output->fd, text.at, text.length);
		if (written < 0 && (errno == EINTR || (errno == EAGAIN && wait_for(output->fd))))
			continue;
		if (written < 0)
			return cannot_write(output, errno, diags);
		output->begun |= output->direct;
		text.at += written;
		text.length -= (size_t)written;
	}
	return BAAT_OK;
}

static enum baat_status flush(struct baat_output *output, struct baat_diags *diags)
{
	struct baat_text held = {output->held, output->held_length};
	output->held_length = 0;
	return write_all(output, held, diags);
}

enum baat_status baat_output_write(struct baat_output *output, struct baat_text text, struct baat_diags *diags)
{
	if (output->failed)
		return BAAT_SYSTEM;
	if (output->filter.thing != NULL)
		return output->filter.write(output->filter.thing, text, diags);
	/* What is held goes out in whole: its end is the end of a call, so that of a line (see the header). */
	if (text.length > HELD_MAX - output->held_length && flush(output, diags) != BAAT_OK)
		return BAAT_SYSTEM;
	if (text.length > HELD_MAX)
		return write_all(output, text, diags);
	if (text.length > 0)
		memcpy(output->held + output->held_length, text.at, text.length);
	output->held_length += text.length;
	return BAAT_OK;
}

void baat_output_filter_by(struct baat_output *output, const struct baat_output_filter *filter)
{
	output->filter = *filter;
}

const struct baat_output_filter *baat_output_filter(const struct baat_output *output)
{
	return &output->filter;
}

/* What the filter has made of it all goes out, and the filter goes. */
static enum baat_status finish_filter(struct baat_output *output, struct baat_diags *diags)
{
	struct baat_output_filter filter = output->filter;
	if (filter.thing == NULL)
		return BAAT_OK;
	output->filter = (struct baat_output_filter){0};
	enum baat_status status = filter.finish(filter.thing, output, diags);
	filter.free(filter.thing);
	return status;
}

const char *baat_output_name(const struct baat_output *output)
{
	return output->shown;
}

bool baat_output_begun(const struct baat_output *output)
{
	return output->begun;
}

void baat_output_drop(struct baat_output *output)
{
	output->held_length = 0;
}

bool baat_output_is_direct(const struct baat_output *output)
{
	return output->direct;
}

enum baat_status baat_output_settle(struct baat_output *output, struct baat_diags *diags)
{
	if (output->settled)
		return BAAT_OK;
	enum baat_status status = output->failed ? BAAT_SYSTEM : finish_filter(output, diags);
	if (status == BAAT_OK)
		status = flush(output, diags);
	if (status == BAAT_OK && !output->direct && !baat_beside_sync(&output->beside))
		status = cannot_write(output, errno, diags);
	output->settled = status == BAAT_OK;
	return status;
}

enum baat_status baat_output_commit(struct baat_output *output, struct baat_diags *diags)
{
	enum baat_status status = baat_output_settle(output, diags);

	if (output->direct) {
		/* Some file systems tell of a full disk only now. */
		if (close(output->fd) < 0 && errno != EINTR && status == BAAT_OK)
			status = cannot_write(output, errno, diags);
		output->fd = -1;
	} else if (status == BAAT_OK && !baat_beside_place(&output->beside)) {
		status = cannot_write(output, errno, diags);
	}
	baat_output_abandon(output);
	return status;
}

void baat_output_abandon(struct baat_output *output)
{
	if (output == NULL)
		return;
	if (output->filter.thing != NULL)
		output->filter.free(output->filter.thing);
	if (output->direct && output->fd >= 0)
		close(output->fd);
	else if (!output->direct)
		baat_beside_close(&output->beside);
	free(output);
}
