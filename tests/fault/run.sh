#!/bin/sh
# Small runs in which one call of the system fails, for every call in turn: an allocation, a read, a write, an open, a
# sync, a rename. The status must be 3; no file may appear under its final name, no litter stay beside it; nothing may
# crash, and no memory be left that was not freed. Calls that are merely interrupted or do less than was asked must not
# show at all. What shim.c can do is said there. Ends in "N passed, M failed".
#
# usage: tests/fault/run.sh BINDIR SHIM
set -u
bin=$(cd "$1" && pwd) shim=$(realpath "$2")
root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$bin:$PATH LC_ALL=C.UTF-8
export PATH LC_ALL
passed=0 failed=0
commands=$root/tests/fault/commands
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cp -R "$root/tests/fault/input/." "$work"
cd "$work" || exit 2
big='---blok=64 -j 4'

good() {
	passed=$((passed + 1))
}

problem() {
	failed=$((failed + 1))
	[ "$failed" -gt 20 ] || echo "failed: $*"
}

# Runs a command with a fault; $status is how it ended.
run() { # kind, n, command...
	FAULT_KIND=$1 FAULT_NTH=$2
	export FAULT_KIND FAULT_NTH
	shift 2
	rm -rf mark leaks uit uit.csv uitval.csv verantwoording.json bonnen .*.baat
	FAULT_MARK=mark FAULT_LEAKS=leaks LD_PRELOAD=$shim "$@" >out 2>err </dev/null
	status=$?
	[ ! -f leaks ] || forget_library_leaks
}

# Blocks that a library loses, whoever calls it. libzip 1.7 loses one when memory runs out while it opens a part;
# libxlsxwriter 1.1.4 copies the range of a list to choose from twice and frees one of them.
forget_library_leaks() {
	sed -i -e '0,/libzip/{/libzip/d}' -e '0,/libxlsxwriter/{/libxlsxwriter/d}' leaks
}

