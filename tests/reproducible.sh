#!/bin/sh
# Two builds of the same sources, in folders with names of different lengths and at different times, must give the same
# bytes: programs, library and catalogue. Ends in "N passed, M failed".
#
# usage: tests/reproducible.sh     CFLAGS='-O2 -g -flto' and CC are honoured, as make does
set -u
cd "$(dirname "$0")/.." || exit 2
passed=0 failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# $1 is where, the rest are settings of the environment
build() {
	folder=$1
	shift
	mkdir -p "$folder/bin" && cp -R Makefile src include man po "$folder/" || return
	(cd "$folder" && env "$@" make -s all build/libbaat.a) >"$work/log" 2>&1 && return
	cat "$work/log"
	return 1
}

first=$work/a second="$work/a folder/with.a-longer_name"
if ! build "$first" TZ=UTC LC_ALL=C MAKEFLAGS=-j2 || ! build "$second" TZ=Pacific/Auckland LC_ALL=C.UTF-8 MAKEFLAGS=-j1; then
	echo 'failed: the build'
	echo '0 passed, 1 failed'
	exit 1
fi
for file in "$first"/bin/baat "$first"/bin/baat-* "$first/build/libbaat.a" "$first/build/locale/nl/LC_MESSAGES/baat.mo"; do
	name=${file#"$first/"}
	if [ "$name" = build/libbaat.a ] && readelf -SW "$first/build/base/number.o" | grep -q '\.gnu\.lto_'; then
		# what waits for the linker holds the options of the compiler, and so the folder; none of it is installed
		echo "skipped: $name: built for optimisation when linking"
	elif ! cmp "$file" "$second/$name"; then
		failed=$((failed + 1))
		echo "failed: $name differs"
	elif grep -qF "$work" "$file"; then
		failed=$((failed + 1))
		echo "failed: $name holds the folder it was built in"
	else
		passed=$((passed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
