#!/bin/sh
# Holds the table of options of each program against its --help and its man page, in each language: the same options,
# letters and arguments, in the same order; --help at most 80 columns wide; the same operands in the synopsis. Programs
# that are none (they fail, say nothing, or say the same to everything) must not pass a single one of these checks.
#
# usage: tests/doc/help-man.sh BINDIR     FAKES=1: of a folder with such programs, only what is held against them
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
man_options() { # page, table, heading
	render "$1" | section "$3" | sed -n 's/^     \(-.*\)$/\1/p' | sed 's/  .*//' | split_options |
		awk -F '\t' -v OFS='\t' -v table="$2" '
			BEGIN { while ((getline line < table) > 0) { split(line, f, "\t"); arguments[f[2]] = f[3]; words[f[2]] = f[4] } }
			{ plain = $3; gsub(/ \| /, " ", plain); if (plain != "" && plain == words[$2]) $3 = arguments[$2]; print }'
}

# The operands: what stands in capitals behind the options, however its brackets and dots are set.
operands() { tr -d '[].' | awk '{ last = $NF; print (last ~ /^[A-Z]+$/ && last != "OPTION") ? last : "none" }'; }

# Whether what was printed is the help of that program: it begins with how to call it.
is_help() { # name
	head -n 1 "$scratch/help" | grep -qE "^(Usage|Gebruik): $1 \["
}

check_help() { # program, its name, language
	LANGUAGE=$3 "$1" --help >"$scratch/help" 2>"$scratch/err" && is_help "$2" && [ ! -s "$scratch/err" ]
	check $? "$2 --help ($3): exit status, no help of it, or something on standard error" "$scratch/err"
	awk 'length($0) > 80' "$scratch/help" >"$scratch/wide"
	is_help "$2" && [ "$(wc -L <"$scratch/help")" -le 80 ]
	check $? "$2 --help ($3): no help of it, or wider than 80 columns:" "$scratch/wide"
	sed -n 's/^  \(-.*\)$/\1/p; s/^      \(--.*\)$/\1/p' "$scratch/help" | sed 's/  .*//' | split_options |
		cut -f 1,2 >"$scratch/shown"
	cut -f 1,2 "$scratch/wanted" | diff - "$scratch/shown" >"$scratch/diff" && [ -s "$scratch/shown" ]
	check $? "$2: the table (<) and --help (>) differ:" "$scratch/diff"
}

check_synopsis() { # program, its name, page
	render "$3" | section SYNOPSIS | grep -E "^     $2( |\$)" >"$scratch/synopsis"
	"$1" --help >"$scratch/help" 2>&1
	head -n 1 "$scratch/help" | operands >"$scratch/wanted-operands"
	operands <"$scratch/synopsis" | sort -u | diff "$scratch/wanted-operands" - >"$scratch/diff" && is_help "$2"
	check $? "$3: SYNOPSIS names other operands than --help:" "$scratch/diff"
	tr ' ' '\n' <"$scratch/synopsis" | tr -d '[]|' | sed -n 's/^--\([a-z-]*\).*/\1/p' | sort -u >"$scratch/named"
	cut -f 2 "$scratch/wanted" | sort | comm -13 - "$scratch/named" >"$scratch/diff"
	[ -s "$scratch/wanted" ] && [ -s "$scratch/synopsis" ] && [ ! -s "$scratch/diff" ]
	check $? "$3: SYNOPSIS names options that are none:" "$scratch/diff"
}

# A page in English, or its translation: the same options under another heading.
check_options() { # its name, page, heading
	man_options "$2" "$scratch/table" "$3" >"$scratch/shown"
	diff "$scratch/wanted" "$scratch/shown" >"$scratch/diff" && [ -s "$scratch/wanted" ]
	check $? "$1: the table (<) and $3 of $2 (>) differ:" "$scratch/diff"
}

check_program() { # program
	name=${1##*/} page=man/${1##*/}.1
	"$1" ---opties >"$scratch/table" 2>/dev/null
	# a row has four fields, of which the second is the name
	awk -F '\t' 'NF != 4 || $2 !~ /^[a-z-]+$/' "$scratch/table" >"$scratch/diff"
	[ -s "$scratch/table" ] && [ ! -s "$scratch/diff" ]
	check $? "$name: ---opties prints no table:" "$scratch/diff"
	# where there is none, nothing below may pass
	if [ -s "$scratch/diff" ]; then : >"$scratch/table"; fi
	cut -f 1-3 "$scratch/table" >"$scratch/wanted"
	for language in en nl; do check_help "$1" "$name" $language; done
	[ -f "$page" ] || return
	check_options "$name" "$page" OPTIONS
	check_synopsis "$1" "$name" "$page"
	[ ! -f "man/nl/${page##*/}" ] || check_options "$name" "man/nl/${page##*/}" OPTIES
}

check_page() { # name of the program
	page=man/$1.1
	[ "$1" = baat ] || grep -q "^| \`$1\` |" README.md
	check $? "$1: README.md does not name it in its table"
	[ -f "$page" ]
	check $? "$1: there is no $page"
	[ -f "$page" ] || return
	render "$page" >"$scratch/page"
	for heading in NAME SYNOPSIS DESCRIPTION OPTIONS ENVIRONMENT FILES 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
		grep -qx "$heading" "$scratch/page"
		check $? "$page: no section $heading"
	done
}

# Programs of the names that there are, and that do something else.
check_fakes() { # what they do, in shell
	rm -rf "$scratch/fakes"
	mkdir "$scratch/fakes"
	for program in "$bindir"/baat "$bindir"/baat-*; do
		printf '#!/bin/sh\n%s\n' "$1" >"$scratch/fakes/${program##*/}"
		chmod +x "$scratch/fakes/${program##*/}"
	done
	FAKES=1 sh tests/doc/help-man.sh "$scratch/fakes" >"$scratch/said"
	tail -n 1 "$scratch/said" | grep -q '^0 passed, [1-9][0-9]* failed$'
	check $? "programs that only do '$1' pass some of this: $(tail -n 1 "$scratch/said")"
}

for program in "$bindir"/baat "$bindir"/baat-*; do
	check_program "$program"
	if [ -z "${FAKES:-}" ]; then
		[ -x "$program" ]
		check $? "there is no $program"
		check_page "${program##*/}"
	fi
done
if [ -z "${FAKES:-}" ]; then
	for page in man/*.1 man/nl/*.1; do
		name=${page##*/}
		[ -x "$bindir/${name%.1}" ]
		check $? "$page: there is no such program"
	done
	for fake in 'exit 0' 'exit 1' 'echo "$@"' 'echo Usage: program [OPTION]'; do check_fakes "$fake"; done
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
