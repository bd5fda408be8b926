#!/bin/sh
# Whoever pastes a command that the manual shows must not lose a file: no line of a page begins with a `>`, which would
# empty the file whose name comes next. Man pages are looked at as they are shown on terminals of three widths, Markdown
# in its blocks of code (a `>` elsewhere is a quotation there). Ends in "N passed, M failed".
#
# usage: tests/doc/paste.sh
set -u
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

# Lines whose first character empties the file behind it, or adds to it.
dangerous() { grep -nE '^[[:space:]]*[0-9]?>'; }

check() { # what is looked at, in $scratch/text, which must hold something
	if [ -s "$scratch/text" ] && ! dangerous <"$scratch/text" >"$scratch/lines"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1: a line that begins with >: end the one before in a backslash, and begin this one elsewhere"
		cat "$scratch/lines"
	fi
}

# The blocks of code, and whatever else is not a quotation.
code() { awk '/^ *```/ { inside = !inside; next } inside || !/^>/' "$1"; }

# each check must also fail on a command that is as bad as can be
printf '$ baat-reken -p eigen.csv \\\n> les/zaken.csv\n' >"$scratch/bad"
if dangerous <"$scratch/bad" >"$scratch/lines"; then passed=1; else failed=1 && echo 'failed: a bad command passes'; fi

for page in man/*.[157] man/nl/*.[157]; do
	for width in 60 72 80; do
		mandoc -T utf8 -O width=$width "$page" | sed 's/.\x08//g' >"$scratch/text"
		check "$page, $width columns"
	done
done
for page in *.md data/*.md examples/*.md examples/*/README.md tests/*.md tests/*/README.md; do
	[ -f "$page" ] || continue
	code "$page" >"$scratch/text"
	check "$page"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
