/*
 * Any bytes as a method file or as a mandate: what is accepted keeps within the bounds of baat-methode(7), and can be
 * calculated with; the tier of a mandate is the last that an amount is above. The first byte says which of the two.
 */
#include "fuzz.h"

#include "baat/calc/flows.h"
#include "baat/model/mandate.h"

#define FACTOR_ONE INT64_C(1000000000000)

static void check_method(const struct baat_method *method)
{
	struct baat_flow_rules rules;
	fuzz_promise(method->discount_rate >= 0 && method->discount_rate <= BAAT_PERCENT_ALL, "discontovoet");
	fuzz_promise(method->horizon >= 1 && method->horizon <= BAAT_HORIZON_MAX, "horizon");
	fuzz_promise(method->price_year == BAAT_NO_YEAR ||
	                 (method->price_year >= BAAT_YEAR_FIRST && method->price_year <= BAAT_YEAR_LAST),
	             "prijspeil");
	fuzz_promise(method->success >= 0 && method->success <= BAAT_CHANCE_ONE, "slaagkans");
	fuzz_promise(method->weeks_per_year > 0 && method->weeks_per_year <= 3660000, "weken_per_jaar");
	fuzz_promise(method->days_per_year > 0 && method->days_per_year <= 3660000, "dagen_per_jaar");
	fuzz_promise(baat_perspective_name(method->perspective) != NULL, "perspectief");

	baat_flow_rules_make(&rules, method);
	fuzz_promise(rules.factor[0] == FACTOR_ONE, "the first year is not discounted");
	for (size_t year = 1; year < BAAT_HORIZON_MAX; year++)
		fuzz_promise(rules.factor[year] >= 0 && rules.factor[year] <= rules.factor[year - 1],
		             "factor of year %zu", year);
	for (size_t period = 0; period < BAAT_PERIOD__MAX; period++)
		fuzz_promise(rules.period[period].numerator > 0 && rules.period[period].denominator > 0, "period %zu",
		             period);
}

static void read_method(const char *path)
{
	struct baat_diags diags = {0};
	struct baat_method method = baat_method_default();
	enum baat_status status = baat_method_read(&method, path, &diags);
	fuzz_check_diags(status, &diags);
	check_method(&method);
	baat_diags_clear(&diags);
}

static void check_tier(const struct baat_mandate *mandate, baat_sum commitment)
{
	const struct baat_mandate_tier *found = baat_mandate_find(mandate, commitment), *expected = NULL;
	for (size_t i = 0; i < mandate->tier_count; i++)
		if (mandate->tiers[i].always || commitment > mandate->tiers[i].above)
			expected = &mandate->tiers[i];
	fuzz_promise(found == expected, "the wrong tier");
}

static void read_mandate(const char *path)
{
	struct baat_diags diags = {0};
	struct baat_mandate mandate;
	enum baat_status status = baat_mandate_read(&mandate, path, &diags);
	fuzz_check_diags(status, &diags);
	if (status == BAAT_OK) {
		fuzz_promise(mandate.tier_count > 0, "no tiers");
		for (size_t i = 0; i < mandate.tier_count; i++) {
			fuzz_promise(mandate.tiers[i].approver.length > 0, "nobody approves");
			fuzz_promise(!mandate.tiers[i].always || i == 0, "a tier without a bound");
			for (int less = -1; less <= 1; less++)
				check_tier(&mandate, (baat_sum)mandate.tiers[i].above + less);
		}
	}
	baat_mandate_free(&mandate);
	baat_diags_clear(&diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct fuzz_file file;
	struct fuzz_input input = {bytes, length};
	bool mandate = fuzz_below(&input, 2) == 1;
	const char *path = fuzz_file_write(&file, fuzz_rest(&input));
	if (mandate)
		read_mandate(path);
	else
		read_method(path);
	return 0;
}
