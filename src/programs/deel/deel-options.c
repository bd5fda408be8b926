/* The options of baat-deel alone. */
#include "deel.h"

static const struct option_row rows[] = {
    [DEEL_AGREEMENT] = {.name = "afspraak",
                        .letter = 'a',
                        .argument = N_("BESTAND"),
                        .help = N_("the agreement, in JSON"),
                        .take = option_text,
                        OPTION_VALUE(struct deel_options, agreement),
                        .offer = "@file",
                        .file = FILE_READ},
    [DEEL_PAYMENTS] = {.name = "betalingen",
                       .help = N_("list who pays whom how much"),
                       .take = option_flag,
                       OPTION_VALUE(struct deel_options, payments)},
    [DEEL_TEXT] = {.name = "tekst",
                   .help = N_("tell the outcome in sentences, one for each party"),
                   .take = option_flag,
                   OPTION_VALUE(struct deel_options, text)},
};

const struct option_group deel_group = {OPTION_GROUP(rows)};
