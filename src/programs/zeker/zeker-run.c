/* What baat-zeker does: opens, adds up, draws, shows, and puts what it wrote in its place. */
#include "baat/base/memory.h"
#include "cli/show.h"
#include "zeker-account.h"
#include "zeker.h"

/* What a user must know besides the figures. */
static enum baat_status note(const struct zeker *zeker, const struct baat_run *run, struct baat_diags *diags)
{
	const struct baat_uncertain_counts counts = baat_uncertain_counts(zeker_uncertain(run));
	const struct baat_place nowhere = {0};
	enum baat_status status = grouping_warn_never(zeker->grouping, zeker_filter(run), diags);
	if (counts.open_lines == 0 && !zeker->options->luck)
		baat_warn(
		    diags, nowhere, BAAT_RANGE_NONE,
		    _("no line that counts has a range: this is one number, not a band; fill in laag and hoog, or "
		      "add --marge"));
	if (counts.without_alternative > 0)
		baat_note(diags, nowhere, BAAT_CASE_WITHOUT_ALTERNATIVE,
		          ngettext_("%llu case has no alternative, so nothing to compare with, and does not count",
		                    "%llu cases have no alternative, so nothing to compare with, and do not count",
		                    (unsigned long)counts.without_alternative),
		          (unsigned long long)counts.without_alternative);
	if (counts.without_grade > 0)
		baat_note(diags, nowhere, BAAT_EVIDENCE_MISSING,
		          ngettext_("%llu line has no bewijs; it counts as %u",
		                    "%llu lines have no bewijs; they count as %u", (unsigned long)counts.without_grade),
		          (unsigned long long)counts.without_grade, (unsigned)zeker->rules.grade);
	return baat_worst(status, baat_run_notes(run, diags));
}

/* The rows that were added up, as sentences. */
static enum baat_status write_sentences(struct zeker_drawer *drawer, struct baat_run *run, size_t count,
                                        struct baat_diags *diags)
{
	struct baat_buffer text = {0};
	const struct zeker_sink sink = {NULL, &text};
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		status = zeker_write(drawer, zeker_uncertain(run), i, drawer->zeker->jobs, &sink, diags);
		if (text.failed)
			status = baat_out_of_memory(diags);
		if (status == BAAT_OK)
			status = baat_output_write(baat_run_output(run), baat_buffer_text(&text), diags);
		text.length = 0;
	}
	baat_buffer_free(&text);
	return status;
}

/* The rows that were added up, as a table. */
static enum baat_status write_rows(struct zeker_drawer *drawer, struct baat_run *run, size_t count,
                                   struct emitter *emitter, struct baat_diags *diags)
{
	const struct zeker_sink sink = {emitter, NULL};
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < count && status == BAAT_OK; i++)
		status = zeker_write(drawer, zeker_uncertain(run), i, drawer->zeker->jobs, &sink, diags);
	if (status == BAAT_OK)
		status = emit_end(emitter, diags);
	if (status == BAAT_OK && emitter->screen != NULL)
		status = zeker_explain(drawer, zeker_uncertain(run), emitter, diags);
	return status == BAAT_OK ? show_notes(emitter, diags) : status;
}

static enum baat_status show(const struct zeker *zeker, struct baat_run *run, struct emitter *emitter,
                             struct baat_diags *diags)
{
	struct zeker_drawer drawer = {0};
	enum baat_status status = note(zeker, run, diags);
	if (status != BAAT_OK || zeker->streaming)
		return status;
	const size_t count = baat_uncertain_count(zeker_uncertain(run));
	if (count == SIZE_MAX || !zeker_drawer_begin(&drawer, zeker))
		status = baat_out_of_memory(diags);
	else if (zeker->options->sentences)
		status = write_sentences(&drawer, run, count, diags);
	else
		status = write_rows(&drawer, run, count, emitter, diags);
	zeker_drawer_free(&drawer);
	return status;
}

/* Each of the tables is a sheet of its own name. */
static const char *sheet_name(const struct zeker_options *options)
{
	if (options->sensitivity)
		return "Gevoeligheid";
	if (options->classes > 0)
		return "Klassen";
	return options->raw ? "Trekkingen" : "Zeker";
}

static enum baat_status compute(struct zeker *zeker, struct baat_run *run, struct zeker_account *account,
                                struct baat_diags *diags)
{
	struct emitter emitter = {0};
	enum baat_status status = BAAT_OK;
	if (!zeker->options->sentences)
		status =
		    emit_begin(&emitter, zeker->form, (struct emit_names){"baat-zeker", sheet_name(zeker->options)},
		               zeker->columns, zeker->ranks, zeker->column_count, baat_run_output(run), diags);
	if (status == BAAT_OK)
		status = baat_run_cases(run, &zeker_handler, zeker, diags);
	if (status == BAAT_OK)
		status = show(zeker, run, &emitter, diags);
	if (status == BAAT_OK)
		zeker_account_count(account, zeker_uncertain(run));
	emit_free(&emitter);
	return status;
}

/* All that is read before the cases are: prices, grades of evidence, headers; and what follows from the keys. */
static enum baat_status open_cases(struct case_job *job, struct zeker *zeker, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (zeker->options->grades_path != NULL)
		status = baat_grades_read(&zeker->grades, zeker->options->grades_path, diags);
	if (status < BAAT_SYSTEM)
		status = baat_worst(status, case_job_open(job, diags));
	zeker->rules.prices = job->tables.prices;
	zeker->rules.grades = zeker->options->grades_path == NULL ? NULL : &zeker->grades;
	zeker->streaming = job->grouping.case_first && (zeker->form != BAAT_FORM_TABLE || zeker->options->sentences);
	return status == BAAT_OK ? zeker_prepare(zeker, diags) : status;
}

enum baat_status zeker_run(const void *context, struct report *report, struct baat_diags *diags)
{
	static const char *totals[] = {"totaal"};
	static const struct words by_total = {.items = totals, .count = 1};
	const struct zeker_settings *settings = context;
	struct zeker_account account = {0};
	struct case_job job;
	struct zeker zeker = {.common = &settings->common,
	                      .options = &settings->zeker,
	                      .form = settings->output.form,
	                      .chosen = settings->selection.chosen,
	                      .jobs = settings->run.jobs,
	                      .grouping = &job.grouping,
	                      .rules = {.count_inputs = account_is_wanted(&settings->common)}};
	enum baat_status status = case_job_begin(&job, &settings->common, report, diags);
	if (status != BAAT_OK)
		return status;
	job.own.keys = settings->zeker.keys.count > 0 ? &settings->zeker.keys : &by_total;
	baat_flow_rules_make(&zeker.flow_rules, &settings->method.values);

	status = zeker_account_make(&account, &settings->zeker, &job, diags);
	if (status == BAAT_OK)
		status = open_cases(&job, &zeker, diags);
	status = baat_run_output_to(job.run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = case_job_account(&job, diags);
	if (status == BAAT_OK)
		status = compute(&zeker, job.run, &account, diags);
	status = case_job_end(&job, status, diags);
	zeker_account_free(&account);
	zeker_free(&zeker);
	return status;
}
