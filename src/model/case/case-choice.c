/* The alternative of a case that was chosen. */
#include "base/gettext.h"
#include "baat/model/casus.h"

enum baat_status baat_case_choice(const struct baat_case *casus, const char *file, size_t *scenario,
                                  struct baat_diags *diags)
{
	size_t alternatives = casus->scenario_count - 1;
	*scenario = 0;
	for (size_t i = 1; i < casus->scenario_count; i++) {
		if (casus->scenarios[i].choice != BAAT_CHOSEN)
			continue;
		if (*scenario != 0)
			return baat_error(diags, baat_at(file, casus->scenarios[i].line, 0), BAAT_CHOICE_TWICE,
			                  _("case '%s' has more than one alternative marked as gekozen"),
			                  baat_show(casus->id).text);
		*scenario = i;
	}
	if (*scenario == 0 && alternatives == 1 && casus->scenarios[1].choice != BAAT_NOT_CHOSEN)
		*scenario = 1;
	if (*scenario == 0 && alternatives > 1)
		return baat_error(diags, baat_at(file, casus->line, 0), BAAT_CHOICE_MISSING,
		                  _("case '%s' has several alternatives and none is marked as gekozen (ja)"),
		                  baat_show(casus->id).text);
	return BAAT_OK;
}
