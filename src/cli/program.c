/* Starting, reporting, ending. */
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "baat/base/number.h"
#include "run/progress.h"

/* The folder above the one that the program is in, ended without a slash; "." when the system does not tell. */
static const char *home_folder(void)
{
	static char path[PATH_MAX];
	if (path[0] != '\0')
		return path;
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
	if (length < 0)
		length = 0;
	path[length] = '\0';
	for (int level = 0; level < 2; level++) {
		char *slash = strrchr(path, '/');
		if (slash != NULL)
			*slash = '\0';
	}
	if (path[0] == '\0') {
		path[0] = '.';
		path[1] = '\0';
	}
	return path;
}

static bool folder_exists(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool fill(char *path, size_t size, const char *folder, const char *tail)
{
	size_t length = strlen(folder), more = strlen(tail) + 1;
	if (length + more > size)
		return false;
	memcpy(path, folder, length); /* NOLINT(bugprone-not-null-terminated-result): the tail ends it */
	memcpy(path + length, tail, more);
	return true;
}

const char *program_data_folder(void)
{
	static char path[PATH_MAX];
	const char *chosen = getenv("BAAT_DATA");
	if (chosen != NULL && *chosen != '\0')
		return chosen;
	/* a source tree is known by its src beside data */
	bool in_source = fill(path, sizeof path, home_folder(), "/src/programs") && folder_exists(path);
	if (in_source && fill(path, sizeof path, home_folder(), "/data") && folder_exists(path))
		return path;
	fill(path, sizeof path, home_folder(), "/share/baat");
	return path;
}

const char *program_locale_folder(void)
{
	static char path[PATH_MAX];
	if (fill(path, sizeof path, home_folder(), "/build/locale") && folder_exists(path))
		return path;
	fill(path, sizeof path, home_folder(), "/share/locale");
	return path;
}

/* A file opened later would get the number of a standard one that is closed, and messages would end up in a result.
 * What is opened in its place is opened the wrong way round, so that reading or writing it fails as before. */
static void occupy_standard_files(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

void program_start(void)
{
	occupy_standard_files();
	/* never LC_NUMERIC: it would change what a point in a number means */
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	bindtextdomain(BAAT_DOMAIN, program_locale_folder());
	/* texts are UTF-8 like the data they quote, whatever the locale says */
	bind_textdomain_codeset(BAAT_DOMAIN, "UTF-8");
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

const char *report_severity(enum baat_severity severity)
{
	static const char *const names[] = {[BAAT_NOTE] = "note", [BAAT_WARNING] = "warning", [BAAT_ERROR] = "error"};
	return names[severity];
}

void report_format(const struct program *program, const struct baat_diag *diag, struct baat_buffer *to)
{
	baat_buffer_printf(to, "%s: ", program->name);
	if (diag->place.file != NULL) {
		baat_buffer_add_masked(to, baat_text_of(diag->place.file));
		if (diag->place.line > 0)
			baat_buffer_printf(to, ":%llu", (unsigned long long)diag->place.line);
		if (diag->place.field > 0)
			baat_buffer_printf(to, ":%u", diag->place.field);
		baat_buffer_add_string(to, ": ");
	}
	baat_buffer_printf(to, "%s: ", report_severity(diag->severity));
	baat_buffer_add_masked(to, baat_text_of(diag->text));
	baat_buffer_printf(to, " [%s]\n", baat_code_name(diag->code));
}

static void print_one(struct report *report, const struct baat_diag *diag)
{
	struct baat_buffer line = {0};
	if (report->sink != NULL && report->sink(report->sink_context, diag))
		return;
	report_format(report->program, diag, &line);
	if (line.failed) {
		fprintf(stderr, "%s: %s: [%s]\n", report->program->name, report_severity(diag->severity),
		        baat_code_name(diag->code));
		report->out_of_memory = true;
	} else {
		fwrite(line.at, 1, line.length, stderr);
	}
	baat_buffer_free(&line);
}

void report_print(struct report *report, struct baat_diags *diags)
{
	if (report->progress != NULL && (diags->count > 0 || diags->lost))
		progress_wipe(report->progress);
	for (size_t i = 0; i < diags->count; i++) {
		const struct baat_diag *diag = &diags->items[i];
		bool is_error = diag->severity == BAAT_ERROR;
		/* what the system says is why the run ends, however much was wrong with the data */
		bool can_wait = is_error && baat_diag_status(diag->severity, diag->code) < BAAT_SYSTEM;
		if (can_wait && report->limit > 0 && report->errors >= report->limit)
			continue;
		report->errors += is_error;
		print_one(report, diag);
	}
	if (diags->lost && !report->out_of_memory) {
		fprintf(stderr, "%s: error: %s [%s]\n", report->program->name, _("out of memory"),
		        baat_code_name(BAAT_OUT_OF_MEMORY));
		report->out_of_memory = true;
	}
	baat_diags_clear(diags);
}

enum baat_status report_before_commit(struct report *report, struct baat_diags *diags, enum baat_status status)
{
	report_print(report, diags);
	return report->out_of_memory ? baat_worst(status, BAAT_SYSTEM) : status;
}

bool report_exhausted(struct report *report)
{
	struct baat_diags diags = {0};
	if (report->limit == 0 || report->errors < report->limit)
		return false;
	if (report->errors == report->limit) {
		baat_note(&diags, baat_at(NULL, 0, 0), BAAT_TOO_MANY_ERRORS, _("gave up after %zu errors"),
		          report->limit);
		report_print(report, &diags);
		report->errors++;
	}
	return true;
}

int program_end(struct report *report, struct baat_diags *diags, enum baat_status status)
{
	if (diags->lost)
		status = baat_worst(status, BAAT_SYSTEM);
	report_print(report, diags);
	if (report->out_of_memory)
		status = baat_worst(status, BAAT_SYSTEM);
	if (status == BAAT_BUG)
		fprintf(stderr, "%s: %s\n", report->program->name,
		        _("this is a fault of the program itself; please report it with the command and the input"));
	/* nobody reads what was written to a full disk */
	if (fflush(stderr) != 0)
		status = baat_worst(status, BAAT_SYSTEM);
	return (int)status;
}
