/* libcsv_empty FILE: how long libcsv alone takes, with callbacks that do nothing. Prints seconds. */
#include <csv.h>
#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static void on_field(void *bytes, size_t length, void *context)
{
	(void)bytes;
	(void)length;
	++*(unsigned long long *)context;
}

static void on_row(int terminator, void *context)
{
	(void)terminator;
	(void)context;
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int count, char **arguments)
{
	static char buffer[512 * 1024];
	unsigned long long fields = 0;
	struct csv_parser parser;
	ssize_t got;
	int fd = count == 2 ? open(arguments[1], O_RDONLY) : -1;
	if (fd < 0 || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
		fprintf(stderr, "usage: libcsv_empty FILE\n");
		return 2;
	}
	csv_set_delim(&parser, ';');
	double begin = now();
	while ((got = read(fd, buffer, sizeof buffer)) > 0)
		if (csv_parse(&parser, buffer, (size_t)got, on_field, on_row, &fields) != (size_t)got)
			return 1;
	if (csv_fini(&parser, on_field, on_row, &fields) != 0)
		return 1;
	printf("%.3f\n", now() - begin);
	fprintf(stderr, "%llu fields\n", fields);
	csv_free(&parser);
	return 0;
}
