#include "baat/base/diag.h"

#include <stdarg.h>

#include "baat/base/memory.h"
#include "gettext.h"

const char *baat_code_name(enum baat_code code)
{
	static const char *const names[] = {
#define CODE_NAME(symbol, name) [BAAT_##symbol] = name, /* NOLINT(bugprone-macro-parentheses): a list is made */
	    BAAT_CODES(CODE_NAME)
#undef CODE_NAME
	};

	return names[code];
}

enum baat_status baat_diag_status(enum baat_severity severity, enum baat_code code)
{
	if (severity != BAAT_ERROR)
		return BAAT_OK;
	switch (code) {
	case BAAT_OPTION_INVALID:
	case BAAT_OPTION_VALUE:
	case BAAT_OPTION_CONFLICT:
	case BAAT_KEY_UNKNOWN:
	case BAAT_KEY_TWICE:
	case BAAT_OPERAND_MISSING:
	case BAAT_WORD_UNKNOWN:
	case BAAT_SHEET_UNKNOWN:
	case BAAT_SHEET_AMBIGUOUS:
	case BAAT_FILE_TWICE:
		return BAAT_USAGE;
	case BAAT_CANNOT_OPEN:
	case BAAT_CANNOT_READ:
	case BAAT_CANNOT_WRITE:
	case BAAT_INPUT_CHANGED:
	case BAAT_OUT_OF_MEMORY:
		return BAAT_SYSTEM;
	case BAAT_INTERNAL:
		return BAAT_BUG;
	default:
		return BAAT_REJECTED;
	}
}

enum baat_status baat_diag(struct baat_diags *diags, struct baat_place place, enum baat_severity severity,
                           enum baat_code code, const char *format, ...)
{
	va_list arguments;
	char *text = NULL;

	va_start(arguments, format);
	int length = vasprintf(&text, format, arguments);
	va_end(arguments);
	if (length < 0 || !baat_grow(&diags->items, &diags->capacity, diags->count + 1, sizeof *diags->items)) {
		if (length >= 0)
			free(text);
		return baat_out_of_memory(diags);
	}
	diags->items[diags->count++] = (struct baat_diag){place, severity, code, text};
	if (severity == BAAT_ERROR)
		diags->errors++;
	return baat_diag_status(severity, code);
}

enum baat_status baat_diags_move(struct baat_diags *to, struct baat_diags *from)
{
	to->lost |= from->lost;
	if (!baat_grow(&to->items, &to->capacity, to->count + from->count, sizeof *to->items))
		return baat_out_of_memory(to);
	if (from->count > 0)
		memcpy(to->items + to->count, from->items, from->count * sizeof *from->items);
	to->count += from->count;
	to->errors += from->errors;
	free(from->items);
	*from = (struct baat_diags){.names = from->names};
	return BAAT_OK;
}

void baat_diags_clear(struct baat_diags *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		free(diags->items[i].text);
	free(diags->items);
	*diags = (struct baat_diags){.names = diags->names};
}
