# usage: Rscript data_table.R partij|casus|totaal prijzen.csv zaken.csv     with THREADS
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(TRUE)
job <- arguments[1]
setDTthreads(as.integer(Sys.getenv("THREADS", "2")))

prices <- fread(arguments[2], sep = ";", dec = ",", select = c("post", "prijs", "betaler"))
needed <- c(if (job == "casus") "casus", "post", "aantal", "per", "van", "duur", "kans", "soort")
d <- fread(arguments[3], sep = ";", dec = ",", select = needed, showProgress = FALSE)

factor <- c(eenmalig = 1, maand = 1, week = 52 / 12, dag = 365 / 12, kwartaal = 1 / 3, jaar = 1 / 12)
# months that count, and their present value, before month m; m from 0
months <- pmin(0:2400, 60)
present <- c(0, cumsum(1.0225^-(0:59 %/% 12)))[months + 1]

d[, units := aantal * kans * factor[chmatch(per, names(factor))]]
first <- d$van + 1L
last <- first + d$duur
d[, amount := units * (months[last] - months[first])]
if (job != "totaal") d[, now := units * (present[last] - present[first])]

kinds <- c("", "inzet", "gevolg")
if (job == "casus") {
	d[, `:=`(amount = amount * prices$prijs[chmatch(post, prices$post)],
		now = now * prices$prijs[chmatch(post, prices$post)])]
	kind <- chmatch(d$soort, kinds)
	d[, `:=`(z = amount * (kind == 1L), i = amount * (kind == 2L), g = amount * (kind == 3L),
		zc = now * (kind == 1L), ic = now * (kind == 2L), gc = now * (kind == 3L))]
	# the lines of a case stand together: grouping by a number is twice as fast as by its name
	d[, id := rleid(casus)]
	result <- d[, .(casus = casus[1L], zonder = sum(z), inzet = sum(i), gevolg = sum(g), zonder_cw = sum(zc),
		inzet_cw = sum(ic), gevolg_cw = sum(gc)), by = id]
	result[, id := NULL]
	for (name in names(result)[-1]) set(result, j = name, value = round(result[[name]], 2))
} else {
	s <- if (job == "partij") d[, .(amount = sum(amount), now = sum(now)), by = .(post, soort)]
	else d[, .(amount = sum(amount)), by = .(post, soort)]
	s[prices, on = "post", `:=`(prijs = i.prijs, partij = i.betaler)]
	s[, kind := c("zonder", "inzet", "gevolg")[chmatch(soort, kinds)]]
	if (job == "partij") {
		s <- s[, .(sum = sum(amount * prijs), cw = sum(now * prijs)), by = .(partij, kind)]
		result <- dcast(s, partij ~ kind, value.var = c("sum", "cw"))
		setnames(result, sub("^cw_(.*)", "\\1_cw", sub("^sum_", "", names(result))))
	} else {
		s <- s[, .(sum = sum(amount * prijs)), by = kind]
		result <- dcast(s, "maatwerk" ~ kind, value.var = "sum")
		setnames(result, 1, "totaal")
	}
}
fwrite(result, "/dev/stdout", sep = ";")
