#!/bin/sh
# The house is built as CONTRIBUTING.md says: who includes whom runs down the floors only, calc knows nothing of io, no
# program includes a header of its neighbour, no two files bear one name, and nothing goes round in a circle: no headers
# that include each other, no two files that use each other's header, no objects that call each other.
#
# usage: tests/doc/house.sh BINDIR BUILDDIR [ROOT]     ROOT: another house than this one
set -u
build=$(cd "$2" && pwd) || exit 2
cd "${3:-$(dirname "$0")/../..}" || exit 2
LC_ALL=C
export LC_ALL
passed=0 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

none() { # what, file that is to be empty
	if [ ! -s "$2" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1:"
		sort -u "$2"
	fi
}

find src include -name '*.[ch]' | sort >"$scratch/files"

# "file included-file" a line, both from the root
# shellcheck disable=SC2016 # awk's own
xargs awk -v files="$scratch/files" '
	BEGIN { while ((getline file < files) > 0) known[file] = 1 }
	/^#[ \t]*include "/ {
		name = $0
		sub(/^[^"]*"/, "", name)
		sub(/".*/, "", name)
		folder = FILENAME
		sub(/[^\/]*$/, "", folder)
		if (("include/" name) in known) print FILENAME, "include/" name
		else if (("src/" name) in known) print FILENAME, "src/" name
		else if ((folder name) in known) print FILENAME, folder name
		else print FILENAME, name >"/dev/stderr"
	}' <"$scratch/files" >"$scratch/includes" 2>"$scratch/unknown"
none 'includes of a file that is not there' "$scratch/unknown"

awk '
	function floor(path, part) {
		split(path, part, "/")
		return part[1] == "include" ? part[3] : part[2]
	}
	function program(path, part) {
		split(path, part, "/")
		return part[2] == "programs" ? part[3] : ""
	}
	BEGIN {
		count = split("base io model calc run cli programs front", names, " ")
		for (i = 1; i <= count; i++) level[names[i]] = i
	}
	{
		from = floor($1)
		to = floor($2)
		if (!(from in level) || !(to in level)) print $1 " or " $2 " is on no floor" >up
		else if (level[to] > level[from]) print $1 " includes " $2 >up
		if (from == "calc" && to == "io") print $1 " includes " $2 >calc
		if (program($2) != "" && program($1) != program($2)) print $1 " includes " $2 >neighbours
	}' up="$scratch/up" calc="$scratch/calc" neighbours="$scratch/neighbours" "$scratch/includes"
touch "$scratch/up" "$scratch/calc" "$scratch/neighbours"
none 'includes that go up the floors' "$scratch/up"
none 'calc reads and writes nothing, so it includes no io' "$scratch/calc"
none 'headers of a program are its own' "$scratch/neighbours"

# x.c and its header x.h bear one name, and nobody else
awk -F / '{
	name = $NF
	sub(/\..$/, "", name)
	if (/\.c$/) sources[name]++
	else headers[name]++
	all[name] = all[name] " " $0
}
END { for (name in all) if (sources[name] > 1 || headers[name] > 1) print "  " name ":" all[name] }' \
	"$scratch/files" >"$scratch/same"
none 'two files of one name' "$scratch/same"

# tsort names the members of a circle
circle() { # pairs
	tsort "$1" 2>&1 >/dev/null | sed 's/^tsort: //'
}
grep -E '^[^ ]*\.h ' "$scratch/includes" >"$scratch/headers"
circle "$scratch/headers" >"$scratch/circles"
none 'headers that include each other' "$scratch/circles"

awk '
	function name(path) {
		sub(/.*\//, "", path)
		sub(/\..$/, "", path)
		return path
	}
	$1 ~ /\.c$/ && $2 ~ /\.h$/ {
		from = name($1)
		to = name($2)
		if (from == to) next
		uses[from " " to] = 1
		if ((to " " from) in uses) print from ".c and " to ".c include each other'\''s header"
	}' "$scratch/includes" >"$scratch/pairs"
none 'files that use each other' "$scratch/pairs"

# "object object" a line, when the first calls or reads what is defined in the second
sed -n 's/^src\/\(.*\)\.c$/\1.o/p' "$scratch/files" >"$scratch/objects"
(cd "$build" && xargs -r nm -A -g <"$scratch/objects" 2>/dev/null) | awk '
	$NF == "main" { next }
	{ file = $1; sub(/:.*/, "", file) }
	$(NF - 1) == "U" { from[++count] = file; of[count] = $NF; next }
	{ home[$NF] = file }
	END { for (i = 1; i <= count; i++) if (of[i] in home && home[of[i]] != from[i]) print from[i], home[of[i]] }
	' | sort -u >"$scratch/calls"
if [ -s "$scratch/calls" ]; then passed=$((passed + 1)); else
	failed=$((failed + 1))
	echo "failed: no objects in $build to look at"
fi
circle "$scratch/calls" >"$scratch/circles"
none 'objects that call each other' "$scratch/circles"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
