/* The files that a command line names: none twice where that would spoil one of them. */
#include "named-files.h"

#include "baat/base/memory.h"
#include "baat/io/table.h"
#include "data-folder.h"
#include "file-identity.h"

/* A file that is read or written. */
struct named_file {
	const char *path;
	const char *option; /* NULL for an operand */
	enum option_file use;
	size_t order; /* on the command line */
	struct file_identity identity;
	char *owned; /* the path, when nobody else keeps it */
};

struct named_files {
	struct named_file *items;
	size_t count, capacity;
};

void named_files_free(struct named_files *files)
{
	if (files == NULL)
		return;
	for (size_t i = 0; i < files->count; i++)
		free(files->items[i].owned);
	free(files->items);
	free(files);
}

static enum baat_status add_file(struct named_files *files, struct named_file file, struct baat_diags *diags)
{
	if (!baat_grow(&files->items, &files->capacity, files->count + 1, sizeof *files->items))
		return baat_out_of_memory(diags);
	files->items[files->count++] = file;
	return BAAT_OK;
}

/* What came with the programs. */
static enum baat_status add_shipped(struct named_files *files, struct named_file file, const char *name,
                                    struct baat_diags *diags)
{
	file.path = file.owned = data_file(name);
	enum baat_status status = file.path == NULL ? baat_out_of_memory(diags) : add_file(files, file, diags);
	if (status != BAAT_OK)
		free(file.owned);
	return status;
}

static bool is_read(const struct named_file *file)
{
	return file->use == FILE_READ || file->use == FILE_READ_AGAIN;
}

static enum baat_status add_named(struct named_files *files, struct named_file file, const char *path,
                                  struct baat_diags *diags)
{
	if (is_read(&file) && strcmp(path, "standaard") == 0)
		return add_shipped(files, file, SHIPPED_PRICES, diags);
	file.path = path;
	return add_file(files, file, diags);
}

/* The files that an option names. */
static enum baat_status add_option(struct named_files *files, const struct option_walk *walk, struct baat_diags *diags)
{
	const struct option_row *row = walk->row;
	const void *value = (const char *)walk->options + row->at;
	const struct named_file file = {.option = row->name, .use = row->file};
	const bool is_list = option_takes_words(row), is_named = row->take == option_named;
	const char *only = is_list ? NULL : *(const char *const *)value;
	const struct words *words = is_list ? value : &(const struct words){.items = &only, .count = only != NULL};
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < words->count && status == BAAT_OK; i++)
		status = add_named(files, file, is_named ? named_file(words->items[i]) : words->items[i], diags);
	if (words->count == 0 && row->shipped != NULL)
		status = add_shipped(files, file, row->shipped, diags);
	/* no result is standard output, also under its other name */
	if (words->count == 0 && row->file == FILE_RESULT)
		status = add_named(files, file, "-", diags);
	return status;
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
	const bool reads_operands = program_reads_operands(settings);
	for (size_t i = 0; reads_operands && i < settings->operands.count && status == BAAT_OK; i++)
		status =
		    add_file(files, (struct named_file){.path = settings->operands.items[i], .use = FILE_READ}, diags);
	struct option_walk walk = {.program = settings->program, .settings = (struct common_options *)settings};
	while (status == BAAT_OK && option_next(&walk))
		if (walk.row->file != FILE_NONE)
			status = add_option(files, &walk, diags);
	if (status == BAAT_OK && reads_operands && settings->operands.count == 0)
		status = add_file(files, (struct named_file){.path = "-", .use = FILE_READ}, diags);
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

static bool is_stream(const struct file_identity *file)
{
	return file->known && (S_ISFIFO(file->mode) || S_ISSOCK(file->mode) || S_ISCHR(file->mode));
}

static int by_identity(const void *a, const void *b)
{
	const struct named_file *left = a, *right = b;
	if (left->identity.device != right->identity.device)
		return left->identity.device < right->identity.device ? -1 : 1;
	if (left->identity.number != right->identity.number)
		return left->identity.number < right->identity.number ? -1 : 1;
	return left->order < right->order ? -1 : 1;
}

/* Calls `refuse` for the first two of the chosen files that are one. */
static enum baat_status find_twice(const struct named_files *files, bool (*is_chosen)(const struct named_file *file),
                                   enum baat_status (*refuse)(const struct named_file *first,
                                                              const struct named_file *second,
                                                              struct baat_diags *diags),
                                   struct baat_diags *diags)
{
	size_t count = 0;
	struct named_file *chosen = calloc(files->count + 1, sizeof *chosen);
	enum baat_status status = chosen == NULL ? baat_out_of_memory(diags) : BAAT_OK;
	for (size_t i = 0; i < files->count && status == BAAT_OK; i++)
		if (is_chosen(&files->items[i]))
			chosen[count++] = files->items[i];
	if (count > 1)
		qsort(chosen, count, sizeof *chosen, by_identity);
	for (size_t i = 1; i < count && status == BAAT_OK; i++)
		if (file_is_same(&chosen[i - 1].identity, &chosen[i].identity))
			status = refuse(&chosen[i - 1], &chosen[i], diags);
	free(chosen);
	return status;
}

