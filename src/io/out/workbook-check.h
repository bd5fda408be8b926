/* Whether a finished workbook is whole. Private to io/out. */
#ifndef BAAT_WORKBOOK_CHECK_H
#define BAAT_WORKBOOK_CHECK_H

#include <stdbool.h>

/*
 * Reads every part back: its checksum, and that its last tag closes its first. libxlsxwriter puts parts together in
 * files whose failing writes it does not look at, so a full disk may cut one short without a word. Changes the position
 * of the file. False with errno when it can tell.
 */
bool baat_book_is_whole(int fd);

#endif
