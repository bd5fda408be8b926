/* Funnels, persons, and what an effect leaves: baat-methode(7), FUNNELS. */
#include "check.h"

#include "baat/calc/persons.h"
#include "baat/calc/programme-case.h"
#include "baat/calc/programme-check.h"
#include "baat/model/intake.h"

struct made {
	struct check_file file;
	struct baat_funnel funnel;
	struct baat_programme programme;
	struct baat_diags diags;
	struct baat_arena names;
};

static void begin(struct made *made, const char *funnel)
{
	*made = (struct made){.programme = {.funnel = &made->funnel}};
	made->diags.names = &made->names;
	check_file_new(&made->file);
	struct baat_table_source source = {.path = check_file_write(&made->file, baat_text_of(funnel))};
	assert_int_equal(baat_funnel_read(&made->funnel, &source, &made->diags), BAAT_OK);
}

static void end(struct made *made)
{
	baat_programme_free(&made->programme);
	baat_funnel_free(&made->funnel);
	baat_diags_clear(&made->diags);
	baat_arena_free(&made->names);
	check_file_free(&made->file);
}

static void add_lines(struct made *made, const char *lines)
{
	struct baat_table_source source = {.path = check_file_write(&made->file, baat_text_of(lines))};
	assert_int_equal(baat_programme_read(&made->programme, &source, &made->diags), BAAT_OK);
}

static void test_graph(void **state)
{
	(void)state;
	struct made made;
	begin(&made,
	      "stap;uit;deel;geteld;overlap;na\na;;;8;;2\nb;a;;4;;3\nc;a;50%;;;1\nd;b | c;0,1;;ja;4\ne;d;1;;;\n");
	const struct baat_step *steps = made.funnel.steps;
	assert_int_equal(made.funnel.count, 5);
	assert_int_equal(steps[0].part_count, 2);
	assert_int_equal(steps[1].part_count, 0);
	assert_int_equal(steps[1].rate.number, 1);
	assert_int_equal(steps[1].rate.of, 2);
	assert_int_equal(steps[3].month, 9);
	assert_string_equal(steps[3].from.at, "b|c");
	assert_true(steps[3].shares && steps[4].shares && !steps[2].shares);
	assert_int_equal(baat_funnel_find(&made.funnel, BAAT_TEXT("c")), 2);
	assert_int_equal(baat_funnel_find(&made.funnel, BAAT_TEXT("z")), BAAT_NO_STEP);
	end(&made);
}

static void test_persons(void **state)
{
	(void)state;
	struct made made;
	struct baat_reach reach[4];
	begin(&made, "stap;uit;deel;hoogstens;overlap\na;;;;\nb;a;0,5;2;\nc;a;0,25;;\nd;b|c;0,333333;;ja\n");
	assert_int_equal(baat_persons_divide(&made.funnel, 10 * BAAT_PERSON, reach, &made.diags), BAAT_OK);
	assert_int_equal(reach[0].rest, 25000);
	assert_int_equal(reach[1].persons, 20000);
	assert_int_equal(reach[1].overflow, 30000);
	assert_int_equal(reach[2].persons, 25000);
	assert_int_equal(reach[3].persons, 15000);
	end(&made);
}

/* Of any cohort: what a step has is what its parts got of it and its rest. Of many, nobody is lost or made. */
static void test_nobody_is_lost(void **state)
{
	(void)state;
	struct made made;
	struct baat_reach reach[8];
	uint64_t seed = 5;
	begin(&made,
	      "stap;uit;deel;geteld\na;;;97\nb;a;;31\nc;a;;29\nd;a;0,3;\ne;b;;7\nf;c;;13\ng;d;0,333333;\nh;e|f|g;1;\n");
	for (size_t round = 0; round < 1000; round++) {
		const int64_t persons = (int64_t)check_below(&seed, (size_t)BAAT_PERSONS_MAX + 1);
		assert_int_equal(baat_persons_divide(&made.funnel, persons, reach, &made.diags), BAAT_OK);
		int64_t left = reach[7].persons;
		for (size_t i = 0; i < 7; i++)
			left += reach[i].rest;
		assert_int_equal(left, persons);
		assert_int_equal(reach[1].persons + reach[2].persons + reach[3].persons + reach[0].rest, persons);
	}
	end(&made);
}

