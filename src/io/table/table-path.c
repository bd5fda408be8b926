/* What a path names: a file, and perhaps a sheet of it. */
#include "baat/io/table.h"

size_t baat_table_file_length(const char *path)
{
	static const char *const tails[] = {".xlsx", ".xlsm", ".xltx", ".ods", ".ots"};
	for (const char *mark = strchr(path, '#'); mark != NULL; mark = strchr(mark + 1, '#'))
		for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
			size_t length = strlen(tails[i]);
			if ((size_t)(mark - path) > length &&
			    baat_text_equal_ascii((struct baat_text){mark - length, length}, baat_text_of(tails[i])))
				return (size_t)(mark - path);
		}
	return strlen(path);
}
