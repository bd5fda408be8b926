#include "baat/model/grades.h"

#include "base/gettext.h"
#include "baat/io/table.h"
#include "baat/model/file-kind.h"
#include "model/row/record.h"

enum column { GRADE, INPUT, AVOIDED, COLUMNS };

static const char *const column_names[COLUMNS] = {[GRADE] = "bewijs", [INPUT] = "inzet", [AVOIDED] = "vermeden"};

/* What is being read. */
struct reading {
	struct baat_grades *grades;
	struct baat_record record;
	bool seen[BAAT_GRADE_WORST + 1];
};

static enum baat_status read_row(struct reading *reading)
{
	struct baat_grades *grades = reading->grades;
	struct baat_field fields[COLUMNS];
	int32_t input, avoided;
	for (unsigned i = 0; i < COLUMNS; i++) {
		fields[i] = baat_record_field(&reading->record, i);
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
	enum baat_status status = baat_field_percent(fields[INPUT], &input);
	status = baat_worst(status, baat_field_percent(fields[AVOIDED], &avoided));
	grades->input[grade] = input;
	grades->avoided[grade] = avoided;
	return status;
}

static enum baat_status read_block(struct reading *reading, const struct baat_table *table, struct baat_rows *rows,
                                   const struct baat_block *block, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	enum baat_rows_result result;
	struct baat_row row;
	reading->record.row = &row;
	baat_rows_begin(rows, table, block, true);
	while ((result = baat_rows_next(rows, &row, diags)) == BAAT_ROW)
		status = baat_worst(status, row.problem != BAAT_CODE__MAX ? baat_row_report(&row, table, diags)
		                                                          : read_row(reading));
	if (result == BAAT_ROWS_BROKEN)
		status = baat_worst(status, diags->lost ? BAAT_SYSTEM : BAAT_REJECTED);
	reading->record.row = NULL;
	return status;
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
	const struct baat_table_request request = {.path = path,
	                                           .required = column_names,
	                                           .required_count = COLUMNS,
	                                           .wanted = baat_file_wanted(BAAT_FILE_GRADES)};
	struct baat_table *table;
	struct baat_block block = {0};
	size_t column[COLUMNS];
	*grades = (struct baat_grades){0};
	enum baat_status status = baat_table_open(&table, &request, diags);
	if (status != BAAT_OK)
		return status;
	for (size_t i = 0; i < COLUMNS; i++)
		column[i] = baat_table_find(table, baat_text_of(column_names[i]));
	struct reading reading = {.grades = grades, .record = baat_record_of(table, column, column_names)};
	reading.record.diags = diags;
	struct baat_rows *rows = baat_rows_new();
	if (rows == NULL)
		status = baat_out_of_memory(diags);
	while (status < BAAT_SYSTEM) {
		status = baat_worst(status, baat_table_block(table, BAAT_NO_COLUMN, &block, diags));
		if (status >= BAAT_SYSTEM || block.length == 0)
			break;
		status = baat_worst(status, read_block(&reading, table, rows, &block, diags));
	}
	if (status == BAAT_OK)
		status = demand_all(&reading, path, diags);
	baat_rows_free(rows);
	baat_block_free(&block);
	baat_table_close(table);
	return status;
}
