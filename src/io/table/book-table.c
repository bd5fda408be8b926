/* A workbook in the place of a delimited file: its sheet is read as records of a dialect of its own. */
#include "base/gettext.h"
#include "foreign.h"
#include "table-file.h"

enum baat_status baat_table_split_path(struct baat_table *table, struct baat_diags *diags)
{
	const char *path = table->request.path;
	size_t length = baat_table_file_length(path);
	table->file = table->shown_file = path;
	if (path[length] == '\0')
		return BAAT_OK;
	table->sheet = path + length + 1;
	struct baat_arena *arena = table->names_kept != NULL ? table->names_kept : &table->arena;
	table->file = baat_arena_text(arena, (struct baat_text){path, length}).at;
	if (table->file == NULL)
		return baat_out_of_memory(diags);
	if (table->names_kept != NULL)
		table->shown_file = table->file;
	return BAAT_OK;
}

static enum baat_status refuse(const struct baat_table *table, const char *why, struct baat_diags *diags)
{
	return baat_error(diags, baat_at(table->shown_file, 0, 0), BAAT_FILE_KIND, "%s", why);
}

/* Whether the file is a workbook, or one of a kind that cannot be read. */
static enum baat_status judge_kind(const struct baat_table *table, bool *is_book, struct baat_diags *diags)
{
	char head[BAAT_SOURCE_HEAD];
	size_t length;
	enum baat_status status = baat_source_peek(table->source, head, &length, diags);
	if (status != BAAT_OK)
		return status;
	const char *foreign = baat_foreign((struct baat_text){head, length});
	if (foreign != NULL)
		return refuse(table, foreign, diags);
	*is_book = length >= 4 && memcmp(head, "PK\3\4", 4) == 0;
	if (!*is_book && length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] < ' ' && head[3] < ' ')
		return refuse(table, _("this is a zip file and no workbook; unpack it, and give what is in it"), diags);
	if (*is_book && table->request.front)
		return refuse(table, _("a workbook is not cut into pieces: it has at most 1 048 576 rows"), diags);
	if (!*is_book && table->sheet != NULL)
		return baat_error(diags, baat_at(table->shown_file, 0, 0), BAAT_SHEET_UNKNOWN,
		                  _("this file is no workbook and has no sheet '%s'"),
		                  baat_show(baat_text_of(table->sheet)).text);
	return BAAT_OK;
}

/* The header is the first record. */
static enum baat_status take_header(struct baat_table *table, struct baat_diags *diags)
{
	const char *end = NULL;
	enum baat_status status = BAAT_OK;
	bool found;
	while (status == BAAT_OK && end == NULL && !table->at_end) {
		status = baat_table_fill(table, &table->pending, table->pending.length + 1, diags);
		end = table->pending.length == 0 ? NULL : memchr(table->pending.at, '\n', table->pending.length);
	}
	if (status != BAAT_OK)
		return status;
	size_t length = end == NULL ? 0 : (size_t)(end - table->pending.at) + 1;
	struct baat_block block = {table->pending.at, length, .line = table->line};
	status = baat_header_take(table, &block, '\0', &found, diags);
	if (status != BAAT_OK)
		return status;
	table->line++;
	table->body = length;
	table->body_line = table->line;
	baat_table_drop(&table->pending, length);
	return BAAT_OK;
}

static enum baat_status begin(struct baat_table *table, struct baat_diags *diags)
{
	bool point = table->request.force_mark && table->request.mark == BAAT_MARK_POINT;
	return baat_book_begin(table->book, &table->choice, point ? '.' : ',', diags);
}

static enum baat_status open_book(struct baat_table *table, struct baat_diags *diags)
{
	int fd;
	uint64_t size;
	enum baat_status status = baat_source_whole(table->source, &fd, &size, diags);
	return status != BAAT_OK ? status
	                         : baat_book_open(&table->book, fd, size, table->shown_file, table->names_kept, diags);
}

enum baat_status baat_table_open_book(struct baat_table *table, struct baat_diags *diags)
{
	bool is_book = false;
	enum baat_status status = judge_kind(table, &is_book, diags);
	if (status != BAAT_OK || !is_book)
		return status;
	status = open_book(table, diags);
	if (status == BAAT_OK)
		status = baat_book_choose(table->book, table->sheet, table->request.required,
		                          table->request.required_count, &table->choice, diags);
	if (status == BAAT_OK)
		status = begin(table, diags);
	if (status != BAAT_OK)
		return status;
	table->request.shown = baat_book_place(table->book, table->choice.sheet);
	table->line = table->choice.header_row;
	table->sheet_name = baat_arena_text(table->names_kept != NULL ? table->names_kept : &table->arena,
	                                    baat_book_sheet(table->book, table->choice.sheet));
	return table->sheet_name.at == NULL ? baat_out_of_memory(diags) : take_header(table, diags);
}

enum baat_status baat_table_reopen_book(struct baat_table *table, struct baat_diags *diags)
{
	char head[BAAT_SOURCE_HEAD];
	size_t length;
	struct baat_book_choice again;
	enum baat_status status = baat_source_peek(table->source, head, &length, diags);
	if (status == BAAT_OK)
		status = open_book(table, diags);
	/* the sheets of an ods are known when it has been looked through */
	if (status == BAAT_OK)
		status = baat_book_choose(table->book, table->sheet_name.at, table->request.required,
		                          table->request.required_count, &again, diags);
	return status == BAAT_OK ? begin(table, diags) : status;
}
