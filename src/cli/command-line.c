#include "command-line.h"

#include <unistd.h>

#include "help.h"
#include "language.h"
#include "named-files.h"

/* Calls for each group of the program, once for each struct of it. */
struct group_walk {
	const struct option_use *first, *use;
	struct common_options *settings;
};

static bool next_group(struct group_walk *walk, const struct option_group **group, void **options)
{
	for (; walk->use->group != NULL; walk->use++) {
		const struct option_use *before = walk->first;
		while (before->at != walk->use->at)
			before++;
		if (before != walk->use)
			continue;
		*group = walk->use->group;
		*options = (char *)walk->settings + walk->use->at;
		walk->use++;
		return true;
	}
	return false;
}

static struct group_walk groups_of(struct common_options *settings)
{
	const struct option_use *options = settings->program->options;
	return (struct group_walk){options, options, settings};
}

static void start_groups(struct common_options *settings)
{
	const struct option_group *group;
	void *options;
	for (struct group_walk walk = groups_of(settings); next_group(&walk, &group, &options);)
		if (group->start != NULL)
			group->start(options);
}

static enum baat_status check_groups(struct common_options *settings, struct baat_diags *diags)
{
	const struct option_group *group;
	void *options;
	enum baat_status status = BAAT_OK;
	for (struct group_walk walk = groups_of(settings); next_group(&walk, &group, &options);)
		if (group->check != NULL && status == BAAT_OK)
			status = group->check(options, settings, diags);
	for (struct group_walk walk = groups_of(settings); next_group(&walk, &group, &options);)
		if (group->read != NULL && status == BAAT_OK)
			status = group->read(options, diags);
	return status;
}

/* What cannot be given together, and what only the program itself can tell. */
static enum baat_status check_program(const struct common_options *settings, struct baat_diags *diags)
{
	const struct program *program = settings->program;
	enum baat_status status = BAAT_OK;
	if (program->conflicts != NULL)
		status = check_conflicts(settings, program->conflicts, diags);
	return program->check == NULL ? status : baat_worst(status, program->check(settings, diags));
}

static enum baat_status fail_groups(struct common_options *settings, enum baat_status status)
{
	const struct option_group *group;
	void *options;
	for (struct group_walk walk = groups_of(settings); next_group(&walk, &group, &options);)
		if (group->fail != NULL && !settings->output_is_input)
			status = baat_worst(status, group->fail(options));
	return status;
}

/* Without operands standard input is meant, unless that is a terminal where nobody would know what to type. */
static enum baat_status default_operand(struct common_options *settings, struct baat_diags *diags)
{
	const struct program *program = settings->program;
	if (settings->operands.count > 0 || !program_reads_operands(settings))
		return BAAT_OK;
	if (!isatty(STDIN_FILENO))
		return words_add(&settings->operands, "-", diags);
	print_usage(program, stderr);
	fprintf(stderr, _("Try: %s --help\n"), program->name);
	return BAAT_USAGE;
}

/* --help and its kin, whatever else stands on the command line. */
static int show(const struct common_options *settings, struct report *report, struct baat_diags *diags)
{
	const struct program *program = settings->program;
	bool printed = true;
	baat_diags_clear(diags);
	if (settings->table)
		print_option_table(program);
	else if (settings->help)
		printed = print_help(program, stdout);
	else
		printf("%s (baat) %s\n", program->name, BAAT_VERSION);
	const enum baat_status status = flush_stdout(printed, diags);
	report_print(report, diags);
	return (int)status;
}

enum baat_status command_line_read(struct common_options *settings, int argc, char **argv, int *exit_status)
{
	struct baat_diags diags = {0};
	struct report report = {.program = settings->program->name};

	start_groups(settings);
	enum baat_status status = options_read_early(settings->program, settings, argc, argv, &diags);
	if (status == BAAT_OK)
		status = language_choose(settings, &diags);
	if (status < BAAT_SYSTEM)
		status = baat_worst(status, options_read(settings->program, settings, argc, argv, &diags));
	if (settings->help || settings->version || settings->table) {
		*exit_status = show(settings, &report, &diags);
		return BAAT_USAGE;
	}
	if (status == BAAT_OK)
		status = check_named_files(settings, &diags);
	if (status == BAAT_OK)
		status = check_groups(settings, &diags);
	if (status == BAAT_OK)
		status = check_program(settings, &diags);
	if (status == BAAT_OK)
		status = default_operand(settings, &diags);
	if (status != BAAT_OK)
		status = fail_groups(settings, status);
	*exit_status = report_end(&report, &diags, status);
	return status;
}

void command_line_free(struct common_options *settings)
{
	struct option_walk walk = {.program = settings->program, .settings = settings};
	while (option_next(&walk))
		if (option_takes_words(walk.row))
			words_free((struct words *)((char *)walk.options + walk.row->at));
	words_free(&settings->operands);
	named_files_free(settings->named);
	settings->named = NULL;
	language_free(settings);
}
