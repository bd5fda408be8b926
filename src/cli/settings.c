/* Reading the command line. */
#include <sched.h>
#include <unistd.h>

#include "baat/model/flow.h"
#include "named-files.h"
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
		status = check_named_files(settings, &diags);
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