static struct baat_weights *weights_of(const char *columns, struct made *made)
{
	struct baat_buffer lines = {0};
	baat_buffer_printf(&lines,
	                   "stap;soort;post;aantal;per;duur;effect;tochal_punten;tochal_deel;toeschrijving;verdringing;"
	                   "uitdoving;uitdoving_vanaf\na;effect;x;1;jaar;%s\n",
	                   columns);
	baat_buffer_add_char(&lines, '\0');
	begin(made, "stap;uit\na;\n");
	add_lines(made, lines.at);
	baat_buffer_free(&lines);
	struct baat_weights *weights = baat_weights_new(&made->programme.lines[0]);
	assert_non_null(weights);
	return weights;
}

/* 12 decimals of what was worked out by hand. */
static void test_weights(void **state)
{
	(void)state;
	static const struct {
		const char *columns;
		int64_t without;
		size_t years;
		int64_t with[3];
	} cases[] = {
	    {"24;0,6;;;;;;", BAAT_WEIGHT_ONE, 1, {400000000000}},
	    {"24;0,6;0,2;;;;;", 800000000000, 1, {400000000000}},
	    {"24;0,6;;0,2;;;;", 880000000000, 1, {400000000000}},
	    {"24;0,6;0,2;;0,5;0,1;;", 800000000000, 1, {620000000000}},
	    {"24;0,1;0,3;;;;;", 700000000000, 1, {900000000000}},
	    {"25;0,6;0,2;;;;0,25;2", 800000000000, 3, {400000000000, 500000000000, 575000000000}},
	    {"24;0,6;0,2;;;;0,25;1", 800000000000, 2, {500000000000, 575000000000}},
	    {"36;1;;;;;1;2", BAAT_WEIGHT_ONE, 3, {0, BAAT_WEIGHT_ONE, BAAT_WEIGHT_ONE}},
	    /* 0,333333 to the third power is 0,037036925926 when it is rounded once */
	    {"36;1;;;;;0,666667;1", BAAT_WEIGHT_ONE, 3, {666667000000, 888889111111, 962963074074}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct made made;
		struct baat_weights *weights = weights_of(cases[i].columns, &made);
		assert_int_equal(weights->without, cases[i].without);
		assert_int_equal(weights->years, cases[i].years);
		for (size_t j = 0; j < weights->years; j++)
			assert_int_equal(weights->with[j], cases[i].with[j]);
		free(weights);
		end(&made);
	}
}

/* A century of wearing off stays within the numbers that are kept. */
static void test_a_century(void **state)
{
	(void)state;
	struct made made;
	struct baat_weights *weights = weights_of("1200;1;;;;;0,000001;1", &made);
	assert_int_equal(weights->years, 100);
	/* 1 - 0,999999^100 */
	assert_int_equal(weights->with[99], 99995050);
	free(weights);
	end(&made);
}

struct total {
	int64_t quantity[BAAT_KIND__MAX];
	size_t lines;
	uint16_t month, months;
};

static enum baat_status add_up(void *context, const struct baat_made_line *made)
{
	struct total *total = context;
	total->quantity[made->kind] += made->quantity;
	total->lines++;
	total->month = made->month;
	total->months = made->months;
	return BAAT_OK;
}

static void test_make(void **state)
{
	(void)state;
	struct made made;
	begin(&made, "stap;uit\na;\n");
	add_lines(&made, "stap;telt;groep;soort;post;aantal;per;van;duur;effect;uitdoving;uitdoving_vanaf\n"
	                 "a;;;;uur;0,3333;;2;;;;\n"
	                 "a;;15;;groep;1;maand;;6;;;\n"
	                 "a;cohort;;;evaluatie;1;;;;;;\n"
	                 "a;;;effect;opvang;10;jaar;1;30;50%;50%;2\n");
	const struct baat_programme_line *lines = made.programme.lines;
	struct total totals[4];
	memset(totals, 0, sizeof totals);
	for (size_t i = 0; i < 4; i++) {
		struct baat_weights *weights = i == 3 ? baat_weights_new(&lines[i]) : NULL;
		assert_int_equal(baat_programme_make(&lines[i], weights, 305000, 7, add_up, &totals[i], &made.diags),
		                 BAAT_OK);
		free(weights);
	}
	/* 0,3333 x 30,5 is 10,16565 */
	assert_int_equal(totals[0].quantity[BAAT_INPUT], 101657);
	assert_int_equal(totals[0].month, 9);
	assert_int_equal(totals[1].quantity[BAAT_INPUT], 30000);
	assert_int_equal(totals[2].quantity[BAAT_INPUT], 10000);
	assert_int_equal(totals[3].lines, 4);
	assert_int_equal(totals[3].quantity[BAAT_COUNTERFACTUAL], 3050000);
	assert_int_equal(totals[3].quantity[BAAT_OUTCOME], 1525000 + 2287500 + 2668750);
	assert_int_equal(totals[3].month, 32);
	assert_int_equal(totals[3].months, 6);
	struct total none = {.lines = 0};
	assert_int_equal(baat_programme_make(&lines[0], NULL, 305000, 1199, add_up, &none, &made.diags), BAAT_REJECTED);
	assert_int_equal(made.diags.items[0].code, BAAT_MONTH_RANGE);
	assert_int_equal(none.lines, 0);
	end(&made);
}

/* Which of the lines of a programme are held to count persons twice. */
static void test_double_count(void **state)
{
	(void)state;
	struct made made;
	begin(&made, "stap;uit;deel;overlap\na;;;\nb;a;0,5;\nc;a;0,5;\nd;b;0,5;\ne;a;0,5;ja\n");
	add_lines(&made, "stap;soort;post;aantal;effect\nb;effect;x;1;1\nc;effect;x;1;1\nd;effect;y;1;1\n");
	assert_int_equal(baat_programme_check(&made.programme, &made.diags), BAAT_OK);
	assert_int_equal(made.diags.count, 0);
	add_lines(&made, "stap;soort;post;aantal;effect\nb;effect;y;1;1\nb;effect;y;1;1\n");
	assert_int_equal(baat_programme_check(&made.programme, &made.diags), BAAT_OK);
	assert_int_equal(made.diags.count, 1);
	assert_int_equal(made.diags.items[0].code, BAAT_DOUBLE_COUNT);
	baat_diags_clear(&made.diags);
	add_lines(&made, "stap;soort;post;aantal;effect\ne;effect;x;1;1\n");
	assert_int_equal(baat_programme_check(&made.programme, &made.diags), BAAT_OK);
	assert_int_equal(made.diags.count, 2);
	end(&made);
}

static void test_intake(void **state)
{
	(void)state;
	struct made made;
	struct baat_intake intake = {0};
	begin(&made, "stap;uit;geteld\na;;6\n");
	struct baat_table_source source = {
	    .path = check_file_write(&made.file,
	                             BAAT_TEXT("cohort;aantal;van;elke;keer;wijk\nx;1,5;3;6;3;Noord\ny;2;;;;\n"))};
	assert_int_equal(baat_intake_read(&intake, &source, BAAT_NO_MONTH, &made.diags), BAAT_OK);
	assert_int_equal(intake.count, 4);
	assert_string_equal(intake.cohorts[2].name.at, "x-3");
	assert_int_equal(intake.cohorts[2].month, 15);
	assert_int_equal(intake.cohorts[2].persons, 15000);
	assert_string_equal(intake.cohorts[2].attributes[0].at, "Noord");
	assert_int_equal(intake.cohorts[3].month, 0);
	baat_intake_free(&intake);
	assert_int_equal(baat_intake_counted(&intake, &made.funnel, &made.diags), BAAT_OK);
	assert_int_equal(intake.count, 1);
	assert_int_equal(intake.cohorts[0].persons, 60000);
	baat_intake_free(&intake);
	end(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_graph),          cmocka_unit_test(test_persons),
	    cmocka_unit_test(test_nobody_is_lost), cmocka_unit_test(test_weights),
	    cmocka_unit_test(test_a_century),      cmocka_unit_test(test_make),
	    cmocka_unit_test(test_double_count),   cmocka_unit_test(test_intake),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
