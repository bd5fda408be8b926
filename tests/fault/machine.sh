#!/bin/sh
# What a machine does to a run: it is killed halfway, the disk fills, its input changes or is no plain file, standard
# files are closed, there are more files than may be open. An old result stands until the new one is whole; a second run
# leaves no litter of the first; what cannot go well is status 3 and a message. Ends in "N passed, M failed, K skipped".
#
# usage: tests/fault/machine.sh BINDIR SHIM
set -u
bin=$(cd "$1" && pwd) shim=$(realpath "$2")
root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$bin:$PATH LC_ALL=C.UTF-8
export PATH LC_ALL
passed=0 failed=0 skipped=0
work=$(mktemp -d) || exit 2
disk=$work/schijf
trap 'umount "$disk" 2>/dev/null; rm -rf "$work"' EXIT
cp -R "$root/tests/fault/input/." "$work"
cd "$work" || exit 2

problem() {
	failed=$((failed + 1))
	echo "failed: $*"
}

check() { # what, then a condition as a command
	what=$1
	shift
	if "$@"; then passed=$((passed + 1)); else problem "$what ($(tail -n 1 err 2>/dev/null))"; fi
}

# Runs a command, whose status and last message must be as expected.
ends() { # status, part of the message ('' for any), command line
	(eval "$3") >out 2>err
	got=$?
	if [ $got = "$1" ] && { [ -z "$2" ] || grep -qF "$2" err; }; then
		passed=$((passed + 1))
	else
		problem "$3: status $got, expected $1 and '$2': $(tail -n 1 err)"
	fi
}

same() { # the last `out` is this file
	cmp -s out "$1"
}

# Many cases: more than is held back before anything is written.
awk 'NR == 1 { print } NR > 1 { line[NR] = $0 } END { for (i = 1; i <= 4000; i++) for (n = 2; n <= NR; n++) print i "-" line[n] }' \
	zaken.csv >veel.csv
sed '2,40s/;14;/;14.5;/' veel.csv >fout.csv
reken='baat-reken -p prijzen.csv'
$reken --stromen veel.csv >veel-stromen.csv
$reken zaken.csv >gewoon.csv

# --- killed halfway -----------------------------------------------------------------------------------------------

killed_at_write() { # n, command line; ends with the old file in place, and a second run is as ever
	rm -rf .*.baat bonnen uit.csv
	eval "$2" 2>err # the result as it should be
	mv uit.csv wanted
	echo oud >uit.csv
	LD_PRELOAD=$shim FAULT_KIND=kill FAULT_NTH=$1 FAULT_MARK=mark sh -c "exec $2" >out 2>err
	check "killed: $2" [ $? = 137 ]
	check "killed: the old file stands: $2" [ "$(cat uit.csv)" = oud ]
	eval "$2" 2>err
	check "after a kill: $2" cmp -s uit.csv wanted
	check "no litter: $2" [ -z "$(find . -name '.*.baat')" ]
}
killed_at_write 1 "$reken -k partij -o uit.csv zaken.csv"
killed_at_write 3 "$reken --stromen -o uit.csv veel.csv"
killed_at_write 1 "$reken -o uit.csv zaken.csv"
killed_at_write 2 "baat-som --stromen -o uit.csv veel-stromen.csv"
killed_at_write 1 "baat-deel -a afspraak.json --alternatief=budgetbeheer -o uit.csv stromen.csv"
killed_at_write 1 "baat-prijs -p prijzen.csv -o uit.csv opvang"
killed_at_write 1 "baat-toets -p prijzen.csv -f csv -o uit.csv fout.csv"
killed_at_write 2 "baat-bon -p prijzen.csv -o uit.csv veel.csv"
killed_at_write 1 "$reken --uitval=uit.csv fout.csv >/dev/null"
killed_at_write 1 "$reken --verantwoording=uit.csv zaken.csv >/dev/null"

