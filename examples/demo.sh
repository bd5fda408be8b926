#!/bin/sh
# Laat zien wat de programma's doen: de batch per zaak, per partij en in totaal, in twee zinnen wat dat betekent, een bon,
# een afspraak, en het verslag.
# Gebruik: examples/demo.sh [MAP-MET-PROGRAMMAS]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "${1:-$here/../bin}" && pwd)
# het voorbeeld spreekt Nederlands, ook op een computer die dat niet doet
export BAAT_TAAL=nl LC_ALL=C.UTF-8
if [ ! -t 1 ]; then
	COLUMNS=${COLUMNS:-100}
	export COLUMNS
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Een keer rekenen, daarna alleen nog optellen: iedere tabel is een som van dezelfde stromen.
if ! "$bin/baat-reken" --prijspeil=2025 --gekozen --stromen "$here/batch/zaken.csv" >"$work/stromen.csv" \
	2>"$work/notes"; then
	cat "$work/notes" >&2
	exit 1
fi
som() { # sleutel, vorm
	"$bin/baat-som" -k "$1" -f "$2" "$work/stromen.csv"
}

printf 'Verzonnen zaken uit vijf gemeenten, van iedere zaak de gekozen oplossing (examples/batch, euro van 2025)\n\n'
som casus tabel
printf '\nWie betaalt en wie wint\n\n'
som partij tabel
printf '\nSamen\n\n'
som totaal tabel

for key in casus partij totaal; do
	som "$key" tsv >"$work/$key"
done
printf '\n'
awk -F'\t' '
function euro(amount,    digits, text) {
	digits = sprintf("%.0f", amount < 0 ? -amount : amount)
	while (length(digits) > 3) {
		text = "." substr(digits, length(digits) - 2) text
		digits = substr(digits, 1, length(digits) - 3)
	}
	return "€ " digits text
}
function the(party) {
	if (party == "client") return "de cliënt"
	return (party ~ /^(fonds|rijk|uwv|cjib|cak|waterschap|waterbedrijf|zorgkantoor)$/ ? "het " : "de ") party
}
FNR == 1 {
	for (name in column) delete column[name]
	for (i = 1; i <= NF; i++) column[$i] = i
	table = FILENAME
	sub(/.*\//, "", table)
	next
}
$column["alternatief"] == "" { if (table == "casus") open++; next }
{ saldo = $column["saldo"] + 0 }
table == "casus" { cases++; if (saldo < 0) dearer++ }
table == "partij" && saldo > most { most = saldo; winner = $1 }
table == "partij" && saldo < least { least = saldo; loser = $1 }
table == "totaal" {
	total = saldo; spent = $column["inzet"]; avoided = $column["vermeden"]; enough = $column["omslagpunt"]
	plus = $column["pm_plus"]; minus = $column["pm_min"]
}
END {
	printf "In %d zaken kost het maatwerk alle partijen samen %s en vermijdt het naar verwachting %s", cases,
		euro(spent), euro(avoided)
	printf ": per saldo %s %s", euro(total), total < 0 ? "duurder" : "minder kosten"
	if (enough != "") printf ", en het loont zodra %.0f%% van wat verwacht wordt ook uitkomt", enough * 100
	printf " (%d zaken zonder gekozen oplossing tellen niet mee, %d zaken zijn per saldo duurder).\n", open, dearer
	if (loser != "" && winner != "")
		printf "Wie betaalt is niet wie wint: %s legt er %s op toe en %s houdt %s over; ", the(loser), euro(least),
			the(winner), euro(most)
	else printf "Niemand legt erop toe; "
	printf "en van wat geen prijs heeft spreken %d effecten voor en %d tegen.\n", plus, minus
}' "$work/casus" "$work/partij" "$work/totaal"

# Tot slot een bon van een van de zaken, en een afspraak over de opbrengst van alle zaken samen.
printf '\nDe bon van een zaak (baat-bon)\n\n'
one=$(sed -n '2s/;.*//p' "$work/stromen.csv")
{
	sed -n 1p "$here/batch/zaken.csv"
	grep "^$one;" "$here/batch/zaken.csv"
} >"$work/zaak.csv"
"$bin/baat-bon" --prijspeil=2025 --gekozen "$work/zaak.csv" 2>/dev/null
printf '\nEen afspraak waarbij niemand erop achteruit gaat (baat-deel)\n\n'
cat >"$work/afspraak.json" <<'AFSPRAAK'
{ "naam": "voorbeeld", "verdeling": "niemand-slechter" }
AFSPRAAK
"$bin/baat-deel" -a "$work/afspraak.json" --alternatief=gekozen -f tabel "$work/stromen.csv"

# En alles bij elkaar als een bladzijde voor de raad, die blijft staan.
page=$here/../build/verslag.html
if [ ! -w "$here/../build" ]; then page=$(mktemp -d)/verslag.html; fi
"$bin/baat-verslag" --prijspeil=2025 --gekozen --titel='Maatwerk in vijf gemeenten: wat het kost en wat het bespaart' \
	-o "$page" "$here/batch/zaken.csv" 2>/dev/null
printf '\nHet verslag voor de raad, met grafieken, voor een browser (baat-verslag):\n\n  %s\n' \
	"$(cd "$(dirname "$page")" && pwd)/verslag.html"
