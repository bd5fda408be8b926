#include "report.h"

#include <stdio.h>

#include "base/gettext.h"
#include "baat/base/place.h"

const char *report_severity(enum baat_severity severity)
{
	static const char *const names[] = {
	    [BAAT_NOTE] = N_("note"), [BAAT_WARNING] = N_("warning"), [BAAT_ERROR] = N_("error")};
	return names[severity];
}

void report_format(const char *program, const struct baat_diag *diag, struct baat_buffer *to)
{
	baat_buffer_printf(to, "%s: ", program);
	if (diag->place.file != NULL) {
		struct baat_buffer place = {0};
		baat_place_put(diag->place, &place);
		to->failed |= place.failed;
		baat_buffer_add_masked(to, baat_buffer_text(&place));
		baat_buffer_add_string(to, ": ");
		baat_buffer_free(&place);
	}
	baat_buffer_printf(to, "%s: ", _(report_severity(diag->severity)));
	baat_buffer_add_masked(to, baat_text_of(diag->text));
	baat_buffer_printf(to, " [%s]\n", baat_code_name(diag->code));
}

static void print_one(struct report *report, const struct baat_diag *diag)
{
	struct baat_buffer line = {0};
	if (report->sink != NULL && report->sink(report->sink_context, diag))
		return;
	report_format(report->program, diag, &line);
	if (line.failed) {
		fprintf(stderr, "%s: %s: [%s]\n", report->program, _(report_severity(diag->severity)),
		        baat_code_name(diag->code));
		report->out_of_memory = true;
	} else {
		fwrite(line.at, 1, line.length, stderr);
	}
	baat_buffer_free(&line);
}

void report_print(struct report *report, struct baat_diags *diags)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct baat_diag *diag = &diags->items[i];
		bool is_error = diag->severity == BAAT_ERROR;
		/* what the system says is why the run ends, however much was wrong with the data */
		bool can_wait = is_error && baat_diag_status(diag->severity, diag->code) < BAAT_SYSTEM;
		if (can_wait && report->limit > 0 && report->errors >= report->limit)
			continue;
		report->errors += is_error;
		print_one(report, diag);
	}
	if (diags->lost && !report->out_of_memory) {
		fprintf(stderr, "%s: %s: %s [%s]\n", report->program, _("error"), _("out of memory"),
		        baat_code_name(BAAT_OUT_OF_MEMORY));
		report->out_of_memory = true;
	}
	baat_diags_clear(diags);
}

bool report_exhausted(struct report *report)
{
	struct baat_diags diags = {0};
	if (report->limit == 0 || report->errors < report->limit)
		return false;
	if (report->errors == report->limit) {
		baat_note(&diags, baat_at(NULL, 0, 0), BAAT_TOO_MANY_ERRORS, _("gave up after %zu errors"),
		          report->limit);
		report_print(report, &diags);
		report->errors++;
	}
	return true;
}

int report_end(struct report *report, struct baat_diags *diags, enum baat_status status)
{
	if (diags->lost)
		status = baat_worst(status, BAAT_SYSTEM);
	report_print(report, diags);
	if (report->out_of_memory)
		status = baat_worst(status, BAAT_SYSTEM);
	if (status == BAAT_BUG)
		fprintf(stderr, "%s: %s\n", report->program,
		        _("this is a fault of the program itself; please report it with the command and the input"));
	/* nobody reads what was written to a full disk */
	if (fflush(stderr) != 0)
		status = baat_worst(status, BAAT_SYSTEM);
	return (int)status;
}
