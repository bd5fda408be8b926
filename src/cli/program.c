/* From main() to the exit status. */
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "baat/base/memory.h"
#include "command-line.h"
#include "language.h"

/* A file opened later would get the number of a standard one that is closed, and messages would end up in a result.
 * What is opened in its place is opened the wrong way round, so that reading or writing it fails as before. */
static void occupy_standard_files(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int program_main(const struct program *program, int argc, char **argv)
{
	struct baat_arena names = {0};
	struct baat_diags diags = {.names = &names};
	struct report report = {.program = program->name, .limit = ERRORS_MAX};
	struct common_options *settings = calloc(1, program->settings_size);
	int exit_status;

	occupy_standard_files();
	language_start();
	if (settings == NULL) {
		exit_status = report_end(&report, &diags, baat_out_of_memory(&diags));
	} else {
		settings->program = program;
		if (command_line_read(settings, argc, argv, &exit_status) == BAAT_OK)
			exit_status = report_end(&report, &diags, program->run(settings, &report, &diags));
		command_line_free(settings);
	}
	free(settings);
	baat_arena_free(&names);
	return exit_status;
}

size_t screen_width(void)
{
	const char *columns = getenv("COLUMNS");
	const struct baat_number_rule rule = {.mark = BAAT_MARK_OPTION, .min = 20, .max = 10000};
	int64_t width;
	struct winsize size;
	if (columns != NULL && *columns != '\0' &&
	    baat_number_read(baat_text_of(columns), &rule, &width) == BAAT_CODE__MAX)
		return (size_t)width;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
