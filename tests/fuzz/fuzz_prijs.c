/*
 * Any bytes as a price table: baat-prijs lists it in each form as a table that it reads itself, and that does not
 * differ from the first. The first three bytes choose the form, the price year and the pattern.
 */
#include "fuzz_program.h"

static struct fuzz_file table, listed;

/* Runs baat-prijs with up to four options. */
static void run_prijs(struct fuzz_run *run, const char *path, const char *a, const char *b, const char *c,
                      const char *d)
{
	const char *const words[] = {"baat-prijs", "-p", path, "--cpi", fuzz_tables().cpi, a, b, c, d, NULL};
	fuzz_run(run, &program_prijs, words);
	fuzz_check_run(run, "baat-prijs");
}

/* A header and nothing else, unless a price year without an index was asked for. */
static void check_no_difference(const struct fuzz_run *run)
{
	const char *end = run->out.length == 0 ? NULL : memchr(run->out.at, '\n', run->out.length);
	fuzz_promise(run->status != BAAT_OK || end == run->out.at + run->out.length - 1, "it differs: %.*s",
	             (int)run->out.length, run->out.at);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const forms[] = {"csv-nl", "csv", "tsv", "excel"};
	static const char *const years[] = {"--prijspeil=2017", "--prijspeil=2020", "--prijspeil=2016", "-f"};
	static const char *const patterns[] = {"a", "OPVANG", "de", "\xC3\xA9"};
	struct fuzz_input input = {bytes, length};
	struct fuzz_run once = {0}, again = {0}, difference = {0}, shown = {0};
	const char *form = forms[fuzz_below(&input, 4)];
	unsigned year = fuzz_below(&input, 4), pattern = fuzz_below(&input, 4);
	fuzz_file_write(&table, fuzz_rest(&input));

	/* what is shown to a person */
	run_prijs(&shown, table.path, "-f", "tabel", patterns[pattern], NULL);
	run_prijs(&shown, table.path, "-f", "jsonl", year < 3 ? years[year] : NULL, NULL);
	run_prijs(&once, table.path, "-f", form, "--alle", NULL);
	if (once.status == BAAT_OK) {
		fuzz_file_write(&listed, baat_buffer_text(&once.out));
		run_prijs(&again, listed.path, "-f", form, "--alle", NULL);
		fuzz_promise(again.status == BAAT_OK, "%.*s", (int)again.err.length, again.err.at);
		/* an apostrophe in front of a formula is data from then on */
		if (strcmp(form, "excel") != 0 || !fuzz_has(&once.out, "'")) {
			fuzz_same(baat_buffer_text(&once.out), baat_buffer_text(&again.out), "listed once");
			run_prijs(&difference, table.path, "--verschil", listed.path, year < 3 ? years[year] : NULL,
			          NULL);
			check_no_difference(&difference);
		}
	}
	fuzz_run_free(&once);
	fuzz_run_free(&again);
	fuzz_run_free(&difference);
	fuzz_run_free(&shown);
	return 0;
}