# a folder of receipts: those of the run before stand, all of them
baat-bon -p prijzen.csv --html --map=bonnen zaken.csv 2>err
cat bonnen/* >wanted
LD_PRELOAD=$shim FAULT_KIND=kill FAULT_NTH=9 baat-bon -p prijzen.csv --html --map=bonnen veel.csv >out 2>err
check 'killed: --map' [ $? = 137 ]
cat bonnen/* >got
check 'killed: the old receipts stand' cmp -s got wanted
check 'killed: litter is hidden' [ -n "$(ls -A bonnen/.[!.]*)" ]
baat-bon -p prijzen.csv --html --map=bonnen zaken.csv 2>err
cat bonnen/* bonnen/.[!.]* >got 2>/dev/null
check 'after a kill: --map leaves no litter' cmp -s got wanted

# stopped by a signal while it waits for its input
mkfifo pijp
for signal in KILL TERM INT HUP; do
	echo oud >uit.csv
	# through env: a shell would have a program in the background ignore SIGINT
	python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])' $reken -o uit.csv pijp 2>err &
	run=$!
	exec 7>pijp
	# more than it takes to see the header; then it has begun, and gets no more
	head -n 3000 veel.csv >&7
	tries=0
	while [ ! -e .uit.csv.baat ] && [ $tries -lt 500 ]; do
		sleep 0.02
		tries=$((tries + 1))
	done
	kill -$signal $run
	wait $run 2>/dev/null
	check "SIG$signal ends it" [ $? -gt 128 ]
	exec 7>&-
	check "SIG$signal: the old file stands" [ "$(cat uit.csv)" = oud ]
	$reken -o uit.csv zaken.csv 2>err
	check "after SIG$signal" cmp -s uit.csv gewoon.csv
	check "after SIG$signal no litter" [ ! -e .uit.csv.baat ]
done

# --- a reader that goes away --------------------------------------------------------------------------------------

quiet_end() { # command line
	sh -c "trap - PIPE; $1; echo \$? >status" 2>err | head -n 1 >out
	check "closed pipe: $1 is quiet" [ ! -s err ]
	check "closed pipe: $1: the first line is whole" [ "$(wc -l <out)" = 1 ]
	check "closed pipe: $1: killed by SIGPIPE" [ "$(cat status)" = 141 ]
}
quiet_end "$reken --stromen veel.csv"
quiet_end 'baat-som --stromen veel-stromen.csv'
quiet_end 'baat-bon -p prijzen.csv veel.csv'
sh -c "trap '' PIPE; $reken --stromen veel.csv; echo \$? >status" 2>err | head -n 1 >out
check 'closed pipe, SIGPIPE ignored' [ "$(cat status)" = 3 ]
check 'closed pipe, SIGPIPE ignored: said once' [ "$(grep -c cannot-write err)" = 1 ]

# --- a disk that fills --------------------------------------------------------------------------------------------

for command in "$reken veel.csv" "$reken --stromen veel.csv" "$reken -f tabel -k post zaken.csv" 'baat-som veel-stromen.csv' \
	'baat-prijs -p prijzen.csv' 'baat-toets -p prijzen.csv fout.csv' 'baat-bon -p prijzen.csv zaken.csv' \
	"$reken -o /dev/full zaken.csv" "$reken --uitval=/dev/full fout.csv >uit.csv"; do
	case $command in
	*'>'* | *-o*) ends 3 cannot-write "$command" ;;
	*) ends 3 cannot-write "$command >/dev/full" ;;
	esac
done
# of every program its help, its version and its first small run
for program in "$bin"/baat "$bin"/baat-*; do
	name=${program##*/}
	command=$(head -n 1 "$root/tests/fault/commands/$name" | sed 's/ -o [^ ]*//')
	ends 3 cannot-write "$name --help >/dev/full"
	ends 3 cannot-write "$name --version >/dev/full"
	case $command in
	*--map=*) ;; # writes nothing there
	*) ends 3 cannot-write "$command >/dev/full" ;;
	esac
done
rm -f uit.csv
ends 3 cannot-write "$reken --uitval=/dev/full -o uit.csv fout.csv"
check 'a full --uitval: no -o' [ ! -e uit.csv ]
ends 3 '' "$reken zaken.csv 2>/dev/full nergens.csv"

