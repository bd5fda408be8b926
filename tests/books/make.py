#!/usr/bin/env python3
"""Writes the workbooks of the golden folders tests/cases/*/blad-* and tests/bad/blad-*. Run it after a change here, and
look with git diff whether only what was meant has changed.

usage: tests/books/make.py
"""
import os

from book import DATE, EURO, HUNDREDTHS, PERCENT, TIME, Raw, sheet, styled, xlsx, zipped

TESTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
COLUMNS = ["casus", "scenario", "post", "aantal", "per", "duur"]
LINES = [["E-1", "zonder", "opvang-dag", 1, "dag", 10], ["E-1", "zorg", "maatwerk-uur", 12.5, "", ""]]
FLOW_COLUMNS = ["casus", "alternatief", "soort", "post", "domein", "partij", "kant", "jaar", "maand", "maanden", "bedrag",
                "cw", "verzilverbaar", "pm_plus", "pm_min", "slaagkans"]
FLOW = ["1", "zorg", "inzet", "maatwerk-uur", "", "gemeente", "betaalt", 0, 0, 6, 100, 100, 0, 0, 0, 1]
PRICES = """post;omschrijving;eenheid;prijs;betaler
opvang-dag;een dag opvang (voorbeeld);dag;120,00;gemeente
maatwerk-uur;een uur maatwerk (voorbeeld);uur;75,00;gemeente
"""


def folder(name, command, prices=True):
    path = os.path.join(TESTS, name)
    os.makedirs(path, exist_ok=True)
    with open(os.path.join(path, "cmd"), "w", encoding="utf-8") as file:
        file.write(command + "\n")
    if prices:
        with open(os.path.join(path, "prijzen.csv"), "w", encoding="utf-8") as file:
            file.write(PRICES)
    return lambda file: os.path.join(path, file)


def bad(name, rows, command="baat-reken -p prijzen.csv zaken.xlsx", **more):
    at = folder(f"bad/blad-{name}", command)
    beside = more.pop("beside", "")
    xlsx(at("zaken.xlsx"), {"Zaken": sheet(rows, **more)}, beside)


def refused():
    bad("fout", [COLUMNS, LINES[0], ["E-1", "zorg", "maatwerk-uur", Raw('t="e"><f>A1/0</f><v>#DIV/0!</v>')]])
    bad("formule", [COLUMNS, LINES[0], ["E-1", "zorg", "maatwerk-uur", Raw('><f>1+1</f><v>0</v>')]],
        beside='<calcPr fullCalcOnLoad="1"/>')
    bad("tijd", [COLUMNS, LINES[0], ["E-1", "zorg", "maatwerk-uur", styled(0.0625, TIME)]])
    bad("datum", [["start", *COLUMNS], [styled(60, DATE), *LINES[0]], [styled(60, DATE), *LINES[1]]])
    bad("samengevoegd", [COLUMNS, *LINES], behind='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')
    # more than the errors after which a program gives up
    merged = "<mergeCells>" + "".join(f'<mergeCell ref="A{i}:B{i}"/>' for i in range(2, 30)) + "</mergeCells>"
    at = folder("bad/blad-samengevoegd-veel", "baat-reken -p prijzen.csv 'zaken.xlsx#Zaken'; echo \"exit $?\"\n"
                "baat-som -k partij 'zaken.xlsx#Stromen'")
    xlsx(at("zaken.xlsx"), {"Zaken": sheet([COLUMNS, *LINES], behind=merged),
                            "Stromen": sheet([FLOW_COLUMNS, FLOW], behind=merged)})
    bad("getypt", [COLUMNS, LINES[0], ["E-1", "zorg", "maatwerk-uur", "1.234"]])
    bad("groot", [COLUMNS, LINES[0], ["1234567890123456", "zorg", "maatwerk-uur", 1],
                  [Raw("><v>1234567890123456</v>"), "zorg", "maatwerk-uur", 1]])
    bad("derde", [COLUMNS, LINES[0], ["E-1", "zorg", "maatwerk-uur", Raw("><f>10/3</f><v>3.3333333333333335</v>")]])
    bad("procent", [COLUMNS, LINES[0], ["E-1", "zorg", "maatwerk-uur", styled(0.5, PERCENT)]])
    bad("naast", [COLUMNS, [*LINES[0], "vergeten kop"], ["E-1", "zorg", "maatwerk-uur", 1]])
    bad("kop-weg", [["titel"], ["casus", "scenario", "pst", "aantal"], ["E-1", "zonder", "opvang-dag", 1]])
    bad("totaal", [COLUMNS, *LINES, ["totaal", "", "", 13.5]])
    two = {"2016": sheet([COLUMNS, *LINES]), "2017 (nieuw)": sheet([COLUMNS, *LINES]), "Uitleg": sheet([["lees mij"]])}
    at = folder("bad/blad-welk", "baat-reken -p prijzen.csv zaken.xlsx")
    xlsx(at("zaken.xlsx"), two)
    at = folder("bad/blad-onbekend", "baat-reken -p prijzen.csv 'zaken.xlsx#2017 (niew)'; echo \"exit $?\"\n"
                "cp prijzen.csv zaken.ods; baat-reken -p prijzen.csv zaken.ods#Zaken")
    xlsx(at("zaken.xlsx"), two)
    at = folder("bad/blad-stuk", "head -c 700 heel.xlsx >zaken.xlsx; baat-reken -p prijzen.csv zaken.xlsx")
    xlsx(at("heel.xlsx"), two)
    at = folder("bad/blad-soort", "for file in zaken.*; do baat-reken -p prijzen.csv $file; done")
    zipped(at("zaken.docx"), {"word/document.xml": "<document/>"})
    zipped(at("zaken.xlsb"), {"xl/workbook.bin": "x"})
    with open(at("zaken.xls"), "wb") as file:
        file.write(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(504))
    at = folder("bad/blad-knip", "baat-knip -n 2 --map=uit zaken.xlsx; s=$?; ls -A; exit $s", prices=False)
    xlsx(at("zaken.xlsx"), {"Zaken": sheet([COLUMNS, *LINES])})
    at = folder("bad/blad-grens", "baat-reken -p prijzen.csv zaken.xlsx")
    deep = "<x>" * 70 + "</x>" * 70
    xlsx(at("zaken.xlsx"), {"Zaken": sheet([COLUMNS, *LINES], before=deep)})


