/* Whether the files of a command line can be read and written beside each other. Which they are the rows of its options
 * say (enum option_file). */
#ifndef NAMED_FILES_H
#define NAMED_FILES_H

#include "program.h"

/* Sets output_is_input, and `named`, which command_line_free() frees. Errors: BAAT_OPTION_CONFLICT where one is read
 * twice that can be read once, written twice, or read and replaced. */
enum baat_status check_named_files(struct common_options *settings, struct baat_diags *diags);

/* Refuses a file that would be replaced though the command line reads it, as one of a folder that is written
 * (BAAT_OPTION_CONFLICT). Any thread may ask. */
enum baat_status check_not_read(const struct common_options *settings, const char *path, struct baat_diags *diags);

void named_files_free(struct named_files *files); /* NULL is fine */

#endif
