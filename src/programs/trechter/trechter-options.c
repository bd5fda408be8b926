/* The options of baat-trechter alone. */
#include "trechter.h"

static const struct option_row rows[] = {
    [TRECHTER_FUNNEL] = {.name = "trechter",
                         .letter = 't',
                         .argument = N_("BESTAND"),
                         .help = N_("the funnel: its steps, and which part goes on to each"),
                         .take = option_text,
                         OPTION_VALUE(struct trechter_options, funnel),
                         .offer = "@file",
                         .file = FILE_READ},
    [TRECHTER_INTAKE] = {.name = "instroom",
                         .letter = 'i',
                         .argument = N_("BESTAND"),
                         .help = N_("who enters, and when (default: as many as were counted at the first step)"),
                         .take = option_text,
                         OPTION_VALUE(struct trechter_options, intake),
                         .offer = "@file",
                         .file = FILE_READ},
    [TRECHTER_NAME] = {.name = "naam",
                       .letter = 'n',
                       .argument = N_("NAAM"),
                       .help = N_("name of the programme and of the alternative (default programma)"),
                       .take = option_text,
                       OPTION_VALUE(struct trechter_options, name)},
    [TRECHTER_STEPS] = {.name = "stappen",
                        .help = N_("print the funnel, not the case lines: persons expected and counted at each step"),
                        .take = option_flag,
                        OPTION_VALUE(struct trechter_options, steps)},
    [TRECHTER_KEYS] = {.name = "sleutel",
                       .letter = 'k',
                       .argument = N_("S[,S]..."),
                       .help = N_("with --stappen: a funnel for each cohort, or for each value of columns of your "
                                  "own"),
                       .take = option_list,
                       OPTION_VALUE(struct trechter_options, keys)},
    [TRECHTER_AMOUNTS] = {.name = "bedragen",
                          .argument = N_("STROMEN"),
                          .help = N_("with --stappen: add what each step costs and avoids, from the flows of the "
                                     "case lines"),
                          .take = option_text,
                          OPTION_VALUE(struct trechter_options, amounts),
                          .offer = "@file",
                          .file = FILE_READ},
};

const struct option_group trechter_group = {OPTION_GROUP(rows)};