def read():
    at = folder("cases/baat-reken/blad-koprij", "baat-reken -p prijzen.csv zaken.xlsx")
    rows = [["Casussen wijkteam Noord"], None, ["", *COLUMNS, "kans"],
            ["", *LINES[0], styled(0.6, PERCENT), "", "", "wie leest dit?"],
            ["", *LINES[1][:3], styled(1234.5, HUNDREDTHS)]]
    xlsx(at("zaken.xlsx"), {"Zaken": sheet(rows), "Uitleg": sheet([["lees mij"]])})
    at = folder("cases/baat-reken/blad-verborgen", "baat-reken -p prijzen.csv zaken.xlsx\n"
                "baat-reken -p prijzen.csv --uitval=uitval.csv 'zaken.xlsx#Met fout'; cat uitval.csv")
    wrong = [*LINES[1][:3], "1.234"]
    xlsx(at("zaken.xlsx"),
         {"Zaken": sheet([COLUMNS, *LINES], hidden=(3,), before='<cols><col min="5" max="6" hidden="1"/></cols>'),
          "Met fout": sheet([COLUMNS, *LINES, ["E-2", *LINES[0][1:3], 2.5, *LINES[0][4:]],
                             ["E-2", *wrong[1:]], ["E-3", "zorg", "maatwerk-uur", Raw('t="e"><v>#N/A</v>')]])},
         states={"Met fout": "hidden"})
    at = folder("cases/baat-reken/blad-prijzen", "baat-reken -p prijzen -k partij zaken.xlsx\n"
                "baat-reken -p prijzen/boek.xlsx#Uren -p prijzen/dagen.csv -k partij - <zaken.xlsx\n"
                "baat-reken -p prijzen --herkomst --stromen zaken.xlsx | cut -d';' -f1-4,17\n"
                "baat-reken -p prijzen --verantwoording=v.json zaken.xlsx#Zaken >/dev/null; grep -F '.xlsx' v.json",
                prices=False)
    os.makedirs(at("prijzen"), exist_ok=True)
    lines = PRICES.splitlines(keepends=True)
    with open(at("prijzen/dagen.csv"), "w", encoding="utf-8") as file:
        file.write(lines[0] + lines[1])
    header, hours = [lines[i].strip().split(";") for i in (0, 2)]
    xlsx(at("prijzen/boek.xlsx"), {"Uren": sheet([header, [*hours[:3], styled(75, EURO), hours[4]]])})
    with open(at("prijzen/~$boek.xlsx"), "w", encoding="utf-8") as file:
        file.write("slot")
    xlsx(at("zaken.xlsx"), {"Zaken": sheet([["Cijfers"], COLUMNS, *LINES])})
    at = folder("cases/baat-toets/blad", "baat-toets -f csv-nl -p prijzen.csv zaken.xlsx\n"
                "baat-toets -p prijzen.csv zaken.xlsx", prices=True)
    xlsx(at("zaken.xlsx"), {"Zaken": sheet([COLUMNS, *LINES, ["E-2", "zorg", "maatwerk-uur", "1.234"],
                                            ["E-3", "zorg", "mwuur", 1]])})


if __name__ == "__main__":
    refused()
    read()
