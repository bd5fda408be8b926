/* Workbooks as tables: what every kind of cell is read as, where, and what is refused. */
#include "check.h"
#include "make-book.h"

#include "baat/base/memory.h"
#include "baat/base/place.h"

static struct check_file file;
static const char *const ab[] = {"a", "b"};

#define HEADER "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c><c r=\"B1\" t=\"str\"><v>b</v></c></row>"
#define DATA(rows) "<sheetData>" HEADER rows "</sheetData>"
#define ONE(cells) DATA("<row r=\"2\">" cells "</row>")

/* Reads the file at several sizes of blocks and demands that rows and messages are as expected. */
static void expect_read(struct baat_text bytes, const char *sheet, bool force_point, const char *expected)
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

static void expect_xlsx(const struct workbook *book, const char *expected)
{
	struct baat_buffer bytes = {0};
	workbook_xlsx(book, &bytes);
	expect_read(baat_buffer_text(&bytes), "", false, expected);
	baat_buffer_free(&bytes);
}

static void expect_ods(const char *styles, const char *tables, const char *expected)
{
	struct baat_buffer bytes = {0};
	workbook_ods(styles, tables, NULL, &bytes);
	expect_read(baat_buffer_text(&bytes), "", false, expected);
	baat_buffer_free(&bytes);
}

/* ---- cells of an xlsx -------------------------------------------------------------------------------------------- */

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

/* ---- the table --------------------------------------------------------------------------------------------------- */

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

/* ---- ods --------------------------------------------------------------------------------------------------------- */

#define TABLE(rows) "<table:table table:name=\"Zaken\">" rows "</table:table>"
#define ODS_HEADER \
	"<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>" \
	"<table:table-cell office:value-type=\"string\"><text:p>b</text:p></table:table-cell></table:table-row>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define NUM(value) \
	"<table:table-cell office:value-type=\"float\" office:value=\"" value "\"><text:p>?</text:p></" \
	"table:table-cell>"
#define TXT(value) "<table:table-cell office:value-type=\"string\"><text:p>" value "</text:p></table:table-cell>"

static void cells_of_ods(void **state)
{
	(void)state;
	expect_ods(
	    "",
	    TABLE(ODS_HEADER ROW(
		NUM("1234.5") "<table:table-cell office:value-type=\"percentage\" office:value=\"0.6\"/>")
	              ROW("<table:table-cell office:value-type=\"date\" office:date-value=\"2017-02-01\"/>"
	                  "<table:table-cell office:value-type=\"date\" office:date-value=\"2017-02-01T08:30:00\"/>")
	                  ROW("<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>"
	                      "<table:table-cell office:value-type=\"currency\" office:currency=\"EUR\" "
	                      "office:value=\"12.5\"/>")
	                      ROW("<table:table-cell office:value-type=\"time\" "
	                          "office:time-value=\"PT01H\"><text:p>01:00</text:p></table:table-cell>" NUM("1"))
	                          ROW("<table:table-cell table:formula=\"of:=NA()\" office:value-type=\"string\" "
	                              "office:string-value=\"\" "
	                              "calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>" NUM("1"))
	                              ROW("<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"float\" "
	                                  "office:value=\"0\"><text:p>#DIV/0!</text:p></table:table-cell>" NUM("1"))
	                                  ROW("<table:table-cell table:formula=\"of:=x\" office:value-type=\"float\" "
	                                      "office:value=\"0\"><text:p>Err:508</text:p></table:table-cell>" NUM("1"))
	                                      ROW("<table:table-cell table:formula=\"of:=1\"/>" NUM("1"))
	                                          ROW("<table:table-cell office:value-type=\"string\" "
	                                              "office:string-value=\"x\"/>" NUM("1"))),
	    "2 [1234,5] [60%]\n3 [2017-02-01] [2017-02-01T08:30:00]\n4 [waar] [12,5]\n5 [01:00] [1] cell-time 1\n"
	    "6 [#N/A] [1] cell-error 1\n7 [#DIV/0!] [1] cell-error 1\n8 [Err:508] [1] cell-error 1\n"
	    "9 [] [1] cell-formula 1\n10 [x] [1]\n= 0 1\n");
}

