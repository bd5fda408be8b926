/* A SHA-256 in hexadecimal. Private to io. */
#ifndef BAAT_IO_DIGEST_H
#define BAAT_IO_DIGEST_H

#include <nettle/sha2.h>

/* Ends the computation; it starts anew. */
static inline void baat_digest_hex(struct sha256_ctx *sha, char hex[65])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t bytes[SHA256_DIGEST_SIZE];
	sha256_digest(sha, sizeof bytes, bytes);
	for (size_t i = 0; i < sizeof bytes; i++) {
		hex[2 * i] = digits[bytes[i] >> 4];
		hex[2 * i + 1] = digits[bytes[i] & 15];
	}
	hex[64] = '\0';
}

#endif
