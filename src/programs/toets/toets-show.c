/* Findings on standard output or in a file: as messages, or as rows. */
#include "baat/base/place.h"
#include "baat/io/workbook.h"
#include "toets.h"

enum { FILE_CELL, LINE_CELL, FIELD_CELL, SEVERITY_CELL, CODE_CELL, TEXT_CELL, CELLS };

static const struct baat_column columns[CELLS] = {
    [FILE_CELL] = {{"bestand", 7}, BAAT_CELL_TEXT},  [LINE_CELL] = {{"regel", 5}, BAAT_CELL_INTEGER},
    [FIELD_CELL] = {{"veld", 4}, BAAT_CELL_INTEGER}, [SEVERITY_CELL] = {{"ernst", 5}, BAAT_CELL_TEXT},
    [CODE_CELL] = {{"code", 4}, BAAT_CELL_TEXT},     [TEXT_CELL] = {{"tekst", 5}, BAAT_CELL_TEXT},
};
static const unsigned ranks[CELLS] = {[CODE_CELL] = 3, [FIELD_CELL] = 2, [FILE_CELL] = 1};

enum baat_status findings_open(struct findings *findings, const struct toets_settings *settings,
                               struct baat_diags *diags)
{
	*findings = (struct findings){.program = settings->common.program->name,
	                              .form = settings->output.form,
	                              .rows = option_in(settings->output.given, OUTPUT_FORM)};
	enum baat_status status = baat_output_open(&findings->output, settings->output.path, diags);
	if (status == BAAT_OK && findings->rows)
		status =
		    emit_begin(&findings->emitter, findings->form, (struct emit_names){"baat-toets", "Bevindingen"},
		               columns, ranks, CELLS, findings->output, diags);
	return status;
}

static struct baat_cell number_cell(uint64_t number)
{
	return (struct baat_cell){.empty = number == 0, .number = number};
}

/* On a screen a long text goes on in rows of its own, as a cell has room for 40 columns. */
static void emit_wrapped(struct findings *findings, struct baat_cell *cells)
{
	enum { WIDTH = 40 };
	struct baat_buffer wrapped = {0};
	struct baat_text rest, line;
	baat_screen_wrap(cells[TEXT_CELL].text, WIDTH, 0, &wrapped);
	rest = baat_buffer_text(&wrapped);
	for (bool more = true; baat_text_split(&rest, &more, '\n', &line) && more;) {
		cells[TEXT_CELL].text = line;
		findings->status =
		    baat_worst(findings->status, emit_row(&findings->emitter, cells, &findings->trouble));
		for (size_t i = 0; i < TEXT_CELL; i++)
			cells[i] = (struct baat_cell){.empty = true};
	}
	findings->emitter.buffer.failed |= wrapped.failed;
	baat_buffer_free(&wrapped);
}

static void take_row(struct findings *findings, const struct baat_diag *diag)
{
	const char *severity = report_severity(diag->severity);
	struct baat_cell cells[CELLS] = {
	    [FILE_CELL] = {.empty = diag->place.file == NULL},
	    [LINE_CELL] = number_cell(diag->place.line),
	    [FIELD_CELL] = number_cell(diag->place.field),
	    /* on a screen it is read, elsewhere it is data */
	    [SEVERITY_CELL] = {.text = baat_text_of(findings->form == BAAT_FORM_TABLE ? _(severity) : severity)},
	    [CODE_CELL] = {.text = baat_text_of(baat_code_name(diag->code))},
	};
	struct baat_buffer file = {0};
	if (diag->place.file != NULL)
		baat_place_put_file(diag->place.file, &file);
	cells[FILE_CELL].text = baat_buffer_text(&file);
	findings->line.length = 0;
	baat_buffer_add_masked(&findings->line, baat_text_of(diag->text));
	findings->emitter.buffer.failed |= findings->line.failed || file.failed;
	cells[TEXT_CELL].text = baat_buffer_text(&findings->line);
	if (findings->form == BAAT_FORM_TABLE)
		emit_wrapped(findings, cells);
	else
		findings->status =
		    baat_worst(findings->status, emit_row(&findings->emitter, cells, &findings->trouble));
	findings->emitter.buffer.failed |= file.failed;
	baat_buffer_free(&file);
}

static void take_message(struct findings *findings, const struct baat_diag *diag)
{
	enum baat_status status;
	findings->line.length = 0;
	report_format(findings->program, diag, &findings->line);
	if (findings->line.failed)
		status = baat_out_of_memory(&findings->trouble);
	else
		status = baat_output_write(findings->output, baat_buffer_text(&findings->line), &findings->trouble);
	findings->status = baat_worst(findings->status, status);
}

