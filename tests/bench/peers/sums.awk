# For mawk and gawk. Sums are kept per post and kind, and meet the prices at the end; a case is done when the next begins.
# usage: awk -v job=partij|casus|totaal -f sums.awk prijzen.csv zaken.csv
BEGIN {
	FS = ";"; CONVFMT = OFMT = "%.17g"
	per["eenmalig"] = 1; per["maand"] = 1; per["week"] = 52 / 12; per["dag"] = 365 / 12
	per["kwartaal"] = 1 / 3; per["jaar"] = 1 / 12
	# months that count, and their present value, before month m
	for (m = 0; m < 60; m++) { months[m + 1] = months[m] + 1; present[m + 1] = present[m] + 1.0225 ^ -int(m / 12) }
	for (m = 61; m < 2400; m++) { months[m] = months[60]; present[m] = present[60] }
	if (job == "totaal") print "totaal;zonder;inzet;gevolg"
	else print (job == "partij" ? "partij" : "casus") ";zonder;inzet;gevolg;zonder_cw;inzet_cw;gevolg_cw"
}
FNR == 1 { file++; next }
file == 1 { sub(",", ".", $4); price[$1] = $4; payer[$1] = $5; next }
{
	sub(",", ".", $4); sub(",", ".", $8)
	units = $4 * per[$5] * $8; end = $6 + $7
}
job == "totaal" {
	units *= months[end] - months[$6]
	if ($9 == "") z[$3] += units
	else if ($9 == "inzet") i[$3] += units
	else g[$3] += units
	next
}
job == "partij" {
	now = units * (present[end] - present[$6]); units *= months[end] - months[$6]
	if ($9 == "") { z[$3] += units; zc[$3] += now }
	else if ($9 == "inzet") { i[$3] += units; ic[$3] += now }
	else { g[$3] += units; gc[$3] += now }
	next
}
{
	if ($1 != name) { flush_case(); name = $1 }
	units *= price[$3]; now = units * (present[end] - present[$6]); units *= months[end] - months[$6]
	if ($9 == "") { a += units; ac += now }
	else if ($9 == "inzet") { b += units; bc += now }
	else { c += units; cc += now }
}
function flush_case() {
	if (name != "") printf "%s;%.2f;%.2f;%.2f;%.2f;%.2f;%.2f\n", name, a, b, c, ac, bc, cc
	a = b = c = ac = bc = cc = 0
}
END {
	if (job == "casus") { flush_case(); exit }
	for (post in price) {
		p = job == "partij" ? payer[post] : "maatwerk"
		seen[p]; v = price[post]
		Z[p] += v * z[post]; I[p] += v * i[post]; G[p] += v * g[post]
		ZC[p] += v * zc[post]; IC[p] += v * ic[post]; GC[p] += v * gc[post]
	}
	for (p in seen)
		if (job == "partij") printf "%s;%.2f;%.2f;%.2f;%.2f;%.2f;%.2f\n", p, Z[p], I[p], G[p], ZC[p], IC[p], GC[p]
		else printf "%s;%.2f;%.2f;%.2f\n", p, Z[p], I[p], G[p]
}
