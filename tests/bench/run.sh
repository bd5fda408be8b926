#!/bin/sh
# Speed as ratios, all on the same file in the same run: baat-reken on one and on two threads, libcsv that only parses,
# and others that do the same job in floating point (mawk, gawk; what is missing is skipped and said so). Each is run in
# turn; the table gives the median, the fastest and the slowest, and the ratio of the medians to libcsv's.
#
# usage: tests/bench/run.sh BINDIR BUILDDIR     LINES=10000000 ROUNDS=5
set -eu
cd "$(dirname "$0")/../.."
bin=$(cd "$1" && pwd) build=$2
lines=${LINES:-10000000} rounds=${ROUNDS:-5}
here=$PWD/tests/bench work=$build/bench
mkdir -p "$work"
${CC:-cc} -O2 -o "$work/make-cases" "$here/make-cases.c"
${CC:-cc} -O2 -D_GNU_SOURCE -o "$work/libcsv_empty" "$here/libcsv_empty.c" -lcsv
[ -f "$work/zaken-$lines.csv" ] || "$work/make-cases" "$lines" zaken >"$work/zaken-$lines.csv"
"$work/make-cases" 1 prijzen >"$work/prijzen.csv"
cases=$PWD/$work/zaken-$lines.csv prices=$PWD/$work/prijzen.csv

runners='libcsv baat-1 baat-2 baat-2-casus'
for peer in mawk gawk; do
	if command -v "$peer" >/dev/null; then runners="$runners $peer"; else echo "$peer is not installed: skipped"; fi
done

run() {
	case $1 in
	libcsv) "$work/libcsv_empty" "$cases" ;;
	baat-1) "$bin/baat-reken" -j 1 -p "$prices" -k partij "$cases" ;;
	baat-2) "$bin/baat-reken" -j 2 -p "$prices" -k partij "$cases" ;;
	baat-2-casus) "$bin/baat-reken" -j 2 -p "$prices" -k casus "$cases" ;;
	mawk | gawk) LC_ALL=C "$1" -f "$here/sum.awk" "$prices" "$cases" ;;
	esac
}

now() { date +%s%N; }

: >"$work/times"
round=1
while [ "$round" -le "$rounds" ]; do
	for runner in $runners; do
		start=$(now)
		run "$runner" >/dev/null 2>&1
		echo "$runner $(($(now) - start))" >>"$work/times"
	done
	round=$((round + 1))
done
echo "$lines lines, $(du -m "$cases" | cut -f1) MiB, $(nproc) cores, $rounds rounds, seconds:"
sort -k1,1 -k2,2n "$work/times" | awk -v order="$runners" '
	{ count[$1]++; time[$1, count[$1]] = $2 / 1e9 }
	END {
		n = split(order, names, " ")
		printf "%-14s %8s %8s %8s %10s\n", "", "median", "min", "max", "x libcsv"
		for (i = 1; i <= n; i++) {
			name = names[i]; c = count[name]; m = time[name, int((c + 1) / 2)]
			if (i == 1) base = m
			printf "%-14s %8.2f %8.2f %8.2f %10.2f\n", name, m, time[name, 1], time[name, c], m / base
		}
	}'
