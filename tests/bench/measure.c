/*
 * Runs a pipeline and says what it took: `make bench` measures with it.
 *
 * usage: measure REPORT OUTPUT ERRORS COMMAND... [--pipe COMMAND...]...
 *
 * Standard output of the last command goes to the file OUTPUT, standard error of all to ERRORS. REPORT becomes one
 * line: seconds on the clock, seconds of processor (user and system), kibibytes of memory. The last two are sums over
 * the commands of the pipeline: the memory is the sum of their peaks, though these may come at different moments.
 * A child of a command counts in its processor time; its memory counts where it is more than that of its parent.
 *
 * It is a program of its own because a process begins with the peak of the one that started it, and that of a Python
 * interpreter is several times what the small programs need.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMMANDS = 8 };

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int open_or_stop(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0) {
		perror(path);
		exit(3);
	}
	return fd;
}

static pid_t start(char **command, int input, int output, int errors)
{
	pid_t child = fork();
	if (child != 0)
		return child;
	dup2(input, 0);
	dup2(output, 1);
	dup2(errors, 2);
	execvp(command[0], command);
	perror(command[0]);
	_exit(127);
}

int main(int count, char **arguments)
{
	char **commands[COMMANDS] = {0};
	int used = 0, failed = 0;
	double processor = 0;
	long memory = 0;
	if (count < 5) {
		fprintf(stderr, "usage: measure REPORT OUTPUT ERRORS COMMAND... [--pipe COMMAND...]...\n");
		return 2;
	}
	commands[used++] = arguments + 4;
	for (int i = 4; i < count && used < COMMANDS; i++)
		if (strcmp(arguments[i], "--pipe") == 0) {
			arguments[i] = NULL;
			commands[used++] = arguments + i + 1;
		}
	int output = open_or_stop(arguments[2]), errors = open_or_stop(arguments[3]);
	int input = open("/dev/null", O_RDONLY | O_CLOEXEC);
	double begin = now();
	for (int i = 0; i < used; i++) {
		int ends[2] = {-1, output};
		if (i + 1 < used && pipe2(ends, O_CLOEXEC) != 0)
			return 3;
		if (start(commands[i], input, ends[1], errors) < 0)
			return 3;
		close(input);
		if (i + 1 < used)
			close(ends[1]);
		input = ends[0];
	}
	for (int i = 0; i < used; i++) {
		struct rusage usage;
		int status;
		if (wait4(-1, &status, 0, &usage) < 0)
			return 3;
		failed |= !WIFEXITED(status) || WEXITSTATUS(status) != 0;
		processor += seconds(usage.ru_utime) + seconds(usage.ru_stime);
		memory += usage.ru_maxrss;
	}
	double end = now();
	FILE *report = fopen(arguments[1], "w");
	if (!report || fprintf(report, "%.4f %.4f %ld\n", end - begin, processor, memory) < 0 || fclose(report) != 0)
		return 3;
	return failed;
}
