/*
 * Any bytes as bookings, or as a budget table: one thread and the default block give the same bytes and the same status
 * as several threads and blocks of any size; what is accepted closes in every cut (the program checks that itself, and
 * ends in 70 where it does not), and --herkomst breaks off where the tables do. The first four bytes choose which of
 * the two files it is, the table, the size of the blocks and the number of threads.
 */
#include "fuzz_program.h"

static struct fuzz_file given, other;

static const char budget[] = "pot;van;tot;bedrag;plafond;meenemen;houder\n"
			     "RVB;2017-01;2017-06;5000000;zacht;ja;\n"
			     "RVB;2017-08;2018-12;900000;;;\n"
			     "A;2017-01;;1000000000;hard;;corporatie\n";
static const char bookings[] = "datum;pot;soort;casus;bedrag;per;van;duur;partij;verwacht;kans;boeking\n"
			       "2016-11;RVB;toekenning;1;500;maand;2016-10;8;;;;1\n"
			       "2017-01;RVB;toekenning;2;85,01;maand;;12;;;;2\n"
			       "2017-02;A;uitgave;1;1746;;;;;;;3\n"
			       "2017-02;A;vordering;1;1000;;;;fonds;2017-06;80%;4\n"
			       "2017-03;A;ontvangst;1;250;;;;fonds;;;5\n"
			       "2017-03;RVB;vrijval;2;85,01;maand;2017-09;4;;;;6\n";

static void run_budget(struct fuzz_run *run, bool table, const char *const options[2], const char *jobs,
                       const char *blocks)
{
	const char *words[] = {"baat-budget",
	                       "-b",
	                       table ? given.path : other.path,
	                       table ? other.path : given.path,
	                       options[0],
	                       options[1],
	                       "--plafond=zacht",
	                       jobs,
	                       blocks,
	                       NULL};
	fuzz_run(run, &program_budget, words);
	fuzz_promise(run->status == BAAT_OK || run->status == BAAT_REJECTED, "status %d: %.*s", run->status,
	             (int)run->err.length, run->err.at);
}

static bool broke_off(const struct fuzz_run *run)
{
	return fuzz_has(&run->out, "onvolledig\n");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const tables[][2] = {
	    {"-k", "maand"},          {"-k", "pot"},
	    {"-k", "casus"},          {"-k", "partij"},
	    {"--tempo=3", "-fjsonl"}, {"-ftabel", "--peil=2017-03"},
	};
	static const char *const origin[2] = {"--herkomst", "-fcsv"};
	struct fuzz_input input = {bytes, length};
	struct fuzz_run once = {0}, again = {0}, origins = {0};
	const bool table = fuzz_below(&input, 2) == 1;
	const char *const *options = tables[fuzz_below(&input, sizeof tables / sizeof tables[0])];
	char blocks[32], jobs[16];
	snprintf(blocks, sizeof blocks, "---blok=%u", fuzz_below(&input, 256) + 1);
	snprintf(jobs, sizeof jobs, "-j%u", fuzz_below(&input, 4) + 1);
	fuzz_file_write(&given, fuzz_rest(&input));
	fuzz_file_write(&other, baat_text_of(table ? bookings : budget));

	run_budget(&once, table, options, "-j1", "---blok=65536");
	run_budget(&again, table, options, jobs, blocks);
	fuzz_promise(once.status == again.status, "status %d, then %d", once.status, again.status);
	fuzz_same(baat_buffer_text(&once.out), baat_buffer_text(&again.out), "output");
	fuzz_same(baat_buffer_text(&once.err), baat_buffer_text(&again.err), "messages");
	run_budget(&origins, table, origin, jobs, blocks);
	/* with another cut-off other rules may be broken */
	fuzz_promise(options == tables[5] || (origins.status == BAAT_OK) == (once.status == BAAT_OK),
	             "origins %d, table %d", origins.status, once.status);
	fuzz_promise(origins.status == BAAT_OK || broke_off(&origins), "what broke off does not say so");
	fuzz_run_free(&once);
	fuzz_run_free(&again);
	fuzz_run_free(&origins);
	return 0;
}
