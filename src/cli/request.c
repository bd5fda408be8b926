#include "request.h"

static enum baat_status take(void *context, struct baat_diags *diags)
{
	struct request *request = context;
	if (diags->count > 0 || diags->lost)
		progress_wipe(&request->progress);
	report_print(request->report, diags);
	return request->report->out_of_memory ? BAAT_SYSTEM : BAAT_OK;
}

static bool exhausted(void *context)
{
	struct request *request = context;
	if (request->report->limit > 0 && request->report->errors >= request->report->limit)
		progress_wipe(&request->progress);
	return report_exhausted(request->report);
}

static void begin(void *context, uint64_t bytes)
{
	struct request *request = context;
	progress_begin(&request->progress, request->when, bytes);
}

static void tick(void *context, uint64_t bytes, uint64_t lines)
{
	struct request *request = context;
	progress_tick(&request->progress, bytes, lines);
}

static void pause_progress(void *context)
{
	struct request *request = context;
	progress_wipe(&request->progress);
}

static void take_input(struct baat_inputs_request *inputs, const struct input_options *input)
{
	inputs->shown = input->original;
	inputs->encoding = input->encoding;
	inputs->force_mark = option_in(input->given, INPUT_MARK);
	inputs->mark = input->mark;
	inputs->line_base = input->line_base;
	inputs->meant = (struct baat_meant){input->attributes.items, input->attributes.count};
}

void request_make(struct request *request, const struct common_options *settings, struct report *report)
{
	const struct method_options *method = options_of(settings, &method_group);
	const struct selection_options *selection = options_of(settings, &selection_group);
	const struct input_options *input = options_of(settings, &input_group);
	const struct run_options *run = options_of(settings, &run_group);

	*request = (struct request){
	    .settings = settings, .report = report, .when = run == NULL ? PROGRESS_NEVER : run->progress};
	request->run = (struct baat_run_request){
	    .inputs = {.paths = settings->operands.items,
	               .count = settings->operands.count,
	               .block_size = settings->block_size,
	               .digest = digests_are_wanted(settings)},
	    .method = method == NULL ? NULL : &method->values,
	    .jobs = run == NULL ? 1 : run->jobs,
	    .listener = {.context = request, .take = take, .exhausted = exhausted},
	};
	if (input != NULL)
		take_input(&request->run.inputs, input);
	if (selection != NULL) {
		request->run.cases = selection->cases.items;
		request->run.case_count = selection->cases.count;
	}
	if (!progress_is_wanted(request->when))
		return;
	request->run.listener.begin = begin;
	request->run.listener.tick = tick;
	request->run.listener.pause = pause_progress;
}
