/* One line of a programme, from text to numbers. Private to model. */
#ifndef BAAT_PROGRAMME_LINE_H
#define BAAT_PROGRAMME_LINE_H

#include "baat/model/programme.h"
#include "model/case/case-line.h"
#include "model/row/source-reading.h"

enum baat_programme_column {
	/* those that must be there */
	BAAT_PROGRAMME_STEP,
	BAAT_PROGRAMME_POST,
	BAAT_PROGRAMME_QUANTITY,
	/* and those that may */
	BAAT_PROGRAMME_HEADS,
	BAAT_PROGRAMME_GROUP,
	BAAT_PROGRAMME_KIND,
	BAAT_PROGRAMME_PERIOD,
	BAAT_PROGRAMME_FROM,
	BAAT_PROGRAMME_MONTHS,
	BAAT_PROGRAMME_CHANCE,
	BAAT_PROGRAMME_EFFECT, /* from here to FIRST_YEAR: those of an effect alone */
	BAAT_PROGRAMME_POINTS,
	BAAT_PROGRAMME_SHARE,
	BAAT_PROGRAMME_DUE,
	BAAT_PROGRAMME_ELSEWHERE,
	BAAT_PROGRAMME_WEARS_OFF,
	BAAT_PROGRAMME_FIRST_YEAR,
	BAAT_PROGRAMME_PRICE,
	BAAT_PROGRAMME_PRICE_YEAR,
	BAAT_PROGRAMME_PAYER,
	BAAT_PROGRAMME_RECEIVER,
	BAAT_PROGRAMME_CASHABLE,
	BAAT_PROGRAMME_REMARK,
	BAAT_PROGRAMME__MAX
};

/* Lines while they are read. */
struct baat_programme_reading {
	struct baat_programme *programme;
	struct baat_table_source *source;
	size_t case_column[BAAT_COLUMN__MAX]; /* where columns stand that case lines have too */
};

/* Reads one row into the next line. */
enum baat_status baat_programme_read_row(void *context, const struct baat_record *record);

/* Reads what an effect is: its share, deadweight, and what wears off; of other lines, that nothing of it is said. */
enum baat_status baat_effect_read(const struct baat_record *record, struct baat_programme_line *line);

/* Reads price, parties and what else is passed on. */
enum baat_status baat_passed_read(const struct baat_record *record, struct baat_programme *programme,
                                  struct baat_programme_line *line);

#endif
