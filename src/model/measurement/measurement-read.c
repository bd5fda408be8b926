/* From rows to measurements. */
#include "baat/base/place.h"
#include "base/gettext.h"
#include "measurement-store.h"

enum column { MEASURE, VALUE, EXPECTED, COLUMNS };

static const char *const column_names[COLUMNS] = {[MEASURE] = "maat", [VALUE] = "waarde", [EXPECTED] = "verwacht"};

const char *const baat_measurement_required[2] = {"maat", "waarde"};

static const struct baat_table_kind kind = {
    .columns = column_names, .count = COLUMNS, .required = EXPECTED, .names = BAAT_COLUMN_BIT(MEASURE), .others = true};

struct baat_measurement_columns {
	struct baat_layout layout;
	size_t year; /* column jaar, or BAAT_NO_COLUMN */
};

enum baat_status baat_measurement_columns_find(struct baat_measurement_columns **result, const struct baat_table *table,
                                               const struct baat_meant *meant, struct baat_names *attributes,
                                               struct baat_diags *diags)
{
	struct baat_measurement_columns *columns = *result = calloc(1, sizeof *columns);
	if (columns == NULL)
		return baat_out_of_memory(diags);
	columns->year = baat_table_find(table, BAAT_TEXT("jaar"));
	return baat_layout_find(&columns->layout, &kind, table, meant, attributes, diags);
}

void baat_measurement_columns_free(struct baat_measurement_columns *columns)
{
	if (columns == NULL)
		return;
	baat_layout_free(&columns->layout);
	free(columns);
}

/* A block on its way in. */
struct addition {
	struct baat_measurements *measurements;
	const struct baat_measurement_columns *columns;
};

static struct nature *nature_of(struct baat_measurements *measurements, uint32_t measure)
{
	if (!baat_grow(&measurements->natures, &measurements->nature_capacity, measure + (size_t)1,
	               sizeof *measurements->natures))
		return NULL;
	while (measurements->nature_count <= measure)
		measurements->natures[measurements->nature_count++] = (struct nature){0};
	return &measurements->natures[measure];
}

static bool is_number(struct baat_text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] >= '0' && text.at[i] <= '9')
			return true;
	return false;
}

/* ja, nee, onbekend or nothing; else a number. */
static enum baat_status read_value(struct baat_field field, struct baat_measurement *measurement, bool *answers)
{
	static const struct baat_keywords words = {3, {"ja", "nee", "onbekend"}, {['n' % 32] = 1, ['o' % 32] = 2}};
	const struct baat_number_rule rule = {.percent = BAAT_PERCENT_MAY,
	                                      .scale = BAAT_SCALE_MEASURED,
	                                      .min = -BAAT_MEASURED_MAX,
	                                      .max = BAAT_MEASURED_MAX};
	size_t word = 2;
	if (field.text.length == 0)
		return BAAT_OK;
	if (is_number(field.text)) {
		measurement->known = true;
		return baat_field_read(field, rule, &measurement->value);
	}
	enum baat_status status = baat_field_keyword(field, &words, &word);
	measurement->known = *answers = word < 2;
	measurement->value = word == 0 ? BAAT_MEASURED_ONE : 0;
	return status;
}

/* A measure is of numbers or of answers, as its first known value is. */
static enum baat_status check_nature(struct baat_measurements *measurements, struct baat_field field, uint32_t measure,
                                     bool answers)
{
	struct nature *nature = nature_of(measurements, measure);
	if (nature == NULL)
		return baat_out_of_memory(field.record->diags);
	if (nature->first.file == NULL)
		*nature = (struct nature){answers, baat_field_place(field)};
	if (nature->answers == answers)
		return BAAT_OK;
	const struct baat_shown name = baat_show(baat_names_text(measurements->names, measure));
	const struct baat_place_shown first = baat_place_show(nature->first);
	return baat_field_error(field, BAAT_KIND_MIXED,
	                        answers ? _("measure '%s' has numbers, as at %s, and this is ja or nee; give answers a "
	                                    "measure of their own")
	                                : _("measure '%s' has ja and nee, as at %s, and this is a number; give numbers "
	                                    "a measure of their own"),
	                        name.text, first.text);
}

