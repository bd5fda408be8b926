/* The options of the groups that a program has, put together for what all programs share. */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "options-input.h"
#include "options-method.h"
#include "options-output.h"
#include "options-prices.h"
#include "options-rejects.h"
#include "options-run.h"
#include "options-selection.h"
#include "program.h"

/* Words point into argv, lists are those of the groups. */
struct settings {
	const struct program *program;
	struct words operands, prices, keys, parties, alternatives, attributes, cases, sort;
	const char *method_path, *cpi_path, *output_path, *aside_path, *account_path, *mandate_path;
	const char *encoding, *original;
	struct baat_method method;
	bool force_mark;
	enum baat_mark mark;
	enum baat_form form;
	bool chosen, flows, origin, html;
	size_t jobs;
	enum progress_when progress;
	uint64_t line_base;
	size_t block_size;
};

/* From the settings of a program, by the groups of options that it uses; what it has no options for stays as it is by
 * default. */
struct settings settings_make(const struct common_options *settings);

/* Whether an account of the run goes anywhere: to a file of its own, or to the last sheet of a workbook. */
static inline bool settings_want_account(const struct settings *settings)
{
	return settings->account_path != NULL || settings->form == BAAT_FORM_XLSX;
}

#endif
