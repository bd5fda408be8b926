/* Columns that are to be filled in: a comment on the header, values to choose from. */
#include "workbook-cell.h"

static bool add_comment(struct baat_book_sheet *sheet, lxw_col_t column, const char *text)
{
	/* wide enough for a sentence, and nobody's name on it */
	char nobody[] = "";
	lxw_comment_options options = {.x_scale = 2.4, .y_scale = 1.6, .author = nobody};
	return worksheet_write_comment_opt(sheet->lxw, 0, column, text, &options) == LXW_NO_ERROR;
}

/* A list to choose from. What is not on it is refused, or taken after a warning where it may be something new. */
static bool add_choices(struct baat_book_sheet *sheet, lxw_col_t column, const struct baat_sheet_entry *entry)
{
	lxw_data_validation validation = {
	    .validate = entry->range != NULL ? LXW_VALIDATION_TYPE_LIST_FORMULA : LXW_VALIDATION_TYPE_LIST,
	    /* libxlsxwriter copies both, whatever its types say */
	    .value_formula = (char *)(uintptr_t)entry->range,
	    .value_list = (char **)(uintptr_t)entry->choices,
	    .ignore_blank = LXW_VALIDATION_ON,
	    .dropdown = LXW_VALIDATION_ON,
	    .show_error = entry->only_these ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF,
	    .error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
	};
	return worksheet_data_validation_range(sheet->lxw, 1, column, (lxw_row_t)sheet->setup.entry_rows, column,
	                                       &validation) == LXW_NO_ERROR;
}

bool baat_book_entries_make(struct baat_book_sheet *sheet)
{
	for (size_t i = 0; i < sheet->setup.count; i++) {
		const struct baat_sheet_entry *entry = &sheet->setup.entries[i];
		if (entry->comment != NULL && !add_comment(sheet, (lxw_col_t)i, entry->comment))
			return false;
		if ((entry->range != NULL || entry->choices != NULL) && !add_choices(sheet, (lxw_col_t)i, entry))
			return false;
	}
	return true;
}
