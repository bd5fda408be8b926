# The job of `baat-reken -k partij` in floating point, for mawk and gawk: per payer and kind, discounted per year.
# usage: awk -f sum.awk prijzen.csv zaken.csv     (both in the nl dialect, without quotes)
BEGIN {
	FS = ";"
	factor["eenmalig"] = 1; factor["maand"] = 1; factor["week"] = 52 / 12; factor["dag"] = 365 / 12
	factor["kwartaal"] = 1 / 3; factor["jaar"] = 1 / 12
	for (j = 0; j < 5; j++) discount[j] = 1.0225 ^ -j
}
FNR == 1 { file++; next }
file == 1 { sub(",", ".", $4); price[$1] = $4; payer[$1] = $5; next }
{
	sub(",", ".", $4); sub(",", ".", $8)
	kind = $2 == "zonder" ? "zonder" : $9 == "gevolg" ? "gevolg" : "inzet"
	unit = $4 * factor[$5] * price[$3] * $8
	last = $6 + $7 > 60 ? 60 : $6 + $7
	for (month = $6; month < last; month = next_month) {
		year = int(month / 12)
		next_month = (year + 1) * 12 < last ? (year + 1) * 12 : last
		amount = unit * (next_month - month)
		sum[payer[$3], kind] += amount
		present[payer[$3], kind] += amount * discount[year]
	}
}
END { for (key in sum) { split(key, part, SUBSEP); printf "%s;%s;%.2f;%.2f\n", part[1], part[2], sum[key], present[key] } }
