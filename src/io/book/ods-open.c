/* Whether an ods can be read: its manifest tells when it has a password. */
#include "base/gettext.h"
#include "book-file.h"

struct manifest {
	struct baat_xml *xml;
	bool encrypted;
};

static bool on_start(void *context, const char *name, const char **attributes)
{
	struct manifest *manifest = context;
	(void)attributes;
	manifest->encrypted |= strcmp(name, "encryption-data") == 0;
	return false;
}

static void on_end(void *context)
{
	(void)context;
}

static const struct baat_xml_listener listener = {.start = on_start, .end = on_end};

enum baat_status baat_ods_open(struct baat_book *book, struct baat_diags *diags)
{
	struct manifest manifest = {0};
	int64_t part = baat_package_find(&book->package, "META-INF/manifest.xml");
	enum baat_status status = BAAT_OK;
	if (part >= 0) {
		status = baat_xml_open(&manifest.xml, &book->package, part, &listener, &manifest, diags);
		if (status == BAAT_OK)
			status = baat_xml_read(manifest.xml, diags);
		baat_xml_close(manifest.xml);
	}
	if (status == BAAT_OK && manifest.encrypted)
		status = baat_error(diags, baat_at(book->path, 0, 0), BAAT_FILE_KIND,
		                    _("this workbook has a password; save it without one"));
	else if (status == BAAT_OK && baat_package_find(&book->package, "content.xml") < 0)
		status = baat_error(diags, baat_at(book->path, 0, 0), BAAT_WORKBOOK_BROKEN,
		                    _("this workbook is damaged: part '%s' is missing"), "content.xml");
	return status;
}
