#!/bin/sh
# Begrotingsreview: wat de gekozen oplossingen van de batch opleveren, per wijk, team en instrument, in de prijzen van
# drie jaren, met de tabel van de gemeente over de standaard heen, en een verslag.
# Gebruik: sh review.sh [ZAKEN [VERSLAG.html]] (programma's op PATH)
# shellcheck disable=SC1010,SC2016 # then is a word of mlr, and $alternatief is its field
set -eu
LC_ALL=C.UTF-8
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
cases=${1:-$here/../batch/zaken.csv}
first=2023 second=2024 last=2025

if ! command -v mlr >/dev/null; then
	echo "review.sh: mlr ontbreekt, sla over (installeer het pakket miller)" >&2
	exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Rekenen gebeurt een keer per prijsjaar; alles hierna zijn sommen van dezelfde stromen.
for year in $first $second $last; do
	baat-reken -p standaard -p "$here/eigen-prijzen.csv" --prijspeil="$year" --gekozen --stromen "$cases" >"$work/$year.csv"
done

# Een jaar en een sleutel: "sleutel;bedrag" zonder kop, gesorteerd voor join(1); zaken zonder alternatief tellen niet.
saldo() { # jaar, sleutel
	baat-som -k "$2" -f csv "$work/$1.csv" |
		mlr --icsv --onidx --ofs ';' filter '$alternatief != ""' then cut -o -f "$2,saldo" |
		sort -t';' -k1,1
}

for key in wijk team instrument; do
	for year in $first $second $last; do saldo "$year" "$key" >"$work/$key.$year"; done
	{
		echo "$key;saldo in euro van $first;saldo in euro van $second;saldo in euro van $last"
		join -t';' "$work/$key.$first" "$work/$key.$second" | join -t';' - "$work/$key.$last" |
			sort -t';' -k4,4gr -k1,1
	} >"$work/saldo-$key.csv"
	mlr --icsv --ifs ';' --opprint --right format-values -n -f '%.0lf' "$work/saldo-$key.csv"
	# in het verslag met komma's, zoals het hoort bij puntkomma's
	sed -i -E 's/([0-9])\.([0-9][0-9])(;|$)/\1,\2\3/g' "$work/saldo-$key.csv"
	echo
done

# Al het andere staat in het verslag: wie betaalt en wie wint, wanneer het terugverdiend is, en waar elke prijs vandaan
# komt. De drie tabellen gaan mee.
verslag() { # opties
	baat-verslag -p standaard -p "$here/eigen-prijzen.csv" --prijspeil=$last --gekozen "$@" "$cases"
}
page=${2:-$work/verslag.html}
verslag --titel='Begrotingsreview maatwerk' --extra="Saldo per wijk=$work/saldo-wijk.csv" \
	--extra="Saldo per team=$work/saldo-team.csv" --extra="Saldo per instrument=$work/saldo-instrument.csv" -o "$page"
echo "Het verslag heeft $(grep -c '<section' "$page") onderdelen en $(grep -c '<svg' "$page") grafieken. Het antwoord:"
verslag -f tsv | awk -F'\t' '$1 == "antwoord" { print "- " $5 }'
