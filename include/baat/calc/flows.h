/*
 * baat/flows.h - from a case and its prices to flows: first to what is paid of each line, then to single years of it.
 *
 * Rules: baat-methode(7), sections TIME AND HORIZON, CHANCES AND SUCCESS, AMOUNTS AND ROUNDING, PRESENT VALUE.
 */
#ifndef BAAT_FLOWS_H
#define BAAT_FLOWS_H

#include "baat/model/flow.h"
#include "baat/model/method.h"

/* What the horizon cut off of what counts, per kind: lines that lost months, and what would have been paid in them,
 * weighed as it is in flows. A line of zonder is counted once, whatever the number of alternatives; what remains of it
 * in each of them counts as gevolg. */
struct baat_cut_off {
	uint64_t lines[BAAT_KIND__MAX];
	baat_sum cents[BAAT_KIND__MAX];
	uint64_t cases; /* that lost every line */
};

/* How the chance of a line goes into a product: whole percents as such, others with all their decimals, and those that
 * another chance weighs. */
enum baat_chance_form { BAAT_CHANCE_PERCENTS, BAAT_CHANCE_EXACT, BAAT_CHANCE_WEIGHED, BAAT_CHANCE_FORM__MAX };

/* The method made ready for use: discount factors and months per period. Read-only, so threads may share one. */
struct baat_flow_rules {
	int32_t months;                   /* of the horizon */
	int64_t factor[BAAT_HORIZON_MAX]; /* D(j), 12 decimals */
	struct baat_flow_period {
		int64_t numerator, denominator; /* units in a month per unit of quantity, in lowest terms */
		struct baat_divisor divisor[BAAT_CHANCE_FORM__MAX]; /* what makes cents of the product of a line */
	} period[BAAT_PERIOD__MAX];
};
void baat_flow_rules_make(struct baat_flow_rules *rules, const struct baat_method *method);

struct baat_filter;

/* Which alternatives to make flows for. */
struct baat_flow_choice {
	bool chosen_only;     /* --gekozen: only the one that was chosen */
	size_t scenario;      /* that one, 0 for none */
	uint32_t chosen_name; /* the name it gets ("gekozen") */
	/* what is looked at, for baat_cut_off and baat_line_counts(); NULL: everything */
	struct baat_filter *filter;
};

/* Each year of a line costs the same but for the first, of which months may lie before the line, and the last. */
enum baat_span { BAAT_FIRST_YEAR, BAAT_WHOLE_YEARS, BAAT_LAST_YEAR, BAAT_SPAN__MAX };

/* What one party pays or receives of a line, year after year. */
struct baat_series {
	uint64_t size[BAAT_SPAN__MAX]; /* cents in a year, at most INT64_MAX; 0 when there are no such years */
	bool negative;                 /* all of them */
	uint8_t side;                  /* enum baat_side */
	uint32_t party;
};

/* When and by whom a line of a case is paid, for one alternative and within the horizon. */
struct baat_schedule {
	const struct baat_flow_rules *rules;
	const struct baat_line *line;
	const struct baat_series *series; /* in the order of the flows of a year */
	size_t series_count;
	uint32_t alternative; /* as in struct baat_flow */
	int32_t success;
	int32_t weight;                 /* that the amounts were multiplied by, as a chance; 1 without a slaagkans */
	uint16_t month;                 /* its first */
	uint8_t year, years;            /* its first one, and how many: the first, those between, the last */
	uint8_t months[BAAT_SPAN__MAX]; /* in the first year, in a whole one, in the last; 0 when there is none */
	uint8_t kind;                   /* enum baat_kind: zonder may come as gevolg */
	uint8_t pm_plus, pm_min;        /* 1: without a price */
	bool first;                     /* of its case */
};

/* Takes a schedule, which is the caller's and valid during the call, as is the unit. Returns what stops the sender. */
typedef enum baat_status baat_schedule_sink(void *context, const struct baat_unit *unit,
                                            const struct baat_schedule *schedule);

/*
 * Makes the schedules of a case, in the order of the flows of baat-bestanden(5), FLOWS: who only wants sums needs no
 * more. *cut_off is added to. Returns what the sink returns when it is not BAAT_OK, or BAAT_REJECTED
 * (BAAT_AMOUNT_OVERFLOW) when an amount does not fit, which the bounds of case lines rule out.
 */
enum baat_status baat_schedules_of_case(const struct baat_case *casus, const char *file,
                                        const struct baat_flow_rules *rules, const struct baat_flow_choice *choice,
                                        baat_schedule_sink *sink, void *context, struct baat_cut_off *cut_off,
                                        struct baat_diags *diags);

/* The same as flows, which the sink gets in batches. */
enum baat_status baat_flows_of_case(const struct baat_case *casus, const char *file,
                                    const struct baat_flow_rules *rules, const struct baat_flow_choice *choice,
                                    baat_flow_sink *sink, void *context, struct baat_cut_off *cut_off,
                                    struct baat_diags *diags);

/* Whether any flow of a line counts; one that lies wholly beyond the horizon has none. Sets *failed when there is no
 * memory. */
bool baat_line_counts(const struct baat_case *casus, const struct baat_line *line,
                      const struct baat_flow_choice *choice, const struct baat_flow_rules *rules, bool *failed);

void baat_cut_off_merge(struct baat_cut_off *into, const struct baat_cut_off *from);

#endif
