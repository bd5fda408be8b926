/* Case lines for tests: a price table, columns, and one case read. */
#ifndef CHECK_CASE_READING_H
#define CHECK_CASE_READING_H

#include "model.h"

static const char *const price_table =
    "post;omschrijving;eenheid;prijs;betaler;ontvanger;prijspeil;index;domein;verzilverbaar\n"
    "opvang;Nacht;dag;41,35;gemeente;;2015;cpi;opvang;60\n"
    "bijstand;Uitkering;maand;850;gemeente;client;2017;geen;bijstand;\n"
    "ontruiming;Ontruiming;stuk;7000;gemeente:70|corporatie:30;;2015;;ontruiming;12,5\n"
    "rust;Rust;stuk;pm;client;;;;;\n"
    "verloren;Jaar zonder index;stuk;10;rijk;;2016;;;\n"
    "reus;Te groot om te indexeren;stuk;99000000;rijk;;2015;;;\n"
    "jaarloos;Zonder jaar;stuk;20;rijk;;;;;\n";

#define FEW "casus;scenario;post;aantal"
#define ALL \
	FEW ";per;van;duur;kans;soort;slaagkans;gekozen;prijs;prijspeil;betaler;ontvanger;verzilverbaar;start;" \
	    "toelichting;wijk"

static struct model model;

static inline int set_up(void **state)
{
	(void)state;
	model_new(&model, price_table);
	model.cpi.index[2015 - BAAT_YEAR_FIRST] = 1000000;
	model.cpi.index[2017 - BAAT_YEAR_FIRST] = 1017000;
	model.cpi.index[2025 - BAAT_YEAR_FIRST] = 1333333;
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	model_free(&model);
	return 0;
}

static inline int default_method(void **state)
{
	(void)state;
	model.method = baat_method_default();
	model.slow = false;
	return 0;
}

/* Demands that the first case of the text is refused with exactly these codes, in this order. */
static inline void refused(const char *text, const enum baat_code *codes, size_t count)
{
	const struct baat_case *casus = NULL;
	assert_int_equal(model_open(&model, text), BAAT_OK);
	enum baat_case_result result = model_next(&model, &casus);
	bool same = model.diags.count == count;
	for (size_t i = 0; i < count && same; i++)
		same = model.diags.items[i].code == codes[i];
	for (size_t i = 0; i < model.diags.count && !same; i++)
		print_error("%s: %s\n", text, baat_code_name(model.diags.items[i].code));
	assert_true(same);
	assert_int_equal(result, BAAT_CASE_BAD);
}

#endif