bool findings_take(void *context, const struct baat_diag *diag)
{
	struct findings *findings = context;
	/* what is wrong with the command line or the system is not a finding; its codes stand last */
	if (diag->code >= BAAT_OPTION_INVALID)
		return false;
	findings->errors += diag->severity == BAAT_ERROR;
	findings->warnings += diag->severity == BAAT_WARNING;
	if (findings->rows)
		take_row(findings, diag);
	else
		take_message(findings, diag);
	return true;
}

static void summarise(const struct findings *findings, uint64_t cases, uint64_t lines, bool complete,
                      struct baat_buffer *to)
{
	uint64_t errors = findings->errors, warnings = findings->warnings;
	baat_buffer_printf(to, ngettext_("%llu case", "%llu cases", (unsigned long)cases), (unsigned long long)cases);
	baat_buffer_printf(to, ngettext_(", %llu line: ", ", %llu lines: ", (unsigned long)lines),
	                   (unsigned long long)lines);
	if (complete && errors == 0 && warnings == 0) {
		baat_buffer_add_string(to, _("all is well"));
		return;
	}
	baat_buffer_printf(to, ngettext_("%llu error", "%llu errors", (unsigned long)errors),
	                   (unsigned long long)errors);
	baat_buffer_printf(to, ngettext_(", %llu warning", ", %llu warnings", (unsigned long)warnings),
	                   (unsigned long long)warnings);
	if (!complete)
		baat_buffer_add_string(to, _("; not everything could be read, so check again once that is mended"));
	else if (errors > 0)
		baat_buffer_add_string(to, _("; cases with errors get their warnings once those are mended"));
}

/* Who has called a column otherwise than it is called here sees it among these. */
static void name_columns(const struct baat_names *attributes, struct baat_buffer *to)
{
	uint32_t count = attributes == NULL ? 0 : baat_names_count(attributes);
	if (count == 0)
		return;
	baat_buffer_add_string(to, ngettext_("this column takes no part in the sums: ",
	                                     "these columns take no part in the sums: ", count));
	for (uint32_t i = 0; i < count; i++) {
		baat_buffer_add_string(to, i > 0 ? ", " : "");
		baat_buffer_add_masked(to, baat_names_text(attributes, i));
	}
	baat_buffer_add_char(to, '\0');
}

enum baat_status findings_end(struct findings *findings, uint64_t cases, uint64_t lines, bool complete,
                              const struct baat_names *attributes, struct baat_diags *diags)
{
	struct baat_buffer *summary = &findings->summary;
	enum baat_status status = findings->status;
	bool table = findings->rows && findings->form == BAAT_FORM_TABLE;

	summarise(findings, cases, lines, complete, summary);
	size_t length = summary->length;
	baat_buffer_add_string(summary, table ? "." : "\n");
	baat_buffer_add_char(summary, '\0');
	name_columns(attributes, &findings->aside);
	if (summary->failed || findings->aside.failed)
		status = baat_worst(status, baat_out_of_memory(diags));
	if (status == BAAT_OK && table)
		status = emit_end(&findings->emitter, diags);
	if (status == BAAT_OK && table)
		status = emit_sentence(&findings->emitter, summary->at, diags);
	const bool book = findings->rows && findings->form == BAAT_FORM_XLSX;
	if (status == BAAT_OK && book)
		status = baat_output_add_note(findings->output, (struct baat_text){summary->at, length}, diags);
	if (status == BAAT_OK && (table || book) && findings->aside.length > 0)
		status = emit_sentence(&findings->emitter, findings->aside.at, diags);
	return status;
}

enum baat_status findings_close(struct findings *findings, enum baat_status status, struct baat_diags *diags)
{
	bool table = findings->rows && findings->form == BAAT_FORM_TABLE;
	if (findings->output != NULL && status < BAAT_USAGE)
		status = baat_worst(status, baat_output_commit(findings->output, diags));
	else if (findings->output != NULL)
		baat_output_abandon(findings->output);
	/* behind the findings, also where both go to one screen */
	if (status < BAAT_USAGE && !table && findings->summary.length > 0)
		fprintf(stderr, "%s: %s", findings->program, findings->summary.at);
	if (status < BAAT_USAGE && !table && findings->aside.length > 0)
		fprintf(stderr, "%s: %s\n", findings->program, findings->aside.at);
	status = baat_worst(status, baat_diags_move(diags, &findings->trouble));
	emit_free(&findings->emitter);
	baat_buffer_free(&findings->line);
	baat_buffer_free(&findings->summary);
	baat_buffer_free(&findings->aside);
	return status;
}
