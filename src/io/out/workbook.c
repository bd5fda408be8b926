#include "baat/io/workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/system-text.h"
#include "workbook-cell.h"
#include "workbook-check.h"
#include "workbook-parts.h"

struct baat_workbook {
	const char *path;  /* for messages */
	int fd;            /* of the file without a name that libxlsxwriter writes; -1 for none */
	lxw_workbook *lxw; /* NULL once it was closed */
	struct baat_book_formats formats;
	struct baat_book_sheet sheet; /* the one at hand; lxw is NULL before the first */
	bool failed;
};

static enum baat_status cannot_write(struct baat_workbook *workbook, int reason, struct baat_diags *diags)
{
	workbook->failed = true;
	return baat_error(diags, baat_at(workbook->path, 0, 0), BAAT_CANNOT_WRITE,
	                  _("cannot write the workbook to a temporary file: %s"), baat_system_text(reason));
}

/* Where temporary files go; libxlsxwriter puts the rows of a sheet there, too. */
static const char *temporary_folder(void)
{
	const char *folder = getenv("TMPDIR");
	return folder != NULL && folder[0] != '\0' ? folder : "/tmp";
}

/* A file that no name leads to, so that nothing is left of a run that is killed. */
static int open_nameless(const char *folder)
{
	int fd = (int)TEMP_FAILURE_RETRY(open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
		return fd;
	/* a file system that has no such files */
	char name[4096];
	int length = snprintf(name, sizeof name, "%s/baat-XXXXXX", folder);
	if (length < 0 || (size_t)length >= sizeof name) {
		errno = ENAMETOOLONG;
		return -1;
	}
	fd = mkostemp(name, O_CLOEXEC);
	if (fd >= 0)
		unlink(name);
	return fd;
}

/* Whether there is as much memory as libxlsxwriter takes for a sheet or for putting a workbook together, several times
 * over. It does not tell of memory that it did not get, so it is not begun where it might not. */
static bool has_room(void)
{
	enum { ROOM = 32 * 1024 * 1024 };
	char *room = malloc(ROOM);
	/* an allocation that nothing looks at may be left out */
	bool there = room != NULL && (*(volatile char *)room = 1) == 1;
	free(room);
	return there;
}

/* Ends what libxlsxwriter was asked for. It does not tell of memory that it did not get, and leaves out what it had no
 * room for; but the system has told: errno is set to 0 before. */
static enum baat_status look_back(struct baat_workbook *workbook, enum baat_status status, struct baat_diags *diags)
{
	if (status != BAAT_OK || errno != ENOMEM)
		return status;
	workbook->failed = true;
	return baat_out_of_memory(diags);
}

static bool set_properties(struct baat_workbook *workbook, const char *title)
{
	/* 1980-01-01, the first day that a zip file knows: a day of writing would make each run differ */
	lxw_doc_properties properties = {.created = 315532800};
	char *copy = strdup(title);
	properties.title = copy;
	bool set = copy != NULL && workbook_set_properties(workbook->lxw, &properties) == LXW_NO_ERROR;
	free(copy);
	return set && baat_book_formats_make(&workbook->formats, workbook->lxw);
}

enum baat_status baat_workbook_new(struct baat_workbook **result, const char *title, const char *path,
                                   struct baat_diags *diags)
{
	char name[64], folder[4096];
	struct baat_workbook *workbook = calloc(1, sizeof *workbook);
	*result = workbook;
	if (workbook == NULL)
		return baat_out_of_memory(diags);
	workbook->path = path == NULL ? "-" : path;
	workbook->fd = open_nameless(temporary_folder());
	if (workbook->fd < 0)
		return cannot_write(workbook, errno, diags);
	snprintf(name, sizeof name, "/proc/self/fd/%d", workbook->fd);
	if ((size_t)snprintf(folder, sizeof folder, "%s", temporary_folder()) >= sizeof folder)
		return cannot_write(workbook, ENAMETOOLONG, diags);
	lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder};
	errno = 0;
	workbook->lxw = has_room() ? workbook_new_opt(name, &options) : NULL;
	if (workbook->lxw == NULL || !set_properties(workbook, title))
		return baat_out_of_memory(diags);
	return look_back(workbook, BAAT_OK, diags);
}

