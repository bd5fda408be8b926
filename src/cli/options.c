#include "options.h"

#include <unistd.h>

#include "baat/io/screen.h"

const struct option_row option_rows[OPTION__MAX] = {
    [OPTION_PRICES] = {"prijzen", 'p', N_("TABEL"), "@file standaard",
                       N_("price table, folder of tables, or standaard (the shipped set, which also counts when "
                          "there is no -p); may be repeated, a later table replacing the posts of an earlier one")},
    [OPTION_KEYS] = {"sleutel", 'k', N_("S[,S]..."), "@key",
                     N_("group by casus, partij, post, domein, jaar, columns of your own, or totaal (default casus)")},
    [OPTION_PARTIES] = {"partij", 0, N_("A[,B]..."), "@party", N_("count these parties only")},
    [OPTION_ALTERNATIVES] = {"alternatief", 0, N_("A[,B]..."), "", N_("count these alternatives only")},
    [OPTION_CHOSEN] = {"gekozen", 0, NULL, "", N_("of each case the alternative that was chosen")},
    [OPTION_PERSPECTIVE] = {"perspectief", 0, N_("P"), "financieel maatschappelijk",
                            N_("financieel (default): not what the client receives; maatschappelijk: every flow")},
    [OPTION_FLOWS] = {"stromen", 0, NULL, "", N_("print flows instead of a table")},
    [OPTION_ORIGIN] = {"herkomst", 0, NULL, "", N_("with --stromen: add the file and line each flow comes from")},
    [OPTION_METHOD] = {"methode", 'm', N_("BESTAND"), "@file", N_("method file in JSON; an option counts over it")},
    [OPTION_RATE] = {"discontovoet", 0, N_("PERCENT"), "", N_("discount rate a year (default 2,25%)")},
    [OPTION_HORIZON] = {"horizon", 0, N_("JAREN"), "", N_("years that count, 1 to 100 (default 5)")},
    [OPTION_PRICE_YEAR] = {"prijspeil", 0, N_("JAAR"), "", N_("bring all prices to the euros of this year")},
    [OPTION_SUCCESS] = {"slaagkans", 0, N_("KANS"), "",
                        N_("chance that an alternative works, for lines without one (default 1)")},
    [OPTION_START] = {"start", 0, N_("JJJJ-MM"), "", N_("month of the decision, for cases without one")},
    [OPTION_CPI] = {"cpi", 0, N_("BESTAND"), "@file", N_("table of consumer prices instead of the shipped one")},
    [OPTION_AGREEMENT] = {"afspraak", 'a', N_("BESTAND"), "@file", N_("the agreement, in JSON")},
    [OPTION_ACCOUNT_TEXT] = {"tekst", 0, NULL, "", N_("tell the outcome in sentences, one for each party")},
    [OPTION_PAYMENTS] = {"betalingen", 0, NULL, "", N_("list who pays whom how much")},
    [OPTION_MANDATE] = {"mandaat", 0, N_("BESTAND"), "@file", N_("who must approve from which amount, in JSON")},
    [OPTION_HTML] = {"html", 0, NULL, "", N_("write the receipt as a page for a browser")},
    [OPTION_FOLDER] = {"map", 0, N_("MAP"), "@folder", N_("write a file for each case into this folder")},
    [OPTION_PIECE_FOLDER] = {"map", 0, N_("MAP"), "@folder", N_("write the shards into this folder, which is made")},
    [OPTION_PIECES] = {"stukken", 'n', N_("N"), "",
                       N_("cut into N shards of about the same size; the last are empty when there are fewer cases")},
    [OPTION_CASES] = {"zaken", 0, N_("N"), "", N_("cut behind every N cases; also from a pipe")},
    [OPTION_DIFFERENCE] = {"verschil", 0, N_("TABEL"), "@file", N_("compare with this table or folder (or standaard)")},
    [OPTION_THRESHOLD] = {"drempel", 0, N_("PERCENT"), "",
                          N_("with --verschil: only prices that differ by more than this (default 0)")},
    [OPTION_ALL_ROWS] = {"alle", 0, NULL, "", N_("all price years, not just the one that counts")},
    [OPTION_STRICT] = {"streng", 0, NULL, "", N_("exit 1 on warnings too")},
    [OPTION_OUTPUT] = {"uitvoer", 'o', N_("BESTAND"), "@file",
                       N_("write to this file, which appears only when all went well")},
    [OPTION_FORM] = {"vorm", 'f', N_("VORM"), "csv-nl csv tsv jsonl excel tabel",
                     N_("csv-nl, csv, tsv, jsonl, excel or tabel (default: tabel on a terminal, else csv-nl)")},
    [OPTION_RECEIPT_FORM] = {"vorm", 'f', N_("VORM"), "tabel jsonl",
                             N_("tabel (the default: the receipt as text) or jsonl")},
    [OPTION_ASIDE] = {"uitval", 0, N_("BESTAND"), "@file",
                      N_("set cases with errors aside in this file and go on without them (exit 1)")},
    [OPTION_ACCOUNT] = {"verantwoording", 0, N_("BESTAND"), "@file",
                        N_("write an account of the run: method, inputs with their SHA-256, counts")},
    [OPTION_DECIMAL] = {"decimaal", 0, N_("TEKEN"), "komma punt",
                        N_("komma or punt: the decimal sign, whatever the delimiter")},
    [OPTION_ENCODING] = {"codering", 0, N_("NAAM"), "CP1252 UTF-16LE ISO-8859-15",
                         N_("encoding of the files and of -p, such as CP1252 (default UTF-8)")},
    [OPTION_ATTRIBUTE] = {"attribuut", 0, N_("NAAM"), "",
                          N_("this column is meant, though its name is nearly that of another; may be repeated")},
    [OPTION_JOBS] = {"taken", 'j', N_("N"), "", N_("number of threads, 1 to 64 (default: the cores)")},
    [OPTION_PROGRESS] = {"voortgang", 0, N_("WANNEER"), "auto altijd nooit",
                         N_("show progress: auto (on a terminal, after a second), altijd or nooit")},
    [OPTION_LINE_BASE] = {"regelbasis", 0, N_("N"), "",
                          N_("lines that stand before this file in the one it was cut from, for messages")},
    [OPTION_CUT_FROM] = {"origineel", 0, N_("BESTAND"), "@file",
                         N_("the file that this one was cut from, for messages")},
    [OPTION_HELP] = {"help", 'h', NULL, "", N_("show this help")},
    [OPTION_VERSION] = {"version", 'V', NULL, "", N_("show the version")},
};

