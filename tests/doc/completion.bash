#!/usr/bin/env bash
# What bash completes for the programs: options, their values, keys, parties, posts and files. The function is called
# as bash would call it, without a terminal.
#
# usage: tests/doc/completion.bash BINDIR
set -u
bindir=$(cd "$1" && pwd) || exit 2
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
export LC_ALL=C.UTF-8 PATH="$bindir:$PATH"
unset BAAT_DATA LANGUAGE BAAT_TAAL
# shellcheck source=/dev/null
source src/completion/baat.bash
passed=0 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2
mkdir tabellen
printf 'casus;scenario;post;aantal;Wijk;"team";kans\n' >zaken.csv
printf '\357\273\277sep=,\r\ncasus,scenario,post,aantal,gemeente\r\n' >intl.csv
printf 'casus;alternatief;soort;partij;jaar;bedrag;cw;wijk\n' >stromen.csv
printf 'post;omschrijving;eenheid;prijs;betaler\neigen-post;Iets;stuk;1;dorp:60|stad:40\n' >eigen.csv

# The words that are offered at the end of a command line, sorted, on one line.
offer() { # words as bash cuts them, the last one being completed
	COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
	_baat "$1" "${!#}" "${COMP_WORDS[COMP_CWORD - 1]}" 2>&1
	printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//'
}

is() { # what is offered, what is wanted, the command line
	if [[ $1 == "$2" ]]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: ${*:3}: offered '$1', wanted '$2'"
	fi
}
exactly() { # wanted, words
	is "$(offer "${@:2}")" "$1" "${@:2}"
}
among() { # wanted words, words: offered, perhaps among others
	local word missing='' offered
	offered=" $(offer "${@:2}") "
	for word in $1; do
		if [[ $offered != *" $word "* ]]; then missing+=" $word"; fi
	done
	is "$missing" '' "${@:2}" "lacks$missing:"
}
without() { # unwanted words, words
	local word extra='' offered
	offered=" $(offer "${@:2}") "
	for word in $1; do
		if [[ $offered == *" $word "* ]]; then extra+=" $word"; fi
	done
	is "$extra" '' "${@:2}" "has$extra:"
}

# options: all of them, by their beginning, and an equals sign behind the only one that takes a value
for program in "$bindir"/baat "$bindir"/baat-*; do
	name=${program##*/}
	wanted=$("$program" ---opties | cut -f 2 | sed 's/^/--/' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')
	exactly "${wanted:-options}" "$name" --
	exactly --version "$name" --versi
	complete -p "$name" >/dev/null 2>&1
	is "$?" 0 "complete -p $name"
done
exactly '--stromen' baat-reken --str
exactly '--vorm=' baat-reken --vor
exactly '' baat-reken --bestaat-niet
exactly '' niet-te-vinden --

# the front door: programs, then what the program offers; help, then the pages
for program in "$bindir"/baat-*; do among "${program##*/baat-}" baat ''; done
among help baat ''
exactly 'reken' baat rek
exactly '--stromen' baat reken --str
exactly 'csv csv-nl' baat baat-reken -f c
exactly '--version' baat --versi
among 'les methode reken' baat help ''
exactly 'methode' baat help meth
exactly '' baat help les ''

# values of options, in every way to write one
exactly 'csv csv-nl' baat-reken -f c
exactly 'csv csv-nl' baat-reken --vorm = c
exactly 'csv csv-nl' baat-reken --vorm c
exactly 'csv csv-nl excel jsonl tabel tsv xlsx' baat-reken --vorm =
exactly '-fcsv -fcsv-nl' baat-reken -fc
exactly '--vorm=csv --vorm=csv-nl' baat-reken --vorm=c
exactly 'komma punt' baat-som --decimaal = ''
exactly 'financieel' baat-reken --perspectief = f
exactly '' baat-reken --horizon = ''

# keys: what all files have, and the columns of one's own
exactly 'casus domein jaar kalenderjaar kalendermaand partij post start totaal' baat-reken -k ''
exactly 'casus domein jaar kalenderjaar kalendermaand partij post start team totaal wijk' baat-reken zaken.csv -k ''
exactly 'casus domein gemeente jaar kalenderjaar kalendermaand partij post start totaal' baat-reken intl.csv -p eigen.csv -k ''
exactly 'casus domein jaar kalenderjaar kalendermaand partij post start totaal wijk' baat-som stromen.csv -k ''
exactly 'wijk' baat-reken zaken.csv --sleutel = w
exactly 'wijk,partij wijk,post' baat-reken zaken.csv -k wijk,p
exactly 'partij,wijk,team partij,wijk,totaal' baat-reken zaken.csv -k partij,wijk,t

# parties: those of the data folder, those of one's own tables, several between commas
among 'gemeente corporatie client zorgverzekeraar' baat-reken --partij = ''
exactly 'gemeente' baat-reken --partij = gem
exactly 'gemeente,corporatie' baat-reken --partij = gemeente,cor
without 'partij dorp' baat-reken --partij = ''
mkdir -p data/prijzen
cp eigen.csv data/prijzen/
BAAT_DATA=$PWD/data
export BAAT_DATA
exactly 'dorp stad' baat-reken --partij = ''
unset BAAT_DATA

# files and folders
exactly 'eigen.csv' baat-reken -p e
among 'standaard tabellen eigen.csv' baat-reken -p ''
exactly 'zaken.csv' baat-reken za
exactly 'zaken.csv' baat-reken -o za
exactly 'stromen.csv' baat-som -- st
exactly '' baat-som -- --

# posts, by the program that lists them or from the tables themselves
if type -P baat-prijs >/dev/null; then
	among 'opvang-dag opvang-plek-jaar' baat-prijs opvang
	exactly 'opvang-dag' baat-prijs opvang-d
	without 'post prijs' baat-prijs p
	exactly 'eigen-post' baat-prijs -p eigen.csv eig
	among 'jsonl' baat-prijs opvang-dag -f ''
fi
posts=$(PATH=/usr/bin:/bin _baat_price_rows "$root/bin/baat-none" | _baat_column post)
is "$(grep -cx opvang-dag <<<"$posts")" 1 'posts without baat-prijs'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
