#include "baat/io/encode.h"

#include <errno.h>
#include <iconv.h>

#include <nettle/sha2.h>

#include "base/gettext.h"
#include "digest.h"

struct baat_encoder {
	iconv_t converter; /* (iconv_t)-1 for UTF-8 */
	struct sha256_ctx sha;
};

#ifndef __clang__
/* gcc 12 takes (iconv_t)-1 for a converter that is to be closed */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif
enum baat_status baat_encoder_new(struct baat_encoder **result, const char *encoding, struct baat_diags *diags)
{
	struct baat_encoder *encoder = malloc(sizeof *encoder);
	*result = NULL;
	if (encoder == NULL)
		return baat_out_of_memory(diags);
	encoder->converter = (iconv_t)-1;
	sha256_init(&encoder->sha);
	if (encoding != NULL) {
		encoder->converter = iconv_open(encoding, "UTF-8");
		if (encoder->converter == (iconv_t)-1) {
			free(encoder);
			return baat_error(
			    diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
			    _("no encoding is called '%s'; CP1252, ISO-8859-15 and UTF-16LE are known names"),
			    encoding);
		}
	}
	*result = encoder;
	return BAAT_OK;
}
#ifndef __clang__
#pragma GCC diagnostic pop
#endif

void baat_encoder_free(struct baat_encoder *encoder)
{
	if (encoder == NULL)
		return;
	if (encoder->converter != (iconv_t)-1)
		iconv_close(encoder->converter);
	free(encoder);
}

static bool convert(struct baat_encoder *encoder, struct baat_text text, struct baat_buffer *to)
{
	char *from = (char *)text.at;
	size_t left = text.length;
	while (left > 0) {
		/* room for the widest encoding and a byte order mark */
		char *at = baat_buffer_reserve(to, left * 4 + 16), *end = at;
		size_t room = left * 4 + 16;
		if (at == NULL)
			return true;
		size_t converted = iconv(encoder->converter, &from, &left, &end, &room);
		to->length += (size_t)(end - at);
		if (converted == (size_t)-1 && errno != E2BIG)
			return false;
	}
	return true;
}

bool baat_encode(struct baat_encoder *encoder, struct baat_text text, struct baat_buffer *to)
{
	if (encoder->converter == (iconv_t)-1) {
		baat_buffer_add(to, text);
		return true;
	}
	size_t before = to->length;
	bool good = convert(encoder, text, to);
	if (!to->failed)
		sha256_update(&encoder->sha, to->length - before, (const uint8_t *)to->at + before);
	return good;
}

void baat_encoder_digest(struct baat_encoder *encoder, char hex[65])
{
	baat_digest_hex(&encoder->sha, hex);
}
