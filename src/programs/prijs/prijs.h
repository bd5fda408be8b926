/* The rooms of baat-prijs: looking posts up, and showing them as rows, as a table, as a card, or beside another set. */
#ifndef PRIJS_H
#define PRIJS_H

#include "cli/emit.h"
#include "cli/load.h"
#include "cli/option-groups.h"

enum prijs_option { PRIJS_ALL, PRIJS_DIFFERENCE, PRIJS_THRESHOLD };

struct prijs_options {
	option_set given;
	bool all;               /* all price years */
	const char *difference; /* the set to compare with; NULL for none */
	int64_t threshold;      /* percent with 4 decimals */
};
extern const struct option_group prijs_group;

struct prijs_settings {
	struct common_options common;
	struct prices_options prices;
	struct method_options method;
	struct prijs_options prijs;
	struct output_options output;
	struct input_options input;
};

enum baat_status prijs_run(const void *settings, struct report *report, struct baat_diags *diags);

/* The words to look for, without capitals and accents. */
struct patterns {
	const char *const *given;
	struct baat_text *folded; /* owned */
	size_t count;
};

enum baat_status patterns_read(struct patterns *patterns, const struct words *operands, struct baat_diags *diags);
void patterns_free(struct patterns *patterns);

/* Whether the code, description and domain of a row hold all words. */
enum baat_status patterns_match(const struct patterns *patterns, struct baat_prices *prices,
                                const struct baat_price_row *row, bool *matches, struct baat_diags *diags);

/* Notes that nothing was found, and which post may have been meant. */
enum baat_status patterns_note_nothing(const struct patterns *patterns, struct baat_prices *prices,
                                       struct baat_diags *diags);

/* Whether a price and its range can be shown in the euros that were asked for. Errors: BAAT_INDEX_MISSING,
 * BAAT_NUMBER_RANGE. */
enum baat_status price_check(const struct baat_price *price, struct baat_diags *diags);

/* The ends of its range, in the same euros; where the price is pm, as they stand in the table. */
static inline int64_t price_low(const struct baat_price *price)
{
	return price->row->unpriced ? price->row->low : price->range.low;
}

static inline int64_t price_high(const struct baat_price *price)
{
	return price->row->unpriced ? price->row->high : price->range.high;
}

/* A set of tables and what was found in it. Start with {0}; free with lookup_free(). */
struct lookup {
	const struct prijs_settings *settings;
	const struct patterns *patterns;
	struct tables tables;
	size_t *found; /* posts that match: indices in the prices, in their order */
	size_t found_count;
	struct baat_price
	    *quotes; /* of the posts found: the price that counts, or with --alle all of them, oldest first */
	size_t quote_count, quote_capacity;
};

/* Reads the set that `names` tell of (as by -p) and finds the posts. */
enum baat_status lookup_open(struct lookup *lookup, const struct prijs_settings *settings,
                             const struct patterns *patterns, const char *const names[], size_t count,
                             struct baat_diags *diags);
void lookup_free(struct lookup *lookup);

/* All rows of a post, oldest first; the caller frees them with free(). */
enum baat_status lookup_rows(const struct lookup *lookup, size_t post, const struct baat_price_row ***rows,
                             size_t *count, struct baat_diags *diags);

/* Fills lookup->quotes. Errors: those of price_check(). */
enum baat_status lookup_quote(struct lookup *lookup, struct baat_diags *diags);

/* Notes how many of the quotes could not be brought to the price year. */
enum baat_status lookup_note_as_they_stand(const struct lookup *lookup, struct baat_diags *diags);

struct baat_text lookup_name(const struct lookup *lookup, uint32_t number);

/* "gemeente", or "gemeente:60|corporatie:40" as betaler has it in a table of this form. */
void payers_add(struct baat_buffer *to, const struct lookup *lookup, const struct baat_price_row *row,
                enum baat_form form);

/* The quotes in a stable form. */
enum baat_status list_write(const struct lookup *lookup, struct baat_output *output, struct baat_diags *diags);

/* The quotes but those of post `except` (SIZE_MAX: none) as a table, with their sources below. */
enum baat_status table_write(const struct lookup *lookup, size_t except, struct baat_output *output,
                             struct baat_diags *diags);

/* All there is about one post. */
enum baat_status card_write(const struct lookup *lookup, size_t post, struct baat_output *output,
                            struct baat_diags *diags);

/* What differs between two sets, in any form. */
enum baat_status compare_write(const struct lookup *here, const struct lookup *there, struct baat_output *output,
                               struct baat_diags *diags);

#endif
