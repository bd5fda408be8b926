/*
 * Makes the input of `make bench`: case lines in the nl dialect, eight lines a case, 60 posts, six payers,
 * 56 bytes a line.
 *
 * usage: make-cases LINES zaken|prijzen > FILE
 *
 * The same bytes for the same number of lines, on any machine.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POSTS = 60, LINES_PER_CASE = 8 };

static uint64_t state = 88172645463325252ULL;

/* xorshift64: good enough to vary the input, and the same everywhere. */
static unsigned draw(unsigned bound)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 33) % bound;
}

static void print_prices(void)
{
	static const char *const payers[] = {"gemeente", "corporatie",  "zorgverzekeraar",
	                                     "politie",  "zorgkantoor", "rijk"};
	puts("post;omschrijving;eenheid;prijs;betaler;prijspeil;verzilverbaar;bron");
	for (unsigned i = 0; i < POSTS; i++)
		printf("post-%02u;Post %u;stuk;%u,%02u;%s;2024;%u;voorbeeld voor de snelheidsmeting\n", i, i,
		       20 + draw(400), draw(100), payers[i % 6], i % 3 * 50);
}

static void print_cases(unsigned long lines)
{
	static const char *const periods[] = {"maand", "week", "dag", "kwartaal"};
	puts("casus;scenario;post;aantal;per;van;duur;kans;soort;gemeente");
	for (unsigned long i = 0; i < lines; i++) {
		unsigned long number = i / LINES_PER_CASE + 1;
		unsigned place = (unsigned)(i % LINES_PER_CASE);
		const char *scenario = place < 4 ? "zonder" : "maatwerk";
		const char *kind = place < 4 ? "" : place < 6 ? "inzet" : "gevolg";
		printf("Z-%08lu;%s;post-%02u;%u,%02u;%s;%u;%u;0,%02u;%s;G%lu\n", number, scenario, draw(POSTS),
		       1 + draw(9), draw(100), periods[draw(4)], draw(12), 6 + draw(30), 5 + draw(95), kind,
		       number % 300);
	}
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: make-cases LINES zaken|prijzen\n");
		return 2;
	}
	if (strcmp(argv[2], "prijzen") == 0)
		print_prices();
	else
		print_cases(strtoul(argv[1], NULL, 10));
	return fflush(stdout) == 0 ? 0 : 3;
}
