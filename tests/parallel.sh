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
tr -d '"' <hard.csv | grep -E '^Z-[0-9]+;|^casus' | awk -F';' 'NR == 1 || NF >= 9 { print $1 ";" $2 ";" $3 ";" $4 ";" $5 ";" $6 ";" $7 ";" $8 ";x;" }' >plain.csv
# errors: line 700 and a case that comes back
sed '700s/;[0-9]*,/;1.000.0,/' plain.csv >wrong.csv
{ cat plain.csv && sed -n 2p plain.csv; } >back.csv

same() { # command with FILE, compared with one thread and the default block
	command=$1
	eval "$command -j 1" >wanted 2>wanted-err
	wanted=$?
	for variant in '-j 2' '-j 7' '-j 64' '-j 3 ---blok=1' '-j 2 ---blok=77' '-j 7 ---blok=4096' '-j 1 ---blok=13'; do
		eval "$command $variant" >got 2>got-err
		status=$?
		if [ $status = $wanted ] && cmp -s wanted got && cmp -s wanted-err got-err; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			echo "failed: $command $variant (status $status, wanted $wanted)"
			cmp wanted got
			diff wanted-err got-err | head -n 5
		fi
	done
}

for file in hard.csv plain.csv wrong.csv back.csv; do
	same "baat-reken -p prijzen.csv -k partij,gemeente $file"
	same "baat-reken -p prijzen.csv $file"
	same "baat-reken -p prijzen.csv --stromen --herkomst $file"
	same "baat-reken -p prijzen.csv --uitval=/dev/fd/3 $file 3>&1"
	same "cat $file | baat-reken -p prijzen.csv -k post,jaar"
done
same "baat-reken -p prijzen.csv -k totaal plain.csv hard.csv --attribuut=x"
baat-reken -p prijzen.csv --stromen hard.csv >stromen.csv
same "baat-som -k partij,gemeente stromen.csv"
same "baat-som --stromen -k post,jaar,gemeente stromen.csv"
same "baat-som --stromen stromen.csv"
# tables on a screen pass through one hand; an error far on leaves the same bytes before it
same "baat-reken -p prijzen.csv --stromen --vorm=tabel plain.csv"
same "baat-reken -p prijzen.csv --vorm=tabel -k post plain.csv"
same "baat-som --stromen --vorm=tabel stromen.csv"
sed '$s/;[0-9]*,[0-9][0-9];/;fout;/' stromen.csv >kapot.csv
same "baat-som --stromen kapot.csv"
same "baat-som -k partij kapot.csv"
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
same_for_threads() { # command, compared with one thread
	command=$1
	eval "$command -j 1" >wanted 2>wanted-err
	wanted=$?
	for variant in '-j 2' '-j 2' '-j 7' '-j 64'; do
		eval "$command $variant" >got 2>got-err
		status=$?
		if [ $wanted = 1 ] && [ $status = 1 ] && cmp -s wanted got && cmp -s wanted-err got-err; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			echo "failed: $command $variant (status $status, wanted $wanted)"
			diff wanted-err got-err | head -n 5
		fi
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
