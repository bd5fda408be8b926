#include "settings.h"

static void take_prices(struct settings *request, const struct prices_options *prices)
{
	request->prices = prices->tables;
	request->cpi_path = prices->cpi;
}

static void take_selection(struct settings *request, const struct selection_options *selection)
{
	request->keys = selection->keys;
	request->parties = selection->parties;
	request->alternatives = selection->alternatives;
	request->chosen = selection->chosen;
	request->cases = selection->cases;
	request->sort = selection->sort;
}

static void take_method(struct settings *request, const struct method_options *method)
{
	request->method = method->values;
	request->method_path = method->path;
}

static void take_output(struct settings *request, const struct output_options *output)
{
	request->form = output->form;
	request->flows = output->flows;
	request->origin = output->origin;
	request->output_path = output->path;
}

static void take_rejects(struct settings *request, const struct rejects_options *rejects)
{
	request->aside_path = rejects->path;
	request->account_path = rejects->account;
}

static void take_input(struct settings *request, const struct input_options *input)
{
	request->force_mark = option_in(input->given, INPUT_MARK);
	request->mark = input->mark;
	request->encoding = input->encoding;
	request->attributes = input->attributes;
	request->line_base = input->line_base;
	request->original = input->original;
}

static void take_run(struct settings *request, const struct run_options *run)
{
	request->jobs = run->jobs;
	request->progress = run->progress;
}

struct settings settings_make(const struct common_options *settings)
{
	struct settings request = {.program = settings->program,
	                           .operands = settings->operands,
	                           .block_size = settings->block_size,
	                           .method = baat_method_default()};
	for (const struct option_use *use = settings->program->options; use->group != NULL; use++) {
		const void *options = (const char *)settings + use->at;
		if (use->group == &prices_group)
			take_prices(&request, options);
		else if (use->group == &selection_group)
			take_selection(&request, options);
		else if (use->group == &method_group)
			take_method(&request, options);
		else if (use->group == &output_group)
			take_output(&request, options);
		else if (use->group == &rejects_group)
			take_rejects(&request, options);
		else if (use->group == &input_group)
			take_input(&request, options);
		else if (use->group == &run_group)
			take_run(&request, options);
	}
	return request;
}
