/* The outcome of a sharing in sentences. */
#include "cli/language.h"
#include "deel.h"

/* An amount for a sentence: "€ 1.234,56", unbreakable. Returned by value: use `.text` at once. */
struct euros {
	char text[BAAT_NUMBER_MAX + 8];
};
static struct euros euros_of(baat_sum cents)
{
	/* with a space that lines are not broken at */
	struct euros euros = {"\xE2\x82\xAC\xC2\xA0"};
	size_t sign = strlen(euros.text);
	euros.text[sign + baat_number_write_grouped(euros.text + sign, cents, BAAT_SCALE_CENTS)] = '\0';
	return euros;
}

static const char *name_of(const struct deel *deel, const struct baat_stake *stake)
{
	return baat_names_text(deel->names, stake->party).at;
}

/* What it is about, in the first sentence. */
enum baat_status deel_tell_subject(const struct deel *deel, struct emitter *emitter, struct baat_diags *diags)
{
	const struct baat_agreement *agreement = &deel->agreement;
	struct baat_buffer sentence = {0};
	if (agreement->name.length > 0)
		baat_buffer_printf(&sentence, _("Agreement %s: %s, %s."), agreement->name.at,
		                   baat_sharing_name(agreement->sharing), baat_basis_name(agreement->basis));
	else
		baat_buffer_printf(&sentence, _("Agreement: %s, %s."), baat_sharing_name(agreement->sharing),
		                   baat_basis_name(agreement->basis));
	if (deel->stakes.alternative != NULL) {
		baat_buffer_add_char(&sentence, ' ');
		baat_buffer_printf(&sentence, _("Alternative: %s."), deel->stakes.alternative);
	}
	baat_buffer_add_char(&sentence, '\0');
	enum baat_status status =
	    sentence.failed ? baat_out_of_memory(diags) : emit_sentence(emitter, sentence.at, diags);
	baat_buffer_free(&sentence);
	return status;
}

/* "gemeente (€ 448,29), stadsbank (€ 14,27)": those with an amount. */
static void list_parties(const struct deel *deel, baat_sum (*amount_of)(const struct baat_stake *stake),
                         struct baat_buffer *list)
{
	for (size_t i = 0; i < deel->stakes.count; i++) {
		baat_sum amount = amount_of(&deel->stakes.items[i]);
		if (amount != 0)
			baat_buffer_printf(list, "%s%s (%s)", list->length > 0 ? ", " : "",
			                   name_of(deel, &deel->stakes.items[i]), euros_of(amount).text);
	}
}

/* A sentence that ends in a list of parties, when there are any. */
static enum baat_status tell_list(struct baat_buffer *list, const char *before, struct emitter *emitter,
                                  struct baat_diags *diags)
{
	struct baat_buffer sentence = {0};
	baat_buffer_add_string(&sentence, before);
	baat_buffer_add_char(&sentence, ' ');
	baat_buffer_add(&sentence, baat_buffer_text(list));
	baat_buffer_add(&sentence, (struct baat_text){".", 2});
	enum baat_status status = BAAT_OK;
	if (list->failed || sentence.failed)
		status = baat_out_of_memory(diags);
	else if (list->length > 0)
		status = emit_sentence(emitter, sentence.at, diags);
	baat_buffer_free(&sentence);
	baat_buffer_free(list);
	return status;
}

static baat_sum worse(const struct baat_stake *stake)
{
	return stake->after < 0 ? -stake->after : 0;
}

/* What those who did not sign keep for themselves. */
static baat_sum kept(const struct baat_stake *stake)
{
	return !stake->signs && stake->before > 0 ? stake->before : 0;
}

static bool anybody_signed(const struct deel *deel)
{
	for (size_t i = 0; i < deel->stakes.count; i++)
		if (deel->stakes.items[i].signs)
			return true;
	return false;
}

static enum baat_status tell_worse(const struct deel *deel, struct emitter *emitter, struct baat_diags *diags)
{
	struct baat_buffer list = {0};
	list_parties(deel, worse, &list);
	if (list.length > 0 || !anybody_signed(deel))
		return tell_list(&list, _("Worse off than without the intervention:"), emitter, diags);
	return emit_sentence(emitter, _("None of those who signed ends worse off than without the intervention."),
	                     diags);
}

