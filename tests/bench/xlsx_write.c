/* The least that libxlsxwriter can do: a table in csv-nl without quotes to the cells of a sheet, rows to disk as they
 * come. usage: xlsx_write FROM.csv TO.xlsx */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { COLUMNS = 64 };

/* A field that is a number becomes one. */
static void write_field(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, char *field)
{
	char *end, *comma = strchr(field, ',');
	if (*field == '\0')
		return;
	if (comma != NULL)
		*comma = '.';
	double number = strtod(field, &end);
	if (*end == '\0' && end != field)
		worksheet_write_number(sheet, row, column, number, NULL);
	else
		worksheet_write_string(sheet, row, column, field, NULL);
}

int main(int argc, char **argv)
{
	static char line[1 << 16];
	FILE *from = argc == 3 ? fopen(argv[1], "r") : NULL;
	if (from == NULL)
		return 2;
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	lxw_workbook *book = workbook_new_opt(argv[2], &options);
	lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
	for (lxw_row_t row = 0; fgets(line, sizeof line, from) != NULL; row++) {
		char *at = line;
		line[strcspn(line, "\n")] = '\0';
		for (lxw_col_t column = 0; at != NULL && column < COLUMNS; column++)
			write_field(sheet, row, column, strsep(&at, ";"));
	}
	fclose(from);
	return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
