/* The files that a command line names: none twice where that would spoil one of them. */
#include "named-files.h"

#include <sys/stat.h>
#include <unistd.h>

#include "baat/base/memory.h"
#include "baat/io/table.h"

/* A file that is read or written. */
struct named_file {
	const char *path;
	const char *option; /* NULL for an operand */
	enum option_file use;
};

struct named_files {
	struct named_file *items;
	size_t count, capacity;
};

static enum baat_status add_file(struct named_files *files, struct named_file file, struct baat_diags *diags)
{
	if (!baat_grow(&files->items, &files->capacity, files->count + 1, sizeof *files->items))
		return baat_out_of_memory(diags);
	files->items[files->count++] = file;
	return BAAT_OK;
}

/* The files that an option names. */
static enum baat_status add_option(struct named_files *files, const struct option_walk *walk, struct baat_diags *diags)
{
	const struct option_row *row = walk->row;
	const void *value = (const char *)walk->options + row->at;
	struct named_file file = {NULL, row->name, row->file};
	enum baat_status status = BAAT_OK;
	if (row->take != option_add && row->take != option_list) {
		file.path = *(const char *const *)value;
		/* no result is standard output, also under its other name */
		if (row->file == FILE_RESULT && file.path == NULL)
			file.path = "-";
		return file.path == NULL ? BAAT_OK : add_file(files, file, diags);
	}
	const struct words *words = value;
	for (size_t i = 0; i < words->count && status == BAAT_OK; i++) {
		file.path = words->items[i];
		status = add_file(files, file, diags);
	}
	return status;
}

static bool is_read(const struct named_file *file)
{
	return file->use == FILE_READ || file->use == FILE_READ_AGAIN;
}

static bool is_written(const struct named_file *file)
{
	return file->use == FILE_RESULT || file->use == FILE_BESIDE || file->use == FILE_ACCOUNT;
}

static enum baat_status gather(struct named_files *files, const struct common_options *settings,
                               struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	/* elsewhere operands are patterns */
	const bool reads_operands = settings->program->reads_stdin;
	for (size_t i = 0; reads_operands && i < settings->operands.count && status == BAAT_OK; i++)
		status = add_file(files, (struct named_file){settings->operands.items[i], NULL, FILE_READ}, diags);
	struct option_walk walk = {.program = settings->program, .settings = (struct common_options *)settings};
	while (status == BAAT_OK && option_next(&walk))
		if (walk.row->file != FILE_NONE)
			status = add_option(files, &walk, diags);
	if (status == BAAT_OK && reads_operands && settings->operands.count == 0)
		status = add_file(files, (struct named_file){"-", NULL, FILE_READ}, diags);
	return status;
}

static enum baat_status check_stdin(const struct named_files *files, struct baat_diags *diags)
{
	size_t count = 0;
	bool again = false, account = false;
	for (size_t i = 0; i < files->count; i++) {
		const struct named_file *file = &files->items[i];
		bool is_stdin = is_read(file) && strcmp(file->path, "-") == 0;
		count += is_stdin;
		again |= is_stdin && file->use == FILE_READ_AGAIN;
		account |= file->use == FILE_ACCOUNT;
	}
	if (count > 1)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
		                  _("standard input (-) can be read only once"));
	if (again && account)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
		                  _("standard input cannot be read again for the account; name a file"));
	return BAAT_OK;
}

/* A file that can be read only once, by what the system knows it by. */
struct stream {
	dev_t device;
	ino_t number;
	const char *path;
	size_t order; /* on the command line */
};

static bool is_same_stream(const struct stream *a, const struct stream *b)
{
	return a->device == b->device && a->number == b->number;
}

static int by_identity(const void *a, const void *b)
{
	const struct stream *left = a, *right = b;
	if (left->device != right->device)
		return left->device < right->device ? -1 : 1;
	if (left->number != right->number)
		return left->number < right->number ? -1 : 1;
	return left->order < right->order ? -1 : 1;
}

