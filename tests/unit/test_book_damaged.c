/* Workbooks that cannot be read: damaged ones, too large ones, other files. */
#include "book-reading.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(damaged),         cmocka_unit_test(missing_parts_and_dtds),
	    cmocka_unit_test(flipped_and_cut), cmocka_unit_test(limits),
	    cmocka_unit_test(other_kinds),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
