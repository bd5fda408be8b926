/* What baat-verslag does: opens, goes through the cases, makes the tables, writes them. */
#include "write.h"

/* A report on its way. */
struct report_run {
	const struct verslag_settings *settings;
	struct case_job job;
	struct grouping sharing;
	struct baat_agreement agreement;
	struct baat_names *names; /* of the agreement; NULL: nothing is shared */
	struct stakes stakes;
	struct baat_shared shared;
	struct baat_any_table *sure, *extra;
	struct tables_of_report tables;
};

/* `named`: the words are NAAM=BESTAND. */
static enum baat_status read_tables(struct baat_any_table **tables, const struct words *words, bool named,
                                    struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	*tables = calloc(words->count + 1, sizeof **tables);
	if (*tables == NULL)
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < words->count; i++) {
		const char *path = named ? named_file(words->items[i]) : words->items[i];
		status = baat_worst(status, baat_any_table_read(&(*tables)[i], path, diags));
	}
	return status;
}

static void free_tables(struct baat_any_table *tables, size_t count)
{
	for (size_t i = 0; i < count && tables != NULL; i++)
		baat_any_table_free(&tables[i]);
	free(tables);
}

/* Reads what is to be shown besides, to report all mistakes in it. */
static enum baat_status read_besides(struct report_run *run, struct baat_diags *diags)
{
	const struct verslag_options *options = &run->settings->verslag;
	enum baat_status status = BAAT_OK;
	if (options->agreement != NULL) {
		run->names = baat_names_new(NULL);
		status = run->names == NULL
		             ? baat_out_of_memory(diags)
		             : baat_agreement_read(&run->agreement, run->names, options->agreement, diags);
	}
	if (status < BAAT_USAGE)
		status = baat_worst(status, read_tables(&run->sure, &options->sure, false, diags));
	if (status < BAAT_USAGE)
		status = baat_worst(status, read_tables(&run->extra, &options->extra, true, diags));
	return status;
}

static enum baat_status open_cases(struct report_run *run, struct baat_diags *diags)
{
	enum baat_status status = case_job_open(&run->job, diags);
	if (status == BAAT_OK && run->names != NULL)
		status = grouping_read(&run->sharing, &run->settings->common, NULL, baat_run_attributes(run->job.run),
		                       false, diags);
	/* sharing is financial, whatever else the report counts: what the client receives is no saving of theirs */
	run->sharing.filter.perspective = BAAT_FINANCIAL;
	return status;
}

static enum baat_status share(struct report_run *run, struct harvest *harvest, struct baat_diags *diags)
{
	if (run->names == NULL)
		return BAAT_OK;
	enum baat_status status = stakes_make(&run->stakes, &run->agreement, run->settings->verslag.agreement,
	                                      run->names, harvest->stakes, diags);
	if (status == BAAT_OK)
		status = baat_share_savings(&run->agreement, run->stakes.items, run->stakes.count, &run->shared, diags);
	return status;
}

static enum baat_status make_tables(struct report_run *run, struct material *material, struct baat_diags *diags)
{
	static add_tables *const steps[] = {
	    material_find_alternatives, tables_add_sums,  tables_add_answer, tables_add_sharing,
	    tables_add_cases,           tables_add_other, tables_add_about};
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < sizeof steps / sizeof steps[0] && status == BAAT_OK; i++)
		status = steps[i](&run->tables, material, diags);
	return status;
}

/* The report, from the sums of all cases. */
static enum baat_status write_report(struct report_run *run, struct baat_diags *diags)
{
	const int form = run->settings->verslag.form;
	struct harvest *harvest = baat_run_state(run->job.run);
	struct baat_output *output = baat_run_output(run->job.run);
	struct material material = {.settings = run->settings,
	                            .harvest = harvest,
	                            .run = run->job.run,
	                            .tables = &run->job.tables,
	                            .agreement = run->names == NULL ? NULL : &run->agreement,
	                            .agreement_names = run->names,
	                            .stakes = &run->stakes,
	                            .shared = &run->shared,
	                            .sure = run->sure,
	                            .extra = run->extra,
	                            .mark = form == VERSLAG_HTML ? ',' : baat_form_mark((enum baat_form)form)};
	enum baat_status status = grouping_warn_never(&run->job.grouping, harvest->filter, diags);
	status = baat_worst(status, baat_run_notes(run->job.run, diags));
	if (status == BAAT_OK)
		status = share(run, harvest, diags);
	if (status == BAAT_OK)
		status = make_tables(run, &material, diags);
	if (status != BAAT_OK)
		return status;
	if (form == VERSLAG_HTML)
		return write_page(&run->tables, &material, output, diags);
	return (form == BAAT_FORM_XLSX ? write_book : write_rows)(&run->tables, &material, output, diags);
}

static enum baat_status go(struct report_run *run, struct baat_diags *diags)
{
	struct harvest_request harvest = {.settings = run->settings,
	                                  .grouping = &run->job.grouping,
	                                  .sharing = run->names == NULL ? NULL : &run->sharing,
	                                  .agreement = &run->agreement};
	baat_flow_rules_make(&harvest.rules, &run->settings->method.values);
	const enum baat_status status = baat_run_cases(run->job.run, &harvest_handler, &harvest, diags);
	return status == BAAT_OK ? write_report(run, diags) : status;
}

static void free_run(struct report_run *run)
{
	const struct verslag_options *options = &run->settings->verslag;
	free_tables(run->sure, options->sure.count);
	free_tables(run->extra, options->extra.count);
	tables_of_report_free(&run->tables);
	stakes_free(&run->stakes);
	if (run->names != NULL)
		baat_agreement_free(&run->agreement);
	baat_names_free(run->names);
	grouping_free(&run->sharing);
}

enum baat_status verslag_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct verslag_settings *settings = context;
	const struct verslag_options *options = &settings->verslag;
	const struct baat_fact facts[] = {
	    {.name = "titel", .kind = BAAT_FACT_TEXT, .text = options->title},
	    {.name = "vraag", .kind = BAAT_FACT_TEXT, .text = options->question},
	    {.name = "afspraak", .kind = BAAT_FACT_TEXT, .text = options->agreement},
	    {.name = "zeker", .kind = BAAT_FACT_LIST, .list = options->sure.items, .count = options->sure.count},
	    {.name = "extra", .kind = BAAT_FACT_LIST, .list = options->extra.items, .count = options->extra.count},
	    {.name = "casussen", .kind = BAAT_FACT_TRUTH, .truth = options->cases},
	};
	struct report_run run = {.settings = settings};
	enum baat_status status = case_job_begin(&run.job, &settings->common, report, diags);
	if (status != BAAT_OK)
		return status;
	run.job.own.facts = facts;
	run.job.own.fact_count = sizeof facts / sizeof facts[0];
	run.job.own.form = options->form == VERSLAG_HTML ? "html" : baat_form_name((enum baat_form)options->form);
	run.job.own.in_result = options->form == BAAT_FORM_XLSX;
	run.job.own.source = (struct baat_account_source){.kind = "afspraak", .path = options->agreement};

	status = read_besides(&run, diags);
	if (status < BAAT_USAGE)
		status = baat_worst(status, open_cases(&run, diags));
	if (status == BAAT_OK)
		status = baat_run_output_to(run.job.run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = case_job_account(&run.job, diags);
	if (status == BAAT_OK)
		status = go(&run, diags);
	/* what messages name must be there until they are printed */
	status = case_job_end(&run.job, status, diags);
	free_run(&run);
	return status;
}
