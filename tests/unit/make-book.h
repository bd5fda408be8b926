/* Workbooks that tests make themselves: parts put in a zip. */
#ifndef BAAT_WORKBOOK_TEST_H
#define BAAT_WORKBOOK_TEST_H

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "baat/base/buffer.h"

struct workbook_part {
	const char *name;
	struct baat_text content;
};

/* Appends a zip of the parts; it is packed when `packed`. */
static inline void workbook_zip(const struct workbook_part *parts, size_t count, bool packed, struct baat_buffer *to)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *bytes = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = bytes == NULL ? NULL : zip_open_from_source(bytes, ZIP_CREATE | ZIP_TRUNCATE, &error);
	if (zip == NULL)
		abort();
	zip_source_keep(bytes);
	for (size_t i = 0; i < count; i++) {
		zip_source_t *part = zip_source_buffer(zip, parts[i].content.at, parts[i].content.length, 0);
		zip_int64_t number = zip_file_add(zip, parts[i].name, part, ZIP_FL_OVERWRITE);
		if (number < 0 ||
		    zip_set_file_compression(zip, (zip_uint64_t)number, packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 1) != 0)
			abort();
	}
	if (zip_close(zip) != 0 || zip_source_open(bytes) != 0)
		abort();
	for (zip_int64_t got = 1; got > 0;) {
		char *room = baat_buffer_reserve(to, 65536);
		got = room == NULL ? -1 : zip_source_read(bytes, room, 65536);
		if (got < 0)
			abort();
		to->length += (size_t)got;
	}
	zip_source_close(bytes);
	zip_source_free(bytes);
}

/* ---- xlsx -------------------------------------------------------------------------------------------------------- */

#define WORKBOOK_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WORKBOOK_PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define WORKBOOK_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

/* What an xlsx of one or two sheets is made of; NULL is left out, or as usual. */
struct workbook {
	const char *sheet;         /* what stands in <worksheet> */
	const char *second;        /* the same of a second sheet */
	const char *strings;       /* what stands in <sst> */
	const char *styles;        /* what stands in <styleSheet> */
	const char *sheets;        /* what stands in <sheets> */
	const char *beside;        /* what stands beside <sheets> in <workbook> */
	const char *before_sheet;  /* what stands before the root of the sheet */
	struct workbook_part more; /* one more part */
};

static inline void workbook_wrap(struct baat_buffer *to, const char *before, const char *root, const char *inside)
{
	to->length = 0;
	baat_buffer_printf(to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%s<%s xmlns=\"" WORKBOOK_MAIN "\">%s</%s>",
	                   before, root, inside, root);
}

/* Appends an xlsx. */
static inline void workbook_xlsx(const struct workbook *book, struct baat_buffer *to)
{
	static const char root[] =
	    "<Relationships xmlns=\"" WORKBOOK_PACKAGE "\"><Relationship Id=\"r1\" Type=\"" WORKBOOK_RELATIONS
	    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
	static const char relations[] =
	    "<Relationships xmlns=\"" WORKBOOK_PACKAGE "\">"
	    "<Relationship Id=\"r1\" Type=\"" WORKBOOK_RELATIONS "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
	    "<Relationship Id=\"r2\" Type=\"" WORKBOOK_RELATIONS "/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
	    "<Relationship Id=\"r3\" Type=\"" WORKBOOK_RELATIONS "/styles\" Target=\"./styles.xml\"/>"
	    "<Relationship Id=\"r4\" Type=\"" WORKBOOK_RELATIONS
	    "/sharedStrings\" Target=\"worksheets/../strings.xml\"/>"
	    "</Relationships>";
	struct baat_buffer main = {0}, sheet = {0}, second = {0}, strings = {0}, styles = {0};
	struct workbook_part parts[8];
	size_t count = 0;
	baat_buffer_printf(
	    &main,
	    "<workbook xmlns=\"" WORKBOOK_MAIN "\" xmlns:r=\"" WORKBOOK_RELATIONS "\">%s<sheets>%s</sheets>"
	    "</workbook>",
	    book->beside != NULL ? book->beside : "",
	    book->sheets != NULL   ? book->sheets
	    : book->second != NULL ? "<sheet name=\"Zaken\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"Meer\" "
				     "sheetId=\"2\" r:id=\"r2\"/>"
				   : "<sheet name=\"Zaken\" sheetId=\"1\" r:id=\"r1\"/>");
	parts[count++] = (struct workbook_part){"_rels/.rels", baat_text_of(root)};
	parts[count++] = (struct workbook_part){"xl/workbook.xml", baat_buffer_text(&main)};
	parts[count++] = (struct workbook_part){"xl/_rels/workbook.xml.rels", baat_text_of(relations)};
	if (book->sheet != NULL) {
		workbook_wrap(&sheet, book->before_sheet != NULL ? book->before_sheet : "", "worksheet", book->sheet);
		parts[count++] = (struct workbook_part){"xl/worksheets/sheet1.xml", baat_buffer_text(&sheet)};
	}
	if (book->second != NULL) {
		workbook_wrap(&second, "", "worksheet", book->second);
		parts[count++] = (struct workbook_part){"xl/worksheets/sheet2.xml", baat_buffer_text(&second)};
	}
	if (book->strings != NULL) {
		workbook_wrap(&strings, "", "sst", book->strings);
		parts[count++] = (struct workbook_part){"xl/strings.xml", baat_buffer_text(&strings)};
	}
	if (book->styles != NULL) {
		workbook_wrap(&styles, "", "styleSheet", book->styles);
		parts[count++] = (struct workbook_part){"xl/styles.xml", baat_buffer_text(&styles)};
	}
	if (book->more.name != NULL)
		parts[count++] = book->more;
	workbook_zip(parts, count, true, to);
	baat_buffer_free(&main);
	baat_buffer_free(&sheet);
	baat_buffer_free(&second);
	baat_buffer_free(&strings);
	baat_buffer_free(&styles);
}

/* ---- ods --------------------------------------------------------------------------------------------------------- */

#define WORKBOOK_ODS "application/vnd.oasis.opendocument.spreadsheet"

/* Appends an ods: what stands in <office:automatic-styles> and in <office:spreadsheet>. */
static inline void workbook_ods(const char *styles, const char *tables, const char *manifest, struct baat_buffer *to)
{
	struct baat_buffer content = {0};
	baat_buffer_printf(&content,
	                   "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
	                   "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
	                   "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
	                   "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
	                   "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
	                   "<office:automatic-styles>%s</office:automatic-styles>"
	                   "<office:body><office:spreadsheet>%s</office:spreadsheet></office:body>"
	                   "</office:document-content>",
	                   styles, tables);
	const struct workbook_part parts[] = {
	    {"mimetype", BAAT_TEXT(WORKBOOK_ODS)},
	    {"content.xml", baat_buffer_text(&content)},
	    {"META-INF/manifest.xml", {manifest, manifest == NULL ? 0 : strlen(manifest)}}};
	workbook_zip(parts, manifest == NULL ? 2 : 3, true, to);
	baat_buffer_free(&content);
}

#endif
