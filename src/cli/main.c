/* main() of every program but the front door: the linker gives it the one that it is linked with (see the Makefile). */
#include "program.h"

extern const struct program this_program;

int main(int argc, char **argv)
{
	return program_main(&this_program, argc, argv);
}
