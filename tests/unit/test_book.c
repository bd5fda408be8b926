/* Cells and sheets of an .xlsx: baat-bestanden(5), WORKBOOKS. */
#include "book-reading.h"

static void every_type(void **state)
{
	(void)state;
	expect_xlsx(
	    &(struct workbook){
		.strings = "<si><t>een</t></si><si><r><t>tw</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh>"
			   "<r><rPr/><t>ee</t></r></si><si><t xml:space=\"preserve\"> a_x000D_&#10;b </t></si>",
		.sheet = DATA(
		    "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c></row>"
		    "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\"><v>12.5</v></c></row>"
		    "<row r=\"4\"><c r=\"A4\" t=\"b\"><v>1</v></c><c r=\"B4\" t=\"b\"><v>0</v></c></row>"
		    "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>x</t></is></c>"
		    "<c r=\"B5\" t=\"inlineStr\"><is><r><t>y</t></r><rPh><t>n</t></rPh><r><t>z</t></r></is></c></row>"
		    "<row r=\"6\"><c r=\"A6\" t=\"d\"><v>2017-02-01T00:00:00</v></c><c r=\"B6\" "
		    "t=\"n\"><v>1E3</v></c></row>"
		    "<row r=\"7\"><c r=\"A7\" t=\"str\"><f>B7&amp;\"\"</f><v>q\"r</v></c><c "
		    "r=\"B7\"><f>1/3</f><v>0.33333333333333331</v></c></row>")},
	    "2 [een] [twee]\n3 [a\nb] [12,5]\n4 [waar] [onwaar]\n5 [x] [yz]\n6 [2017-02-01] [1000]\n"
	    "7 [q\"r] [0,333333333333333]\n= 0 1\n");
}

static void gaps_and_defaults(void **state)
{
	(void)state;
	/* cells and rows without a place follow the one before; empty rows have their number */
	expect_xlsx(
	    &(struct workbook){
		.sheet = "<sheetData><row><c t=\"str\"><v>x</v></c></row><row/><row r=\"4\"><c r=\"B4\" "
			 "t=\"str\"><v>a</v></c>"
			 "<c t=\"str\"><v> B </v></c></row><row/><row><c/><c><v>1</v></c><c r=\"C6\"><v>2</v></c></row>"
			 "<row r=\"60\"><c r=\"C60\"><v>3</v></c></row></sheetData>"},
	    "6 [] [1] [2]\n60 [] [] [3]\n! sheet-read 4:0 \n= 0 1\n");
	expect_xlsx(&(struct workbook){.sheet = DATA()}, "= 0 1\n");
}

static void formats(void **state)
{
	(void)state;
	static const char styles[] =
	    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-413]mmm\\-yy;@\"/><numFmt numFmtId=\"165\" "
	    "formatCode=\"[h]:mm\"/>"
	    "<numFmt numFmtId=\"14\" formatCode=\"0.00\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
	    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"10\"/><xf "
	    "numFmtId=\"14\"/></cellXfs>";
	expect_xlsx(
	    &(struct workbook){
		.styles = styles,
		.sheet =
		    DATA("<row r=\"2\"><c r=\"A2\" s=\"1\"><v>42767</v></c><c r=\"B2\" s=\"3\"><v>0.6</v></c></row>"
	                 "<row r=\"3\"><c r=\"A3\" s=\"4\"><v>42767</v></c><c r=\"B3\" s=\"2\"><v>1.5</v></c></row>"
	                 "<row r=\"4\"><c r=\"A4\" s=\"1\"><v>60</v></c><c r=\"B4\"><v>1E15</v></c></row>"
	                 "<row r=\"5\"><c r=\"A5\"><v>-1E-5</v></c><c r=\"B5\" t=\"s\"/></row>")},
	    "2 [2017-02-01] [60%]\n3 [42767] [1,5] cell-time 2\n4 [60] [1000000000000000] date-invalid 1\n"
	    "5 [-0,00001] []\n= 0 1\n");
	expect_xlsx(
	    &(struct workbook){.styles = styles,
	                       .beside = "<workbookPr date1904=\"1\"/>",
	                       .sheet = ONE("<c r=\"A2\" s=\"1\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>41305.5</v></c>")},
	    "2 [1904-01-01] [2017-02-01T12:00:00]\n= 0 1\n");
}

