/* --verantwoording: an account of the run, in JSON, without a clock. */
#ifndef ACCOUNT_H
#define ACCOUNT_H

#include "cases.h"

/* Writes the account and ends its output, which may be NULL: then there is none. */
enum baat_status account_write(const struct case_run *run, struct baat_output *output, struct baat_diags *diags);

#endif
