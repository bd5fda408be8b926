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
# calendar years and months: every case starts in another month, and still nothing is lost and nothing is counted twice
awk -F';' -v OFS=';' 'NR == 1 { print $0, "start"; next }
	$1 != last { last = $1; n++ }
	{ print $0, sprintf("%d-%02d", 2023 + n % 3, n * 5 % 12 + 1) }' zaken.csv >begonnen.csv
table total baat-reken -k totaal begonnen.csv
add total >wanted
for key in kalenderjaar kalendermaand start kalenderjaar,partij partij,kalendermaand gemeente,kalenderjaar,post start,kalenderjaar; do
	table rows baat-reken -k "$key" begonnen.csv
	add rows >got
	equal "the rows of -k $key add up to the total" wanted got
	table flows baat-reken --stromen begonnen.csv
	table summed baat-som -k "$key" flows
	equal "-k $key by way of flows" rows summed
	table merged baat-som --stromen -k "$key" flows
	table summed baat-som -k "$key" merged
	equal "-k $key by way of merged flows" rows summed
done
# the months of a year are the year, for each party and alternative
by_year() { # a table by kalenderjaar or kalendermaand, partij: the sums by year, partij, alternative
	awk -F';' 'NR == 1 { for (i = 1; i <= NF; i++) if ($i ~ /^(zonder|inzet|gevolg|zonder_cw|inzet_cw|gevolg_cw|verzilverbaar)$/) name[i] = $i; next }
		{ for (i in name) { text = $i; gsub(",", "", text); sum[substr($1, 1, 4) " " $2 " " $3 " " name[i]] += text } }
		END { for (n in sum) if (sum[n] != 0) printf "%s %.0f\n", n, sum[n] }' "$1" | sort
}
table years baat-reken -k kalenderjaar,partij begonnen.csv
table months baat-reken -k kalendermaand,partij begonnen.csv
by_year years >wanted
by_year months >got
equal 'the months of each year are that year' wanted got
# cases that all start in January have the years of their own as calendar years
table wanted baat-reken -k jaar,partij zaken.csv
table rows baat-reken -k kalenderjaar,partij --start=2026-01 zaken.csv
awk -F';' -v OFS=';' 'NR == 1 { $1 = "jaar" } NR > 1 { $1 -= 2026 } { print }' rows >got
equal 'calendar years from January' wanted got

# rows of one key stand together in the order in which they are first met; years ascend
check_order() { # how many keys: "in order", or the first row that is not
	awk -F';' -v keys="$1" '
		function wrong(what) { print what ": row " NR ": " $0; bad = 1; exit }
		NR == 1 { for (i = 1; i <= keys; i++) ascends[i] = $i ~ /^(jaar|kalenderjaar|kalendermaand)$/; next }
		{
			prefix = ""
			for (i = 1; i <= keys; i++) {
				above = prefix
				prefix = prefix ";" $i
				if (prefix == open[i]) continue
				if (prefix in closed) wrong("apart")
				if (ascends[i] && above == over[i] && $i < before[i]) wrong("not ascending")
				for (j = i; j <= keys; j++) if (j in open) { closed[open[j]] = 1; delete open[j] }
				open[i] = prefix; over[i] = above; before[i] = $i
			}
		}
		END { if (!bad) print (NR > 2 ? "in order" : "too few rows") }'
}
echo 'in order' >wanted
for key in partij,jaar jaar,partij kalenderjaar,partij partij,kalendermaand gemeente,partij,jaar casus,kalenderjaar,post; do
	baat-reken -k "$key" begonnen.csv 2>err | check_order "$(echo "$key" | tr ',' '\n' | wc -l)" >got
	equal "the order of rows of -k $key" wanted got
	baat-som -k "$key" flows 2>err | check_order "$(echo "$key" | tr ',' '\n' | wc -l)" >got
	equal "the order of rows of -k $key by way of flows" wanted got
done
# the first key is met as it is alone, and sorting moves rows and changes none
for key in partij gemeente post; do
	# by itself a key comes back with each alternative
	baat-reken -k "$key" begonnen.csv 2>err | tail -n +2 | cut -d ';' -f 1 | awk '!seen[$0]++' >wanted
	baat-reken -k "$key,kalenderjaar" begonnen.csv 2>err | tail -n +2 | cut -d ';' -f 1 | uniq >got
	equal "the order of $key" wanted got
	sorted wanted baat-reken -k "$key" begonnen.csv
	table rows baat-reken -k "$key" --sorteer=-saldo,alternatief begonnen.csv
	sort rows >got
	equal "--sorteer of -k $key has the same rows" wanted got
	tail -n +2 rows | cut -d ';' -f 7 | tr -d ',' >got
	{ grep . got | sort -rn && grep -v . got; } >wanted
	equal "--sorteer of -k $key" wanted got
done

# how sure: midden is what baat-reken has, for every measure and grouping
reken() { baat-reken "$@" 2>/dev/null; }
zeker() { baat-zeker --trekkingen=200 --marge=20% "$@" 2>/dev/null; }
column() { # name: that column of a table, with the alternative
	awk -F';' -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$at["alternatief"] != "" { print $at["alternatief"], $at[name] }'
}
for measure in ncw saldo vermeden vermeden_cw verzilverbaar; do
	for key in $keys; do
		reken -k "$key" zaken.csv | column "$measure" >wanted
		zeker -k "$key" --maat="$measure" zaken.csv | column midden >got
		equal "midden is $measure, -k $key" wanted got
	done
done

