/*
 * baat/json.h - small trusted files in JSON (method, agreement, mandate), read strictly.
 *
 * cJSON parses; this module closes its traps (baat-bestanden(5), METHOD FILE): numbers keep their decimals as text,
 * a repeated key, text after the value, raw control characters, \u0000, invalid UTF-8 and numbers that JSON does not
 * know (01, 1., .5, NaN) are errors with their line.
 */
#ifndef BAAT_JSON_H
#define BAAT_JSON_H

#include "baat/base/diag.h"
#include "baat/base/number.h"
#include "baat/base/buffer.h"
#include "baat/base/text.h"
#include "baat/io/recognise.h"

enum baat_json_type {
	BAAT_JSON_NULL,
	BAAT_JSON_BOOL,
	BAAT_JSON_NUMBER,
	BAAT_JSON_STRING,
	BAAT_JSON_ARRAY,
	BAAT_JSON_OBJECT
};

/* A value. Everything is owned by the document and valid until baat_json_free(). */
struct baat_json {
	enum baat_json_type type;
	bool truth;            /* of a BOOL */
	struct baat_text key;  /* when it is a member of an object, else empty */
	struct baat_text text; /* of a STRING, or the literal of a NUMBER ("2.25") */
	uint64_t line;         /* where the value (for a member: its key) stands, from 1 */
	/* From the root, for messages: "waterval[2].delen.gemeente", elements counted from 0; "" is the root. A very
	 * long one is cut in front. */
	const char *path;
	const struct baat_json *child; /* first element or member of an ARRAY or OBJECT, NULL when empty */
	const struct baat_json *next;  /* next sibling */
};

struct baat_json_document;

/*
 * Reads a file of at most 1 MiB. *root is the top value, owned by *document. Errors: BAAT_CANNOT_OPEN,
 * BAAT_CANNOT_READ, BAAT_JSON_SYNTAX, BAAT_JSON_KEY_TWICE, BAAT_ENCODING_INVALID. `path` ("-" is standard input)
 * must outlive the diagnostics. The place of a syntax error has the column, in characters from 1, as its field. A
 * byte order mark is passed over. On failure *document and *root are NULL.
 */
enum baat_status baat_json_read(struct baat_json_document **document, const struct baat_json **root, const char *path,
                                struct baat_diags *diags);
/* The same of a text in memory, of any length; `name` stands for the path in messages. */
enum baat_status baat_json_parse(struct baat_json_document **document, const struct baat_json **root, const char *name,
                                 struct baat_text text, struct baat_diags *diags);
/* The same, for a file that is told as such when it is of another kind (BAAT_FILE_KIND). */
enum baat_status baat_json_read_as(struct baat_json_document **document, const struct baat_json **root,
                                   const char *path, struct baat_wanted wanted, struct baat_diags *diags);
void baat_json_free(struct baat_json_document *document); /* NULL is fine */

/* The member of an object by its exact key, or NULL; NULL also when it is no object. Time is the number of members. */
const struct baat_json *baat_json_member(const struct baat_json *object, const char *key);

/* Demands that it is an object and every key of it is one of `count` names; an unknown one is an error with the nearest
 * known name and its path (BAAT_JSON_TYPE, BAAT_JSON_KEY_UNKNOWN). */
enum baat_status baat_json_known_keys(const struct baat_json *object, const char *file, const char *const names[],
                                      size_t count, struct baat_diags *diags);

/* Demands that a value is of a type (BAAT_JSON_TYPE, with the path). */
enum baat_status baat_json_expect(const struct baat_json *value, const char *file, enum baat_json_type type,
                                  struct baat_diags *diags);

/* A number with at most `scale` decimals between min and max (units of 10^-scale): BAAT_JSON_TYPE,
 * BAAT_NUMBER_DECIMALS, BAAT_NUMBER_RANGE, each with the path. An exponent (2e3) is an error. */
enum baat_status baat_json_number(const struct baat_json *value, const char *file, unsigned scale, int64_t min,
                                  int64_t max, int64_t *number, struct baat_diags *diags);

#endif
