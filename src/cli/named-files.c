/* The files that a command line names: none twice where that would spoil one of them. */
#include "named-files.h"

#include <sys/stat.h>
#include <unistd.h>

static size_t count_dashes(const struct words *words)
{
	size_t count = 0;
	for (size_t i = 0; i < words->count; i++)
		count += strcmp(words->items[i], "-") == 0;
	return count;
}

static enum baat_status check_stdin(const struct settings *settings, struct baat_diags *diags)
{
	const char *const inputs[] = {settings->method_path, settings->cpi_path, settings->agreement_path,
	                              settings->mandate_path, settings->difference_path};
	size_t count = count_dashes(&settings->operands) + count_dashes(&settings->prices);
	count += settings->operands.count == 0 && settings->program->reads_stdin;
	for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++)
		count += inputs[i] != NULL && strcmp(inputs[i], "-") == 0;
	if (count > 1)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
		                  _("standard input (-) can be read only once"));
	/* the account reads these again, for their digest */
	bool again =
	    (inputs[0] != NULL && strcmp(inputs[0], "-") == 0) || (inputs[1] != NULL && strcmp(inputs[1], "-") == 0);
	if (again && settings->account_path != NULL)
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

static void add_stream(struct stream *streams, size_t *count, const char *path)
{
	struct stat found;
	if (path == NULL || (strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &found) : stat(path, &found)) != 0)
		return;
	if (!S_ISFIFO(found.st_mode) && !S_ISSOCK(found.st_mode) && !S_ISCHR(found.st_mode))
		return;
	streams[*count] = (struct stream){found.st_dev, found.st_ino, path, *count};
	++*count;
}

/* A pipe or a terminal named twice, also as /dev/stdin: whoever reads first would take all of it, or a part. */
static enum baat_status check_streams(const struct settings *settings, struct baat_diags *diags)
{
	const char *const others[] = {settings->method_path, settings->cpi_path, settings->agreement_path,
	                              settings->mandate_path, settings->difference_path};
	const size_t other_count = sizeof others / sizeof others[0];
	/* elsewhere operands are patterns */
	const size_t operands = settings->program->reads_stdin ? settings->operands.count : 0;
	size_t count = 0;
	struct stream *streams = calloc(operands + settings->prices.count + other_count + 1, sizeof *streams);
	if (streams == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < operands; i++)
		add_stream(streams, &count, settings->operands.items[i]);
	for (size_t i = 0; i < settings->prices.count; i++)
		add_stream(streams, &count, settings->prices.items[i]);
	for (size_t i = 0; i < other_count; i++)
		add_stream(streams, &count, others[i]);
	if (settings->program->reads_stdin && operands == 0)
		add_stream(streams, &count, "-");
	qsort(streams, count, sizeof *streams, by_identity);
	enum baat_status status = BAAT_OK;
	for (size_t i = 1; i < count && status == BAAT_OK; i++)
		if (is_same_stream(&streams[i - 1], &streams[i]))
			status = baat_error(diags, baat_at(streams[i].path, 0, 0), BAAT_OPTION_CONFLICT,
			                    _("this is named twice, but can be read only once"));
	free(streams);
	return status;
}

/* The second of two outputs with one name would replace the first. */
static enum baat_status check_outputs(const struct settings *settings, struct baat_diags *diags)
{
	static const enum option_id ids[] = {OPTION_OUTPUT, OPTION_ASIDE, OPTION_ACCOUNT};
	/* no --uitvoer is standard output, also under its other name */
	const char *paths[] = {settings->output_path != NULL ? settings->output_path : "-", settings->aside_path,
	                       settings->account_path};
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
		if (paths[i] != NULL && strcmp(paths[i], "/dev/stdout") == 0)
			paths[i] = "-";
	for (size_t i = 1; i < sizeof ids / sizeof ids[0]; i++)
		for (size_t j = 0; j < i; j++)
			if (paths[i] != NULL && paths[j] != NULL && strcmp(paths[i], paths[j]) == 0)
				return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
				                  _("--%s and --%s name the same file"), option_rows[ids[j]].name,
				                  option_rows[ids[i]].name);
	return BAAT_OK;
}

/* Whether two paths are one regular file. */
static bool same_file(const char *a, const char *b)
{
	struct stat left, right;
	return a != NULL && b != NULL && stat(a, &left) == 0 && stat(b, &right) == 0 && S_ISREG(left.st_mode) &&
	       left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

/* What is set aside or accounted for in the place of an input would destroy it; --uitvoer may replace what it was made
 * of. */
static enum baat_status spare_inputs(const struct settings *settings, struct baat_diags *diags)
{
	const char *const outputs[] = {settings->aside_path, settings->account_path};
	const char *const others[] = {settings->method_path, settings->cpi_path, settings->agreement_path,
	                              settings->mandate_path};
	const struct words *const lists[] = {&settings->operands, &settings->prices};
	const char *struck = NULL;
	for (size_t i = 0; i < sizeof outputs / sizeof outputs[0]; i++) {
		for (size_t j = 0; j < sizeof lists / sizeof lists[0]; j++)
			for (size_t k = 0; k < lists[j]->count; k++)
				if (same_file(outputs[i], lists[j]->items[k]))
					struck = outputs[i];
		for (size_t j = 0; j < sizeof others / sizeof others[0]; j++)
			if (same_file(outputs[i], others[j]))
				struck = outputs[i];
	}
	if (struck == NULL)
		return BAAT_OK;
	return baat_error(diags, baat_at(struck, 0, 0), BAAT_OPTION_CONFLICT,
	                  _("this file is read and would be replaced; choose another name"));
}

enum baat_status check_named_files(const struct settings *settings, struct baat_diags *diags)
{
	enum baat_status status = check_stdin(settings, diags);
	if (status == BAAT_OK)
		status = check_streams(settings, diags);
	if (status == BAAT_OK)
		status = check_outputs(settings, diags);
	return status == BAAT_OK ? spare_inputs(settings, diags) : status;
}
