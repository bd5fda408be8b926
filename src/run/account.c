#include "baat/run/account.h"

#include "baat/base/memory.h"
#include "baat/base/number.h"
#include "baat/io/json-write.h"
#include "baat/io/workbook.h"
#include "run-parts.h"

static void add_text(struct baat_json_writer *json, const char *key, const char *text)
{
	if (text == NULL)
		baat_json_add_null(json, baat_text_of(key));
	else
		baat_json_add_text(json, baat_text_of(key), baat_text_of(text));
}

static void add_count(struct baat_json_writer *json, const char *key, uint64_t count)
{
	baat_json_add_number(json, baat_text_of(key), (baat_sum)count, 0);
}

static void add_method(struct baat_json_writer *json, const struct baat_method *method)
{
	char month[BAAT_NUMBER_MAX];
	snprintf(month, sizeof month, "%04d-%02d", method->start / 12, method->start % 12 + 1);
	baat_json_begin(json, BAAT_TEXT("methode"), BAAT_JSON_OBJECT);
	baat_json_add_short(json, BAAT_TEXT("discontovoet"), method->discount_rate, BAAT_SCALE_PERCENT);
	baat_json_add_number(json, BAAT_TEXT("horizon"), method->horizon, 0);
	if (method->price_year == BAAT_NO_YEAR)
		baat_json_add_null(json, BAAT_TEXT("prijspeil"));
	else
		baat_json_add_number(json, BAAT_TEXT("prijspeil"), method->price_year, 0);
	baat_json_add_short(json, BAAT_TEXT("slaagkans"), method->success, BAAT_SCALE_CHANCE);
	add_text(json, "start", method->start == BAAT_NO_MONTH ? NULL : month);
	add_text(json, "perspectief", baat_perspective_name(method->perspective));
	baat_json_add_short(json, BAAT_TEXT("weken_per_jaar"), method->weeks_per_year, BAAT_SCALE_PERIODS);
	baat_json_add_short(json, BAAT_TEXT("dagen_per_jaar"), method->days_per_year, BAAT_SCALE_PERIODS);
	baat_json_end(json);
}

static void add_fact(struct baat_json_writer *json, const struct baat_fact *fact)
{
	switch (fact->kind) {
	case BAAT_FACT_TEXT:
		add_text(json, fact->name, fact->text);
		break;
	case BAAT_FACT_TRUTH:
		baat_json_add_bool(json, baat_text_of(fact->name), fact->truth);
		break;
	case BAAT_FACT_LIST:
		baat_json_begin(json, baat_text_of(fact->name), BAAT_JSON_ARRAY);
		for (size_t i = 0; i < fact->count; i++)
			baat_json_add_text(json, BAAT_JSON_NO_KEY, baat_text_of(fact->list[i]));
		baat_json_end(json);
		break;
	}
}

static void add_options(struct baat_json_writer *json, const struct baat_account_request *request)
{
	baat_json_begin(json, BAAT_TEXT("opties"), BAAT_JSON_OBJECT);
	for (size_t i = 0; i < request->option_count; i++)
		add_fact(json, &request->options[i]);
	baat_json_end(json);
}

/* Shipped data are named the same wherever they are installed. */
static void add_path(struct baat_json_writer *json, const char *path, const char *data_folder)
{
	size_t length = strlen(data_folder);
	struct baat_buffer shown = {0};
	if (strncmp(path, data_folder, length) == 0 && path[length] == '/')
		baat_buffer_printf(&shown, "standaard%s", path + length);
	else
		baat_buffer_add(&shown, (struct baat_text){path, baat_table_file_length(path)});
	json->to->failed |= shown.failed;
	baat_json_add_text(json, BAAT_TEXT("bestand"), baat_buffer_text(&shown));
	baat_buffer_free(&shown);
}

