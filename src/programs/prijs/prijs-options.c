/* The options of baat-prijs alone. */
#include "prijs.h"

static const struct baat_number_rule threshold_rule = {
    .mark = BAAT_MARK_OPTION, .percent = BAAT_PERCENT_MAY, .scale = BAAT_SCALE_PERCENT, .max = INT64_C(10000000000)};

static const struct option_row rows[] = {
    [PRIJS_ALL] = {.name = "alle",
                   .help = N_("all price years, not just the one that counts"),
                   .take = option_flag,
                   OPTION_VALUE(struct prijs_options, all)},
    [PRIJS_DIFFERENCE] = {.name = "verschil",
                          .argument = N_("TABEL"),
                          .help = N_("compare with this table or folder (or standaard)"),
                          .take = option_text,
                          OPTION_VALUE(struct prijs_options, difference),
                          .offer = "@file",
                          .file = FILE_READ},
    [PRIJS_THRESHOLD] = {.name = "drempel",
                         .argument = N_("PERCENT"),
                         .help = N_("with --verschil: only prices that differ by more than this (default 0)"),
                         .take = option_number,
                         OPTION_VALUE(struct prijs_options, threshold),
                         .rule = &threshold_rule},
};

const struct option_group prijs_group = {OPTION_GROUP(rows)};
