/* The strings that cells of an xlsx share: kept in memory as they are handed out. */
#include "base/gettext.h"
#include "baat/base/memory.h"
#include "book-file.h"

static const uint64_t strings_max = UINT64_C(1) << 30;

enum place { BEFORE, AMONG, IN_STRING, IN_RUN, IN_TEXT };

struct strings {
	struct baat_book *book;
	struct baat_xml *xml;
	enum place place;
	bool in_run;
	unsigned skipped; /* elements that are open and do not count */
	uint64_t bytes;
	struct baat_buffer text;
};

static bool on_start(void *context, const char *name, const char **attributes)
{
	struct strings *strings = context;
	if (strings->skipped > 0) {
		strings->skipped++;
		return false;
	}
	if (strings->place == BEFORE) {
		strings->place = AMONG;
	} else if (strings->place == AMONG && strcmp(name, "si") == 0) {
		strings->place = IN_STRING;
		baat_xml_kept(strings->xml)->length = 0;
	} else if (strings->place == IN_STRING && strcmp(name, "r") == 0) {
		strings->place = IN_RUN;
	} else if ((strings->place == IN_STRING || strings->place == IN_RUN) && strcmp(name, "t") == 0) {
		strings->in_run = strings->place == IN_RUN;
		strings->place = IN_TEXT;
		baat_xml_listen(strings->xml, true);
	} else {
		strings->skipped = 1;
		return false;
	}
	return attributes[0] == NULL;
}

static void add_string(struct strings *strings)
{
	struct baat_book *book = strings->book;
	strings->text.length = 0;
	enum baat_code problem =
	    baat_cell_put_text(baat_buffer_text(baat_xml_kept(strings->xml)), true, &strings->text);
	strings->bytes += strings->text.length + sizeof *book->strings;
	if (strings->bytes > strings_max) {
		baat_xml_limit(strings->xml, _("its strings take more than 1 GiB"));
		return;
	}
	struct baat_text kept = {"", 0};
	if (strings->text.length > 0)
		kept = baat_arena_text(&book->arena, baat_buffer_text(&strings->text));
	if (strings->text.failed || kept.at == NULL ||
	    !baat_grow(&book->strings, &book->string_capacity, book->string_count + 1, sizeof *book->strings))
		baat_xml_fail(strings->xml, baat_out_of_memory(baat_xml_diags(strings->xml)));
	else
		book->strings[book->string_count++] =
		    (struct baat_book_string){kept.at, (uint32_t)kept.length, (int)problem};
}

static void on_end(void *context)
{
	struct strings *strings = context;
	if (strings->skipped > 0) {
		strings->skipped--;
	} else if (strings->place == IN_TEXT) {
		baat_xml_listen(strings->xml, false);
		strings->place = strings->in_run ? IN_RUN : IN_STRING;
	} else if (strings->place == IN_RUN) {
		strings->place = IN_STRING;
	} else if (strings->place == IN_STRING) {
		strings->place = AMONG;
		add_string(strings);
	}
}

static const struct baat_xml_listener strings_listener = {.start = on_start, .end = on_end};

enum baat_status baat_xlsx_load_strings(struct baat_book *book, struct baat_diags *diags)
{
	if (book->has_strings || book->strings_part < 0)
		return BAAT_OK;
	struct strings strings = {.book = book};
	enum baat_status status =
	    baat_xml_open(&strings.xml, &book->package, book->strings_part, &strings_listener, &strings, diags);
	if (status == BAAT_OK)
		status = baat_xml_read(strings.xml, diags);
	baat_xml_close(strings.xml);
	baat_buffer_free(&strings.text);
	book->has_strings = true;
	return status;
}
