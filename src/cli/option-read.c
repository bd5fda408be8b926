/* Going through argv with getopt_long. */
#include <getopt.h>

#include "program.h"

/* The options that may be meant by a word that is none. */
struct candidates {
	const char **names;
	size_t count;
};

static struct baat_text candidate(const void *context, size_t index)
{
	const struct candidates *candidates = context;
	return baat_text_of(candidates->names[index]);
}

static struct baat_text bare_name(const char *word)
{
	struct baat_text name = baat_text_of(word);
	while (name.length > 0 && name.at[0] == '-') {
		name.at++;
		name.length--;
	}
	const char *equals = name.length > 0 ? memchr(name.at, '=', name.length) : NULL;
	if (equals != NULL)
		name.length = (size_t)(equals - name.at);
	return name;
}

static enum baat_status unknown_option(const struct candidates *candidates, const char *word, struct baat_diags *diags)
{
	long nearest = baat_text_nearest(bare_name(word), candidates->count, candidate, candidates);
	struct baat_shown shown = baat_show(baat_text_of(word));
	if (nearest >= 0)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_INVALID,
		                  _("unknown option %s; did you mean --%s?"), shown.text, candidates->names[nearest]);
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_INVALID, _("unknown option %s; see --help"),
	                  shown.text);
}

/* The tables that getopt_long wants, made from the options of the program. */
struct getopt_tables {
	struct option *longs;
	char *shorts;
	struct candidates candidates;
};

/* What getopt_long returns for a long name: its number, beyond all letters. */
enum { LONG_BASE = 256 };

static bool make_tables(struct getopt_tables *tables, const struct program *program)
{
	size_t count = 0, at = 0;
	for (struct option_walk walk = {.program = program}; option_next(&walk);)
		count++;
	*tables = (struct getopt_tables){.longs = calloc(count + 1, sizeof *tables->longs),
	                                 .shorts = calloc(count + 1, 2),
	                                 .candidates.names = calloc(count + 1, sizeof *tables->candidates.names)};
	if (tables->longs == NULL || tables->shorts == NULL || tables->candidates.names == NULL)
		return false;
	tables->shorts[at++] = ':';
	count = 0;
	for (struct option_walk walk = {.program = program}; option_next(&walk); count++) {
		const struct option_row *row = walk.row;
		int argument = row->argument != NULL ? required_argument : no_argument;
		tables->longs[count] = (struct option){row->name, argument, NULL, LONG_BASE + (int)count};
		if (!row->hidden)
			tables->candidates.names[tables->candidates.count++] = row->name;
		if (row->letter == 0)
			continue;
		tables->shorts[at++] = row->letter;
		if (argument == required_argument)
			tables->shorts[at++] = ':';
	}
	return true;
}

static void free_tables(struct getopt_tables *tables)
{
	free(tables->longs);
	free(tables->shorts);
	free(tables->candidates.names);
}

/* Goes to the option that getopt_long found, by its number or its letter. */
static bool go_to(struct option_walk *walk, int found)
{
	for (int i = 0; option_next(walk); i++)
		if (found == LONG_BASE + i || (found < LONG_BASE && found == walk->row->letter))
			return true;
	return false;
}

/* getopt_long takes any beginning of a name; a script that relies on it breaks when an option is added. */
static bool is_abbreviated(char **argv, const struct option_row *row, int found)
{
	const char *word = argv[optind - 1];
	if (found < LONG_BASE)
		return false;
	if (row->argument != NULL && word == optarg)
		word = argv[optind - 2];
	size_t length = strlen(row->name);
	return strncmp(word, "--", 2) != 0 || strncmp(word + 2, row->name, length) != 0 ||
	       (word[2 + length] != '\0' && word[2 + length] != '=');
}

/* Takes what getopt_long found. */
static enum baat_status take(const struct getopt_tables *tables, struct option_walk *walk, char **argv, int found,
                             struct baat_diags *diags)
{
	if (found == ':')
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, _("option %s needs a value"),
		                  baat_show(baat_text_of(argv[optind - 1])).text);
	if (found == '?' || !go_to(walk, found)) {
		char letter[] = {'-', (char)optopt, '\0'};
		bool is_short = optopt > 0 && optopt < LONG_BASE;
		return unknown_option(&tables->candidates, is_short ? letter : argv[optind - 1], diags);
	}
	if (is_abbreviated(argv, walk->row, found))
		return unknown_option(
		    &tables->candidates,
		    optarg != NULL && argv[optind - 1] == optarg ? argv[optind - 2] : argv[optind - 1], diags);
	return option_read(walk, optarg, diags);
}

enum baat_status options_read_early(const struct program *program, struct common_options *settings, int argc,
                                    char **argv, struct baat_diags *diags)
{
	/* it puts operands behind the options, and would find a value for an option that has none the second time */
	char **copy = calloc((size_t)argc + 1, sizeof *copy);
	struct getopt_tables tables;
	struct baat_diags later = {0};
	enum baat_status status = BAAT_OK;
	int found;

	if (!make_tables(&tables, program) || copy == NULL) {
		status = baat_out_of_memory(diags);
		goto out;
	}
	memcpy(copy, argv, (size_t)argc * sizeof *copy);
	opterr = 0;
	while ((found = getopt_long(argc, copy, tables.shorts, tables.longs, NULL)) != -1) {
		struct option_walk walk = {.program = program, .settings = settings};
		if (found != '?' && found != ':' && go_to(&walk, found) && walk.row->early)
			option_read(&walk, optarg, &later);
	}
	/* this starts from the beginning again */
	optind = 0;
out:
	baat_diags_clear(&later);
	free_tables(&tables);
	free(copy);
	return status;
}

enum baat_status options_read(const struct program *program, struct common_options *settings, int argc, char **argv,
                              struct baat_diags *diags)
{
	struct getopt_tables tables;
	enum baat_status status = BAAT_OK;
	int found;

	if (!make_tables(&tables, program)) {
		status = baat_out_of_memory(diags);
		goto out;
	}
	opterr = 0;
	while ((found = getopt_long(argc, argv, tables.shorts, tables.longs, NULL)) != -1) {
		struct option_walk walk = {.program = program, .settings = settings};
		status = baat_worst(status, take(&tables, &walk, argv, found, diags));
	}
	for (int i = optind; i < argc && status < BAAT_SYSTEM; i++)
		status = baat_worst(status, words_add(&settings->operands, argv[i], diags));
out:
	free_tables(&tables);
	return status;
}
