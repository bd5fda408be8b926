/* -k, --partij, --alternatief: from words to what the library wants. */
#ifndef GROUPING_H
#define GROUPING_H

#include "baat/calc/outcome.h"
#include "option-groups.h"

struct grouping {
	struct baat_key *keys;
	struct baat_grouping grouping;
	struct baat_filter_request filter;
	struct baat_text *words;       /* of the filter */
	struct baat_sort_column *sort; /* what rows are sorted by */
	size_t sort_count;
	bool case_first; /* casus is the first of the keys, so that the rows of a case stand together */
};

/*
 * Reads the keys against the attributes of the input (default casus); has_start: cases have a start to group by.
 * Errors: BAAT_KEY_UNKNOWN, BAAT_KEY_TWICE, BAAT_OPTION_CONFLICT (totaal with another key), BAAT_OPTION_VALUE (no
 * column to sort by). Free with grouping_free().
 */
enum baat_status grouping_read(struct grouping *grouping, const struct common_options *settings,
                               const struct words *keys, const struct baat_names *attributes, bool has_start,
                               struct baat_diags *diags);
void grouping_free(struct grouping *grouping);

/* A warning for each party or alternative that was asked for and never occurred. */
enum baat_status grouping_warn_never(const struct grouping *grouping, const struct baat_filter *filter,
                                     struct baat_diags *diags);

#endif
