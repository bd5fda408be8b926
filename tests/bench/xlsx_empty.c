/*
 * The least that reading a sheet of an xlsx can be: libzip unpacks it, expat finds its elements, and texts of cells are
 * counted. A yardstick for the reader of workbooks; it checks nothing.
 *
 * usage: xlsx_empty FILE PART
 */
#include <expat.h>
#include <stdio.h>
#include <string.h>
#include <zip.h>

struct count {
	unsigned long long rows, cells, bytes;
	int listens;
};

static void on_start(void *context, const char *name, const char **attributes)
{
	struct count *count = context;
	(void)attributes;
	count->rows += strcmp(name, "row") == 0;
	count->cells += strcmp(name, "c") == 0;
	count->listens = strcmp(name, "v") == 0 || strcmp(name, "t") == 0;
}

static void on_end(void *context, const char *name)
{
	struct count *count = context;
	(void)name;
	count->listens = 0;
}

static void on_text(void *context, const char *text, int length)
{
	struct count *count = context;
	(void)text;
	if (count->listens)
		count->bytes += (unsigned long long)length;
}

int main(int argc, char **argv)
{
	struct count count = {0};
	zip_t *zip = argc == 3 ? zip_open(argv[1], ZIP_RDONLY, NULL) : NULL;
	zip_file_t *part = zip != NULL ? zip_fopen(zip, argv[2], 0) : NULL;
	XML_Parser parser = XML_ParserCreate(NULL);
	if (part == NULL || parser == NULL)
		return 1;
	XML_SetUserData(parser, &count);
	XML_SetElementHandler(parser, on_start, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	for (zip_int64_t got = 1; got > 0;) {
		void *room = XML_GetBuffer(parser, 65536);
		got = room != NULL ? zip_fread(part, room, 65536) : -1;
		if (got < 0 || XML_ParseBuffer(parser, (int)got, got == 0) != XML_STATUS_OK)
			return 1;
	}
	printf("%llu rows, %llu cells, %llu bytes\n", count.rows, count.cells, count.bytes);
	return 0;
}
