#!/bin/sh
# Shards: what baat-knip cuts is the file again, and the recipes of baat-groot(7) give the bytes of one run, for 1, 2, 7
# and 64 shards, on hostile input; whatever fails makes the whole fail. Ends in "N passed, M failed".
#
# usage: tests/shards.sh BINDIR
# shellcheck disable=SC1083 # {bestand} and its kin are for GNU parallel
set -u
bin=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
PATH=$bin:$PATH LC_ALL=C.UTF-8
export PATH LC_ALL
unset LANGUAGE BAAT_TAAL COLUMNS
passed=0 failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
cp "$root/tests/fault/input/prijzen.csv" .
if ! command -v parallel >/dev/null; then
	echo "failed: GNU parallel is not installed: sh src/tools/packages.sh test"
	echo "0 passed, 1 failed"
	exit 1
fi

check() { # status of the command before, what
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $2"
	fi
}
equal() { # what, file, file: nothing is equal to nothing
	if [ -s "$2" ]; then cmp "$2" "$3" >cmp-says 2>&1; else echo "$2 is empty" >cmp-says && false; fi
	check $? "$1: $(cat cmp-says)"
}

# --- input -------------------------------------------------------------------------------------------------------

# cases of one line, of ten, of 900; texts with quotes, delimiters and every kind of line break; empty lines
awk 'BEGIN {
	print "casus;scenario;post;aantal;per;van;duur;kans;gemeente;toelichting"
	split("een;twee \"\"drie\"\"\r\nvier\nvijf\rzes;;zeven\r\n\r\nacht", words, ";")
	for (c = 1; c <= 150; c++) {
		n = c % 7 == 0 ? 1 : c == 50 ? 900 : 10
		for (i = 1; i <= n; i++) {
			s = i * 2 <= n ? "zonder" : i % 3 ? "a" : "b"
			printf "%s;%s;%s;%d,%d;maand;%d;%d;0,%d;\"Oud \"\"%d\"\"\nOost\";\"%s\"\n", i % 2 ? "\"Z-" c "\"" : " Z-" c " ",
				s, i % 4 ? "opvang-dag" : "onrust", i % 9 + 1, i % 10, i % 12, i % 30 + 1, i % 9 + 1, c % 3, words[i % 4 + 1]
		}
		if (c % 5 == 0) print ""
	}
}' >hard.csv
sed '1s/^\xEF\xBB\xBF//; s/\r$//' "$root/examples/batch/zaken.csv" >batch.csv
# as Excel writes it: byte order mark, CRLF; and with the line that says which character delimits
{ printf '\357\273\277' && sed 's/$/\r/' batch.csv; } >excel.csv
{ printf '\357\273\277sep=;\r\n\r\n' && sed 's/$/\r/' batch.csv | head -c -2; } >sep.csv
printf 'casus,scenario,post,aantal,gemeente\n' >komma.csv
for i in 1 2 3 4 5 6 7 8 9; do
	printf 'K%s,zonder,opvang-dag,%s.5,"a, b"\nK%s,x,onrust,1,"a, b"\n' $i $i $i
done >>komma.csv
tr ',' '\t' <komma.csv | tr -d '"' | sed 's/a\t b/a b/' >tab.csv
sed 's/Ondiep/Ondi\xc3\xabp/' batch.csv | iconv -f UTF-8 -t CP1252 >cp1252.csv
iconv -f UTF-8 -t UTF-16LE excel.csv >utf16.csv

encoding_of() { # file
	case $1 in
	cp1252.csv) echo --codering=CP1252 ;;
	utf16.csv) echo --codering=UTF-16LE ;;
	esac
}
front_of() { # file: bytes before the first row
	case $1 in
	sep.csv) head -n 3 "$1" | wc -c ;;
	utf16.csv) head -n 1 excel.csv | iconv -f UTF-8 -t UTF-16LE | wc -c ;;
	*) head -n 1 "$1" | wc -c ;;
	esac
}

# --- the shards are the file again -------------------------------------------------------------------------------

whole_again() { # file
	front=$(front_of "$1")
	head -c "$front" "$1" >kop
	cp kop again
	for shard in stukken/stuk-*.csv; do
		head -c "$front" "$shard" | cmp -s - kop || echo "$shard: another header" >>again
		tail -c +$((front + 1)) "$shard" >>again
	done
	cmp -s again "$1"
}

