# The front of the datamash pipe: a group and the amounts of each line; datamash adds them up.
# usage: mawk -v job=partij|casus|totaal -f lines.awk prijzen.csv zaken.csv
BEGIN {
	FS = ";"; OFS = "\t"; CONVFMT = OFMT = "%.12g"
	per["eenmalig"] = 1; per["maand"] = 1; per["week"] = 52 / 12; per["dag"] = 365 / 12
	per["kwartaal"] = 1 / 3; per["jaar"] = 1 / 12
	for (m = 0; m < 60; m++) { months[m + 1] = months[m] + 1; present[m + 1] = present[m] + 1.0225 ^ -int(m / 12) }
	for (m = 61; m < 2400; m++) { months[m] = months[60]; present[m] = present[60] }
}
FNR == 1 { file++; next }
file == 1 { sub(",", ".", $4); price[$1] = $4; payer[$1] = $5; next }
{
	sub(",", ".", $4); sub(",", ".", $8)
	units = $4 * per[$5] * $8 * price[$3]; end = $6 + $7
	amount = units * (months[end] - months[$6])
	group = job == "partij" ? payer[$3] : job == "casus" ? $1 : "maatwerk"
}
job == "totaal" {
	if ($9 == "") print group, amount, 0, 0
	else if ($9 == "inzet") print group, 0, amount, 0
	else print group, 0, 0, amount
	next
}
{
	now = units * (present[end] - present[$6])
	if ($9 == "") print group, amount, 0, 0, now, 0, 0
	else if ($9 == "inzet") print group, 0, amount, 0, 0, now, 0
	else print group, 0, 0, amount, 0, 0, now
}
