/* The options of baat-meter alone. */
#include "meter.h"

static const struct baat_number_rule year_rule = {.mark = BAAT_MARK_OPTION, .min = 1000, .max = 9999};

static const struct option_row rows[] = {
    [METER_KEYS] = {.name = "sleutel",
                    .letter = 'k',
                    .argument = N_("S[,S]..."),
                    .help = N_("group by columns of your own, or by klasse: the tenth in which the expected chance "
                               "lies"),
                    .take = option_list,
                    OPTION_VALUE(struct meter_options, keys),
                    .offer = "klasse"},
    [METER_REFERENCE] = {.name = "tegen",
                         .argument = N_("SLEUTEL=WAARDE"),
                         .help = N_("set each group beside the one that has this value instead"),
                         .take = option_text,
                         OPTION_VALUE(struct meter_options, reference)},
    [METER_BASE] = {.name = "basis",
                    .argument = N_("JAAR"),
                    .help = N_("set each group beside itself in this year"),
                    .take = option_number,
                    OPTION_VALUE(struct meter_options, base_year),
                    .rule = &year_rule},
};

const struct option_group meter_group = {OPTION_GROUP(rows)};
