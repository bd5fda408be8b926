/*
 * Reading the fields of one row: what price tables, case lines and flows have in common. Private to model.
 *
 * Fields are passed by value, so that the short ones are read in registers and nothing is put together for the
 * messages of a field that has none.
 */
#ifndef BAAT_RECORD_H
#define BAAT_RECORD_H

#include "base/plain.h"
#include "baat/io/table.h"
#include "baat/base/diag.h"
#include "baat/model/method.h"
#include "baat/base/number.h"

/* A row, what its columns are, and where its complaints go. */
struct baat_record {
	const struct baat_row *row;
	const size_t *column;     /* where each of the columns stands, BAAT_NO_COLUMN when the file does not have it */
	const char *const *names; /* of these columns */
	const char *path;
	enum baat_mark mark;
	char sign; /* the decimal sign; 0 when it can be either */
	struct baat_diags *diags;
};

/* A record for rows of the file; row and diags are still to be set. */
struct baat_record baat_record_of(const struct baat_table *table, const size_t *column, const char *const *names);

struct baat_field {
	struct baat_text text;
	const struct baat_record *record;
	unsigned which; /* of the columns */
};

/* The text of a column; empty when the file does not have it. */
static inline struct baat_text baat_record_text(const struct baat_record *record, unsigned which)
{
	size_t column = record->column[which];
	return column == BAAT_NO_COLUMN ? (struct baat_text){"", 0} : record->row->fields[column];
}

static inline struct baat_field baat_record_field(const struct baat_record *record, unsigned which)
{
	return (struct baat_field){baat_record_text(record, which), record, which};
}

static inline const char *baat_field_name(struct baat_field field)
{
	return field.record->names[field.which];
}

struct baat_place baat_record_place(const struct baat_record *record, unsigned which);
struct baat_place baat_field_place(struct baat_field field);

/* Adds an error about a field; to be used like baat_error(). */
#define baat_field_error(field, code, ...) \
	baat_error((field).record->diags, baat_field_place(field), (code), __VA_ARGS__)

/* Says that a field is empty. */
enum baat_status baat_field_missing(struct baat_field field);

/* Reads a number by the rule, whose mark is that of the file; errors are reported. */
enum baat_status baat_field_read(struct baat_field field, struct baat_number_rule rule, int64_t *number);

/* A number of at most `scale` decimals between min and max. */
static inline enum baat_status baat_field_number(struct baat_field field, unsigned scale, int64_t min, int64_t max,
                                                 int64_t *number)
{
	if (baat_plain_read(field.text, field.record->sign, scale, number) && *number >= min && *number <= max)
		return BAAT_OK;
	return baat_field_read(field, (struct baat_number_rule){.scale = scale, .min = min, .max = max}, number);
}

/* The same with a € allowed in front. */
static inline enum baat_status baat_field_euros(struct baat_field field, unsigned scale, int64_t min, int64_t max,
                                                int64_t *number)
{
	if (baat_plain_read(field.text, field.record->sign, scale, number) && *number >= min && *number <= max)
		return BAAT_OK;
	return baat_field_read(field, (struct baat_number_rule){.scale = scale, .min = min, .max = max, .euro = true},
	                       number);
}

/* A chance, 25% being 0,25. */
static inline enum baat_status baat_field_chance(struct baat_field field, int32_t *chance)
{
	const struct baat_number_rule rule = {
	    .percent = BAAT_PERCENT_DIVIDES, .scale = BAAT_SCALE_CHANCE, .max = BAAT_CHANCE_ONE};
	int64_t number;
	enum baat_status status = BAAT_OK;
	if (!baat_plain_read(field.text, field.record->sign, BAAT_SCALE_CHANCE, &number) || number > BAAT_CHANCE_ONE)
		status = baat_field_read(field, rule, &number);
	*chance = (int32_t)number;
	return status;
}

/* A percentage 0..100 with 4 decimals, the sign % being allowed. */
enum baat_status baat_field_percent(struct baat_field field, int32_t *percent);
/* Whether a percentage was probably meant as a share: 0,5 for half of it. */
static inline bool baat_percent_is_small(int32_t percent)
{
	return percent > 0 && percent < BAAT_PERCENT_ALL / 100;
}
/* A calendar year. */
enum baat_status baat_field_year(struct baat_field field, int32_t *year);
/* A price: euros with 4 decimals, or pm. */
enum baat_status baat_field_price(struct baat_field field, int64_t *price, bool *unpriced);

/* Keywords: lowercase letters, at most eight of them, no two with the same first one. */
enum { BAAT_KEYWORDS_MAX = 8 };
struct baat_keywords {
	size_t count;
	char words[BAAT_KEYWORDS_MAX][9];
	uint8_t at[32]; /* by the lower five bits of its first letter: which word it must be */
};

/* Says that a field is none of the keywords. */
enum baat_status baat_field_no_keyword(struct baat_field field, const struct baat_keywords *keywords);

/* One of the keywords, whatever the case of its letters; *index is its place. */
static inline enum baat_status baat_field_keyword(struct baat_field field, const struct baat_keywords *keywords,
                                                  size_t *index)
{
	uint64_t word = baat_plain_word(field.text);
	size_t found = keywords->at[word % 32];
	if (word != baat_plain_load(keywords->words[found]) || field.text.length > sizeof word)
		return baat_field_no_keyword(field, keywords);
	*index = found;
	return BAAT_OK;
}

#endif
