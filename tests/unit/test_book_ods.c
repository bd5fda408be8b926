/* Cells and sheets of an .ods: baat-bestanden(5), WORKBOOKS. */
#include "book-reading.h"

static void expect_ods(const char *styles, const char *tables, const char *expected)
{
	struct baat_buffer bytes = {0};
	workbook_ods(styles, tables, NULL, &bytes);
	expect_read(baat_buffer_text(&bytes), "", false, expected);
	baat_buffer_free(&bytes);
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(cells_of_ods),   cmocka_unit_test(prefixes_of_ods), cmocka_unit_test(texts_of_ods),
	    cmocka_unit_test(repeats_of_ods), cmocka_unit_test(sheets_of_ods),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
