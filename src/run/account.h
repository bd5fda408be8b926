/* --verantwoording: an account of the run, in JSON, without a clock. */
#ifndef ACCOUNT_H
#define ACCOUNT_H

#include "cases.h"

/*
 * The end of a run with several outputs, in two steps, so that none is put in place while another may still find the
 * disk full. `account` is the output of the account, NULL for none.
 *
 * The first step writes the account, and writes out what is held of it, of the cases set aside and of the result. The
 * second, when the result is in its place, puts the other two into theirs; it frees the account.
 */
enum baat_status account_settle(struct case_run *run, struct baat_output *account, struct baat_diags *diags);
enum baat_status account_place(struct case_run *run, struct baat_output *account, struct baat_diags *diags);

#endif
