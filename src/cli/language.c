#include "language.h"

#include <errno.h>

#include "data-folder.h"

void language_start(void)
{
	/* never LC_NUMERIC: it would change what a point in a number means */
	setlocale(LC_CTYPE, "");
	bindtextdomain(BAAT_DOMAIN, locale_folder());
	/* texts are UTF-8 like the data they quote, whatever the locale says */
	bind_textdomain_codeset(BAAT_DOMAIN, "UTF-8");
}

static const char *setting(const char *name)
{
	const char *value = getenv(name);
	return value == NULL || *value == '\0' ? NULL : value;
}

/* The language that the name of a locale begins with, such as "nl_BE.UTF-8". */
static enum language language_of(const char *name, size_t length)
{
	static const struct {
		const char *start;
		enum language language;
	} known[] = {{"nl", LANGUAGE_DUTCH}, {"en", LANGUAGE_ENGLISH}};
	const size_t base = strcspn(name, "_.@:");
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (length >= 2 && base == 2 && memcmp(name, known[i].start, 2) == 0)
			return known[i].language;
	return LANGUAGE_NONE;
}

/* What the locale asks for, by the rules of gettext; whether it was ever made on this machine does not matter, as texts
 * need only its name. */
static enum language language_of_locale(void)
{
	const char *locale = setting("LC_ALL");
	if (locale == NULL)
		locale = setting("LC_MESSAGES");
	if (locale == NULL)
		locale = setting("LANG");
	/* in these two nothing is translated */
	if (locale == NULL || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return LANGUAGE_ENGLISH;
	const char *list = setting("LANGUAGE");
	enum language language = list == NULL ? language_of(locale, strlen(locale)) : LANGUAGE_NONE;
	while (list != NULL && *list != '\0' && language == LANGUAGE_NONE) {
		const size_t length = strcspn(list, ":");
		language = language_of(list, length);
		list += length + (list[length] == ':');
	}
	return language == LANGUAGE_NONE ? LANGUAGE_ENGLISH : language;
}

/* What BAAT_TAAL says: what --taal would. */
static enum baat_status read_variable(enum language *language, struct baat_diags *diags)
{
	const char *value = setting("BAAT_TAAL");
	if (value == NULL)
		return BAAT_OK;
	for (size_t i = 0; i < language_words.count; i++)
		if (strcmp(value, language_words.items[i].name) == 0) {
			*language = (enum language)language_words.items[i].value;
			return BAAT_OK;
		}
	return option_unknown_word("", "BAAT_TAAL", &language_words, baat_text_of(value), diags);
}

/* Locales in which gettext looks at LANGUAGE: any but "C". The first is part of the C library since glibc 2.35. */
static const char *const carriers[] = {"C.UTF-8", "nl_NL.UTF-8", "en_US.UTF-8"};
enum { CARRIERS = sizeof carriers / sizeof carriers[0] };

static void speak(enum language language)
{
	setlocale(LC_MESSAGES, "C");
	for (size_t i = 0; language == LANGUAGE_DUTCH && i < CARRIERS; i++)
		if (setlocale(LC_MESSAGES, carriers[i]) != NULL)
			break;
}

static locale_t locale_speaking(enum language language)
{
	locale_t locale = (locale_t)0;
	errno = ENOENT;
	for (size_t i = 0; language == LANGUAGE_DUTCH && i < CARRIERS && locale == (locale_t)0 && errno != ENOMEM; i++)
		locale = newlocale(LC_MESSAGES_MASK, carriers[i], (locale_t)0);
	return locale == (locale_t)0 && errno != ENOMEM ? newlocale(LC_MESSAGES_MASK, "C", (locale_t)0) : locale;
}

enum baat_status language_choose(struct common_options *settings, struct baat_diags *diags)
{
	const enum language locale = language_of_locale(), asked = settings->language;
	enum language language = asked == LANGUAGE_NONE ? locale : asked;
	enum baat_status status = BAAT_OK;
	speak(language);
	if (setenv("LANGUAGE", "nl", 1) != 0)
		return baat_out_of_memory(diags);
	if (asked == LANGUAGE_NONE)
		status = read_variable(&language, diags);
	speak(language);
	settings->documents = locale_speaking(asked == LANGUAGE_ENGLISH ? LANGUAGE_ENGLISH : LANGUAGE_DUTCH);
	return settings->documents == (locale_t)0 ? baat_out_of_memory(diags) : status;
}

void language_free(struct common_options *settings)
{
	if (settings->documents != (locale_t)0)
		freelocale(settings->documents);
	settings->documents = (locale_t)0;
}
