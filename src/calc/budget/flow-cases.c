#include "flow-cases.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "baat/base/memory.h"

bool flow_cases_begin(struct flow_cases *cases)
{
	*cases = (struct flow_cases){.names = baat_names_new(NULL)};
	return cases->names != NULL;
}

void flow_cases_free(struct flow_cases *cases)
{
	baat_names_free(cases->names);
	free(cases->alternatives);
}

bool flow_cases_find(struct flow_cases *cases, const struct baat_unit *unit, uint32_t *number)
{
	const uint32_t known = baat_names_count(cases->names);
	*number = baat_names_add(cases->names, unit->casus);
	if (*number == BAAT_NO_NAME ||
	    !baat_grow(&cases->alternatives, &cases->capacity, (size_t)known + 1, sizeof *cases->alternatives))
		return false;
	if (*number == known)
		cases->alternatives[known] = BAAT_NO_NAME;
	return true;
}

enum baat_status flow_cases_take(struct flow_cases *cases, uint32_t number, const struct baat_unit *unit,
                                 const struct baat_flow *flow, const struct baat_names *names, bool *first,
                                 struct baat_diags *diags)
{
	uint32_t *alternative = &cases->alternatives[number];
	*first = *alternative == BAAT_NO_NAME && flow->alternative != BAAT_NO_NAME;
	if (*first)
		*alternative = flow->alternative;
	if (flow->alternative == BAAT_NO_NAME || flow->alternative == *alternative)
		return BAAT_OK;
	return baat_error(diags, baat_at(unit->file, flow->line, 0), BAAT_ALTERNATIVE_AMBIGUOUS,
	                  _("case %s has the alternatives '%s' and '%s'; make the flows with --gekozen, or choose with "
	                    "--alternatief"),
	                  baat_show(unit->casus).text, baat_show(baat_names_text(names, *alternative)).text,
	                  baat_show(baat_names_text(names, flow->alternative)).text);
}
