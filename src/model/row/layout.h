/*
 * Kinds of tables, and where the columns of one stand in a file. Private to model.
 */
#ifndef BAAT_LAYOUT_H
#define BAAT_LAYOUT_H

#include "baat/base/names.h"
#include "baat/model/file-kind.h"
#include "model/row/record.h"

struct baat_meant;

/* Columns by number: a bit each. */
#define BAAT_COLUMN_BIT(which) (UINT64_C(1) << (which))

/* A kind of table. */
struct baat_table_kind {
	const char *const *columns; /* lower case; those that must be there first */
	size_t count, required;     /* where all of them must be there others are not taken for slips */
	enum baat_file_kind file;   /* as which files know each other, when one is given for another */
	uint64_t names;             /* below which of them names and keywords stand */
	bool others;                /* other columns count too, with names below them: attributes */
	/* What those may be called, besides not nearly one of ours. NULL: no further rules. */
	enum baat_status (*check_other)(const struct baat_table *table, size_t column, const struct baat_meant *meant,
	                                struct baat_diags *diags);
};

/* Where columns stand in one file. Start with {0}; free with baat_layout_free(). */
struct baat_layout {
	const struct baat_table_kind *kind;
	size_t *column; /* of each column of the kind, or BAAT_NO_COLUMN */
	bool *is_name;  /* for each of `count` columns of the file */
	size_t count;
	/* of a kind with attributes: which column of the file, and its number among those of all files */
	struct baat_attribute_column {
		size_t column;
		uint32_t attribute;
	} * attributes;
	size_t attribute_count;
};

/*
 * Finds the columns of an open file. `meant`: columns that are not taken for slips; NULL: nobody can say so.
 * `attributes`: gets the other columns of a kind that has them; else NULL. Errors: BAAT_COLUMN_NEAR, those of
 * check_other().
 */
enum baat_status baat_layout_find(struct baat_layout *layout, const struct baat_table_kind *kind,
                                  const struct baat_table *table, const struct baat_meant *meant,
                                  struct baat_names *attributes, struct baat_diags *diags);
void baat_layout_free(struct baat_layout *layout);

#endif
