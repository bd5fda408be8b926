/* A workbook as an output: rows of BAAT_FORM_XLSX into cells, and the last sheet. */
#include "baat/base/memory.h"
#include "baat/io/json.h"
#include "base/gettext.h"
#include "workbook-parts.h"
#include "workbook-rows.h"

/* What stands between the writer and the output. */
struct book_output {
	struct baat_workbook *workbook;
	const char *title;
	struct baat_sheet sheet;
	struct baat_buffer text;    /* of the cell at hand */
	struct baat_buffer notes;   /* each ended by a NUL */
	struct baat_buffer account; /* JSON, or nothing */
};

static const struct baat_column last_columns[] = {{{"onderdeel", 9}, BAAT_CELL_TEXT}, {{"waarde", 6}, BAAT_CELL_TEXT}};
static const struct baat_sheet last_sheet = {
    .name = "Verantwoording", .columns = last_columns, .count = 2, .frozen = 1};

/* A number as baat_put_number() writes it, with a point. */
static void read_number(struct baat_text text, baat_sum *number, unsigned *scale)
{
	bool negative = text.at[0] == '-', behind = false;
	*number = 0;
	*scale = 0;
	for (size_t i = negative; i < text.length; i++) {
		if (text.at[i] == '.') {
			behind = true;
			continue;
		}
		*number = *number * 10 + (text.at[i] - '0');
		*scale += behind;
	}
	if (negative)
		*number = -*number;
}

/* The text of a cell as it was before it was written bare. */
static struct baat_text unescape(struct book_output *book, struct baat_text text)
{
	if (memchr(text.at, BAAT_BARE_ESCAPE, text.length) == NULL)
		return text;
	book->text.length = 0;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		if (c == BAAT_BARE_ESCAPE && i + 1 < text.length) {
			const char *letter = strchr(BAAT_BARE_LETTERS, text.at[++i]);
			c = BAAT_BARE_ESCAPED[letter == NULL ? 0 : letter - BAAT_BARE_LETTERS];
		}
		baat_buffer_add_char(&book->text, c);
	}
	return baat_buffer_text(&book->text);
}

/* A column of numbers may hold a word that stands for one, such as pm. */
static bool is_number(struct baat_text text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((text.at[i] < '0' || text.at[i] > '9') && text.at[i] != '.' && (i > 0 || text.at[i] != '-'))
			return false;
	return true;
}

static enum baat_status take_cell(struct book_output *book, size_t column, struct baat_text text,
                                  struct baat_diags *diags)
{
	baat_sum number;
	unsigned scale;
	if (text.length == 0)
		return BAAT_OK;
	const enum baat_cell_kind kind = book->sheet.columns[column].kind;
	if (kind == BAAT_CELL_TEXT || kind == BAAT_CELL_MONTH || !is_number(text)) {
		struct baat_text whole = unescape(book, text);
		return book->text.failed ? baat_out_of_memory(diags)
		                         : baat_workbook_text(book->workbook, column, whole, diags);
	}
	read_number(text, &number, &scale);
	return baat_workbook_number(book->workbook, column, number, scale, diags);
}

static enum baat_status take_rows(void *thing, struct baat_text text, struct baat_diags *diags)
{
	struct book_output *book = thing;
	enum baat_status status = BAAT_OK;
	const char *at = text.at, *end = text.at + text.length;
	while (at < end && status == BAAT_OK) {
		const char *line_end = memchr(at, '\n', (size_t)(end - at));
		if (line_end == NULL)
			line_end = end;
		status = baat_workbook_begin_row(book->workbook, diags);
		for (size_t column = 0; column < book->sheet.count && status == BAAT_OK; column++) {
			const char *cell_end = memchr(at, '\x1F', (size_t)(line_end - at));
			if (cell_end == NULL)
				cell_end = line_end;
			status = take_cell(book, column, (struct baat_text){at, (size_t)(cell_end - at)}, diags);
			at = cell_end < line_end ? cell_end + 1 : line_end;
		}
		if (status == BAAT_OK)
			baat_workbook_end_row(book->workbook);
		at = line_end + 1;
	}
	return status;
}

static enum baat_status add_row(struct book_output *book, struct baat_text part, struct baat_text value,
                                struct baat_diags *diags)
{
	const struct baat_cell cells[] = {{.text = part}, {.text = value}};
	return baat_workbook_row(book->workbook, cells, diags);
}

