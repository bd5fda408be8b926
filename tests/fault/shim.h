/* What the two halves of the shim share: shim.c (calls of the system) and memory.c (allocations, and leaks of them). */
#ifndef SHIM_H
#define SHIM_H

#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Whether the fault of this kind strikes now; errno is then `error`. Counts the calls of the kind that is tried. */
bool shim_strikes(const char *kind, int error);

#endif
