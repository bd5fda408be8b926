#!/usr/bin/python3
"""Workbooks that are written, read by another program: cell for cell what -f csv-nl prints, looking as they should.

usage: tests/workbooks.py BINDIR     ends in "N passed, M failed"
"""
import csv
import io
import os
import subprocess
import sys
import tempfile
import zipfile

try:
    import openpyxl
except ModuleNotFoundError:
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(0)

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "books"))
import fill_in

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BIN = os.path.abspath(sys.argv[1])
CASES = os.path.join(ROOT, "examples/huurschuld/zaken.csv")
BATCH = os.path.join(ROOT, "examples/batch/zaken.csv")
AGREEMENT = os.path.join(ROOT, "examples/huurschuld-verdeeld/afspraak.json")
passed = failed = 0


def check(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("failed:", what)


def run(*words, given=b"", **more):
    program = os.path.join(BIN, words[0])
    done = subprocess.run([program, *words[1:]], input=given, capture_output=True, **more)
    return done.returncode, done.stdout, done.stderr.decode()


def rows_of(text):
    return list(csv.reader(io.StringIO(text.decode(), newline=""), delimiter=";"))


def shown(cell):
    """A cell as csv-nl has it: as many decimals as its format shows."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return cell.value
    code = cell.number_format.split(";")[0]
    decimals = len(code.split(".")[1]) if "." in code else 0
    return ("%.*f" % (decimals, cell.value)).replace(".", ",").replace("-0,00", "0,00")


def sheet_rows(sheet):
    return [[shown(cell) for cell in row] for row in sheet.iter_rows()]


def compare(name, sheet_name, *words, given=b""):
    status, text, _ = run(*words, "-f", "csv-nl", given=given)
    check(status == 0 and len(rows_of(text)) > 1, f"{name}: csv-nl prints rows")
    status, book, err = run(*words, "-f", "xlsx", given=given)
    check(status == 0, f"{name}: status {status}: {err}")
    if status != 0:
        return None
    check(book == run(*words, "-f", "xlsx", given=given)[1], f"{name}: the same bytes twice")
    loaded = openpyxl.load_workbook(io.BytesIO(book))
    check(loaded.sheetnames == [sheet_name, "Verantwoording"], f"{name}: sheets {loaded.sheetnames}")
    wanted, found = rows_of(text), sheet_rows(loaded.worksheets[0])
    check(wanted == found, f"{name}: cells differ, first {next(((a, b) for a, b in zip(wanted, found) if a != b), None)}")
    check(not any(cell.data_type == "f" for row in loaded.worksheets[0].iter_rows() for cell in row),
          f"{name}: a formula")
    return loaded


def looks():
    book = compare("reken -k partij", "Uitkomst", "baat-reken", "-k", "partij", CASES)
    sheet = book.worksheets[0]
    check(sheet.freeze_panes == "C2", "keys and header stay in sight")
    check(sheet.auto_filter.ref is not None, "a filter")
    check(sheet["A1"].font.bold and sheet["A1"].fill.fgColor.rgb == "FF154273", "the header stands out")
    check(sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9, "landscape A4")
    check(sheet.print_title_rows == "$1:$1", "the header on each page")
    check(sheet["C2"].number_format == "#,##0.00;[Red]-#,##0.00", "amounts are grouped, and red below zero")
    check(all(8 <= d.width <= 61 for d in sheet.column_dimensions.values()), "widths within bounds")
    check(book.properties.title == "baat-reken" and not book.properties.creator, "title, and nobody's name")
    last = dict((row[0].value, row[1].value) for row in book.worksheets[1].iter_rows())
    check(last.get("programma") == "baat-reken" and last.get("methode.horizon") == "5", "the account")
    check("invoer[0].sha256" in last, "digests in the account")
    first = [row[0].value for row in book.worksheets[1].iter_rows()]
    check(first[:2] == ["onderdeel", "let op"], "notes come first")


def programs():
    compare("reken", "Uitkomst", "baat-reken", CASES)
    compare("reken, many cases", "Uitkomst", "baat-reken", "-k", "casus,jaar", BATCH)
    compare("reken --stromen", "Stromen", "baat-reken", "--stromen", "--herkomst", BATCH)
    flows = run("baat-reken", "--stromen", CASES)[1]
    compare("som", "Uitkomst", "baat-som", "-k", "domein", given=flows)
    compare("som --stromen", "Stromen", "baat-som", "--stromen", given=flows)
    compare("som --stromen -k", "Stromen", "baat-som", "--stromen", "-k", "partij", given=flows)
    compare("deel", "Verdeling", "baat-deel", "-a", AGREEMENT, given=flows)
    compare("deel --betalingen", "Betalingen", "baat-deel", "--betalingen", "-a", AGREEMENT, given=flows)
    compare("prijs", "Prijzen", "baat-prijs", "opvang")


def threads():
    whole = run("baat-reken", "--stromen", "-f", "xlsx", "-j", "1", BATCH)[1]
    check(len(whole) > 1000, "a workbook of flows")
    for count in ("2", "8"):
        found = run("baat-reken", "--stromen", "-f", "xlsx", "-j", count, "---blok", "200", BATCH)[1]
        check(found == whole, f"{count} threads and small blocks")


def hard_texts(folder):
    """Texts that a spreadsheet would run, or read as something else."""
    texts = ["=1+1", "+31 6 12", "-a", "@x", "_x0041_", "a\tb", "regel 1\nregel 2", " spaties ", "1.234", "\u00e9<&>\"'",
             "x" * 32767, "1e5", "2026-01-01"]
    path = os.path.join(folder, "teksten.csv")
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(["casus", "scenario", "post", "aantal", "wijk"])
        for i, text in enumerate(texts):
            writer.writerow([f"C{i}", "zonder", "opvang-dag", "1", text])
            writer.writerow([f"C{i}", "hulp", "opvang-dag", "1", text])
    wanted = rows_of(run("baat-reken", "-k", "wijk", "-f", "csv-nl", path)[1])
    status, book, _ = run("baat-reken", "-k", "wijk", "-f", "xlsx", path)
    check(status == 0, "hard texts are written")
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    found = [row[0].value.replace("_x005F_x", "_x").replace("_x000D_", "\r") for row in sheet.iter_rows()]
    check([row[0] for row in wanted] == found, "hard texts come back")
    with open(path, "a", newline="", encoding="utf-8") as file:
        file.write("C;zonder;opvang-dag;1;" + "x" * 32768 + "\n")
    status, book, err = run("baat-reken", "-k", "wijk", "-f", "xlsx", path)
    check(status == 1 and book == b"" and "[sheet-full]" in err, "a text longer than a cell: " + err[-200:])


def places(folder):
    target = os.path.join(folder, "uit.xlsx")
    status, out, _ = run("baat-reken", "-f", "xlsx", "-o", target, CASES)
    check(status == 0 and out == b"" and zipfile.is_zipfile(target), "-o writes it")
    with zipfile.ZipFile(target) as book:
        check(all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in book.infolist()), "no clock in the zip")
    small = ["sh", "-c", 'trap "" XFSZ; ulimit -f 2; exec "$@"', "sh", os.path.join(BIN, "baat-reken"), "--stromen",
             "-f", "xlsx", "-o", os.path.join(folder, "vol.xlsx"), BATCH]
    done = subprocess.run(small, capture_output=True)
    check(done.returncode == 3 and b"[cannot-write]" in done.stderr, "a full disk is status 3")
    check(not os.path.exists(os.path.join(folder, "vol.xlsx")), "nothing half written")
    broken = run("baat-reken", "--stromen", "-f", "xlsx", given=b"casus;scenario;post;aantal\nA;zonder;x;1\n")
    check(broken[0] == 1 and broken[1] == b"", "no word behind a workbook that never came")


def form():
    status, book, err = run("baat-nieuw", "--voorbeeld")
    check(status == 0, "a form: " + err)
    check(book == run("baat-nieuw", "--voorbeeld")[1], "a form is the same twice")
    loaded = openpyxl.load_workbook(io.BytesIO(book))
    check(loaded.sheetnames == ["Zaken", "Prijzen", "Uitleg"], f"sheets of the form {loaded.sheetnames}")
    cases, prices, text = loaded.worksheets
    example = rows_of(run("baat-nieuw", "--voorbeeld", "-f", "csv-nl")[1])
    check([cell.value for cell in cases[1]] == example[0] and cases.max_row == len(example), "columns and example")
    check(all(cell.comment is not None and cell.comment.text for cell in cases[1]), "a comment on every column")
    letters = {cell.value: cell.column_letter for cell in cases[1]}
    lists = {str(v.sqref).split(":")[0].rstrip("0123456789"): v.formula1 for v in cases.data_validations.dataValidation}
    check(lists.get(letters["post"]) == f"Prijzen!$A$2:$A${prices.max_row}", f"posts to choose from: {lists}")
    for name in ("scenario", "per", "soort", "gekozen"):
        check(letters[name] in lists, f"{name} has a list")
    check(cases[letters["kans"] + "2"].number_format == "0.##%", "chances are percentages")
    check(cases.column_dimensions[letters["start"]].width >= 8, "columns are wide enough")
    codes = [row[0].value for row in prices.iter_rows(min_row=2)]
    check(len(codes) > 100 and len(codes) == len(set(codes)), "every post once")
    check(all(row[3].value == "pm" or row[3].value >= 0 for row in prices.iter_rows(min_row=2)), "prices are numbers")
    check(all(row[0].alignment.wrap_text for row in text.iter_rows(min_row=2) if row[0].value), "prose wraps")
    check(text["A1"].value == "Zo werkt dit formulier" and text.max_row > 10, "an explanation")
    empty = openpyxl.load_workbook(io.BytesIO(run("baat-nieuw")[1]))
    check(empty["Zaken"].max_row == 1, "an empty form has no rows")


def months():
    """A month is a text, so that no program makes a day of it."""
    folder = os.path.join(ROOT, "tests/cases/baat-reken/xlsx-maand")
    words = ["baat-reken", "-p", os.path.join(folder, "prijzen.csv"), "-k", "kalendermaand", "-f", "xlsx"]
    sheet = openpyxl.load_workbook(io.BytesIO(run(*words, os.path.join(folder, "zaken.csv"))[1])).worksheets[0]
    check([cell.value for cell in sheet["A"]][:2] == ["kalendermaand", "2025-11"], "a month is a text")
    check(sheet["A2"].number_format == "@", "a month stays a text when it is edited")


def filled_in(folder):
    """A form that somebody filled in says what the same lines say as CSV."""
    form, book = (os.path.join(folder, name) for name in ("formulier.xlsx", "ingevuld.xlsx"))
    check(run("baat-nieuw", "-o", form)[0] == 0, "a form")
    for cases in (CASES, BATCH):
        fill_in.fill_in(form, cases, book)
        for words in (["baat-reken"], ["baat-reken", "-k", "post,jaar"], ["baat-bon"], ["baat-toets", "-f", "csv-nl"]):
            read, plain = (run(*words, "--prijspeil=2025", file) for file in (book, cases))
            check(read[0] == plain[0], f"status of {words} on a form: {read[2]}")
            if words[0] != "baat-toets":
                check(read[1] == plain[1], f"{words} on a form says something else")
        check(": error: " not in run("baat-toets", book)[2], "a form passes baat-toets")
    plain = run("baat-reken", "-p", "standaard", CASES)[1]
    fill_in.fill_in(form, CASES, book)
    check(run("baat-reken", "-p", book + "#Prijzen", book + "#Zaken")[1] == plain, "the prices of a form")


def main():
    with tempfile.TemporaryDirectory() as folder:
        looks()
        programs()
        form()
        filled_in(folder)
        months()
        threads()
        hard_texts(folder)
        places(folder)
    print(f"{passed} passed, {failed} failed")
    return failed != 0


sys.exit(main())
