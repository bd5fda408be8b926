/*
 * baat-uitleg from the inside. Options (uitleg-options.c) and conditions (uitleg-where.c) say which flows of which
 * measure; the run (uitleg-run.c) hands each of them to the row of a table (uitleg-row.c), or to the story for a screen
 * (uitleg-story.c), whose paragraphs are in uitleg-text.c.
 */
#ifndef UITLEG_H
#define UITLEG_H

#include "baat/calc/contribution.h"
#include "baat/calc/factors.h"
#include "baat/calc/where.h"
#include "cli/emit.h"
#include "cli/grouping.h"
#include "cli/request.h"

enum uitleg_option { UITLEG_MEASURE, UITLEG_WHERE };

struct uitleg_options {
	option_set given;
	enum baat_measure measure;
	struct words where; /* each SLEUTEL=WAARDE[,WAARDE]..., as given */
};

extern const struct option_group uitleg_group;

struct uitleg_settings {
	struct common_options common;
	struct prices_options prices;
	struct uitleg_options uitleg;
	struct selection_options selection;
	struct method_options method;
	struct output_options output;
	struct rejects_options rejects;
	struct input_options input;
	struct run_options run;
};

/* Goes through the cases and writes the flows. */
enum baat_status uitleg_run(const void *settings, struct report *report, struct baat_diags *diags);

/* --waar, read. Start with {0}; free with conditions_free(). */
struct conditions {
	struct baat_condition *items;
	struct baat_text *values; /* of all of them; they point into argv */
	size_t count;
};

/* Reads the conditions against the attributes of the input; has_start: cases have a start to ask for. Errors:
 * BAAT_OPTION_VALUE, BAAT_KEY_UNKNOWN, BAAT_KEY_TWICE. */
enum baat_status conditions_read(struct conditions *conditions, const struct words *words,
                                 const struct baat_names *attributes, bool has_start, struct baat_diags *diags);
void conditions_free(struct conditions *conditions);

/* A warning for each value that never occurred. */
void conditions_warn_never(const struct conditions *conditions, const struct baat_where *where,
                           struct baat_diags *diags);

/* What a flow is shown with besides itself. */
struct uitleg_context {
	const struct uitleg_settings *settings;
	const struct baat_prices *prices;
	const struct baat_names *names;
	char mark; /* the decimal sign */
};

enum { UITLEG_COLUMNS = 32 };

/* The columns for a measure. */
void uitleg_columns(enum baat_measure measure, struct baat_column columns[UITLEG_COLUMNS]);

/* The cells of a flow. What they point to is in `texts`, which is emptied first, or lives as long as the run. */
void uitleg_cells(const struct uitleg_context *context, const struct baat_unit *unit,
                  const struct baat_factors *factors, int64_t contribution, struct baat_buffer *texts,
                  struct baat_cell cells[UITLEG_COLUMNS]);

/* The price row of a line; NULL when its price stands on the line itself. */
const struct baat_price *uitleg_price(const struct uitleg_context *context, const struct baat_line *line);
/* The text of a price table that describes the post, or the empty one. */
struct baat_text uitleg_description(const struct uitleg_context *context, const struct baat_line *line);
/* Adds the step of the index, "110/100", when the price was brought to another year. */
void uitleg_add_index(const struct uitleg_context *context, const struct baat_price *price, struct baat_buffer *to);

/* A paragraph about a flow: who pays, the product, and where line and price stand. */
void uitleg_tell(const struct uitleg_context *context, const struct baat_unit *unit, const struct baat_factors *factors,
                 int64_t contribution, size_t width, struct baat_buffer *to);
/* Adds euros with a sign, or a count, as the measure asks. */
void uitleg_add_amount(enum baat_measure measure, baat_sum amount, struct baat_buffer *to);

/* Adds the command of baat-reken that prints the figure. */
void uitleg_add_command(const struct uitleg_settings *settings, const struct conditions *conditions,
                        struct baat_buffer *to);
/* Adds the selection in words, as "partij gemeente, rijk; post opvang-dag". */
void uitleg_add_selection(const struct uitleg_settings *settings, const struct conditions *conditions,
                          struct baat_buffer *to);

/* The story of a figure on a screen: the largest flows, and the sum of all. */
struct story;
struct story *story_new(const struct uitleg_settings *settings, size_t width); /* NULL: no memory */
void story_free(struct story *story);                                          /* NULL is fine */
/* Adds a flow. False when there is no memory. */
bool story_add(struct story *story, const struct uitleg_context *context, const struct baat_unit *unit,
               const struct baat_factors *factors, int64_t contribution);
/* Notes a flow without a price that was asked for but is not in the figure. */
void story_pass_unpriced(struct story *story);
/* Tells it all; `totals` has the flows that were added, without keys. */
void story_tell(const struct story *story, const struct conditions *conditions, struct baat_outcomes *totals,
                struct baat_buffer *to);

#endif
