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

enum { COMMON_FACTS = 13, COMMON_SOURCES = 2 };

static void list_options(struct account_facts *facts, const struct common_options *settings,
                         const struct account_own *own)
{
	const struct selection_options *selection = options_of(settings, &selection_group);
	const struct output_options *output = options_of(settings, &output_group);
	const struct rejects_options *rejects = options_of(settings, &rejects_group);
	const struct input_options *input = options_of(settings, &input_group);
	const char *mark = input->mark == BAAT_MARK_COMMA ? "komma" : "punt";
	const struct baat_fact common[COMMON_FACTS] = {
	    list_of("sleutel", own->keys == NULL ? &selection->keys : own->keys),
	    list_of("partij", &selection->parties),
	    list_of("alternatief", &selection->alternatives),
	    list_of("casus", &selection->cases),
	    list_of("sorteer", &selection->sort),
	    list_of("attribuut", &input->attributes),
	    text_of("codering", input->encoding),
	    text_of("decimaal", option_in(input->given, INPUT_MARK) ? mark : NULL),
	    text_of("uitval", rejects->path),
	    truth_of("gekozen", selection->chosen),
	    truth_of("stromen", output->flows),
	    truth_of("herkomst", output->origin),
	    text_of("vorm", own->form == NULL ? baat_form_name(output->form) : own->form),
	};
	memcpy(facts->options, common, sizeof common);
	for (size_t i = 0; i < own->fact_count; i++)
		facts->options[COMMON_FACTS + i] = own->facts[i];
}

static size_t list_sources(struct account_facts *facts, const struct common_options *settings,
                           const struct tables *tables, const struct account_own *own)
{
	const struct method_options *method = options_of(settings, &method_group);
	size_t count = 0;
	facts->sources[count++] = (struct baat_account_source){.kind = "methode", .path = method->path};
	facts->sources[count++] = (struct baat_account_source){.kind = "cpi", .path = tables->cpi_path};
	facts->sources[count++] = own->source;
	for (size_t i = 0; i < tables->set.account_count; i++) {
		const struct table_account *table = &tables->set.accounts[i];
		facts->sources[count++] = (struct baat_account_source){tables->set.kind, table->path, table->digest,
		                                                       table->rows, table->sheet};
	}
	return count;
}

enum baat_status account_facts_make(struct account_facts *facts, const struct common_options *settings,
                                    const struct tables *tables, const struct account_own *own,
                                    struct baat_diags *diags)
{
	const struct output_options *output = options_of(settings, &output_group);
	const struct rejects_options *rejects = options_of(settings, &rejects_group);
	*facts = (struct account_facts){0};
	if (!account_is_wanted(settings) && !own->in_result)
		return BAAT_OK;
	facts->options = calloc(COMMON_FACTS + own->fact_count, sizeof *facts->options);
	facts->sources = calloc(COMMON_SOURCES + 1 + tables->set.account_count, sizeof *facts->sources);
	if (facts->options == NULL || facts->sources == NULL)
		return baat_out_of_memory(diags);
	list_options(facts, settings, own);
	facts->request = (struct baat_account_request){
	    .path = rejects->account,
	    .in_result = own->in_result || output->form == BAAT_FORM_XLSX,
	    .program = settings->program->name,
	    .input_kind = "zaken",
	    .data_folder = data_folder(),
	    .options = facts->options,
	    .option_count = COMMON_FACTS + own->fact_count,
	    .sources = facts->sources,
	    .source_count = list_sources(facts, settings, tables, own),
	};
	return BAAT_OK;
}

void account_facts_free(struct account_facts *facts)
{
	free(facts->options);
	free(facts->sources);
}