/* What can only be said of a sheet once all its rows are there. */
static bool end_sheet(struct baat_workbook *workbook)
{
	struct baat_book_sheet *sheet = &workbook->sheet;
	if (sheet->lxw == NULL)
		return true;
	for (size_t i = 0; i < sheet->setup.count; i++) {
		lxw_format *format = sheet->setup.entries == NULL
		                         ? NULL
		                         : baat_book_entry_format(&workbook->formats, &sheet->setup.entries[i]);
		worksheet_set_column(sheet->lxw, (lxw_col_t)i, (lxw_col_t)i,
		                     sheet->setup.prose ? (double)BAAT_BOOK_PROSE_WIDTH : (double)sheet->widths[i],
		                     format);
	}
	if (!sheet->setup.prose)
		worksheet_autofilter(sheet->lxw, 0, 0, sheet->rows - 1, (lxw_col_t)(sheet->setup.count - 1));
	bool whole = fflush(sheet->lxw->optimize_tmpfile) == 0 && ferror(sheet->lxw->optimize_tmpfile) == 0;
	free(sheet->widths);
	sheet->widths = NULL;
	sheet->lxw = NULL;
	return whole;
}

static enum baat_status sheet_full(struct baat_workbook *workbook, struct baat_diags *diags)
{
	workbook->failed = true;
	return baat_error(diags, baat_at(workbook->path, 0, 0), BAAT_SHEET_FULL,
	                  _("sheet '%s' has no room for this: a sheet holds %d rows, %d columns and %d characters in a "
	                    "cell; group more "
	                    "coarsely (-k), or write -f csv-nl"),
	                  workbook->sheet.setup.name, BAAT_SHEET_ROWS, BAAT_SHEET_COLUMNS, BAAT_SHEET_TEXT);
}

static enum baat_status cell_failed(struct baat_workbook *workbook, enum baat_code reason, struct baat_diags *diags)
{
	if (reason == BAAT_SHEET_FULL)
		return sheet_full(workbook, diags);
	workbook->failed = true;
	if (reason == BAAT_OUT_OF_MEMORY || errno == ENOMEM)
		return baat_out_of_memory(diags);
	return cannot_write(workbook, errno, diags);
}

/* How it looks on a screen and on paper. */
static void lay_out(lxw_worksheet *sheet, const struct baat_sheet *setup)
{
	enum { PAPER_A4 = 9 };
	if (setup->prose) {
		worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
	} else {
		worksheet_freeze_panes(sheet, 1, (lxw_col_t)setup->frozen);
		worksheet_set_landscape(sheet);
	}
	worksheet_set_paper(sheet, PAPER_A4);
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_repeat_rows(sheet, 0, 0);
	worksheet_set_footer(sheet, "&L&A&R&P / &N");
}

enum baat_status baat_workbook_sheet(struct baat_workbook *workbook, const struct baat_sheet *setup,
                                     struct baat_diags *diags)
{
	struct baat_book_sheet *sheet = &workbook->sheet;
	enum baat_code reason;
	errno = 0;
	if (!end_sheet(workbook))
		return cannot_write(workbook, ENOSPC, diags);
	sheet->setup = *setup;
	sheet->rows = 0;
	if (setup->count > BAAT_SHEET_COLUMNS)
		return sheet_full(workbook, diags);
	sheet->widths = malloc((setup->count + 1) * sizeof *sheet->widths);
	sheet->lxw = sheet->widths == NULL || !has_room() ? NULL : workbook_add_worksheet(workbook->lxw, setup->name);
	if (sheet->lxw == NULL)
		return baat_out_of_memory(diags);
	baat_book_widths_begin(sheet);
	lay_out(sheet->lxw, setup);
	if (!baat_book_header_write(sheet, &workbook->formats, &reason))
		return cell_failed(workbook, reason, diags);
	sheet->rows = 1;
	if (setup->entries != NULL && !baat_book_entries_make(sheet))
		return baat_out_of_memory(diags);
	return look_back(workbook, BAAT_OK, diags);
}

