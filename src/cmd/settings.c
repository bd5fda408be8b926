/* Reading the command line. */
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

#include "baat/flow.h"
#include "option-value.h"
#include "options.h"

static size_t count_cores(void)
{
	cpu_set_t cores;
	if (sched_getaffinity(0, sizeof cores, &cores) != 0)
		return 1;
	int count = CPU_COUNT(&cores);
	return count < 1 ? 1 : count > POOL_MAX ? POOL_MAX : (size_t)count;
}

/* The method file counts where no option does. */
static enum baat_status read_method_file(struct settings *settings, struct baat_diags *diags)
{
	struct baat_method options = settings->method, *method = &settings->method;
	*method = baat_method_default();
	enum baat_status status = baat_method_read(method, settings->method_path, diags);
	if (settings->given[OPTION_RATE])
		method->discount_rate = options.discount_rate;
	if (settings->given[OPTION_HORIZON])
		method->horizon = options.horizon;
	if (settings->given[OPTION_PRICE_YEAR])
		method->price_year = options.price_year;
	if (settings->given[OPTION_SUCCESS])
		method->success = options.success;
	if (settings->given[OPTION_PERSPECTIVE])
		method->perspective = options.perspective;
	method->start = options.start;
	return status;
}

static size_t count_dashes(const struct words *words)
{
	size_t count = 0;
	for (size_t i = 0; i < words->count; i++)
		count += strcmp(words->items[i], "-") == 0;
	return count;
}

static enum baat_status check_stdin(const struct settings *settings, struct baat_diags *diags)
{
	const char *const inputs[] = {settings->method_path, settings->cpi_path, settings->agreement_path,
	                              settings->mandate_path, settings->difference_path};
	size_t count = count_dashes(&settings->operands) + count_dashes(&settings->prices);
	count += settings->operands.count == 0 && settings->program->reads_stdin;
	for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++)
		count += inputs[i] != NULL && strcmp(inputs[i], "-") == 0;
	if (count > 1)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
		                  _("standard input (-) can be read only once"));
	/* the account reads these again, for their digest */
	bool again =
	    (inputs[0] != NULL && strcmp(inputs[0], "-") == 0) || (inputs[1] != NULL && strcmp(inputs[1], "-") == 0);
	if (again && settings->account_path != NULL)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
		                  _("standard input cannot be read again for the account; name a file"));
	return BAAT_OK;
}

/* The second of two outputs with one name would replace the first. */
static enum baat_status check_outputs(const struct settings *settings, struct baat_diags *diags)
{
	static const enum option_id ids[] = {OPTION_OUTPUT, OPTION_ASIDE, OPTION_ACCOUNT};
	/* no --uitvoer is standard output, also under its other name */
	const char *paths[] = {settings->output_path != NULL ? settings->output_path : "-", settings->aside_path,
	                       settings->account_path};
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
		if (paths[i] != NULL && strcmp(paths[i], "/dev/stdout") == 0)
			paths[i] = "-";
	for (size_t i = 1; i < sizeof ids / sizeof ids[0]; i++)
		for (size_t j = 0; j < i; j++)
			if (paths[i] != NULL && paths[j] != NULL && strcmp(paths[i], paths[j]) == 0)
				return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
				                  _("--%s and --%s name the same file"), option_rows[ids[j]].name,
				                  option_rows[ids[i]].name);
	return BAAT_OK;
}

