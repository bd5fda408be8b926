/*
 * baat/encode.h - text back into the encoding of the file it was read from.
 *
 * A file in another encoding than UTF-8 is decoded when it is read. Who hands parts of it on as they were encodes them
 * again, and compares the SHA-256 of all of it with that of the file (baat_table_digest()): an encoding may have
 * several ways to write a text.
 */
#ifndef BAAT_ENCODE_H
#define BAAT_ENCODE_H

#include "baat/base/buffer.h"
#include "baat/base/diag.h"
#include "baat/base/text.h"

struct baat_encoder;

/* encoding: an iconv name, NULL for UTF-8, which is passed on as it is. Errors: BAAT_OPTION_VALUE (an encoding that
 * iconv does not know), BAAT_OUT_OF_MEMORY. *encoder is NULL on failure. */
enum baat_status baat_encoder_new(struct baat_encoder **encoder, const char *encoding, struct baat_diags *diags);
void baat_encoder_free(struct baat_encoder *encoder); /* NULL is fine */

/* Adds the text, which is UTF-8 and ends between characters, to `to`. False when it cannot be written in this encoding,
 * or is not UTF-8; lack of memory is told by to->failed. */
bool baat_encode(struct baat_encoder *encoder, struct baat_text text, struct baat_buffer *to);

/* The SHA-256 in hexadecimal of all that was encoded. It starts anew. */
void baat_encoder_digest(struct baat_encoder *encoder, char hex[65]);

#endif
