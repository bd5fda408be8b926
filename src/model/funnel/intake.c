/* An intake: rows into cohorts. */
#include "baat/model/intake.h"

#include <stdio.h>

#include "base/gettext.h"
#include "model/case/case-columns.h"
#include "model/row/date.h"
#include "funnel-read.h"

enum { COHORT, PERSONS, FROM, EVERY, TIMES, COLUMNS };

enum { TIMES_MAX = 1000 };

static const char *const columns[COLUMNS] = {
    [COHORT] = "cohort", [PERSONS] = "aantal", [FROM] = "van", [EVERY] = "elke", [TIMES] = "keer"};

/* What a cohort brings goes into case lines, beside the columns that those have. */
static enum baat_status check_attribute(const struct baat_table *table, size_t column, const struct baat_meant *meant,
                                        struct baat_diags *diags)
{
	const struct baat_text name = baat_table_column(table, column);
	bool taken = baat_text_equal(name, BAAT_TEXT("programma")) || baat_text_equal(name, BAAT_TEXT("stap"));
	for (size_t i = 0; i < BAAT_COLUMN__MAX; i++)
		taken |= baat_text_equal(name, baat_text_of(baat_case_column_names[i]));
	if (taken)
		return baat_error(diags, baat_table_header_place(table, column), BAAT_COLUMN_RESERVED,
		                  _("column '%s' has a name that the case lines use; give it another name"),
		                  baat_show(name).text);
	return baat_case_check_attribute(table, column, meant, diags);
}

static const struct baat_table_kind kind = {
    .columns = columns,
    .count = COLUMNS,
    .required = FROM,
    .file = BAAT_FILE_INTAKE,
    .names = BAAT_COLUMN_BIT(COHORT),
    .others = true,
    .check_other = check_attribute,
};

/* An intake while it is read. */
struct reading {
	struct baat_intake *intake;
	struct baat_table_source *source;
	const struct baat_layout *layout;
	int32_t start;
};

static enum baat_status keep_layout(void *context, const struct baat_table *table, const struct baat_layout *layout,
                                    struct baat_diags *diags)
{
	struct reading *reading = context;
	(void)table;
	(void)diags;
	reading->layout = layout;
	return BAAT_OK;
}

static enum baat_status read_month(const struct reading *reading, struct baat_field field, int64_t *month)
{
	int32_t date;
	bool mid;
	*month = 0;
	if (field.text.length == 0)
		return BAAT_OK;
	/* a minus in front makes a number below 0, any other a date */
	if (memchr(field.text.at + 1, '-', field.text.length - 1) == NULL)
		return baat_field_number(field, 0, 0, BAAT_MONTHS_MAX, month);
	const enum baat_status status = baat_date_read(field, &date, &mid);
	if (status != BAAT_OK)
		return status;
	if (reading->start == BAAT_NO_MONTH)
		return baat_field_error(field, BAAT_START_MISSING,
		                        _("van is a date, but month 0 of the programme is not known; add "
		                          "--start=jjjj-mm"));
	*month = date - reading->start;
	if (*month < 0)
		return baat_field_error(field, BAAT_DATE_BEFORE_START,
		                        _("van '%s' lies before --start, month 0 of the programme"),
		                        baat_show(field.text).text);
	if (*month > BAAT_MONTHS_MAX)
		return baat_field_error(field, BAAT_NUMBER_RANGE, _("van '%s' lies more than 1200 months after start"),
		                        baat_show(field.text).text);
	return BAAT_OK;
}

static enum baat_status read_repeat(const struct baat_record *record, int64_t *every, int64_t *times)
{
	const struct baat_field step = baat_record_field(record, EVERY), count = baat_record_field(record, TIMES);
	*every = 0;
	*times = 0;
	if (step.text.length == 0 && count.text.length == 0)
		return BAAT_OK;
	if (step.text.length == 0 || count.text.length == 0)
		return baat_field_error(
		    step.text.length == 0 ? step : count, BAAT_REPEAT_HALF,
		    _("elke and keer belong together: so many cohorts, every so many months; fill in both or neither"));
	const enum baat_status status = baat_field_number(step, 0, 1, BAAT_MONTHS_MAX, every);
	return baat_worst(status, baat_field_number(count, 0, 1, TIMES_MAX, times));
}

static const struct baat_text *keep_attributes(const struct reading *reading, const struct baat_record *record)
{
	const struct baat_layout *layout = reading->layout;
	struct baat_text *kept = baat_arena_take(&reading->intake->arena, (layout->attribute_count + 1) * sizeof *kept);
	for (size_t i = 0; kept != NULL && i < layout->attribute_count; i++) {
		const struct baat_attribute_column *from = &layout->attributes[i];
		kept[from->attribute] = baat_arena_text(&reading->intake->arena, record->row->fields[from->column]);
		if (kept[from->attribute].at == NULL)
			return NULL;
	}
	return kept;
}

