#!/usr/bin/python3
"""Fills in the form of baat-nieuw, as a person would: the rows of a table of case lines (csv-nl) below the header of its
sheet Zaken, numbers as numbers and chances as percentages.

usage: tests/books/fill_in.py FORM.xlsx CASES.csv TO.xlsx
"""
import csv
import re
import sys

import openpyxl


def value(text):
    """What somebody types: a number, a percentage, or a text."""
    number = text.rstrip("%").replace(",", ".")
    if not re.fullmatch(r"-?\d+(\.\d+)?", number):
        return text
    typed = float(number) if "." in number else int(number)
    return round(typed / 100, 10) if text.endswith("%") else typed


def fill_in(form, cases, to):
    book = openpyxl.load_workbook(form)
    sheet = book["Zaken"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    with open(cases, encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter=";"), 2):
            for name, text in row.items():
                if not text:
                    continue
                # a column of one's own goes behind the others
                if name not in columns:
                    columns[name] = len(columns) + 1
                    sheet.cell(1, columns[name], name)
                sheet.cell(number, columns[name], value(text))
    book.save(to)


if __name__ == "__main__":
    fill_in(*sys.argv[1:])
