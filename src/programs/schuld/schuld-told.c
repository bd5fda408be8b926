#include "schuld-told.h"

#include "base/gettext.h"

/* Debts that sentences are about; of more of them a table tells better. */
enum { TOLD_MAX = 60 };

struct euros {
	char text[BAAT_NUMBER_MAX + 1];
};
static struct euros euros_of(baat_sum cents)
{
	struct euros euros;
	euros.text[baat_number_write_grouped(euros.text, cents, BAAT_SCALE_CENTS)] = '\0';
	return euros;
}

static void tell_growth(struct baat_buffer *to, struct baat_text scenario, struct baat_text debt,
                        const struct baat_debt_account *account)
{
	const bool without = baat_text_equal(scenario, BAAT_TEXT("zonder"));
	const struct baat_shown name = baat_show(debt), where = baat_show(scenario);
	const struct euros from = euros_of(account->principal), to_most = euros_of(account->highest),
			   added = euros_of(account->added);
	if (account->added == 0 && without)
		baat_buffer_printf(to, _("Without the intervention '%s' is %s, and nothing is added."), name.text,
		                   from.text);
	else if (account->added == 0)
		baat_buffer_printf(to, _("With '%s' the debt '%s' is %s, and nothing is added."), where.text, name.text,
		                   from.text);
	else if (without)
		baat_buffer_printf(to, _("Without the intervention '%s' grows from %s to %s, of which %s was added."),
		                   name.text, from.text, to_most.text, added.text);
	else
		baat_buffer_printf(to, _("With '%s' the debt '%s' grows from %s to %s, of which %s was added."),
		                   where.text, name.text, from.text, to_most.text, added.text);
}

static void tell_end(struct baat_buffer *to, const struct baat_debt_account *account)
{
	const baat_sum expected = baat_round_div(account->expected, BAAT_CHANCE_ONE);
	baat_buffer_add_char(to, ' ');
	if (expected == 0)
		baat_buffer_add_string(to, _("It is not expected that anything is paid."));
	else
		baat_buffer_printf(to, _("It is expected that %s is paid."), euros_of(expected).text);
	baat_buffer_add_char(to, ' ');
	if (account->waived > 0)
		baat_buffer_printf(to, _("The creditor lets go of %s."), euros_of(account->waived).text);
	if (account->waived > 0)
		baat_buffer_add_char(to, ' ');
	if (account->freed)
		baat_buffer_printf(to, _("From month %d on nothing is owed any more."), (int)account->free_month);
	else
		baat_buffer_printf(to, _("As long as nothing uncertain is paid, %s is owed in the end."),
		                   euros_of(account->rest).text);
}

void told_debt(struct told *told, struct baat_text scenario, bool first, struct baat_text debt,
               const struct baat_debt_account *account)
{
	told->before += first ? account->before : 0;
	told->lent |= account->lent > 0;
	told->unpaid |= account->waived > 0 || account->rest > 0;
	if (told->count++ >= TOLD_MAX)
		return;
	tell_growth(&told->sentences, scenario, debt, account);
	tell_end(&told->sentences, account);
	baat_buffer_add_char(&told->sentences, '\0');
}

static enum baat_status write_debts(const struct told *told, struct emitter *emitter, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	char more[128];
	for (size_t at = 0; at < told->sentences.length && status == BAAT_OK; at += strlen(told->sentences.at + at) + 1)
		status = emit_sentence(emitter, told->sentences.at + at, diags);
	if (status != BAAT_OK || told->count <= TOLD_MAX)
		return status;
	const unsigned long left = told->count - TOLD_MAX;
	snprintf(more, sizeof more,
	         ngettext_("There is %lu debt more; --overzicht has them all.",
	                   "There are %lu debts more; --overzicht has them all.", left),
	         left);
	return emit_sentence(emitter, more, diags);
}

enum baat_status told_write(struct told *told, struct emitter *emitter, struct baat_diags *diags)
{
	enum baat_status status = write_debts(told, emitter, diags);
	char before[256];
	if (told->sentences.failed)
		return baat_out_of_memory(diags);
	snprintf(before, sizeof before,
	         _("What was added, paid and waived before the decision (%s) does not count: it cannot be avoided any "
	           "more."),
	         euros_of(told->before).text);
	const struct {
		bool holds;
		const char *sentence;
	} sentences[] = {
	    {told->before > 0, before},
	    {told->lent,
	     _("Some of it is lent or delivered after the decision. Was it owed before? Then its van is below "
	       "0.")},
	    {told->unpaid, _("What is never paid is no line: the creditor does not receive it.")},
	    {told->work,
	     _("Work was taken to cost its tariff, which is what may be charged, and more than a letter costs; "
	       "write prijs where you know better. What a court costs beyond its fee is not counted.")},
	};
	for (size_t i = 0; i < sizeof sentences / sizeof sentences[0] && status == BAAT_OK; i++)
		if (sentences[i].holds)
			status = emit_sentence(emitter, sentences[i].sentence, diags);
	return status;
}

void told_free(struct told *told)
{
	baat_buffer_free(&told->sentences);
}
