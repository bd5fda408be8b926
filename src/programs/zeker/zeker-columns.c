/* The columns of the rows that go out: keys, alternatief, and what was asked for. */
#include "zeker.h"

#include "baat/base/memory.h"

struct named {
	const char *name;
	enum baat_cell_kind kind;
	unsigned rank;
};

static const struct named sensitivity_columns[] = {
    {"invoer", BAAT_CELL_TEXT, 0},        {"invoer_scenario", BAAT_CELL_TEXT, 4}, {"invoer_post", BAAT_CELL_TEXT, 0},
    {"invoer_casus", BAAT_CELL_TEXT, 12}, {"invoer_nr", BAAT_CELL_INTEGER, 13},   {"laag", BAAT_CELL_CHANCE, 6},
    {"midden", BAAT_CELL_CHANCE, 5},      {"hoog", BAAT_CELL_CHANCE, 6},          {"maat_laag", BAAT_CELL_CENTS, 2},
    {"maat_hoog", BAAT_CELL_CENTS, 2},    {"spreiding", BAAT_CELL_CENTS, 3},      {"omslag", BAAT_CELL_CHANCE, 1},
    {"binnen", BAAT_CELL_TEXT, 7},        {"omslag_factor", BAAT_CELL_RATIO4, 8},
};
static const struct named class_columns[] = {
    {"van", BAAT_CELL_CENTS, 0}, {"tot", BAAT_CELL_CENTS, 0}, {"trekkingen", BAAT_CELL_INTEGER, 0}};
static const struct named drawn_columns[] = {{"kans_positief", BAAT_CELL_RATIO4, 0},
                                             {"zonder_marge", BAAT_CELL_RATIO1, 2},
                                             {"pm_plus", BAAT_CELL_INTEGER, 3},
                                             {"pm_min", BAAT_CELL_INTEGER, 3}};

static void add(struct zeker *zeker, struct named column)
{
	zeker->columns[zeker->column_count] = (struct baat_column){baat_text_of(column.name), column.kind};
	zeker->ranks[zeker->column_count++] = column.rank;
}

static void add_all(struct zeker *zeker, const struct named *columns, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add(zeker, columns[i]);
}

static void add_table(struct zeker *zeker)
{
	const struct zeker_options *options = zeker->options;
	add(zeker, (struct named){"midden", BAAT_CELL_CENTS, 0});
	if (zeker->rules.grades != NULL)
		add(zeker, (struct named){"voorzichtig", BAAT_CELL_CENTS, 0});
	add(zeker, (struct named){"gemiddelde", BAAT_CELL_CENTS, 1});
	for (size_t i = 0; i < options->quantile_count; i++) {
		char *name = zeker->quantile_names[i];
		name[0] = 'p';
		name[1] = (char)('0' + options->quantiles[i] / 10);
		name[2] = (char)('0' + options->quantiles[i] % 10);
		add(zeker, (struct named){name, BAAT_CELL_CENTS, 0});
	}
	add_all(zeker, drawn_columns, sizeof drawn_columns / sizeof drawn_columns[0]);
}

static enum baat_status check_keys(const struct zeker *zeker, struct baat_diags *diags)
{
	const struct baat_grouping *grouping = &zeker->grouping->grouping;
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < grouping->count; i++)
		for (size_t j = grouping->count; j < zeker->column_count; j++)
			if (baat_text_equal(grouping->keys[i].name, zeker->columns[j].name))
				status =
				    baat_error(diags, baat_at(NULL, 0, 0), BAAT_KEY_TWICE,
				               _("cannot group by '%s': that is the name of a column of the result"),
				               grouping->keys[i].name.at);
	return status;
}

static void set_rules(struct zeker *zeker)
{
	const struct zeker_options *options = zeker->options;
	struct baat_uncertain_rules *rules = &zeker->rules;
	rules->flows = &zeker->flow_rules;
	rules->measure = options->measure;
	rules->seed = options->seed;
	rules->luck = options->luck;
	rules->sensitivity = options->sensitivity;
	rules->grade = (uint8_t)options->grade;
	for (size_t i = 0; i < BAAT_INPUT__MAX; i++) {
		rules->apart[i] = !options->together[i];
		rules->margin[i] = options->margin[i];
	}
}

enum baat_status zeker_prepare(struct zeker *zeker, struct baat_diags *diags)
{
	enum { MOST = 24 };
	const struct zeker_options *options = zeker->options;
	const struct baat_grouping *grouping = &zeker->grouping->grouping;
	zeker->columns = calloc(grouping->count + MOST, sizeof *zeker->columns);
	zeker->ranks = calloc(grouping->count + MOST, sizeof *zeker->ranks);
	if (zeker->columns == NULL || zeker->ranks == NULL)
		return baat_out_of_memory(diags);
	set_rules(zeker);
	zeker->part = zeker->grouping->filter.party_count > 0;
	for (size_t i = 0; i < grouping->count; i++) {
		const struct baat_key *key = &grouping->keys[i];
		zeker->part |=
		    key->kind != BAAT_KEY_CASE && key->kind != BAAT_KEY_ATTRIBUTE && key->kind != BAAT_KEY_START;
	}
	baat_outcomes_key_columns(grouping, zeker->columns);
	zeker->column_count = grouping->count + 1;
	if (options->sensitivity)
		add_all(zeker, sensitivity_columns, sizeof sensitivity_columns / sizeof sensitivity_columns[0]);
	else if (options->classes > 0)
		add_all(zeker, class_columns, sizeof class_columns / sizeof class_columns[0]);
	else if (!options->raw)
		add_table(zeker);
	if (options->raw) {
		add(zeker, (struct named){"trekking", BAAT_CELL_INTEGER, 0});
		add(zeker, (struct named){baat_measure_names[options->measure], BAAT_CELL_CENTS, 0});
	}
	enum baat_status status = check_keys(zeker, diags);
	if (options->sensitivity && zeker->form == BAAT_FORM_TABLE)
		add(zeker, (struct named){"staaf", BAAT_CELL_TEXT, 0});
	return status;
}

void zeker_free(struct zeker *zeker)
{
	free(zeker->columns);
	free(zeker->ranks);
}
