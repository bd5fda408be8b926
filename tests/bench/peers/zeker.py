"""Draws of lines with a triangular quantity each, with numpy: zeker.py CASES DRAWS. Prints mean, p05, p50 and p95."""
import csv
import sys

import numpy

draws = int(sys.argv[2])
rng = numpy.random.default_rng(1)
total = numpy.zeros(draws)
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file, delimiter=";"):
        sign = 1.0 if row["scenario"] == "zonder" else -1.0
        low, centre, high = (float(row[name]) for name in ("aantal_laag", "aantal", "aantal_hoog"))
        if low < high:
            total += sign * float(row["prijs"]) * rng.triangular(low, centre, high, draws)
        else:
            total += sign * float(row["prijs"]) * centre
print(total.mean(), *numpy.quantile(total, (0.05, 0.5, 0.95)))
