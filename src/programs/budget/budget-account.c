#include "budget-account.h"

#include "baat/io/json-write.h"
#include "baat/model/method.h"
#include "cli/data-folder.h"

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
static void add_pot(const struct budget_work *run, size_t pot, struct baat_json_writer *json)
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
	const struct budget_work *run = context;
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

static const char *pace_of(struct budget_account *account, const struct budget_options *options)
{
	if (options->pace == BAAT_PACE_OF_PERIOD)
		return NULL;
	baat_buffer_printf(&account->pace, "%d", (int)options->pace);
	return as_string(&account->pace);
}

static size_t list_options(struct budget_account *account, const struct budget_settings *settings)
{
	static const char *const keys[] = {
#define NAME(symbol, name) [BY_##symbol] = (name),
	    BUDGET_KEYS(NAME)
#undef NAME
	};
	const struct budget_options *options = &settings->budget;
	const char *mark = settings->input.mark == BAAT_MARK_COMMA ? "komma" : "punt";
	const struct baat_fact facts[] = {
	    {.name = "sleutel", .text = options->origin || options->trial != NO_TRIAL ? NULL : keys[options->key]},
	    {.name = "pot", .kind = BAAT_FACT_LIST, .list = options->pots.items, .count = options->pots.count},
	    {.name = "tempo", .text = pace_of(account, options)},
	    {.name = "plafond", .text = options->soft ? "zacht" : NULL},
	    {.name = "proef", .text = trial_of(account, options)},
	    {.name = "herkomst", .kind = BAAT_FACT_TRUTH, .truth = options->origin},
	    {.name = "attribuut",
	     .kind = BAAT_FACT_LIST,
	     .list = settings->input.attributes.items,
	     .count = settings->input.attributes.count},
	    {.name = "codering", .text = settings->input.encoding},
	    {.name = "decimaal", .text = option_in(settings->input.given, INPUT_MARK) ? mark : NULL},
	    {.name = "vorm", .text = baat_form_name(settings->output.form)},
	};
	memcpy(account->facts, facts, sizeof facts);
	return sizeof facts / sizeof facts[0];
}

static size_t list_sources(struct budget_account *account, const struct budget_work *run)
{
	const struct budget_options *options = &run->settings->budget;
	const struct baat_account_source sources[] = {
	    {.kind = "budget", .path = run->budget.path, .digest = run->budget.digest, .rows = run->budget.rows},
	    {.kind = "mandaat", .path = options->mandate},
	    {.kind = "stromen", .path = options->flows, .digest = run->flows_digest},
	};
	memcpy(account->sources, sources, sizeof sources);
	return sizeof sources / sizeof sources[0];
}

enum baat_status budget_account_make(struct budget_account *account, struct budget_work *run, struct baat_diags *diags)
{
	const struct budget_settings *settings = run->settings;
	if (!account_is_wanted(&settings->common))
		return BAAT_OK;
	account->request = (struct baat_account_request){
	    .path = settings->rejects.account,
	    .in_result = settings->output.form == BAAT_FORM_XLSX,
	    .program = settings->common.program->name,
	    .input_kind = "boekingen",
	    .data_folder = data_folder(),
	    .options = account->facts,
	    .option_count = list_options(account, settings),
	    .sources = account->sources,
	    .source_count = list_sources(account, run),
	    .add_counts = add_counts,
	    .counts_context = run,
	};
	return account->trial.failed || account->pace.failed ? baat_out_of_memory(diags) : BAAT_OK;
}

void budget_account_free(struct budget_account *account)
{
	baat_buffer_free(&account->trial);
	baat_buffer_free(&account->pace);
}
