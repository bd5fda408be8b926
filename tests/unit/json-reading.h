/* JSON that tests read. */
#ifndef CHECK_JSON_READING_H
#define CHECK_JSON_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "baat/io/json.h"

/* A document read from text, with what was said about it. */
struct read {
	enum baat_status status;
	struct baat_json_document *document;
	const struct baat_json *root;
	struct baat_diags diags;
	char path[64];
};

static inline struct read read_bytes(const char *bytes, size_t length)
{
	struct read read = {.path = "/tmp/baat-test-json-XXXXXX"};
	int fd = mkstemp(read.path);
	assert_true(fd >= 0);
	FILE *file = fdopen(fd, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	read.status = baat_json_read(&read.document, &read.root, read.path, &read.diags);
	unlink(read.path);
	return read;
}

static inline void done(struct read *read)
{
	baat_json_free(read->document);
	baat_diags_clear(&read->diags);
}

static inline void assert_error(const char *bytes, size_t length, enum baat_code code, uint64_t line, uint32_t field)
{
	struct read read = read_bytes(bytes, length);
	if (read.status != BAAT_REJECTED || read.diags.items[0].place.line != line ||
	    read.diags.items[0].place.field != field)
		print_error("%s\n", bytes);
	assert_int_equal(read.status, BAAT_REJECTED);
	assert_null(read.document);
	assert_null(read.root);
	assert_int_equal(read.diags.count, 1);
	assert_int_equal(read.diags.items[0].code, code);
	assert_int_equal(read.diags.items[0].place.line, line);
	assert_int_equal(read.diags.items[0].place.field, field);
	done(&read);
}

static inline void assert_error_in(const char *string, enum baat_code code, uint64_t line, uint32_t field)
{
	assert_error(string, strlen(string), code, line, field);
}

#endif