enum baat_status baat_workbook_begin_row(struct baat_workbook *workbook, struct baat_diags *diags)
{
	if (workbook->failed)
		return BAAT_SYSTEM;
	return workbook->sheet.rows < BAAT_SHEET_ROWS ? BAAT_OK : sheet_full(workbook, diags);
}

enum baat_status baat_workbook_text(struct baat_workbook *workbook, size_t column, struct baat_text text,
                                    struct baat_diags *diags)
{
	enum baat_code reason;
	errno = 0;
	bool written = baat_book_text_write(&workbook->sheet, &workbook->formats, column, text, &reason);
	return look_back(workbook, written ? BAAT_OK : cell_failed(workbook, reason, diags), diags);
}

enum baat_status baat_workbook_number(struct baat_workbook *workbook, size_t column, baat_sum number, unsigned scale,
                                      struct baat_diags *diags)
{
	enum baat_code reason;
	errno = 0;
	bool written = baat_book_number_write(&workbook->sheet, &workbook->formats, column, number, scale, &reason);
	return look_back(workbook, written ? BAAT_OK : cell_failed(workbook, reason, diags), diags);
}

void baat_workbook_end_row(struct baat_workbook *workbook)
{
	workbook->sheet.rows++;
}

enum baat_status baat_workbook_row(struct baat_workbook *workbook, const struct baat_cell *cells,
                                   struct baat_diags *diags)
{
	enum baat_code reason;
	enum baat_status status = baat_workbook_begin_row(workbook, diags);
	errno = 0;
	for (size_t i = 0; i < workbook->sheet.setup.count && status == BAAT_OK; i++)
		if (!baat_book_cell_write(&workbook->sheet, &workbook->formats, i, &cells[i], &reason))
			status = cell_failed(workbook, reason, diags);
	status = look_back(workbook, status, diags);
	if (status == BAAT_OK)
		baat_workbook_end_row(workbook);
	return status;
}

enum baat_status baat_workbook_chart(struct baat_workbook *workbook, const struct baat_sheet_chart *chart, size_t *end,
                                     struct baat_diags *diags)
{
	if (workbook->failed)
		return BAAT_SYSTEM;
	if (!has_room() || !baat_book_chart_add(&workbook->sheet, workbook->lxw, chart, end))
		return baat_out_of_memory(diags);
	return BAAT_OK;
}

/* From the file without a name to the output, in pieces. */
static enum baat_status copy(struct baat_workbook *workbook, struct baat_output *output, struct baat_diags *diags)
{
	char piece[65536];
	if (lseek(workbook->fd, 0, SEEK_SET) < 0)
		return cannot_write(workbook, errno, diags);
	for (;;) {
		ssize_t length = TEMP_FAILURE_RETRY(read(workbook->fd, piece, sizeof piece));
		if (length < 0)
			return cannot_write(workbook, errno, diags);
		if (length == 0)
			return BAAT_OK;
		if (baat_output_write(output, (struct baat_text){piece, (size_t)length}, diags) != BAAT_OK)
			return BAAT_SYSTEM;
	}
}

enum baat_status baat_workbook_finish(struct baat_workbook *workbook, struct baat_output *output,
                                      struct baat_diags *diags)
{
	if (workbook->failed)
		return BAAT_SYSTEM;
	errno = 0;
	if (!end_sheet(workbook))
		return cannot_write(workbook, ENOSPC, diags);
	if (!has_room())
		return baat_out_of_memory(diags);
	lxw_error error = workbook_close(workbook->lxw);
	workbook->lxw = NULL;
	if (error == LXW_ERROR_MEMORY_MALLOC_FAILED || errno == ENOMEM)
		return baat_out_of_memory(diags);
	if (error != LXW_NO_ERROR || !baat_book_is_whole(workbook->fd))
		return cannot_write(workbook, errno != 0 ? errno : ENOSPC, diags);
	return copy(workbook, output, diags);
}

void baat_workbook_free(struct baat_workbook *workbook)
{
	if (workbook == NULL)
		return;
	free(workbook->sheet.widths);
	baat_buffer_free(&workbook->sheet.text);
	if (workbook->lxw != NULL)
		lxw_workbook_free(workbook->lxw);
	if (workbook->fd >= 0)
		close(workbook->fd);
	free(workbook);
}
