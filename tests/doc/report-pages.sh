#!/bin/sh
# The page of baat-verslag gives back the figures that -f csv-nl prints, by its data- attributes, and is made as a page
# must be (tests/pages/read_page.py); the figures are those of baat-reken (tests/pages/same_figures.py); and the bytes do
# not depend on the number of threads. On small cases, on many parties and alternatives with amounts of nine digits, and
# on names that look like markup.
#
# usage: tests/doc/report-pages.sh BINDIR
set -u
bindir=$(cd "$1" && pwd) || exit 2
root=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
LC_ALL=C.UTF-8
export LC_ALL
unset LANGUAGE BAAT_DATA COLUMNS
passed=0 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2

check() { # status, what is wrong, file with details
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "failed: $2"
	head -n 20 "$3"
}

look() { # name, arguments
	name=$1
	shift
	"$bindir/baat-verslag" -j 1 "$@" >page.html 2>err && "$bindir/baat-verslag" -f csv-nl "$@" >facts.csv 2>>err
	check $? "$name: no report" err
	python3 "$root/tests/pages/read_page.py" page.html facts.csv >out 2>&1
	check $? "$name: the page is not the rows, or not made well" out
	"$bindir/baat-verslag" -j 4 ---blok=64 "$@" >again.html 2>err
	cmp page.html again.html >out 2>&1
	check $? "$name: other bytes with more threads" out
}

same() { # name, arguments
	name=$1
	shift
	python3 "$root/tests/pages/same_figures.py" "$bindir" "$@" >out 2>&1
	check $? "$name: not the figures of baat-reken" out
}

cases=$root/tests/cases/baat-verslag
look small -p "$cases/feiten/prijzen.csv" "$cases/feiten/zaken.csv"
same small -p "$cases/feiten/prijzen.csv" "$cases/feiten/zaken.csv"
look alternatives -p "$cases/alternatieven/prijzen.csv" --casussen "$cases/alternatieven/zaken.csv"
same alternatives -p "$cases/alternatieven/prijzen.csv" --perspectief=maatschappelijk "$cases/alternatieven/zaken.csv"
look sharing -p "$cases/verdeling/prijzen.csv" -a "$cases/verdeling/afspraak.json" "$cases/verdeling/zaken.csv"
same chosen -p "$cases/gekozen/prijzen.csv" --gekozen --partij=gemeente,stadsbank "$cases/gekozen/zaken.csv"

# five alternatives, twenty-two parties, amounts of nine digits, a saldo that falls and rises, names that are long
awk 'BEGIN {
	print "post;omschrijving;eenheid;prijs;betaler;domein;verzilverbaar;bron;url"
	for (i = 1; i <= 22; i++)
		printf "post-%d;Voorziening %d;maand;%d;partij-%d-met-een-lange-nederlandse-naam-die-nergens-past;%s%d;%d;voorbeeld;https://example.org/%d\n",
			i, i, i * 131071 % 900000 + 1000, i, i % 25 ? "domein " : "", i, i * 4, i
	print "coach-uur;Coach;uur;97;gemeente;inzet;;voorbeeld;"
	print "rust;Rust;stuk;pm;client;;;;"
}' >prijzen.csv
awk 'BEGIN {
	print "casus;scenario;post;aantal;per;van;duur;kans;soort"
	for (c = 1; c <= 40; c++) {
		for (i = 1; i <= 22; i++) printf "C-%d;zonder;post-%d;1;maand;%d;%d;0,%d;\n", c, i, i % 13, i % 17 + 3, i % 9 + 1
		printf "C-%d;zonder;rust;1;;;;;\n", c
		for (a = 1; a <= 5; a++) {
			printf "C-%d;aanpak %d;coach-uur;%d;week;%d;%d;;inzet\n", c, a, c * a % 97 * 9, a * 2, a * 7
			for (i = a; i <= 22; i += a) printf "C-%d;aanpak %d;post-%d;1;maand;%d;%d;0,%d;gevolg\n", c, a, i, a, i % 9 + 1, a
		}
	}
}' >zaken.csv
look large -p prijzen.csv --casussen zaken.csv
same large -p prijzen.csv zaken.csv

# markup in every name that a page can hold
cat >vreemd.csv <<'EINDE'
casus;scenario;post;aantal;prijs;betaler;soort
"</td><script>alert(1)</script>";zonder;a;1;100;"<b>a & ""b""</b>";
"</td><script>alert(1)</script>";"'><img src=//x>";b;2;100;"<b>a & ""b""</b>";inzet
EINDE
look hostile -p prijzen.csv --casussen --titel='</title><script>' --vraag='"&<>' --extra='<i>=vreemd.csv' vreemd.csv

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
