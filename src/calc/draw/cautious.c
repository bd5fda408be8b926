#include "cautious.h"

#include "baat/base/memory.h"

void baat_cautious_free(struct baat_cautious *cautious)
{
	free(cautious->verdicts);
}

void baat_cautious_begin(struct baat_cautious *cautious)
{
	cautious->stamp++;
}

uint8_t baat_cautious_grade(const struct baat_uncertain_rules *rules, const struct baat_case *casus, size_t line)
{
	const uint8_t own = casus->ranges == NULL ? 0 : casus->ranges[line].evidence;
	return own == 0 ? rules->grade : own;
}

bool baat_cautious_note(struct baat_cautious *cautious, const struct baat_flow *flow, uint8_t grade)
{
	if (flow->kind == BAAT_INPUT || (flow->pm_plus | flow->pm_min) != 0)
		return true;
	if (!baat_grow(&cautious->verdicts, &cautious->capacity, flow->post + (size_t)1, sizeof *cautious->verdicts))
		return false;
	while (cautious->count <= flow->post)
		cautious->verdicts[cautious->count++] = (struct baat_verdict){0};
	struct baat_verdict *verdict = &cautious->verdicts[flow->post];
	if (verdict->stamp != cautious->stamp)
		*verdict = (struct baat_verdict){.stamp = cautious->stamp};
	if (flow->side == BAAT_PAYS)
		verdict->avoided += flow->kind == BAAT_COUNTERFACTUAL ? flow->amount : -(baat_sum)flow->amount;
	verdict->grade = grade > verdict->grade ? grade : verdict->grade;
	return true;
}

baat_sum baat_cautious_of(const struct baat_cautious *cautious, const struct baat_grades *grades,
                          const struct baat_flow *flow, uint8_t grade, bool income, baat_sum contribution)
{
	int32_t percent; /* how much more or less it becomes */
	if ((flow->pm_plus | flow->pm_min) != 0)
		return 0;
	if (flow->kind == BAAT_INPUT) {
		percent = income ? -grades->input[grade] : grades->input[grade];
	} else {
		const struct baat_verdict *verdict = &cautious->verdicts[flow->post];
		percent = grades->avoided[verdict->grade];
		if (verdict->avoided >= 0)
			percent = -percent;
	}
	return baat_round_div(contribution * (BAAT_PERCENT_ALL + percent), BAAT_PERCENT_ALL);
}