static enum baat_status add_notes(struct book_output *book, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t at = 0; at < book->notes.length && status == BAAT_OK;) {
		struct baat_text note = baat_text_of(book->notes.at + at);
		status = add_row(book, BAAT_TEXT("let op"), note, diags);
		at += note.length + 1;
	}
	return status;
}

static struct baat_text shown_value(const struct baat_json *value)
{
	switch (value->type) {
	case BAAT_JSON_BOOL:
		return value->truth ? BAAT_TEXT("true") : BAAT_TEXT("false");
	case BAAT_JSON_NUMBER:
	case BAAT_JSON_STRING:
		return value->text;
	case BAAT_JSON_NULL:
	case BAAT_JSON_ARRAY:
	case BAAT_JSON_OBJECT:
		break;
	}
	return BAAT_TEXT("");
}

/* Every value that holds no others, in the order of the account. */
/* NOLINTNEXTLINE(misc-no-recursion): an account is four deep */
static enum baat_status add_values(struct book_output *book, const struct baat_json *value, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (value->type != BAAT_JSON_ARRAY && value->type != BAAT_JSON_OBJECT)
		return add_row(book, baat_text_of(value->path), shown_value(value), diags);
	for (const struct baat_json *child = value->child; child != NULL && status == BAAT_OK; child = child->next)
		status = add_values(book, child, diags);
	return status;
}

static enum baat_status finish(void *thing, struct baat_output *output, struct baat_diags *diags)
{
	struct book_output *book = thing;
	struct baat_json_document *document = NULL;
	const struct baat_json *root;
	enum baat_status status = baat_workbook_sheet(book->workbook, &last_sheet, diags);
	if (status == BAAT_OK)
		status = add_notes(book, diags);
	if (status == BAAT_OK && book->account.length == 0) {
		status = add_row(book, BAAT_TEXT("programma"), baat_text_of(book->title), diags);
		if (status == BAAT_OK)
			status = add_row(book, BAAT_TEXT("versie"), BAAT_TEXT(BAAT_VERSION), diags);
	} else if (status == BAAT_OK) {
		status = baat_json_parse(&document, &root, last_sheet.name, baat_buffer_text(&book->account), diags);
		if (status == BAAT_OK)
			status = add_values(book, root, diags);
	}
	baat_json_free(document);
	return status == BAAT_OK ? baat_workbook_finish(book->workbook, output, diags) : status;
}

static void free_book(void *thing)
{
	struct book_output *book = thing;
	baat_workbook_free(book->workbook);
	baat_buffer_free(&book->text);
	baat_buffer_free(&book->notes);
	baat_buffer_free(&book->account);
	free(book);
}

enum baat_status baat_output_as_workbook(struct baat_output *output, const char *title, const struct baat_sheet *sheet,
                                         struct baat_diags *diags)
{
	struct book_output *book = calloc(1, sizeof *book);
	if (book == NULL)
		return baat_out_of_memory(diags);
	book->title = title;
	book->sheet = *sheet;
	baat_output_filter_by(output, &(const struct baat_output_filter){book, take_rows, finish, free_book});
	enum baat_status status = baat_workbook_new(&book->workbook, title, baat_output_name(output), diags);
	return status == BAAT_OK ? baat_workbook_sheet(book->workbook, sheet, diags) : status;
}

static struct book_output *book_of(const struct baat_output *output)
{
	const struct baat_output_filter *filter = output == NULL ? NULL : baat_output_filter(output);
	return filter != NULL && filter->thing != NULL && filter->finish == finish ? filter->thing : NULL;
}

bool baat_output_is_workbook(const struct baat_output *output)
{
	return book_of(output) != NULL;
}

struct baat_workbook *baat_output_workbook(const struct baat_output *output)
{
	struct book_output *book = book_of(output);
	return book == NULL ? NULL : book->workbook;
}

enum baat_status baat_output_add_note(struct baat_output *output, struct baat_text sentence, struct baat_diags *diags)
{
	struct book_output *book = book_of(output);
	if (book == NULL)
		return BAAT_OK;
	baat_buffer_add(&book->notes, sentence);
	baat_buffer_add_char(&book->notes, '\0');
	return book->notes.failed ? baat_out_of_memory(diags) : BAAT_OK;
}

enum baat_status baat_output_add_account(struct baat_output *output, struct baat_text account, struct baat_diags *diags)
{
	struct book_output *book = book_of(output);
	if (book == NULL)
		return BAAT_OK;
	baat_buffer_add(&book->account, account);
	return book->account.failed ? baat_out_of_memory(diags) : BAAT_OK;
}