static void formulas(void **state)
{
	(void)state;
	expect_xlsx(
	    &(struct workbook){
		.sheet = DATA("<row r=\"2\"><c r=\"A2\"><f>1+1</f></c><c r=\"B2\"><v>1</v></c></row>"
	                      "<row r=\"3\"><c r=\"A3\"><f>1+1</f><v></v></c><c r=\"B3\"><v>1</v></c></row>"
	                      "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"B4\"><v>1</v></c></row>"
	                      "<row r=\"5\"><c r=\"A5\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"B5\"/></row>"
	                      "<row r=\"6\"><c r=\"A6\"><v>1</v></c><c r=\"B6\" t=\"e\"><v>#N/A</v></c></row>"
	                      "<row r=\"7\"><c r=\"A7\" t=\"str\"><f>x</f></c><c r=\"B7\"><v>2</v></c></row>")},
	    "2 [] [1] cell-formula 1\n3 [] [1] cell-formula 1\n4 [] [1]\n5 [#DIV/0!] [] cell-error 1\n"
	    "6 [1] [#N/A] cell-error 2\n7 [] [2] cell-formula 1\n= 0 1\n");
	expect_xlsx(&(struct workbook){.beside = "<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/>",
	                               .sheet = ONE("<c r=\"A2\"><v>1</v></c><c r=\"B2\"><f>A2</f><v>0</v></c>")},
	            "2 [1] [0] cell-formula 2\n= 0 1\n");
}

static void texts_that_cannot_be(void **state)
{
	(void)state;
	expect_xlsx(
	    &(struct workbook){.strings = "<si><t>_xD800_x</t></si><si><t>_x0000_</t></si><si><t>_x001F_</t></si>",
	                       .sheet =
	                           DATA("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\"><v>1</v></c></row>"
	                                "<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"B3\" t=\"s\"><v>1</v></c></row>"
	                                "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>2</v></c></row>")},
	    "2 [x] [1] encoding-invalid 1\n3 [1] [] field-nul 2\n4 [] [] encoding-invalid 1\n= 0 1\n");
}

static void beside_the_table(void **state)
{
	(void)state;
	expect_xlsx(
	    &(struct workbook){
		.sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>titel</v></c></row>"
			 "<row r=\"2\"><c r=\"C2\" t=\"str\"><v>a</v></c><c r=\"E2\" t=\"str\"><v>b</v></c></row>"
			 "<row r=\"3\"><c r=\"C3\"><v>1</v></c><c r=\"E3\"><v>2</v></c><c r=\"F3\"><v>3</v></c></row>"
			 "<row r=\"4\"><c r=\"B4\"><v>3</v></c></row>"
			 "<row r=\"5\"><c r=\"C5\"><v>1</v></c><c r=\"D5\"><v>3</v></c></row>"
			 "<row r=\"6\"><c r=\"A6\"><v>9</v></c><c r=\"C6\"><v>1</v></c><c r=\"H6\"><v>9</v></c></row>"
			 "<row r=\"7\"><c r=\"A7\"/><c r=\"H7\" t=\"str\"><v> </v></c></row></sheetData>"},
	    "3 [] [] [1] [] [2] column-unnamed 6\n4 [] [] [] [] [] column-unnamed 2\n"
	    "5 [] [] [1] [3] [] column-unnamed 4\n6 [] [] [1] [] []\n"
	    "! sheet-read 2:0 \n! cells-ignored 6:1 \n= 0 1\n");
}

static void hidden_cells_count(void **state)
{
	(void)state;
	expect_xlsx(
	    &(struct workbook){.sheet = "<cols><col min=\"2\" max=\"9\" hidden=\"1\"/></cols>" DATA(
				   "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\" hidden=\"1\"/>"
				   "<row r=\"4\"><c r=\"A4\"><v>2</v></c></row>")},
	    "2 [1] []\n4 [2] []\n! cells-hidden 1:0 \n= 0 1\n");
}

