#!/bin/sh
# What must hold whatever the input: parts add up to the whole, the order of cases changes the order of rows only, a
# transfer is no cost to society, tables add up to the cent. Ends in "N passed, M failed".
#
# usage: tests/properties.sh BINDIR
set -u
bin=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
PATH=$bin:$PATH LC_ALL=C.UTF-8
export PATH LC_ALL
passed=0 failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
sed '1s/^\xEF\xBB\xBF//; s/\r$//' "$root/examples/batch/zaken.csv" >zaken.csv
header=$(head -n 1 zaken.csv)

# Two files that are there, hold something, and hold the same.
equal() { # what, file, file
	if [ -s "$2" ] && [ -s "$3" ] && cmp -s "$2" "$3"; then passed=$((passed + 1)); else
		failed=$((failed + 1))
		echo "failed: $1"
		diff "$2" "$3" | head -n 6
	fi
}

# A table of a program. What fails, or prints no row below its header, leaves no file behind, and so nothing to be equal.
table() { # to, command...
	to=$1
	shift
	"$@" >"$to" 2>err
	status=$?
	[ $status = 0 ] && [ "$(wc -l <"$to")" -gt 1 ] && return
	echo "no table (status $status): $*: $(tail -n 1 err)"
	rm "$to"
	return 1
}

# Its rows in the order of the alphabet.
sorted() { # to, command...
	table "$@" && sort -o "$to" "$to"
}

# parts: whole cases in runs of 1, 2, 5 and 9
keys='casus partij post domein jaar gemeente partij,jaar totaal'
for run in 1 2 5 9; do
	rm -f deel-*
	awk -F';' -v run="$run" -v header="$header" '
		NR > 1 && $1 != last { last = $1; file = sprintf("deel-%03d.csv", int(cases / run)); cases++ }
		NR > 1 { if (!(file in seen)) { print header >file; seen[file] = 1 } print >file }' zaken.csv
	for part in deel-*.csv; do table "${part%.csv}.stromen" baat-reken --stromen "$part"; done
	for key in $keys; do
		table whole baat-reken -k "$key" zaken.csv
		table parts baat-som -k "$key" deel-*.stromen
		equal "runs of $run cases, -k $key" whole parts
		table merged baat-som --stromen -k "$key" deel-*.stromen
		table parts baat-som -k "$key" merged
		equal "runs of $run cases, merged, -k $key" whole parts
	done
done

# the other way round: the same rows
awk -F';' -v header="$header" '
	NR > 1 && $1 != last { last = $1; n++ }
	NR > 1 { text[n] = text[n] $0 "\n" }
	END { print header; for (; n > 0; n--) printf "%s", text[n] }' zaken.csv >omgekeerd.csv
for key in $keys; do
	sorted whole baat-reken -k "$key" zaken.csv
	sorted turned baat-reken -k "$key" omgekeerd.csv
	equal "cases the other way round, -k $key" whole turned
done

# a transfer between two parties is nothing to society
cat >overdracht.csv <<'CSV'
casus;scenario;post;aantal;per;van;duur;kans;slaagkans;prijs;betaler;ontvanger;wijk
1;zonder;steun;1,37;maand;3;40;0,37;;812,35;a:33,3333|b:33,3333|c:33,3334;d;x
1;anders;steun;0,7;week;0;17;;0,61;95,11;a;d;x
2;zonder;steun;-3;dag;0;13;;;0,07;d;a;y
CSV
for key in casus post domein jaar wijk totaal; do
	table moved baat-reken -k "$key" --perspectief=maatschappelijk overdracht.csv
	tail -n +2 moved | tr ';' '\n' | grep -E '^-?[0-9]+,[0-9][0-9]$' | sort -u >amounts
	echo '0,00' >nothing
	equal "a transfer in maatschappelijk, -k $key" nothing amounts
done

# every table adds up to the total, to the cent
add() { # a table: the sum of each column of amounts over its rows
	awk -F';' 'NR == 1 { for (i = 1; i <= NF; i++) if ($i ~ /^(zonder|inzet|gevolg|zonder_cw|inzet_cw|gevolg_cw|verzilverbaar|pm_plus|pm_min)$/) name[i] = $i; next }
		{ for (i in name) { text = $i; gsub(",", "", text); sum[name[i]] += text } }
		END { for (n in sum) printf "%s %.0f\n", n, sum[n] }' "$1" | sort
}
table total baat-reken -k totaal zaken.csv
add total >wanted
for key in casus partij post domein jaar gemeente wijk,team,instrument partij,post,jaar; do
	table rows baat-reken -k "$key" zaken.csv
	add rows >got
	equal "the rows of -k $key add up to the total" wanted got
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
