/* Going through argv with getopt_long. */
#include <getopt.h>

#include "option-value.h"
#include "options.h"

static struct baat_text option_name(const void *context, size_t index)
{
	const struct program *program = context;
	return baat_text_of(option_rows[program->options[index]].name);
}

static enum baat_status unknown_option(const struct program *program, const char *word, struct baat_diags *diags)
{
	size_t count = 0;
	while (program->options[count] != OPTION_END)
		count++;
	struct baat_text name = baat_text_of(word);
	while (name.length > 0 && name.at[0] == '-') {
		name.at++;
		name.length--;
	}
	const char *equals = name.length > 0 ? memchr(name.at, '=', name.length) : NULL;
	if (equals != NULL)
		name.length = (size_t)(equals - name.at);
	long nearest = baat_text_nearest(name, count, option_name, program);
	struct baat_shown shown = baat_show(baat_text_of(word));
	if (nearest >= 0)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_INVALID,
		                  _("unknown option %s; did you mean --%s?"), shown.text,
		                  option_rows[program->options[nearest]].name);
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_INVALID, _("unknown option %s; see --help"),
	                  shown.text);
}

/* The tables that getopt_long wants, made from the options of the program. */
struct getopt_tables {
	struct option longs[OPTION__MAX + 3];
	char shorts[2 * OPTION__MAX + 4];
};

/* Options with three dashes are for the tests and the completion. */
enum { LONG_BASE = 256, SHOW_OPTIONS = OPTION__MAX + LONG_BASE, BLOCK_SIZE };

static void make_tables(struct getopt_tables *tables, const struct program *program)
{
	size_t count = 0, at = 0;
	tables->shorts[at++] = ':';
	for (const enum option_id *id = program->options; *id != OPTION_END; id++) {
		const struct option_row *row = &option_rows[*id];
		int argument = row->argument != NULL ? required_argument : no_argument;
		tables->longs[count++] = (struct option){row->name, argument, NULL, LONG_BASE + (int)*id};
		if (row->letter == 0)
			continue;
		tables->shorts[at++] = row->letter;
		if (argument == required_argument)
			tables->shorts[at++] = ':';
	}
	tables->shorts[at] = '\0';
	tables->longs[count++] = (struct option){"-opties", no_argument, NULL, SHOW_OPTIONS};
	tables->longs[count++] = (struct option){"-blok", required_argument, NULL, BLOCK_SIZE};
	tables->longs[count] = (struct option){0};
}

static enum option_id id_of(const struct program *program, int found)
{
	if (found >= LONG_BASE)
		return (enum option_id)(found - LONG_BASE);
	for (const enum option_id *id = program->options; *id != OPTION_END; id++)
		if (option_rows[*id].letter == found)
			return *id;
	return OPTION_END;
}

/* getopt_long takes any beginning of a name; a script that relies on it breaks when an option is added. */
static bool is_abbreviated(char **argv, enum option_id id, int found)
{
	const char *word = argv[optind - 1];
	if (found < LONG_BASE || found >= SHOW_OPTIONS)
		return false;
	if (option_rows[id].argument != NULL && word == optarg)
		word = argv[optind - 2];
	size_t length = strlen(option_rows[id].name);
	return strncmp(word, "--", 2) != 0 || strncmp(word + 2, option_rows[id].name, length) != 0 ||
	       (word[2 + length] != '\0' && word[2 + length] != '=');
}

enum baat_status options_read(struct settings *settings, int argc, char **argv, bool *show_options,
                              struct baat_diags *diags)
{
	const struct program *program = settings->program;
	struct getopt_tables tables;
	enum baat_status status = BAAT_OK;
	int found;

	make_tables(&tables, program);
	opterr = 0;
	while ((found = getopt_long(argc, argv, tables.shorts, tables.longs, NULL)) != -1) {
		enum baat_status now;
		enum option_id id = found >= SHOW_OPTIONS ? OPTION_END : id_of(program, found);
		if (found == SHOW_OPTIONS) {
			*show_options = true;
			continue;
		}
		if (found == BLOCK_SIZE) {
			status = baat_worst(status, option_take_block_size(settings, optarg, diags));
			continue;
		}
		if (found == ':') {
			now = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, _("option %s needs a value"),
			                 baat_show(baat_text_of(argv[optind - 1])).text);
		} else if (found == '?' || id == OPTION_END) {
			char letter[] = {'-', (char)optopt, '\0'};
			bool is_short = optopt > 0 && optopt < LONG_BASE;
			now = unknown_option(program, is_short ? letter : argv[optind - 1], diags);
		} else if (is_abbreviated(argv, id, found)) {
			now = unknown_option(
			    program, optarg != NULL && argv[optind - 1] == optarg ? argv[optind - 2] : argv[optind - 1],
			    diags);
		} else {
			now = option_take(settings, id, optarg, diags);
		}
		status = baat_worst(status, now);
	}
	for (int i = optind; i < argc && status < BAAT_SYSTEM; i++)
		status = baat_worst(status, words_add(&settings->operands, argv[i], diags));
	return status;
}
