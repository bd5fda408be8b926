#include "help.h"

#include "baat/io/screen.h"

enum { SCREEN = 80 }; /* columns */

void print_usage(const struct program *program, FILE *to)
{
	fprintf(to, "%s: %s [%s]... %s\n", _("Usage"), program->name, _("OPTION"),
	        program->operands == NULL ? "" : program->operands);
}

bool print_beside(const struct baat_buffer *name, size_t width, const char *text, FILE *to)
{
	struct baat_buffer lines = {0};
	const size_t used = baat_text_width(baat_buffer_text(name));
	fwrite(name->at, 1, name->length, to);
	if (used + 1 > width)
		fprintf(to, "\n%*s", (int)width, "");
	else
		fprintf(to, "%*s", (int)(width - used), "");
	baat_screen_wrap(baat_text_of(text), SCREEN - width, 0, &lines);
	bool line_start = false;
	for (size_t i = 0; i < lines.length; i++) {
		if (line_start)
			fprintf(to, "%*s", (int)width, "");
		putc(lines.at[i], to);
		line_start = lines.at[i] == '\n';
	}
	const bool good = !name->failed && !lines.failed;
	baat_buffer_free(&lines);
	return good;
}

static bool print_row(const struct option_row *row, FILE *to)
{
	enum { NAME_WIDTH = 30 };
	struct baat_buffer name = {0};
	if (row->letter != 0)
		baat_buffer_printf(&name, "  -%c, --%s", row->letter, row->name);
	else
		baat_buffer_printf(&name, "      --%s", row->name);
	if (row->argument != NULL)
		baat_buffer_printf(&name, "=%s", _(row->argument));
	const bool good = print_beside(&name, NAME_WIDTH, _(row->help), to);
	baat_buffer_free(&name);
	return good;
}

/* A paragraph as wide as a screen. */
static bool print_wrapped(const char *text, FILE *to)
{
	struct baat_buffer lines = {0};
	baat_screen_wrap(baat_text_of(text), SCREEN, 0, &lines);
	fwrite(lines.at, 1, lines.length, to);
	const bool good = !lines.failed;
	baat_buffer_free(&lines);
	return good;
}

bool print_help(const struct program *program, FILE *to)
{
	print_usage(program, to);
	bool good = print_wrapped(_(program->summary), to);
	fprintf(to, "\n%s:\n", _("Options"));
	for (struct option_walk walk = {.program = program}; option_next(&walk);)
		if (!walk.row->hidden)
			good &= print_row(walk.row, to);
	fprintf(to, "\n%s:\n", _("Examples"));
	for (const char *const *example = program->examples; *example != NULL; example++)
		fprintf(to, "  %s\n", *example);
	putc('\n', to);
	good &= print_wrapped(_("Exit status: 0 done, 1 the data is wrong, 2 the command line is wrong, 3 the system "
	                        "failed."),
	                      to);
	fprintf(to, _("Manual: man %s, man baat-bestanden, man baat-methode\n"), program->name);
	return good;
}

void print_option_table(const struct program *program)
{
	for (struct option_walk walk = {.program = program}; option_next(&walk);) {
		const struct option_row *row = walk.row;
		if (row->hidden)
			continue;
		printf("%c\t%s\t%s\t", row->letter == 0 ? '-' : row->letter, row->name,
		       row->argument == NULL ? "" : row->argument);
		option_put_words(row, stdout);
		putchar('\n');
	}
}

enum baat_status flush_stdout(bool printed, struct baat_diags *diags)
{
	if (!printed)
		return baat_out_of_memory(diags);
	if (fflush(stdout) == 0 && ferror(stdout) == 0)
		return BAAT_OK;
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_CANNOT_WRITE, _("cannot write to standard output"));
}
