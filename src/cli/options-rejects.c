#include "options-rejects.h"

static const struct option_row rows[] = {
    [REJECTS_FILE] = {.name = "uitval",
                      .argument = N_("BESTAND"),
                      .help = N_("set cases with errors aside in this file and go on without them (exit 1)"),
                      .take = option_text,
                      OPTION_VALUE(struct rejects_options, path),
                      .offer = "@file",
                      .file = FILE_BESIDE},
    [REJECTS_ACCOUNT] = {.name = "verantwoording",
                         .argument = N_("BESTAND"),
                         .help = N_("write an account of the run: method, inputs with their SHA-256, counts"),
                         .take = option_text,
                         OPTION_VALUE(struct rejects_options, account),
                         .offer = "@file",
                         .file = FILE_ACCOUNT},
};

const struct option_group rejects_group = {OPTION_GROUP(rows)};
