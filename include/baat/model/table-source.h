/*
 * baat/model/table-source.h - a table that is read whole: what it is read by, and what an account of a run tells of it.
 */
#ifndef BAAT_TABLE_SOURCE_H
#define BAAT_TABLE_SOURCE_H

#include "baat/io/table.h"
#include "baat/model/meant.h"

struct baat_table_source {
	const char *path;     /* must outlive what is read and the diagnostics */
	const char *encoding; /* NULL: UTF-8 */
	bool force_mark;      /* the decimal mark is `mark` */
	enum baat_mark mark;
	bool digest;             /* fill in the SHA-256 */
	struct baat_meant meant; /* columns that are not taken for slips */

	/* filled in when it was read */
	char sha256[65];
	uint64_t rows;
	struct baat_sheet_facts sheet; /* .name.at is NULL when it is no workbook */
};

#endif
