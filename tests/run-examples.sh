#!/bin/sh
# Runs the examples. Each folder of examples/ holds README.md (what it shows, for whom), input files, cmd (shell
# commands, run inside the folder with the programs on PATH), out (exactly what they print on standard output) and
# possibly exit (the expected status; absent: 0). Status 77 of a cmd means that a tool it needs is missing: skipped.
# It also checks that every price in the case files says where it comes from.
#
# usage: tests/run-examples.sh [BINDIR] [FOLDER]...   runs, prints what differs, ends in "N passed, M failed"
#        REGENERATE=1 tests/run-examples.sh ...       writes out and exit as they are now; review with git diff
set -u
root=$(cd "$(dirname "$0")/.." && pwd) || exit 2
bindir=$(cd "${1:-$root/bin}" && pwd) || exit 2
[ $# = 0 ] || shift
PATH=$bindir:$PATH LC_ALL=C.UTF-8
export PATH LC_ALL
unset LANGUAGE BAAT_TAAL BAAT_DATA COLUMNS
passed=0 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
if [ $# = 0 ]; then set -- "$root"/examples/*/; fi

fail() { # folder, why
	failed=$((failed + 1))
	echo "failed: $1: $2"
}

regenerate() { # folder, name
	cp "$scratch/out" "$1/out"
	if [ "$status" = 0 ]; then rm -f "$1/exit"; else echo "$status" >"$1/exit"; fi
	echo "written: $2"
}

compare() { # folder, name
	wanted=0
	if [ -f "$1/exit" ]; then wanted=$(cat "$1/exit"); fi
	if [ "$status" != "$wanted" ]; then
		fail "$2" "exit $status, expected $wanted"
		tail -n 5 "$scratch/err"
	elif ! cmp -s "$scratch/out" "$1/out"; then
		fail "$2" "other output than in out"
		diff "$1/out" "$scratch/out" | head -n 20
	else
		passed=$((passed + 1))
	fi
}

# A fresh copy of the whole tree, because one example may read the files of another.
run() { # folder
	name=$(basename "$1")
	if [ ! -f "$1/cmd" ] || [ ! -f "$1/README.md" ]; then
		fail "$name" "there is no cmd or no README.md"
		return
	fi
	rm -rf "$scratch/tree"
	cp -R "$(dirname "$1")" "$scratch/tree"
	(cd "$scratch/tree/$name" && rm -f out exit && sh ./cmd) >"$scratch/out" 2>"$scratch/err" </dev/null
	status=$?
	if [ "$status" = 77 ]; then
		echo "skipped: $name: $(tail -n 1 "$scratch/err")"
	elif [ -n "${REGENERATE:-}" ]; then
		regenerate "$1" "$name"
	else
		compare "$1" "$name"
	fi
}

# A post without a price of its own must be in a price table that names its source; a price on the line must be
# explained in toelichting, by "bron:" or by "voorbeeld". A line that is wrong on purpose says "voorbeeld van een fout".
prices() { # FOLDER...
	for folder in "$@"; do
		for file in "$folder"/*.csv; do
			if [ -f "$file" ]; then echo "$file"; fi
		done
	done >"$scratch/files"
	(
		set -- "$root"/data/prijzen/*.csv "$root"/data/tarieven/*.csv pass=1
		while IFS= read -r file; do set -- "$@" "$file"; done <"$scratch/files"
		set -- "$@" pass=2
		while IFS= read -r file; do set -- "$@" "$file"; done <"$scratch/files"
		awk '
		function split_row(line, field, sep,    n, i, c, quoted) {
			for (i in field) delete field[i]
			n = 1; field[1] = ""
			for (i = 1; i <= length(line); i++) {
				c = substr(line, i, 1)
				if (c == "\"" && quoted && substr(line, i + 1, 1) == "\"") { field[n] = field[n] c; i++ }
				else if (c == "\"") quoted = !quoted
				else if (c == sep && !quoted) field[++n] = ""
				else field[n] = field[n] c
			}
			return n
		}
		function value(name) { return name in column ? field[column[name]] : "" }
		{ sub(/\r$/, "") }
		FNR == 1 {
			sub(/^\357\273\277/, "")
			sep = index($0, ";") ? ";" : index($0, "\t") ? "\t" : ","
			for (name in column) delete column[name]
			n = split_row(tolower($0), field, sep)
			for (i = 1; i <= n; i++) column[field[i]] = i
			cases = ("casus" in column) && ("scenario" in column) && ("aantal" in column)
			table = ("post" in column) && ("eenheid" in column) && ("betaler" in column)
			tariffs = ("code" in column) && ("wet" in column)
			folder = FILENAME; sub(/\/[^\/]*$/, "", folder)
			next
		}
		/^[;,\t ]*$/ { next }
		table && pass < 2 {
			split_row($0, field, sep)
			if (value("bron") != "" || value("prijs") == "pm") known[pass == 1 ? folder : "", value("post")] = 1
			else print folder "\t" FILENAME ":" FNR ": the price of " value("post") " has no bron"
		}
		tariffs && pass < 2 {
			split_row($0, field, sep)
			if (value("bron") != "") step[pass == 1 ? folder : "", value("code")] = 1
			else print folder "\t" FILENAME ":" FNR ": the tariff of " value("code") " has no bron"
		}
		cases && pass == 2 {
			split_row($0, field, sep)
			post = value("post"); why = tolower(value("toelichting"))
			if (index(why, "voorbeeld van een fout")) next
			if (value("schuld") != "") {
				if (post == "hoofdsom" || post == "boete" || post == "kosten") {
					if (!index(why, "voorbeeld") && !index(why, "bron:"))
						print folder "\t" FILENAME ":" FNR ": toelichting does not say where the amount of " post " comes from"
				} else if (post != "betaling" && post != "kwijtschelding" && post != "rente" &&
					!(("", post) in step) && !((folder, post) in step))
					print folder "\t" FILENAME ":" FNR ": " post " is in no tariff table with a bron"
				next
			}
			if (value("prijs") != "") {
				if (!index(why, "voorbeeld") && !index(why, "bron:"))
					print folder "\t" FILENAME ":" FNR ": toelichting does not say where the price of " post " comes from"
			} else if (!(("", post) in known) && !((folder, post) in known))
				print folder "\t" FILENAME ":" FNR ": " post " is in no price table with a bron"
		}' pass=0 "$@"
	) >"$scratch/prices" || fail "prices" "awk failed"
	for folder in "$@"; do
		if cut -f1 "$scratch/prices" | grep -Fqx -- "$folder"; then
			fail "$(basename "$folder")" "prices without a source"
			awk -F'\t' -v folder="$folder" '$1 == folder { print $2 }' "$scratch/prices" | head -n 20
		else
			passed=$((passed + 1))
		fi
	done
	cut -f1 "$scratch/prices" | grep -Fx -- "$root/data/prijzen" && fail "data/prijzen" "prices without a source"
	return 0
}

for folder in "$@"; do
	folder=$(cd "$folder" && pwd) || exit 2
	run "$folder"
	printf '%s\n' "$folder" >>"$scratch/folders"
done
if [ -z "${REGENERATE:-}" ]; then
	set --
	while IFS= read -r folder; do set -- "$@" "$folder"; done <"$scratch/folders"
	prices "$@"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