static void merged_cells(void **state)
{
	(void)state;
	expect_xlsx(
	    &(struct workbook){
		.sheet = DATA("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>") "<mergeCells>"
									     "<mergeCell ref=\"A2:A3\"/><mergeCell "
									     "ref=\"B2\"/><mergeCell "
									     "ref=\"C2:D9\"/></mergeCells>"},
	    "2 [1] []\n! cell-merged 2:1 \n= 1 1\n");
	expect_xlsx(&(struct workbook){.sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>titel</v></c></row>"
	                                        "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>a</v></c><c r=\"B2\" "
	                                        "t=\"str\"><v>b</v></c></row></sheetData>"
	                                        "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"},
	            "! sheet-read 2:0 \n= 0 1\n");
}

/* Merges beside the table do not hide one in it. */
static void many_merged_cells(void **state)
{
	struct baat_buffer text = {0};
	(void)state;
	baat_buffer_add_string(&text, DATA("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>") "<mergeCells>");
	for (int i = 2; i < 5000; i++)
		baat_buffer_printf(&text, "<mergeCell ref=\"F%d:G%d\"/>", i, i);
	baat_buffer_add_string(&text, "<mergeCell ref=\"A2:A3\"/></mergeCells>");
	baat_buffer_add_char(&text, '\0');
	expect_xlsx(&(struct workbook){.sheet = text.at}, "2 [1] []\n! cell-merged 2:1 \n= 1 1\n");
	baat_buffer_free(&text);
}

static void which_sheet(void **state)
{
	static const char other[] = "<sheetData><row><c t=\"str\"><v>uitleg</v></c></row></sheetData>",
			  hidden[] = "<sheet name=\"Zaken\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/><sheet "
				     "name=\"Meer\" sheetId=\"2\" r:id=\"r2\"/>";
	struct baat_buffer bytes = {0};
	(void)state;
	expect_xlsx(&(struct workbook){.sheet = other, .second = ONE("<c r=\"A2\"><v>1</v></c>")},
	            "2 [1] []\n! sheet-read 1:0 \n= 0 1\n");
	expect_xlsx(&(struct workbook){.sheet = DATA(), .second = DATA()}, "! sheet-ambiguous 0:0 \n= 2 1\n");
	/* a hidden sheet does not count unless it is named */
	expect_xlsx(&(struct workbook){.sheet = DATA(), .second = ONE("<c r=\"B2\"><v>2</v></c>"), .sheets = hidden},
	            "2 [] [2]\n= 0 1\n");
	workbook_xlsx(&(struct workbook){.sheet = ONE("<c r=\"B2\"><v>1</v></c>"), .second = other, .sheets = hidden},
	              &bytes);
	expect_read(baat_buffer_text(&bytes), "", false, "! column-missing 1:0 \n! column-missing 1:0 \n= 1 1\n");
	baat_buffer_free(&bytes);
}

static void no_header(void **state)
{
	(void)state;
	expect_xlsx(&(struct workbook){.sheet = "<sheetData/>"},
	            "! column-missing 1:0 \n! column-missing 1:0 \n= 1 1\n");
	expect_xlsx(
	    &(struct workbook){.sheet = "<sheetData><row r=\"2\"><c r=\"C2\" t=\"str\"><v>a</v></c></row></sheetData>"},
	    "! column-missing 2:0 \n= 1 1\n");
	expect_xlsx(&(struct workbook){.sheet = "<sheetData><row r=\"51\"><c r=\"A51\" t=\"str\"><v>a</v></c>"
	                                        "<c r=\"B51\" t=\"str\"><v>b</v></c></row></sheetData>"},
	            "! column-missing 1:0 \n! column-missing 1:0 \n= 1 1\n");
	expect_xlsx(&(struct workbook){.sheet = "<sheetData><row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c>"
	                                        "<c t=\"str\"><v>A</v></c></row></sheetData>"},
	            "! column-twice 1:3 \n= 1 1\n");
	expect_xlsx(&(struct workbook){.sheet = "<sheetData><row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c>"
	                                        "<c t=\"e\"><v>#N/A</v></c></row></sheetData>"},
	            "! cell-error 1:3 \n= 1 1\n");
}

