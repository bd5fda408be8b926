#!/bin/sh
# Everything is read as text (-S): of guessed numbers ssub() would drop the whole ones. Sums per post meet the prices at
# the end. usage: miller.sh partij|casus|totaal prijzen.csv zaken.csv
# shellcheck disable=SC1010,SC2086 # then is a word of Miller's, and the options are words
set -eu
csv='--icsvlite --ocsv --fs ;'
amount='begin {
	@name = "";
	@per = {"eenmalig": 1, "maand": 1, "week": 52 / 12, "dag": 365 / 12, "kwartaal": 1 / 3, "jaar": 1 / 12};
	# the present value of the months before month m is at place m + 1
	@present = [0.0];
	for (m = 0; m < 60; m += 1) { @present[m + 2] = @present[m + 1] + 1.0225 ** (-(m // 12)) }
}
num units = float(ssub($aantal, ",", ".")) * @per[$per] * float(ssub($kans, ",", "."));
num from = min(int($van), 60);
num to = min(from + int($duur), 60);'
plain='num a = units * (to - from);'
present='num n = units * (@present[to + 1] - @present[from + 1]);'
case $1 in
totaal)
	mlr $csv -S put -q "$amount$plain"'
		if ($soort == "") { @zonder[$post] += a }
		elif ($soort == "inzet") { @inzet[$post] += a }
		else { @gevolg[$post] += a }
		end { emit (@zonder, @inzet, @gevolg), "post" }' \
		then join -f "$2" -j post \
		then put -q '
			num p = float(ssub($prijs, ",", "."));
			@z += p * float($zonder);
			@i += p * float($inzet);
			@g += p * float($gevolg);
			end { emit1 {"totaal": "maatwerk", "zonder": @z, "inzet": @i, "gevolg": @g} }' "$3" ;;
partij)
	mlr $csv -S put -q "$amount$plain$present"'
		if ($soort == "") { @zonder[$post] += a; @zonder_cw[$post] += n }
		elif ($soort == "inzet") { @inzet[$post] += a; @inzet_cw[$post] += n }
		else { @gevolg[$post] += a; @gevolg_cw[$post] += n }
		end { emit (@zonder, @inzet, @gevolg, @zonder_cw, @inzet_cw, @gevolg_cw), "post" }' \
		then join -f "$2" -j post \
		then put -q '
			num p = float(ssub($prijs, ",", "."));
			for (k in {"zonder": 0, "inzet": 0, "gevolg": 0, "zonder_cw": 0, "inzet_cw": 0, "gevolg_cw": 0}) {
				@s[$betaler][k] += p * float($[k]);
			}
			end { emit @s, "partij" }' "$3" ;;
casus)
	mlr $csv -S join -u -f "$2" -j post then put -q "$amount$plain$present"'
		num p = float(ssub($prijs, ",", "."));
		if ($casus != @name) {
			if (@name != "") {
				emit1 {"casus": @name, "zonder": @z, "inzet": @i, "gevolg": @g, "zonder_cw": @zc, "inzet_cw": @ic,
					"gevolg_cw": @gc}
			}
			@name = $casus;
			@z = 0; @i = 0; @g = 0; @zc = 0; @ic = 0; @gc = 0;
		}
		if ($soort == "") { @z += p * a; @zc += p * n }
		elif ($soort == "inzet") { @i += p * a; @ic += p * n }
		else { @g += p * a; @gc += p * n }
		end {
			emit1 {"casus": @name, "zonder": @z, "inzet": @i, "gevolg": @g, "zonder_cw": @zc, "inzet_cw": @ic,
				"gevolg_cw": @gc}
		}' "$3" ;;
esac
