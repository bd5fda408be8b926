/* Which programs there are: the Makefile makes BAAT_PROGRAMS(X) of the folders that it finds. */
#include "front.h"

#define DECLARE(name) extern const struct program program_##name;
BAAT_PROGRAMS(DECLARE)

#define ADD(name) &program_##name,
const struct program *const programs[] = {BAAT_PROGRAMS(ADD)};
const size_t program_count = sizeof programs / sizeof programs[0];

const char *front_word(const struct program *program)
{
	return program->name + strlen("baat-");
}

const struct program *front_find(const char *word)
{
	for (size_t i = 0; i < program_count; i++)
		if (strcmp(word, programs[i]->name) == 0 || strcmp(word, front_word(programs[i])) == 0)
			return programs[i];
	return NULL;
}
