#!/bin/sh
# The same bytes for every number of threads and every size of block, on hostile input: cases of one line and of
# thousands, quotes with line breaks at every block edge, errors in the middle. Ends in "N passed, M failed".
#
# usage: tests/parallel.sh BINDIR
set -u
bin=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
PATH=$bin:$PATH LC_ALL=C.UTF-8
export PATH LC_ALL
passed=0 failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
cp "$root/tests/fault/input/prijzen.csv" .

# cases of one line, of ten, of 3000; texts with quotes, delimiters and every kind of line break
awk 'BEGIN {
	print "casus;scenario;post;aantal;per;van;duur;kans;gemeente;toelichting"
	split("een;twee \"\"drie\"\"\r\nvier\nvijf\rzes;;zeven", words, ";")
	for (c = 1; c <= 400; c++) {
		n = c % 7 == 0 ? 1 : c == 50 ? 3000 : 10
		for (i = 1; i <= n; i++) {
			s = i * 2 <= n ? "zonder" : i % 3 ? "a" : "b"
			printf "\"Z-%d\";%s;%s;%d,%d;maand;%d;%d;0,%d;\"Oud \"\"%d\"\"\nOost\";\"%s\"\n", c, s,
				i % 4 ? "opvang-dag" : "onrust", i % 9 + 1, i % 10, i % 12, i % 30 + 1, i % 9 + 1, c % 3, words[i % 4 + 1]
		}
	}
}' >hard.csv
# no quotes: the fast path
tr -d '"' <hard.csv | grep -E '^Z-[0-9]+;|^casus' | awk -F';' '
	NR == 1 { print; next }
	NF >= 9 { print "P" substr($0, 2, match($0, /;Oud/) - 2) ";x;" }' >plain.csv
# errors: line 700 and a case that comes back
sed '700s/;[0-9]*,/;1.000.0,/' plain.csv >wrong.csv
{ cat plain.csv && sed -n 2p plain.csv; } >back.csv

# Runs a command with one thread and the default block; the rest is compared with that. It must end as is expected, and
# have something to compare: rows when all is well, a message when not.
first() { # status, command
	eval "$2 -j 1" >wanted 2>wanted-err
	status=$?
	if [ $status = "$1" ] && if [ "$1" = 0 ]; then [ "$(wc -l <wanted)" -gt 1 ]; else [ -s wanted-err ]; fi; then
		return
	fi
	failed=$((failed + 1))
	echo "failed: $2 -j 1 (status $status, expected $1; $(wc -l <wanted) lines)"
	return 1
}

as_first() { # status, command, options: the same bytes and the same status
	eval "$2 $3" >got 2>got-err
	status=$?
	if [ $status = "$1" ] && cmp -s wanted got && cmp -s wanted-err got-err; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "failed: $2 $3 (status $status, expected $1)"
	cmp wanted got
	diff wanted-err got-err | head -n 5
}

same() { # status, command, for threads and blocks
	first "$1" "$2" || return
	for variant in '-j 2' '-j 7' '-j 64' '-j 3 ---blok=1' '-j 2 ---blok=77' '-j 7 ---blok=4096' '-j 1 ---blok=13'; do
		as_first "$1" "$2" "$variant"
	done
}

for file in hard.csv plain.csv wrong.csv back.csv; do
	case $file in hard.csv | plain.csv) ends=0 ;; *) ends=1 ;; esac
	same $ends "baat-reken -p prijzen.csv -k partij,gemeente $file"
	same $ends "baat-reken -p prijzen.csv $file"
	same $ends "baat-reken -p prijzen.csv --stromen --herkomst $file"
	same $ends "baat-reken -p prijzen.csv --uitval=/dev/fd/3 $file 3>&2"
	same $ends "cat $file | baat-reken -p prijzen.csv -k post,jaar"
