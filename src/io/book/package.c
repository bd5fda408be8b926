#include "package.h"

#include <errno.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/system-text.h"
#include "baat/base/text.h"
#include "zip-size.h"

static const uint64_t part_max = UINT64_C(8) << 30;

static struct baat_place place_of(const struct baat_package *package)
{
	return baat_at(package->path, 0, 0);
}

/* What an error of libzip means to us. It does not always tell that memory ran out, but then the system has: errno is
 * set to 0 before each call. */
static enum baat_status report(const struct baat_package *package, const zip_error_t *error, const char *part,
                               struct baat_diags *diags)
{
	int code = zip_error_code_zip(error);
	if (code == ZIP_ER_MEMORY || errno == ENOMEM)
		return baat_out_of_memory(diags);
	if (package->trouble != 0)
		return baat_error(diags, place_of(package), BAAT_CANNOT_READ, _("cannot read: %s"),
		                  baat_system_text(package->trouble));
	if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_ENCRNOTSUPP || code == ZIP_ER_WRONGPASSWD)
		return baat_error(diags, place_of(package), BAAT_FILE_KIND,
		                  _("this workbook has a password; save it without one"));
	if (part != NULL)
		return baat_error(
		    diags, place_of(package), BAAT_WORKBOOK_BROKEN,
		    _("this workbook is damaged: part '%s' cannot be unpacked whole; get it anew, or open it in a "
		      "spreadsheet program and save it again"),
		    baat_show(baat_text_of(part)).text);
	return baat_error(
	    diags, place_of(package), BAAT_WORKBOOK_BROKEN,
	    _("this workbook is damaged or cut short: the list of its parts cannot be read; get it anew"));
}

static zip_int64_t read_bytes(struct baat_package *package, void *to, zip_uint64_t length)
{
	size_t got = baat_zip_read_at(package->fd, package->offset, to, length);
	if (got < length && errno != 0) {
		package->trouble = errno;
		zip_error_set(&package->error, ZIP_ER_READ, errno);
		return -1;
	}
	package->offset += got;
	return (zip_int64_t)got;
}

/* Gives libzip the bytes of the file, by pread(), so that the descriptor keeps its place. */
static zip_int64_t serve(void *context, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
	struct baat_package *package = context;
	switch (command) {
	case ZIP_SOURCE_OPEN:
		package->offset = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return read_bytes(package, data, length);
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE:
		return 0;
	case ZIP_SOURCE_STAT: {
		zip_stat_t *stat = data;
		zip_stat_init(stat);
		stat->size = package->size;
		stat->valid |= ZIP_STAT_SIZE;
		return sizeof *stat;
	}
	case ZIP_SOURCE_SEEK: {
		zip_int64_t to =
		    zip_source_seek_compute_offset(package->offset, package->size, data, length, &package->error);
		if (to < 0)
			return -1;
		package->offset = (uint64_t)to;
		return 0;
	}
	case ZIP_SOURCE_TELL:
		return (zip_int64_t)package->offset;
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&package->error, data, length);
	case ZIP_SOURCE_SUPPORTS:
		return ZIP_SOURCE_SUPPORTS_SEEKABLE;
	default:
		zip_error_set(&package->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

static enum baat_status too_many_parts(const struct baat_package *package, struct baat_diags *diags)
{
	return baat_error(diags, place_of(package), BAAT_WORKBOOK_LIMIT,
	                  _("this workbook has more than %d parts, which none has that a spreadsheet program made"),
	                  BAAT_PARTS_MAX);
}

enum baat_status baat_package_open(struct baat_package *package, int fd, uint64_t size, const char *path,
                                   struct baat_diags *diags)
{
	zip_error_t error;
	bool small;
	*package = (struct baat_package){.path = path, .fd = fd, .size = size};
	zip_error_init(&package->error);
	zip_error_init(&error);
	if (!baat_zip_judge_size(fd, size, &small)) {
		package->trouble = errno;
		return report(package, &error, NULL, diags);
	}
	if (!small)
		return too_many_parts(package, diags);
	errno = 0;
	zip_source_t *source = zip_source_function_create(serve, package, &error);
	if (source != NULL)
		package->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
	enum baat_status status = BAAT_OK;
	if (package->zip == NULL) {
		status = report(package, &error, NULL, diags);
		if (source != NULL)
			zip_source_free(source);
	} else if (zip_get_num_entries(package->zip, 0) > BAAT_PARTS_MAX) {
		status = too_many_parts(package, diags);
	}
	zip_error_fini(&error);
	return status;
}

void baat_package_close(struct baat_package *package)
{
	if (package->zip != NULL)
		zip_discard(package->zip);
	package->zip = NULL;
}

int64_t baat_package_find(const struct baat_package *package, const char *name)
{
	int64_t exact = zip_name_locate(package->zip, name, 0);
	return exact >= 0 ? exact : zip_name_locate(package->zip, name, ZIP_FL_NOCASE);
}

enum baat_status baat_part_open(struct baat_part *part, struct baat_package *package, int64_t number,
                                struct baat_diags *diags)
{
	zip_stat_t stat;
	*part = (struct baat_part){.package = package};
	errno = 0;
	if (zip_stat_index(package->zip, (zip_uint64_t)number, 0, &stat) == 0) {
		part->name = stat.name;
		part->packed = stat.comp_size;
		part->unpacked = stat.size;
		part->file = zip_fopen_index(package->zip, (zip_uint64_t)number, 0);
	}
	if (part->file != NULL)
		return BAAT_OK;
	return report(package, zip_get_error(package->zip), part->name != NULL ? part->name : "?", diags);
}

enum baat_status baat_part_read(struct baat_part *part, void *to, size_t room, size_t *got, struct baat_diags *diags)
{
	errno = 0;
	zip_int64_t count = zip_fread(part->file, to, room);
	*got = count < 0 ? 0 : (size_t)count;
	part->taken += *got;
	/* libzip looks at the checksum, not at the size that was promised */
	if (count < 0 || (count == 0 && part->taken != part->unpacked))
		return report(part->package, zip_file_get_error(part->file), part->name, diags);
	if (part->taken > part_max)
		return baat_error(diags, place_of(part->package), BAAT_WORKBOOK_LIMIT,
		                  _("part '%s' of this workbook is larger than 8 GiB when unpacked"),
		                  baat_show(baat_text_of(part->name == NULL ? "" : part->name)).text);
	return BAAT_OK;
}

void baat_part_close(struct baat_part *part)
{
	if (part->file != NULL)
		zip_fclose(part->file);
	part->file = NULL;
}

enum baat_status baat_package_peek(struct baat_package *package, const char *name, char *to, size_t room,
                                   struct baat_diags *diags)
{
	struct baat_part part;
	int64_t number = baat_package_find(package, name);
	size_t length = 0, got = 1;
	enum baat_status status = BAAT_OK;
	if (number >= 0) {
		status = baat_part_open(&part, package, number, diags);
		while (status == BAAT_OK && got > 0 && length < room - 1) {
			status = baat_part_read(&part, to + length, room - 1 - length, &got, diags);
			length += got;
		}
		baat_part_close(&part);
	}
	to[length] = '\0';
	return status;
}
