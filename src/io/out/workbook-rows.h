/*
 * Rows on their way to a workbook, as BAAT_FORM_XLSX writes them: cells without quotes between delimiters, rows ended
 * by LF. A byte that would end one is written as an escape and a letter. Private to io/out.
 */
#ifndef BAAT_WORKBOOK_ROWS_H
#define BAAT_WORKBOOK_ROWS_H

#define BAAT_BARE_ESCAPE '\x1E'
#define BAAT_BARE_ESCAPED "\x1F\n\x1E"
#define BAAT_BARE_LETTERS "dne" /* in the same order */

#endif
