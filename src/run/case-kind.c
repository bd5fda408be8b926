/* What files of case lines are to a run; it stands apart, so that who only cuts them has no calculating in it. */
#include "baat/run/case-input.h"

#include "base/gettext.h"

/* Which of the columns there may be differs: debts are for one program alone. */
static enum baat_status find_any_columns(void **columns, const struct baat_table *table,
                                         const struct baat_inputs_request *request, struct baat_names *attributes,
                                         struct baat_diags *diags)
{
	struct baat_case_columns *found = NULL;
	enum baat_status status = baat_case_columns_find(&found, table, &request->meant, attributes, diags);
	*columns = found;
	return status;
}

static enum baat_status find_columns(void **columns, const struct baat_table *table,
                                     const struct baat_inputs_request *request, struct baat_names *attributes,
                                     struct baat_diags *diags)
{
	enum baat_status status = find_any_columns(columns, table, request, attributes, diags);
	if (*columns == NULL || baat_case_columns_debt(*columns) == BAAT_NO_COLUMN)
		return status;
	const struct baat_place place = baat_table_header_place(table, baat_case_columns_debt(*columns));
	baat_case_columns_free(*columns);
	*columns = NULL;
	return baat_error(diags, place, BAAT_DEBT_NOT_RECKONED,
	                  _("column 'schuld' tells of debts, which are to be reckoned first: baat-schuld %s | ..."),
	                  baat_table_path(table));
}

static void free_columns(void *columns)
{
	baat_case_columns_free(columns);
}

static size_t together(const void *columns)
{
	return baat_case_columns_id(columns);
}

const struct baat_input_kind baat_case_input = {
    .required = baat_case_required,
    .required_count = sizeof baat_case_required / sizeof baat_case_required[0],
    .synonyms = baat_case_synonyms,
    .wanted = BAAT_FILE_CASES,
    .find_columns = find_columns,
    .free_columns = free_columns,
    .together = together,
};

const struct baat_input_kind baat_debt_input = {
    .required = baat_debt_required,
    .required_count = sizeof baat_debt_required / sizeof baat_debt_required[0],
    .synonyms = baat_case_synonyms,
    .wanted = BAAT_FILE_CASES,
    .find_columns = find_any_columns,
    .free_columns = free_columns,
    .together = together,
};

const struct baat_input_kind baat_any_case_input = {
    .required = baat_case_required,
    .required_count = sizeof baat_case_required / sizeof baat_case_required[0],
    .synonyms = baat_case_synonyms,
    .wanted = BAAT_FILE_CASES,
    .find_columns = find_any_columns,
    .free_columns = free_columns,
    .together = together,
};
