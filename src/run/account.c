#include "baat/run/account.h"

#include "baat/base/memory.h"
#include "baat/base/number.h"
#include "run-parts.h"

static void add_key(struct baat_buffer *to, const char *key)
{
	baat_form_json_string(baat_text_of(key), to);
	baat_buffer_add_string(to, ": ");
}

static void add_number(struct baat_buffer *to, const char *key, baat_sum value, unsigned scale)
{
	char digits[BAAT_NUMBER_MAX];
	size_t length = baat_number_write_short(digits, value, scale, '.');
	add_key(to, key);
	baat_buffer_add(to, (struct baat_text){digits, length});
}

static void add_method(struct baat_buffer *to, const struct baat_method *method)
{
	baat_buffer_add_string(to, "  \"methode\": {");
	add_number(to, "discontovoet", method->discount_rate, BAAT_SCALE_PERCENT);
	baat_buffer_add_string(to, ", ");
	add_number(to, "horizon", method->horizon, 0);
	baat_buffer_add_string(to, ", ");
	if (method->price_year == BAAT_NO_YEAR)
		baat_buffer_add_string(to, "\"prijspeil\": null");
	else
		add_number(to, "prijspeil", method->price_year, 0);
	baat_buffer_add_string(to, ", ");
	add_number(to, "slaagkans", method->success, BAAT_SCALE_CHANCE);
	baat_buffer_add_string(to, ", ");
	if (method->start == BAAT_NO_MONTH)
		baat_buffer_add_string(to, "\"start\": null");
	else
		baat_buffer_printf(to, "\"start\": \"%04d-%02d\"", method->start / 12, method->start % 12 + 1);
	baat_buffer_printf(to, ", \"perspectief\": \"%s\", ", baat_perspective_name(method->perspective));
	add_number(to, "weken_per_jaar", method->weeks_per_year, BAAT_SCALE_PERIODS);
	baat_buffer_add_string(to, ", ");
	add_number(to, "dagen_per_jaar", method->days_per_year, BAAT_SCALE_PERIODS);
	baat_buffer_add_string(to, "},\n");
}

static void add_list(struct baat_buffer *to, const struct baat_fact *fact)
{
	baat_buffer_add_char(to, '[');
	for (size_t i = 0; i < fact->count; i++) {
		baat_buffer_add_string(to, i > 0 ? ", " : "");
		baat_form_json_string(baat_text_of(fact->list[i]), to);
	}
	baat_buffer_add_char(to, ']');
}

static void add_fact(struct baat_buffer *to, const struct baat_fact *fact)
{
	add_key(to, fact->name);
	if (fact->kind == BAAT_FACT_LIST)
		add_list(to, fact);
	else if (fact->kind == BAAT_FACT_TRUTH)
		baat_buffer_add_string(to, fact->truth ? "true" : "false");
	else if (fact->text == NULL)
		baat_buffer_add_string(to, "null");
	else
		baat_form_json_string(baat_text_of(fact->text), to);
}

static void add_options(struct baat_buffer *to, const struct baat_account_request *request)
{
	baat_buffer_add_string(to, "  \"opties\": {");
	for (size_t i = 0; i < request->option_count; i++) {
		baat_buffer_add_string(to, i > 0 ? ", " : "");
		add_fact(to, &request->options[i]);
	}
	baat_buffer_add_string(to, "},\n");
}

/* Shipped data are named the same wherever they are installed. */
static void add_path(struct baat_buffer *to, const char *path, const char *data_folder)
{
	size_t length = strlen(data_folder);
	struct baat_buffer shown = {0};
	if (strncmp(path, data_folder, length) == 0 && path[length] == '/')
		baat_buffer_printf(&shown, "standaard%s", path + length);
	else
		baat_buffer_add_string(&shown, path);
	to->failed |= shown.failed;
	baat_form_json_string(baat_buffer_text(&shown), to);
	baat_buffer_free(&shown);
}

/* A file; without a number of rows when that is not known. */
static void add_file(struct baat_buffer *to, const struct baat_account_source *source, bool has_rows,
                     const char *data_folder)
{
	baat_buffer_printf(to, "    {\"soort\": \"%s\", \"bestand\": ", source->kind);
	add_path(to, source->path, data_folder);
	baat_buffer_printf(to, ", \"sha256\": \"%s\"", source->digest);
	if (has_rows)
		baat_buffer_printf(to, ", \"rijen\": %llu", (unsigned long long)source->rows);
	baat_buffer_add_char(to, '}');
}

