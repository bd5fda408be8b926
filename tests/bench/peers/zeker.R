# Draws of lines with a triangular quantity each, with R: Rscript zeker.R CASES DRAWS. Prints mean, p05, p50 and p95.
arguments <- commandArgs(TRUE)
draws <- as.integer(arguments[2])
cases <- read.csv2(arguments[1], stringsAsFactors = FALSE)
set.seed(1)
total <- numeric(draws)
for (i in seq_len(nrow(cases))) {
	low <- cases$aantal_laag[i]
	high <- cases$aantal_hoog[i]
	amount <- cases$prijs[i] * if (cases$scenario[i] == "zonder") 1 else -1
	width <- high - low
	if (width == 0) {
		total <- total + amount * low
		next
	}
	top <- (cases$aantal[i] - low) / width
	u <- runif(draws)
	total <- total + amount * (low + width * ifelse(u < top, sqrt(u * top), 1 - sqrt((1 - u) * (1 - top))))
}
cat(mean(total), quantile(total, c(0.05, 0.5, 0.95)), "\n")
