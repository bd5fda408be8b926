/* Whether the files of a command line can be read and written beside each other. */
#ifndef NAMED_FILES_H
#define NAMED_FILES_H

#include "options.h"

/* Errors: BAAT_OPTION_CONFLICT where one is read twice that can be read once, written twice, or read and replaced. */
enum baat_status check_named_files(const struct settings *settings, struct baat_diags *diags);

#endif
