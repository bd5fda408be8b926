/* The form: a workbook of three sheets, or a header in csv-nl. */
#include "nieuw.h"

/* Rows of the sheet Zaken that have lists to choose from. */
enum { ROWS = 2000 };

static enum baat_status write_row(void *context, const struct baat_cell *cells, struct baat_diags *diags)
{
	return baat_workbook_row(context, cells, diags);
}

static enum baat_status fill_workbook(struct baat_workbook *workbook, const struct nieuw_settings *settings,
                                      struct baat_prices *prices, struct baat_diags *diags)
{
	struct baat_sheet_entry entries[NIEUW_COLUMNS];
	char posts[64];
	snprintf(posts, sizeof posts, "=Prijzen!$A$2:$A$%zu", baat_prices_count(prices) + 1);
	nieuw_entries(entries, posts);
	const struct baat_sheet sheet = {.name = "Zaken",
	                                 .columns = nieuw_columns,
	                                 .count = NIEUW_COLUMNS,
	                                 .frozen = NIEUW_SCENARIO + 1,
	                                 .entries = entries,
	                                 .entry_rows = ROWS};
	enum baat_status status = baat_workbook_sheet(workbook, &sheet, diags);
	if (status == BAAT_OK && settings->nieuw.example)
		status = nieuw_example(prices, write_row, workbook, diags);
	if (status == BAAT_OK)
		status = nieuw_prices(workbook, prices, diags);
	return status == BAAT_OK ? nieuw_explain(workbook, diags) : status;
}

static enum baat_status write_workbook(const struct nieuw_settings *settings, struct baat_prices *prices,
                                       struct baat_output *output, struct baat_diags *diags)
{
	struct baat_workbook *workbook;
	enum baat_status status = baat_workbook_new(&workbook, "baat-nieuw", baat_output_name(output), diags);
	if (status == BAAT_OK)
		status = fill_workbook(workbook, settings, prices, diags);
	if (status == BAAT_OK)
		status = baat_workbook_finish(workbook, output, diags);
	baat_workbook_free(workbook);
	return status;
}

static enum baat_status add_row(void *context, const struct baat_cell *cells, struct baat_diags *diags)
{
	struct baat_buffer *text = context;
	(void)diags;
	baat_form_row(BAAT_FORM_CSV_NL, nieuw_columns, NIEUW_COLUMNS, cells, text);
	return BAAT_OK;
}

static enum baat_status write_text(const struct nieuw_settings *settings, struct baat_prices *prices,
                                   struct baat_output *output, struct baat_diags *diags)
{
	struct baat_buffer text = {0};
	enum baat_status status = BAAT_OK;
	baat_form_header(BAAT_FORM_CSV_NL, nieuw_columns, NIEUW_COLUMNS, &text);
	if (settings->nieuw.example)
		status = nieuw_example(prices, add_row, &text, diags);
	if (status == BAAT_OK)
		status =
		    text.failed ? baat_out_of_memory(diags) : baat_output_write(output, baat_buffer_text(&text), diags);
	baat_buffer_free(&text);
	return status;
}

enum baat_status nieuw_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct nieuw_settings *settings = context;
	struct tables tables = {0};
	struct baat_output *output = NULL;
	enum baat_status status = check_workbook_place(settings->nieuw.form, settings->output.path, diags);
	if (status == BAAT_OK)
		status = tables_load(&tables, &settings->common, diags);
	if (status == BAAT_OK)
		status = baat_output_open(&output, settings->output.path, diags);
	if (status == BAAT_OK)
		status = (settings->nieuw.form == BAAT_FORM_XLSX ? write_workbook : write_text)(settings, tables.prices,
		                                                                                output, diags);
	if (status == BAAT_OK)
		status = baat_output_commit(output, diags);
	else
		baat_output_abandon(output);
	/* messages name the tables */
	report_print(report, diags);
	tables_free(&tables);
	return status;
}
