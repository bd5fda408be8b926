/*
 * baat/base/name.h - names as they count: of cases, scenarios, parties, columns, and what stands in columns of one's
 * own.
 *
 * The same name can be typed in many bytes: with a space before it that quotes keep, with a character without width
 * that a browser put there, with an accent as a character of its own. A name that is read is brought to one of them.
 * Rules: baat-bestanden(5), NAMES.
 */
#ifndef BAAT_NAME_H
#define BAAT_NAME_H

#include "baat/base/buffer.h"
#include "baat/base/memory.h"
#include "baat/base/text.h"

/* Bytes that cleaning a text may need: Unicode promises that NFC has at most three times as many. */
static inline size_t baat_name_room(struct baat_text text)
{
	return 3 * text.length + 1;
}

/* The text without what cannot be seen around it: white space of any width and characters that have none. */
struct baat_text baat_name_trim(struct baat_text text);

/* Whether the text is its own clean form for sure, without asking the tables of Unicode. */
bool baat_name_is_clean(struct baat_text text);

/*
 * Trims the text and brings it to Unicode NFC. `room` has baat_name_room() bytes; the result stands in it or is a part
 * of the text. What is not UTF-8 is only trimmed. False when there is no memory.
 */
bool baat_name_clean(struct baat_text *text, char *room);

/* The same for a party: "cliënt" and "client" in any case are "client", the household itself. */
bool baat_party_clean(struct baat_text *text, char *room);

/* A copy that is cleaned and ends in a NUL; {NULL, 0} when there is no memory. */
struct baat_text baat_name_keep(struct baat_arena *arena, struct baat_text text);

/* The name of a party, cleaned already, as it counts: the same text, or that of the household. */
struct baat_text baat_party_name(struct baat_text party);

/*
 * Adds what two names have in common that differ in case, spaces, accents and characters without width only, such as
 * "zorginstelling" for "Zorg Instelling". False when there is no memory.
 */
bool baat_name_fold(struct baat_text text, struct baat_buffer *to);

/* Whether `name` is so near to one of `known` (one edit, s or en behind it, or something in brackets behind it) that it
 * must be a slip; the known one is returned, else NULL. */
const char *baat_near_name(struct baat_text name, const char *const known[], size_t count);

#endif
