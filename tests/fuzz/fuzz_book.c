/*
 * Any bytes as a workbook, or as one of its parts in a workbook that is well otherwise: it is read, or refused with a
 * message. What is read is text without the bytes that records are made with, in as many fields as there are columns,
 * and the same whatever the size of the blocks.
 */
#include "fuzz.h"

#include "../unit/check.h"
#include "../unit/make-book.h"

enum whole { THE_ZIP, SHEET, STRINGS, STYLES, WORKBOOK, RELATIONS, CONTENT, MANIFEST, WHOLES };

static const char sheet[] = "<worksheet xmlns=\"" WORKBOOK_MAIN
			    "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\">"
			    "<is><t>b</t></is></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>42767</v></c><c r=\"B2\" "
			    "t=\"s\"><v>1</v></c></row></sheetData>"
			    "</worksheet>",
		  strings[] = "<sst xmlns=\"" WORKBOOK_MAIN "\"><si><t>a</t></si><si><r><t>x</t></r></si></sst>",
		  styles[] = "<styleSheet xmlns=\"" WORKBOOK_MAIN
			     "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
		  book[] = "<workbook xmlns=\"" WORKBOOK_MAIN "\" xmlns:r=\"" WORKBOOK_RELATIONS
			   "\"><sheets><sheet name=\"Zaken\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
		  relations[] =
		      "<Relationships xmlns=\"" WORKBOOK_PACKAGE "\"><Relationship Id=\"r1\" Type=\"" WORKBOOK_RELATIONS
		      "/worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"r2\" Type=\"" WORKBOOK_RELATIONS
		      "/styles\" Target=\"styles.xml\"/><Relationship Id=\"r3\" Type=\"" WORKBOOK_RELATIONS
		      "/sharedStrings\" Target=\"strings.xml\"/></Relationships>",
		  content[] = "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>";

/* A workbook in which one part is the input. */
static void make(enum whole whole, struct baat_text input, struct baat_buffer *to)
{
	const struct workbook_part xlsx[] = {
	    {"xl/workbook.xml", whole == WORKBOOK ? input : baat_text_of(book)},
	    {"xl/_rels/workbook.xml.rels", whole == RELATIONS ? input : baat_text_of(relations)},
	    {"xl/sheet.xml", whole == SHEET ? input : baat_text_of(sheet)},
	    {"xl/strings.xml", whole == STRINGS ? input : baat_text_of(strings)},
	    {"xl/styles.xml", whole == STYLES ? input : baat_text_of(styles)},
	};
	const struct workbook_part ods[] = {
	    {"mimetype", BAAT_TEXT(WORKBOOK_ODS)},
	    {"content.xml", whole == CONTENT ? input : baat_text_of(content)},
	    {"META-INF/manifest.xml", whole == MANIFEST ? input : BAAT_TEXT("<manifest/>")},
	};
	if (whole == THE_ZIP)
		baat_buffer_add(to, input);
	else if (whole == CONTENT || whole == MANIFEST)
		workbook_zip(ods, sizeof ods / sizeof *ods, false, to);
	else
		workbook_zip(xlsx, sizeof xlsx / sizeof *xlsx, false, to);
}

static void check_row(const struct baat_row *row, const struct baat_table *table)
{
	fuzz_promise(row->count == baat_table_column_count(table) ||
	                 !baat_table_sheet(table, &(struct baat_sheet_facts){0}),
	             "%zu fields", row->count);
	for (size_t i = 0; i < row->count; i++) {
		fuzz_promise(baat_text_is_utf8(row->fields[i]), "a field that is no text");
		for (size_t j = 0; j < row->fields[i].length; j++) {
			char c = row->fields[i].at[j];
			fuzz_promise(c < 0x1D || c > 0x1F || !baat_table_sheet(table, &(struct baat_sheet_facts){0}),
			             "a byte of records");
		}
	}
}

/* Reads all of it, and writes down what comes; stops after so many bytes, since little can be told to stand for much.
 */
static void read_all(const struct baat_table_request *request, struct baat_buffer *to)
{
	enum { ENOUGH = 1 << 20 };
	struct baat_diags diags = {0};
	struct baat_table *table;
	struct baat_block block = {0};
	struct baat_rows *rows = baat_rows_new();
	struct baat_row row;
	enum baat_status status = baat_table_open(&table, request, &diags);
	while (status == BAAT_OK && to->length < ENOUGH) {
		status = baat_table_block(table, BAAT_NO_COLUMN, &block, &diags);
		if (status != BAAT_OK || block.length == 0)
			break;
		baat_rows_begin(rows, table, &block, true);
		while (to->length < ENOUGH && baat_rows_next(rows, &row, &diags) == BAAT_ROW) {
			check_row(&row, table);
			check_add_row(to, &row);
		}
	}
	fuzz_promise(status <= BAAT_USAGE, "status %d: %s", (int)status,
	             diags.count > 0 ? diags.items[diags.count - 1].text : "");
	fuzz_promise(status == BAAT_OK || diags.errors > 0, "nothing is said of status %d", (int)status);
	if (to->length < ENOUGH)
		fuzz_add_diags(to, &diags);
	else
		to->length = ENOUGH;
	baat_rows_free(rows);
	baat_block_free(&block);
	baat_table_close(table);
	baat_diags_clear(&diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const required[] = {"a", "b"};
	static struct fuzz_file file;
	struct fuzz_input input = {bytes, length};
	struct baat_buffer zip = {0}, expected = {0}, found = {0};
	struct baat_table_request request = {.required = required, .required_count = 2};
	size_t block_size = fuzz_below(&input, 256) + 1;
	enum whole whole = (enum whole)fuzz_below(&input, WHOLES);
	make(whole, fuzz_rest(&input), &zip);
	request.path = fuzz_file_write(&file, baat_buffer_text(&zip));
	/* what is no zip is for another target */
	if (zip.length >= 4 && memcmp(zip.at, "PK\3\4", 4) == 0) {
		read_all(&request, &expected);
		request.block_size = block_size;
		read_all(&request, &found);
		fuzz_same(baat_buffer_text(&expected), baat_buffer_text(&found), "one block");
	}
	baat_buffer_free(&zip);
	baat_buffer_free(&expected);
	baat_buffer_free(&found);
	return 0;
}
