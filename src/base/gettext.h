/* The catalogue of messages: English in the source, Dutch in po/nl.po. */
#ifndef BAAT_GETTEXT_H
#define BAAT_GETTEXT_H

#include <libintl.h>

#define BAAT_DOMAIN "baat"
/* the name that gettext has everywhere; NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#define _(text) dgettext(BAAT_DOMAIN, text)
#define N_(text) text
#define ngettext_(one, many, count) dngettext(BAAT_DOMAIN, one, many, count)

#endif
