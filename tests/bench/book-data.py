#!/usr/bin/python3
"""Makes case lines as a workbook: usage book-data.py ROWS FILE.xlsx|FILE.ods|FILE.csv

Cases of four lines, ten columns, the same on every machine. An .ods is written by hand, since the libraries that write
one hold it in memory.
"""
import csv
import sys
import zipfile

POSTS = [("opvang-dag", "dag", 21, 0.6), ("maatwerk-uur", "", 12.5, 1), ("ontruiming", "", 1, 0.35),
         ("bijstand-maand", "maand", 1, 0.25)]
HEADER = ["casus", "scenario", "post", "aantal", "per", "van", "duur", "kans", "gemeente", "wijk"]
PLACES = ["Enschede", "Leeuwarden", "Zaanstad", "Utrecht", "Groningen"]


def rows(count):
    for number in range(count):
        case, line = divmod(number, 4)
        post, per, amount, chance = POSTS[line]
        yield [f"C-{case:07d}", "zorg" if line == 1 else "zonder", post, amount + case % 7 * 0.25, per,
               case % 12, 1 + case % 24 if per else "", chance, PLACES[case % 5], f"wijk {case % 40}"]


def write_xlsx(count, path):
    import xlsxwriter
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Zaken")
    percent = book.add_format({"num_format": "0%"})
    sheet.write_row(0, 0, HEADER)
    for number, row in enumerate(rows(count), 1):
        for column, value in enumerate(row):
            if value != "":
                sheet.write(number, column, value, percent if column == 7 else None)
    book.close()


def write_ods(count, path):
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", kind, zipfile.ZIP_STORED)
        with book.open("content.xml", "w") as part:
            def text(value):
                return (f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
                        if value != "" else "<table:table-cell/>")

            def number(value):
                return (f'<table:table-cell office:value-type="float" office:value="{value}">'
                        f"<text:p>{value}</text:p></table:table-cell>")
            part.write((f'<office:document-content xmlns:office="{office}office:1.0" xmlns:table="{office}table:1.0" '
                        f'xmlns:text="{office}text:1.0"><office:body><office:spreadsheet>'
                        '<table:table table:name="Zaken">').encode())
            for row in [HEADER, *rows(count)]:
                cells = "".join(text(cell) if isinstance(cell, str) else number(cell) for cell in row)
                part.write(f"<table:table-row>{cells}</table:table-row>".encode())
            part.write(b"</table:table></office:spreadsheet></office:body></office:document-content>")


def write_csv(count, path):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows([str(cell).replace(".", ",") if isinstance(cell, float) else cell for cell in row]
                         for row in rows(count))


if __name__ == "__main__":
    amount, target = int(sys.argv[1]), sys.argv[2]
    {"xlsx": write_xlsx, "ods": write_ods, "csv": write_csv}[target.rsplit(".", 1)[1]](amount, target)
