#include "options-input.h"

#include "options-common.h"

static const struct option_word marks[] = {{"komma", BAAT_MARK_COMMA}, {"punt", BAAT_MARK_POINT}};

static const struct baat_number_rule line_rule = {.mark = BAAT_MARK_OPTION, .max = INT64_C(1000000000000)};

static const struct option_row rows[] = {
    [INPUT_MARK] = {.name = "decimaal",
                    .argument = N_("TEKEN"),
                    .help = N_("komma or punt: the decimal sign, whatever the delimiter"),
                    .take = option_word,
                    OPTION_VALUE(struct input_options, mark),
                    .words = OPTION_WORDS(marks)},
    [INPUT_ENCODING] = {.name = "codering",
                        .argument = N_("NAAM"),
                        .help = N_("encoding of the files and of -p, such as CP1252 (default UTF-8)"),
                        .take = option_text,
                        OPTION_VALUE(struct input_options, encoding),
                        .offer = "CP1252 UTF-16LE ISO-8859-15"},
    [INPUT_ATTRIBUTE] = {.name = "attribuut",
                         .argument = N_("NAAM"),
                         .help = N_("this column is meant, though its name is nearly that of another; may be "
                                    "repeated"),
                         .take = option_names,
                         OPTION_VALUE(struct input_options, attributes)},
    [INPUT_LINE_BASE] = {.name = "regelbasis",
                         .argument = N_("N"),
                         .help = N_("lines that stand before this file in the one it was cut from, for messages"),
                         .take = option_number,
                         OPTION_VALUE(struct input_options, line_base),
                         .rule = &line_rule},
    [INPUT_CUT_FROM] = {.name = "origineel",
                        .argument = N_("BESTAND"),
                        .help = N_("the file that this one was cut from, for messages"),
                        .take = option_text,
                        OPTION_VALUE(struct input_options, original),
                        .offer = "@file"},
};

/* One file was cut from the original; of several the messages would not tell which. */
static enum baat_status check_original(void *options, const struct common_options *common, struct baat_diags *diags)
{
	const struct input_options *input = options;
	if (input->original == NULL || common->operands.count <= 1)
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
	                  _("--origineel goes with one file; give the shards one at a time"));
}

const struct option_group input_group = {OPTION_GROUP(rows), .check = check_original};
