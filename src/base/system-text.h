/* What the system says went wrong, in the language of the user. */
#ifndef BAAT_SYSTEM_TEXT_H
#define BAAT_SYSTEM_TEXT_H

/* The text of an errno, translated; its name, such as EPROTO, for one that no file should give. Static; never NULL. The
 * C library translates its own texts only under a locale that was made on the machine. */
const char *baat_system_text(int number);

#endif
