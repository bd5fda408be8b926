/* Tables that are named on the command line: files, folders of them, and the shipped ones. */
#ifndef TABLE_SET_H
#define TABLE_SET_H

#include "baat/model/price.h"
#include "option-groups.h"

/* Where the shipped tables of a kind are. */
struct table_standard {
	const char *folder; /* below that of the data */
	const char *option; /* that names others */
};

/* Start with {.kind = ...}; free with table_set_free(). */
struct table_set {
	const char *kind;   /* as the account of a run calls them: "prijzen" */
	struct words paths; /* of every file, owned */
	bool *same_table;   /* for each: it goes on with the table of the one before, as the files of a folder do */
	size_t same_capacity;
	struct table_account {
		const char *path;
		char digest[65];
		uint64_t rows;
		struct baat_sheet_facts sheet;
	} * accounts; /* one for each table */
	size_t account_count, account_capacity;
	bool accounts_failed;
};

/* Adds the files that the names stand for; none: the shipped ones. Errors: BAAT_CANNOT_OPEN. */
enum baat_status table_set_add(struct table_set *set, const char *const names[], size_t count,
                               const struct table_standard *standard, struct baat_diags *diags);

/* Reads all files with `read`, going on after an error. Errors: those of `read`. */
enum baat_status table_set_read(struct table_set *set, const struct common_options *settings, void *into,
                                enum baat_status (*read)(void *into, const char *path,
                                                         const struct baat_prices_options *options,
                                                         struct baat_diags *diags),
                                struct baat_diags *diags);
void table_set_free(struct table_set *set);

#endif
