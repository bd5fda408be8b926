#!/usr/bin/env python3
"""Reading a workbook, as ratios: baat-reken on one thread, the least that libzip and expat can do, and other programs that
take a sheet of the same file to text. Every round runs each once; the median counts.

usage: tests/bench/bench-book.py BINDIR BUILDDIR

In the environment: ROWS (1000000), ROUNDS (3), ONLY (beginnings of names, with commas). What is missing is skipped.
"""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time

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


def contestants(binaries, build, folder):
    book, ods = f"{folder}/zaken.xlsx", f"{folder}/zaken.ods"
    baat = [f"{binaries}/baat-reken", "-j", "1", "-p", f"{folder}/prijzen.csv", "-k", "totaal"]
    yield "libzip+expat", [f"{build}/xlsx_empty", book, "xl/worksheets/sheet1.xml"]
    yield "baat-reken xlsx", [*baat, book]
    yield "baat-reken csv", [*baat, f"{folder}/zaken.csv"]
    yield "baat-reken ods", [*baat, ods + "#Zaken"]
    if shutil.which("xlsx2csv"):
        yield "xlsx2csv", ["xlsx2csv", book]
    if PYTHON:
        yield "openpyxl", [PYTHON, "-c", OPENPYXL, book]
    if shutil.which("duckdb"):
        yield "duckdb", ["duckdb", "-c", f"SELECT count(*) FROM read_xlsx('{book}')"]


def make(folder, rows):
    if os.path.exists(f"{folder}/zaken.csv"):
        return
    os.makedirs(folder, exist_ok=True)
    for name in ("zaken.xlsx", "zaken.ods", "zaken.csv"):
        subprocess.run([PYTHON, f"{HERE}/book-data.py", str(rows), f"{folder}/{name}"], check=True)
    with open(f"{folder}/prijzen.csv", "w", encoding="utf-8") as file:
        file.write(PRICES)


def run(command):
    """Seconds of processor time and MiB at most; None when it failed."""
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execvp(command[0], command)
    start = time.monotonic()
    _, status, usage = os.wait4(pid, 0)
    seconds = time.monotonic() - start
    return None if status else (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, seconds)


def main(binaries, build):
    rows, rounds = int(os.environ.get("ROWS", 1000000)), int(os.environ.get("ROUNDS", 3))
    if PYTHON is None:
        sys.exit("the workbooks are made with python3-openpyxl and python3-xlsxwriter: make bench-setup")
    folder = f"{build}/bench-workbook-{rows}"
    make(folder, rows)
    subprocess.run(["cc", "-O2", "-o", f"{build}/xlsx_empty", f"{HERE}/xlsx_empty.c", "-lzip", "-lexpat"], check=True)
    only = tuple(part for part in os.environ.get("ONLY", "").split(",") if part)
    present = [(name, command) for name, command in contestants(binaries, build, folder)
               if not only or name.startswith(only) or name == "libzip+expat"]
    runs = {name: [] for name, _ in present}
    for _ in range(rounds):
        for name, command in present:
            result = run(command)
            if result is None:
                print(f"{name} failed: {' '.join(command)}")
            else:
                runs[name].append(result)
    base = statistics.median(seconds for seconds, _, _ in runs["libzip+expat"])
    print(f"{rows} rows, median of {rounds}; seconds of processor time, and times those of libzip+expat")
    for name, results in runs.items():
        if results:
            seconds = statistics.median(result[0] for result in results)
            print(f"{name:16} {seconds:8.2f} s {seconds / base:6.2f} x {max(result[1] for result in results):8.1f} MiB")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
