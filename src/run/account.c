#include "account.h"

#include "baat/base/number.h"

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

static void add_words(struct baat_buffer *to, const char *key, const struct words *words)
{
	add_key(to, key);
	baat_buffer_add_char(to, '[');
	for (size_t i = 0; i < words->count; i++) {
		if (i > 0)
			baat_buffer_add_string(to, ", ");
		baat_form_json_string(baat_text_of(words->items[i]), to);
	}
	baat_buffer_add_string(to, "]");
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

static void add_text(struct baat_buffer *to, const char *key, const char *text)
{
	add_key(to, key);
	if (text == NULL)
		baat_buffer_add_string(to, "null");
	else
		baat_form_json_string(baat_text_of(text), to);
}

static void add_options(struct baat_buffer *to, const struct settings *settings)
{
	const struct {
		const char *name;
		const struct words *words;
	} lists[] = {{"sleutel", &settings->keys},
	             {"partij", &settings->parties},
	             {"alternatief", &settings->alternatives},
	             {"attribuut", &settings->attributes}};
	baat_buffer_add_string(to, "  \"opties\": {");
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		add_words(to, lists[i].name, lists[i].words);
		baat_buffer_add_string(to, ", ");
	}
	add_text(to, "codering", settings->encoding);
	baat_buffer_add_string(to, ", ");
	add_text(to, "decimaal", !settings->force_mark ? NULL : settings->mark == BAAT_MARK_COMMA ? "komma" : "punt");
	baat_buffer_add_string(to, ", ");
	add_text(to, "uitval", settings->aside_path);
	baat_buffer_printf(to, ", \"gekozen\": %s, \"stromen\": %s, \"herkomst\": %s, \"vorm\": \"%s\"},\n",
	                   settings->chosen ? "true" : "false", settings->flows ? "true" : "false",
	                   settings->origin ? "true" : "false",
	                   settings->html ? "html" : baat_form_name(settings->form));
}

/* Shipped data are named the same wherever they are installed. */
static void add_path(struct baat_buffer *to, const char *path)
{
	char *shown = NULL;
	tables_shown_path(path, &shown);
	to->failed |= shown == NULL;
	if (shown != NULL)
		baat_form_json_string(baat_text_of(shown), to);
	free(shown);
}

static void add_input(struct baat_buffer *to, const char *kind, const char *path, const char *digest, uint64_t rows,
                      bool last)
{
	baat_buffer_printf(to, "    {\"soort\": \"%s\", \"bestand\": ", kind);
	add_path(to, path);
	baat_buffer_printf(to, ", \"sha256\": \"%s\", \"rijen\": %llu}%s\n", digest, (unsigned long long)rows,
	                   last ? "" : ",");
}

/* A file of which only the digest is known. */
static enum baat_status add_other(struct baat_buffer *to, const char *kind, const char *path, struct baat_diags *diags)
{
	char digest[65];
	if (path == NULL)
		return BAAT_OK;
	enum baat_status status = baat_file_digest(path, digest, diags);
	if (status != BAAT_OK)
		return status;
	baat_buffer_printf(to, "    {\"soort\": \"%s\", \"bestand\": ", kind);
	add_path(to, path);
	baat_buffer_printf(to, ", \"sha256\": \"%s\"},\n", digest);
	return BAAT_OK;
}

static enum baat_status add_inputs(struct baat_buffer *to, const struct case_run *run, struct baat_diags *diags)
{
	baat_buffer_add_string(to, "  \"invoer\": [\n");
	enum baat_status status = add_other(to, "methode", run->settings->method_path, diags);
	status = baat_worst(status, add_other(to, "cpi", run->tables->cpi_path, diags));
	status = baat_worst(status, add_other(to, "mandaat", run->settings->mandate_path, diags));
	for (size_t i = 0; i < run->tables->account_count; i++) {
		const struct table_account *table = &run->tables->accounts[i];
		add_input(to, "prijzen", table->path, table->digest, table->rows, false);
	}
	for (size_t i = 0; i < run->file_count; i++)
		add_input(to, "zaken", run->settings->operands.items[i], run->files[i].digest, run->files[i].rows,
		          i + 1 == run->file_count);
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

static void add_counts(struct baat_buffer *to, const struct case_counts *counts)
{
	baat_buffer_printf(to,
	                   "  \"zaken\": {\"aantal\": %llu, \"met_zonder\": %llu, \"zonder_zonder\": %llu, "
	                   "\"met_alternatief\": %llu, \"zonder_alternatief\": %llu, \"uitval\": %llu},\n",
	                   (unsigned long long)counts->cases,
	                   (unsigned long long)(counts->cases - counts->without_counterfactual),
	                   (unsigned long long)counts->without_counterfactual,
	                   (unsigned long long)(counts->cases - counts->without_alternative),
	                   (unsigned long long)counts->without_alternative, (unsigned long long)counts->aside);
	baat_buffer_printf(to, "  \"regels\": {\"aantal\": %llu, \"pm\": %llu},\n", (unsigned long long)counts->lines,
	                   (unsigned long long)counts->unpriced);
}

static enum baat_status write_account(const struct case_run *run, struct baat_output *output, struct baat_diags *diags)
{
	const struct settings *settings = run->settings;
	struct baat_buffer text = {0};
	baat_buffer_printf(&text, "{\n  \"programma\": \"%s\",\n  \"versie\": \"%s\",\n", settings->program->name,
	                   BAAT_VERSION);
	add_options(&text, settings);
	add_method(&text, &settings->method);
	enum baat_status status = add_inputs(&text, run, diags);
	add_counts(&text, &run->counts);
	add_cut_off(&text, &run->counts.cut_off);
	baat_buffer_add_string(&text, "}\n");

	if (text.failed)
		status = baat_out_of_memory(diags);
	if (status == BAAT_OK)
		status = baat_output_write(output, baat_buffer_text(&text), diags);
	baat_buffer_free(&text);
	return status;
}

enum baat_status account_settle(struct case_run *run, struct baat_output *account, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (account != NULL)
		status = write_account(run, account, diags);
	if (status == BAAT_OK && account != NULL)
		status = baat_output_settle(account, diags);
	if (status == BAAT_OK)
		status = aside_settle(run->aside, diags);
	/* the last one, as it cannot be taken back where it is standard output */
	if (status == BAAT_OK && run->output != NULL)
		status = baat_output_settle(run->output, diags);
	return status;
}

enum baat_status account_place(struct case_run *run, struct baat_output *account, struct baat_diags *diags)
{
	enum baat_status status = account != NULL ? baat_output_commit(account, diags) : BAAT_OK;
	if (status != BAAT_OK)
		return status;
	status = aside_commit(run->aside, diags);
	run->aside = NULL;
	return status;
}
