/* What baat-huishoudboek does: plays the account of households, and tells what cannot be paid. */
#ifndef HUISHOUDBOEK_H
#define HUISHOUDBOEK_H

#include "baat/calc/cashbook.h"
#include "baat/run/run.h"
#include "cli/emit.h"
#include "cli/option-groups.h"

struct huishoudboek_options {
	option_set given;
	int32_t begin; /* BAAT_NO_MONTH when not given */
	int months, one_day;
	int64_t penalty, bridge; /* cents */
	bool days, total;
};
extern const struct option_group book_group;

struct huishoudboek_settings {
	struct common_options common;
	struct huishoudboek_options book;
	struct output_options output;
	struct input_options input;
};

/* What there is to say of the households, in sentences. */
struct book_told {
	struct baat_buffer sentences; /* each ended by a NUL */
	size_t count;                 /* of what they are about */
};

/* The work at hand. */
struct huishoudboek {
	const struct huishoudboek_settings *settings;
	enum baat_form form;
	struct emitter emitter;
	struct baat_household_reader *reader;
	struct baat_cashbook *book;
	struct baat_buffer *out; /* where rows go that are not on a screen */
	struct book_told told;
};

enum baat_status huishoudboek_run(const void *settings, struct report *report, struct baat_diags *diags);

/* Rows: a day, or a month and all of them together. */
extern const struct baat_column book_day_columns[], book_month_columns[];
extern const unsigned book_day_ranks[], book_month_ranks[];
enum { BOOK_DAY_COLUMNS = 9, BOOK_MONTH_COLUMNS = 18 };

/* Writes what the account came to that was played last. `name`: nu or een-dag. */
enum baat_status book_write(struct huishoudboek *here, struct baat_text id, const char *name,
                            const struct baat_cashbook_plan *plan, struct baat_diags *diags);
/* Draws it, and says what cannot be paid. */
void book_tell(struct book_told *told, const struct baat_cashbook *book, struct baat_text id, bool one_day);
enum baat_status book_told_write(const struct book_told *told, struct emitter *emitter, struct baat_diags *diags);

#endif