static void the_decimal_sign_of_texts(void **state)
{
	struct baat_buffer bytes = {0};
	(void)state;
	workbook_xlsx(
	    &(struct workbook){.sheet = ONE("<c r=\"A2\"><v>1.5</v></c><c r=\"B2\" t=\"str\"><v>2.5</v></c>")}, &bytes);
	expect_read(baat_buffer_text(&bytes), "", true, "2 [1.5] [2.5]\n= 0 1\n");
	baat_buffer_free(&bytes);
}

/* Names of sheets behind a file, and the places that messages have. */
static void sheets_by_name(void **state)
{
	static const struct {
		const char *path;
		size_t length;
	} paths[] = {{"zaken.csv", 9},     {"zaken.xlsx", 10}, {"zaken.xlsx#A", 10},  {"ZAKEN.ODS#A#B", 9},
	             {"a#b.xlsx#C", 8},    {"a#b.csv", 7},     {"x.xlsm#", 6},        {".xlsx#x", 7},
	             {"map/y.xltx#1", 10}, {"z.ots#2", 5},     {"zaken.csv#blad", 14}};
	struct baat_buffer bytes = {0};
	struct baat_arena names = {0};
	struct baat_diags diags = {.names = &names};
	struct baat_table *table;
	char path[96];
	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		assert_int_equal(baat_table_file_length(paths[i].path), paths[i].length);
	workbook_xlsx(&(struct workbook){.sheet = DATA(), .second = ONE("<c r=\"B2\"><v>1</v></c>")}, &bytes);
	struct check_file named = file;
	snprintf(named.path, sizeof named.path, "%s/a.xlsx", file.folder);
	check_file_write(&named, baat_buffer_text(&bytes));
	snprintf(path, sizeof path, "%s#Meer", named.path);
	struct baat_table_request request = {.path = path, .required = ab, .required_count = 2, .digest = true};
	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_OK);
	struct baat_sheet_facts facts;
	assert_true(baat_table_sheet(table, &facts));
	assert_int_equal(facts.name.length, 4);
	assert_int_equal(facts.header_row, 1);
	struct baat_place_shown shown = baat_place_show(baat_at(baat_table_path(table), 2, 2));
	assert_string_equal(shown.text + strlen(named.path), ":Meer!B2");
	/* parked, it is found again */
	struct baat_block block = {0};
	baat_table_park(table);
	assert_int_equal(baat_table_block(table, BAAT_NO_COLUMN, &block, &diags), BAAT_OK);
	assert_true(block.length > 0);
	assert_int_equal(baat_table_block(table, BAAT_NO_COLUMN, &block, &diags), BAAT_OK);
	assert_int_equal(block.length, 0);
	char hex[65], whole[65];
	baat_table_digest(table, hex);
	assert_int_equal(baat_file_digest(path, whole, &diags), BAAT_OK);
	assert_string_equal(hex, whole);
	baat_block_free(&block);
	baat_table_close(table);
	snprintf(path, sizeof path, "%s#Mer", named.path);
	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_USAGE);
	assert_int_equal(diags.items[diags.count - 1].code, BAAT_SHEET_UNKNOWN);
	assert_non_null(strstr(diags.items[diags.count - 1].text, "'Meer'"));
	check_file_write(&named, BAAT_TEXT("a;b\n"));
	assert_int_equal(baat_table_open(&table, &request, &diags), BAAT_USAGE);
	unlink(named.path);
	baat_diags_clear(&diags);
	baat_arena_free(&names);
	baat_buffer_free(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_type),
	    cmocka_unit_test(gaps_and_defaults),
	    cmocka_unit_test(formats),
	    cmocka_unit_test(formulas),
	    cmocka_unit_test(texts_that_cannot_be),
	    cmocka_unit_test(beside_the_table),
	    cmocka_unit_test(hidden_cells_count),
	    cmocka_unit_test(merged_cells),
	    cmocka_unit_test(many_merged_cells),
	    cmocka_unit_test(which_sheet),
	    cmocka_unit_test(no_header),
	    cmocka_unit_test(the_decimal_sign_of_texts),
	    cmocka_unit_test(sheets_by_name),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
