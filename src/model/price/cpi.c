/* Consumer price indices: a table of years (baat-bestanden(5), CONSUMER PRICES). */
#include "base/gettext.h"
#include "baat/model/method.h"
#include "model/row/whole.h"

enum { YEAR, INDEX };

static const char *const columns[] = {[YEAR] = "jaar", [INDEX] = "index"};

static const struct baat_table_kind kind = {.columns = columns, .count = 2, .required = 2, .file = BAAT_FILE_CPI};

int64_t baat_cpi_index(const struct baat_cpi *cpi, int32_t year)
{
	return year < BAAT_YEAR_FIRST || year > BAAT_YEAR_LAST ? 0 : cpi->index[year - BAAT_YEAR_FIRST];
}

static enum baat_status read_field(const struct baat_record *record, unsigned which, struct baat_number_rule rule,
                                   int64_t *number)
{
	const struct baat_field field = baat_record_field(record, which);
	return field.text.length == 0 ? baat_field_missing(field) : baat_field_read(field, rule, number);
}

static enum baat_status read_row(void *context, const struct baat_record *record)
{
	struct baat_cpi *cpi = context;
	int64_t year = 0, value = 0;
	enum baat_status status =
	    read_field(record, YEAR, (struct baat_number_rule){.min = BAAT_YEAR_FIRST, .max = BAAT_YEAR_LAST}, &year);
	if (status == BAAT_OK)
		status =
		    read_field(record, INDEX,
		               (struct baat_number_rule){.scale = 4, .min = 1, .max = INT64_C(10000000000)}, &value);
	if (status != BAAT_OK)
		return status;
	int64_t *index = &cpi->index[year - BAAT_YEAR_FIRST];
	if (*index != 0)
		return baat_field_error(baat_record_field(record, YEAR), BAAT_INDEX_TWICE,
		                        _("the year %d occurs twice"), (int)year);
	*index = value;
	return BAAT_OK;
}

enum baat_status baat_cpi_read(struct baat_cpi *cpi, const char *path, struct baat_diags *diags)
{
	struct baat_whole whole = {.kind = &kind, .request = {.path = path}, .context = cpi, .on_row = read_row};
	*cpi = (struct baat_cpi){0};
	return baat_whole_read(&whole, diags);
}
