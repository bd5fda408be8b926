#!/bin/sh
# Runs all suites of tests on programs that were built, and ends in "N passed, M failed".
#
# usage: tests/run-all.sh BINDIR BUILDDIR     SUITES="unit bad" runs some only
set -u
cd "$(dirname "$0")/.." || exit 2
bin=$1 build=$2
suites=${SUITES:-unit fuzz bad cases examples doc parallel shards properties reference fault machine hostile hardening}
passed=0 failed=0 skipped=0
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT

# Adds the last line "N passed, M failed[, K skipped]" of a suite to the totals.
count() { # name, status
	line=$(grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$log" | tail -n 1)
	if [ -z "$line" ]; then
		failed=$((failed + 1))
		echo "$1: did not finish (status $2)"
		tail -n 5 "$log"
		return
	fi
	set -- "$1" "$2" $(echo "$line" | tr -dc '0-9 ')
	passed=$((passed + $3)) failed=$((failed + $4)) skipped=$((skipped + ${5:-0}))
	if [ "$2" != 0 ] && [ "$4" = 0 ]; then failed=$((failed + 1)); fi
	echo "$1: $line"
}

suite() { # name, command...
	name=$1
	shift
	"$@" >"$log" 2>&1
	status=$?
	[ $status = 0 ] || grep -vE '^[0-9]+ passed' "$log" | tail -n 60
	count "$name" $status
}

for suite in $suites; do
	case $suite in
	unit) suite unit sh tests/run-unit.sh "$build" ;;
	fuzz) suite fuzz sh tests/fuzz/replay.sh "$build" ;;
	bad) suite bad sh tests/run-folders.sh "$bin" tests/bad/*/ ;;
	cases) suite cases sh tests/run-folders.sh "$bin" tests/cases/*/*/ ;;
	examples) suite examples sh tests/run-examples.sh "$bin" ;;
	reference) suite reference python3 tests/reference/compare.py "$bin" 1 24 --jobs 2 ;;
	parallel) suite parallel sh tests/parallel.sh "$bin" ;;
	shards) suite shards sh tests/shards.sh "$bin" ;;
	properties) suite properties sh tests/properties.sh "$bin" ;;
	fault) suite fault sh tests/fault/run.sh "$bin" "$build/fault.so" ;;
	machine) suite machine sh tests/fault/machine.sh "$bin" "$build/fault.so" ;;
	hostile)
		suite hostile/sizes python3 tests/hostile/sizes.py "$bin" short
		suite hostile/growth python3 tests/hostile/growth.py "$bin" short
		;;
	hardening) suite hardening sh tests/hardening.sh "$bin" ;;
	doc)
		for script in tests/doc/*.sh tests/doc/*.py; do
			case $script in
			*'*'*) ;;
			*.py) suite "doc/${script##*/}" python3 "$script" "$bin" ;;
			*) suite "doc/${script##*/}" sh "$script" "$bin" ;;
			esac
		done
		;;
	esac
done
if [ "$skipped" -gt 0 ]; then echo "($skipped skipped: see above)"; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
