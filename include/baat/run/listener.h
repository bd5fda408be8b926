/*
 * baat/run/listener.h - who hears what a run has to say while it goes on: diagnostics, and how far it is.
 *
 * The library prints nothing. All of it is called by one thread at a time, in the order of the input.
 */
#ifndef BAAT_LISTENER_H
#define BAAT_LISTENER_H

#include <stdbool.h>
#include <stdint.h>

#include "baat/base/diag.h"

struct baat_listener {
	void *context;
	/* Takes all that is in the list, which is empty afterwards. BAAT_SYSTEM: something of it, or of what came
	 * before, could not be told for want of memory. */
	enum baat_status (*take)(void *context, struct baat_diags *diags);
	/* Whether it has heard so many errors that the run had better end. */
	bool (*exhausted)(void *context);

	/* How far it is; all three are NULL when nobody wants to know. `bytes` is what there is to read, 0 when that is
	 * not known; then what has been read of it, with the lines in it. pause() comes before bytes of a result. */
	void (*begin)(void *context, uint64_t bytes);
	void (*tick)(void *context, uint64_t bytes, uint64_t lines);
	void (*pause)(void *context);
};

#endif
