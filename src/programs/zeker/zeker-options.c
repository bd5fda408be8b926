/* The options of baat-zeker alone. */
#include "zeker.h"

#include "baat/base/memory.h"

static const struct option_word measures[] = {
    {"ncw", BAAT_MEASURE_NPV},
    {"saldo", BAAT_MEASURE_NET},
    {"vermeden", BAAT_MEASURE_AVOIDED},
    {"vermeden_cw", BAAT_MEASURE_AVOIDED_PV},
    {"verzilverbaar", BAAT_MEASURE_CASHABLE},
};
static const struct option_word distributions[] = {{"driehoek", BAAT_TRIANGULAR}, {"gelijk", BAAT_UNIFORM}};

static const struct baat_number_rule draws_rule = {.mark = BAAT_MARK_OPTION, .min = 1, .max = BAAT_DRAWS_MAX},
				     classes_rule = {.mark = BAAT_MARK_OPTION, .min = 1, .max = CLASSES_MAX},
				     grade_rule = {.mark = BAAT_MARK_OPTION,
                                                   .min = BAAT_GRADE_BEST,
                                                   .max = BAAT_GRADE_WORST},
				     margin_rule = {.mark = BAAT_MARK_OPTION,
                                                    .percent = BAAT_PERCENT_MAY,
                                                    .scale = BAAT_SCALE_PERCENT,
                                                    .min = 1,
                                                    .max = BAAT_PERCENT_ALL};

const char *zeker_distribution_name(enum baat_distribution distribution)
{
	return distributions[distribution].name;
}

static enum baat_status refuse(const struct option_row *row, const char *value, const char *why,
                               struct baat_diags *diags)
{
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, _("--%s '%s': %s"), row->name,
	                  baat_show(baat_text_of(value)).text, why);
}

/* A whole number of 64 bits, none of which is left for a sign. */
static enum baat_status take_seed(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	uint64_t seed = 0;
	bool fits = *value != '\0';
	for (const char *at = value; *at != '\0' && fits; at++)
		fits = *at >= '0' && *at <= '9' && !__builtin_mul_overflow(seed, (uint64_t)10, &seed) &&
		       !__builtin_add_overflow(seed, (uint64_t)(*at - '0'), &seed);
	if (!fits)
		return refuse(row, value, _("write a whole number of 0 to 18446744073709551615"), diags);
	((struct zeker_options *)options)->seed = seed;
	return BAAT_OK;
}

/* The kind of that name, or BAAT_INPUT__MAX. */
static enum baat_input_sort input_named(struct baat_text name)
{
	enum baat_input_sort input = 0;
	while (input < BAAT_INPUT__MAX && !baat_text_equal(name, baat_text_of(baat_input_word(input))))
		input++;
	return input;
}

static enum baat_status take_together(void *options, const struct option_row *row, char *value,
                                      struct baat_diags *diags)
{
	struct zeker_options *zeker = options;
	struct baat_text rest = baat_text_of(value), part;
	bool more = true;
	for (size_t i = 0; i < BAAT_INPUT__MAX; i++)
		zeker->together[i] = false;
	if (baat_text_equal(rest, BAAT_TEXT("geen")))
		return BAAT_OK;
	while (baat_text_split(&rest, &more, ',', &part)) {
		const enum baat_input_sort input = input_named(part);
		if (input == BAAT_INPUT__MAX || zeker->together[input])
			return refuse(row, value, _("write geen, or some of prijs, aantal, kans, slaagkans, each once"),
			              diags);
		zeker->together[input] = true;
	}
	return BAAT_OK;
}

static enum baat_status take_margin(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	struct zeker_options *zeker = options;
	struct baat_text percent = baat_text_of(value), kind;
	bool more = true;
	enum baat_input_sort input = BAAT_INPUT__MAX;
	int64_t margin;
	if (strchr(value, ':') != NULL) {
		baat_text_split(&percent, &more, ':', &kind);
		input = input_named(kind);
		if (input == BAAT_INPUT__MAX)
			return refuse(row, value, _("in front of the : stands prijs, aantal, kans or slaagkans"),
			              diags);
	}
	if (percent.length == 0 || baat_number_read(percent, &margin_rule, &margin) != BAAT_CODE__MAX)
		return refuse(row, value, _("write a percentage above 0 and at most 100, such as 20 or prijs:12,5"),
		              diags);
	bool *given = input == BAAT_INPUT__MAX ? &zeker->has_margin_of_all : &zeker->has_margin[input];
	if (*given)
		return refuse(row, value, _("a margin of that kind was given before"), diags);
	*given = true;
	*(input == BAAT_INPUT__MAX ? &zeker->margin_of_all : &zeker->margin[input]) = (int32_t)margin;
	return BAAT_OK;
}

static enum baat_status take_quantiles(void *options, const struct option_row *row, char *value,
                                       struct baat_diags *diags)
{
	static const struct baat_number_rule rule = {.mark = BAAT_MARK_OPTION, .min = 1, .max = 99};
	struct zeker_options *zeker = options;
	struct baat_text rest = baat_text_of(value), part;
	bool more = true, good = true;
	int64_t last = 0, percent = 0;
	zeker->quantile_count = 0;
	while (good && baat_text_split(&rest, &more, ',', &part)) {
		good = part.length > 0 && zeker->quantile_count < QUANTILES_MAX &&
		       baat_number_read(part, &rule, &percent) == BAAT_CODE__MAX && percent > last;
		if (good)
			zeker->quantiles[zeker->quantile_count++] = (unsigned)percent;
		last = percent;
	}
	if (!good)
		return refuse(row, value, _("write 1 to 9 whole percents of 1 to 99, ascending, such as 5,50,95"),
		              diags);
	return BAAT_OK;
}

