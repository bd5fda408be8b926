#include "json-scan.h"

#include <cjson/cJSON.h>

#include "base/gettext.h"
#include "baat/base/memory.h"

/* The state of a walk over the text. */
struct walk {
	struct baat_json_scan *scan;
	struct baat_diags *diags;
	size_t at;
	uint32_t line;
	size_t depth;
	uint32_t open[CJSON_NESTING_LIMIT]; /* tokens: the brackets that are open */
};

struct baat_place baat_json_place(const struct baat_json_scan *scan, size_t offset)
{
	struct baat_place place = {scan->file, 1, 1};
	for (size_t i = 0; i < offset; i++) {
		unsigned char c = (unsigned char)scan->text.at[i];
		if (c == '\n' && i > 0 && scan->text.at[i - 1] == '\r')
			continue;
		if (c == '\n' || c == '\r') {
			place.line++;
			place.field = 1;
		} else if ((c & 0xC0) != 0x80) {
			place.field++;
		}
	}
	return place;
}

void baat_json_scan_free(struct baat_json_scan *scan)
{
	free(scan->tokens);
	baat_buffer_free(&scan->copy);
	*scan = (struct baat_json_scan){0};
}

/* The character at a place, NUL beyond the end (a NUL in the text is not a character of JSON either). */
static char peek(const struct walk *walk, size_t at)
{
	return at < walk->scan->text.length ? walk->scan->text.at[at] : '\0';
}

static struct baat_text rest_of(const struct walk *walk, size_t at)
{
	return (struct baat_text){walk->scan->text.at + at, walk->scan->text.length - at};
}

#define syntax_error(walk, offset, ...) \
	baat_error((walk)->diags, baat_json_place((walk)->scan, (offset)), BAAT_JSON_SYNTAX, __VA_ARGS__)

/* Adds the token from `start` up to where the walk is. A number goes into the copy as a string, because cJSON would
 * round it to binary. */
static enum baat_status add_token(struct walk *walk, size_t start, enum baat_json_token_kind kind)
{
	struct baat_json_scan *scan = walk->scan;
	if (!baat_grow(&scan->tokens, &scan->capacity, scan->count + 1, sizeof *scan->tokens))
		return baat_out_of_memory(walk->diags);
	scan->tokens[scan->count++] = (struct baat_json_token){
	    .offset = (uint32_t)start,
	    .length = (uint32_t)(walk->at - start),
	    .copied = (uint32_t)scan->copy.length,
	    .line = walk->line,
	    .kind = kind,
	};
	struct baat_text text = {scan->text.at + start, walk->at - start};
	const char *quote = kind == BAAT_TOKEN_NUMBER ? "\"" : "";
	baat_buffer_add_string(&scan->copy, quote);
	baat_buffer_add(&scan->copy, text);
	baat_buffer_add_string(&scan->copy, quote);
	/* Tokens that stood apart must not grow together, and messages of cJSON fall between them. */
	baat_buffer_add_char(&scan->copy, ' ');
	return BAAT_OK;
}

static void skip_space(struct walk *walk)
{
	for (;; walk->at++) {
		char c = peek(walk, walk->at);
		if (c == '\n' && walk->at > 0 && peek(walk, walk->at - 1) == '\r')
			continue;
		if (c == '\n' || c == '\r')
			walk->line++;
		else if (c != ' ' && c != '\t')
			return;
	}
}

