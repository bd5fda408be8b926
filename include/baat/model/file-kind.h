/*
 * baat/model/file-kind.h - the kinds of file that programs read, each known by its content.
 *
 * Rule: baat-bestanden(5), DIALECTS, Another kind of file.
 */
#ifndef BAAT_FILE_KIND_H
#define BAAT_FILE_KIND_H

#include "baat/io/recognise.h"

enum baat_file_kind {
	BAAT_FILE_OTHER, /* none of these */
	BAAT_FILE_CASES,
	BAAT_FILE_PRICES,
	BAAT_FILE_FLOWS,
	BAAT_FILE_CPI,
	BAAT_FILE_GRADES,
	BAAT_FILE_BUDGET,
	BAAT_FILE_BOOKINGS,
	BAAT_FILE_AGREEMENT,
	BAAT_FILE_METHOD,
	BAAT_FILE_MANDATE,
	BAAT_FILE_FUNNEL,
	BAAT_FILE_INTAKE,
	BAAT_FILE_FUNNEL_LINES,
};

/* For what reads a file of that kind. */
struct baat_wanted baat_file_wanted(enum baat_file_kind kind);

#endif