/* Any prefix will do, also for the names of which one looks like another. */
static void prefixes_of_ods(void **state)
{
	static const char content[] =
	    "<c xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
	    "xmlns:more=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"><o:body><o:"
	    "spreadsheet>"
	    "<t:table t:name=\"Zaken\"><t:table-row><t:table-cell o:value-type=\"string\"><p>a</p></t:table-cell>"
	    "<t:table-cell o:value-type=\"string\"><p>b</p></t:table-cell></t:table-row>"
	    "<t:table-row><t:table-cell more:value-type=\"float\" o:value-type=\"float\" o:value=\"1\"/>"
	    "<t:table-cell o:value-type=\"string\" more:value-type=\"error\"><p>#N/A</p></t:table-cell></t:table-row>"
	    "</t:table></o:spreadsheet></o:body></c>";
	const struct workbook_part parts[] = {{"mimetype", BAAT_TEXT(WORKBOOK_ODS)},
	                                      {"content.xml", baat_text_of(content)}};
	struct baat_buffer bytes = {0};
	(void)state;
	workbook_zip(parts, 2, true, &bytes);
	expect_read(baat_buffer_text(&bytes), "", false, "2 [1] [#N/A] cell-error 2\n= 0 1\n");
	baat_buffer_free(&bytes);
}

static void texts_of_ods(void **state)
{
	(void)state;
	expect_ods(
	    "",
	    TABLE(ODS_HEADER ROW(
		"<table:table-cell "
		"office:value-type=\"string\"><office:annotation><text:p>nee</text:p></office:annotation>"
		"<text:p>een<text:s text:c=\"2\"/>twee<text:tab/>drie<text:line-break/>vier</text:p><text:p/>"
		"<text:p>  v\n ijf "
		"<text:span>zes<text:note><text:p>nee</text:p></text:note></text:span></text:p></table:table-cell>" NUM(
		    "1")) ROW(TXT("_x0041_") NUM("1"))),
	    "2 [een  twee\tdrie\nvier\n\nv ijf zes] [1]\n3 [_x0041_] [1]\n= 0 1\n");
}

static void repeats_of_ods(void **state)
{
	(void)state;
	expect_ods(
	    "",
	    TABLE("<table:table-header-rows>" ODS_HEADER "</table:table-header-rows>"
	          "<table:table-row-group><table:table-row table:number-rows-repeated=\"3\">" NUM("1") NUM(
		      "2") "</table:table-row>"
	                   "<table:table-row-group>" ROW(
			       "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" "
			       "office:value=\"7\"/>") "</table:table-row-group></table:table-row-group>"
	                                               "<table:table-row "
	                                               "table:number-rows-repeated=\"10\"><table:table-cell "
	                                               "table:number-columns-repeated=\"16384\"/></"
	                                               "table:table-row>" ROW(NUM(
							   "8") "<table:covered-table-cell office:value-type=\"float\" "
	                                                        "office:value=\"9\"/>") "<table:table-row "
	                                                                                "table:number-rows-repeated="
	                                                                                "\"1048560\"><table:table-cell "
	                                                                                "table:number-columns-repeated="
	                                                                                "\"16384\"/></"
	                                                                                "table:table-row>"),
	    "2 [1] [2]\n3 [1] [2]\n4 [1] [2]\n5 [7] [7]\n16 [8] []\n= 0 1\n");
}

static void sheets_of_ods(void **state)
{
	static const char style[] = "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties "
				    "table:display=\"false\"/></style:style>";
	struct baat_buffer bytes = {0};
	(void)state;
	expect_ods(style,
	           "<table:table table:name=\"Oud\" table:style-name=\"ta1\">" ODS_HEADER
	           "</table:table>" TABLE(ODS_HEADER ROW(NUM("1"))),
	           "2 [1] []\n= 0 1\n");
	expect_ods("", TABLE(ODS_HEADER) "<table:table table:name=\"Meer\">" ODS_HEADER "</table:table>",
	           "! sheet-ambiguous 0:0 \n= 2 1\n");
	expect_ods("",
	           TABLE("<table:table-column/><table:table-column table:visibility=\"collapse\"/>" ODS_HEADER
	                 "<table:table-row table:visibility=\"filter\">" NUM("1") "</table:table-row>" ROW(
			     "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"1\" "
			     "office:value-type=\"float\" office:value=\"3\"/><table:covered-table-cell/>")),
	           "2 [1] []\n3 [3] []\n! cell-merged 3:1 \n! cells-hidden 1:0 \n= 1 1\n");
	workbook_ods("", "", "<m:manifest xmlns:m=\"x\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
	             &bytes);
	expect_read(baat_buffer_text(&bytes), "", false, "! file-kind 0:0 \n= 1 1\n");
	baat_buffer_free(&bytes);
}

