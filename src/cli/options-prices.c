#include "data-folder.h"
#include "options-prices.h"

static const struct option_row rows[] = {
    [PRICES_TABLE] = {.name = "prijzen",
                      .letter = 'p',
                      .argument = N_("TABEL"),
                      .help = N_("price table (CSV, .xlsx or .ods), folder of tables, or standaard (the shipped set, "
                                 "which also counts when there is no -p); may be repeated, a later table replacing "
                                 "the posts of an earlier one"),
                      .take = option_add,
                      OPTION_VALUE(struct prices_options, tables),
                      .offer = "@file standaard",
                      .file = FILE_READ,
                      .shipped = SHIPPED_PRICES},
    [PRICES_CPI] = {.name = "cpi",
                    .argument = N_("BESTAND"),
                    .help = N_("table of consumer prices instead of the shipped one"),
                    .take = option_text,
                    OPTION_VALUE(struct prices_options, cpi),
                    .offer = "@file",
                    .file = FILE_READ_AGAIN,
                    .shipped = SHIPPED_CPI},
};

const struct option_group prices_group = {OPTION_GROUP(rows)};
