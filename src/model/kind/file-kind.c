#include "baat/model/file-kind.h"

#include "base/gettext.h"

enum { NAMES_MAX = 8 };

/* A table is of a kind when its header has these columns. */
static const struct {
	const char *columns[NAMES_MAX]; /* ended by NULL */
	enum baat_file_kind kind;
	const char *what;
} tables[] = {
    {{"casus", "scenario", "post", "aantal"},
     BAAT_FILE_CASES,
     N_("these are case lines; name them without an option, for baat-reken, baat-toets or baat-bon")},
    {{"alternatief", "soort", "kant", "bedrag", "cw"},
     BAAT_FILE_FLOWS,
     N_("these are flows; baat-som and baat-deel read them")},
    {{"post", "eenheid", "prijs", "betaler"}, BAAT_FILE_PRICES, N_("this is a price table; give it with -p")},
    {{"alternatief", "zonder", "inzet", "vermeden", "saldo"},
     BAAT_FILE_OTHER,
     N_("this is a table of outcomes, which nothing reads; flows come from baat-reken --stromen")},
    {{"jaar", "index"}, BAAT_FILE_CPI, N_("this is a table of consumer prices; give it with --cpi")},
    {{"bewijs", "inzet", "vermeden"},
     BAAT_FILE_GRADES,
     N_("this is a table of corrections for optimism; give it to baat-zeker with --voorzichtig")},
    {{"datum", "pot", "soort", "bedrag"},
     BAAT_FILE_BOOKINGS,
     N_("these are bookings; name them without an option, for baat-budget")},
    {{"pot", "van", "bedrag"}, BAAT_FILE_BUDGET, N_("this is a budget table; give it to baat-budget with -b")},
    {{"stap", "post", "aantal"},
     BAAT_FILE_FUNNEL_LINES,
     N_("these are lines of a programme; name them without an option, for baat-trechter")},
    {{"stap", "uit"}, BAAT_FILE_FUNNEL, N_("this is a funnel; give it to baat-trechter with -t")},
    {{"cohort", "aantal"}, BAAT_FILE_INTAKE, N_("this is an intake; give it to baat-trechter with -i")},
    {{"partij", "naam", "soort"}, BAAT_FILE_OTHER, N_("this is the list of parties, which is not given by name")},
};

/* JSON is of a kind when it has one of these keys. */
static const struct {
	const char *keys[NAMES_MAX];
	enum baat_file_kind kind;
	const char *what;
} objects[] = {
    {{"\"programma\""}, BAAT_FILE_OTHER, N_("this is the account of a run, which nothing reads")},
    {{"\"verdeling\""}, BAAT_FILE_AGREEMENT, N_("this is an agreement; give it to baat-deel with -a")},
    {{"\"akkoord\"", "\"mandaat\""}, BAAT_FILE_MANDATE, N_("this is a mandate; give it to baat-bon with --mandaat")},
    {{"\"discontovoet\"", "\"horizon\"", "\"prijspeil\"", "\"perspectief\"", "\"weken_per_jaar\"",
      "\"dagen_per_jaar\""},
     BAAT_FILE_METHOD,
     N_("this is a method file; give it with -m")},
};

static struct baat_text skip_blanks(struct baat_text text, const char *blanks)
{
	while (text.length > 0 && text.at[0] != '\0' && strchr(blanks, text.at[0]) != NULL) {
		text.at++;
		text.length--;
	}
	return text;
}

/* The first line with something in it, a line "sep=;" passed over. */
static struct baat_text first_line(struct baat_text text)
{
	for (;;) {
		text = skip_blanks(text, "\r\n ");
		size_t length = 0;
		while (length < text.length && text.at[length] != '\n' && text.at[length] != '\r')
			length++;
		const struct baat_text line = {text.at, length};
		struct baat_text rest = line;
		if (length > 5 || !baat_text_skip(&rest, BAAT_TEXT("sep=")))
			return line;
		text = (struct baat_text){text.at + length, text.length - length};
	}
}

static bool has_column(struct baat_text line, char delimiter, const char *name)
{
	struct baat_text part;
	for (bool more = true; baat_text_split(&line, &more, delimiter, &part);) {
		part = baat_text_trim(part);
		if (part.length >= 2 && part.at[0] == '"' && part.at[part.length - 1] == '"')
			part = baat_text_trim((struct baat_text){part.at + 1, part.length - 2});
		if (baat_text_equal_ascii(part, baat_text_of(name)))
			return true;
	}
	return false;
}

static bool has_columns(struct baat_text line, const char *const columns[])
{
	static const char delimiters[] = {';', ',', '\t'};
	for (size_t i = 0; i < sizeof delimiters; i++) {
		bool all = true;
		for (size_t j = 0; columns[j] != NULL && all; j++)
			all = has_column(line, delimiters[i], columns[j]);
		if (all)
			return true;
	}
	return false;
}

static const char *recognise_table(struct baat_text content, unsigned wanted)
{
	struct baat_text line = first_line(content);
	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
		if (has_columns(line, tables[i].columns))
			return tables[i].kind != BAAT_FILE_OTHER && tables[i].kind == wanted ? NULL : _(tables[i].what);
	return NULL;
}

static bool has_key(struct baat_text content, const char *const keys[])
{
	for (size_t i = 0; keys[i] != NULL; i++)
		if (memmem(content.at, content.length, keys[i], strlen(keys[i])) != NULL)
			return true;
	return false;
}

static const char *recognise_object(struct baat_text content, unsigned wanted)
{
	const char *what = NULL;
	bool reads_json = false;
	for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++) {
		const bool is_wanted = objects[i].kind != BAAT_FILE_OTHER && objects[i].kind == wanted;
		reads_json |= is_wanted;
		if (!has_key(content, objects[i].keys))
			continue;
		if (is_wanted)
			return NULL;
		/* an account holds the keys of a method */
		if (objects[i].kind == BAAT_FILE_OTHER)
			return _(objects[i].what);
		what = what == NULL ? objects[i].what : what;
	}
	if (what != NULL)
		return _(what);
	return reads_json ? NULL : _("this is JSON and no table; -f csv-nl makes a table where -f jsonl made this");
}

static const char *recognise(struct baat_text start, unsigned wanted)
{
	baat_text_skip_mark(&start);
	struct baat_text content = skip_blanks(start, " \t\r\n");
	const char first = content.length > 0 ? content.at[0] : '\0';
	if (first == '{' || first == '[')
		return recognise_object(content, wanted);
	if (first == '<')
		return _("this is a web page or XML, which is not read; save the table in it as .xlsx or CSV UTF-8");
	return recognise_table(content, wanted);
}

struct baat_wanted baat_file_wanted(enum baat_file_kind kind)
{
	return (struct baat_wanted){recognise, kind};
}
