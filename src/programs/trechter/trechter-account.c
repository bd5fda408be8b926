/* The account of a run: the tables of the programme, and which conventions its lines follow. */
#include "cli/data-folder.h"
#include "trechter.h"

static void add_fact(struct trechter_account *account, struct baat_fact fact)
{
	account->facts[account->request.option_count++] = fact;
}

static void add_text(struct trechter_account *account, const char *name, const char *text)
{
	add_fact(account, (struct baat_fact){.name = name, .kind = BAAT_FACT_TEXT, .text = text});
}

static void add_list(struct trechter_account *account, const char *name, const struct words *words)
{
	add_fact(account,
	         (struct baat_fact){.name = name, .kind = BAAT_FACT_LIST, .list = words->items, .count = words->count});
}

static void add_facts(struct trechter_account *account, const struct trechter_settings *settings)
{
	const struct trechter_options *own = &settings->trechter;
	const struct input_options *input = &settings->input;
	const char *mark = input->mark == BAAT_MARK_COMMA ? "komma" : "punt";
	add_text(account, "naam", own->name == NULL ? "programma" : own->name);
	add_fact(account, (struct baat_fact){.name = "stappen", .kind = BAAT_FACT_TRUTH, .truth = own->steps});
	add_list(account, "sleutel", &own->keys);
	add_text(account, "bedragen", own->amounts);
	add_list(account, "attribuut", &input->attributes);
	add_text(account, "codering", input->encoding);
	add_text(account, "decimaal", option_in(input->given, INPUT_MARK) ? mark : NULL);
	add_text(account, "vorm", baat_form_name(settings->output.form));
}

static void count_lines(struct trechter_account *account, const struct baat_programme *programme)
{
	enum { LINES, EFFECTS, POINTS, SHARE, FROM_ONE, FROM_TWO };
	static const char *const names[TRECHTER_TALLIES] = {
	    [LINES] = "regels",
	    [EFFECTS] = "effect",
	    [POINTS] = "tochal_punten",
	    [SHARE] = "tochal_deel",
	    [FROM_ONE] = "uitdoving_vanaf_1",
	    [FROM_TWO] = "uitdoving_vanaf_2",
	};
	for (size_t i = 0; i < TRECHTER_TALLIES; i++)
		account->tallies[i].name = names[i];
	for (size_t i = 0; i < programme->count; i++) {
		const struct baat_effect *effect = &programme->lines[i].effect;
		account->tallies[LINES].count++;
		account->tallies[EFFECTS].count += programme->lines[i].kind == BAAT_BECOMES_EFFECT;
		account->tallies[POINTS].count += effect->deadweight == BAAT_DEADWEIGHT_POINTS;
		account->tallies[SHARE].count += effect->deadweight == BAAT_DEADWEIGHT_SHARE;
		account->tallies[FROM_ONE].count += effect->first_year == 1;
		account->tallies[FROM_TWO].count += effect->first_year == 2;
	}
}

enum baat_status trechter_account_make(struct trechter_account *account, const struct trechter *trechter,
                                       struct baat_diags *diags)
{
	const struct trechter_settings *settings = trechter->settings;
	const bool has_intake = settings->trechter.intake != NULL;
	if (!account_is_wanted(&settings->common))
		return BAAT_OK;
	account->sources = calloc(trechter->source_count + 1, sizeof *account->sources);
	if (account->sources == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < trechter->source_count; i++) {
		const struct baat_table_source *source = &trechter->sources[i];
		const char *kind = i == 0 ? "trechter" : i == 1 && has_intake ? "instroom" : "regels";
		account->sources[i] =
		    (struct baat_account_source){kind, source->path, source->sha256, source->rows, source->sheet};
	}
	account->request = (struct baat_account_request){
	    .path = settings->rejects.account,
	    .in_result = settings->output.form == BAAT_FORM_XLSX,
	    .program = settings->common.program->name,
	    .input_kind = "stromen",
	    .data_folder = data_folder(),
	    .options = account->facts,
	    .sources = account->sources,
	    .source_count = trechter->source_count,
	    .tallies = account->tallies,
	    .tally_count = TRECHTER_TALLIES,
	};
	add_facts(account, settings);
	count_lines(account, &trechter->programme);
	return BAAT_OK;
}

void trechter_account_free(struct trechter_account *account)
{
	free(account->sources);
}
