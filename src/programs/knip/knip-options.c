/* The options of baat-knip alone. */
#include "knip.h"

static const struct baat_number_rule pieces_rule = {.mark = BAAT_MARK_OPTION, .min = 1, .max = PIECES_MAX},
				     cases_rule = {.mark = BAAT_MARK_OPTION, .min = 1, .max = INT64_C(1000000000000)};

static const struct option_row rows[] = {
    {.name = "stukken",
     .letter = 'n',
     .argument = N_("N"),
     .help = N_("cut into N shards of about the same size; the last are empty when there are fewer cases"),
     .take = option_number,
     OPTION_VALUE(struct knip_options, pieces),
     .rule = &pieces_rule},
    {.name = "zaken",
     .argument = N_("N"),
     .help = N_("cut behind every N cases; also from a pipe"),
     .take = option_number,
     OPTION_VALUE(struct knip_options, cases_each),
     .rule = &cases_rule},
    {.name = "map",
     .argument = N_("MAP"),
     .help = N_("write the shards into this folder, which is made"),
     .take = option_text,
     OPTION_VALUE(struct knip_options, folder),
     .offer = "@folder"},
};

const struct option_group knip_group = {OPTION_GROUP(rows)};
