#!/bin/sh
# Gives the fuzz targets the inputs that were once found and the seeds, without looking for new ones; ends in
# "N passed, M failed".
#
# usage: tests/fuzz/replay.sh BUILDDIR
set -u
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
python3 tests/fuzz/make-seeds.py "$work/seeds" || exit 2
for source in tests/fuzz/fuzz_*.c; do
	target=$(basename "$source" .c)
	target=${target#fuzz_}
	"$build/fuzz/replay_$target" "$work/seeds/$target" "tests/fuzz/found/$target" >"$work/out" 2>"$work/err"
	line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/out")
	# shellcheck disable=SC2046 # words are wanted
	set -- $(echo "${line:-0 passed, 1 failed}" | tr -dc '0-9 ')
	# a target without any input would pass unseen
	[ "$1" -gt 0 ] || set -- 0 1
	passed=$((passed + $1)) failed=$((failed + $2))
	[ "$2" = 0 ] || { grep failed: "$work/out" && head -n 10 "$work/err"; }
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