# What a run has made, in one file.
gather() { # to
	cat out >"$1"
	for file in uit.csv uitval.csv verantwoording.json bonnen/* uit/*; do
		[ ! -f "$file" ] || { echo "== $file" && cat "$file"; } >>"$1"
	done
}

# Whether nothing is left of a run that failed; $what is in the way if not.
is_clean() {
	for file in uit uit.csv uitval.csv verantwoording.json bonnen/* bonnen/.[!.]* .*.baat; do
		if [ -e "$file" ]; then
			what="$file stands there"
			return 1
		fi
	done
	if [ ! -f leaks ] || [ -s leaks ]; then
		what="memory was not freed: $(cat leaks 2>&1)"
		return 1
	fi
}

# Whether the program did without the memory it could not get, as it can where that only saves time: all is as ever.
did_without() {
	[ "$fault" = malloc ] && [ $status = $wanted ] || return 1
	gather got
	cmp -s wanted got && cmp -s wanted-err err && [ -f leaks ] && [ ! -s leaks ]
}

# The n-th call of a kind, until n is past the last: status 3, and nothing left.
fails() { # kind, command...
	fault=$1 n=1
	shift
	run none 0 "$@"
	gather wanted
	cp err wanted-err
	wanted=$status
	while run "$fault" $n "$@" && [ -f mark ] || [ -f mark ]; do
		if [ $status != 3 ] && did_without; then
			good
		elif [ $status != 3 ]; then
			problem "$fault $n of $*: status $status: $(tail -n 1 err)"
		elif is_clean; then
			good
		else
			problem "$fault $n of $*: $what"
		fi
		n=$((n + 1))
	done
	[ $status = 0 ] || [ $status = 1 ] || problem "$* without a fault: $status"
	[ $n -gt 1 ] || problem "$fault of $*: there is no such call"
}

# Interruptions and half work, of each call in turn and of every other one: nothing of it shows.
does_not_show() { # kind, command...
	fault=$1 n=0
	shift
	run none 0 "$@"
	gather wanted
	cp err wanted-err
	wanted=$status
	while run "$fault" $n "$@" && [ -f mark ] || [ -f mark ]; do
		gather got
		if [ $status != $wanted ]; then
			problem "$fault $n of $*: status $status, not $wanted: $(tail -n 1 err)"
		elif cmp -s wanted got && cmp -s wanted-err err && [ -f leaks ] && [ ! -s leaks ]; then
			good
		else
			problem "$fault $n of $*: not the same: $(diff -a wanted got | sed -n 2p) $(cat leaks)"
		fi
		n=$((n + 1))
	done
	[ $n -gt 0 ] || problem "$fault of $*: there is no such call"
}

# Faults that a program may overcome, or meet when all is done: either everything is there, or nothing is and the status
# is 3.
may_fail() { # kind, command...
	fault=$1 n=1
	shift
	run none 0 "$@"
	gather wanted
	wanted=$status
	while run "$fault" $n "$@" && [ -f mark ] || [ -f mark ]; do
		gather got
		if [ $status = 3 ] && is_clean; then
			good
		elif [ $status = $wanted ] || [ $status = 3 ] && cmp -s wanted got; then
			good
		else
			problem "$fault $n of $*: status $status: $(tail -n 1 err) $(ls -A bonnen 2>/dev/null)"
		fi
		n=$((n + 1))
	done
	[ $n -gt 1 ] || problem "$fault of $*: there is no such call"
}

# The cells of the sheets of a workbook.
cells_of() { # file
	python3 -c 'import re, sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
for name in sorted(book.namelist()):
    if name.startswith("xl/worksheets/sheet"):
        print(name, re.findall(rb"<c .*?</c>", book.read(name)))' "$1"
}

# Memory that is lacking while libxlsxwriter is at work, which may crash of it (SECURITY.md, "Memory"): then there is no
# file; and a file that there is has every cell. Some of its calls, since there are many.
never_lacks_a_cell() { # command...
	fault=malloc n=1
	run none 0 "$@"
	cells_of uit.csv >wanted
	# a shell tells of what crashes
	while { run malloc $n "$@" && [ -f mark ] || [ -f mark ]; } 2>crashes; do
		if [ $status = 0 ] && cells_of uit.csv >got && cmp -s wanted got; then
			good
		elif [ $status = 3 ] || [ $status = 139 ] && [ ! -e uit.csv ]; then
			good
		else
			problem "malloc $n of $*: status $status: $(tail -n 1 err)"
		fi
		n=$((n + 7))
	done
	[ $n -gt 100 ] || problem "malloc of $*: there is no such call"
}

# Every program has a file in commands/ with small runs of it, one a line.
all_programs() { # test, kind
	for program in "$bin"/baat "$bin"/baat-*; do
		while IFS= read -r command; do
			eval "$1 $2 $command"
		done <"$commands/${program##*/}"
	done
}

# a line that is wrong, for what is set aside
sed '3s/;1,75;/;1.75;/' zaken.csv >fout.csv
printf 'bewijs;inzet;vermeden\n1;0;0\n2;1;1\n3;2;2\n4;3;3\n5;4;4\n6;5;5\n' >bewijs.csv
# a total below the last row, and one with too few fields
{ cat zaken.csv && printf 'Totaal;;;12;;;;;;;;\nTotaal;12\n'; } >vreemd.csv
# what people leave in a file: a remark, a subtotal, a total, a row with too few fields, errors of each kind, and what can
# be computed but is likely to be wrong
{
	cat zaken.csv
	printf '%s\n' 'let op;;;;;;;;;;;' 'V-1;zonder;opvang-dag;1.000.0;dag;;3;1,4;;;;Utrecht' 'V-1;zonder;opvang-dagen;1;;;;;;;;Utrecht' \
		'V-1;a;opvang-dag;1' 'V-2;zonder;opvang-dag;2;week;80;3;;;;;Utrecht' 'V-2;zonder;opvang-dag;2;week;80;3;;;;;Utrecht' \
		'V-2;a;bewind-maand;1;jaar;0;24;60;;;ja;Utrecht' 'V-3;a;ontruiming;400;;;;;;;;"Utrecht"' ';;;;;;;;;;;' \
		'subtotaal;;;12;;;;;;;;' 'V-4;zonder;politie-uur;1;maand;;;;gevolg;;;' 'Totaal;;;412;;;;;;;;'
} >vuil.csv
# enough cases for a few blocks
awk 'NR == 1 { print } NR > 1 { all = all "\n" $0 } END { for (i = 1; i <= 20; i++) { one = all; gsub("\n", "\n" i "-", one)
	print substr(one, 2) } }' zaken.csv >veel.csv
