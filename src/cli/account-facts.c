#include "account-facts.h"

#include "baat/base/memory.h"
#include "baat/io/form.h"
#include "data-folder.h"

static struct baat_fact list_of(const char *name, const struct words *words)
{
	return (struct baat_fact){.name = name, .kind = BAAT_FACT_LIST, .list = words->items, .count = words->count};
}

static struct baat_fact text_of(const char *name, const char *text)
{
	return (struct baat_fact){.name = name, .kind = BAAT_FACT_TEXT, .text = text};
}

static struct baat_fact truth_of(const char *name, bool truth)
{
	return (struct baat_fact){.name = name, .kind = BAAT_FACT_TRUTH, .truth = truth};
}

static size_t list_options(const struct settings *settings, struct baat_fact options[ACCOUNT_OPTIONS])
{
	const char *mark = !settings->force_mark ? NULL : settings->mark == BAAT_MARK_COMMA ? "komma" : "punt";
	size_t count = 0;
	options[count++] = list_of("sleutel", &settings->keys);
	options[count++] = list_of("partij", &settings->parties);
	options[count++] = list_of("alternatief", &settings->alternatives);
	options[count++] = list_of("casus", &settings->cases);
	options[count++] = list_of("sorteer", &settings->sort);
	options[count++] = list_of("attribuut", &settings->attributes);
	options[count++] = text_of("codering", settings->encoding);
	options[count++] = text_of("decimaal", mark);
	options[count++] = text_of("uitval", settings->aside_path);
	options[count++] = truth_of("gekozen", settings->chosen);
	options[count++] = truth_of("stromen", settings->flows);
	options[count++] = truth_of("herkomst", settings->origin);
	options[count++] = text_of("vorm", settings->html ? "html" : baat_form_name(settings->form));
	return count;
}

enum baat_status account_facts_make(struct account_facts *facts, const struct settings *settings,
                                    const struct tables *tables, struct baat_diags *diags)
{
	*facts = (struct account_facts){0};
	if (!settings_want_account(settings))
		return BAAT_OK;
	enum { OTHERS = 3 };
	struct baat_account_source *sources = calloc(OTHERS + tables->account_count, sizeof *sources);
	if (sources == NULL)
		return baat_out_of_memory(diags);
	size_t count = 0;
	sources[count++] = (struct baat_account_source){.kind = "methode", .path = settings->method_path};
	sources[count++] = (struct baat_account_source){.kind = "cpi", .path = tables->cpi_path};
	sources[count++] = (struct baat_account_source){.kind = "mandaat", .path = settings->mandate_path};
	for (size_t i = 0; i < tables->account_count; i++) {
		const struct table_account *table = &tables->accounts[i];
		sources[count++] =
		    (struct baat_account_source){"prijzen", table->path, table->digest, table->rows, table->sheet};
	}
	facts->sources = sources;
	facts->request = (struct baat_account_request){
	    .path = settings->account_path,
	    .in_result = settings->form == BAAT_FORM_XLSX,
	    .program = settings->program->name,
	    .input_kind = "zaken",
	    .data_folder = data_folder(),
	    .options = facts->options,
	    .option_count = list_options(settings, facts->options),
	    .sources = sources,
	    .source_count = count,
	};
	return BAAT_OK;
}

void account_facts_free(struct account_facts *facts)
{
	free(facts->sources);
}