/* ---- what is refused --------------------------------------------------------------------------------------------- */

static void damaged(void **state)
{
	static const char *const sheets[] = {
	    ONE("<c r=\"A3\"><v>1</v></c>"),
	    ONE("<c r=\"A0\"><v>1</v></c>"),
	    ONE("<c r=\"XFE2\"><v>1</v></c>"),
	    ONE("<c r=\"2A\"><v>1</v></c>"),
	    ONE("<c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c>"),
	    ONE("<c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>1</v></c>"),
	    ONE("<c r=\"A2\" t=\"x\"><v>1</v></c>"),
	    ONE("<c r=\"A2\"><v>1,5</v></c>"),
	    ONE("<c r=\"A2\"><v>NaN</v></c>"),
	    ONE("<c r=\"A2\" t=\"s\"><v>0</v></c>"),
	    ONE("<c r=\"A2\" t=\"b\"><v>2</v></c>"),
	    ONE("<c r=\"A2\" s=\"-1\"><v>2</v></c>"),
	    DATA("<row r=\"1\"/>"),
	    DATA("<row r=\"1048577\"/>"),
	    DATA("<row r=\"x\"/>"),
	    DATA("") "<mergeCells><mergeCell ref=\"A1:\"/></mergeCells>",
	    DATA("<row r=\"2\">") "",
	};
	(void)state;
	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
		struct baat_buffer bytes = {0}, found = {0};
		struct check_reading how = {.together = BAAT_NO_COLUMN, .fast = true};
		workbook_xlsx(&(struct workbook){.sheet = sheets[i]}, &bytes);
		how.request = (struct baat_table_request){
		    .path = check_file_write(&file, baat_buffer_text(&bytes)), .required = ab, .required_count = 2};
		check_read(&how, &found, NULL);
		baat_buffer_add_char(&found, '\0');
		if (strstr(found.at, "! workbook-broken ") == NULL || strstr(found.at, "= 1 ") == NULL)
			fail_msg("number %zu is read: %s", i, found.at);
		baat_buffer_free(&found);
		baat_buffer_free(&bytes);
	}
}

