/* Reading the command line. */
#include <getopt.h>
#include <sched.h>
#include <unistd.h>

#include "baat/flow.h"
#include "baat/memory.h"
#include "baat/number.h"
#include "options.h"

enum { JOBS_MAX = 64 };

static enum baat_status add_word(struct words *words, const char *word, struct baat_diags *diags)
{
	if (!baat_grow(&words->items, &words->capacity, words->count + 1, sizeof *words->items))
		return baat_out_of_memory(diags);
	words->items[words->count++] = word;
	return BAAT_OK;
}

/* Adds the parts between commas; they are cut apart where they stand, in argv. */
static enum baat_status add_list(struct words *words, char *list, const char *option, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (char *at = list; at != NULL && status == BAAT_OK;) {
		char *comma = strchr(at, ',');
		if (comma != NULL)
			*comma = '\0';
		if (*at == '\0')
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, _("--%s has an empty name"), option);
		status = add_word(words, at, diags);
		at = comma == NULL ? NULL : comma + 1;
	}
	return status;
}

static enum baat_status read_number(const char *text, const char *option, unsigned scale, enum baat_percent percent,
                                    int64_t min, int64_t max, int64_t *number, struct baat_diags *diags)
{
	const struct baat_number_rule rule = {.mark = BAAT_MARK_OPTION, .percent = percent, .scale = scale, .min = min,
	                                      .max = max};
	struct baat_diags wrong = {0};
	struct baat_text value = baat_text_of(text);
	enum baat_code code = value.length == 0 ? BAAT_NUMBER_INVALID : baat_number_read(value, &rule, number);
	if (code == BAAT_CODE__MAX)
		return BAAT_OK;
	/* what is wrong with the number is told as a fault of the command line */
	enum baat_status status = baat_number_report(&wrong, baat_at(NULL, 0, 0), code, option, value, &rule);
	if (status != BAAT_SYSTEM)
		status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, "--%s", wrong.items[0].text);
	else
		status = baat_out_of_memory(diags);
	baat_diags_clear(&wrong);
	return status;
}

struct word_list {
	const char *const *words;
	size_t count;
};

static struct baat_text word_at(const void *context, size_t index)
{
	const struct word_list *list = context;
	return baat_text_of(list->words[index]);
}

static enum baat_status read_word(const char *text, const char *option, const char *const words[], size_t count,
                                  size_t *index, struct baat_diags *diags)
{
	const struct word_list list = {words, count};
	for (size_t i = 0; i < count; i++)
		if (strcmp(text, words[i]) == 0) {
			*index = i;
			return BAAT_OK;
		}
	long nearest = baat_text_nearest(baat_text_of(text), count, word_at, &list);
	struct baat_shown shown = baat_show(baat_text_of(text));
	if (nearest >= 0)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, _("--%s '%s' is unknown; did you mean %s?"),
		                  option, shown.text, words[nearest]);
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, _("--%s '%s' is unknown; see --help"), option,
	                  shown.text);
}

/* Options that set a number of the method. */
static enum baat_status read_method_option(struct settings *settings, enum option_id id, const char *value,
                                           struct baat_diags *diags)
{
	const char *option = option_rows[id].name;
	struct baat_method *method = &settings->method;
	int64_t number = 0;
	enum baat_status status = BAAT_OK;
	switch (id) {
	case OPTION_RATE:
		status = read_number(value, option, BAAT_SCALE_PERCENT, BAAT_PERCENT_MAY, 0, BAAT_PERCENT_ALL, &number, diags);
		method->discount_rate = (int32_t)number;
		break;
	case OPTION_HORIZON:
		status = read_number(value, option, 0, BAAT_PERCENT_NONE, 1, BAAT_HORIZON_MAX, &number, diags);
		method->horizon = (int32_t)number;
		break;
	case OPTION_PRICE_YEAR:
		status = read_number(value, option, 0, BAAT_PERCENT_NONE, BAAT_YEAR_FIRST, BAAT_YEAR_LAST, &number, diags);
		method->price_year = (int32_t)number;
		break;
	case OPTION_SUCCESS:
		status = read_number(value, option, BAAT_SCALE_CHANCE, BAAT_PERCENT_DIVIDES, 0, BAAT_CHANCE_ONE, &number, diags);
		method->success = (int32_t)number;
		break;
	case OPTION_START:
		if (!baat_month_read(baat_text_of(value), &method->start))
			status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
			                    _("--start '%s' is not a month; write it as 2017-02"),
			                    baat_show(baat_text_of(value)).text);
		break;
	default: {
		static const char *const names[] = {"financieel", "maatschappelijk"};
		size_t index = 0;
		status = read_word(value, option, names, 2, &index, diags);
		method->perspective = index == 0 ? BAAT_FINANCIAL : BAAT_SOCIAL;
	}
	}
	return status;
}

