#include "foreign.h"

#include "base/gettext.h"

const char *baat_foreign(struct baat_text start)
{
	static const struct {
		struct baat_text start;
		const char *what;
	} kinds[] = {
	    {BAAT_TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
	     N_("this is an old .xls, or a workbook with a password; save it as .xlsx without one")},
	    {BAAT_TEXT("%PDF-"), N_("this is a PDF; save the table that it was made of as .xlsx or CSV UTF-8")},
	    {BAAT_TEXT("{\\rtf"), N_("this is a text document; save the table in it as .xlsx or CSV UTF-8")},
	    {BAAT_TEXT("\x1F\x8B"), N_("this file is packed by gzip; unpack it with gunzip")},
	    {BAAT_TEXT("\x28\xB5\x2F\xFD"), N_("this file is packed by zstd; unpack it with unzstd")},
	    {BAAT_TEXT("\xFD"
	               "7zXZ"),
	     N_("this file is packed by xz; unpack it with unxz")},
	    {BAAT_TEXT("7z\xBC\xAF"), N_("this file is packed by 7-Zip; unpack it")},
	    {BAAT_TEXT("Rar!\x1A"), N_("this file is packed by RAR; unpack it")},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (baat_text_skip(&start, kinds[i].start))
			return _(kinds[i].what);
	return NULL;
}
