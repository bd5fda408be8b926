#include "table-set.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "baat/base/memory.h"
#include "base/system-text.h"
#include "data-folder.h"

static enum baat_status cannot_open(const char *path, struct baat_diags *diags)
{
	return baat_error(diags, baat_at(path, 0, 0), BAAT_CANNOT_OPEN, _("cannot open: %s"), baat_system_text(errno));
}

#ifndef __clang__
/* gcc 12 does not see that what is stored in a list that was grown is still held */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif
/* Keeps a path; it is owned by the tables from then on. */
static enum baat_status keep_path(struct table_set *set, char *path, bool same_table, struct baat_diags *diags)
{
	size_t count = set->paths.count + 1;
	if (path == NULL || !baat_grow(&set->paths.items, &set->paths.capacity, count, sizeof *set->paths.items) ||
	    !baat_grow(&set->same_table, &set->same_capacity, count, sizeof *set->same_table)) {
		free(path);
		return baat_out_of_memory(diags);
	}
	set->same_table[count - 1] = same_table;
	set->paths.items[set->paths.count++] = path;
	return BAAT_OK;
}
#ifndef __clang__
#pragma GCC diagnostic pop
#endif

static char *join(const char *folder, const char *name)
{
	char *path = NULL;
	return asprintf(&path, "%s/%s", folder, name) < 0 ? NULL : path;
}

static int is_table(const struct dirent *entry)
{
	static const char *const tails[] = {".csv", ".xlsx", ".ods"};
	size_t length = strlen(entry->d_name);
	/* "~$" is what Excel puts beside a workbook that is open */
	if (entry->d_name[0] == '.' || strncmp(entry->d_name, "~$", 2) == 0)
		return false;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t tail = strlen(tails[i]);
		if (length > tail && strcmp(entry->d_name + length - tail, tails[i]) == 0)
			return true;
	}
	return false;
}

/* By bytes, so that the order is the same in every locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static enum baat_status add_folder(struct table_set *set, const char *folder, struct baat_diags *diags)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, is_table, by_name);
	enum baat_status status = BAAT_OK;
	if (count < 0)
		return cannot_open(folder, diags);
	if (count == 0)
		status = baat_error(diags, baat_at(folder, 0, 0), BAAT_CANNOT_OPEN,
		                    _("this folder holds no *.csv, *.xlsx or *.ods"));
	for (int i = 0; i < count; i++) {
		if (status == BAAT_OK)
			status = keep_path(set, join(folder, entries[i]->d_name), i > 0, diags);
		free(entries[i]);
	}
	free(entries);
	return status;
}

static enum baat_status add_standard(struct table_set *set, const struct table_standard *standard,
                                     struct baat_diags *diags)
{
	char *folder = data_file(standard->folder);
	struct baat_diags wrong = {0};
	if (folder == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = add_folder(set, folder, &wrong);
	if (status != BAAT_OK && !wrong.lost)
		status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_CANNOT_OPEN,
		                    _("cannot open the shipped tables in %s; set BAAT_DATA or give %s"), folder,
		                    standard->option);
	else if (wrong.lost)
		status = baat_out_of_memory(diags);
	baat_diags_clear(&wrong);
	free(folder);
	return status;
}

static enum baat_status add_named(struct table_set *set, const char *name, const struct table_standard *standard,
                                  struct baat_diags *diags)
{
	struct stat info;
	if (strcmp(name, "standaard") == 0)
		return add_standard(set, standard, diags);
	if (strcmp(name, "-") != 0 && stat(name, &info) == 0 && S_ISDIR(info.st_mode))
		return add_folder(set, name, diags);
	return keep_path(set, strdup(name), false, diags);
}

static void note_account(void *context, const char *path, const char *digest, uint64_t rows,
                         const struct baat_sheet_facts *sheet)
{
	struct table_set *set = context;
	if (!baat_grow(&set->accounts, &set->account_capacity, set->account_count + 1, sizeof *set->accounts)) {
		set->accounts_failed = true;
		return;
	}
	struct table_account *account = &set->accounts[set->account_count++];
	*account = (struct table_account){.path = path, .rows = rows, .sheet = *sheet};
	memcpy(account->digest, digest, strlen(digest) + 1);
}

/* Shipped tables are UTF-8 whatever --codering says. */
static bool is_shipped(const char *path)
{
	const char *folder = data_folder();
	size_t length = strlen(folder);
	return strncmp(path, folder, length) == 0 && path[length] == '/';
}

enum baat_status table_set_add(struct table_set *set, const char *const names[], size_t count,
                               const struct table_standard *standard, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (count == 0)
		status = add_standard(set, standard, diags);
	for (size_t i = 0; i < count && status == BAAT_OK; i++)
		status = add_named(set, names[i], standard, diags);
	return status;
}

enum baat_status table_set_read(struct table_set *set, const struct common_options *settings, void *into,
                                enum baat_status (*read)(void *into, const char *path,
                                                         const struct baat_prices_options *options,
                                                         struct baat_diags *diags),
                                struct baat_diags *diags)
{
	const struct input_options *input = options_of(settings, &input_group);
	const bool force_mark = option_in(input->given, INPUT_MARK);
	struct baat_prices_options options = {
	    .mark = input->mark,
	    .digest = digests_are_wanted(settings),
	    .account = note_account,
	    .account_context = set,
	};
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < set->paths.count && status < BAAT_SYSTEM; i++) {
		bool shipped = is_shipped(set->paths.items[i]);
		options.encoding = shipped ? NULL : input->encoding;
		options.force_mark = force_mark && !shipped;
		options.same_table = set->same_table[i];
		status = baat_worst(status, read(into, set->paths.items[i], &options, diags));
	}
	return set->accounts_failed ? baat_worst(status, baat_out_of_memory(diags)) : status;
}

void table_set_free(struct table_set *set)
{
	for (size_t i = 0; i < set->paths.count; i++)
		free((char *)set->paths.items[i]);
	free(set->paths.items);
	free(set->same_table);
	free(set->accounts);
}