/* Whether two paths are one regular file. */
static bool same_file(const char *a, const char *b)
{
	struct stat left, right;
	return a != NULL && b != NULL && stat(a, &left) == 0 && stat(b, &right) == 0 && S_ISREG(left.st_mode) &&
	       left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

/* What is set aside or accounted for in the place of an input would destroy it; --uitvoer may replace what it was made
 * of. */
static enum baat_status spare_inputs(const struct settings *settings, struct baat_diags *diags)
{
	const char *const outputs[] = {settings->aside_path, settings->account_path};
	const char *const others[] = {settings->method_path, settings->cpi_path, settings->agreement_path,
	                              settings->mandate_path};
	const struct words *const lists[] = {&settings->operands, &settings->prices};
	const char *struck = NULL;
	for (size_t i = 0; i < sizeof outputs / sizeof outputs[0]; i++) {
		for (size_t j = 0; j < sizeof lists / sizeof lists[0]; j++)
			for (size_t k = 0; k < lists[j]->count; k++)
				if (same_file(outputs[i], lists[j]->items[k]))
					struck = outputs[i];
		for (size_t j = 0; j < sizeof others / sizeof others[0]; j++)
			if (same_file(outputs[i], others[j]))
				struck = outputs[i];
	}
	if (struck == NULL)
		return BAAT_OK;
	return baat_error(diags, baat_at(struck, 0, 0), BAAT_OPTION_CONFLICT,
	                  _("this file is read and would be replaced; choose another name"));
}

/* One file was cut from the original; of several the messages would not tell which. */
static enum baat_status check_original(const struct settings *settings, struct baat_diags *diags)
{
	if (settings->original == NULL || settings->operands.count <= 1)
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
	                  _("--origineel goes with one file; give the shards one at a time"));
}

/* Whoever reads flows must not take what never came for a whole. */
static enum baat_status say_incomplete(const struct settings *settings, enum baat_status status)
{
	if (status == BAAT_OK || !settings->given[OPTION_FLOWS] || settings->output_path != NULL)
		return status;
	puts(BAAT_INCOMPLETE);
	return fflush(stdout) != 0 ? baat_worst(status, BAAT_SYSTEM) : status;
}

enum baat_status settings_read(struct settings *settings, const struct program *program, int argc, char **argv,
                               int *exit_status)
{
	struct baat_diags diags = {0};
	struct report report = {.program = program};
	bool show_options = false;

	*settings = (struct settings){
	    .program = program, .method = baat_method_default(), .form = BAAT_FORM__MAX, .jobs = count_cores()};
	enum baat_status status = options_read(settings, argc, argv, &show_options, &diags);
	*exit_status = BAAT_OK;
	if (settings->given[OPTION_HELP] || settings->given[OPTION_VERSION] || show_options) {
		if (show_options)
			print_option_table(program);
		else if (settings->given[OPTION_HELP])
			print_help(program, stdout);
		else
			printf("%s (baat) %s\n", program->name, BAAT_VERSION);
		if (fflush(stdout) != 0 || ferror(stdout)) {
			baat_error(&diags, baat_at(NULL, 0, 0), BAAT_CANNOT_WRITE,
			           _("cannot write to standard output"));
			*exit_status = BAAT_SYSTEM;
			report_print(&report, &diags);
		}
		baat_diags_clear(&diags);
		return BAAT_USAGE;
	}
	if (status == BAAT_OK)
		status = check_stdin(settings, &diags);
	if (status == BAAT_OK)
		status = check_outputs(settings, &diags);
	if (status == BAAT_OK)
		status = spare_inputs(settings, &diags);
	if (status == BAAT_OK)
		status = check_original(settings, &diags);
	if (status == BAAT_OK && settings->method_path != NULL)
		status = read_method_file(settings, &diags);
	if (status == BAAT_OK && settings->operands.count == 0 && program->reads_stdin) {
		if (isatty(STDIN_FILENO)) {
			status = BAAT_USAGE;
			print_usage(program, stderr);
			fprintf(stderr, _("Try: %s --help\n"), program->name);
		} else {
			status = words_add(&settings->operands, "-", &diags);
		}
	}
	if (settings->form == BAAT_FORM__MAX)
		settings->form =
		    settings->output_path == NULL && isatty(STDOUT_FILENO) ? BAAT_FORM_TABLE : BAAT_FORM_CSV_NL;
	status = say_incomplete(settings, status);
	*exit_status = program_end(&report, &diags, status);
	return status;
}

enum baat_status check_conflicts(const struct settings *settings, const struct conflict_list *list,
                                 struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < list->count; i++)
		if (settings->given[list->pairs[i][0]] && settings->given[list->pairs[i][1]])
			status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
			                    _("--%s cannot be combined with --%s"), option_rows[list->pairs[i][0]].name,
			                    option_rows[list->pairs[i][1]].name);
	return status;
}

void settings_free(struct settings *settings)
{
	free(settings->prices.items);
	free(settings->keys.items);
	free(settings->parties.items);
	free(settings->alternatives.items);
	free(settings->attributes.items);
	free(settings->operands.items);
}
