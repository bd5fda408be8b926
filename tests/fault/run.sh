#!/bin/sh
# Makes each allocation, read and write of small runs fail in turn: the status must be 3, no file may appear under its
# final name, no litter stay beside it, and nothing may crash. Ends in "N passed, M failed".
#
# usage: tests/fault/run.sh BINDIR SHIM
set -u
bin=$(cd "$1" && pwd) shim=$(realpath "$2")
root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$bin:$PATH LC_ALL=C.UTF-8
export PATH LC_ALL
passed=0 failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cp -R "$root/tests/fault/input/." "$work"
cd "$work" || exit 2

problem() {
	failed=$((failed + 1))
	[ "$failed" -gt 20 ] || echo "failed: $*"
}

# Every n-th call of a kind, until n is past the last.
every() { # kind, command...
	fault=$1
	shift
	n=1
	while :; do
		rm -rf mark uit.csv uit uitval.csv verantwoording.json .*.baat
		LD_PRELOAD=$shim FAULT_KIND=$fault FAULT_NTH=$n FAULT_MARK=mark "$@" >out 2>err </dev/null
		status=$?
		if [ ! -f mark ]; then
			[ $status = 0 ] || [ $status = 1 ] || problem "$* without a fault: $status"
			return
		fi
		if [ $status != 3 ]; then
			problem "$fault $n of $*: status $status: $(tail -n 1 err)"
		elif [ -f uit.csv ]; then
			problem "$fault $n of $*: uit.csv has appeared"
		elif [ -e uit ]; then
			problem "$fault $n of $*: the folder has appeared"
		elif ls .*.baat >/dev/null 2>&1; then
			problem "$fault $n of $*: litter stays behind"
		else
			passed=$((passed + 1))
		fi
		rm -rf .*.baat
		n=$((n + 1))
	done
}

for fault in malloc read write; do
	every $fault baat-reken -p prijzen.csv -j 1 -k partij -o uit.csv zaken.csv
	every $fault baat-reken -p prijzen.csv -j 1 --prijspeil=2020 --cpi=cpi.csv -m methode.json -f tabel -o uit.csv zaken.csv
	every $fault baat-reken -p prijzen.csv -j 1 --stromen -o uit.csv zaken.csv
	every $fault baat-reken -p prijzen.csv -j 1 zaken.csv
	every $fault baat-som -j 1 -k partij -o uit.csv stromen.csv
	every $fault baat-som -j 1 --stromen -k post stromen.csv
	every $fault baat-reken -p prijzen.csv -j 1 --uitval=uitval.csv --verantwoording=verantwoording.json zaken.csv
	every $fault baat-deel -a afspraak.json --alternatief=budgetbeheer -o uit.csv stromen.csv
	every $fault baat-bon -p prijzen.csv -j 1 -o uit.csv zaken.csv
	every $fault baat-bon -p prijzen.csv -j 1 --html zaken.csv
	every $fault baat-prijs -p prijzen.csv -o uit.csv opvang
	every $fault baat-knip --zaken=1 --map=uit zaken.csv
	every $fault baat-knip -n 3 --codering=CP1252 --map=uit zaken.csv
	every $fault baat-toets -p prijzen.csv -j 1 -f csv zaken.csv
done
for fault in fsync rename; do
	every $fault baat-reken -p prijzen.csv -j 1 -k partij -o uit.csv zaken.csv
	every $fault baat-knip -n 2 --map=uit zaken.csv
done

# a full disk
for command in 'baat-reken -p prijzen.csv zaken.csv' 'baat-reken -p prijzen.csv --stromen zaken.csv' \
	'baat-som -k partij stromen.csv' 'baat-reken --help'; do
	$command >/dev/full 2>err
	status=$?
	if [ $status = 3 ]; then passed=$((passed + 1)); else problem "$command > /dev/full: status $status"; fi
done

# a reader that goes away ends the program quietly
baat-reken -p prijzen.csv --stromen zaken.csv 2>err | head -n 1 >/dev/null
if [ ! -s err ]; then passed=$((passed + 1)); else problem "closed pipe: $(cat err)"; fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
