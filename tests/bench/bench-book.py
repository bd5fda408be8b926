#!/usr/bin/env python3
"""Reading and writing a workbook, as ratios: baat-reken on one thread, the least that the libraries can do, and other
programs that take a sheet of the same file to text. Every round runs each once; the median counts.

usage: tests/bench/bench-book.py BINDIR BUILDDIR

In the environment: ROWS (1000000), ROUNDS (3), ONLY (beginnings of names, with commas). What is missing is skipped.
"""
import os
import shutil
import statistics
import subprocess
import sys

import measure

HERE = os.path.dirname(os.path.abspath(__file__))
PRICES = """post;omschrijving;eenheid;prijs;betaler
opvang-dag;voorbeeld;dag;120;gemeente
maatwerk-uur;voorbeeld;uur;75;gemeente
ontruiming;voorbeeld;stuk;7000;corporatie
bijstand-maand;voorbeeld;maand;1500;gemeente
"""
OPENPYXL = """import openpyxl, sys
for row in openpyxl.load_workbook(sys.argv[1], read_only=True).active.iter_rows(values_only=True):
    pass"""
PYTHON = next((p for p in ("/usr/bin/python3", "python3") if shutil.which(p) and not subprocess.run(
    [p, "-c", "import openpyxl, xlsxwriter"], stderr=subprocess.DEVNULL, check=False).returncode), None)


def readers(binaries, build, folder):
    book, ods = f"{folder}/zaken.xlsx", f"{folder}/zaken.ods"
    baat = [f"{binaries}/baat-reken", "-j", "1", "-p", f"{folder}/prijzen.csv", "-k", "totaal"]
    yield "libzip+expat", [f"{build}/xlsx_empty", book, "xl/worksheets/sheet1.xml"]
    yield "baat-reken xlsx", [*baat, book]
    yield "baat-reken csv", [*baat, f"{folder}/zaken.csv"]
    yield "baat-reken ods", [*baat, ods]
    yield "baat-reken ods#Zaken", [*baat, ods + "#Zaken"]
    if shutil.which("xlsx2csv"):
        yield "xlsx2csv", ["xlsx2csv", book]
    if PYTHON:
        yield "openpyxl", [PYTHON, "-c", OPENPYXL, book]
    if shutil.which("duckdb"):
        yield "duckdb", ["duckdb", "-c", f"SELECT count(*) FROM read_xlsx('{book}')"]


def writers(binaries, build, folder):
    """Flows as a workbook: the cells of the same table, by libxlsxwriter alone and by its namesake in Python."""
    stream = [f"{binaries}/baat-som", "-j", "1", "--stromen", f"{folder}/stromen.csv"]
    yield "libxlsxwriter", [f"{build}/xlsx_write", f"{folder}/stromen.csv", f"{folder}/kaal.xlsx"]
    yield "baat-som -f xlsx", [*stream, "-o", f"{folder}/uit.xlsx"]
    yield "baat-som -f csv-nl", [*stream, "-f", "csv-nl", "-o", f"{folder}/uit.csv"]
    if PYTHON:
        yield "xlsxwriter", [PYTHON, f"{HERE}/book-write.py", f"{folder}/stromen.csv", f"{folder}/python.xlsx"]


def make(folder, rows):
    if os.path.exists(f"{folder}/zaken.csv"):
        return
    os.makedirs(folder, exist_ok=True)
    for name in ("zaken.xlsx", "zaken.ods", "zaken.csv"):
        subprocess.run([PYTHON, f"{HERE}/book-data.py", str(rows), f"{folder}/{name}"], check=True)
    with open(f"{folder}/prijzen.csv", "w", encoding="utf-8") as file:
        file.write(PRICES)


def make_flows(binaries, folder, rows):
    """A table of flows of at most so many rows: a sheet has no room for all of them."""
    path = f"{folder}/stromen.csv"
    if os.path.exists(path):
        return
    reken = [f"{binaries}/baat-reken", "-p", f"{folder}/prijzen.csv", "--stromen", "-f", "csv-nl", f"{folder}/zaken.csv"]
    with open(path, "wb") as file, subprocess.Popen(reken, stdout=subprocess.PIPE) as all_flows:
        for number, line in enumerate(all_flows.stdout):
            if number <= rows:
                file.write(line)


def compare(work, title, contestants, rounds, only):
    base = contestants[0][0]
    present = [pair for pair in contestants if not only or pair[0].startswith(only) or pair[0] == base]
    runs = {name: [] for name, _ in present}
    for _ in range(rounds):
        for name, command in present:
            result = measure.measure(work, [command], measure.environment(work, "1"), "workbook")
            if result.failed:
                print(f"{name} failed: {' '.join(command)}")
            else:
                runs[name].append(result)
    if not runs[base]:
        return
    unit = statistics.median(run.processor for run in runs[base])
    print(f"{title}, median of {rounds}; seconds of processor time, and times those of {base}")
    for name, results in runs.items():
        if results:
            seconds = statistics.median(run.processor for run in results)
            print(f"{name:20} {seconds:8.2f} s {seconds / unit:6.2f} x {max(run.memory for run in results):8.1f} MiB")


def main(binaries, build):
    rows, rounds = int(os.environ.get("ROWS", 1000000)), int(os.environ.get("ROUNDS", 3))
    if PYTHON is None:
        sys.exit("the workbooks are made with python3-openpyxl and python3-xlsxwriter: make bench-setup")
    folder = f"{build}/bench-workbook-{rows}"
    make(folder, rows)
    make_flows(binaries, folder, rows)
    measure.build(build)
    for name, libraries in (("xlsx_empty", ["-lzip", "-lexpat"]), ("xlsx_write", ["-lxlsxwriter"])):
        subprocess.run(["cc", "-O2", "-o", f"{build}/{name}", f"{HERE}/{name}.c", *libraries], check=True)
    only = tuple(part for part in os.environ.get("ONLY", "").split(",") if part)
    compare(build, f"reading {rows} rows", list(readers(binaries, build, folder)), rounds, only)
    compare(build, f"writing {rows} rows of flows", list(writers(binaries, build, folder)), rounds, only)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
