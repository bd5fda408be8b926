/* baat/meant.h - columns that are meant as they are called (baat-bestanden(5), COLUMNS). */
#ifndef BAAT_MEANT_H
#define BAAT_MEANT_H

#include <stddef.h>

/* Names that are meant as attributes though they are nearly a known column (--attribuut). */
struct baat_meant {
	const char *const *names;
	size_t count;
};

#endif