mkdir "$disk"
if mount -t tmpfs -o size=64k,nr_inodes=64 tmpfs "$disk" 2>/dev/null; then
	fills() { # name of the file, command line
		echo oud >"$disk/$1"
		ends 3 cannot-write "$2"
		check "a full disk: the old file stands: $2" [ "$(cat "$disk/$1")" = oud ]
		check "a full disk: no litter: $2" [ "$(ls -A "$disk")" = "$1" ]
		rm -f "$disk/$1"
	}
	fills uit.csv "$reken --stromen -o schijf/uit.csv veel.csv"
	fills uit.csv "$reken -o schijf/uit.csv veel.csv"
	fills uit.csv "baat-som --stromen -o schijf/uit.csv veel-stromen.csv"
	fills uit.csv "baat-bon -p prijzen.csv -o schijf/uit.csv veel.csv"
	sed '2,$s/;14;/;14.5;/' veel.csv >alles-fout.csv
	fills uitval.csv "$reken --uitval=schijf/uitval.csv alles-fout.csv"
	rm -f uit.csv
	ends 3 cannot-write "$reken -o uit.csv --uitval=schijf/uitval.csv alles-fout.csv"
	check 'a full disk for --uitval: no -o' [ ! -e uit.csv ]
	# no room for the account, which is small; the result goes elsewhere
	head -c 65536 /dev/zero >"$disk/vol" 2>/dev/null
	ends 3 cannot-write "$reken -o uit.csv --verantwoording=schijf/v.json zaken.csv"
	check 'a full disk for --verantwoording: no -o' [ ! -e uit.csv ]
	check 'a full disk for --verantwoording: nothing there' [ "$(ls -A "$disk")" = vol ]
	rm "$disk/vol"
	mkdir "$disk/bonnen"
	echo oud >"$disk/bonnen/z-9.txt"
	ends 3 cannot-write 'baat-bon -p prijzen.csv --html --map=schijf/bonnen veel.csv'
	check 'a full disk: the old receipts stand' [ "$(ls -A "$disk/bonnen") $(cat "$disk/bonnen/"*)" = 'z-9.txt oud' ]
	umount "$disk"
else
	echo 'skipped: a small disk that fills (mounting one is not allowed here)'
	skipped=$((skipped + 1))
fi

# --- input that changes while it is read --------------------------------------------------------------------------