/* What the system knows of a file that may be named with a sheet of it. */
static int stat_file(const char *path, struct stat *found)
{
	char *file = baat_text_dup((struct baat_text){path, baat_table_file_length(path)});
	int result = file == NULL ? -1 : stat(file, found);
	free(file);
	return result;
}

static void add_stream(struct stream *streams, size_t *count, const char *path)
{
	struct stat found;
	if ((strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &found) : stat_file(path, &found)) != 0)
		return;
	if (!S_ISFIFO(found.st_mode) && !S_ISSOCK(found.st_mode) && !S_ISCHR(found.st_mode))
		return;
	streams[*count] = (struct stream){found.st_dev, found.st_ino, path, *count};
	++*count;
}

/* A pipe or a terminal named twice, also as /dev/stdin: whoever reads first would take all of it, or a part. */
static enum baat_status check_streams(const struct named_files *files, struct baat_diags *diags)
{
	size_t count = 0;
	struct stream *streams = calloc(files->count + 1, sizeof *streams);
	if (streams == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < files->count; i++)
		if (is_read(&files->items[i]))
			add_stream(streams, &count, files->items[i].path);
	qsort(streams, count, sizeof *streams, by_identity);
	enum baat_status status = BAAT_OK;
	for (size_t i = 1; i < count && status == BAAT_OK; i++)
		if (is_same_stream(&streams[i - 1], &streams[i]))
			status = baat_error(diags, baat_at(streams[i].path, 0, 0), BAAT_OPTION_CONFLICT,
			                    _("this is named twice, but can be read only once"));
	free(streams);
	return status;
}

static const char *output_name(const struct named_file *file)
{
	return strcmp(file->path, "/dev/stdout") == 0 ? "-" : file->path;
}

/* The second of two outputs with one name would replace the first. */
static enum baat_status check_outputs(const struct named_files *files, struct baat_diags *diags)
{
	for (size_t i = 1; i < files->count; i++)
		for (size_t j = 0; j < i; j++) {
			const struct named_file *first = &files->items[j], *second = &files->items[i];
			if (is_written(first) && is_written(second) &&
			    strcmp(output_name(first), output_name(second)) == 0)
				return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
				                  _("--%s and --%s name the same file"), first->option, second->option);
		}
	return BAAT_OK;
}

/* Whether two paths are one regular file. */
static bool same_file(const char *a, const char *b)
{
	struct stat left, right;
	return stat_file(a, &left) == 0 && stat_file(b, &right) == 0 && S_ISREG(left.st_mode) &&
	       left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

/* What is set aside or accounted for in the place of an input would destroy it; the result may replace what it was made
 * of. */
static enum baat_status spare_inputs(const struct named_files *files, struct baat_diags *diags)
{
	const char *struck = NULL;
	for (size_t i = 0; i < files->count; i++) {
		const struct named_file *output = &files->items[i];
		if (!is_written(output) || output->use == FILE_RESULT)
			continue;
		for (size_t j = 0; j < files->count; j++)
			if (is_read(&files->items[j]) && same_file(output->path, files->items[j].path))
				struck = output->path;
	}
	if (struck == NULL)
		return BAAT_OK;
	return baat_error(diags, baat_at(struck, 0, 0), BAAT_OPTION_CONFLICT,
	                  _("this file is read and would be replaced; choose another name"));
}

enum baat_status check_named_files(const struct common_options *settings, struct baat_diags *diags)
{
	struct named_files files = {0};
	enum baat_status status = gather(&files, settings, diags);
	if (status == BAAT_OK)
		status = check_stdin(&files, diags);
	if (status == BAAT_OK)
		status = check_streams(&files, diags);
	if (status == BAAT_OK)
		status = check_outputs(&files, diags);
	if (status == BAAT_OK)
		status = spare_inputs(&files, diags);
	free(files.items);
	return status;
}