# The list has a row for each shard, as many as were asked for, and its counts are those of the shards.
listed() { # number of shards, or nothing
	rows=$(sed 1d stukken/stukken.csv | wc -l)
	[ "$rows" = "$(find stukken -name 'stuk-*.csv' | wc -l)" ] && [ "$rows" = "${1:-$rows}" ]
}

for file in hard.csv batch.csv excel.csv sep.csv komma.csv tab.csv cp1252.csv utf16.csv; do
	encoding=$(encoding_of $file)
	for n in 1 2 7 64; do
		rm -rf stukken
		# shellcheck disable=SC2086 # no encoding is no word
		baat-knip -n $n --map=stukken $encoding $file && whole_again $file && listed $n
		check $? "$file in $n shards: not the file again"
		for block in 1 77 4096; do
			[ $n = 7 ] || continue
			rm -rf anders
			# shellcheck disable=SC2086
			baat-knip -n $n --map=anders $encoding ---blok=$block $file && diff -r stukken anders >verschil
			check $? "$file in $n shards, blocks of $block: $(head -n 3 verschil)"
		done
	done
	for each in 1 4 1000; do
		rm -rf stukken
		# shellcheck disable=SC2086
		baat-knip --zaken=$each --map=stukken $encoding --origineel=$file <$file && whole_again $file && listed ''
		check $? "$file, $each cases at a time from standard input: not the file again"
		[ "$(sed '1d;$d' stukken/stukken.csv | cut -d ';' -f 4 | sort -u)" = $each ] ||
			[ "$(sed 1d stukken/stukken.csv | wc -l)" = 1 ]
		check $? "$file, $each cases at a time: $(cut -d ';' -f 4 stukken/stukken.csv | tr '\n' ' ')"
	done
done
rm -rf stukken
baat-knip -n 7 --map=stukken hard.csv
[ "$(sed 1d stukken/stukken.csv | awk -F';' '{ c += $4; r += $5 } END { print c, r }')" = "150 $((150 / 7 + 900 + (150 - 150 / 7 - 1) * 10))" ]
check $? "hard.csv: the list does not count its cases and rows"
largest=$(wc -c stukken/stuk-*.csv | sed '$d' | awk '{ print $1 }' | sort -n | tail -n 2 | head -n 1)
[ "$largest" -lt $(($(wc -c <hard.csv) / 7 + 2000)) ]
check $? "hard.csv: a shard without the largest case has $largest bytes"

# --- recipes -----------------------------------------------------------------------------------------------------

stream() { # options of baat-reken
	parallel --halt now,fail=1 --colsep ';' --header : baat-reken -j 1 "$@" --stromen \
		--origineel={origineel} --regelbasis={regelbasis} -o stukken/stromen-{bestand} stukken/{bestand} \
		:::: stukken/stukken.csv 2>err
}
merge() { # key, options of baat-reken
	key=$1
	shift
	parallel --halt now,fail=1 --colsep ';' --header : "baat-reken -j 1 $* --stromen -o stukken/alle-{bestand} \
		stukken/{bestand} && baat-som -j 1 --stromen -k $key -o stukken/minder-{bestand} stukken/alle-{bestand}" \
		:::: stukken/stukken.csv 2>err
}
cases() { # options of baat-reken
	parallel --halt now,fail=1 --colsep ';' --header : baat-reken -j 1 "$@" -k casus -o stukken/casus-{bestand} \
		stukken/{bestand} :::: stukken/stukken.csv 2>err &&
		{ head -n 1 stukken/casus-stuk-0001.csv && tail -q -n +2 stukken/casus-*; } >got
}

