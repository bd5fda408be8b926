#include "baat/model/grades.h"

#include "base/gettext.h"
#include "model/row/whole.h"

enum column { GRADE, INPUT, AVOIDED, COLUMNS };

static const char *const columns[COLUMNS] = {[GRADE] = "bewijs", [INPUT] = "inzet", [AVOIDED] = "vermeden"};

static const struct baat_table_kind kind = {.file = BAAT_FILE_GRADES,
                                            .columns = columns,
                                            .count = COLUMNS,
                                            .required = COLUMNS,
                                            .names = BAAT_COLUMN_BIT(GRADE)};

/* What is being read. */
struct reading {
	struct baat_grades *grades;
	bool seen[BAAT_GRADE_WORST + 1];
};

static enum baat_status read_row(void *context, const struct baat_record *record)
{
	struct reading *reading = context;
	struct baat_field fields[COLUMNS];
	for (unsigned i = 0; i < COLUMNS; i++) {
		fields[i] = baat_record_field(record, i);
		if (fields[i].text.length == 0)
			return baat_field_missing(fields[i]);
	}
	const struct baat_text text = fields[GRADE].text;
	const unsigned grade = text.length == 1 ? (unsigned)(text.at[0] - '0') : 0;
	if (grade < BAAT_GRADE_BEST || grade > BAAT_GRADE_WORST)
		return baat_field_error(fields[GRADE], BAAT_GRADES_INVALID,
		                        _("bewijs '%s' is not 1 (best) to 6 (a guess)"), baat_show(text).text);
	if (reading->seen[grade])
		return baat_field_error(fields[GRADE], BAAT_GRADES_INVALID, _("bewijs %u occurs twice"), grade);
	reading->seen[grade] = true;
	enum baat_status status = baat_field_percent(fields[INPUT], &reading->grades->input[grade]);
	return baat_worst(status, baat_field_percent(fields[AVOIDED], &reading->grades->avoided[grade]));
}

static enum baat_status demand_all(const struct reading *reading, const char *path, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (unsigned grade = BAAT_GRADE_BEST; grade <= BAAT_GRADE_WORST; grade++)
		if (!reading->seen[grade])
			status = baat_error(diags, baat_at(path, 0, 0), BAAT_GRADES_INVALID,
			                    _("bewijs %u is missing; the table has a row for each of 1 to 6"), grade);
	return status;
}

enum baat_status baat_grades_read(struct baat_grades *grades, const char *path, struct baat_diags *diags)
{
	struct reading reading = {.grades = grades};
	struct baat_whole whole = {.kind = &kind, .request = {.path = path}, .context = &reading, .on_row = read_row};
	*grades = (struct baat_grades){0};
	enum baat_status status = baat_whole_read(&whole, diags);
	return status == BAAT_OK ? demand_all(&reading, path, diags) : status;
}
