/* --verantwoording: an account of the run, in JSON, without a clock. */
#ifndef ACCOUNT_H
#define ACCOUNT_H

#include "cases.h"

/* Writes the account to settings->account_path; nothing when there is none. */
enum baat_status account_write(const struct case_run *run, struct baat_diags *diags);

#endif
