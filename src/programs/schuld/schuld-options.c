/* The options of baat-schuld alone. */
#include "cli/data-folder.h"
#include "schuld.h"

static const struct option_word tariff_words[] = {{"vorige", 1}};

static const struct option_row rows[] = {
    {.name = "tarieven",
     .letter = 't',
     .argument = N_("TABEL"),
     .help = N_("tariff table (CSV, .xlsx or .ods), folder of tables, or standaard (the shipped set, which also "
                "counts when there is no -t); may be repeated, a later table replacing tariffs of an earlier one"),
     .take = option_add,
     OPTION_VALUE(struct schuld_options, tariffs),
     .offer = "@file standaard",
     .file = FILE_READ,
     .shipped = SHIPPED_TARIFFS},
    {.name = "btw",
     .argument = N_("PARTIJ[,PARTIJ]..."),
     .help = N_("creditors that cannot deduct VAT, so that it is charged over their costs"),
     .take = option_list,
     OPTION_VALUE(struct schuld_options, vat),
     .offer = "@party"},
    {.name = "tarief",
     .argument = N_("WELK"),
     .help = N_("vorige: where the tariff of a month is not known, take the one before it, and say so"),
     .take = option_word,
     OPTION_VALUE(struct schuld_options, previous),
     .words = OPTION_WORDS(tariff_words)},
    {.name = "verloop",
     .help = N_("print the account of each debt instead: what happened to it, month by month"),
     .take = option_flag,
     OPTION_VALUE(struct schuld_options, statement)},
    {.name = "overzicht",
     .help = N_("print what became of each debt instead, a row for each scenario"),
     .take = option_flag,
     OPTION_VALUE(struct schuld_options, summary)},
};

const struct option_group schuld_group = {OPTION_GROUP(rows)};