#define VALUE(member) OPTION_VALUE(struct zeker_options, member)

static const struct option_row rows[] = {
    [ZEKER_KEYS] = {.name = "sleutel",
                    .letter = 'k',
                    .argument = N_("S[,S]..."),
                    .help = N_(
			"group by casus, partij, post, domein, jaar, columns of your own, or totaal (default totaal)"),
                    .take = option_names,
                    VALUE(keys),
                    .offer = "@key"},
    [ZEKER_MEASURE] = {.name = "maat",
                       .argument = N_("M"),
                       .help = N_("what to look at: ncw (default), saldo, vermeden, vermeden_cw or verzilverbaar"),
                       .take = option_word,
                       VALUE(measure),
                       .words = OPTION_WORDS(measures)},
    [ZEKER_DRAWS] = {.name = "trekkingen",
                     .argument = N_("N"),
                     .help = N_("number of draws, 1 to 1000000 (default 10000)"),
                     .take = option_number,
                     VALUE(draws),
                     .rule = &draws_rule},
    [ZEKER_SEED] = {.name = "zaad",
                    .argument = N_("N"),
                    .help = N_("seed: the same one, the same draws (default 1)"),
                    .take = take_seed},
    [ZEKER_DISTRIBUTION] =
	{.name = "verdeling",
         .argument = N_("V"),
         .help =
             N_("driehoek (default): the value itself is the likeliest; gelijk: every value of a range is as likely"),
         .take = option_word,
         VALUE(distribution),
         .words = OPTION_WORDS(distributions)},
    [ZEKER_TOGETHER] =
	{.name = "samen",
         .argument = N_("K[,K]..."),
         .help = N_("kinds of inputs that are one fact for all cases (default prijs,aantal,kans,slaagkans), or geen"),
         .take = take_together,
         .offer = "prijs aantal kans slaagkans geen"},
    [ZEKER_MARGIN] =
	{.name = "marge",
         .argument = N_("[K:]PERCENT"),
         .help = N_("a range of so many percent to both sides for values without one, of kind K only or of all; may be "
                    "repeated"),
         .take = take_margin,
         .offer = "prijs: aantal: kans: slaagkans:"},
    [ZEKER_QUANTILES] = {.name = "kwantielen",
                         .argument = N_("Q[,Q]..."),
                         .help = N_("the percents of the draws below which to show where they lie (default 5,50,95)"),
                         .take = take_quantiles},
    [ZEKER_LUCK] = {.name = "lot",
                    .help = N_("besides ranges, luck: what happens with each case is drawn, too"),
                    .take = option_flag,
                    VALUE(luck)},
    [ZEKER_CAUTIOUS] =
	{.name = "voorzichtig",
         .argument = N_("BESTAND"),
         .help =
             N_("a column besides with the figure corrected for optimism, by this table of bewijs, inzet, vermeden"),
         .take = option_text,
         VALUE(grades_path),
         .offer = "@file",
         .file = FILE_READ_AGAIN},
    [ZEKER_GRADE] = {.name = "bewijs",
                     .argument = N_("G"),
                     .help = N_("the bewijs of lines without one, 1 to 6 (default 6)"),
                     .take = option_number,
                     VALUE(grade),
                     .rule = &grade_rule},
    [ZEKER_SENSITIVITY] = {.name = "gevoeligheid",
                           .help =
                               N_("instead of the table what each input by itself changes, and where the measure tips"),
                           .take = option_flag,
                           VALUE(sensitivity)},
    [ZEKER_CLASSES] = {.name = "klassen",
                       .argument = N_("N"),
                       .help = N_("instead of the table how many draws lie in each of N classes, for a picture"),
                       .take = option_number,
                       VALUE(classes),
                       .rule = &classes_rule},
    [ZEKER_RAW] = {.name = "ruw", .help = N_("instead of the table every draw"), .take = option_flag, VALUE(raw)},
    [ZEKER_SENTENCES] = {.name = "zinnen",
                         .help = N_("instead of the table a sentence a row"),
                         .take = option_flag,
                         VALUE(sentences)},
};

static void start(void *options)
{
	struct zeker_options *zeker = options;
	zeker->measure = BAAT_MEASURE_NPV;
	zeker->draws = 10000;
	zeker->seed = 1;
	zeker->grade = BAAT_GRADE_WORST;
	for (size_t i = 0; i < BAAT_INPUT__MAX; i++)
		zeker->together[i] = true;
	zeker->quantiles[0] = 5;
	zeker->quantiles[1] = 50;
	zeker->quantiles[2] = 95;
	zeker->quantile_count = 3;
}

/* A margin of one kind counts over that of all. */
static enum baat_status check(void *options, const struct common_options *common, struct baat_diags *diags)
{
	struct zeker_options *zeker = options;
	(void)common;
	(void)diags;
	for (size_t i = 0; i < BAAT_INPUT__MAX; i++)
		if (!zeker->has_margin[i])
			zeker->margin[i] = zeker->margin_of_all;
	return BAAT_OK;
}

const struct option_group zeker_group = {OPTION_GROUP(rows), .start = start, .check = check};
