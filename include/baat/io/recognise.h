/*
 * baat/io/recognise.h - what a file is that was given in place of another, for whoever reads it and cannot tell.
 *
 * Rule: baat-bestanden(5), DIALECTS, Another kind of file.
 */
#ifndef BAAT_RECOGNISE_H
#define BAAT_RECOGNISE_H

#include "baat/base/text.h"

/* The kind of file that is wanted, and who knows the kinds; {NULL} when nobody does. */
struct baat_wanted {
	/* Judges a file by its first bytes: a sentence that says what it is and where it belongs, or NULL when it is of
	 * the kind that is wanted or of none that is known. It stands in place of what is wrong with the file, as
	 * BAAT_FILE_KIND. Translated; static. */
	const char *(*recognise)(struct baat_text start, unsigned kind);
	unsigned kind;
};

#endif
