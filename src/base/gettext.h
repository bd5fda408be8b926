/* The catalogue of messages: English in the source, Dutch in po/nl.po. */
#ifndef BAAT_GETTEXT_H
#define BAAT_GETTEXT_H

#include <libintl.h>

#define BAAT_DOMAIN "baat"
#define _(text) dgettext(BAAT_DOMAIN, text)
#define N_(text) text
#define ngettext_(one, many, count) dngettext(BAAT_DOMAIN, one, many, count)

#endif