receipts='--html --map=bonnen --uitval=uitval.csv --verantwoording=verantwoording.json'

for program in "$bin"/baat "$bin"/baat-*; do
	if [ ! -s "$commands/${program##*/}" ]; then
		echo "failed: tests/fault/commands/${program##*/} is missing: small runs of the program, one a line"
		echo "0 passed, 1 failed"
		exit 1
	fi
done
for fault in malloc read write open; do
	all_programs fails $fault
done
# what is printed without reading anything; that it cannot be written is for machine.sh
for command in baat 'baat help nieuw' 'baat --help' 'baat reken --help' 'baat reken ---opties'; do
	# shellcheck disable=SC2086 # words
	fails malloc $command
done
never_lacks_a_cell baat-reken -p prijzen.csv -j 1 -k partij -f xlsx -o uit.csv zaken.csv
may_fail open baat-reken -p prijzen.csv -j 1 -k partij -f xlsx -o uit.csv zaken.csv
fails read baat-reken -p prijzen.csv -j 1 -k partij -f xlsx -o uit.csv zaken.csv
fails write baat-reken -p prijzen.csv -j 1 --stromen -f xlsx -o uit.csv zaken.csv
fails write baat-verslag -p prijzen.csv -j 1 -f xlsx -o uit.csv zaken.csv
may_fail open baat-nieuw -p prijzen.csv -f xlsx -o uit.csv
for fault in read write; do
	fails $fault baat-nieuw -p prijzen.csv --voorbeeld -f xlsx -o uit.csv
done
# both kinds of workbooks
from=$root/tests/cases/baat-reken/blad-libreoffice
cp "$from/zaken.xlsx" "$from/zaken.ods" .
cp "$from/prijzen.csv" werkmap.csv
for book in zaken.xlsx zaken.ods; do
	for fault in malloc read open; do
		fails $fault baat-reken -p werkmap.csv -j 1 -o uit.csv $book
	done
	for fault in eintr-read short-read; do
		does_not_show $fault baat-reken -p werkmap.csv -j 1 $book
	done
done
# rows that are no case lines are read a second time, to say so
fails malloc baat-toets -p prijzen.csv -j 1 -f csv vreemd.csv
fails malloc baat-toets -p prijzen.csv -j 1 -f csv fout.csv
# shellcheck disable=SC2086 # the options are words
for fault in malloc read write; do
	fails $fault baat-bon -p prijzen.csv -j 1 $receipts fout.csv
done
# the hidden folder is listed once more when the receipts are in their place
# shellcheck disable=SC2086
for fault in open fsync close; do
	may_fail $fault baat-bon -p prijzen.csv -j 1 $receipts fout.csv
done
for fault in fsync rename; do
	fails $fault baat-reken -p prijzen.csv -j 1 -k partij -o uit.csv zaken.csv
	fails $fault baat-bon -p prijzen.csv -j 1 -o uit.csv zaken.csv
	fails $fault baat-knip -n 2 --map=uit zaken.csv
done
fails fsync baat-reken -p prijzen.csv -j 1 --uitval=uitval.csv --verantwoording=verantwoording.json -o uit.csv fout.csv
# seeds against keys made to collide differ from run to run; nothing that is printed may depend on them
for fault in random eintr-read eintr-write eintr-open short-read short-write; do
	all_programs does_not_show $fault
done
does_not_show short-read baat-reken -p prijzen.csv $big --stromen --herkomst veel.csv
all_programs may_fail close
for options in '-k partij' '--stromen' ''; do
	# shellcheck disable=SC2086 # the options are words
	may_fail thread baat-reken -p prijzen.csv $big $options -o uit.csv veel.csv
done
# the draws of a row have threads of their own
# shellcheck disable=SC2086
may_fail thread baat-zeker -p prijzen.csv $big --marge=20% --samen=geen --trekkingen=20000 -o uit.csv veel.csv
# shellcheck disable=SC2086
may_fail thread baat-som $big -k post -o uit.csv stromen.csv

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
