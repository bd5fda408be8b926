/* The language of messages, and that of documents, which need not be the same. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include <locale.h>

#include "options-common.h"

/* Binds the catalogue. Before anything else; until a language is chosen texts are English. */
void language_start(void);

/*
 * Chooses, by --taal if `settings` has it, else by BAAT_TAAL, else by the locale, the language of all messages from
 * here on; and that of documents, which are Dutch unless --taal says otherwise: they go to a council, whatever the
 * machine speaks on which they were made. Errors: BAAT_OPTION_VALUE for a BAAT_TAAL that is none of the words;
 * messages are in the language of the locale then.
 */
enum baat_status language_choose(struct common_options *settings, struct baat_diags *diags);
/* Frees what choosing made. */
void language_free(struct common_options *settings);

/* Texts that this thread makes between the two are in the language of documents: a receipt, a sentence of a report.
 * `language_begin` returns what `language_end` takes. */
static inline locale_t language_begin(const struct common_options *settings)
{
	return uselocale(settings->documents);
}

/* The same between the two, for messages inside a document. */
static inline locale_t language_begin_message(void)
{
	return uselocale(LC_GLOBAL_LOCALE);
}

static inline void language_end(locale_t before)
{
	uselocale(before);
}

#endif