static void missing_parts_and_dtds(void **state)
{
	(void)state;
	expect_xlsx(&(struct workbook){.second = DATA()}, "! workbook-broken 0:0 \n= 1 1\n");
	expect_xlsx(&(struct workbook){.sheet = DATA(), .before_sheet = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>"},
	            "! workbook-broken 0:0 \n= 1 1\n");
	expect_xlsx(&(struct workbook){.sheet = DATA(), .more = {"../../x", BAAT_TEXT("kwaad")}}, "= 0 1\n");
}

/* Any byte of a zip may be another; then it is refused or read, with a message for every refusal. */
static void flipped_and_cut(void **state)
{
	struct baat_buffer whole = {0};
	uint64_t random = 1;
	(void)state;
	workbook_xlsx(&(struct workbook){.sheet = ONE("<c r=\"A2\"><v>1</v></c>"), .strings = "<si><t>x</t></si>"},
	              &whole);
	for (size_t i = 0; i < 3000; i++) {
		struct baat_buffer bytes = {0};
		struct baat_diags diags = {0};
		struct baat_block block = {0};
		struct baat_table *table;
		baat_buffer_add(&bytes, baat_buffer_text(&whole));
		if (i % 3 == 0)
			bytes.length = check_below(&random, whole.length);
		else
			bytes.at[check_below(&random, whole.length)] ^= (char)(1 << check_below(&random, 8));
		const struct baat_table_request request = {
		    .path = check_file_write(&file, baat_buffer_text(&bytes)), .required = ab, .required_count = 2};
		enum baat_status status = baat_table_open(&table, &request, &diags);
		while (status == BAAT_OK &&
		       (status = baat_table_block(table, BAAT_NO_COLUMN, &block, &diags)) == BAAT_OK &&
		       block.length > 0)
			continue;
		assert_true(status == BAAT_OK || diags.errors > 0);
		baat_block_free(&block);
		baat_table_close(table);
		baat_diags_clear(&diags);
		baat_buffer_free(&bytes);
	}
	baat_buffer_free(&whole);
}

static void expect_limit(struct workbook *book, const char *what)
{
	struct baat_buffer bytes = {0}, found = {0};
	struct check_reading how = {.together = BAAT_NO_COLUMN, .fast = true, .keep_texts = true};
	workbook_xlsx(book, &bytes);
	how.request = (struct baat_table_request){
	    .path = check_file_write(&file, baat_buffer_text(&bytes)), .required = ab, .required_count = 2};
	check_read(&how, &found, NULL);
	baat_buffer_add_char(&found, '\0');
	if (strstr(found.at, "! workbook-limit ") == NULL || strstr(found.at, what) == NULL)
		fail_msg("no limit on '%s': %.400s", what, found.at);
	baat_buffer_free(&found);
	baat_buffer_free(&bytes);
}

static void add_times(struct baat_buffer *to, const char *piece, size_t times)
{
	for (size_t i = 0; i < times; i++)
		baat_buffer_add_string(to, piece);
}

static void limits(void **state)
{
	struct baat_buffer text = {0};
	(void)state;
	add_times(&text, "<x>", 70);
	add_times(&text, "</x>", 70);
	baat_buffer_add_string(&text, DATA());
	baat_buffer_add_char(&text, '\0');
	expect_limit(&(struct workbook){.sheet = text.at}, "64 deep");
	text.length = 0;
	baat_buffer_add_string(&text, "<x");
	for (int i = 0; i < 10000; i++)
		baat_buffer_printf(&text, " a%d=\"\"", i);
	baat_buffer_add_string(&text, "/>" DATA());
	baat_buffer_add_char(&text, '\0');
	expect_limit(&(struct workbook){.sheet = text.at}, "256 attributes");
	text.length = 0;
	for (int i = 0; i < 10001; i++)
		baat_buffer_printf(&text, "<a%d/>", i);
	baat_buffer_add_string(&text, DATA());
	baat_buffer_add_char(&text, '\0');
	expect_limit(&(struct workbook){.sheet = text.at}, "10 000 different names");
	text.length = 0;
	baat_buffer_add_string(&text, "<x y=\"");
	add_times(&text, "0123456789abcdef", 4097);
	baat_buffer_add_string(&text, "\"/>" DATA());
	baat_buffer_add_char(&text, '\0');
	expect_limit(&(struct workbook){.sheet = text.at}, "64 KiB");
	text.length = 0;
	baat_buffer_add_string(&text, "<!--");
	add_times(&text, "0123456789abcdef", 80000);
	baat_buffer_add_string(&text, "-->" DATA());
	baat_buffer_add_char(&text, '\0');
	expect_limit(&(struct workbook){.sheet = text.at}, "1 MiB");
	text.length = 0;
	baat_buffer_add_string(&text, "<sheetData>" HEADER "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>");
	add_times(&text, "0123456789abcdef", 65537);
	baat_buffer_add_string(&text, "</v></c></row></sheetData>");
	baat_buffer_add_char(&text, '\0');
	expect_limit(&(struct workbook){.sheet = text.at}, "a cell holds more than 1 MiB");
	baat_buffer_free(&text);
}

static void other_kinds(void **state)
{
	struct baat_buffer bytes = {0};
	static const char rels[] =
	    "<Relationships xmlns=\"" WORKBOOK_PACKAGE "\"><Relationship Id=\"r1\" Type=\"" WORKBOOK_RELATIONS
	    "/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>";
	const struct workbook_part xlsb[] = {{"_rels/.rels", baat_text_of(rels)}, {"xl/workbook.bin", BAAT_TEXT("x")}};
	const struct workbook_part other[] = {{"a.txt", BAAT_TEXT("x")}};
	(void)state;
	expect_read(BAAT_TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"), "", false, "! file-kind 0:0 \n= 1 1\n");
	workbook_zip(xlsb, 2, true, &bytes);
	expect_read(baat_buffer_text(&bytes), "", false, "! file-kind 0:0 \n= 1 1\n");
	bytes.length = 0;
	workbook_zip(other, 1, true, &bytes);
	expect_read(baat_buffer_text(&bytes), "", false, "! file-kind 0:0 \n= 1 1\n");
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

static int set_up(void **state)
{
	(void)state;
	check_file_new(&file);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	check_file_free(&file);
	return 0;
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
	    cmocka_unit_test(cells_of_ods),
	    cmocka_unit_test(prefixes_of_ods),
	    cmocka_unit_test(texts_of_ods),
	    cmocka_unit_test(repeats_of_ods),
	    cmocka_unit_test(sheets_of_ods),
	    cmocka_unit_test(damaged),
	    cmocka_unit_test(missing_parts_and_dtds),
	    cmocka_unit_test(flipped_and_cut),
	    cmocka_unit_test(limits),
	    cmocka_unit_test(other_kinds),
	    cmocka_unit_test(sheets_by_name),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
