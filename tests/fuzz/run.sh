#!/bin/sh
# Runs fuzz targets that were built, one after the other, and ends in a table of what came of it. What a target finds
# lands in BUILDDIR/findings; the corpus grows in BUILDDIR/corpus and is kept for the next time.
#
# usage: tests/fuzz/run.sh BUILDDIR SECONDS [TARGET...]
set -u
cd "$(dirname "$0")/../.." || exit 2
build=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- $(printf '%s\n' tests/fuzz/fuzz_*.c | sed 's|.*/fuzz_||; s|\.c$||')
export ASAN_OPTIONS="detect_leaks=1${ASAN_OPTIONS:+:$ASAN_OPTIONS}"

# The most bytes of an input: a few lines; longer ones are slower and show nothing else.
most() {
	case $1 in
	number) echo 64 ;;
	csv) echo 400 ;;
	prices | flows | json | agreement) echo 2000 ;;
	xlsx) echo 12000 ;;
	ods) echo 24000 ;;
	*) echo 1500 ;;
	esac
}

dictionary() {
	case $1 in
	csv) echo csv ;;
	number) echo number ;;
	prices | prijs) echo prices ;;
	flows) echo flows ;;
	json | method | agreement) echo json ;;
	xlsx | ods) echo book ;;
	debts) echo debts ;;
	*) echo cases ;;
	esac
}

python3 tests/fuzz/make-seeds.py "$build/seeds" || exit 2
mkdir -p "$build/logs" "$build/findings"
for target in "$@"; do
	if [ ! -x "$build/fuzz/fuzz_$target" ]; then
		echo "no target $target: there is no tests/fuzz/fuzz_$target.c" >&2
		exit 2
	fi
	corpus=$build/corpus/$target
	mkdir -p "$corpus"
	set -- "$corpus" "$build/seeds/$target"
	[ ! -d "tests/fuzz/found/$target" ] || set -- "$@" "tests/fuzz/found/$target"
	echo "$target: $seconds seconds" >&2
	"$build/fuzz/fuzz_$target" -max_total_time="$seconds" -max_len="$(most "$target")" -timeout=10 \
		-rss_limit_mb=2048 -dict="tests/fuzz/$(dictionary "$target").dict" -print_final_stats=1 \
		-artifact_prefix="$build/findings/$target-" "$@" >"$build/logs/$target.log" 2>&1 ||
		grep -aE 'broken promise|SUMMARY|runtime error|Test unit' "$build/logs/$target.log" >&2
done
sh tests/fuzz/table.sh "$build/logs" "$build/findings"
[ -z "$(ls "$build/findings")" ]
