#!/bin/sh
# Runs all suites of tests on programs that were built, as many at a time as there are cores, and ends in "N passed, M
# failed".
#
# usage: tests/run-all.sh BINDIR BUILDDIR     SUITES="unit bad" runs some only
set -u
cd "$(dirname "$0")/.." || exit 2
bin=$1 build=$2
# the longest first, so that none is left alone at the end
suites=${SUITES:-fault shards machine hostile unit workbooks reference cases doc parallel bad fuzz examples properties library hardening}
passed=0 failed=0 skipped=0

run_part() { # name
	case $1 in
	unit) sh tests/run-unit.sh "$build" ;;
	fuzz) sh tests/fuzz/replay.sh "$build" ;;
	bad) sh tests/run-folders.sh "$bin" tests/bad/*/ ;;
	cases) sh tests/run-folders.sh "$bin" tests/cases/*/*/ ;;
	examples) sh tests/run-examples.sh "$bin" ;;
	workbooks) "$(command -v /usr/bin/python3 || echo python3)" tests/workbooks.py "$bin" ;;
	reference/compare) python3 tests/reference/compare.py "$bin" 1 24 --jobs 2 ;;
	reference/zeker) python3 tests/reference/zeker.py "$bin" 40 ;;
	reference/budget) python3 tests/reference/budget.py "$bin" 60 ;;
	reference/funnel) python3 tests/reference/funnel.py "$bin" 1 30 ;;
	reference/meter) python3 tests/reference/meter.py "$bin" 1 60 ;;
	reference/explain) python3 tests/reference/explain.py "$bin" 1 6 ;;
	reference/debts) python3 tests/reference/debts.py "$bin" 1 60 ;;
	reference/cashbook) python3 tests/reference/cashbook.py "$bin" 1 60 ;;
	parallel) sh tests/parallel.sh "$bin" ;;
	shards) sh tests/shards.sh "$bin" ;;
	properties) sh tests/properties.sh "$bin" ;;
	fault) sh tests/fault/run.sh "$bin" "$build/fault.so" ;;
	machine) sh tests/fault/machine.sh "$bin" "$build/fault.so" ;;
	hostile/*) python3 "tests/$1.py" "$bin" short ;;
	library) sh tests/library.sh "$bin" "$build" ;;
	hardening) sh tests/hardening.sh "$bin" ;;
	doc/*.py) python3 "tests/$1" "$bin" ;;
	doc/*) sh "tests/$1" "$bin" "$build" ;;
	*) echo "there is no suite $1" && false ;;
	esac
}

if [ -n "${PART:-}" ]; then
	log=$WORK/$(echo "$PART" | tr / _)
	run_part "$PART" >"$log" 2>&1
	echo $? >"$log.status"
	exit 0
fi

# The suites, those of several scripts one by one.
parts() {
	for suite in $suites; do
		case $suite in
		hostile) echo hostile/sizes && echo hostile/books && echo hostile/growth ;;
		reference)
			echo reference/compare && echo reference/zeker && echo reference/explain
			echo reference/debts && echo reference/cashbook && echo reference/meter
			echo reference/funnel && echo reference/budget
			;;
		doc) for script in tests/doc/*.sh tests/doc/*.py; do echo "doc/${script##*/}"; done ;;
		*) echo "$suite" ;;
		esac
	done
}

# Adds the last line "N passed, M failed[, K skipped]" of a part to the totals; of one that failed says what it said.
count() { # name
	log=$WORK/$(echo "$1" | tr / _)
	status=$(cat "$log.status")
	[ "$status" = 0 ] || grep -vE '^[0-9]+ passed' "$log" | tail -n 60
	line=$(grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$log" | tail -n 1)
	if [ -z "$line" ]; then
		failed=$((failed + 1))
		echo "$1: did not finish (status $status)"
		return
	fi
	echo "$1: $line"
	set -- $(echo "$line" | tr -dc '0-9 ')
	passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + ${3:-0}))
	if [ "$status" != 0 ] && [ "$2" = 0 ]; then failed=$((failed + 1)); fi
}

WORK=$(mktemp -d) || exit 2
export WORK
trap 'rm -rf "$WORK"' EXIT
parts | xargs -P "$(nproc)" -I '{}' env PART='{}' sh tests/run-all.sh "$bin" "$build"
for part in $(parts); do count "$part"; done
if [ "$skipped" -gt 0 ]; then echo "($skipped skipped: see above)"; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
