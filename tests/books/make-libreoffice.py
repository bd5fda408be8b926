#!/usr/bin/python3
"""Makes zaken.xlsx and zaken.ods of tests/cases/baat-reken/blad-libreoffice: one workbook with the habits of people who keep case lines in a sheet, saved
by LibreOffice itself, so that tests have files that no script has written. Needs LibreOffice Calc and openpyxl, which the
tests do not: run it only to make the files anew, and look at what changed by reading them.

usage: tests/books/make-libreoffice.py
"""
import datetime
import os
import shutil
import subprocess
import tempfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font

TO = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cases", "baat-reken", "blad-libreoffice")


def fill(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Zaken 2017"
    sheet["A1"] = "Casussen wijkteam Noord"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.merge_cells("A1:E1")
    header = ["casus", "scenario", "post", "aantal", "per", "van", "duur", "kans", "gemeente", "besloten", "toelichting"]
    for column, name in enumerate(header, 1):
        sheet.cell(3, column, name).font = Font(bold=True)
    first, second = datetime.date(2017, 2, 1), datetime.datetime(2017, 3, 15, 14, 30)
    rows = [["E-1", "zonder", "opvang-dag", 1, "dag", 1, 10, 0.6, "Enschede", first, "regel een\nregel twee"],
            ["E-1", "zorg", "maatwerk-uur", "=P5*2", None, None, None, None, "Enschede", first, "  met  spaties "],
            ["E-2", "zonder", "ontruiming", 1, None, 3, None, "=1/4", "Leeuwarden", second, "€ & <teken>"],
            ["E-2", "zorg", "maatwerk-uur", 1234.5, None, None, None, None, "Leeuwarden", second, None]]
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    sheet["P5"] = 6.25
    sheet["H4"].number_format = sheet["H6"].number_format = "0%"
    sheet["D7"].number_format = "#,##0"
    sheet["P5"].number_format = "0.0"
    for number in (4, 5):
        sheet.cell(number, 10).number_format = "[$-413]mmm\\-yy"
    sheet["D4"].comment = Comment("een opmerking", "tester")
    sheet.freeze_panes = "A4"
    sheet.auto_filter.ref = "A3:K7"
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["I"].hidden = True
    notes = book.create_sheet("Uitleg")
    notes["A1"] = "Vul het blad Zaken 2017 in"
    hidden = book.create_sheet("Oud")
    hidden.sheet_state = "hidden"
    for column, name in enumerate(header, 1):
        hidden.cell(1, column, name)
    book.save(path)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "zaken.xlsx")
        fill(source)
        for form in ("ods", "xlsx"):
            out = os.path.join(folder, form)
            subprocess.run(["soffice", "--headless", "--convert-to", form, "--outdir", out, source], check=True,
                           env={**os.environ, "HOME": folder})
            shutil.copy(os.path.join(out, "zaken." + form), TO)