for n in 1 2 7 64; do
	for file in hard.csv excel.csv utf16.csv; do
		# jobs take time; another encoding changes nothing in the number of shards
		[ $file != utf16.csv ] || [ $n = 7 ] || continue
		options='-p prijzen.csv'
		[ $file = hard.csv ] || options="$(encoding_of $file) --gekozen --prijspeil=2025 --slaagkans=70%"
		rm -rf stukken
		# shellcheck disable=SC2046,SC2086 # options are words
		{
			baat-knip -n $n --map=stukken $(encoding_of $file) $file && stream $options --herkomst
			check $? "$file in $n shards: $(head -n 3 err)"
			for key in partij casus totaal post domein jaar gemeente gemeente,partij,jaar; do
				baat-reken $options -k $key -o wanted $file 2>/dev/null
				baat-som -k $key -o got stukken/stromen-*
				equal "$file in $n shards, -k $key" wanted got
			done
			baat-reken $options -k partij --perspectief=maatschappelijk --partij=gemeente,client -o wanted $file 2>/dev/null
			baat-som -k partij --perspectief=maatschappelijk --partij=gemeente,client -o got stukken/stromen-* 2>/dev/null
			equal "$file in $n shards, a perspective and parties" wanted got
			baat-reken $options --stromen --herkomst -o wanted $file 2>/dev/null
			baat-som --stromen -o got stukken/stromen-*
			equal "$file in $n shards, flows with their origin" wanted got
			[ $file = hard.csv ] || [ $n = 7 ] || continue
			merge gemeente $options
			for key in gemeente partij jaar totaal; do
				baat-reken $options -k $key -o wanted $file 2>/dev/null
				baat-som -k $key -o got stukken/minder-*
				equal "$file in $n shards, merged, -k $key" wanted got
			done
			cases $options
			baat-reken $options -k casus -o wanted $file 2>/dev/null
			equal "$file in $n shards, a row for each case" wanted got
		}
	done
	rm -rf stukken
	baat-knip -n $n --map=stukken batch.csv && stream --prijspeil=2025
	for choice in '' '--alternatief=budgetbeheer,coach'; do
		# shellcheck disable=SC2086
		{
			baat-reken --prijspeil=2025 -k gemeente $choice -o wanted batch.csv 2>/dev/null
			baat-som -k gemeente $choice -o got stukken/stromen-* 2>/dev/null
			equal "batch.csv in $n shards, alternatives: $choice" wanted got
		}
	done
done

# --- messages name the original ----------------------------------------------------------------------------------

sed '60s/;[0-9]*,/;1.000.0,/; 900s/;maand;/;maanden;/' hard.csv >wrong.csv
baat-reken -p prijzen.csv wrong.csv 2>wanted >/dev/null
for n in 1 2 7 64; do
	rm -rf stukken
	baat-knip -n $n --map=stukken wrong.csv
	parallel -k --colsep ';' --header : baat-reken -p prijzen.csv --origineel={origineel} --regelbasis={regelbasis} \
		stukken/{bestand} :::: stukken/stukken.csv 2>&1 >/dev/null | grep -F '[' >got
	equal "the messages on wrong.csv in $n shards" wanted got
	parallel -k --colsep ';' --header : baat-toets -f csv -p prijzen.csv --origineel={origineel} --regelbasis={regelbasis} \
		stukken/{bestand} :::: stukken/stukken.csv 2>/dev/null | grep -c '^.*wrong.csv' >got
	[ "$(cat got)" -ge 2 ]
	check $? "baat-toets on wrong.csv in $n shards names the original $(cat got) times"
done

# --- what fails makes the whole fail -----------------------------------------------------------------------------

rm -rf stukken uit.csv
baat-knip -n 7 --map=stukken wrong.csv
stream -p prijzen.csv && baat-som -k partij -o uit.csv stukken/stromen-*
status=$?
[ $status != 0 ] && grep -q ": error: " err && [ ! -e uit.csv ]
check $? "a shard that is wrong: status $status"
# flows that were broken off end in a line that baat-som refuses, also in the middle of others
for shard in stukken/stuk-*.csv; do baat-reken -p prijzen.csv --stromen "$shard" 2>/dev/null; done |
	baat-som -k partij -o uit.csv 2>err
status=$?
[ $status = 1 ] && [ ! -e uit.csv ] && grep -q flows-incomplete err
check $? "flows of a shard that is wrong in a pipe: status $status"

rm -rf stukken uit.csv
baat-knip -n 7 --map=stukken hard.csv
parallel --halt now,fail=1 --colsep ';' --header : 'if [ {stuk} = 4 ]; then kill -9 $$; fi;
	baat-reken -p prijzen.csv --stromen -o stukken/stromen-{bestand} stukken/{bestand}' \
	:::: stukken/stukken.csv 2>err && baat-som -k partij -o uit.csv stukken/stromen-*
status=$?
[ $status != 0 ] && [ -s stukken/stuk-0004.csv ] && [ ! -e uit.csv ] && [ ! -e stukken/stromen-stuk-0004.csv ]
check $? "a job that is killed: status $status"

# the rest of them, as baat-groot(7) says
rm -rf stukken uit.csv
baat-knip -n 7 --map=stukken hard.csv
touch hapert
for try in eerste tweede; do
	parallel --joblog log --resume-failed --colsep ';' --header : 'if [ {stuk} = 4 ] && [ -e hapert ]; then exit 3; fi;
		echo {stuk} >>gedaan; baat-reken -p prijzen.csv --stromen -o stukken/stromen-{bestand} stukken/{bestand}' \
		:::: stukken/stukken.csv 2>err
	echo "$try $?" >>statussen
	rm -f hapert
