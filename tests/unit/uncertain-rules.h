/* Rules and cases with ranges for tests. */
#ifndef CHECK_UNCERTAIN_RULES_H
#define CHECK_UNCERTAIN_RULES_H

#include "model.h"

#include "baat/calc/sensitivity.h"
#include "baat/calc/spread.h"
#include "calc/draw/term-sum.h"
#include "calc/draw/uncertain-rows.h"

/* ---- random cases ------------------------------------------------------------------------------------------------ */

/* ---- messages ---------------------------------------------------------------------------------------------------- */

/* ---- how outcomes lie -------------------------------------------------------------------------------------------- */

static const char *const price_table =
    "post;omschrijving;eenheid;prijs;laag;hoog;betaler;ontvanger;domein;verzilverbaar\n"
    "opvang;Een dag;dag;120;100;160;centrumgemeente;;opvang;25\n"
    "ontruiming;Ontruiming;stuk;7000;5000;10000;corporatie;;ontruiming;60\n"
    "bijstand;Uitkering;maand;850;;;gemeente;client;bijstand;100\n"
    "gebit;Gebit;stuk;1700;1500;2500;gemeente;;zorg;100\n"
    "geld;Uitgave;euro;1;;;gemeente;;inzet;100\n"
    "uur;Werker;uur;75;;;gemeente;;inzet;\n"
    "rust;Rust;stuk;pm;;;client;;;\n"
    "nul;Soms;stuk;0;0;10;rijk;;;\n"
    "wijd;Soms veel;stuk;1;0;100,0001;rijk;;;\n";

#define COLUMNS \
	"casus;scenario;post;aantal;aantal_laag;aantal_hoog;kans;kans_laag;kans_hoog;slaagkans;slaagkans_laag;" \
	"slaagkans_hoog;soort;wijk\n"

static struct model model;
static struct baat_flow_rules flow_rules;
static struct baat_uncertain_rules rules;
static const struct baat_grouping total = {NULL, 0};

static inline int set_up(void **state)
{
	(void)state;
	model_new(&model, price_table);
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	model_free(&model);
	return 0;
}

static inline int default_rules(void **state)
{
	(void)state;
	model.method = baat_method_default();
	baat_flow_rules_make(&flow_rules, &model.method);
	rules = (struct baat_uncertain_rules){
	    .flows = &flow_rules, .prices = model.prices, .measure = BAAT_MEASURE_NPV, .seed = 1};
	return 0;
}

/* An accumulator, and the filter that it goes by. */
struct sums {
	struct baat_filter *filter;
	struct baat_uncertain *uncertain;
};

static inline void sums_new(struct sums *sums, const struct baat_grouping *grouping)
{
	static const struct baat_filter_request everything = {.perspective = BAAT_FINANCIAL};
	sums->filter = baat_filter_new(&everything, model.names);
	sums->uncertain = baat_uncertain_new(&rules, grouping, sums->filter, model.names);
	assert_true(sums->filter != NULL && sums->uncertain != NULL);
}

static inline void sums_free(struct sums *sums)
{
	baat_uncertain_free(sums->uncertain);
	baat_filter_free(sums->filter);
}

static inline enum baat_status add(struct sums *sums, const struct baat_case *casus)
{
	const struct baat_uncertain_source source = {"zaken.csv", 2};
	const struct baat_flow_choice all = {0};
	struct baat_cut_off cut_off = {0};
	return baat_uncertain_add(sums->uncertain, casus, &source, &all, &cut_off, &model.diags);
}

/* All cases of a text, as one total. */
static inline void sums_of(struct sums *sums, const char *text)
{
	const struct baat_case *casus;
	enum baat_case_result result;
	assert_int_equal(model_open(&model, text), BAAT_OK);
	sums_new(sums, &total);
	while ((result = model_next(&model, &casus)) == BAAT_CASE)
		assert_int_equal(add(sums, casus), BAAT_OK);
	model_fail_on_diags(&model.diags);
	assert_int_equal(result, BAAT_CASES_END);
}

static inline void draws_of(const struct sums *sums, size_t row, uint64_t first, size_t count, baat_sum *outcomes)
{
	struct baat_draw_room *room = baat_draw_room_new();
	assert_non_null(room);
	assert_true(baat_uncertain_draw(sums->uncertain, row, BAAT_TRIANGULAR, first, count, room, outcomes));
	baat_draw_room_free(room);
}

enum { CASES = 12, LINES = 6, DRAWS = 700 };

static inline int64_t below(uint64_t *seed, int64_t bound)
{
	return (int64_t)(check_random(seed) % (uint64_t)bound);
}

/* A value with ends, or without: "value;low;high". */
static inline void add_range(struct baat_buffer *text, uint64_t *seed, int64_t value, int64_t most, unsigned scale)
{
	char number[BAAT_NUMBER_MAX];
	const int64_t room = most - value < 20 * value ? most - value : 20 * value;
	const int64_t values[] = {value, below(seed, value + 1), value + below(seed, room + 1)};
	const bool open = value > 0 && check_below(seed, 3) > 0;
	for (size_t i = 0; i < 3; i++) {
		if (i == 0 || open)
			baat_buffer_add(
			    text, (struct baat_text){number, baat_number_write_short(number, values[i], scale, ',')});
		baat_buffer_add_char(text, ';');
	}
}

/* Cases with everything that can be uncertain. */
static inline void random_cases(struct baat_buffer *text, uint64_t *seed)
{
	static const char *const posts[] = {"opvang", "ontruiming", "bijstand", "gebit", "geld", "uur", "rust"};
	text->length = 0;
	baat_buffer_add_string(text, COLUMNS);
	for (int casus = 0; casus < CASES; casus++)
		for (unsigned scenario = 0; scenario < 3; scenario++) {
			struct baat_buffer success = {0};
			if (scenario > 0)
				add_range(&success, seed, below(seed, BAAT_CHANCE_ONE + 1), BAAT_CHANCE_ONE, 6);
			else
				baat_buffer_add_string(&success, ";;;");
			for (size_t line = 1 + check_below(seed, LINES); line > 0; line--) {
				baat_buffer_printf(text, "z%d;%s;%s;", casus,
				                   scenario == 0   ? "zonder"
				                   : scenario == 1 ? "a"
				                                   : "b",
				                   posts[check_below(seed, 7)]);
				add_range(text, seed, below(seed, 2000000), BAAT_QUANTITY_MAX, 4);
				add_range(text, seed, below(seed, BAAT_CHANCE_ONE + 1), BAAT_CHANCE_ONE, 6);
				baat_buffer_add(text, baat_buffer_text(&success));
				baat_buffer_printf(text, "%s;w%d\n",
				                   scenario > 0 && check_below(seed, 2) == 0 ? "gevolg" : "",
				                   casus % 3);
			}
			baat_buffer_free(&success);
		}
	baat_buffer_add_char(text, '\0');
	assert_false(text->failed);
}

#endif
