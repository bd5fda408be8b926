#!/bin/sh
# Runs test folders. Each holds: cmd (a shell command line, run inside a copy of the folder with the programs on PATH),
# the input files, out (expected standard output), err (expected standard error; absent: nothing), exit (expected status;
# absent: 0). An empty out may be absent too. See tests/README.md.
#
# usage: tests/run-folders.sh BINDIR FOLDER...      runs, prints what differs, ends in "N passed, M failed"
#        REGENERATE=1 tests/run-folders.sh …        writes out, err and exit as they are now; review with git diff
set -u
bindir=$(cd "$1" && pwd) || exit 2
shift
PATH=$bindir:$PATH LC_ALL=C.UTF-8
export PATH LC_ALL
unset LANGUAGE BAAT_TAAL BAAT_DATA COLUMNS
passed=0 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

expect() { # file, or nothing when it is absent
	if [ -f "$1" ]; then cat "$1"; fi
}

regenerate() {
	for stream in out err; do
		if [ -s "$scratch/$stream" ]; then cp "$scratch/$stream" "$1/$stream"; else rm -f "$1/$stream"; fi
	done
	if [ "$status" = 0 ]; then rm -f "$1/exit"; else echo "$status" >"$1/exit"; fi
}

for folder in "$@"; do
	if [ ! -f "$folder/cmd" ]; then
		failed=$((failed + 1))
		echo "failed: $folder: there is no cmd"
		continue
	fi
	rm -rf "$scratch/work"
	cp -R "$folder" "$scratch/work"
	(cd "$scratch/work" && rm -f out err exit && sh ./cmd) >"$scratch/out" 2>"$scratch/err" </dev/null
	status=$?
	if [ -n "${REGENERATE:-}" ]; then
		regenerate "$folder"
		continue
	fi
	wanted=$(expect "$folder/exit")
	expect "$folder/out" >"$scratch/wanted-out"
	expect "$folder/err" >"$scratch/wanted-err"
	if [ "$status" = "${wanted:-0}" ] && cmp -s "$scratch/out" "$scratch/wanted-out" &&
		cmp -s "$scratch/err" "$scratch/wanted-err"; then
		passed=$((passed + 1))
		continue
	fi
	failed=$((failed + 1))
	echo "failed: $folder (exit $status, expected ${wanted:-0})"
	diff "$scratch/wanted-out" "$scratch/out" | head -n 10
	diff "$scratch/wanted-err" "$scratch/err" | head -n 10
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