done
[ "$(tr '\n' ' ' <statussen)" = 'eerste 1 tweede 0 ' ] && [ "$(wc -l <gedaan)" = 7 ]
check $? "--resume-failed: statuses $(tr '\n' ' ' <statussen), jobs done $(wc -l <gedaan)"
baat-reken -p prijzen.csv -k partij -o wanted hard.csv 2>/dev/null
baat-som -k partij -o got stukken/stromen-*
equal 'the sum after --resume-failed' wanted got

refused() { # status, code, what, command...
	wanted=$1 code=$2 what=$3
	shift 3
	rm -rf stukken
	"$@" 2>err
	status=$?
	[ $status = "$wanted" ] && grep -q "\[$code\]" err && [ ! -e stukken ] && [ ! -e .stukken.baat ]
	check $? "$what: status $status, $(ls -d stukken .stukken.baat 2>/dev/null) $(cat err)"
}
{ cat hard.csv && printf 'Z-1;zonder;opvang-dag;1;;;;;;\n'; } >back.csv
for n in 1 2 7 64; do
	refused 1 case-not-together "a case that comes back, $n shards" baat-knip -n $n --map=stukken back.csv
	refused 1 case-not-together "the same in small blocks" baat-knip -n $n --map=stukken ---blok=50 back.csv
done
cp err got
baat-reken -p prijzen.csv back.csv 2>&1 >/dev/null | sed 's/^baat-reken/baat-knip/' >wanted
equal 'a case that comes back: the message is that of baat-reken' wanted got
{ head -n 500 batch.csv && printf 'X;zonder;opvang-dag;1;;;;;;;;;;;;;;"open\n' && cat batch.csv; } >open.csv
refused 1 quote-open 'a quote that is never closed' baat-knip -n 7 --map=stukken open.csv
sed '90s/;/;;/' batch.csv >velden.csv
refused 1 field-count 'a row with too many fields' baat-knip -n 7 --map=stukken velden.csv
baat-reken velden.csv 2>&1 >/dev/null | sed 's/^baat-reken/baat-knip/' >wanted
equal 'the message is that of baat-reken' wanted err
refused 2 option-conflict '-n of a pipe' sh -c 'cat hard.csv | baat-knip -n 2 --map=stukken'
awk 'BEGIN { print "casus;scenario;post;aantal"; for (i = 0; i < 10000; i++) print i ";zonder;opvang-dag;1" }' >veel.csv
refused 2 option-value 'more than 9999 shards' baat-knip --zaken=1 --map=stukken veel.csv
rm -rf stukken
baat-knip --zaken=2 --map=stukken veel.csv && [ "$(find stukken -name 'stuk-*' | wc -l)" = 5000 ] && whole_again veel.csv
check $? '5000 shards'

# --- the folder --------------------------------------------------------------------------------------------------

rm -rf stukken && mkdir stukken && echo oud >stukken/oud
baat-knip -n 2 --map=stukken hard.csv 2>err
status=$?
[ $status = 3 ] && [ "$(ls -A stukken)" = oud ] && [ ! -e .stukken.baat ]
check $? "a folder that is not empty: status $status, $(ls -A stukken)"
rm stukken/oud
baat-knip -n 2 --map=stukken/ hard.csv && [ "$(echo stukken/*)" = 'stukken/stuk-0001.csv stukken/stuk-0002.csv stukken/stukken.csv' ]
check $? 'an empty folder, with a slash behind its name'
rm -rf stukken && mkdir .stukken.baat && echo half >.stukken.baat/stuk-0009.csv
baat-knip -n 1 --map=stukken hard.csv && [ "$(echo stukken/*)" = 'stukken/stuk-0001.csv stukken/stukken.csv' ] && [ ! -e .stukken.baat ]
check $? 'what a killed run left behind'
rm -rf stukken && mkfifo pijp
baat-knip --zaken=1 --map=stukken <pijp 2>/dev/null &
one=$!
exec 4>pijp
cat hard.csv >&4
for i in 1 2 3 4 5 6 7 8 9 10; do [ -e .stukken.baat ] || sleep 0.2; done
baat-knip -n 2 --map=stukken hard.csv 2>err
status=$?
[ $status = 3 ] && grep -q 'another run' err && [ -e .stukken.baat ] && [ ! -e stukken ]
check $? "two runs for one folder: status $status, $(cat err)"
exec 4>&-
wait $one
[ -e stukken/stukken.csv ]
check $? 'the first of two runs for one folder'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
