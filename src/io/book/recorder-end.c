/* What only the end of a sheet tells: merged cells, what is hidden, what was not read. */
#include "base/gettext.h"
#include "recorder.h"

bool baat_recorder_has_named(const struct baat_recorder *recorder, const struct baat_range *range)
{
	for (uint32_t column = range->column; column <= range->last_column && column < BAAT_BOOK_COLUMNS; column++)
		if (recorder->named[column])
			return true;
	return false;
}

static enum baat_status tell_merged(const struct baat_recorder *recorder, const char *place, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < recorder->merged_count; i++) {
		const struct baat_range *range = &recorder->merged[i];
		if (!baat_recorder_has_named(recorder, range))
			continue;
		status = baat_worst(
		    status,
		    baat_error(diags, baat_at(place, range->row, range->column + 1), BAAT_CELL_MERGED,
		               _("%u cells are merged here, and it is not clear for which the value holds; undo the "
		                 "merge and fill the value in on every row"),
		               (range->last_row - range->row + 1) * (range->last_column - range->column + 1)));
	}
	return status;
}

static uint32_t count_hidden_columns(const struct baat_recorder *recorder)
{
	uint32_t count = 0;
	for (uint32_t column = 0; column < BAAT_BOOK_COLUMNS; column++) {
		bool hidden = false;
		for (size_t i = 0; recorder->named[column] && i < recorder->hide_count && !hidden; i++)
			hidden = column >= recorder->hides[i].column && column <= recorder->hides[i].last_column;
		count += hidden;
	}
	return count;
}

static enum baat_status tell_hidden(const struct baat_recorder *recorder, const char *place, struct baat_diags *diags)
{
	uint32_t columns = count_hidden_columns(recorder);
	if (recorder->hidden_rows == 0 && columns == 0)
		return BAAT_OK;
	return baat_warn(diags, baat_at(place, recorder->header_row, 0), BAAT_CELLS_HIDDEN,
	                 _("hidden or filtered away in this sheet, and counted all the same: rows %llu, columns %u"),
	                 (unsigned long long)recorder->hidden_rows, columns);
}

enum baat_status baat_recorder_finish(struct baat_recorder *recorder, const char *place, bool tell,
                                      struct baat_diags *diags)
{
	enum baat_status status = tell_merged(recorder, place, diags);
	if (tell)
		status = baat_worst(status, baat_note(diags, baat_at(place, recorder->header_row, 0), BAAT_SHEET_READ,
		                                      _("this sheet was read, with its header in row %u: %llu rows"),
		                                      recorder->header_row, (unsigned long long)recorder->rows));
	if (recorder->ignored > 0)
		status = baat_worst(
		    status,
		    baat_note(diags, baat_at(place, recorder->ignored_first.row, recorder->ignored_first.column + 1),
		              BAAT_CELLS_IGNORED,
		              _("beside the table %llu cells have content; this is the first: not read"),
		              (unsigned long long)recorder->ignored));
	return baat_worst(status, tell_hidden(recorder, place, diags));
}
