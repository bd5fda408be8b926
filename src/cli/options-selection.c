#include "options-selection.h"

static const struct option_row rows[] = {
    [SELECTION_KEYS] = {.name = "sleutel",
                        .letter = 'k',
                        .argument = N_("S[,S]..."),
                        .help = N_("group by casus, partij, post, domein, jaar, kalenderjaar, kalendermaand, "
                                   "start, columns of your own, or totaal (default casus)"),
                        .take = option_names,
                        OPTION_VALUE(struct selection_options, keys),
                        .offer = "@key"},
    [SELECTION_PARTIES] = {.name = "partij",
                           .argument = N_("A[,B]..."),
                           .help = N_("count these parties only"),
                           .take = option_parties,
                           OPTION_VALUE(struct selection_options, parties),
                           .offer = "@party"},
    [SELECTION_ALTERNATIVES] = {.name = "alternatief",
                                .argument = N_("A[,B]..."),
                                .help = N_("count these alternatives only"),
                                .take = option_names,
                                OPTION_VALUE(struct selection_options, alternatives)},
    [SELECTION_CASES] = {.name = "casus",
                         .argument = N_("A[,B]..."),
                         .help = N_("these cases only; all lines are still read and checked"),
                         .take = option_names,
                         OPTION_VALUE(struct selection_options, cases)},
    [SELECTION_SORT] = {.name = "sorteer",
                        .argument = N_("KOLOM[,KOLOM]..."),
                        .help = N_("sort the rows by columns of the table; a - in front: descending"),
                        .take = option_names,
                        OPTION_VALUE(struct selection_options, sort)},
    [SELECTION_CHOSEN] = {.name = "gekozen",
                          .help = N_("of each case the alternative that was chosen"),
                          .take = option_flag,
                          OPTION_VALUE(struct selection_options, chosen)},
};

const struct option_group selection_group = {OPTION_GROUP(rows)};