static enum baat_status add_cohort(struct baat_intake *intake, const struct baat_cohort *cohort,
                                   struct baat_field field)
{
	if (baat_names_find(intake->names, cohort->name) != BAAT_NO_NAME)
		return baat_field_error(field, BAAT_COHORT_TWICE, _("there is a cohort '%s' already"),
		                        baat_show(cohort->name).text);
	if (!baat_grow(&intake->cohorts, &intake->capacity, intake->count + 1, sizeof *intake->cohorts) ||
	    baat_names_add(intake->names, cohort->name) == BAAT_NO_NAME)
		return baat_out_of_memory(field.record->diags);
	intake->cohorts[intake->count] = *cohort;
	intake->cohorts[intake->count].name = baat_names_text(intake->names, (uint32_t)intake->count);
	intake->count++;
	return BAAT_OK;
}

/* A row that repeats: cohorts with a number behind their name. */
static enum baat_status add_repeated(struct baat_intake *intake, const struct baat_cohort *first, int64_t every,
                                     int64_t times, struct baat_field field)
{
	struct baat_buffer name = {0};
	enum baat_status status = BAAT_OK;
	for (int64_t i = 0; i < times && status == BAAT_OK; i++) {
		struct baat_cohort cohort = *first;
		name.length = 0;
		baat_buffer_add(&name, first->name);
		baat_buffer_printf(&name, "-%lld", (long long)i + 1);
		cohort.name = baat_buffer_text(&name);
		cohort.month += i * every;
		status = name.failed ? baat_out_of_memory(field.record->diags) : add_cohort(intake, &cohort, field);
	}
	baat_buffer_free(&name);
	return status;
}

static enum baat_status read_row(void *context, const struct baat_record *record)
{
	struct reading *reading = context;
	const struct baat_field name = baat_record_field(record, COHORT);
	const struct baat_field persons = baat_record_field(record, PERSONS);
	struct baat_cohort cohort = {.name = name.text};
	int64_t every, times;
	enum baat_status status = name.text.length == 0 ? baat_field_missing(name) : BAAT_OK;
	status = baat_worst(status, persons.text.length == 0 ? baat_field_missing(persons)
	                                                     : baat_persons_read(persons, &cohort.persons));
	status = baat_worst(status, read_month(reading, baat_record_field(record, FROM), &cohort.month));
	status = baat_worst(status, read_repeat(record, &every, &times));
	if (status != BAAT_OK)
		return status;
	cohort.attributes = keep_attributes(reading, record);
	if (cohort.attributes == NULL)
		return baat_out_of_memory(record->diags);
	return times == 0 ? add_cohort(reading->intake, &cohort, name)
	                  : add_repeated(reading->intake, &cohort, every, times, name);
}

static void note(void *context, struct baat_table *table, uint64_t rows)
{
	struct reading *reading = context;
	baat_table_source_note(reading->source, table, rows);
}

static bool begin(struct baat_intake *intake)
{
	intake->names = baat_names_new(NULL);
	intake->attributes = baat_names_new(NULL);
	return intake->names != NULL && intake->attributes != NULL;
}

enum baat_status baat_intake_read(struct baat_intake *intake, struct baat_table_source *source, int32_t start,
                                  struct baat_diags *diags)
{
	struct reading reading = {.intake = intake, .source = source, .start = start};
	struct baat_whole whole = baat_table_source_whole(source, &kind);
	if (!begin(intake))
		return baat_out_of_memory(diags);
	whole.attributes = intake->attributes;
	whole.context = &reading;
	whole.on_header = keep_layout;
	whole.on_row = read_row;
	whole.on_end = note;
	return baat_whole_read(&whole, diags);
}

enum baat_status baat_intake_counted(struct baat_intake *intake, const struct baat_funnel *funnel,
                                     struct baat_diags *diags)
{
	const struct baat_step *first = &funnel->steps[0];
	if (!first->has_count)
		return baat_error(
		    diags, baat_at(funnel->path, first->line, 0), BAAT_INTAKE_MISSING,
		    _("how many enter is not known; give an intake with -i, or geteld of the first step"));
	if (!begin(intake) || !baat_grow(&intake->cohorts, &intake->capacity, 1, sizeof *intake->cohorts) ||
	    baat_names_add(intake->names, BAAT_TEXT("geteld")) == BAAT_NO_NAME)
		return baat_out_of_memory(diags);
	intake->cohorts[intake->count++] =
	    (struct baat_cohort){.name = baat_names_text(intake->names, 0), .persons = first->count};
	return BAAT_OK;
}

void baat_intake_free(struct baat_intake *intake)
{
	free(intake->cohorts);
	baat_names_free(intake->names);
	baat_names_free(intake->attributes);
	baat_arena_free(&intake->arena);
	*intake = (struct baat_intake){0};
}
