/* What a flow adds to a measure. */
#include "baat/calc/contribution.h"

/* The sign with which flows of each kind count, 0 for not. */
struct part {
	enum baat_basis basis;
	int8_t sign[BAAT_KIND__MAX]; /* zonder, inzet, gevolg */
	const char *made_of;
};

static const struct part parts[BAAT_MEASURE__MAX] = {
    [BAAT_MEASURE_WITHOUT] = {BAAT_BASIS_AMOUNT, {1, 0, 0}, NULL},
    [BAAT_MEASURE_INPUT] = {BAAT_BASIS_AMOUNT, {0, 1, 0}, NULL},
    [BAAT_MEASURE_OUTCOME] = {BAAT_BASIS_AMOUNT, {0, 0, 1}, NULL},
    [BAAT_MEASURE_AVOIDED] = {BAAT_BASIS_AMOUNT, {1, 0, -1}, NULL},
    [BAAT_MEASURE_NET] = {BAAT_BASIS_AMOUNT, {1, -1, -1}, NULL},
    [BAAT_MEASURE_WITHOUT_PV] = {BAAT_BASIS_PRESENT, {1, 0, 0}, NULL},
    [BAAT_MEASURE_INPUT_PV] = {BAAT_BASIS_PRESENT, {0, 1, 0}, NULL},
    [BAAT_MEASURE_OUTCOME_PV] = {BAAT_BASIS_PRESENT, {0, 0, 1}, NULL},
    [BAAT_MEASURE_AVOIDED_PV] = {BAAT_BASIS_PRESENT, {1, 0, -1}, NULL},
    [BAAT_MEASURE_NPV] = {BAAT_BASIS_PRESENT, {1, -1, -1}, NULL},
    [BAAT_MEASURE_RATIO] = {BAAT_BASIS_NONE, {0}, "vermeden_cw inzet_cw"},
    [BAAT_MEASURE_BREAK_EVEN] = {BAAT_BASIS_NONE, {0}, "inzet_cw vermeden_cw"},
    [BAAT_MEASURE_SUCCESS_NEEDED] = {BAAT_BASIS_NONE, {0}, "inzet_cw vermeden_cw"},
    [BAAT_MEASURE_PAYBACK] = {BAAT_BASIS_NONE, {0}, "saldo"},
    [BAAT_MEASURE_CASHABLE] = {BAAT_BASIS_CASHABLE, {1, 0, -1}, NULL},
    [BAAT_MEASURE_PM_PLUS] = {BAAT_BASIS_COUNT, {0}, NULL},
    [BAAT_MEASURE_PM_MIN] = {BAAT_BASIS_COUNT, {0}, NULL},
};

enum baat_basis baat_measure_basis(enum baat_measure measure)
{
	return parts[measure].basis;
}

const char *baat_measure_made_of(enum baat_measure measure)
{
	return parts[measure].made_of;
}

/* Without an alternative there is nothing to compare with: only what zonder costs is known. */
static bool is_known_without_alternative(enum baat_measure measure)
{
	return measure == BAAT_MEASURE_WITHOUT || measure == BAAT_MEASURE_WITHOUT_PV;
}

bool baat_contribution(enum baat_measure measure, const struct baat_flow *flow, int64_t *contribution)
{
	const struct part *part = &parts[measure];
	const bool unpriced = (flow->pm_plus | flow->pm_min) != 0;
	const int8_t sign = part->sign[flow->kind];
	if (part->basis == BAAT_BASIS_COUNT) {
		*contribution = measure == BAAT_MEASURE_PM_PLUS ? flow->pm_plus : flow->pm_min;
		return *contribution != 0;
	}
	if (unpriced || sign == 0 || (flow->alternative == BAAT_NO_NAME && !is_known_without_alternative(measure)))
		return false;
	*contribution = sign * (part->basis == BAAT_BASIS_AMOUNT    ? flow->amount
	                        : part->basis == BAAT_BASIS_PRESENT ? flow->present
	                                                            : flow->cashable);
	return true;
}
