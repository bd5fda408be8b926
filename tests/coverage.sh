#!/bin/sh
# Prints the line coverage of the library (base, io, model, calc) by the tests that ran in a build with --coverage.
# usage: tests/coverage.sh BUILDDIR
set -eu
cd "$(dirname "$0")/.."
gcovr --root . --object-directory "$1" --filter 'src/(base|io|model|calc)/' --exclude 'tests/' --print-summary |
	grep -E '^(src|lines:|TOTAL)' | sort -k4
