#include "recorder.h"

#include "baat/base/memory.h"
#include "baat/base/name.h"
#include "cell-says.h"

enum {
	FULL = 128 * 1024,   /* bytes that are made before they are taken */
	ROW_MAX = 64 << 20,  /* bytes of one row */
	MADE_MAX = 50000000, /* cells with content that repeats made */
	MERGED_TOLD = 1000,
};

bool baat_recorder_search(struct baat_recorder *recorder, const char *const *required, size_t count)
{
	*recorder = (struct baat_recorder){.required = required, .required_count = count};
	recorder->found = calloc(count + 1, sizeof *recorder->found);
	return recorder->found != NULL;
}

bool baat_recorder_begin(struct baat_recorder *recorder, uint32_t header_row)
{
	*recorder = (struct baat_recorder){.header_row = header_row, .written = header_row - 1};
	recorder->named = calloc(BAAT_BOOK_COLUMNS + 1, sizeof *recorder->named);
	return recorder->named != NULL;
}

void baat_recorder_free(struct baat_recorder *recorder)
{
	free(recorder->found);
	free(recorder->named);
	free(recorder->hides);
	free(recorder->merged);
	baat_buffer_free(&recorder->out);
	baat_buffer_free(&recorder->same);
	*recorder = (struct baat_recorder){0};
}

/* ---- where the header is --------------------------------------------------------------------------------------- */

static void search_cell(struct baat_recorder *recorder, struct baat_text text)
{
	char room[1024];
	recorder->any |= text.length > 0;
	if (baat_name_room(text) > sizeof room || !baat_name_clean(&text, room))
		return;
	for (size_t i = 0; i < recorder->required_count; i++)
		if (baat_text_equal_ascii(text, baat_text_of(recorder->required[i])))
			recorder->found[i] = true;
}

static void search_row_end(struct baat_recorder *recorder)
{
	size_t found = 0;
	for (size_t i = 0; i < recorder->required_count; i++)
		found += recorder->found[i];
	bool complete = recorder->any && found == recorder->required_count;
	if (recorder->row <= BAAT_HEADER_ROWS && (complete || found > recorder->header.found))
		recorder->header = (struct baat_header_row){(uint32_t)recorder->row, found, complete};
	memset(recorder->found, 0, recorder->required_count * sizeof *recorder->found);
	recorder->any = false;
}

bool baat_recorder_is_done(const struct baat_recorder *recorder)
{
	return recorder->found != NULL &&
	       (recorder->header.complete || recorder->row + recorder->repeat > BAAT_HEADER_ROWS);
}

/* ---- records --------------------------------------------------------------------------------------------------- */

void baat_recorder_row(struct baat_recorder *recorder, uint64_t row, uint64_t repeat, bool hidden)
{
	recorder->row = row;
	recorder->repeat = repeat;
	recorder->hidden = hidden;
	recorder->content = false;
	recorder->start = recorder->out.length;
	recorder->field = 0;
	recorder->cells = 0;
	recorder->problem = BAAT_CODE__MAX;
}

static void set_problem(struct baat_recorder *recorder, enum baat_code problem, uint32_t column)
{
	if (recorder->problem != BAAT_CODE__MAX)
		return;
	recorder->problem = problem;
	recorder->problem_column = column + 1;
}

static void put_fields_until(struct baat_recorder *recorder, uint32_t field)
{
	size_t more = field - recorder->field;
	char *to = more == 0 ? NULL : baat_buffer_reserve(&recorder->out, more);
	if (to != NULL) {
		memset(to, BAAT_FIELD_END, more);
		recorder->out.length += more;
	}
	recorder->field = field;
}

/* Before the first content of a row come the rows without any above it. */
static void begin_content(struct baat_recorder *recorder)
{
	if (recorder->content)
		return;
	recorder->content = true;
	for (; recorder->written + 1 < recorder->row; recorder->written++)
		baat_buffer_add_char(&recorder->out, '\n');
	recorder->start = recorder->out.length;
}

static void put_cell(struct baat_recorder *recorder, uint32_t column, struct baat_text text, enum baat_code problem)
{
	begin_content(recorder);
	put_fields_until(recorder, column);
	baat_buffer_add(&recorder->out, text);
	recorder->cells++;
	if (problem != BAAT_CODE__MAX)
		set_problem(recorder, problem, column);
	if (recorder->out.length - recorder->start > ROW_MAX)
		recorder->fault = BAAT_RECORDER_ROW_LARGE;
}

/* Content that no column of the table has. */
static void look_outside(struct baat_recorder *recorder, uint32_t column)
{
	if (column == recorder->last + 1 || column + 1 == recorder->first) {
		begin_content(recorder);
		set_problem(recorder, BAAT_COLUMN_UNNAMED, column);
		return;
	}
	if (recorder->ignored == 0)
		recorder->ignored_first = (struct baat_range){.row = (uint32_t)recorder->row, .column = column};
	recorder->ignored += recorder->repeat;
}

