/*
 * Any bytes as rows of debts: one thread and the default block give the same bytes as several threads and small blocks;
 * no debt falls below zero; and the lines that come out have no debts any more, so that baat-toets reads every column
 * of them. The first three bytes choose what is printed, the size of the blocks and the number of threads.
 */
#include "fuzz_program.h"

static const char *const tariffs =
    "code;onderdeel;omschrijving;van;tot;boven;tm;bedrag;procent;over;wijze;minimum;maximum;"
    "btw;kosten;bij;ontvanger;wet\n"
    "btw;;b;2012-10;;;;;21;;;;;;;;;W\n"
    "wettelijke-rente;;r;2010-01;2024-12;;;;6;;;;;;;;;W\n"
    "incassokosten;;i;2012-07;;;2500;;15;hoofdsom;staffel;40;6775;ja;;incasso;;W\n"
    "incassokosten;;i;2012-07;;2500;;;10;hoofdsom;staffel;40;6775;ja;;incasso;;W\n"
    "dagvaarding;exploot;d;2020-01;2024-12;;;112,37;;;;;;ja;;;;W\n"
    "dagvaarding;griffierecht;g;2018-01;;;500;130;;vordering;;;;;;;;W\n"
    "dagvaarding;griffierecht;g;2018-01;;500;12500;328;;vordering;;;;;;;;W\n"
    "verhoging-1;;v;2024-01;;;;;50;;;;;;geen;;;W\n"
    "brief;;v;2024-01;;;;10;;;;;;;;;;W\n";

static struct fuzz_file cases, table, lines;

static void run_schuld(struct fuzz_run *run, const char *jobs, const char *blocks, const char *what, const char *vat)
{
	const char *const words[] = {"baat-schuld",     "-t", table.path, jobs, blocks,
	                             "--tarief=vorige", vat,  cases.path, what, NULL};
	fuzz_run(run, &program_schuld, words);
	fuzz_check_run(run, "baat-schuld");
}

/* A balance or a sum below zero would begin with a minus behind its key. */
static void check_signs(struct fuzz_run *run)
{
	static const char *const keys[] = {"\"stand\":-", "\"rest\":-", "\"hoogste\":-", "\"open\":-",
	                                   "\"verwacht\":-"};
	for (size_t i = 0; i < sizeof keys / sizeof keys[0] && run->out.length > 0; i++)
		fuzz_promise(!fuzz_has(&run->out, keys[i]), "%s: %.*s", keys[i], (int)run->out.length, run->out.at);
}

/* What is wrong with the lines is of the lines, not of their columns. */
static void check_lines(const struct fuzz_run *run)
{
	struct fuzz_run read = {0};
	fuzz_file_write(&lines, baat_buffer_text(&run->out));
	const char *const words[] = {"baat-toets", "-p", fuzz_tables().prices, lines.path, NULL};
	fuzz_run(&read, &program_toets, words);
	fuzz_promise(!fuzz_has(&read.out, "[debt-not-reckoned]") && !fuzz_has(&read.out, "[column-missing]") &&
	                 !fuzz_has(&read.out, "[field-count]") && !fuzz_has(&read.out, "[number-ambiguous]"),
	             "%.*s", (int)read.out.length, read.out.at);
	fuzz_run_free(&read);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const what[] = {"--verloop", "--overzicht", "-fcsv-nl", "-ftabel"};
	struct fuzz_input input = {bytes, length};
	struct fuzz_run expected = {0}, found = {0}, told = {0};
	char blocks[32], jobs[8];
	const unsigned which = fuzz_below(&input, 8);
	const char *vat = which < 4 ? "--btw=corporatie" : "--start=2024-03";
	snprintf(blocks, sizeof blocks, "---blok=%u", fuzz_below(&input, 256) * 2 + 1);
	snprintf(jobs, sizeof jobs, "-j%u", fuzz_below(&input, 4) + 1);
	fuzz_file_write(&cases, fuzz_rest(&input));
	fuzz_file_write(&table, baat_text_of(tariffs));

	run_schuld(&expected, "-j1", "---blok=1000000", what[which % 4], vat);
	run_schuld(&found, jobs, blocks, what[which % 4], vat);
	fuzz_promise(expected.status == found.status, "status %d and %d", expected.status, found.status);
	fuzz_same(baat_buffer_text(&expected.err), baat_buffer_text(&found.err), "standard error");
	fuzz_same(baat_buffer_text(&expected.out), baat_buffer_text(&found.out), "standard output");
	run_schuld(&told, "-j1", "-fjsonl", which % 2 == 0 ? "--verloop" : "--overzicht", vat);
	check_signs(&told);
	if (expected.status == BAAT_OK && which % 4 == 2)
		check_lines(&expected);
	fuzz_run_free(&expected);
	fuzz_run_free(&found);
	fuzz_run_free(&told);
	return 0;
}
