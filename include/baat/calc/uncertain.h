/*
 * baat/uncertain.h - what cases come to when what is not known for sure may be otherwise.
 *
 * An accumulator of whole cases: new, add, merge, rows. Of each row of a table it keeps what every line contributes,
 * added up for lines that move alike, so that a draw is a sum over few terms. Nothing is drawn before all is added.
 * Rules: baat-methode(7), HOW SURE.
 */
#ifndef BAAT_UNCERTAIN_H
#define BAAT_UNCERTAIN_H

#include "baat/calc/draw.h"
#include "baat/calc/outcome.h"
#include "baat/model/grades.h"

/* The kinds of inputs, in the order in which their factors are multiplied. */
enum baat_input_sort { BAAT_INPUT_PRICE, BAAT_INPUT_QUANTITY, BAAT_INPUT_CHANCE, BAAT_INPUT_SUCCESS, BAAT_INPUT__MAX };
/* "prijs", "aantal", "kans", "slaagkans" */
const char *baat_input_word(enum baat_input_sort input);

/* How cases are looked at. The caller's; it and what it points to outlive every use. */
struct baat_uncertain_rules {
	const struct baat_flow_rules *flows;
	const struct baat_prices *prices;
	enum baat_measure measure; /* NPV, NET, AVOIDED, AVOIDED_PV or CASHABLE */
	uint64_t seed;
	bool apart[BAAT_INPUT__MAX];      /* the inputs of the kind are not one fact for all cases */
	int32_t margin[BAAT_INPUT__MAX];  /* percent, 4 decimals, for values without a range; 0 for none */
	bool luck;                        /* what chance does with each case as well */
	bool sensitivity;                 /* keep what baat_sensitivity_count() tells of */
	bool count_inputs;                /* for baat_uncertain_inputs() */
	const struct baat_grades *grades; /* of the cautious figure; NULL for none */
	uint8_t grade;                    /* bewijs of lines without one */
};

/* The figures of a row that need no draws. */
struct baat_uncertain_row {
	baat_sum centre;            /* the measure of baat-reken, cents */
	baat_sum cautious;          /* corrected for optimism; with grades only */
	baat_sum absolute, certain; /* what lines contribute, without signs: all of them, and those without a range */
	baat_sum pm_plus, pm_min;
};

struct baat_uncertain;

/* A new accumulator for one thread. The grouping, the filter and the names are as of baat_outcomes_new(). NULL when
 * there is no memory. */
struct baat_uncertain *baat_uncertain_new(const struct baat_uncertain_rules *rules,
                                          const struct baat_grouping *grouping, struct baat_filter *filter,
                                          struct baat_names *names);
void baat_uncertain_free(struct baat_uncertain *uncertain); /* NULL is fine */

/* Says that what is added from now on comes from the block with this number in the order of the input. */
void baat_uncertain_begin_block(struct baat_uncertain *uncertain, uint64_t sequence);

/* Where a case is from. */
struct baat_uncertain_source {
	const char *file;
	size_t post_column; /* for messages about a price; as of baat_case_columns_post() */
};

/*
 * Adds a case; with choice->chosen_only the alternative that was chosen. What has no alternative is counted and adds
 * nothing. *cut_off is added to. Errors: BAAT_RANGE_ZERO, BAAT_RANGE_WIDE and BAAT_NUMBER_RANGE for the range of a
 * price table, BAAT_AMOUNT_OVERFLOW; BAAT_SYSTEM without memory.
 */
enum baat_status baat_uncertain_add(struct baat_uncertain *uncertain, const struct baat_case *casus,
                                    const struct baat_uncertain_source *source, const struct baat_flow_choice *choice,
                                    struct baat_cut_off *cut_off, struct baat_diags *diags);

/* Adds everything in `from`, which stays as it was. False when there is no memory. */
bool baat_uncertain_merge(struct baat_uncertain *into, const struct baat_uncertain *from);

/* Forgets all rows, keeping counts, and memory for the next ones. */
void baat_uncertain_clear(struct baat_uncertain *uncertain);

/* The number of rows, now in the order of the input; SIZE_MAX when there is no memory. What follows is valid until
 * something is added, merged or cleared. */
size_t baat_uncertain_count(struct baat_uncertain *uncertain);

/* Sets the cells of the keys of a row and its alternatief: the count of the grouping, and one. */
void baat_uncertain_keys(const struct baat_uncertain *uncertain, size_t row, struct baat_cell *cells);
const struct baat_uncertain_row *baat_uncertain_row(const struct baat_uncertain *uncertain, size_t row);

/* How many terms a draw of the row is the sum of: what time goes by. */
size_t baat_uncertain_terms(const struct baat_uncertain *uncertain, size_t row);

/* Counts of all that was added, cleared or not. */
struct baat_uncertain_counts {
	uint64_t without_alternative; /* cases */
	uint64_t open_lines;          /* that have an input with a range, or luck */
	uint64_t without_grade;       /* priced lines without bewijs, with grades only */
};
struct baat_uncertain_counts baat_uncertain_counts(const struct baat_uncertain *uncertain);
/* How many inputs have a range on any of their lines, and how many have not. */
void baat_uncertain_inputs(const struct baat_uncertain *uncertain, uint64_t *open, uint64_t *closed);

/* What drawing needs besides: one a thread. NULL when there is no memory. */
struct baat_draw_room;
struct baat_draw_room *baat_draw_room_new(void);
void baat_draw_room_free(struct baat_draw_room *room); /* NULL is fine */

/*
 * The outcomes of a row, in cents, in `count` draws from `first` on (draws count from 1). Several threads may draw at
 * once, each with its room. Returns false when a sum leaves 128 bits.
 */
bool baat_uncertain_draw(const struct baat_uncertain *uncertain, size_t row, enum baat_distribution distribution,
                         uint64_t first, size_t count, struct baat_draw_room *room, baat_sum *outcomes);

#endif