static enum baat_status add_source(struct baat_buffer *to, const struct baat_account_source *source,
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
	add_file(to, &known, source->digest != NULL, data_folder);
	baat_buffer_add_string(to, ",\n");
	return BAAT_OK;
}

static enum baat_status add_inputs(struct baat_buffer *to, const struct baat_run *run,
                                   const struct baat_account_request *request, struct baat_diags *diags)
{
	const struct baat_inputs_request *inputs = &run->request->inputs;
	enum baat_status status = BAAT_OK;
	baat_buffer_add_string(to, "  \"invoer\": [\n");
	for (size_t i = 0; i < request->source_count; i++)
		status = baat_worst(status, add_source(to, &request->sources[i], request->data_folder, diags));
	for (size_t i = 0; i < inputs->count; i++) {
		const struct baat_input *input = baat_inputs_at(run->inputs, i);
		const struct baat_account_source source = {request->input_kind, inputs->paths[i], input->digest,
		                                           input->rows};
		add_file(to, &source, true, request->data_folder);
		baat_buffer_add_string(to, i + 1 < inputs->count ? ",\n" : "\n");
	}
	baat_buffer_add_string(to, "  ],\n");
	return status;
}

static void add_cut_off(struct baat_buffer *to, const struct baat_cut_off *cut_off)
{
	baat_buffer_add_string(to, "  \"afgekapt\": {");
	for (size_t i = 0; i < BAAT_KIND__MAX; i++) {
		char euros[BAAT_NUMBER_MAX];
		size_t length = baat_number_write(euros, cut_off->cents[i], BAAT_SCALE_CENTS, '.');
		baat_buffer_printf(to, "\"%s\": {\"regels\": %llu, \"bedrag\": %.*s}, ",
		                   baat_kind_name((enum baat_kind)i), (unsigned long long)cut_off->lines[i],
		                   (int)length, euros);
	}
	baat_buffer_printf(to, "\"zaken\": %llu}\n", (unsigned long long)cut_off->cases);
}

static void add_counts(struct baat_buffer *to, const struct baat_counts *counts)
{
	baat_buffer_printf(to,
	                   "  \"zaken\": {\"aantal\": %llu, \"met_zonder\": %llu, \"zonder_zonder\": %llu, "
	                   "\"met_alternatief\": %llu, \"zonder_alternatief\": %llu, \"uitval\": %llu},\n",
	                   (unsigned long long)counts->cases,
	                   (unsigned long long)(counts->cases - counts->without_counterfactual),
	                   (unsigned long long)counts->without_counterfactual,
	                   (unsigned long long)(counts->cases - counts->without_alternative),
	                   (unsigned long long)counts->without_alternative, (unsigned long long)counts->rejected);
	baat_buffer_printf(to, "  \"regels\": {\"aantal\": %llu, \"pm\": %llu},\n", (unsigned long long)counts->lines,
	                   (unsigned long long)counts->unpriced);
}

static enum baat_status put_account(struct baat_buffer *to, const struct baat_run *run,
                                    const struct baat_account_request *request, struct baat_diags *diags)
{
	baat_buffer_printf(to, "{\n  \"programma\": \"%s\",\n  \"versie\": \"%s\",\n", request->program, BAAT_VERSION);
	add_options(to, request);
	add_method(to, run->request->method);
	enum baat_status status = add_inputs(to, run, request, diags);
	add_counts(to, &run->counts);
	add_cut_off(to, &run->counts.cut_off);
	baat_buffer_add_string(to, "}\n");
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
		status = baat_output_write(account->output, baat_buffer_text(&text), diags);
	if (status == BAAT_OK)
		status = baat_output_settle(account->output, diags);
	baat_buffer_free(&text);
	return status;
}

static enum baat_status place(void *thing, struct baat_diags *diags)
{
	struct account *account = thing;
	enum baat_status status = baat_output_commit(account->output, diags);
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
	if (request->path == NULL)
		return BAAT_OK;
	struct account *account = calloc(1, sizeof *account);
	if (account == NULL)
		return baat_out_of_memory(diags);
	*account = (struct account){.run = run, .request = request};
	run->ending.parts[BAAT_END_ACCOUNT] = (struct baat_ending_part){account, settle, place, abandon};
	return baat_output_open(&account->output, request->path, diags);
}
