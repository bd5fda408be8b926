#!/bin/sh
# Runs the unit tests that were built; ends in "N passed, M failed".
# usage: tests/run-unit.sh BUILDDIR
set -u
passed=0 failed=0
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT
for test in "$1"/unit/test_*; do
	case $test in *.d | *.gc*) continue ;; esac
	"$test" >"$log" 2>&1
	status=$?
	good=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test(s)\..*/\1/p' "$log" | head -n 1)
	bad=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test(s).*/\1/p' "$log" | head -n 1)
	passed=$((passed + ${good:-0})) failed=$((failed + ${bad:-0}))
	if [ $status != 0 ]; then
		[ -n "$bad" ] || failed=$((failed + 1))
		echo "failed: $test (status $status)"
		grep -vE '\[ RUN|\[       OK' "$log" | tail -n 30
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