/* A file; without a number of rows when that is not known. */
static void add_file(struct baat_json_writer *json, const struct baat_account_source *source, bool has_rows,
                     const char *data_folder)
{
	baat_json_begin(json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
	add_text(json, "soort", source->kind);
	add_path(json, source->path, data_folder);
	add_text(json, "sha256", source->digest);
	if (has_rows)
		add_count(json, "rijen", source->rows);
	if (source->sheet.name.at != NULL) {
		baat_json_add_text(json, BAAT_TEXT("blad"), source->sheet.name);
		add_count(json, "koprij", source->sheet.header_row);
		add_count(json, "verborgen_rijen", source->sheet.hidden_rows);
	}
	baat_json_end(json);
}

static enum baat_status add_source(struct baat_json_writer *json, const struct baat_account_source *source,
                                   const char *data_folder, struct baat_diags *diags)
{
	char digest[65];
	struct baat_account_source known = *source;
	if (source->path == NULL)
		return BAAT_OK;
	if (source->digest == NULL) {
		enum baat_status status = baat_file_digest(source->path, digest, diags);
		if (status != BAAT_OK)
			return status;
		known.digest = digest;
	}
	add_file(json, &known, source->digest != NULL, data_folder);
	return BAAT_OK;
}

static enum baat_status add_inputs(struct baat_json_writer *json, const struct baat_run *run,
                                   const struct baat_account_request *request, struct baat_diags *diags)
{
	const struct baat_inputs_request *inputs = &run->request->inputs;
	enum baat_status status = BAAT_OK;
	baat_json_begin_lines(json, BAAT_TEXT("invoer"), BAAT_JSON_ARRAY);
	for (size_t i = 0; i < request->source_count; i++)
		status = baat_worst(status, add_source(json, &request->sources[i], request->data_folder, diags));
	for (size_t i = 0; i < inputs->count; i++) {
		const struct baat_input *input = baat_inputs_at(run->inputs, i);
		struct baat_account_source source = {.kind = request->input_kind,
		                                     .path = inputs->paths[i],
		                                     .digest = input->digest,
		                                     .rows = input->rows};
		baat_table_sheet(input->table, &source.sheet);
		add_file(json, &source, true, request->data_folder);
	}
	baat_json_end(json);
	return status;
}

static void add_counts(struct baat_json_writer *json, const struct baat_counts *counts)
{
	baat_json_begin(json, BAAT_TEXT("zaken"), BAAT_JSON_OBJECT);
	add_count(json, "aantal", counts->cases);
	add_count(json, "met_zonder", counts->cases - counts->without_counterfactual);
	add_count(json, "zonder_zonder", counts->without_counterfactual);
	add_count(json, "met_alternatief", counts->cases - counts->without_alternative);
	add_count(json, "zonder_alternatief", counts->without_alternative);
	add_count(json, "uitval", counts->rejected);
	baat_json_end(json);
	baat_json_begin(json, BAAT_TEXT("regels"), BAAT_JSON_OBJECT);
	add_count(json, "aantal", counts->lines);
	add_count(json, "pm", counts->unpriced);
	baat_json_end(json);
}

static void add_cut_off(struct baat_json_writer *json, const struct baat_cut_off *cut_off)
{
	baat_json_begin(json, BAAT_TEXT("afgekapt"), BAAT_JSON_OBJECT);
	for (size_t i = 0; i < BAAT_KIND__MAX; i++) {
		baat_json_begin(json, baat_text_of(baat_kind_name((enum baat_kind)i)), BAAT_JSON_OBJECT);
		add_count(json, "regels", cut_off->lines[i]);
		baat_json_add_number(json, BAAT_TEXT("bedrag"), cut_off->cents[i], BAAT_SCALE_CENTS);
		baat_json_end(json);
	}
	add_count(json, "zaken", cut_off->cases);
	baat_json_end(json);
}

/* What the program counted itself. */
static void add_tallies(struct baat_json_writer *json, const struct baat_account_request *request)
{
	if (request->tallies == NULL)
		return;
	baat_json_begin(json, BAAT_TEXT("telling"), BAAT_JSON_OBJECT);
	for (size_t i = 0; i < request->tally_count; i++)
		add_count(json, request->tallies[i].name, request->tallies[i].count);
	baat_json_end(json);
}

/* The columns of one's own, which take no part in the sums. */
static void add_own_columns(struct baat_json_writer *json, const struct baat_names *attributes)
{
	baat_json_begin(json, BAAT_TEXT("eigen_kolommen"), BAAT_JSON_ARRAY);
	for (uint32_t i = 0; i < baat_names_count(attributes); i++)
		baat_json_add_text(json, BAAT_JSON_NO_KEY, baat_names_text(attributes, i));
	baat_json_end(json);
}

static enum baat_status put_account(struct baat_buffer *to, const struct baat_run *run,
                                    const struct baat_account_request *request, struct baat_diags *diags)
{
	struct baat_json_writer json = {.to = to, .spaced = true};
	baat_json_begin_lines(&json, BAAT_JSON_NO_KEY, BAAT_JSON_OBJECT);
	add_text(&json, "programma", request->program);
	add_text(&json, "versie", BAAT_VERSION);
	add_options(&json, request);
	if (request->add_counts == NULL)
		add_method(&json, run->request->method);
	enum baat_status status = add_inputs(&json, run, request, diags);
	if (request->add_counts == NULL) {
		add_counts(&json, &run->counts);
		add_tallies(&json, request);
		add_cut_off(&json, &run->counts.cut_off);
		add_own_columns(&json, baat_inputs_attributes(run->inputs));
	} else {
		request->add_counts(request->counts_context, &json);
	}
	baat_json_end(&json);
	baat_buffer_add_char(to, '\n');
	return to->failed ? baat_out_of_memory(diags) : status;
}

/* The account on its way to the end of the run. */
struct account {
	const struct baat_run *run;
	const struct baat_account_request *request;
	struct baat_output *output;
};

static enum baat_status settle(void *thing, struct baat_diags *diags)
{
	struct account *account = thing;
	struct baat_buffer text = {0};
	enum baat_status status = put_account(&text, account->run, account->request, diags);
	if (status == BAAT_OK)
		status = baat_output_add_account(account->run->ending.result, baat_buffer_text(&text), diags);
	if (status == BAAT_OK && account->output != NULL)
		status = baat_output_write(account->output, baat_buffer_text(&text), diags);
	if (status == BAAT_OK && account->output != NULL)
		status = baat_output_settle(account->output, diags);
	baat_buffer_free(&text);
	return status;
}

static enum baat_status place(void *thing, struct baat_diags *diags)
{
	struct account *account = thing;
	enum baat_status status = account->output == NULL ? BAAT_OK : baat_output_commit(account->output, diags);
	free(account);
	return status;
}

static void abandon(void *thing)
{
	struct account *account = thing;
	baat_output_abandon(account->output);
	free(account);
}

enum baat_status baat_account_to(struct baat_run *run, const struct baat_account_request *request,
                                 struct baat_diags *diags)
{
	if (request->path == NULL && !request->in_result)
		return BAAT_OK;
	struct account *account = calloc(1, sizeof *account);
	if (account == NULL)
		return baat_out_of_memory(diags);
	*account = (struct account){.run = run, .request = request};
	run->ending.parts[BAAT_END_ACCOUNT] = (struct baat_ending_part){account, settle, place, abandon};
	return request->path == NULL ? BAAT_OK : baat_output_open(&account->output, request->path, diags);
}
