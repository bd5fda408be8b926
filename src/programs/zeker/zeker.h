/*
 * The parts of baat-zeker: cases to uncertain rows, rows to draws, draws to a table, a picture or sentences.
 *
 * Grouped by case, the rows of a case are drawn as soon as it is complete, by the thread that read it. All other rows
 * are added up first, and then drawn by all threads together.
 */
#ifndef ZEKER_H
#define ZEKER_H

#include "baat/calc/sensitivity.h"
#include "baat/calc/spread.h"
#include "baat/run/case-input.h"
#include "cli/emit.h"
#include "cli/grouping.h"
#include "cli/request.h"

enum { QUANTILES_MAX = 9, CLASSES_MAX = 1000 };

enum zeker_option {
	ZEKER_KEYS,
	ZEKER_MEASURE,
	ZEKER_DRAWS,
	ZEKER_SEED,
	ZEKER_DISTRIBUTION,
	ZEKER_TOGETHER,
	ZEKER_MARGIN,
	ZEKER_QUANTILES,
	ZEKER_LUCK,
	ZEKER_CAUTIOUS,
	ZEKER_GRADE,
	ZEKER_SENSITIVITY,
	ZEKER_CLASSES,
	ZEKER_RAW,
	ZEKER_SENTENCES,
};

/* The options of baat-zeker alone. */
struct zeker_options {
	option_set given;
	struct words keys;
	enum baat_measure measure;
	uint64_t draws, seed, classes; /* classes: 0 when not asked for */
	enum baat_distribution distribution;
	bool together[BAAT_INPUT__MAX];
	int32_t margin[BAAT_INPUT__MAX], margin_of_all; /* percent, 4 decimals */
	bool has_margin[BAAT_INPUT__MAX], has_margin_of_all;
	unsigned quantiles[QUANTILES_MAX];
	size_t quantile_count;
	bool luck, sensitivity, raw, sentences;
	const char *grades_path;
	uint64_t grade;
};
extern const struct option_group zeker_group;

/* The words of some of them, for the account and under a table. */
const char *zeker_distribution_name(enum baat_distribution distribution);

struct zeker_settings {
	struct common_options common;
	struct prices_options prices;
	struct selection_options selection;
	struct method_options method;
	struct output_options output;
	struct rejects_options rejects;
	struct input_options input;
	struct run_options run;
	struct zeker_options zeker;
};

/* A run of baat-zeker: what all its threads read. */
struct zeker {
	const struct common_options *common;
	const struct zeker_options *options;
	enum baat_form form;
	bool chosen;
	size_t jobs;
	const struct grouping *grouping;
	struct baat_flow_rules flow_rules;
	struct baat_uncertain_rules rules;
	struct baat_grades grades;
	struct baat_column *columns; /* of the rows that go out */
	unsigned *ranks;             /* how soon a column is left out on a narrow screen */
	size_t column_count;
	char quantile_names[QUANTILES_MAX][4];
	bool streaming; /* rows go out case by case */
	bool part;      /* a row is not all that an approach brings about */
};

/* Sets columns and rules. Errors: BAAT_KEY_TWICE when a key is named as a column of the result. */
enum baat_status zeker_prepare(struct zeker *zeker, struct baat_diags *diags);
void zeker_free(struct zeker *zeker);

/* What drawing and writing rows needs besides: one a thread. */
struct zeker_drawer {
	const struct zeker *zeker;
	struct baat_draw_room *room;
	baat_sum *outcomes; /* one for each draw */
	uint64_t *counts;   /* of classes */
	struct baat_cell *cells;
	struct baat_buffer bar, name;
};
bool zeker_drawer_begin(struct zeker_drawer *drawer, const struct zeker *zeker); /* false: no memory */
void zeker_drawer_free(struct zeker_drawer *drawer);

/* Where rows go: into a buffer, or to an emitter. */
struct zeker_sink {
	struct emitter *emitter; /* NULL: the buffer */
	struct baat_buffer *to;
};

/* Draws a row, by so many threads, and writes what was asked for. */
enum baat_status zeker_write(struct zeker_drawer *drawer, const struct baat_uncertain *uncertain, size_t row,
                             size_t jobs, const struct zeker_sink *sink, struct baat_diags *diags);

/* Fills the outcomes of a row, by so many threads. */
enum baat_status zeker_draw(struct zeker_drawer *drawer, const struct baat_uncertain *uncertain, size_t row,
                            size_t jobs, struct baat_diags *diags);

/* The sentence on a row, whose outcomes have been drawn, with its line end. */
void zeker_sentence(struct zeker_drawer *drawer, const struct baat_uncertain *uncertain, size_t row,
                    struct baat_buffer *to);
/* What stands under a table: sentences on the first rows, and how to read them. */
enum baat_status zeker_explain(struct zeker_drawer *drawer, struct baat_uncertain *uncertain, struct emitter *emitter,
                               struct baat_diags *diags);

/* Its context is the zeker. */
extern const struct baat_handler zeker_handler;
/* After the run. */
struct baat_uncertain *zeker_uncertain(const struct baat_run *run);
const struct baat_filter *zeker_filter(const struct baat_run *run);

enum baat_status zeker_run(const void *settings, struct report *report, struct baat_diags *diags);

#endif
