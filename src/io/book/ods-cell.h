/* A cell of an ods, from its attributes and paragraphs to what it says. Private to io/book. */
#ifndef BAAT_ODS_CELL_H
#define BAAT_ODS_CELL_H

#include "book-file.h"

enum baat_ods_type {
	BAAT_ODS_NONE,
	BAAT_ODS_NUMBER,
	BAAT_ODS_PERCENT,
	BAAT_ODS_DATE,
	BAAT_ODS_TIME,
	BAAT_ODS_BOOLEAN,
	BAAT_ODS_STRING,
	BAAT_ODS_UNKNOWN
};

struct baat_ods_cell {
	enum baat_ods_type type;
	bool is_error, has_formula, has_paragraph, has_string;
	uint32_t repeat, columns, rows;
	struct baat_buffer value, string; /* attributes, kept until the cell ends */
	size_t paragraph;                 /* where the one at hand begins in what the parser keeps */
	char extension[32];               /* the prefix of names that LibreOffice adds, as the document has it */
};

/* Looks at the attributes of the document for that prefix. */
void baat_ods_cell_prefix(struct baat_ods_cell *cell, const char **attributes);

/* Begins a cell; false when a number in its attributes is none. */
bool baat_ods_cell_begin(struct baat_ods_cell *cell, struct baat_xml *xml, const char **attributes);
void baat_ods_cell_free(struct baat_ods_cell *cell);

/* A paragraph begins and ends; inside it stands what is a blank, a tab or a line break by name. */
void baat_ods_paragraph(struct baat_ods_cell *cell, struct baat_xml *xml);
bool baat_ods_inside(struct baat_xml *xml, const char *name, const char **attributes);
void baat_ods_paragraph_end(struct baat_ods_cell *cell, struct baat_xml *xml);

/* Appends what it says to the text of the reader. */
enum baat_code baat_ods_cell_put(struct baat_ods_cell *cell, struct baat_sheet_reader *reader);

/* The name of an attribute without its namespace. */
static inline const char *baat_ods_local(const char *name)
{
	const char *colon = strchr(name, ':');
	return colon == NULL ? name : colon + 1;
}

#endif