# The result is that of the file as it was or as it became, or the run ends and says that it changed.
changing() { # kind, file that changes, command line
	n=1
	cp "$2" before
	eval "$3" >as-before 2>err
	while :; do
		rm -f mark
		LD_PRELOAD=$shim FAULT_KIND=$1 FAULT_NTH=$n FAULT_MARK=mark sh -c "exec $3" >out 2>err
		status=$?
		[ -f mark ] || break
		if cmp -s before "$2" || { [ $status = 3 ] && grep -q '\[input-changed\]' err; }; then
			passed=$((passed + 1)) # another file changed, or it was noticed
		else
			cp out got
			eval "$3" >as-after 2>as-after-err
			if cmp -s got as-before || { cmp -s got as-after && cmp -s err as-after-err; }; then
				passed=$((passed + 1))
			else
				problem "$1 at read $n of $3: status $status, $(tail -n 1 err)"
			fi
		fi
		rm -rf again && mkdir again && (cd again && cp -R "$root/tests/fault/input/." .)
		cp again/* .
		cp before "$2"
		n=$((n + 1))
	done
	check "$1 of $3 was tried" [ $n -gt 1 ]
}
head -n 2000 veel.csv >halfveel.csv
for kind in grow shrink; do
	changing $kind zaken.csv "$reken zaken.csv"
	changing $kind prijzen.csv "$reken zaken.csv"
	changing $kind halfveel.csv "$reken -j 1 -k partij halfveel.csv"
	changing $kind stromen.csv 'baat-som stromen.csv'
	changing $kind afspraak.json 'baat-deel -a afspraak.json --alternatief=budgetbeheer stromen.csv'
	changing $kind methode.json "$reken -m methode.json zaken.csv"
	changing $kind cpi.csv "$reken --prijspeil=2020 --cpi=cpi.csv zaken.csv"
done
# also of a file that was closed in between, as there are many
mkdir veel
for i in $(seq 100); do sed "2,\$s/^/$i-/" zaken.csv >"veel/$i.csv"; done
LD_PRELOAD=$shim FAULT_KIND=grow FAULT_NTH=50 $reken -j 1 veel/*.csv >out 2>err
check 'a file that changed between its header and its rows: status' [ $? = 3 ]
check 'a file that changed between its header and its rows' grep -q input-changed err

# --- input that is no plain file ----------------------------------------------------------------------------------

mkdir map
touch map/leeg
for command in "$reken map" "baat-reken -p prijzen.csv -m map zaken.csv" "$reken --prijspeil=2020 --cpi=map zaken.csv" \
	'baat-som map' 'baat-deel -a map stromen.csv' 'baat-deel -a afspraak.json map' 'baat-prijs -p map' \
	'baat-bon -p prijzen.csv map' 'baat-bon -p prijzen.csv --mandaat=map zaken.csv' 'baat-toets -p prijzen.csv map' \
	"$reken -o map zaken.csv" "$reken --uitval=map zaken.csv"; do
	ends 3 map "$command"
done
ends 1 file-empty "$reken /dev/null"
ends 1 file-empty "$reken -p /dev/null zaken.csv"
for input in pijp /dev/stdin - '' /dev/fd/0 /proc/self/fd/0; do
	if [ "$input" = pijp ]; then cat zaken.csv >pijp & fi
	ends 0 '' "cat zaken.csv | $reken $input"
	check "reads $input" same gewoon.csv
	wait
done
ends 0 '' "$reken - <zaken.csv"
ends 0 '' "$reken zaken.csv <&-"
check 'stdin that is closed and not read' same gewoon.csv
cat prijzen.csv >pijp &
ends 0 '' 'baat-reken -p pijp zaken.csv'
check 'prices from a FIFO' same gewoon.csv
wait
for inputs in 'pijp pijp' './pijp pijp' '- /dev/stdin' '/dev/stdin /dev/fd/0' '-p /dev/stdin' '-p pijp pijp' '-m - /dev/stdin'; do
	ends 2 option-conflict "cat zaken.csv | $reken $inputs"
done
# a result that goes into a FIFO
cat pijp >got &
ends 0 '' "$reken -o pijp zaken.csv"
wait
check 'a result into a FIFO' cmp -s got gewoon.csv

# --- standard files that are closed -------------------------------------------------------------------------------

ends 3 cannot-write "$reken zaken.csv >&-"
ends 3 cannot-write 'baat-reken --help >&-'
ends 3 cannot-read "$reken <&-"
ends 3 cannot-read "$reken -m - zaken.csv <&-"
for closed in '2>&-' '>&- 2>&-' '<&- 2>&-' '<&- >&- 2>&-'; do
	rm -f uit.csv
	ends 0 '' "$reken -o uit.csv zaken.csv $closed"
	check "$closed: the result" cmp -s uit.csv gewoon.csv
	# there is something to say, which must not end up in a file
	rm -f uit.csv uitval.csv
	ends 1 '' "$reken -o uit.csv --uitval=uitval.csv fout.csv $closed"
	check "$closed: messages are not in the result" sh -c '! grep -q cases-set-aside uit.csv uitval.csv fout.csv 2>/dev/null'
done

# --- more files than may be open ----------------------------------------------------------------------------------

mkdir tienduizend
(cd tienduizend && awk 'NR == 1 { head = $0 } NR > 1 { all = all $0 "\n" } END { for (i = 10001; i <= 20000; i++) {
	one = all; gsub("U-1", i "-U", one); gsub("Z-9", i "-Y", one); gsub("Z-10", i "-Z", one); name = i ".csv"
	printf "%s\n%s", head, one >name; close(name) } }' ../zaken.csv)
{ head -n 1 zaken.csv && tail -q -n +2 tienduizend/*.csv; } >alles.csv
$reken -k partij,gemeente alles.csv >wanted
ends 0 '' "ulimit -n 24 && $reken -k partij,gemeente tienduizend/*.csv"
check '10 000 files are as one' same wanted
$reken --stromen alles.csv >alles-stromen.csv
ends 0 '' "ulimit -n 24 && $reken --stromen tienduizend/*.csv"
check '10 000 files are as one: flows' same alles-stromen.csv
ends 0 '' "ulimit -n 24 && baat-bon -p prijzen.csv -f jsonl tienduizend/*.csv"
ends 0 '' "ulimit -n 24 && baat-toets -p prijzen.csv tienduizend/*.csv"
# so few that they stay open
ends 3 cannot-open "ulimit -n 24 && $reken tienduizend/1002*.csv tienduizend/1003*.csv tienduizend/1004*.csv"

if [ $skipped -gt 0 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
else
	echo "$passed passed, $failed failed"
fi
[ "$failed" = 0 ]
