#include "options-common.h"

static const struct baat_number_rule block_rule = {.mark = BAAT_MARK_OPTION, .min = 1, .max = INT32_MAX};

static const struct option_word languages[] = {{"nl", LANGUAGE_DUTCH}, {"en", LANGUAGE_ENGLISH}};
const struct option_words language_words = {languages, sizeof languages / sizeof languages[0]};

static const struct option_row rows[] = {
    [COMMON_LANGUAGE] = {.name = "taal",
                         .argument = N_("TAAL"),
                         .help = N_("nl or en (default: BAAT_TAAL, else the locale; for documents nl)"),
                         .take = option_word,
                         OPTION_VALUE(struct common_options, language),
                         .words = &language_words,
                         .early = true},
    [COMMON_HELP] = {.name = "help",
                     .letter = 'h',
                     .help = N_("show this help"),
                     .take = option_flag,
                     OPTION_VALUE(struct common_options, help)},
    [COMMON_VERSION] = {.name = "version",
                        .letter = 'V',
                        .help = N_("show the version"),
                        .take = option_flag,
                        OPTION_VALUE(struct common_options, version)},
    [COMMON_TABLE] = {.name = "-opties",
                      .take = option_flag,
                      OPTION_VALUE(struct common_options, table),
                      .hidden = true},
    [COMMON_BLOCK] = {.name = "-blok",
                      .argument = "N",
                      .take = option_number,
                      OPTION_VALUE(struct common_options, block_size),
                      .rule = &block_rule,
                      .hidden = true},
};

const struct option_group common_group = {OPTION_GROUP(rows)};
