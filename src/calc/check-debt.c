/* Debts that are entered in both ways, as what is paid and as what is lost. */
#include "check-steps.h"

#include "baat/model/debt.h"

static enum debt_way way_of(struct baat_text post)
{
	if (baat_debt_is_loss(post))
		return DEBT_LOST;
	if (baat_text_equal(post, baat_text_of(baat_debt_act_name(BAAT_DEBT_PRINCIPAL))) ||
	    baat_text_equal(post, baat_text_of(baat_debt_act_name(BAAT_DEBT_PAYMENT))))
		return DEBT_PAID;
	return DEBT_NONE;
}

void baat_check_debt(struct baat_check *check, const struct baat_line *line, struct mark *mark)
{
	if (mark->way == DEBT_UNKNOWN)
		mark->way = way_of(baat_names_text(check->names, line->post));
	if (mark->way == DEBT_PAID && check->paid == NULL)
		check->paid = line;
	if (mark->way == DEBT_LOST && check->lost == NULL)
		check->lost = line;
}

void baat_check_debts(struct baat_check *check)
{
	if (check->paid != NULL && check->lost != NULL)
		baat_check_find_line(check, BAAT_DEBT_COUNTED_TWICE, check->lost, check->paid->line, "post");
}
