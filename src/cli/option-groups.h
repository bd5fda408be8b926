/* All groups of options that programs share; see options.h. */
#ifndef OPTION_GROUPS_H
#define OPTION_GROUPS_H

#include "options-input.h"
#include "options-method.h"
#include "options-output.h"
#include "options-prices.h"
#include "options-rejects.h"
#include "options-run.h"
#include "options-selection.h"
#include "program.h"

/* Whether an account of the run goes anywhere: to a file of its own, or to the last sheet of a workbook. */
static inline bool account_is_wanted(const struct common_options *settings)
{
	const struct rejects_options *rejects = options_of(settings, &rejects_group);
	const struct output_options *output = options_of(settings, &output_group);
	return (rejects != NULL && rejects->account != NULL) || (output != NULL && output->form == BAAT_FORM_XLSX);
}

/* Whether the digests of what is read are needed: for an account, or because the result tells them. */
static inline bool digests_are_wanted(const struct common_options *settings)
{
	return settings->program->tells_digests || account_is_wanted(settings);
}

#endif
