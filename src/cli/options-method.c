#include "options-method.h"

#define VALUE(member) OPTION_VALUE(struct method_options, values.member)

static const struct baat_number_rule rate_rule = {.mark = BAAT_MARK_OPTION,
                                                  .percent = BAAT_PERCENT_MAY,
                                                  .scale = BAAT_SCALE_PERCENT,
                                                  .max = BAAT_PERCENT_ALL},
				     horizon_rule = {.mark = BAAT_MARK_OPTION, .min = 1, .max = BAAT_HORIZON_MAX},
				     year_rule = {.mark = BAAT_MARK_OPTION,
                                                  .min = BAAT_YEAR_FIRST,
                                                  .max = BAAT_YEAR_LAST},
				     success_rule = {.mark = BAAT_MARK_OPTION,
                                                     .percent = BAAT_PERCENT_DIVIDES,
                                                     .scale = BAAT_SCALE_CHANCE,
                                                     .max = BAAT_CHANCE_ONE};

#define WORD(code, name) {name, BAAT_##code},
static const struct option_word perspectives[] = {BAAT_PERSPECTIVES(WORD)};
#undef WORD

static enum baat_status take_start(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	struct method_options *method = options;
	(void)row;
	if (baat_month_read(baat_text_of(value), &method->values.start))
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
	                  _("--start '%s' is not a month of 1900 to 2199; write it as 2017-02"),
	                  baat_show(baat_text_of(value)).text);
}

static const struct option_row rows[] = {
    [METHOD_PERSPECTIVE] = {.name = "perspectief",
                            .argument = N_("P"),
                            .help = N_("financieel (default): not what the client receives; maatschappelijk: every "
                                       "flow"),
                            .take = option_word,
                            VALUE(perspective),
                            .words = OPTION_WORDS(perspectives)},
    [METHOD_FILE] = {.name = "methode",
                     .letter = 'm',
                     .argument = N_("BESTAND"),
                     .help = N_("method file in JSON; an option counts over it"),
                     .take = option_text,
                     OPTION_VALUE(struct method_options, path),
                     .offer = "@file",
                     .file = FILE_READ_AGAIN},
    [METHOD_RATE] = {.name = "discontovoet",
                     .argument = N_("PERCENT"),
                     .help = N_("discount rate a year (default 2,25%)"),
                     .take = option_number,
                     VALUE(discount_rate),
                     .rule = &rate_rule},
    [METHOD_HORIZON] = {.name = "horizon",
                        .argument = N_("JAREN"),
                        .help = N_("years that count, 1 to 100 (default 5)"),
                        .take = option_number,
                        VALUE(horizon),
                        .rule = &horizon_rule},
    [METHOD_PRICE_YEAR] = {.name = "prijspeil",
                           .argument = N_("JAAR"),
                           .help = N_("bring all prices to the euros of this year"),
                           .take = option_number,
                           VALUE(price_year),
                           .rule = &year_rule},
    [METHOD_SUCCESS] = {.name = "slaagkans",
                        .argument = N_("KANS"),
                        .help = N_("chance that an alternative works, for lines without one (default 1)"),
                        .take = option_number,
                        VALUE(success),
                        .rule = &success_rule},
    [METHOD_START] = {.name = "start",
                      .argument = N_("JJJJ-MM"),
                      .help = N_("month of the decision, for cases without one"),
                      .take = take_start},
};

static void start(void *options)
{
	struct method_options *method = options;
	method->values = baat_method_default();
}

/* A rate of 0,0225 is what a rate of 2,25 % is as a share. */
static enum baat_status warn_small_rate(const struct method_options *method, struct baat_diags *diags)
{
	enum { SMALL = 1000 }; /* 0,1 percent */
	if (method->values.discount_rate <= 0 || method->values.discount_rate >= SMALL)
		return BAAT_OK;
	return baat_warn(diags, baat_at(option_in(method->given, METHOD_RATE) ? NULL : method->path, 0, 0),
	                 BAAT_PERCENT_SMALL,
	                 _("the discontovoet is less than a tenth of a percent; it is in percent, so that 2,25 is "
	                   "2,25%%"));
}

/* The method file counts where no option does. */
static enum baat_status read_file(void *options, struct baat_diags *diags)
{
	struct method_options *method = options;
	struct baat_method given = method->values, *values = &method->values;
	if (method->path == NULL)
		return warn_small_rate(method, diags);
	*values = baat_method_default();
	enum baat_status status = baat_method_read(values, method->path, diags);
	if (option_in(method->given, METHOD_RATE))
		values->discount_rate = given.discount_rate;
	if (option_in(method->given, METHOD_HORIZON))
		values->horizon = given.horizon;
	if (option_in(method->given, METHOD_PRICE_YEAR))
		values->price_year = given.price_year;
	if (option_in(method->given, METHOD_SUCCESS))
		values->success = given.success;
	if (option_in(method->given, METHOD_PERSPECTIVE))
		values->perspective = given.perspective;
	values->start = given.start;
	return baat_worst(status, warn_small_rate(method, diags));
}

const struct option_group method_group = {OPTION_GROUP(rows), .start = start, .read = read_file};
