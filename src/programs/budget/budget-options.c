/* The options of baat-budget alone. */
#include "budget-work.h"

#include "baat/model/method.h"

#define WORD(symbol, name) {name, BY_##symbol},
static const struct option_word keys[] = {BUDGET_KEYS(WORD)};
#undef WORD
static const struct option_word ceilings[] = {{"hard", false}, {"zacht", true}};

static const struct baat_number_rule pace_rule = {.mark = BAAT_MARK_OPTION, .max = BAAT_PACE_MAX},
				     amount_rule = {.mark = BAAT_MARK_OPTION,
                                                    .euro = true,
                                                    .scale = BAAT_SCALE_CENTS,
                                                    .min = 1,
                                                    .max = BAAT_BOOKED_MAX},
				     months_rule = {.mark = BAAT_MARK_OPTION, .min = 1, .max = BAAT_MONTHS_MAX};

static enum baat_status take_cut_off(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	struct budget_options *budget = options;
	(void)row;
	if (baat_month_read(baat_text_of(value), &budget->cut_off))
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
	                  _("--peil '%s' is not a month of 1900 to 2199; write it as 2017-03"),
	                  baat_show(baat_text_of(value)).text);
}

static bool is_number(struct baat_text text, const struct baat_number_rule *rule, int64_t *number)
{
	return text.length > 0 && baat_number_read(text, rule, number) == BAAT_CODE__MAX;
}

/* BEDRAG, BEDRAGxDUUR or stromen */
static enum baat_status take_trial(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	struct budget_options *budget = options;
	struct baat_text rest = baat_text_of(value), amount;
	int64_t months = 1;
	bool more = true;
	(void)row;
	budget->trial = TRIAL_FLOWS;
	if (strcmp(value, "stromen") == 0)
		return BAAT_OK;
	budget->trial = TRIAL_AMOUNT;
	baat_text_split(&rest, &more, 'x', &amount);
	const bool fine = is_number(baat_text_trim(amount), &amount_rule, &budget->trial_amount) &&
	                  (!more || is_number(baat_text_trim(rest), &months_rule, &months));
	budget->trial_months = (int32_t)months;
	if (fine)
		return BAAT_OK;
	return baat_error(
	    diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
	    _("--proef '%s' is not an amount above 0 such as 850 or 850x12 (for 1 to 1200 months), and not "
	      "stromen"),
	    baat_show(baat_text_of(value)).text);
}

static const struct option_row rows[] = {
    [BUDGET_OPTION_TABLE] = {.name = "budget",
                             .letter = 'b',
                             .argument = N_("BESTAND"),
                             .help = N_("the budget table: pots and their periods"),
                             .take = option_text,
                             OPTION_VALUE(struct budget_options, table),
                             .offer = "@file",
                             .file = FILE_READ},
    [BUDGET_OPTION_KEY] = {.name = "sleutel",
                           .letter = 'k',
                           .argument = N_("S"),
                           .help = N_("maand (default), pot, casus, partij, or baat: what is avoided, with --stromen"),
                           .take = option_word,
                           OPTION_VALUE(struct budget_options, key),
                           .words = OPTION_WORDS(keys)},
    [BUDGET_OPTION_POTS] = {.name = "pot",
                            .argument = N_("A[,B]..."),
                            .help = N_("show these pots only; all are read and checked"),
                            .take = option_list,
                            OPTION_VALUE(struct budget_options, pots)},
    [BUDGET_OPTION_CUT_OFF] = {.name = "peil",
                               .argument = N_("JJJJ-MM"),
                               .help = N_("the last month of which everything is booked (default: that of the last "
                                          "booking)"),
                               .take = take_cut_off},
    [BUDGET_OPTION_PACE] = {.name = "tempo",
                            .argument = N_("N"),
                            .help = N_("expect grants as in the last N months, 0 to 240; 0: none (default: as in the "
                                       "period so far)"),
                            .take = option_number,
                            OPTION_VALUE(struct budget_options, pace),
                            .rule = &pace_rule},
    [BUDGET_OPTION_CEILING] = {.name = "plafond",
                               .argument = N_("SOORT"),
                               .help = N_("zacht: going over any ceiling is told and no error; hard (default): as the "
                                          "table says"),
                               .take = option_word,
                               OPTION_VALUE(struct budget_options, soft),
                               .words = OPTION_WORDS(ceilings)},
    [BUDGET_OPTION_TRIAL] = {.name = "proef",
                             .argument = N_("BEDRAG[xDUUR]"),
                             .help = N_("whether one more grant fits: an amount, once or in each of so many months; or "
                                        "stromen: the inzet of each case of --stromen (exit 4: it does not)"),
                             .take = take_trial,
                             .offer = "stromen"},
    [BUDGET_OPTION_FLOWS] = {.name = "stromen",
                             .argument = N_("BESTAND"),
                             .help = N_("flows of the cases, from baat-reken --stromen"),
                             .take = option_text,
                             OPTION_VALUE(struct budget_options, flows),
                             .offer = "@file",
                             .file = FILE_READ},
    [BUDGET_OPTION_MANDATE] = {.name = "mandaat",
                               .argument = N_("BESTAND"),
                               .help = N_("with --proef: who must approve from which amount, in JSON"),
                               .take = option_text,
                               OPTION_VALUE(struct budget_options, mandate),
                               .offer = "@file",
                               .file = FILE_READ_AGAIN},
    [BUDGET_OPTION_ORIGIN] = {.name = "herkomst",
                              .help = N_("print the amounts of which every figure is a sum, with the file and line "
                                         "each comes from"),
                              .take = option_flag,
                              OPTION_VALUE(struct budget_options, origin)},
};

static void start(void *options)
{
	struct budget_options *budget = options;
	budget->cut_off = BAAT_NO_MONTH;
	budget->pace = BAAT_PACE_OF_PERIOD;
}

const struct option_group budget_group = {OPTION_GROUP(rows), .start = start};