void print_usage(const struct program *program, FILE *to)
{
	fprintf(to, "%s: %s [%s]... %s\n", _("Usage"), program->name, _("OPTION"),
	        program->operands == NULL ? "" : program->operands);
}

static void print_row(const struct option_row *row, FILE *to)
{
	enum { NAME_WIDTH = 30, TEXT_WIDTH = 80 - NAME_WIDTH };
	struct baat_buffer name = {0}, text = {0};
	if (row->letter != 0)
		baat_buffer_printf(&name, "  -%c, --%s", row->letter, row->name);
	else
		baat_buffer_printf(&name, "      --%s", row->name);
	if (row->argument != NULL)
		baat_buffer_printf(&name, "=%s", _(row->argument));
	size_t width = baat_text_width(baat_buffer_text(&name));
	if (width + 1 > NAME_WIDTH)
		baat_buffer_printf(&name, "\n%*s", NAME_WIDTH, "");
	else
		baat_buffer_printf(&name, "%*s", (int)(NAME_WIDTH - width), "");
	baat_screen_wrap(baat_text_of(_(row->help)), TEXT_WIDTH, 0, &text);
	bool line_start = false;
	fwrite(name.at, 1, name.length, to);
	for (size_t i = 0; i < text.length; i++) {
		if (line_start)
			fprintf(to, "%*s", NAME_WIDTH, "");
		putc(text.at[i], to);
		line_start = text.at[i] == '\n';
	}
	baat_buffer_free(&name);
	baat_buffer_free(&text);
}

void print_help(const struct program *program, FILE *to)
{
	struct baat_buffer summary = {0};
	print_usage(program, to);
	baat_screen_wrap(baat_text_of(_(program->summary)), 80, 0, &summary);
	fwrite(summary.at, 1, summary.length, to);
	baat_buffer_free(&summary);
	fprintf(to, "\n%s:\n", _("Options"));
	for (const enum option_id *id = program->options; *id != OPTION_END; id++)
		print_row(&option_rows[*id], to);
	fprintf(to, "\n%s:\n", _("Examples"));
	for (const char *const *example = program->examples; *example != NULL; example++)
		fprintf(to, "  %s\n", *example);
	struct baat_buffer exits = {0};
	baat_screen_wrap(
	    baat_text_of(_("Exit status: 0 done, 1 the data is wrong, 2 the command line is wrong, 3 the system "
	                   "failed.")),
	    80, 0, &exits);
	fprintf(to, "\n%.*s", (int)exits.length, exits.at);
	baat_buffer_free(&exits);
	fprintf(to, _("Manual: man %s, man baat-bestanden, man baat-methode\n"), program->name);
}

void print_option_table(const struct program *program)
{
	for (const enum option_id *id = program->options; *id != OPTION_END; id++) {
		const struct option_row *row = &option_rows[*id];
		printf("%c\t%s\t%s\t%s\n", row->letter == 0 ? '-' : row->letter, row->name,
		       row->argument == NULL ? "" : row->argument, row->words);
	}
}
