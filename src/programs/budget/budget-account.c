#include "budget-account.h"

#include "baat/io/json-write.h"
#include "baat/model/method.h"

static void add_month(struct baat_json_writer *json, const char *key, int32_t month)
{
	char text[BAAT_NUMBER_MAX];
	snprintf(text, sizeof text, "%04d-%02d", (int)(month / 12), (int)(month % 12 + 1));
	if (month == BAAT_NO_MONTH)
		baat_json_add_null(json, baat_text_of(key));
	else
		baat_json_add_text(json, baat_text_of(key), baat_text_of(text));
}

/* Number and sum of the bookings of each kind. */
static void add_pot(const struct budget_run *run, size_t pot, struct baat_json_writer *json)
{
	const struct baat_booked *booked = baat_ledger_booked(run->ledger, pot);
	baat_json_begin(json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
	baat_json_add_text(json, BAAT_TEXT("pot"), run->budget.pots[pot].name);
	for (size_t i = 0; i < BAAT_BOOKED__MAX; i++) {
		if (booked->count[i] == 0)
			continue;
		baat_json_begin(json, baat_text_of(baat_booking_kind_name((enum baat_booking_kind)i)),
		                BAAT_JSON_OBJECT);
		baat_json_add_number(json, BAAT_TEXT("aantal"), (baat_sum)booked->count[i], 0);
		baat_json_add_number(json, BAAT_TEXT("bedrag"), booked->sum[i], BAAT_SCALE_CENTS);
		baat_json_end(json);
	}
	baat_json_end(json);
}

static void add_counts(const void *context, struct baat_json_writer *json)
{
	const struct budget_run *run = context;
	add_month(json, "peil", baat_ledger_cut_off(run->ledger));
	baat_json_begin(json, BAAT_TEXT("boekingen"), BAAT_JSON_OBJECT);
	baat_json_add_number(json, BAAT_TEXT("aantal"), (baat_sum)run->entries, 0);
	baat_json_add_number(json, BAAT_TEXT("na_peil"), (baat_sum)baat_ledger_after(run->ledger), 0);
	baat_json_end(json);
	baat_json_begin_lines(json, BAAT_TEXT("potten"), BAAT_JSON_ARRAY);
	for (size_t i = 0; i < run->budget.pot_count; i++)
		add_pot(run, i, json);
	baat_json_end(json);
}

static struct baat_fact *add_option(struct budget_account *account, const char *name)
{
	struct baat_fact *fact = &account->options[account->facts.request.option_count++];
	*fact = (struct baat_fact){.name = name, .kind = BAAT_FACT_TEXT};
	return fact;
}

static const char *as_string(struct baat_buffer *text)
{
	baat_buffer_add_char(text, '\0');
	return text->failed ? NULL : text->at;
}

/* What --proef was given, in the dialect of the account. */
static const char *trial_of(struct budget_account *account, const struct budget_options *options)
{
	char amount[BAAT_NUMBER_MAX];
	if (options->trial != TRIAL_AMOUNT)
		return options->trial == TRIAL_FLOWS ? "stromen" : NULL;
	const size_t length = baat_number_write(amount, options->trial_amount, BAAT_SCALE_CENTS, '.');
	baat_buffer_printf(&account->trial, "%.*sx%d", (int)length, amount, (int)options->trial_months);
	return as_string(&account->trial);
}

static void add_options(struct budget_account *account, const struct budget_options *options)
{
	static const char *const keys[] = {
#define NAME(symbol, name) [BY_##symbol] = (name),
	    BUDGET_KEYS(NAME)
#undef NAME
	};
	struct baat_fact *pots;
	add_option(account, "tabel")->text = options->origin ? "herkomst" : keys[options->key];
	pots = add_option(account, "pot");
	pots->kind = BAAT_FACT_LIST;
	pots->list = options->pots.items;
	pots->count = options->pots.count;
	if (options->pace != BAAT_PACE_OF_PERIOD) {
		baat_buffer_printf(&account->pace, "%d", (int)options->pace);
		add_option(account, "tempo")->text = as_string(&account->pace);
	} else {
		add_option(account, "tempo");
	}
	add_option(account, "plafond")->text = options->soft ? "zacht" : NULL;
	add_option(account, "proef")->text = trial_of(account, options);
}

enum baat_status budget_account_make(struct budget_account *account, struct budget_run *run,
                                     const struct settings *settings, struct baat_diags *diags)
{
	struct baat_account_request *request = &account->facts.request;
	const struct budget_options *options = &run->settings->budget;
	enum baat_status status = account_facts_make(&account->facts, settings, &account->none, diags);
	if (status != BAAT_OK || !settings_want_account(settings))
		return status;
	memcpy(account->options, request->options, request->option_count * sizeof *account->options);
	add_options(account, options);
	account->sources[0] = (struct baat_account_source){
	    .kind = "budget", .path = run->budget.path, .digest = run->budget.digest, .rows = run->budget.rows};
	account->sources[1] = (struct baat_account_source){.kind = "mandaat", .path = options->mandate};
	account->sources[2] =
	    (struct baat_account_source){.kind = "stromen", .path = options->flows, .digest = run->flows_digest};
	request->sources = account->sources;
	request->source_count = 3;
	request->options = account->options;
	request->input_kind = "boekingen";
	request->add_counts = add_counts;
	request->counts_context = run;
	return account->trial.failed || account->pace.failed ? baat_out_of_memory(diags) : BAAT_OK;
}

void budget_account_free(struct budget_account *account)
{
	baat_buffer_free(&account->trial);
	baat_buffer_free(&account->pace);
	account_facts_free(&account->facts);
}