# the draws of parts of the input are those of the whole, but for half a cent a part
for options in '' --lot --samen=prijs --verdeling=gelijk; do
	# shellcheck disable=SC2086 # an option or none
	zeker --ruw $options zaken.csv >whole
	# shellcheck disable=SC2086
	for part in deel-*.csv; do zeker --ruw $options "$part" | tail -n +2; done >parts
	awk -F';' 'NR == FNR { if (FNR > 1) { gsub(",", "", $3); whole[$1 ";" $2] = $3 } next }
		{ gsub(",", "", $3); sum[$1 ";" $2] += $3; count[$1 ";" $2]++ }
		END { for (draw in whole) {
			draws++
			if (2 * (sum[draw] - whole[draw]) > count[draw] || 2 * (whole[draw] - sum[draw]) > count[draw])
				print draw, whole[draw], sum[draw] }
			print (draws > 1000 ? "many draws" : "no draws") }' whole parts >got
	echo 'many draws' >wanted
	equal "draws of parts $options" wanted got
done

# budgets: any order of bookings, in any files, gives the same; the tables add up in every cut; --herkomst holds them all
budget=$root/examples/budget-enschede/budget.csv
cp "$root/examples/budget-enschede/boekingen.csv" boekingen.csv
sed 1d boekingen.csv | sort -t';' -k12n -k3 >rows
for key in maand pot; do
	baat-budget -b "$budget" -k $key boekingen.csv >wanted 2>/dev/null
	for order in '-k 3 -t;' '-r' '-R --random-source=boekingen.csv'; do
		# shellcheck disable=SC2086 # words are wanted
		{ head -n 1 boekingen.csv && sort $order rows; } >shuffled.csv
		baat-budget -b "$budget" -k $key shuffled.csv >got 2>/dev/null
		equal "-k $key of bookings in another order ($order)" wanted got
		{ head -n 1 shuffled.csv && sed -n '2,7p' shuffled.csv; } >deel-a.csv
		{ head -n 1 shuffled.csv && sed '1,7d' shuffled.csv; } >deel-b.csv
		baat-budget -b "$budget" -k $key deel-b.csv deel-a.csv >got 2>/dev/null
		equal "-k $key of bookings in two files ($order)" wanted got
	done
done
euro() { # key: the sum of a column of that table, in cents
	baat-budget -b "$budget" -k "$1" boekingen.csv 2>/dev/null | awk -F';' -v name="$2" '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next }
		{ text = $at; gsub(",", "", text); sum += text } END { printf "%.0f\n", sum }'
}
origin() { # soort: the sum of its amounts, in cents
	baat-budget -b "$budget" --herkomst boekingen.csv 2>/dev/null | awk -F';' -v kind="$1" '
		$4 == kind { text = $7; gsub(",", "", text); sum += text } END { printf "%.0f\n", sum }'
}
for name in toegekend vrijval betaald ontvangen; do
	euro casus $name >wanted
	euro pot $name >got
	equal "$name by period is that by case" wanted got
	origin $name >got
	equal "$name is the sum of --herkomst" wanted got
done
for name in gevorderd ontvangen afgeboekt terug_open terug_gewogen te_laat; do
	euro casus $name >wanted
	euro partij $name >got
	equal "$name by party is that by case" wanted got
done

# an input at its end is the file with that value in it; where the measure tips it is nothing
cat >marge.csv <<'CSV'
casus;scenario;post;aantal;aantal_laag;aantal_hoog;kans;kans_laag;kans_hoog;slaagkans;slaagkans_laag;slaagkans_hoog;prijs;prijs_laag;prijs_hoog;betaler;per;duur;soort
1;zonder;bed;9;4;20;0,5;0,25;0,75;;;;120;90;150,25;a:70|b:30;week;17;
1;m;bed;2;1;3;0,3;;0,4;0,7;0,5;0,8;120;90;150,25;a:70|b:30;week;5;gevolg
1;m;uur;30;20;44;;;;0,7;0,5;0,8;75;60;80;a;;;
CSV
baat-zeker --gevoeligheid --maat=saldo marge.csv >table 2>/dev/null
ends() { # kind, scenario, post: the ends and what the measure is there
	awk -F';' -v kind="$1" -v scenario="$2" -v post="$3" \
		'$2 == kind && $3 == scenario && $4 == post { print $7, $10; print $9, $11 }' table
}
for input in 'aantal zonder bed 4' 'aantal m bed 4' 'aantal m uur 4' 'prijs - bed 13' 'prijs - uur 13' 'slaagkans m - 10'; do
	# shellcheck disable=SC2086 # four words
	set -- $input
	scenario=${2#-} post=${3#-}
	ends "$1" "$scenario" "$post" | while read -r value measure; do
		awk -F';' -v OFS=';' -v at="$4" -v scenario="$scenario" -v post="$post" -v value="$value" '
			NR > 1 && (scenario == "" || $2 == scenario) && (post == "" || $3 == post) { $at = $(at + 1) = $(at + 2) = value }
			{ print }' marge.csv >changed.csv
		there=$(reken changed.csv | column saldo | cut -d ' ' -f 2)
		if [ "$there" = "$measure" ]; then echo same; else echo "at $value: $measure, not $there"; fi
	done >got
	printf 'same\nsame\n' >wanted
	equal "the ends of $input" wanted got
done

# another seed is another world, and the same one is not
zeker --ruw --zaad=7 zaken.csv >one
zeker --ruw --zaad=7 -j 1 zaken.csv >two
equal 'the same seed' one two
zeker --ruw --zaad=8 zaken.csv >two
if cmp -s one two; then echo same >got; else echo other >got; fi
echo other >wanted
equal 'another seed' wanted got
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
