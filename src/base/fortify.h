/* Included first by the Makefile: has the C library check the bounds of what it writes (_FORTIFY_SOURCE). Here and not
 * on the command line, since only here it is known whether there is optimisation, without which it does nothing but
 * complain; and so a level that the compiler or the user has set already is not set twice. Sanitizers see more. */
#ifndef BAAT_FORTIFY_H
#define BAAT_FORTIFY_H

#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define BAAT_SANITIZED
#endif
#elif defined __SANITIZE_ADDRESS__
#define BAAT_SANITIZED
#endif

#if defined __OPTIMIZE__ && !defined _FORTIFY_SOURCE && !defined BAAT_SANITIZED
/* level 3 also knows sizes that are computed: gcc since 12, clang since 9 */
#if defined __clang__ || __GNUC__ >= 12
#define _FORTIFY_SOURCE 3
#else
#define _FORTIFY_SOURCE 2
#endif
#endif

#endif
