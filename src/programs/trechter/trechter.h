/* The rooms of baat-trechter: reading a programme, making case lines of it, showing its funnel. */
#ifndef TRECHTER_H
#define TRECHTER_H

#include "baat/calc/persons.h"
#include "baat/calc/programme-case.h"
#include "baat/model/intake.h"
#include "baat/run/account.h"
#include "cli/emit.h"
#include "cli/request.h"

enum trechter_option {
	TRECHTER_FUNNEL,
	TRECHTER_INTAKE,
	TRECHTER_NAME,
	TRECHTER_STEPS,
	TRECHTER_KEYS,
	TRECHTER_AMOUNTS
};

struct trechter_options {
	option_set given;
	const char *funnel, *intake; /* NULL: not given, as those below */
	const char *name, *amounts;
	bool steps;
	struct words keys;
};
extern const struct option_group trechter_group;

struct trechter_settings {
	struct common_options common;
	struct trechter_options trechter;
	struct method_options method;
	struct output_options output;
	struct rejects_options rejects;
	struct input_options input;
};

enum baat_status trechter_run(const void *settings, struct report *report, struct baat_diags *diags);

/* A programme, read. Start with the settings; free with trechter_free(), after what is in the diagnostics was told. */
struct trechter {
	const struct trechter_settings *settings;
	char *name_room;
	struct baat_text name; /* of the programme and the alternative */
	struct baat_funnel funnel;
	struct baat_intake intake;
	struct baat_programme programme;
	/* every table that is read: funnel, intake, then the operands */
	struct baat_table_source *sources;
	size_t source_count;
};

/* Reads all tables, and checks the name and the lines together. Errors: BAAT_OPTION_VALUE for a name that nothing can
 * be compared with, those of the readers and of baat_programme_check(). */
enum baat_status trechter_read(struct trechter *trechter, struct baat_diags *diags);
void trechter_free(struct trechter *trechter);

/* Prints the case lines. Errors: those of baat_persons_divide() and baat_programme_make(), before anything is
 * printed. */
enum baat_status trechter_lines(const struct trechter *trechter, struct baat_output *output, struct baat_diags *diags);

/* Persons of several cohorts at one step, in units of 1/10 000. */
struct step_sum {
	baat_sum persons, rest, overflow;
};

/* Cohorts that a funnel is printed of together. Start with {0}; free with groups_free(). */
struct groups {
	struct baat_text *keys; /* names of the columns in front */
	uint32_t *attributes;   /* of each key: number of the attribute, or BAAT_NO_NAME for cohort */
	size_t key_count;
	struct baat_names **values; /* of each key, in order of first appearance */
	struct baat_names *tuples;  /* of the numbers of values that a group has */
	struct group {
		uint32_t *values;      /* one for each key */
		struct step_sum *sums; /* one for each step */
	} * items;                     /* in the order of the table */
	size_t count, capacity;
	struct baat_arena arena;
};

/* Adds up the steps of all cohorts, by the keys that were asked for. Errors: BAAT_KEY_UNKNOWN, BAAT_KEY_TWICE, those of
 * baat_persons_divide(). */
enum baat_status groups_make(struct groups *groups, const struct trechter *trechter, struct baat_diags *diags);
void groups_free(struct groups *groups);

/* What flows tell of the steps; one step more than the funnel has is for the programme as a whole. */
struct amounts {
	struct step_amount {
		baat_sum input, avoided; /* cents */
		bool any;
	} * steps;
	baat_sum input; /* of all */
};

/* Sums the flows of this programme. Errors: those of reading flows, BAAT_KEY_MISSING when they are of other case lines,
 * BAAT_STEP_UNKNOWN, BAAT_COHORT_UNKNOWN. Warns of a step of which some cohorts have flows and others none. */
enum baat_status amounts_read(struct amounts *amounts, const struct trechter *trechter, struct baat_run *run,
                              struct baat_diags *diags);

/* Prints the funnel; amounts is NULL when they were not asked for. */
enum baat_status steps_show(const struct trechter *trechter, const struct groups *groups, const struct amounts *amounts,
                            struct baat_output *output, struct baat_diags *diags);

/* Under the table: the funnel in bars, on a screen; then what its figures are, and what does not agree. */
enum baat_status steps_draw(const struct trechter *trechter, const struct step_sum sums[], struct emitter *emitter,
                            struct baat_diags *diags);
enum baat_status steps_tell(const struct trechter *trechter, const struct groups *groups, struct emitter *emitter,
                            struct baat_diags *diags);

/* A number of persons as a person reads it: 1.427 or 43,163. */
struct shown_persons {
	char text[BAAT_NUMBER_MAX + 1];
};
struct shown_persons show_persons(baat_sum persons);

/* The account of a run. Start with {0}; free with trechter_account_free(), after the run. */
enum { TRECHTER_FACTS = 8, TRECHTER_TALLIES = 6 };
struct trechter_account {
	struct baat_account_request request;
	struct baat_fact facts[TRECHTER_FACTS];
	struct baat_tally tallies[TRECHTER_TALLIES];
	struct baat_account_source *sources;
};
enum baat_status trechter_account_make(struct trechter_account *account, const struct trechter *trechter,
                                       struct baat_diags *diags);
void trechter_account_free(struct trechter_account *account);

#endif
