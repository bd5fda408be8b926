#!/bin/sh
# Prints the line coverage of the library (base, io, model, calc, run) by the tests that ran in a build with --coverage.
# usage: tests/coverage.sh BUILDDIR
set -eu
cd "$(dirname "$0")/.."
report=$(mktemp)
trap 'rm -f "$report"' EXIT
gcovr --root . --object-directory "$1" --filter 'src/(base|io|model|calc|run)/' --exclude 'tests/' --txt "$report" \
	"$1"
sed -n 's/^\(src[^ ]*\) *\([0-9]*\) *\([0-9]*\) *\([0-9]*%\).*/\1 \2 lines, \4/p; s/^TOTAL *\([0-9]*\) *\([0-9]*\) *\([0-9]*%\).*/all of the library: \1 lines, \3/p' \
	"$report"