static enum baat_status read_run_option(struct settings *settings, enum option_id id, char *value,
                                        struct baat_diags *diags)
{
	static const char *const forms[] = {"csv-nl", "csv", "tsv", "jsonl", "excel", "tabel"};
	static const char *const marks[] = {"komma", "punt"};
	static const char *const whens[] = {"auto", "altijd", "nooit"};
	const char *option = option_rows[id].name;
	size_t index = 0;
	int64_t number = 0;
	enum baat_status status;
	switch (id) {
	case OPTION_FORM:
		status = read_word(value, option, forms, BAAT_FORM__MAX, &index, diags);
		settings->form = (enum baat_form)index;
		return status;
	case OPTION_DECIMAL:
		status = read_word(value, option, marks, 2, &index, diags);
		settings->force_mark = true;
		settings->mark = index == 0 ? BAAT_MARK_COMMA : BAAT_MARK_POINT;
		return status;
	case OPTION_PROGRESS:
		status = read_word(value, option, whens, 3, &index, diags);
		settings->progress = (enum progress_when)index;
		return status;
	case OPTION_JOBS:
		status = read_number(value, option, 0, BAAT_PERCENT_NONE, 1, JOBS_MAX, &number, diags);
		settings->jobs = (size_t)number;
		return status;
	case OPTION_LINE_BASE:
		status = read_number(value, option, 0, BAAT_PERCENT_NONE, 0, INT64_C(1000000000000), &number, diags);
		settings->line_base = (uint64_t)number;
		return status;
	case OPTION_THRESHOLD:
		return read_number(value, option, BAAT_SCALE_PERCENT, BAAT_PERCENT_MAY, 0, INT64_C(10000000000),
		                   &settings->threshold, diags);
	case OPTION_KEYS:
		return add_list(&settings->keys, value, option, diags);
	case OPTION_PARTIES:
		return add_list(&settings->parties, value, option, diags);
	case OPTION_ALTERNATIVES:
		return add_list(&settings->alternatives, value, option, diags);
	case OPTION_PRICES:
		return add_word(&settings->prices, value, diags);
	case OPTION_ATTRIBUTE:
		return add_list(&settings->attributes, value, option, diags);
	default:
		return read_method_option(settings, id, value, diags);
	}
}

/* Where an option that names a file keeps it; NULL for other options. */
static const char **path_of(struct settings *settings, enum option_id id)
{
	switch (id) {
	case OPTION_METHOD:
		return &settings->method_path;
	case OPTION_CPI:
		return &settings->cpi_path;
	case OPTION_OUTPUT:
		return &settings->output_path;
	case OPTION_ASIDE:
		return &settings->aside_path;
	case OPTION_ACCOUNT:
		return &settings->account_path;
	case OPTION_AGREEMENT:
		return &settings->agreement_path;
	case OPTION_MANDATE:
		return &settings->mandate_path;
	case OPTION_FOLDER:
		return &settings->folder_path;
	case OPTION_DIFFERENCE:
		return &settings->difference_path;
	case OPTION_ENCODING:
		return &settings->encoding;
	default:
		return NULL;
	}
}

