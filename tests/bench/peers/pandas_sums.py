"""usage: python3 pandas_sums.py partij|casus|totaal prijzen.csv zaken.csv

Only the columns that are needed, with their types: two to three times as fast as plain read_csv.
"""
import sys

import numpy as np
import pandas as pd

job, price_file, case_file = sys.argv[1:]
prices = pd.read_csv(price_file, sep=";", decimal=",", usecols=["post", "prijs", "betaler"]).set_index("post")
types = {"post": "category", "aantal": "float64", "per": "category", "van": "int16", "duur": "int16",
         "kans": "float64", "soort": "category"}
needed = list(types)
if job == "casus":
    needed.append("casus")
    types["casus"] = "string" if pd.__version__ >= "3" else object
d = pd.read_csv(case_file, sep=";", decimal=",", engine="c", usecols=needed, dtype=types, keep_default_na=False)

per = {"eenmalig": 1, "maand": 1, "week": 52 / 12, "dag": 365 / 12, "kwartaal": 1 / 3, "jaar": 1 / 12}
# months that count, and their present value, before month m; m from 0
months = np.minimum(np.arange(2401), 60)
present = np.concatenate(([0], np.cumsum(1.0225 ** -(np.arange(60) // 12).astype(float))))[months]


def by_category(column, values):
    """What belongs to each line by its category, looked up once for each category."""
    return np.array([values[name] for name in column.cat.categories], dtype=float)[column.cat.codes.to_numpy()]


units = d["aantal"].to_numpy() * d["kans"].to_numpy() * by_category(d["per"], per)
units *= by_category(d["post"], prices["prijs"])
first = d["van"].to_numpy()
last = first + d["duur"].to_numpy()
amount = units * (months[last] - months[first])
now = None if job == "totaal" else units * (present[last] - present[first])
kinds = {"": "zonder", "inzet": "inzet", "gevolg": "gevolg"}

if job == "casus":
    # the lines of a case stand together: sums from one beginning to the next are faster than groupby
    names = d["casus"].to_numpy()
    begins = np.flatnonzero(np.concatenate(([True], names[1:] != names[:-1])))
    columns = {}
    for value, name in kinds.items():
        chosen = by_category(d["soort"], {other: other == value for other in kinds})
        columns[name] = np.add.reduceat(amount * chosen, begins)
        columns[name + "_cw"] = np.add.reduceat(now * chosen, begins)
    pd.DataFrame(columns, index=names[begins]).round(2).to_csv(sys.stdout, sep=";", index_label="casus")
else:
    # a bin for each pair of a group and a kind; adding up by number is the fastest that numpy has
    if job == "partij":
        names = list(prices["betaler"].unique())
        group = by_category(d["post"], prices["betaler"].map(names.index)).astype(np.int8)
    else:
        names = ["maatwerk"]
        group = np.zeros(len(d), dtype=np.int8)
    kind = by_category(d["soort"], {value: k for k, value in enumerate(kinds)}).astype(np.int8)
    bins = group * np.int8(3) + kind
    columns = {}
    for suffix, weights in (("", amount), ("_cw", now)):
        if weights is not None:
            table = np.bincount(bins, weights=weights, minlength=3 * len(names)).reshape(-1, 3)
            columns.update({name + suffix: table[:, k] for k, name in enumerate(kinds.values())})
    pd.DataFrame(columns, index=names).round(2).to_csv(sys.stdout, sep=";", index_label=job)
