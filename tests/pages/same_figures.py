"""Holds the figures of baat-verslag against what baat-reken prints for the same cases, table by table.

usage: same_figures.py BINDIR ARGUMENT...     the arguments that both programs get
"""

import csv
import subprocess
import sys
from decimal import Decimal


def rows_of(command):
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return list(csv.DictReader(output.decode().splitlines(), delimiter=";"))


def number(text):
    return Decimal(text.replace(",", "."))


def main():
    bindir, arguments = sys.argv[1], sys.argv[2:]
    facts, compared, wrong = {}, 0, []
    for row in rows_of([f"{bindir}/baat-verslag", "-f", "csv-nl"] + arguments):
        facts.setdefault(row["tabel"], {})[row["alternatief"], row["sleutel"], row["kolom"]] = row["waarde"]

    def hold(table, place, value):
        nonlocal compared
        compared += 1
        if facts[table].get(place) != value:
            wrong.append(f"{table} {place}: {facts[table].get(place)}, baat-reken says {value}")

    def reken(key):
        return [row for row in rows_of([f"{bindir}/baat-reken", "-f", "csv-nl", "-k", key] + arguments) if
                row["alternatief"]]

    for table, key, column in (("kerncijfers", "totaal", None), ("partijen", "partij", "partij"),
                               ("jaren", "jaar", "jaar"), ("opbouw", "domein", "domein")):
        for row in reken(key):
            columns = {place[2] for place in facts[table]} - {"casussen", "cumulatief"}
            for name in columns:
                hold(table, (row["alternatief"], row[column] if column else "", name), row[name])
    for row in reken("totaal"):
        for name in ("zonder", "saldo", "ncw", "verzilverbaar"):
            hold("partijen", (row["alternatief"], "totaal", name), row[name])
    for row in reken("post"):
        if row["pm_plus"] != "0" or row["pm_min"] != "0":
            hold("pm", (row["alternatief"], row["post"], "pm_plus"), row["pm_plus"])
            hold("pm", (row["alternatief"], row["post"], "pm_min"), row["pm_min"])
    classes = {}
    for row in reken("casus"):
        saldo = number(row["saldo"])
        kind = "goedkoper" if saldo > 0 else "duurder" if saldo < 0 else "gelijk"
        of = classes.setdefault((row["alternatief"], kind), [0, Decimal("0.00"), Decimal("0.00")])
        of[0] += 1
        of[1] += number(row["inzet"])
        of[2] += saldo
    for (alternative, kind), (count, inzet, saldo) in classes.items():
        hold("casussen", (alternative, kind, "aantal"), str(count))
        hold("casussen", (alternative, kind, "inzet"), str(inzet).replace(".", ","))
        hold("casussen", (alternative, kind, "saldo"), str(saldo).replace(".", ","))
    print("\n".join(wrong[:10] + [f"{compared} figures compared"]))
    return 1 if wrong or compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
