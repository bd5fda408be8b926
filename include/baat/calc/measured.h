/*
 * baat/measured.h - measurements by group: how many are known, their mean, middle and ends, how sure a share is, and
 * how far they lie from what was expected, from a reference and from a base year.
 *
 * All sums are exact; what is handed out is rounded once, half away from zero, but for the interval of a share, which
 * is rounded outward. Rules: baat-methode(7), MEASUREMENTS.
 */
#ifndef BAAT_MEASURED_H
#define BAAT_MEASURED_H

#include "baat/base/cell.h"
#include "baat/model/measurement.h"

enum baat_meter_key_kind {
	BAAT_METER_TEXT,
	BAAT_METER_YEAR,  /* groups stand in its order */
	BAAT_METER_CLASS, /* klasse: the tenth in which an expected chance lies */
};

struct baat_meter_key {
	struct baat_text name;
	enum baat_meter_key_kind kind;
	size_t kept; /* which of the attributes that the measurements keep; not of klasse */
};

#define BAAT_METER_NO_KEY SIZE_MAX

/* What is asked; it and all that it points to must outlive the meter. */
struct baat_meter_request {
	const struct baat_meter_key *keys; /* the measure comes last of itself */
	size_t count;
	size_t reference_key; /* --tegen: which key; BAAT_METER_NO_KEY for none */
	struct baat_text reference;
	size_t year_key; /* --basis: which key is the year; BAAT_METER_NO_KEY for none */
	struct baat_text base_year;
};

struct baat_meter;

/* Sums up measurements, which are finished and outlive it. *meter is to be freed whatever is returned. Errors:
 * BAAT_COUNT_RANGE (more answers in a group than the interval allows). */
enum baat_status baat_meter_make(struct baat_meter **meter, const struct baat_meter_request *request,
                                 const struct baat_measurements *measurements, struct baat_diags *diags);
void baat_meter_free(struct baat_meter *meter); /* NULL is fine */

/* The columns of a row: keys, maat, and what is known. */
enum { BAAT_METER_COLUMNS_MAX = 18 }; /* besides the keys */
size_t baat_meter_columns(const struct baat_meter_request *request, struct baat_column *columns);

/* Rows, in order (baat-bestanden(5), OUTPUT FORMS). Texts are valid as long as the measurements. */
size_t baat_meter_count(const struct baat_meter *meter);
void baat_meter_row(const struct baat_meter *meter, size_t index, struct baat_cell *cells);

/* What a reader must know besides. */
struct baat_meter_facts {
	size_t known, missing; /* measurements */
	size_t groups, small;  /* groups with a value, and those of them with fewer than five */
	bool reference_occurs; /* there is a group with the reference; true when none was asked for */
	bool base_year_occurs; /* likewise */
};
struct baat_meter_facts baat_meter_facts(const struct baat_meter *meter);

#endif