static enum baat_status keep_expectation(struct baat_measurements *measurements, struct baat_field field)
{
	const struct baat_text text = baat_arena_text(&measurements->arena, field.text);
	if (text.at == NULL || !baat_grow(&measurements->expectations, &measurements->expectation_capacity,
	                                  measurements->expectation_count + 1, sizeof *measurements->expectations))
		return baat_out_of_memory(field.record->diags);
	measurements->expectations[measurements->expectation_count++] =
	    (struct expectation){measurements->count, text, baat_field_place(field), field.record->mark};
	return BAAT_OK;
}

/* Four digits, or nothing. */
static enum baat_status check_year(const struct baat_measurement_columns *columns, const struct baat_record *record)
{
	if (columns->year == BAAT_NO_COLUMN)
		return BAAT_OK;
	const struct baat_text text = record->row->fields[columns->year];
	bool digits = text.length == 4;
	for (size_t i = 0; i < text.length && digits; i++)
		digits = text.at[i] >= '0' && text.at[i] <= '9';
	if (digits || text.length == 0)
		return BAAT_OK;
	return baat_error(record->diags, baat_at(record->path, record->row->line, columns->year + 1), BAAT_YEAR_INVALID,
	                  _("jaar '%s' is not a year of four digits; leave it empty when it is not known"),
	                  baat_show(text).text);
}

/* What the row has below each attribute that is kept; nothing where its file lacks the column. */
static bool keep_keys(struct baat_measurements *measurements, const struct baat_layout *layout,
                      const struct baat_record *record)
{
	const size_t first = measurements->count * measurements->key_count;
	if (!baat_grow(&measurements->keys, &measurements->key_capacity, first + measurements->key_count,
	               sizeof *measurements->keys))
		return false;
	uint32_t *keys = measurements->keys + first;
	for (size_t i = 0; i < measurements->key_count; i++) {
		keys[i] = 0;
		for (size_t j = 0; j < layout->attribute_count; j++)
			if (layout->attributes[j].attribute == measurements->attributes[i])
				keys[i] = baat_names_add(measurements->names,
				                         record->row->fields[layout->attributes[j].column]);
		if (keys[i] == BAAT_NO_NAME)
			return false;
	}
	return true;
}

static enum baat_status read_row(void *context, const struct baat_record *record)
{
	const struct addition *addition = context;
	struct baat_measurements *measurements = addition->measurements;
	const struct baat_field measure = baat_record_field(record, MEASURE), value = baat_record_field(record, VALUE);
	const struct baat_field expected = baat_record_field(record, EXPECTED);
	struct baat_measurement measurement = {.expects = expected.text.length > 0};
	bool answers = false;

	enum baat_status status = check_year(addition->columns, record);
	if (measure.text.length == 0)
		return baat_worst(status, baat_field_missing(measure));
	measurement.measure = baat_names_add(measurements->names, measure.text);
	if (measurement.measure == BAAT_NO_NAME)
		return baat_out_of_memory(record->diags);
	status = baat_worst(status, read_value(value, &measurement, &answers));
	if (status == BAAT_OK && measurement.known)
		status = check_nature(measurements, value, measurement.measure, answers);
	if (status != BAAT_OK)
		return status;
	if (!baat_grow(&measurements->items, &measurements->capacity, measurements->count + 1,
	               sizeof *measurements->items) ||
	    !keep_keys(measurements, &addition->columns->layout, record))
		return baat_out_of_memory(record->diags);
	if (measurement.expects)
		status = keep_expectation(measurements, expected);
	measurements->items[measurements->count++] = measurement;
	return status;
}

enum baat_status baat_measurements_read(struct baat_measurements *measurements, const struct baat_table *table,
                                        const struct baat_measurement_columns *columns, const struct baat_block *block,
                                        uint64_t *rows, struct baat_diags *diags)
{
	struct addition addition = {measurements, columns};
	return baat_records_read(&measurements->records, table, &columns->layout, block, read_row, &addition, rows,
	                         diags);
}
