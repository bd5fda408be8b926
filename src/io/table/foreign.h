/* Files that are neither text nor a workbook, by the bytes they begin with. Private to io. */
#ifndef BAAT_FOREIGN_H
#define BAAT_FOREIGN_H

#include "baat/base/text.h"

/* A sentence that says what such a file is and what to do with it, by its first eight bytes or more; NULL when it may
 * be another. Translated; static. */
const char *baat_foreign(struct baat_text start);

#endif
