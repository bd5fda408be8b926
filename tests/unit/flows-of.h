/* Flows of cases for tests. */
#ifndef CHECK_FLOWS_OF_H
#define CHECK_FLOWS_OF_H

#include "model.h"
#include "random-case.h"

#include "baat/calc/filter.h"

#include <gmp.h>

#include "calc/amount.h"

/* ---- against an independent calculation in rationals ------------------------------------------------------------ */

static const char *const price_table = "post;omschrijving;eenheid;prijs;betaler;ontvanger;domein;verzilverbaar\n"
				       "twaalf;Twaalf euro;stuk;12;gemeente;;;\n"
				       "cent;Een cent;stuk;0,01;gemeente;;;\n"
				       "half;Een halve cent;stuk;0,005;gemeente;;;50\n"
				       "bijstand;Uitkering;maand;850;gemeente;client;bijstand;40\n"
				       "gebit;Gebit;stuk;2750;gemeente;;;\n"
				       "ontruiming;Ontruiming;stuk;7000;corporatie:70|gemeente:30;;wonen;12,5\n"
				       "boete;Boete;stuk;100;client:50|kind:50;rijk;;100\n"
				       "gratis;Gratis;stuk;0;gemeente;client;;\n"
				       "rust;Rust;stuk;pm;client:50|gemeente:50;school;;100\n";

#define HEAD "casus;scenario;post;aantal;per;van;duur;kans;soort;slaagkans;gekozen\n"

static struct model model;
static struct model_flows flows;
static struct baat_flow_rules rules;
static struct baat_cut_off cut_off;

/* The amount of a line over some months, in cents; false when it leaves 64 bits. */
static inline bool line_amount(const struct baat_flow_rules *rules_of, const struct baat_line *line, unsigned months,
                               int32_t weight, int64_t *cents)
{
	struct baat_rate rate = baat_rate_of(rules_of, line, weight);
	uint64_t size;
	if (!baat_amount_at(&rate, rules_of, line, months, weight, &size))
		return false;
	*cents = baat_signed(size, rate.negative);
	return true;
}

static inline int set_up(void **state)
{
	(void)state;
	model_new(&model, price_table);
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	model_flows_free(&flows);
	model_free(&model);
	return 0;
}

static inline int default_method(void **state)
{
	(void)state;
	model.method = baat_method_default();
	return 0;
}

static inline enum baat_status make(const struct baat_case *casus, const struct baat_flow_choice *choice)
{
	flows.count = flows.batches = flows.largest = 0;
	cut_off = (struct baat_cut_off){0};
	baat_flow_rules_make(&rules, &model.method);
	return baat_flows_of_case(casus, "zaken.csv", &rules, choice, model_collect, &flows, &cut_off, &model.diags);
}

/* The flows of the first case of a text. */
static inline const struct baat_case *flows_of(const char *rows)
{
	const struct baat_flow_choice all = {0};
	struct baat_buffer text = {0};
	baat_buffer_printf(&text, HEAD "%s", rows);
	baat_buffer_add_char(&text, '\0');
	const struct baat_case *casus = model_case(&model, text.at);
	baat_buffer_free(&text);
	assert_int_equal(make(casus, &all), BAAT_OK);
	return casus;
}

/* Half away from zero. */
static inline baat_sum rounded_wide(const mpq_t value)
{
	mpz_t numerator, denominator;
	mpz_init_set(numerator, mpq_numref(value));
	mpz_init_set(denominator, mpq_denref(value));
	int sign = mpz_sgn(numerator);
	mpz_abs(numerator, numerator);
	mpz_mul_ui(numerator, numerator, 2);
	mpz_add(numerator, numerator, denominator);
	mpz_mul_ui(denominator, denominator, 2);
	mpz_fdiv_q(numerator, numerator, denominator);
	assert_true(mpz_sizeinbase(numerator, 2) < 127);
	baat_usum size = mpz_get_ui(numerator);
	mpz_fdiv_q_2exp(numerator, numerator, 64);
	size |= (baat_usum)mpz_get_ui(numerator) << 64;
	mpz_clear(numerator);
	mpz_clear(denominator);
	return sign < 0 ? -(baat_sum)size : (baat_sum)size;
}

static inline int64_t rounded(const mpq_t value)
{
	baat_sum cents = rounded_wide(value);
	assert_true(cents <= INT64_MAX && cents >= -INT64_MAX);
	return (int64_t)cents;
}

/* What is cut off, in rationals: a year at a time as flows are, a line once for each kind. */
struct lost {
	baat_sum cents[BAAT_KIND__MAX];
	uint64_t lines[BAAT_KIND__MAX];
	bool seen[RANDOM_LINES][BAAT_KIND__MAX], wholly, kept;
};

#endif