/* The value of the four hexadecimal digits, -1 when they are not. */
static int hex_at(const struct walk *walk, size_t at)
{
	int value = 0;
	for (size_t i = 0; i < 4; i++) {
		char c = peek(walk, at + i);
		int digit;
		if (c >= '0' && c <= '9')
			digit = c - '0';
		else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
			digit = (c | 0x20) - 'a' + 10;
		else
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

/* Passes the escape at the backslash. */
static enum baat_status scan_escape(struct walk *walk)
{
	size_t start = walk->at;
	char c = peek(walk, start + 1);

	if (c != '\0' && strchr("\"\\/bfnrt", c) != NULL) {
		walk->at += 2;
		return BAAT_OK;
	}
	int unit = c == 'u' ? hex_at(walk, start + 2) : -1;
	if (unit < 0)
		return syntax_error(walk, start,
		                    _("a backslash must be followed by one of \"\\/bfnrt or u and four "
		                      "hexadecimal digits; a backslash itself is written \\\\"));
	if (unit == 0)
		return syntax_error(walk, start, _("\\u0000 cannot be part of a text"));
	walk->at += 6;
	if (unit < 0xD800 || unit > 0xDFFF)
		return BAAT_OK;
	int low = peek(walk, walk->at) == '\\' && peek(walk, walk->at + 1) == 'u' ? hex_at(walk, walk->at + 2) : -1;
	if (unit >= 0xDC00 || low < 0xDC00 || low > 0xDFFF)
		return syntax_error(walk, start, _("half a surrogate pair; write the character itself"));
	walk->at += 6;
	return BAAT_OK;
}

static enum baat_status scan_string(struct walk *walk)
{
	size_t start = walk->at++;

	while (peek(walk, walk->at) != '"') {
		if (walk->at >= walk->scan->text.length)
			return syntax_error(walk, start, _("the text that begins here has no closing quote"));
		unsigned char c = (unsigned char)peek(walk, walk->at);
		if (c == '\n' || c == '\r')
			return syntax_error(walk, start,
			                    _("the text that begins here has no closing quote on its line; write a "
			                      "line break in a text as \\n"));
		if (c < 0x20)
			return syntax_error(walk, walk->at, _("control character 0x%02x in a text; take it out"),
			                    (unsigned)c);
		if (c != '\\') {
			walk->at++;
			continue;
		}
		enum baat_status status = scan_escape(walk);
		if (status != BAAT_OK)
			return status;
	}
	walk->at++;
	return add_token(walk, start, BAAT_TOKEN_VALUE);
}

static size_t skip_digits(struct baat_text text, size_t at)
{
	while (at < text.length && text.at[at] >= '0' && text.at[at] <= '9')
		at++;
	return at;
}

/* JSON's grammar: -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)? */
static bool is_number(struct baat_text text)
{
	size_t at = text.length > 0 && text.at[0] == '-', whole = at;
	at = skip_digits(text, whole);
	if (at == whole || (text.at[whole] == '0' && at > whole + 1))
		return false;
	if (at < text.length && text.at[at] == '.') {
		size_t decimals = at + 1;
		at = skip_digits(text, decimals);
		if (at == decimals)
			return false;
	}
	if (at < text.length && (text.at[at] | 0x20) == 'e') {
		at++;
		if (at < text.length && (text.at[at] == '+' || text.at[at] == '-'))
			at++;
		size_t exponent = at;
		at = skip_digits(text, exponent);
		if (at == exponent)
			return false;
	}
	return at == text.length;
}

static bool is_word_character(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-' ||
	       c == '.' || c == '_';
}

/* A comma or colon. In the copy a number looks like a key, so what a colon follows is checked here. */
static enum baat_status scan_mark(struct walk *walk)
{
	const struct baat_json_scan *scan = walk->scan;
	const struct baat_json_token *before = scan->count > 0 ? &scan->tokens[scan->count - 1] : NULL;

	if (peek(walk, walk->at) == ':' && before != NULL && before->kind == BAAT_TOKEN_NUMBER)
		return syntax_error(walk, before->offset, _("a key stands between quotes"));
	walk->at++;
	return add_token(walk, walk->at - 1, BAAT_TOKEN_MARK);
}

/* A number, true, false or null: taken as far as it goes, so that 01 or nullx is one mistake. */
static enum baat_status scan_word(struct walk *walk)
{
	size_t start = walk->at;

	while (is_word_character(peek(walk, walk->at)))
		walk->at++;
	struct baat_text word = {walk->scan->text.at + start, walk->at - start};
	if (is_number(word))
		return add_token(walk, start, BAAT_TOKEN_NUMBER);
	if (baat_text_equal(word, BAAT_TEXT("true")) || baat_text_equal(word, BAAT_TEXT("false")) ||
	    baat_text_equal(word, BAAT_TEXT("null")))
		return add_token(walk, start, BAAT_TOKEN_VALUE);
	return syntax_error(walk, start,
	                    _("'%s' is no number of JSON nor true, false or null; write numbers as 1234.5 and texts "
	                      "between quotes"),
	                    baat_show(word).text);
}

static enum baat_status scan_open(struct walk *walk)
{
	if (walk->depth == CJSON_NESTING_LIMIT)
		return syntax_error(walk, walk->at, _("more than %d brackets within each other"), CJSON_NESTING_LIMIT);
	walk->open[walk->depth++] = (uint32_t)walk->scan->count;
	walk->at++;
	return add_token(walk, walk->at - 1, BAAT_TOKEN_VALUE);
}

static enum baat_status scan_close(struct walk *walk)
{
	const struct baat_json_scan *scan = walk->scan;
	char close = scan->text.at[walk->at];

	if (walk->depth == 0)
		return syntax_error(walk, walk->at, _("'%c' closes a bracket that was never opened"), close);
	const struct baat_json_token *opening = &scan->tokens[walk->open[--walk->depth]];
	char open = scan->text.at[opening->offset];
	if ((open == '{') != (close == '}'))
		return syntax_error(walk, walk->at, _("'%c' cannot close the '%c' of line %u"), close, open,
		                    (unsigned)opening->line);
	walk->at++;
	return add_token(walk, walk->at - 1, BAAT_TOKEN_MARK);
}

static enum baat_status scan_token(struct walk *walk)
{
	char c = peek(walk, walk->at);
	switch (c) {
	case '"':
		return scan_string(walk);
	case '{':
	case '[':
		return scan_open(walk);
	case '}':
	case ']':
		return scan_close(walk);
	case ',':
	case ':':
		return scan_mark(walk);
	default:
		if (is_word_character(c))
			return scan_word(walk);
		return syntax_error(
		    walk, walk->at,
		    _("'%s' cannot stand here; there are no comments, and texts stand between \" and \""),
		    baat_show(rest_of(walk, walk->at)).text);
	}
}

enum baat_status baat_json_scan(struct baat_json_scan *scan, struct baat_diags *diags)
{
	struct walk walk = {.scan = scan, .diags = diags, .line = 1};
	enum baat_status status = BAAT_OK;

	for (skip_space(&walk); status == BAAT_OK && walk.at < scan->text.length; skip_space(&walk))
		status = scan_token(&walk);
	if (status != BAAT_OK)
		return status;
	if (scan->copy.failed)
		return baat_out_of_memory(diags);
	if (scan->count == 0)
		return syntax_error(&walk, 0, _("there is nothing in this file"));
	if (walk.depth > 0)
		return syntax_error(&walk, scan->tokens[walk.open[walk.depth - 1]].offset,
		                    _("the bracket that opens here is not closed"));
	return BAAT_OK;
}
