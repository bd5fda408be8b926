/*
 * baat/run/ending.h - the end of what was written: all of it appears, or nothing.
 *
 * A run may write several things: a result, files in a folder, an account, cases set aside. First every one of them is
 * settled, which is where a full disk shows; only then each is put in its place. When one fails, those after it do not
 * appear.
 */
#ifndef BAAT_ENDING_H
#define BAAT_ENDING_H

#include "baat/io/output.h"

/* In the order in which they are put in place. Settled in the same order, but the result last: on standard output it
 * cannot be taken back. */
enum baat_ending_slot { BAAT_END_RESULT, BAAT_END_FOLDER, BAAT_END_ACCOUNT, BAAT_END_REJECTS, BAAT_END__MAX };

/* Something that ends. Either place() or abandon() is called, once, and frees it if it is to be freed. */
struct baat_ending_part {
	void *thing; /* NULL: there is none */
	/* Writes out what is held, so that placing it can hardly fail. NULL when there is nothing to settle. */
	enum baat_status (*settle)(void *thing, struct baat_diags *diags);
	enum baat_status (*place)(void *thing, struct baat_diags *diags);
	void (*abandon)(void *thing);
};

/* Start with {0}. */
struct baat_ending {
	struct baat_ending_part parts[BAAT_END__MAX];
	struct baat_output *result; /* the thing of BAAT_END_RESULT when baat_ending_result() was called */
	const char *broken_off;     /* the last line of a result that broke off and cannot be taken back; or NULL */
};

/* The result is an output, which the ending then owns. */
void baat_ending_result(struct baat_ending *ending, struct baat_output *output, const char *broken_off);

/*
 * Ends all parts; there are none afterwards. With BAAT_OK they are put in place, otherwise taken back as far as they
 * can be. Returns the worse of `status` and what putting them in place came to; errors: those of the parts.
 */
enum baat_status baat_ending_finish(struct baat_ending *ending, enum baat_status status, struct baat_diags *diags);

#endif
