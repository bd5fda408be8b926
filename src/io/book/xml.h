/*
 * A part of a workbook as XML, read as a stream within bounds: no DTD, at most 64 deep, 256 attributes an element, 64
 * KiB in one of them. baat-bestanden(5), WORKBOOKS. Private to io/book.
 */
#ifndef BAAT_XML_H
#define BAAT_XML_H

#include <stdbool.h>
#include <stdint.h>

#include "baat/base/buffer.h"
#include "baat/base/diag.h"
#include "package.h"

struct baat_xml;

/* Who listens. Names come without what stands before their colon. */
struct baat_xml_listener {
	/* `attributes`: names, with what stands before their colon, and values in turn, ended by NULL. True: this name
	 * and these of attributes are among those that the listener knows, or it has told of them
	 * (baat_xml_stranger()). The parser keeps every name that it has ever seen, so there can be only so many of the
	 * others. */
	bool (*start)(void *context, const char *name, const char **attributes);
	void (*end)(void *context);
};

/* Opens a part. Free with baat_xml_close(). Errors: those of baat_part_open(). *xml is NULL on failure. */
enum baat_status baat_xml_open(struct baat_xml **xml, struct baat_package *package, int64_t part,
                               const struct baat_xml_listener *listener, void *context, struct baat_diags *diags);
void baat_xml_close(struct baat_xml *xml);

/* Reads on by some 64 KiB, or until the listener holds or stops it. Errors: those of baat_part_read(),
 * BAAT_WORKBOOK_BROKEN, BAAT_WORKBOOK_LIMIT, and what the listener failed with. */
enum baat_status baat_xml_step(struct baat_xml *xml, struct baat_diags *diags);
/* Reads to the end, or until it is stopped. */
enum baat_status baat_xml_read(struct baat_xml *xml, struct baat_diags *diags);
bool baat_xml_is_ended(const struct baat_xml *xml);
/* Bytes of the file so far, about: the share of the part that was read, in packed bytes. */
uint64_t baat_xml_taken(const struct baat_xml *xml);

/* ---- for listeners --------------------------------------------------------------------------------------------- */

/* Whether text from here on is kept, at most 1 MiB of it. */
void baat_xml_listen(struct baat_xml *xml, bool listens);
bool baat_xml_listens(const struct baat_xml *xml);
/* What was kept; it can be changed. Start anew by setting its length to 0. */
struct baat_buffer *baat_xml_kept(struct baat_xml *xml);
/* Keeps a text that stands there in other words. */
void baat_xml_add(struct baat_xml *xml, struct baat_text text);

/* Where messages are left while the listener is at work. */
struct baat_diags *baat_xml_diags(struct baat_xml *xml);
/* Ends the reading with this status, a diagnostic having been added. */
void baat_xml_fail(struct baat_xml *xml, enum baat_status status);
/* Ends the reading: enough is known. */
void baat_xml_stop(struct baat_xml *xml);
/* Ends this step; the next one goes on from here. */
void baat_xml_hold(struct baat_xml *xml);
/* Tells of an attribute that nobody knows. */
void baat_xml_stranger(struct baat_xml *xml, const char *name);
/* BAAT_WORKBOOK_BROKEN, BAAT_WORKBOOK_LIMIT: `what` is wrong with the part, or beyond a bound in it. */
void baat_xml_broken(struct baat_xml *xml, const char *what);
void baat_xml_limit(struct baat_xml *xml, const char *what);

/* The value of an attribute of exactly this name, NULL when there is none. */
const char *baat_xml_attribute(const char **attributes, const char *name);
/* The same, whatever stands before its colon. */
const char *baat_xml_attribute_local(const char **attributes, const char *name);
/* Whether a value says yes; NULL does not. */
bool baat_xml_is_true(const char *value);
/* A value that is a number; what is larger is 999999999. False when it is none. */
bool baat_xml_number(const char *value, uint32_t *number);

#endif
