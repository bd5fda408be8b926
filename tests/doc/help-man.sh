#!/bin/sh
# Holds the table of options of each program against its --help and its man page: the same options, letters and
# arguments, in the same order; --help at most 80 columns wide; the same operands in the synopsis.
#
# usage: tests/doc/help-man.sh BINDIR
set -u
bindir=$(cd "$1" && pwd) || exit 2
cd "$(dirname "$0")/../.." || exit 2
LC_ALL=C.UTF-8
export LC_ALL
unset LANGUAGE BAAT_TAAL COLUMNS
passed=0 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

# Counts a check by the status of the command before it.
check() { # status, what is wrong, file with details
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "failed: $2"
	if [ -n "${3:-}" ]; then cat "$3"; fi
}

# A man page as text, without overstriking. Wide, so that no heading of an option is broken.
render() { mandoc -T utf8 -O width=300 "$1" | sed 's/.\x08//g'; }

# The lines of one section.
section() { # name
	awk -v name="$1" '/^[A-Z]/ { inside = ($0 == name); next } inside'
}

# "-p, --prijzen=TABEL" and its kin as "p<TAB>prijzen<TAB>TABEL".
split_options() {
	awk '{
		letter = "-"; argument = ""
		if ($0 !~ /^--/) { letter = substr($0, 2, 1); sub(/^.*, --/, "--") }
		name = substr($0, 3)
		at = index(name, "=")
		if (at > 0) { argument = substr(name, at + 1); name = substr(name, 1, at - 1) }
		print letter "\t" name "\t" argument
	}'
}

# What the page says, with "komma | punt" as the name of the argument when those are all its words.
man_options() { # page, table
	render "$1" | section OPTIONS | sed -n 's/^     \(-.*\)$/\1/p' | sed 's/  .*//' | split_options |
		awk -F '\t' -v OFS='\t' -v table="$2" '
			BEGIN { while ((getline line < table) > 0) { split(line, f, "\t"); arguments[f[2]] = f[3]; words[f[2]] = f[4] } }
			{ plain = $3; gsub(/ \| /, " ", plain); if (plain != "" && plain == words[$2]) $3 = arguments[$2]; print }'
}

# The operands: what stands in capitals behind the options, however its brackets and dots are set.
operands() { tr -d '[].' | awk '{ last = $NF; print (last ~ /^[A-Z]+$/ && last != "OPTION") ? last : "none" }'; }

check_help() { # program, its name, language
	LANGUAGE=$3 "$1" --help >"$scratch/help" 2>"$scratch/err"
	check $? "$2 --help ($3): exit status"
	[ -s "$scratch/help" ] && [ ! -s "$scratch/err" ]
	check $? "$2 --help ($3): nothing on standard output, or something on standard error" "$scratch/err"
	awk 'length($0) > 80' "$scratch/help" >"$scratch/wide"
	[ -s "$scratch/help" ] && [ "$(wc -L <"$scratch/help")" -le 80 ]
	check $? "$2 --help ($3): nothing, or wider than 80 columns:" "$scratch/wide"
	sed -n 's/^  \(-.*\)$/\1/p; s/^      \(--.*\)$/\1/p' "$scratch/help" | sed 's/  .*//' | split_options |
		cut -f 1,2 >"$scratch/shown"
	cut -f 1,2 "$scratch/wanted" | diff - "$scratch/shown" >"$scratch/diff" && [ -s "$scratch/shown" ]
	check $? "$2: the table (<) and --help (>) differ:" "$scratch/diff"
}

check_synopsis() { # program, its name, page
	render "$3" | section SYNOPSIS | grep -E "^     $2( |\$)" >"$scratch/synopsis"
	"$1" --help | head -n 1 | operands >"$scratch/wanted-operands"
	operands <"$scratch/synopsis" | sort -u | diff "$scratch/wanted-operands" - >"$scratch/diff"
	check $? "$3: SYNOPSIS names other operands than --help:" "$scratch/diff"
	tr ' ' '\n' <"$scratch/synopsis" | tr -d '[]|' | sed -n 's/^--\([a-z]*\).*/\1/p' | sort -u >"$scratch/named"
	cut -f 2 "$scratch/wanted" | sort | comm -13 - "$scratch/named" >"$scratch/diff"
	[ ! -s "$scratch/diff" ]
	check $? "$3: SYNOPSIS names options that are none:" "$scratch/diff"
}

check_program() { # program
	name=${1##*/} page=man/${1##*/}.1
	"$1" ---opties >"$scratch/table"
	cut -f 1-3 "$scratch/table" >"$scratch/wanted"
	[ -s "$scratch/wanted" ]
	check $? "$name: ---opties prints no table"
	for language in en nl; do check_help "$1" "$name" $language; done

	grep -q "^| \`$name\` |" README.md
	check $? "$name: README.md does not name it in its table"
	[ -f "$page" ]
	check $? "$name: there is no $page"
	[ -f "$page" ] || return
	man_options "$page" "$scratch/table" >"$scratch/shown"
	diff "$scratch/wanted" "$scratch/shown" >"$scratch/diff"
	check $? "$name: the table (<) and OPTIONS of $page (>) differ:" "$scratch/diff"
	check_synopsis "$1" "$name" "$page"
	render "$page" >"$scratch/page"
	for heading in NAME SYNOPSIS DESCRIPTION OPTIONS ENVIRONMENT FILES 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
		grep -qx "$heading" "$scratch/page"
		check $? "$page: no section $heading"
	done
}

for program in "$bindir"/baat-*; do
	if [ -x "$program" ]; then check_program "$program"; fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
