/*
 * Any bytes as a funnel, an intake and lines, parted by a byte 0xFF that no text holds: what is accepted prints its
 * funnel, and makes case lines that baat-toets finds no error in. The first byte chooses the form.
 */
#include "fuzz_program.h"

static struct fuzz_file funnel, intake, lines, cases;

static struct baat_text next_part(struct baat_text *rest)
{
	struct baat_text part = *rest;
	const char *end = rest->length == 0 ? NULL : memchr(rest->at, 0xFF, rest->length);
	if (end == NULL) {
		*rest = (struct baat_text){"", 0};
		return part;
	}
	part.length = (size_t)(end - rest->at);
	rest->at = end + 1;
	rest->length -= part.length + 1;
	return part;
}

/* Every line with a price of its own and a payer can be calculated with; others need not be. */
static void check_cases(const struct baat_buffer *out)
{
	struct fuzz_run checked = {0};
	const char *const words[] = {"baat-toets", "-p", fuzz_tables().prices,
	                             fuzz_file_write(&cases, baat_buffer_text(out)), NULL};
	fuzz_run(&checked, &program_toets, words);
	fuzz_promise(checked.status == BAAT_OK || fuzz_has(&checked.out, "[post-unknown]") ||
	                 fuzz_has(&checked.out, "[value-missing]") || fuzz_has(&checked.out, "[receiver-none]"),
	             "case lines that are refused: %.*s", (int)checked.out.length, checked.out.at);
	fuzz_run_free(&checked);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const forms[] = {"csv-nl", "csv", "tsv", "tabel"};
	struct fuzz_input input = {bytes, length};
	struct fuzz_run steps = {0}, made = {0};
	const char *form = forms[fuzz_below(&input, 4)];
	struct baat_text rest = fuzz_rest(&input);
	fuzz_file_write(&funnel, next_part(&rest));
	fuzz_file_write(&intake, next_part(&rest));
	fuzz_file_write(&lines, next_part(&rest));
	const char *const step_words[] = {"baat-trechter", "-t", funnel.path, "-i", intake.path,
	                                  "--stappen",     "-f", form,        NULL};
	const char *const line_words[] = {"baat-trechter", "-t", funnel.path, "-i", intake.path, "-f", form,
	                                  lines.path,      NULL};
	fuzz_run(&steps, &program_trechter, step_words);
	fuzz_check_run(&steps, "baat-trechter");
	fuzz_run(&made, &program_trechter, line_words);
	fuzz_check_run(&made, "baat-trechter");
	if (made.status == BAAT_OK && strcmp(form, "tabel") != 0)
		check_cases(&made.out);
	fuzz_run_free(&steps);
	fuzz_run_free(&made);
	return 0;
}
