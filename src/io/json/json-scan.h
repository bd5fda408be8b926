/*
 * What stands between a file in JSON and cJSON: the tokens of the text, and a copy of it that cJSON reads without
 * harm.
 */
#ifndef BAAT_IO_JSON_H
#define BAAT_IO_JSON_H

#include "baat/io/json.h"

enum { BAAT_JSON_FILE_MAX = 1024 * 1024 };

enum baat_json_token_kind {
	BAAT_TOKEN_VALUE,  /* a string (also a key), true, false, null, [ or { */
	BAAT_TOKEN_NUMBER, /* a value that is a number */
	BAAT_TOKEN_MARK,   /* no value: ] } , : */
};

struct baat_json_token {
	uint32_t offset; /* in the text */
	uint32_t length;
	uint32_t copied; /* where it begins in the copy */
	uint32_t line;
	enum baat_json_token_kind kind;
};

struct baat_json_scan {
	const char *file;
	struct baat_text text;
	struct baat_json_token *tokens; /* in the order of the text */
	size_t count, capacity;
	struct baat_buffer copy; /* the text with its numbers as strings */
};

/*
 * Cuts the text into tokens and demands all that cJSON does not: known characters and words, JSON's grammar of
 * numbers, no control characters, no \u0000, whole surrogate pairs, brackets in pairs. Start with {0} but for file and
 * text; free with baat_json_scan_free() whatever happens.
 */
enum baat_status baat_json_scan(struct baat_json_scan *scan, struct baat_diags *diags);
void baat_json_scan_free(struct baat_json_scan *scan);

/* The line and column (in characters) of an offset in the text. */
struct baat_place baat_json_place(const struct baat_json_scan *scan, size_t offset);

#endif