done
same 0 "baat-reken -p prijzen.csv -k totaal --attribuut=gemeente plain.csv hard.csv"
baat-reken -p prijzen.csv --stromen hard.csv >stromen.csv
same 0 "baat-som -k partij,gemeente stromen.csv"
same 0 "baat-som --stromen -k post,jaar,gemeente stromen.csv"
same 0 "baat-som --stromen stromen.csv"
# tables on a screen pass through one hand; an error far on leaves the same bytes before it
same 0 "baat-reken -p prijzen.csv --stromen --vorm=tabel plain.csv"
same 0 "baat-reken -p prijzen.csv --vorm=tabel -k post plain.csv"
same 0 "baat-som --stromen --vorm=tabel stromen.csv"
same 0 "baat-uitleg -p prijzen.csv --waar=soort=gevolg,inzet hard.csv"
same 0 "baat-verslag -p prijzen.csv --casussen hard.csv"
same 0 "baat-verslag -p prijzen.csv --casussen -f csv-nl plain.csv"
same 0 "baat-uitleg -p prijzen.csv --maat=ncw --vorm=tabel plain.csv"
same 1 "baat-uitleg -p prijzen.csv wrong.csv"
awk -F';' -v OFS=';' '{ if (held != "") print held; held = $0 } END { $0 = held; $11 = "fout"; print }' stromen.csv >kapot.csv
same 1 "baat-som --stromen kapot.csv"
same 1 "baat-som -k partij kapot.csv"
# bookings: the ledger is kept in the order of the input, and so are what is repeated and where a ceiling is hit
printf 'pot;van;tot;bedrag;plafond;meenemen\nA;2017-01;2017-12;90000000;;ja\n"B";2017-01;2018-12;90000000;;\n' >budget.csv
awk 'BEGIN {
	print "datum;pot;soort;casus;bedrag;per;van;duur;partij;verwacht;kans;boeking;toelichting"
	for (i = 1; i <= 3000; i++) {
		pot = i % 3 ? "A" : "\"B\""
		m = i % 12 + 1
		printf "2017-%02d;%s;toekenning;\"C \"\"%d\"\"\";%d,%02d;maand;;%d;;;;%d;\"twee\nregels;\"\n", m, pot, i % 500, i % 900, i % 100, i % 9 + 1, i
		printf "2017-%02d;%s;vordering;C%d;9,99;;;;fonds %d;2018-0%d;50%%;;\n", m, pot, i % 500, i % 7, i % 9 + 1
	}
}' >boekingen.csv
for key in maand casus partij; do same 0 "baat-budget -b budget.csv -k $key boekingen.csv"; done
same 0 "baat-budget -b budget.csv --herkomst boekingen.csv"
same 0 "baat-budget -b budget.csv --herkomst --vorm=tabel boekingen.csv"
{ cat boekingen.csv && echo '2017-03;A;uitgave;C1;90000000;;;;;;;77;'; } >dubbel.csv
same 1 "baat-budget -b budget.csv dubbel.csv"
{ cat boekingen.csv && echo '2017-03;A;uitgave;C1;90000000;;;;;;;;'; } >vol.csv
same 1 "baat-budget -b budget.csv vol.csv"
same 1 "baat-budget -b budget.csv --herkomst vol.csv"
# bytes that cannot be decoded are found when a block is taken, while those before it are still worked on
spoil() { # FILE: as UTF-16, half a character behind the last block but one
	iconv -f UTF-8 -t UTF-16LE "$1"
	printf '\000\330\101\000'
}
long() { # the same cases over and over, by other names: six blocks and more
	awk -F';' 'NR == 1 { print; next } { line[++n] = $0 } END {
		for (k = 1; k <= 60; k++)
			for (i = 1; i <= n; i++)
				print k "-" line[i]
	}' "$1"
}
iconv -f UTF-8 -t UTF-16LE prijzen.csv >prijzen16.csv
long plain.csv | tee long.csv | spoil - >half.csv
baat-reken -p prijzen.csv --stromen long.csv >lange-stromen.csv
spoil lange-stromen.csv >halve-stromen.csv
same_for_threads() { # command, which ends in an error
	first 1 "$1" || return
	for variant in '-j 2' '-j 2' '-j 7' '-j 64'; do
		as_first 1 "$1" "$variant"
	done
}
same_for_threads "baat-reken --codering=UTF-16LE -p prijzen16.csv -k partij half.csv"
same_for_threads "baat-reken --codering=UTF-16LE -p prijzen16.csv -k casus half.csv"
same_for_threads "baat-reken --codering=UTF-16LE -p prijzen16.csv --stromen half.csv"
same_for_threads "baat-toets --codering=UTF-16LE -p prijzen16.csv half.csv"
same_for_threads "baat-som --codering=UTF-16LE -k partij halve-stromen.csv"
same_for_threads "baat-som --codering=UTF-16LE --stromen halve-stromen.csv"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
