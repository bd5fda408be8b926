/* A sheet of an ods on its way to the recorder: its tables, rows and cells, as the elements of its part tell of them.
 * Private to io/book. */
#ifndef BAAT_ODS_SHEET_H
#define BAAT_ODS_SHEET_H

#include "baat/base/names.h"
#include "ods-cell.h"

enum { BAAT_ODS_DEPTH = 80 }; /* more than the parser lets through */

struct baat_ods_sheet {
	struct baat_sheet_reader reader;
	unsigned char places[BAAT_ODS_DEPTH]; /* for each element that is open */
	size_t depth;
	struct baat_names *hidden; /* the styles of sheets that are not shown */
	struct baat_buffer style;  /* the name of the one at hand */
	size_t wanted, seen;       /* the sheet that is read, or BAAT_EVERY_SHEET; sheets begun so far */
	const char *until;
	bool looks;           /* at the sheet at hand, for its header */
	uint32_t next_column; /* the one that a table-column tells of */
	uint64_t repeat;      /* of the row at hand */
	bool covered;
	struct baat_ods_cell cell;
};

/* The style at hand has the properties of a table. */
void baat_ods_table_style(struct baat_ods_sheet *sheet, const char **attributes);
/* A table begins; false when it does not count. It ends. */
bool baat_ods_table_begin(struct baat_ods_sheet *sheet, const char **attributes);
void baat_ods_table_end(struct baat_ods_sheet *sheet);

/* What a table-column tells of the columns that it stands for. */
void baat_ods_column(struct baat_ods_sheet *sheet, const char **attributes);
/* A row, and a cell of it, begin and end. */
void baat_ods_row_begin(struct baat_ods_sheet *sheet, const char **attributes);
void baat_ods_row_end(struct baat_ods_sheet *sheet);
void baat_ods_row_cell(struct baat_ods_sheet *sheet, bool covered, const char **attributes);
void baat_ods_row_cell_end(struct baat_ods_sheet *sheet);

#endif
