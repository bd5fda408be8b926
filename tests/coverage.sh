#!/bin/sh
# Prints how many lines the tests reached that ran in a build with --coverage: of each file, of each floor, of the library
# (base to run), of the command line and the programs, of all.
# usage: tests/coverage.sh BUILDDIR
set -eu
cd "$(dirname "$0")/.."
report=$(mktemp)
trap 'rm -f "$report"' EXIT
gcovr --root . --object-directory "$1" --filter 'src/' --exclude 'tests/' --csv "$report" "$1"
awk -F, '
	function percent(of, what) { return what == 0 ? 0 : int(100 * of / what + 0.5) }
	function add(name) { lines[name] += $2; reached[name] += $3 }
	NR == 1 { next }
	{
		printf "%s %d lines, %d%%\n", $1, $2, percent($3, $2)
		split($1, part, "/")
		add("src/" part[2])
		add(part[2] ~ /^(base|io|model|calc|run)$/ ? "the library" : "the programs")
		add("all")
	}
	END {
		count = split("src/base src/io src/model src/calc src/run src/cli src/programs src/front|the library|the programs|all", group, "|")
		split(group[1] " ", floor, " ")
		for (i = 1; i in floor; i++) printf "%s: %d lines, %d%%\n", floor[i], lines[floor[i]], percent(reached[floor[i]], lines[floor[i]])
		for (i = 2; i <= count; i++) printf "%s: %d lines, %d%%\n", group[i], lines[group[i]], percent(reached[group[i]], lines[group[i]])
		for (i = 1; i in floor; i++)
			if (lines[floor[i]] == 0) { print "nothing was measured of " floor[i]; exit 1 }
	}' "$report"
