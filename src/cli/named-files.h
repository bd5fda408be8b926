/* Whether the files of a command line can be read and written beside each other. Which they are the rows of its options
 * say (enum option_file). */
#ifndef NAMED_FILES_H
#define NAMED_FILES_H

#include "program.h"

/* Errors: BAAT_OPTION_CONFLICT where one is read twice that can be read once, written twice, or read and replaced. */
enum baat_status check_named_files(const struct common_options *settings, struct baat_diags *diags);

#endif
