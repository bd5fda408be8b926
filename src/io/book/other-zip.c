/* What a zip file is that is no workbook. */
#include "base/gettext.h"
#include "book-file.h"

enum baat_status baat_book_refuse(const struct baat_book *book, struct baat_diags *diags)
{
	static const struct {
		const char *part, *what;
	} kinds[] = {
	    {"xl/workbook.bin", N_("this is an .xlsb, which is not read; save it as .xlsx")},
	    {"word/document.xml", N_("this is a text document; save the table in it as .xlsx or CSV UTF-8")},
	    {"ppt/presentation.xml", N_("this is a presentation; save the table in it as .xlsx or CSV UTF-8")},
	    {"content.xml", N_("this is a document and no workbook; save the table in it as .ods or CSV UTF-8")},
	};
	const char *what = N_("this is a zip file and no workbook; unpack it, and give what is in it");
	for (size_t i = sizeof kinds / sizeof kinds[0]; i-- > 0;)
		if (baat_package_find(&book->package, kinds[i].part) >= 0)
			what = kinds[i].what;
	return baat_error(diags, baat_at(book->path, 0, 0), BAAT_FILE_KIND, "%s", _(what));
}
