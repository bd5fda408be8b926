/* Included before everything else by the Makefile: functions that have no place in this house.
 * strtod and kin read numbers by locale and in floating point, strerror() speaks English on most machines
 * (baat_system_text() does not), the others write past their room or hide a clock. */
#ifndef BAAT_BANNED_H
#define BAAT_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>

#undef sprintf /* with clang a fortified one is a macro */

#pragma GCC poison strtod strtof strtold atof atoi atol atoll strtol strtoul strtoll strtoull
#pragma GCC poison sprintf vsprintf strcpy strcat strncpy strncat stpcpy strtok gets scanf sscanf fscanf
#pragma GCC poison strerror strerror_r strerrordesc_np
#pragma GCC poison localtime gmtime ctime asctime time rand srand tmpnam mktemp tempnam

#endif