static enum baat_status take_option(struct settings *settings, enum option_id id, char *value, struct baat_diags *diags)
{
	const char **path = path_of(settings, id);
	settings->given[id] = true;
	if (path != NULL) {
		*path = value;
		return BAAT_OK;
	}
	return option_rows[id].argument == NULL ? BAAT_OK : read_run_option(settings, id, value, diags);
}

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
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_INVALID, _("unknown option %s; did you mean --%s?"),
		                  shown.text, option_rows[program->options[nearest]].name);
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_INVALID, _("unknown option %s; see --help"), shown.text);
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

static enum baat_status read_options(struct settings *settings, int argc, char **argv, bool *show_options,
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
			int64_t size = 0;
			status = baat_worst(status, read_number(optarg, "blok", 0, BAAT_PERCENT_NONE, 1, INT32_MAX, &size, diags));
			settings->block_size = (size_t)size;
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
			now = unknown_option(program, optarg != NULL && argv[optind - 1] == optarg ? argv[optind - 2]
			                                                                              : argv[optind - 1], diags);
		} else {
			now = take_option(settings, id, optarg, diags);
		}
		status = baat_worst(status, now);
	}
	for (int i = optind; i < argc && status < BAAT_SYSTEM; i++)
		status = baat_worst(status, add_word(&settings->operands, argv[i], diags));
	return status;
}

static size_t count_cores(void)
{
	cpu_set_t cores;
	if (sched_getaffinity(0, sizeof cores, &cores) != 0)
		return 1;
	int count = CPU_COUNT(&cores);
	return count < 1 ? 1 : count > JOBS_MAX ? JOBS_MAX : (size_t)count;
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
	return BAAT_OK;
}

/* The second of two outputs with one name would replace the first. */
static enum baat_status check_outputs(const struct settings *settings, struct baat_diags *diags)
{
	static const enum option_id ids[] = {OPTION_OUTPUT, OPTION_ASIDE, OPTION_ACCOUNT};
	const char *const paths[] = {settings->output_path, settings->aside_path, settings->account_path};
	for (size_t i = 1; i < sizeof ids / sizeof ids[0]; i++)
		for (size_t j = 0; j < i; j++)
			if (paths[i] != NULL && paths[j] != NULL && strcmp(paths[i], paths[j]) == 0)
				return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_CONFLICT,
				                  _("--%s and --%s name the same file"), option_rows[ids[j]].name,
				                  option_rows[ids[i]].name);
	return BAAT_OK;
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
	enum baat_status status = read_options(settings, argc, argv, &show_options, &diags);
	*exit_status = BAAT_OK;
	if (settings->given[OPTION_HELP] || settings->given[OPTION_VERSION] || show_options) {
		if (show_options)
			print_option_table(program);
		else if (settings->given[OPTION_HELP])
			print_help(program, stdout);
		else
			printf("%s (baat) %s\n", program->name, BAAT_VERSION);
		if (fflush(stdout) != 0 || ferror(stdout)) {
			baat_error(&diags, baat_at(NULL, 0, 0), BAAT_CANNOT_WRITE, _("cannot write to standard output"));
			*exit_status = BAAT_SYSTEM;
			report_print(&report, &diags);
		}
		baat_diags_clear(&diags);
		return BAAT_USAGE;
	}
	if (status == BAAT_OK)
		status = baat_worst(check_stdin(settings, &diags), check_outputs(settings, &diags));
	if (status == BAAT_OK && settings->method_path != NULL)
		status = read_method_file(settings, &diags);
	if (status == BAAT_OK && settings->operands.count == 0 && program->reads_stdin) {
		if (isatty(STDIN_FILENO)) {
			status = BAAT_USAGE;
			print_usage(program, stderr);
			fprintf(stderr, _("Try: %s --help\n"), program->name);
		} else {
			status = add_word(&settings->operands, "-", &diags);
		}
	}
	if (settings->form == BAAT_FORM__MAX)
		settings->form = settings->output_path == NULL && isatty(STDOUT_FILENO) ? BAAT_FORM_TABLE : BAAT_FORM_CSV_NL;
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
