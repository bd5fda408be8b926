#!/bin/sh
# Every man page is free of warnings of mandoc, is plain ASCII, and refers to pages of ours that exist.
#
# usage: tests/doc/man-lint.sh
set -u
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

check() { # status, what is wrong, file with details
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "failed: $2"
	cat "$3"
}

for page in man/*.[157] man/nl/*.[157]; do
	[ -f "$page" ] || continue
	mandoc -T lint -W warning "$page" >"$scratch/all" 2>&1
	case $page in
	man/nl/*) # headings are in Dutch there, and so may letters be
		grep -v 'first section is not "NAME"\|outside NAME section' "$scratch/all" >"$scratch/lint"
		: >"$scratch/bytes"
		;;
	*)
		cp "$scratch/all" "$scratch/lint"
		LC_ALL=C grep -n '[^ -~]' "$page" >"$scratch/bytes"
		;;
	esac
	[ ! -s "$scratch/lint" ]
	check $? "$page: mandoc has warnings:" "$scratch/lint"
	[ ! -s "$scratch/bytes" ]
	check $? "$page: write what is not ASCII as an escape, such as \\(Eu or \\('e:" "$scratch/bytes"
	sed -n 's/^\.Xr \(baat[-a-z]*\) \([157]\).*/\1.\2/p' "$page" | sort -u | while read -r other; do
		if [ ! -f "man/$other" ]; then echo "$other"; fi
	done >"$scratch/missing"
	[ ! -s "$scratch/missing" ]
	check $? "$page: refers to pages that do not exist:" "$scratch/missing"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