static void take_cell(struct baat_recorder *recorder, uint32_t column, struct baat_text text, enum baat_code problem)
{
	if (recorder->row == recorder->header_row) {
		if (recorder->cells == 0)
			recorder->first = column;
		recorder->last = column;
		recorder->named[column] = true;
		put_cell(recorder, column, text, problem);
	} else if (column < recorder->first || column > recorder->last) {
		look_outside(recorder, column);
	} else {
		put_cell(recorder, column, text, recorder->named[column] ? problem : BAAT_COLUMN_UNNAMED);
	}
}

void baat_recorder_cell(struct baat_recorder *recorder, uint32_t column, uint32_t repeat, struct baat_text text,
                        enum baat_code problem)
{
	if (text.length == 0 && problem == BAAT_CODE__MAX)
		return;
	if (recorder->found != NULL) {
		search_cell(recorder, text);
		return;
	}
	if (recorder->row < recorder->header_row)
		return;
	for (uint32_t i = 0; i < repeat && recorder->fault == BAAT_RECORDER_FINE; i++)
		take_cell(recorder, column + i, text, problem);
	recorder->made += repeat - 1;
}

/* Ends the record of a row. */
static void end_record(struct baat_recorder *recorder)
{
	put_fields_until(recorder, recorder->last);
	if (recorder->problem != BAAT_CODE__MAX)
		baat_buffer_printf(&recorder->out, "%c%c%d %u", BAAT_FIELD_END, BAAT_ROW_PROBLEM,
		                   (int)recorder->problem, recorder->problem_column);
	baat_buffer_add_char(&recorder->out, '\n');
	recorder->written = recorder->row;
	recorder->whole = recorder->out.length;
}

/* Keeps the record of a row that stands for more than one. */
static void keep_record(struct baat_recorder *recorder)
{
	recorder->same.length = 0;
	recorder->same_left = recorder->repeat - 1;
	recorder->made += recorder->cells * recorder->same_left;
	if (!recorder->out.failed)
		baat_buffer_add(&recorder->same, (struct baat_text){recorder->out.at + recorder->start,
		                                                    recorder->out.length - recorder->start});
	baat_recorder_go_on(recorder);
}

void baat_recorder_row_end(struct baat_recorder *recorder)
{
	if (recorder->found != NULL) {
		search_row_end(recorder);
		return;
	}
	/* a header of which nothing is known but its row has a line all the same */
	if (recorder->row == recorder->header_row)
		begin_content(recorder);
	if (recorder->content) {
		end_record(recorder);
		if (recorder->repeat > 1)
			keep_record(recorder);
		if (recorder->row > recorder->header_row || recorder->repeat > 1) {
			uint64_t rows = recorder->repeat - (recorder->row == recorder->header_row);
			recorder->rows += rows;
			recorder->hidden_rows += recorder->hidden ? rows : 0;
		}
	}
	if (recorder->made > MADE_MAX)
		recorder->fault = BAAT_RECORDER_REPEATS;
	if (recorder->out.failed || recorder->same.failed)
		recorder->fault = BAAT_RECORDER_NO_MEMORY;
}

bool baat_recorder_is_full(const struct baat_recorder *recorder)
{
	return recorder->out.length >= FULL || recorder->same_left > 0;
}

void baat_recorder_go_on(struct baat_recorder *recorder)
{
	while (recorder->same_left > 0 && recorder->out.length < FULL && !recorder->out.failed) {
		baat_buffer_add(&recorder->out, baat_buffer_text(&recorder->same));
		recorder->same_left--;
		recorder->written++;
		recorder->whole = recorder->out.length;
	}
	if (recorder->out.failed)
		recorder->fault = BAAT_RECORDER_NO_MEMORY;
}

void baat_recorder_drop(struct baat_recorder *recorder)
{
	struct baat_buffer *out = &recorder->out;
	if (recorder->whole == 0)
		return;
	out->length -= recorder->whole;
	memmove(out->at, out->at + recorder->whole, out->length);
	recorder->start -= recorder->start < recorder->whole ? recorder->start : recorder->whole;
	recorder->whole = 0;
}

void baat_recorder_hide(struct baat_recorder *recorder, uint32_t first, uint32_t last)
{
	if (recorder->found != NULL)
		return;
	/* as many as there are columns, if they overlap a workbook is no better for it */
	if (recorder->hide_count >= BAAT_BOOK_COLUMNS)
		return;
	if (!baat_grow(&recorder->hides, &recorder->hide_capacity, recorder->hide_count + 1, sizeof *recorder->hides)) {
		recorder->fault = BAAT_RECORDER_NO_MEMORY;
		return;
	}
	recorder->hides[recorder->hide_count++] = (struct baat_range){.column = first, .last_column = last};
}

void baat_recorder_merge(struct baat_recorder *recorder, struct baat_range range)
{
	bool one = range.row == range.last_row && range.column == range.last_column;
	if (recorder->found != NULL || one || range.last_row < recorder->header_row ||
	    recorder->merged_count >= MERGED_TOLD)
		return;
	/* columns have their names once the header has been read */
	if (recorder->row > recorder->header_row && !baat_recorder_has_named(recorder, &range))
		return;
	if (!baat_grow(&recorder->merged, &recorder->merged_capacity, recorder->merged_count + 1,
	               sizeof *recorder->merged)) {
		recorder->fault = BAAT_RECORDER_NO_MEMORY;
		return;
	}
	recorder->merged[recorder->merged_count++] = range;
}
