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
	progress_begin(&request->progress, request->settings.progress, bytes);
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

void request_make(struct request *request, const struct common_options *common, struct report *report)
{
	*request = (struct request){.settings = settings_make(common), .report = report};
	const struct settings *settings = &request->settings;
	request->run = (struct baat_run_request){
	    .inputs =
		{
		    .paths = settings->operands.items,
		    .count = settings->operands.count,
		    .shown = settings->original,
		    .encoding = settings->encoding,
		    .force_mark = settings->force_mark,
		    .mark = settings->mark,
		    .line_base = settings->line_base,
		    .block_size = settings->block_size,
		    .digest = settings_want_account(settings),
		    .meant = {settings->attributes.items, settings->attributes.count},
		},
	    .method = &settings->method,
	    .jobs = settings->jobs,
	    .cases = settings->cases.items,
	    .case_count = settings->cases.count,
	    .listener = {.context = request, .take = take, .exhausted = exhausted},
	};
	if (!progress_is_wanted(settings->progress))
		return;
	request->run.listener.begin = begin;
	request->run.listener.tick = tick;
	request->run.listener.pause = pause_progress;
}
