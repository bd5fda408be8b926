/*
 * Any bytes as case lines: one thread and the default block give the same bytes on standard output, on standard error
 * and in --uitval, and the same status, as several threads and blocks of any size. The first three bytes choose the
 * program, the size of the blocks and the number of threads.
 */
#include "fuzz_program.h"

struct command {
	const char *name;
	const struct program *program;
	const char *options[3];
	bool aside; /* with --uitval */
	bool flows; /* reads the flows of the cases in their place */
};

static const struct command commands[] = {
    {"baat-reken", &program_reken, {"-k", "partij"}, false, false},
    {"baat-reken", &program_reken, {"--horizon=100"}, false, false},
    {"baat-reken", &program_reken, {"--stromen", "--herkomst"}, false, false},
    {"baat-reken", &program_reken, {"--gekozen", "-k", "totaal"}, false, false},
    {"baat-reken", &program_reken, {"--slaagkans=35%", "-k", "post,jaar"}, true, false},
    {"baat-reken", &program_reken, {"--prijspeil=2020", "-f", "tabel"}, true, false},
    {"baat-reken", &program_reken, {"--stromen", "-f", "tabel"}, false, false},
    {"baat-toets", &program_toets, {"--start=2024-01"}, false, false},
    {"baat-toets", &program_toets, {"-f", "jsonl", "--streng"}, false, false},
    {"baat-uitleg", &program_uitleg, {"--maat=ncw", "--prijspeil=2020"}, false, false},
    {"baat-uitleg", &program_uitleg, {"--waar=soort=gevolg", "-f", "tabel"}, true, false},
    {"baat-bon", &program_bon, {NULL}, false, false},
    {"baat-bon", &program_bon, {"-f", "jsonl"}, true, false},
    {"baat-bon", &program_bon, {"--html", "--slaagkans=60%"}, false, false},
    {"baat-zeker", &program_zeker, {"--trekkingen=40", "--marge=9", "--lot"}, false, false},
    {"baat-zeker", &program_zeker, {"--trekkingen=300", "-k", "casus"}, true, false},
    {"baat-zeker", &program_zeker, {"--gevoeligheid", "--samen=prijs"}, true, false},
    {"baat-zeker", &program_zeker, {"--trekkingen=7", "--zinnen", "--gekozen"}, false, false},
    {"baat-som", &program_som, {"-k", "partij,jaar"}, false, true},
    {"baat-som", &program_som, {"--stromen", "-k", "post"}, false, true},
    {"baat-som", &program_som, {"--stromen", "-f", "csv"}, false, true},
    {"baat-deel", &program_deel, {"--betalingen"}, false, true},
};

static struct fuzz_file cases, flows, agreement;

static void run_command(struct fuzz_run *run, const struct command *command, const char *jobs, const char *blocks,
                        struct baat_buffer *aside)
{
	const struct fuzz_tables tables = fuzz_tables();
	const char *words[FUZZ_WORDS + 1] = {command->name, command->flows ? flows.path : cases.path, jobs, blocks};
	size_t count = 4;
	for (size_t i = 0; i < 3 && command->options[i] != NULL; i++)
		words[count++] = command->options[i];
	if (!command->flows) {
		words[count++] = "-p";
		words[count++] = tables.prices;
		words[count++] = "--cpi";
		words[count++] = tables.cpi;
	}
	if (command->program == &program_deel) {
		words[count++] = "-a";
		words[count++] = agreement.path;
	}
	const char *path = fuzz_output("uitval.csv");
	if (command->aside) {
		words[count++] = "--uitval";
		words[count++] = path;
	}
	fuzz_run(run, command->program, words);
	aside->length = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	fuzz_promise(fd < 0 || command->aside, "a file nobody asked for");
	if (fd >= 0) {
		fuzz_fd_read(fd, aside);
		close(fd);
		unlink(path);
	}
}

/* baat-deel asks which alternative is meant when there are several; baat-toets says what is wrong on standard output.
 */
static void check_status(const struct command *command, const struct fuzz_run *run)
{
	if (command->program == &program_deel && run->status == BAAT_USAGE)
		return;
	if (command->program == &program_toets && run->status == BAAT_REJECTED && run->out.length > 0)
		return;
	/* what was set aside is only counted on standard error */
	if (command->aside && run->status == BAAT_REJECTED && fuzz_has(&run->err, "[cases-set-aside]"))
		return;
	fuzz_check_run(run, command->name);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz_input input = {bytes, length};
	struct fuzz_run expected = {0}, found = {0};
	struct baat_buffer aside = {0}, aside_found = {0};
	char blocks[32], jobs[8];
	const struct command *command = &commands[fuzz_below(&input, sizeof commands / sizeof commands[0])];
	snprintf(blocks, sizeof blocks, "---blok=%u", fuzz_below(&input, 256) * 2 + 1);
	snprintf(jobs, sizeof jobs, "-j%u", fuzz_below(&input, 4) + 1);
	fuzz_file_write(&cases, fuzz_rest(&input));
	fuzz_file_write(&agreement, BAAT_TEXT("{\"verdeling\": \"evenredig\"}"));
	if (command->flows) {
		const struct fuzz_tables tables = fuzz_tables();
		const char *const words[] = {"baat-reken", "--stromen", "-p", tables.prices, cases.path, NULL};
		fuzz_run(&found, &program_reken, words);
		fuzz_file_write(&flows, baat_buffer_text(&found.out));
	}

	run_command(&expected, command, "-j1", "---blok=1000000", &aside);
	check_status(command, &expected);
	run_command(&found, command, jobs, blocks, &aside_found);
	fuzz_promise(expected.status == found.status, "status %d and %d", expected.status, found.status);
	fuzz_same(baat_buffer_text(&expected.err), baat_buffer_text(&found.err), "standard error");
	fuzz_same(baat_buffer_text(&expected.out), baat_buffer_text(&found.out), "standard output");
	fuzz_same(baat_buffer_text(&aside), baat_buffer_text(&aside_found), "--uitval");
	fuzz_run_free(&expected);
	fuzz_run_free(&found);
	baat_buffer_free(&aside);
	baat_buffer_free(&aside_found);
	return 0;
}
