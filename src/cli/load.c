#include "load.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "base/system-text.h"
#include "baat/base/memory.h"
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
static enum baat_status keep_path(struct tables *tables, char *path, bool same_table, struct baat_diags *diags)
{
	size_t count = tables->paths.count + 1;
	if (path == NULL ||
	    !baat_grow(&tables->paths.items, &tables->paths.capacity, count, sizeof *tables->paths.items) ||
	    !baat_grow(&tables->same_table, &tables->same_capacity, count, sizeof *tables->same_table)) {
		free(path);
		return baat_out_of_memory(diags);
	}
	tables->same_table[count - 1] = same_table;
	tables->paths.items[tables->paths.count++] = path;
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

static enum baat_status add_folder(struct tables *tables, const char *folder, struct baat_diags *diags)
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
			status = keep_path(tables, join(folder, entries[i]->d_name), i > 0, diags);
		free(entries[i]);
	}
	free(entries);
	return status;
}

static enum baat_status add_standard(struct tables *tables, struct baat_diags *diags)
{
	char *folder = data_file(SHIPPED_PRICES);
	struct baat_diags wrong = {0};
	if (folder == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = add_folder(tables, folder, &wrong);
	if (status != BAAT_OK && !wrong.lost)
		status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_CANNOT_OPEN,
		                    _("cannot open the shipped prices in %s; set BAAT_DATA or give -p"), folder);
	else if (wrong.lost)
		status = baat_out_of_memory(diags);
	baat_diags_clear(&wrong);
	free(folder);
	return status;
}

static enum baat_status add_set(struct tables *tables, const char *name, struct baat_diags *diags)
{
	struct stat info;
	if (strcmp(name, "standaard") == 0)
		return add_standard(tables, diags);
	if (strcmp(name, "-") != 0 && stat(name, &info) == 0 && S_ISDIR(info.st_mode))
		return add_folder(tables, name, diags);
	return keep_path(tables, strdup(name), false, diags);
}

static void note_account(void *context, const char *path, const char *digest, uint64_t rows,
                         const struct baat_sheet_facts *sheet)
{
	struct tables *tables = context;
	if (!baat_grow(&tables->accounts, &tables->account_capacity, tables->account_count + 1,
	               sizeof *tables->accounts)) {
		tables->accounts_failed = true;
		return;
	}
	struct table_account *account = &tables->accounts[tables->account_count++];
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

static enum baat_status load_cpi(struct tables *tables, const char *path, struct baat_diags *diags)
{
	tables->cpi_path = path != NULL ? strdup(path) : data_file(SHIPPED_CPI);
	if (tables->cpi_path == NULL)
		return baat_out_of_memory(diags);
	return baat_cpi_read(&tables->cpi, tables->cpi_path, diags);
}

enum baat_status tables_load_set(struct tables *tables, const struct common_options *settings,
                                 const char *const names[], size_t count, struct baat_diags *diags)
{
	const struct prices_options *prices = options_of(settings, &prices_group);
	const struct method_options *methods = options_of(settings, &method_group);
	const struct input_options *input = options_of(settings, &input_group);
	const struct baat_method method = methods == NULL ? baat_method_default() : methods->values;
	const bool force_mark = option_in(input->given, INPUT_MARK);
	struct baat_prices_options options = {
	    .mark = input->mark,
	    .digest = digests_are_wanted(settings),
	    .account = note_account,
	    .account_context = tables,
	};
	enum baat_status status = BAAT_OK;

	tables->prices = baat_prices_new();
	if (tables->prices == NULL)
		return baat_out_of_memory(diags);
	if (count == 0)
		status = add_standard(tables, diags);
	for (size_t i = 0; i < count && status == BAAT_OK; i++)
		status = add_set(tables, names[i], diags);
	for (size_t i = 0; i < tables->paths.count && status < BAAT_SYSTEM; i++) {
		bool shipped = is_shipped(tables->paths.items[i]);
		options.encoding = shipped ? NULL : input->encoding;
		options.force_mark = force_mark && !shipped;
		options.same_table = tables->same_table[i];
		status = baat_worst(status, baat_prices_add(tables->prices, tables->paths.items[i], &options, diags));
	}
	if (status == BAAT_OK && method.price_year != BAAT_NO_YEAR)
		status = load_cpi(tables, prices->cpi, diags);
	if (status == BAAT_OK)
		status = baat_prices_resolve(tables->prices, &method, &tables->cpi, tables->cpi_path, diags);
	if (tables->accounts_failed)
		status = baat_worst(status, baat_out_of_memory(diags));
	return status;
}

enum baat_status tables_load(struct tables *tables, const struct common_options *settings, struct baat_diags *diags)
{
	const struct prices_options *prices = options_of(settings, &prices_group);
	return tables_load_set(tables, settings, prices->tables.items, prices->tables.count, diags);
}

void tables_free(struct tables *tables)
{
	baat_prices_free(tables->prices);
	for (size_t i = 0; i < tables->paths.count; i++)
		free((char *)tables->paths.items[i]);
	free(tables->paths.items);
	free(tables->same_table);
	free(tables->accounts);
	free(tables->cpi_path);
}
