"""A table in csv-nl as a workbook, by xlsxwriter: usage book-write.py FROM.csv TO.xlsx"""
import csv
import sys

import xlsxwriter


def value(field):
    try:
        return float(field.replace(",", "."))
    except ValueError:
        return field


book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
sheet = book.add_worksheet()
with open(sys.argv[1], encoding="utf-8", newline="") as table:
    for number, row in enumerate(csv.reader(table, delimiter=";")):
        for column, field in enumerate(row):
            if field:
                sheet.write(number, column, value(field))
book.close()
