#include "baat/io/html.h"

void baat_html_escaped(struct baat_buffer *to, struct baat_text text)
{
	struct baat_buffer masked = {0};
	baat_buffer_add_masked(&masked, text);
	for (size_t i = 0; i < masked.length; i++) {
		switch (masked.at[i]) {
		case '&':
			baat_buffer_add_string(to, "&amp;");
			break;
		case '<':
			baat_buffer_add_string(to, "&lt;");
			break;
		case '>':
			baat_buffer_add_string(to, "&gt;");
			break;
		case '"':
			baat_buffer_add_string(to, "&quot;");
			break;
		case '\'':
			baat_buffer_add_string(to, "&#39;");
			break;
		default:
			baat_buffer_add_char(to, masked.at[i]);
		}
	}
	to->failed |= masked.failed;
	baat_buffer_free(&masked);
}

void baat_html_element(struct baat_buffer *to, const char *name, const char *attributes, struct baat_text text)
{
	baat_buffer_printf(to, "<%s%s%s>", name, attributes[0] == '\0' ? "" : " ", attributes);
	baat_html_escaped(to, text);
	baat_buffer_printf(to, "</%s>", name);
}

void baat_html_words(struct baat_buffer *to, const char *name, const char *attributes, const char *words)
{
	baat_html_element(to, name, attributes, baat_text_of(words));
}

void baat_html_cents(struct baat_buffer *to, const char *attributes, baat_sum cents)
{
	char digits[BAAT_NUMBER_MAX];
	const size_t length = baat_number_write_grouped(digits, cents, BAAT_SCALE_CENTS);
	baat_html_element(to, "td", attributes, (struct baat_text){digits, length});
}

void baat_html_attribute(struct baat_buffer *to, const char *name, struct baat_text value)
{
	baat_buffer_printf(to, " %s=\"", name);
	baat_html_escaped(to, value);
	baat_buffer_add_char(to, '"');
}

void baat_html_euros(struct baat_buffer *to, baat_sum cents)
{
	char digits[BAAT_NUMBER_MAX];
	baat_sum size = cents < 0 ? -cents : cents, euros = (size + 50) / 100;
	if (cents < 0 && euros > 0)
		baat_buffer_add_string(to, "\xE2\x88\x92");
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_grouped(digits, euros, 0)});
}

void baat_html_plain(struct baat_buffer *to, baat_sum cents)
{
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write(digits, cents, BAAT_SCALE_CENTS, '.')});
}
