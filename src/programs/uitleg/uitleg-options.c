/* The options of baat-uitleg alone. */
#include "uitleg.h"

static const char measures[] = "saldo zonder inzet gevolg vermeden zonder_cw inzet_cw gevolg_cw vermeden_cw ncw "
			       "verzilverbaar pm_plus pm_min";

/* A measure that flows add up to; of a ratio the message names what it is made of. */
static enum baat_status take_measure(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	struct uitleg_options *uitleg = options;
	(void)row;
	for (enum baat_measure i = 0; i < BAAT_MEASURE__MAX; i++) {
		if (strcmp(value, baat_measure_names[i]) != 0)
			continue;
		uitleg->measure = i;
		if (baat_measure_basis(i) != BAAT_BASIS_NONE)
			return BAAT_OK;
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
		                  _("--maat '%s' is no sum of flows; ask for what it is made of: %s"), value,
		                  baat_measure_made_of(i));
	}
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
	                  _("--maat '%s' is no measure; choose one of: %s"), baat_show(baat_text_of(value)).text,
	                  measures);
}

static const struct option_row rows[] = {
    [UITLEG_MEASURE] = {.name = "maat",
                        .argument = N_("M"),
                        .help = N_("the measure that is explained, a column of baat-reken that is a sum (default "
                                   "saldo)"),
                        .take = take_measure,
                        .offer = measures},
    [UITLEG_WHERE] = {.name = "waar",
                      .argument = N_("S=W[,W]..."),
                      .help = N_("only flows of which key S has one of these values; S is a key of baat-reken or "
                                 "soort; may be repeated, and then all must hold"),
                      .take = option_add,
                      OPTION_VALUE(struct uitleg_options, where)},
};

static void start(void *options)
{
	struct uitleg_options *uitleg = options;
	uitleg->measure = BAAT_MEASURE_NET;
}

const struct option_group uitleg_group = {OPTION_GROUP(rows), .start = start};
