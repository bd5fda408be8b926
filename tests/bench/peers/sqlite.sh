#!/bin/sh
# The table is imported into memory and the prices meet sums per post; replace() because sqlite reads '3,5' as 3.
# usage: sqlite.sh partij|casus|totaal prijzen.csv zaken.csv
set -eu
discounted="SUM(CASE WHEN k='' THEN n END) zonder_cw, SUM(CASE WHEN k='inzet' THEN n END) inzet_cw,
	SUM(CASE WHEN k='gevolg' THEN n END) gevolg_cw"
plain="SUM(CASE WHEN k='' THEN a END) zonder, SUM(CASE WHEN k='inzet' THEN a END) inzet,
	SUM(CASE WHEN k='gevolg' THEN a END) gevolg"
case $1 in
partij) columns="post" now=1 result="SELECT betaler partij, $plain, $discounted FROM
	(SELECT betaler, k, a * prijs a, n * prijs n FROM s JOIN p USING (post)) GROUP BY betaler" ;;
totaal) columns="post" now=0 result="SELECT 'maatwerk' totaal, $plain FROM
	(SELECT k, a * prijs a FROM s JOIN p USING (post))" ;;
casus) columns="casus" now=1 result="SELECT casus, round(SUM(zonder), 2) zonder, round(SUM(inzet), 2) inzet,
	round(SUM(gevolg), 2) gevolg, round(SUM(zonder_cw), 2) zonder_cw, round(SUM(inzet_cw), 2) inzet_cw,
	round(SUM(gevolg_cw), 2) gevolg_cw FROM lines GROUP BY casus" ;;
esac
units="replace(aantal, ',', '.') * f * replace(kans, ',', '.')"
from="FROM z JOIN f ON f.per = z.per JOIN w e ON e.m = z.van + z.duur JOIN w b ON b.m = z.van"
present=0
[ "$now" = 0 ] || present="$units * (e.c - b.c)"
if [ "$columns" = casus ]; then
	view="CREATE VIEW lines AS SELECT casus,
		CASE WHEN soort = '' THEN a END zonder, CASE WHEN soort = 'inzet' THEN a END inzet,
		CASE WHEN soort = 'gevolg' THEN a END gevolg, CASE WHEN soort = '' THEN n END zonder_cw,
		CASE WHEN soort = 'inzet' THEN n END inzet_cw, CASE WHEN soort = 'gevolg' THEN n END gevolg_cw
		FROM (SELECT casus, soort, prijs * $units * (e.n - b.n) a, prijs * $units * (e.c - b.c) n
		$from JOIN p ON p.post = z.post);"
else
	view="CREATE TABLE s AS SELECT post, soort k, SUM($units * (e.n - b.n)) a, SUM($present) n $from GROUP BY post, soort;"
fi
sqlite3 :memory: <<SQL
.mode csv
.separator ;
CREATE TABLE z(casus, scenario, post, aantal, per, van INTEGER, duur INTEGER, kans, soort, gemeente);
CREATE TABLE prices(post, omschrijving, eenheid, prijs, betaler, prijspeil, verzilverbaar, bron);
.import --skip 1 $2 prices
.import --skip 1 $3 z
CREATE TABLE p(post PRIMARY KEY, prijs REAL, betaler) WITHOUT ROWID;
INSERT INTO p SELECT post, replace(prijs, ',', '.'), betaler FROM prices;
CREATE TABLE f(per PRIMARY KEY, f REAL) WITHOUT ROWID;
INSERT INTO f VALUES ('eenmalig', 1), ('maand', 1), ('week', 52 / 12.0), ('dag', 365 / 12.0), ('kwartaal', 1 / 3.0),
	('jaar', 1 / 12.0);
-- months that count, and their present value, before month m
CREATE TABLE w(m INTEGER PRIMARY KEY, n INTEGER, c REAL);
INSERT INTO w WITH RECURSIVE t(m, n, c) AS (VALUES (0, 0, 0.0)
	UNION ALL SELECT m + 1, min(m + 1, 60), c + iif(m < 60, power(1.0225, -(m / 12)), 0) FROM t WHERE m < 2400)
	SELECT * FROM t;
$view
.headers on
$result;
SQL
