/* Any bytes as a workbook, or as one of the parts of an .xlsx that is well otherwise: the promises of fuzz_book.h. */
#include "fuzz_book.h"

/* make-seeds.py knows these numbers */
enum whole { THE_ZIP, SHEET, STRINGS, STYLES, WORKBOOK, RELATIONS, WHOLES };

#define MAIN " xmlns=\"" WORKBOOK_MAIN "\""
#define CELL(place, string) "<c r=\"" place "\" t=\"s\"><v>" string "</v></c>"
#define ROW(number, cells) "<row r=\"" number "\">" cells "</row>"
#define STRING(text) "<si><t>" text "</t></si>"
#define RELATION(id, type, target) \
	"<Relationship Id=\"" id "\" Type=\"" WORKBOOK_RELATIONS "/" type "\" Target=\"" target "\"/>"

static const char sheet[] = "<worksheet" MAIN "><sheetData>" ROW("1", CELL("A1", "0") CELL("B1", "1") CELL("C1", "2"))
    ROW("2", CELL("A2", "3") CELL("B2", "4") "<c r=\"C2\" s=\"1\"><v>42767</v></c>") "</sheetData></worksheet>";
static const char strings[] = "<sst" MAIN ">" STRING("casus") STRING("scenario") STRING("van") STRING("E-1")
    STRING("zonder") STRING("post") STRING("aantal") STRING("per") STRING("duur") "<si><r><t>x</t></r></si></sst>";
static const char styles[] = "<styleSheet" MAIN "><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
			     "<xf numFmtId=\"9\"/></cellXfs></styleSheet>";
static const char book[] = "<workbook" MAIN " xmlns:r=\"" WORKBOOK_RELATIONS "\"><sheets>"
			   "<sheet name=\"Zaken\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
static const char relations[] =
    "<Relationships xmlns=\"" WORKBOOK_PACKAGE "\">" RELATION("r1", "worksheet", "sheet.xml")
	RELATION("r2", "styles", "styles.xml") RELATION("r3", "sharedStrings", "strings.xml") "</Relationships>";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz_input input = {bytes, length};
	struct baat_buffer zip = {0};
	size_t block_size = fuzz_below(&input, 256) + 1;
	enum whole whole = (enum whole)fuzz_below(&input, WHOLES);
	struct baat_text rest = fuzz_rest(&input);
	const struct workbook_part parts[] = {
	    {"xl/workbook.xml", whole == WORKBOOK ? rest : baat_text_of(book)},
	    {"xl/_rels/workbook.xml.rels", whole == RELATIONS ? rest : baat_text_of(relations)},
	    {"xl/sheet.xml", whole == SHEET ? rest : baat_text_of(sheet)},
	    {"xl/strings.xml", whole == STRINGS ? rest : baat_text_of(strings)},
	    {"xl/styles.xml", whole == STYLES ? rest : baat_text_of(styles)},
	};
	if (whole == THE_ZIP)
		baat_buffer_add(&zip, rest);
	else
		workbook_zip(parts, sizeof parts / sizeof *parts, false, &zip);
	if (fuzz_is_zip(baat_buffer_text(&zip)))
		fuzz_read_twice(baat_buffer_text(&zip), block_size);
	baat_buffer_free(&zip);
	return 0;
}
