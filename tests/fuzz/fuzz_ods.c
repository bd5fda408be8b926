/* Any bytes as a workbook, or as one of the parts of an .ods that is well otherwise: the promises of fuzz_book.h. */
#include "fuzz_book.h"

/* make-seeds.py knows these numbers */
enum whole { THE_ZIP, CONTENT, MANIFEST, WHOLES };

static const char content[] =
    "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><o:body><o:spreadsheet><t:table t:name=\"Zaken\">"
    "<t:table-row><t:table-cell o:value-type=\"string\" o:string-value=\"casus\"/>"
    "<t:table-cell o:value-type=\"string\" o:string-value=\"scenario\"/></t:table-row>"
    "</t:table></o:spreadsheet></o:body></o:document-content>";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz_input input = {bytes, length};
	struct baat_buffer zip = {0};
	size_t block_size = fuzz_below(&input, 256) + 1;
	enum whole whole = (enum whole)fuzz_below(&input, WHOLES);
	struct baat_text rest = fuzz_rest(&input);
	const struct workbook_part parts[] = {
	    {"mimetype", BAAT_TEXT(WORKBOOK_ODS)},
	    {"content.xml", whole == CONTENT ? rest : baat_text_of(content)},
	    {"META-INF/manifest.xml", whole == MANIFEST ? rest : BAAT_TEXT("<manifest/>")},
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
