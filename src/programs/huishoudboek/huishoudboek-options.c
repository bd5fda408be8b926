/* The options of baat-huishoudboek alone. */
#include "huishoudboek.h"

#define VALUE(member) OPTION_VALUE(struct huishoudboek_options, member)

enum { EURO = 100, EUROS_MAX = 100000000 };

static const struct baat_number_rule months_rule = {.mark = BAAT_MARK_OPTION, .min = 1, .max = BAAT_CASHBOOK_MONTHS},
				     day_rule = {.mark = BAAT_MARK_OPTION, .min = 1, .max = 31},
				     euro_rule = {.mark = BAAT_MARK_OPTION,
                                                  .euro = true,
                                                  .scale = BAAT_SCALE_CENTS,
                                                  .max = INT64_C(1) * EUROS_MAX * EURO};

static enum baat_status take_begin(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	struct huishoudboek_options *book = options;
	(void)row;
	if (baat_month_read(baat_text_of(value), &book->begin))
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
	                  _("--begin '%s' is not a month of 1900 to 2199; write it as 2017-02"),
	                  baat_show(baat_text_of(value)).text);
}

static const struct option_row rows[] = {
    {.name = "begin", .argument = N_("JJJJ-MM"), .help = N_("the first month (required)"), .take = take_begin},
    {.name = "maanden",
     .argument = N_("N"),
     .help = N_("how many months, 1 to 24 (default 12)"),
     .take = option_number,
     VALUE(months),
     .rule = &months_rule},
    {.name = "een-dag",
     .argument = N_("DAG"),
     .help = N_("also with all income on this day of the month, and fixed costs paid ahead"),
     .take = option_number,
     VALUE(one_day),
     .rule = &day_rule},
    {.name = "storno",
     .argument = N_("EURO"),
     .help = N_("what is added to a fixed cost that cannot be paid when it is due (default 0)"),
     .take = option_number,
     VALUE(penalty),
     .rule = &euro_rule},
    {.name = "overbrugging",
     .argument = N_("EURO"),
     .help = N_("money advanced at the start"),
     .take = option_number,
     VALUE(bridge),
     .rule = &euro_rule},
    {.name = "dagen", .help = N_("a row for each day"), .take = option_flag, VALUE(days)},
    {.name = "totaal", .help = N_("one row for all months"), .take = option_flag, VALUE(total)},
};

static void start(void *options)
{
	struct huishoudboek_options *book = options;
	book->begin = BAAT_NO_MONTH;
	book->months = 12;
}

const struct option_group book_group = {OPTION_GROUP(rows), .start = start};