/* A pipe or a terminal named twice, also as /dev/stdin: whoever reads first would take all of it, or a part. */
static bool is_read_stream(const struct named_file *file)
{
	return is_read(file) && is_stream(&file->identity);
}

static enum baat_status refuse_stream(const struct named_file *first, const struct named_file *second,
                                      struct baat_diags *diags)
{
	(void)first;
	return baat_error(diags, baat_at(second->path, 0, 0), BAAT_OPTION_CONFLICT,
	                  _("this is named twice, but can be read only once"));
}

/* What is read twice counts twice; but sheets of one workbook are several tables. */
static bool is_operand(const struct named_file *file)
{
	return file->option == NULL && file->identity.known && S_ISREG(file->identity.mode) &&
	       baat_table_file_length(file->path) == strlen(file->path);
}

static enum baat_status refuse_operand(const struct named_file *first, const struct named_file *second,
                                       struct baat_diags *diags)
{
	if (strcmp(first->path, second->path) == 0)
		return baat_error(diags, baat_at(second->path, 0, 0), BAAT_FILE_TWICE,
		                  _("this file is given twice, so that it would count twice; leave one out"));
	return baat_error(diags, baat_at(second->path, 0, 0), BAAT_FILE_TWICE,
	                  _("this is the same file as %s, so that it would count twice; leave one out"), first->path);
}

static bool is_same_output(const struct named_file *a, const struct named_file *b)
{
	if (strcmp(a->path, b->path) == 0)
		return true;
	/* a device such as /dev/null or a terminal takes what comes, in lines */
	return !S_ISCHR(a->identity.mode) && file_is_same(&a->identity, &b->identity);
}

/* The second of two outputs with one name would replace the first. */
static enum baat_status check_outputs(const struct named_files *files, struct baat_diags *diags)
{
	for (size_t i = 1; i < files->count; i++)
		for (size_t j = 0; j < i; j++) {
			const struct named_file *first = &files->items[j], *second = &files->items[i];
			if (is_written(first) && is_written(second) && is_same_output(first, second))
				return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
				                  _("--%s and --%s name the same file"), first->option, second->option);
		}
	return BAAT_OK;
}

static bool is_input_of(const struct named_file *output, const struct named_file *input)
{
	if (!is_read(input) || !S_ISREG(output->identity.mode))
		return false;
	return S_ISDIR(input->identity.mode) ? file_is_table_in(&output->identity, input->path)
	                                     : file_is_same(&output->identity, &input->identity);
}

/* Whatever is written in the place of an input would destroy it, and a result would no longer say what it was made of.
 */
static enum baat_status spare_inputs(const struct named_files *files, bool *standard, struct baat_diags *diags)
{
	for (size_t i = 0; i < files->count; i++) {
		const struct named_file *output = &files->items[i];
		for (size_t j = 0; is_written(output) && j < files->count; j++) {
			if (!is_input_of(output, &files->items[j]))
				continue;
			*standard = strcmp(output->path, "-") == 0;
			if (*standard)
				return baat_error(
				    diags, baat_at(files->items[j].path, 0, 0), BAAT_OPTION_CONFLICT,
				    _("this file is read, and standard output is directed to it; direct it "
				      "to another"));
			return baat_error(diags, baat_at(output->path, 0, 0), BAAT_OPTION_CONFLICT,
			                  _("this file is read and would be replaced; choose another name"));
		}
	}
	return BAAT_OK;
}

/* The names are known, now what they stand for. */
static void identify(struct named_files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		struct named_file *file = &files->items[i];
		file->order = i;
		if (is_written(file))
			file->identity = file_written_identity(file->path);
		else if (is_read(file))
			file->identity = file_read_identity(file->path);
	}
}

enum baat_status check_named_files(struct common_options *settings, struct baat_diags *diags)
{
	struct named_files *files = settings->named = calloc(1, sizeof *files);
	if (files == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = gather(files, settings, diags);
	identify(files);
	if (status == BAAT_OK)
		status = check_stdin(files, diags);
	if (status == BAAT_OK)
		status = find_twice(files, is_read_stream, refuse_stream, diags);
	if (status == BAAT_OK)
		status = find_twice(files, is_operand, refuse_operand, diags);
	if (status == BAAT_OK)
		status = check_outputs(files, diags);
	if (status == BAAT_OK)
		status = spare_inputs(files, &settings->output_is_input, diags);
	return status;
}

enum baat_status check_not_read(const struct common_options *settings, const char *path, struct baat_diags *diags)
{
	const struct named_file output = {.path = path, .use = FILE_BESIDE, .identity = file_written_identity(path)};
	for (size_t i = 0; i < settings->named->count; i++)
		if (is_input_of(&output, &settings->named->items[i]))
			return baat_error(diags, baat_at(settings->named->items[i].path, 0, 0), BAAT_OPTION_CONFLICT,
			                  _("this file is read and would be replaced; choose another name"));
	return BAAT_OK;
}
