/*
 * Any bytes as case lines: the flows that baat-reken prints, summed by baat-som, give the bytes that baat-reken gives
 * by itself; also when they are passed on or merged first. When baat-reken fails, baat-som refuses what it has printed.
 * The first three bytes choose the keys, the perspective and the method.
 */
#include "fuzz_program.h"

static struct fuzz_file cases, flows;

static void run_reken(struct fuzz_run *run, const char *const options[], const char *mode, const char *keys)
{
	const struct fuzz_tables tables = fuzz_tables();
	const char *words[FUZZ_WORDS + 1] = {"baat-reken", "-p", tables.prices, "--cpi", tables.cpi, "-j1"};
	size_t count = 6;
	for (size_t i = 0; options[i] != NULL; i++)
		words[count++] = options[i];
	words[count++] = mode;
	if (keys != NULL)
		words[count++] = keys;
	words[count] = cases.path;
	fuzz_run(run, &program_reken, words);
}

static void run_som(struct fuzz_run *run, struct baat_text input, const char *a, const char *b, const char *c)
{
	const char *const words[] = {"baat-som", "-j1", fuzz_file_write(&flows, input), a, b, c, NULL};
	fuzz_run(run, &program_som, words);
	if (run->status != BAAT_USAGE)
		fuzz_check_run(run, "baat-som");
}

/* What is printed of cases that cannot be read is not taken for a whole. */
static void check_refused(const struct fuzz_run *printed)
{
	struct fuzz_run run = {0};
	fuzz_promise(fuzz_ends(&printed->out, "onvolledig\n"), "no end: %.*s", (int)printed->out.length,
	             printed->out.at);
	run_som(&run, baat_buffer_text(&printed->out), "-k", "totaal", NULL);
	fuzz_promise(run.status == BAAT_REJECTED && run.out.length == 0 && fuzz_has(&run.err, "[flows-incomplete]"),
	             "it is taken for a whole");
	fuzz_run_free(&run);
}

static void check_sums(const struct fuzz_run *direct, const struct fuzz_run *printed, const char *keys,
                       const char *perspective)
{
	struct fuzz_run sum = {0}, passed = {0};
	run_som(&sum, baat_buffer_text(&printed->out), "-k", keys, perspective);
	fuzz_promise(sum.status == BAAT_OK, "status %d: %.*s", sum.status, (int)sum.err.length, sum.err.at);
	fuzz_same(baat_buffer_text(&direct->out), baat_buffer_text(&sum.out), "direct");

	run_som(&passed, baat_buffer_text(&printed->out), "--stromen", NULL, NULL);
	fuzz_same(baat_buffer_text(&printed->out), baat_buffer_text(&passed.out), "passed on");

	run_som(&passed, baat_buffer_text(&printed->out), "--stromen", "-k", keys);
	fuzz_promise(passed.status == BAAT_OK, "status %d: %.*s", passed.status, (int)passed.err.length, passed.err.at);
	run_som(&sum, baat_buffer_text(&passed.out), "-k", keys, perspective);
	fuzz_same(baat_buffer_text(&direct->out), baat_buffer_text(&sum.out), "merged first");
	fuzz_run_free(&sum);
	fuzz_run_free(&passed);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const keys[] = {"casus",  "totaal",       "partij",   "post,jaar",      "jaar",
	                                   "domein", "partij,casus", "gemeente", "gemeente,partij"};
	static const char *const options[][3] = {{"--horizon=100", NULL},
	                                         {"--prijspeil=2020", "--horizon=3"},
	                                         {"--slaagkans=35%", NULL},
	                                         {"--gekozen", "--start=2024-01"}};
	struct fuzz_input input = {bytes, length};
	struct fuzz_run direct = {0}, printed = {0};
	const char *key = keys[fuzz_below(&input, sizeof keys / sizeof keys[0])];
	const char *const *chosen = options[fuzz_below(&input, 4)];
	const char *perspective =
	    fuzz_below(&input, 2) == 0 ? "--perspectief=financieel" : "--perspectief=maatschappelijk";
	fuzz_file_write(&cases, fuzz_rest(&input));

	run_reken(&printed, chosen, "--stromen", NULL);
	fuzz_check_run(&printed, "baat-reken");
	const char *const with[] = {chosen[0], chosen[1] == NULL ? perspective : chosen[1], perspective, NULL};
	run_reken(&direct, with, "-k", key);
	if (direct.status == BAAT_USAGE) {
		/* there is no such key in this file */
		fuzz_promise(strstr(key, "gemeente") != NULL, "%.*s", (int)direct.err.length, direct.err.at);
	} else {
		fuzz_check_run(&direct, "baat-reken");
		fuzz_promise(direct.status == printed.status, "status %d and %d", direct.status, printed.status);
		if (direct.status == BAAT_OK)
			check_sums(&direct, &printed, key, perspective);
		else
			fuzz_promise(direct.out.length == 0 || direct.out.at[direct.out.length - 1] == '\n',
			             "half a line");
	}
	if (printed.status != BAAT_OK)
		check_refused(&printed);
	fuzz_run_free(&direct);
	fuzz_run_free(&printed);
	return 0;
}
