/* Workbooks that tests make and read. */
#ifndef CHECK_BOOK_READING_H
#define CHECK_BOOK_READING_H

#include "check.h"
#include "make-book.h"

#include "baat/base/memory.h"
#include "baat/base/place.h"

/* ---- cells of an xlsx -------------------------------------------------------------------------------------------- */

/* ---- the table --------------------------------------------------------------------------------------------------- */

/* ---- ods --------------------------------------------------------------------------------------------------------- */

/* ---- what is refused --------------------------------------------------------------------------------------------- */

static struct check_file file;
static const char *const ab[] = {"a", "b"};

#define HEADER "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c><c r=\"B1\" t=\"str\"><v>b</v></c></row>"
#define DATA(rows) "<sheetData>" HEADER rows "</sheetData>"
#define ONE(cells) DATA("<row r=\"2\">" cells "</row>")

/* Reads the file at several sizes of blocks and demands that rows and messages are as expected. */
static inline void expect_read(struct baat_text bytes, const char *sheet, bool force_point, const char *expected)
{
	static const size_t sizes[] = {0, 1, 7, 64, 4096};
	char path[96];
	check_file_write(&file, bytes);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct baat_buffer found = {0};
		struct check_reading how = {.together = i % 2 == 0 ? BAAT_NO_COLUMN : 0, .fast = i % 2 == 0};
		snprintf(path, sizeof path, "%s%s", file.path, sheet);
		how.request = (struct baat_table_request){.path = path,
		                                          .required = ab,
		                                          .required_count = 2,
		                                          .block_size = sizes[i],
		                                          .force_mark = force_point,
		                                          .mark = BAAT_MARK_POINT};
		check_read(&how, &found, NULL);
		baat_buffer_add_char(&found, '\0');
		if (strcmp(found.at, expected) != 0)
			print_error("block size %zu\n--- expected\n%s--- found\n%s", sizes[i], expected, found.at);
		assert_string_equal(found.at, expected);
		baat_buffer_free(&found);
	}
}

static inline void expect_xlsx(const struct workbook *book, const char *expected)
{
	struct baat_buffer bytes = {0};
	workbook_xlsx(book, &bytes);
	expect_read(baat_buffer_text(&bytes), "", false, expected);
	baat_buffer_free(&bytes);
}

static inline int set_up(void **state)
{
	(void)state;
	check_file_new(&file);
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	check_file_free(&file);
	return 0;
}

#endif
