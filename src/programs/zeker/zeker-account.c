#include "zeker-account.h"

#include "baat/base/memory.h"

enum { DIGITS = 24 }; /* of a whole number, and the NUL behind it */

static struct baat_fact *add(struct zeker_account *account, const char *name)
{
	struct baat_fact *fact = &account->facts[account->fact_count++];
	*fact = (struct baat_fact){.name = name, .kind = BAAT_FACT_TEXT};
	return fact;
}

/* A text that is made here; it has room for a number, so that writing another one into it does not move it. */
static struct baat_buffer *add_text(struct zeker_account *account, const char *name)
{
	struct baat_buffer *text = &account->texts[account->text_count++];
	baat_buffer_reserve(text, DIGITS);
	add(account, name)->text = text->at;
	return text;
}

static void write_number(struct baat_buffer *text, uint64_t number)
{
	text->length = 0;
	baat_buffer_printf(text, "%llu", (unsigned long long)number);
	baat_buffer_add_char(text, '\0');
}

static void add_number(struct zeker_account *account, const char *name, uint64_t number)
{
	write_number(add_text(account, name), number);
}

static void add_margin(struct zeker_account *account, const char *name, int32_t margin)
{
	struct baat_buffer *text = add_text(account, name);
	char digits[BAAT_NUMBER_MAX];
	baat_buffer_add(text,
	                (struct baat_text){digits, baat_number_write_short(digits, margin, BAAT_SCALE_PERCENT, '.')});
	baat_buffer_add_char(text, '\0');
}

static void add_options(struct zeker_account *account, const struct zeker_options *options)
{
	static const char *const margins[] = {"marge_prijs", "marge_aantal", "marge_kans", "marge_slaagkans"};
	size_t together = 0;
	add(account, "maat")->text = baat_measure_names[options->measure];
	add_number(account, "trekkingen", options->draws);
	add_number(account, "zaad", options->seed);
	add(account, "verdeling")->text = zeker_distribution_name(options->distribution);
	for (enum baat_input_sort i = 0; i < BAAT_INPUT__MAX; i++)
		if (options->together[i])
			account->together[together++] = baat_input_word(i);
	struct baat_fact *samen = add(account, "samen");
	samen->kind = BAAT_FACT_LIST;
	samen->list = account->together;
	samen->count = together;
	for (size_t i = 0; i < BAAT_INPUT__MAX; i++)
		add_margin(account, margins[i], options->margin[i]);
	struct baat_fact *luck = add(account, "lot");
	luck->kind = BAAT_FACT_TRUTH;
	luck->truth = options->luck;
	add(account, "voorzichtig")->text = options->grades_path;
	if (options->grades_path != NULL)
		add_number(account, "bewijs", options->grade);
	account->open = add_text(account, "invoer_met_marge");
	account->closed = add_text(account, "invoer_zonder_marge");
}

enum baat_status zeker_account_make(struct zeker_account *account, const struct zeker_options *options,
                                    struct case_job *job, struct baat_diags *diags)
{
	if (!account_is_wanted(job->request.settings))
		return BAAT_OK;
	add_options(account, options);
	job->own.facts = account->facts;
	job->own.fact_count = account->fact_count;
	job->own.source = (struct baat_account_source){.kind = "correctie", .path = options->grades_path};
	for (size_t i = 0; i < account->text_count; i++)
		if (account->texts[i].failed)
			return baat_out_of_memory(diags);
	return BAAT_OK;
}

void zeker_account_count(struct zeker_account *account, const struct baat_uncertain *uncertain)
{
	uint64_t open, closed;
	if (account->open == NULL)
		return;
	baat_uncertain_inputs(uncertain, &open, &closed);
	write_number(account->open, open);
	write_number(account->closed, closed);
}

void zeker_account_free(struct zeker_account *account)
{
	for (size_t i = 0; i < account->text_count; i++)
		baat_buffer_free(&account->texts[i]);
}
