/*
 * baat/json-write.h - JSON written into a buffer: objects, arrays, texts, exact numbers. Commas come by themselves.
 *
 *	struct baat_json_writer json = {.to = &buffer};
 *	baat_json_begin(&json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
 *	baat_json_add_text(&json, BAAT_TEXT("partij"), name);
 *	baat_json_add_number(&json, BAAT_TEXT("bedrag"), cents, BAAT_SCALE_CENTS);
 *	baat_json_end(&json);
 */
#ifndef BAAT_JSON_WRITE_H
#define BAAT_JSON_WRITE_H

#include "baat/base/buffer.h"
#include "baat/base/cell.h"
#include "baat/base/number.h"
#include "baat/io/json.h"

/* Where a value goes and how deep it stands. Begin with {.to = …}; nothing is to be freed. Without memory to->failed is
 * set. */
struct baat_json_writer {
	struct baat_buffer *to;
	bool spaced;            /* a space behind every comma and colon, for who reads it */
	bool filled;            /* something stands in the object or array at hand */
	uint32_t depth;         /* at most 31 */
	uint32_t arrays, lines; /* a bit for each that is open: an array; members on lines of their own */
};

/* Every value takes the key that it has in an object; in an array, and outermost, it has none. */
#define BAAT_JSON_NO_KEY ((struct baat_text){NULL, 0})

/* Opens an object or array (`type` is BAAT_JSON_OBJECT or BAAT_JSON_ARRAY); with lines each member stands on one of its
 * own, indented. */
void baat_json_begin(struct baat_json_writer *json, struct baat_text key, enum baat_json_type type);
void baat_json_begin_lines(struct baat_json_writer *json, struct baat_text key, enum baat_json_type type);
/* Closes the one that was opened last. */
void baat_json_end(struct baat_json_writer *json);

void baat_json_add_null(struct baat_json_writer *json, struct baat_text key);
void baat_json_add_bool(struct baat_json_writer *json, struct baat_text key, bool value);
/* Invalid bytes become U+FFFD. */
void baat_json_add_text(struct baat_json_writer *json, struct baat_text key, struct baat_text text);
/* The same, and null for a text that is empty. */
void baat_json_add_text_or_null(struct baat_json_writer *json, struct baat_text key, struct baat_text text);
/* A number in units of 10^-scale, with all its decimals, or without the zeros at the end. */
void baat_json_add_number(struct baat_json_writer *json, struct baat_text key, baat_sum number, unsigned scale);
void baat_json_add_short(struct baat_json_writer *json, struct baat_text key, baat_sum number, unsigned scale);
/* The values of cells, with the names of their columns for keys; null for those that are empty. */
void baat_json_add_cells(struct baat_json_writer *json, const struct baat_column *columns,
                         const struct baat_cell *cells, size_t count);

#endif
