#!/bin/sh
# Begrotingsreview: wat de gekozen oplossingen van de batch opleveren, per wijk, team en instrument, in de prijzen van
# drie jaren, met de tabel van de gemeente over de standaard heen. Gebruik: sh review.sh [ZAKEN] (programma's op PATH)
# shellcheck disable=SC1010,SC2016 # then is a word of mlr, and $alternatief is its field
set -eu
LC_ALL=C.UTF-8
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
cases=${1:-$here/../batch/zaken.csv}
first=2023 second=2024 last=2025

for tool in jq mlr; do
	if ! command -v "$tool" >/dev/null; then
		echo "review.sh: $tool ontbreekt, sla over (installeer de pakketten jq en miller)" >&2
		exit 77
	fi
done
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
	echo "saldo per $key, in euro van $first, $second en $last"
	for year in $first $second $last; do saldo "$year" "$key" >"$work/$key.$year"; done
	join -t';' "$work/$key.$first" "$work/$key.$second" | join -t';' - "$work/$key.$last" |
		sort -t';' -k4,4gr -k1,1 |
		mlr --icsv --ifs ';' --implicit-csv-header --opprint --right \
			rename "1,$key,2,$first,3,$second,4,$last" then format-values -n -f '%.0lf'
	echo
done

echo "wie betaalt en wie wint, in euro van $last"
baat-som -k partij -f jsonl "$work/$last.csv" |
	jq -r 'select(.alternatief != null and (.inzet != 0 or .saldo != 0)) | [.partij, .inzet, .vermeden, .saldo] | @tsv' |
	sort -t"$(printf '\t')" -k4,4gr |
	mlr --itsv --implicit-tsv-header --opprint --right rename 1,partij,2,inzet,3,vermeden,4,saldo \
		then format-values -n -f '%.0lf'
echo

echo "wat de gemeente zelf betaalt en overhoudt, per instrument (euro van $last)"
baat-som --partij=gemeente -k instrument -f csv "$work/$last.csv" |
	mlr --icsv --opprint --right filter '$alternatief != ""' then cut -o -f instrument,inzet,vermeden,saldo,verzilverbaar \
		then format-values -n -f '%.0lf' then sort -nr saldo
echo

baat-som -k totaal -f jsonl "$work/$last.csv" |
	jq -rs 'map(select(.alternatief != null))[0] | "Samen: inzet \(.inzet | round), vermeden \(.vermeden | round), " +
		"saldo \(.saldo | round); van wat geen prijs heeft spreken \(.pm_plus) effecten voor en \(.pm_min) tegen."'