static enum baat_status tell_kept(const struct deel *deel, struct emitter *emitter, struct baat_diags *diags)
{
	struct baat_buffer list = {0};
	list_parties(deel, kept, &list);
	return tell_list(&list, _("Gains, but did not sign and so pays nothing:"), emitter, diags);
}

enum baat_status deel_tell_rest(const struct deel *deel, struct emitter *emitter, struct baat_diags *diags)
{
	enum baat_status status = tell_worse(deel, emitter, diags);
	return status == BAAT_OK ? tell_kept(deel, emitter, diags) : status;
}

/* The clauses of the sentence about a party: what it has without the agreement, */
static void tell_before(const struct deel *deel, const struct baat_stake *stake, struct baat_buffer *to)
{
	const char *name = name_of(deel, stake);
	if (stake->before > 0)
		baat_buffer_printf(to, _("%s gains %s without the agreement"), name, euros_of(stake->before).text);
	else if (stake->before < 0)
		baat_buffer_printf(to, _("%s loses %s without the agreement"), name, euros_of(-stake->before).text);
	else
		baat_buffer_printf(to, _("%s neither gains nor loses without the agreement"), name);
}

/* what it pays and receives by it, */
static void tell_payments(const struct baat_stake *stake, struct baat_buffer *to)
{
	struct euros paid = euros_of(stake->pays), received = euros_of(stake->receives);
	if (!stake->signs)
		baat_buffer_add_string(to, _(", did not sign it"));
	else if (stake->pays > 0 && stake->receives > 0)
		baat_buffer_printf(to, _(", pays %s and receives %s"), paid.text, received.text);
	else if (stake->pays > 0)
		baat_buffer_printf(to, _(", pays %s"), paid.text);
	else if (stake->receives > 0)
		baat_buffer_printf(to, _(", receives %s"), received.text);
	else
		baat_buffer_add_string(to, _(", neither pays nor receives"));
}

/* and what it has in the end. */
static void tell_after(const struct baat_stake *stake, struct baat_buffer *to)
{
	if (stake->after > 0)
		baat_buffer_printf(to, _(", and ends with a gain of %s."), euros_of(stake->after).text);
	else if (stake->after < 0)
		baat_buffer_printf(to, _(", and ends with a loss of %s."), euros_of(-stake->after).text);
	else
		baat_buffer_add_string(to, _(", and ends even."));
}

enum baat_status deel_tell_party(const struct deel *deel, const struct baat_stake *stake, struct emitter *emitter,
                                 struct baat_diags *diags)
{
	struct baat_buffer sentence = {0};
	if (!stake->signs && stake->without == 0 && stake->input == 0 && stake->outcome == 0) {
		baat_buffer_printf(&sentence, _("%s has no amounts that count and did not sign."),
		                   name_of(deel, stake));
	} else {
		tell_before(deel, stake, &sentence);
		tell_payments(stake, &sentence);
		tell_after(stake, &sentence);
	}
	baat_buffer_add_char(&sentence, '\0');
	enum baat_status status =
	    sentence.failed ? baat_out_of_memory(diags) : emit_sentence(emitter, sentence.at, diags);
	baat_buffer_free(&sentence);
	return status;
}

locale_t deel_begin_notes(const struct deel *deel)
{
	const struct deel_settings *settings = deel->settings;
	return settings->deel.text ? language_begin(&settings->common) : language_begin_message();
}

enum baat_status deel_notes(const struct deel *deel, struct baat_diags *diags)
{
	const struct baat_shared *shared = &deel->shared;
	enum baat_status status = BAAT_OK;
	if (shared->shortfall > 0 && deel->agreement.sharing == BAAT_NOBODY_WORSE)
		status = baat_note(
		    diags, baat_at(NULL, 0, 0), BAAT_AGREEMENT_SHORTFALL,
		    _("%s is missing: what those who signed gain is too little to leave none of them worse off"),
		    euros_of(shared->shortfall).text);
	else if (shared->shortfall > 0)
		status =
		    baat_note(diags, baat_at(NULL, 0, 0), BAAT_AGREEMENT_SHORTFALL,
		              _("%s is missing: the pot is too small to repay all verlies and inzet that the agreement "
		                "repays first"),
		              euros_of(shared->shortfall).text);
	if (status != BAAT_OK)
		return status;
	return baat_note(
	    diags, baat_at(NULL, 0, 0), BAAT_FORECAST,
	    _("this is a forecast on the estimates that were entered, not a settlement of savings that were "
	      "proven"));
}
