/* Names that were used, for what can only be said at the end: two that are nearly one, parties that nobody knows, and
 * columns of one's own that look as if they should count. */
#ifndef TOETS_NAMES_H
#define TOETS_NAMES_H

#include "baat/run/case-input.h"

struct name_uses;

/* For the cases of a run, or for a block of them. NULL: no memory. */
struct name_uses *name_uses_new(const struct baat_run *run);
void name_uses_free(struct name_uses *uses); /* NULL is fine */
void name_uses_clear(struct name_uses *uses);

/* Takes the names in a case; `names` are those of its reader. False: no memory. */
bool name_uses_add(struct name_uses *uses, const struct baat_input *input, const struct baat_case *casus,
                   const struct baat_names *names);
bool name_uses_merge(struct name_uses *into, const struct name_uses *from); /* false: no memory */

/* Adds the warnings. */
enum baat_status name_uses_tell(const struct name_uses *uses, struct baat_diags *diags);

#endif
