"""Makes the seeds of the fuzz targets from the inputs of the other tests: a folder for each target, a file for each
input, with in front the bytes by which the target chooses how to read it. The same seeds every time.

usage: python3 tests/fuzz/make-seeds.py FOLDER
"""

import hashlib
import pathlib
import re
import shutil
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLES = ["tests/cases/*/*/*.csv", "tests/bad/*/*.csv", "tests/fault/input/*.csv", "examples/*/*.csv", "data/*.csv",
          "data/prijzen/*.csv"]
BOOKS = ["tests/cases/*/*/*.xlsx", "tests/bad/*/*.xlsx", "tests/cases/*/*/*.ods"]
JSON = ["tests/cases/*/*/*.json", "tests/bad/*/*.json", "tests/fault/input/*.json", "examples/*/*.json"]
NUMBER = re.compile(rb"[^a-z;]{0,6}[0-9][^a-z]{0,20}")

# the choosing bytes of each target, and the most bytes of its seeds
TARGETS = {
    "csv": (3, 400), "prices": (2, 1500), "prijs": (3, 1500), "cases": (3, 1200), "parallel": (3, 1200),
    "forms": (3, 1200), "streams": (3, 1200), "flows": (2, 1500), "json": (0, 1500), "method": (1, 1500),
    "agreement": (12, 1500), "number": (1, 40), "book": (1, 3000),
}

# What the tests' inputs have too little of: texts that every form must quote or defuse, flows of one post in different
# months of one year, values just beyond their bounds. VARIANT makes several of each, with other choices.
HARD_CASES = '''casus;scenario;post;aantal;per;van;duur;kans;slaagkans;gekozen;gemeente;wijk;toelichting
"=1;2, ""x""";zonder;opvang-dag;1;dag;0;5;;;;" a;b,c\td ";"-1\r\n+2";VARIANT
"=1;2, ""x""";zonder;opvang-dag;2;dag;7;20;0,35;;;" a;b,c\td ";"-1\r\n+2";
"=1;2, ""x""";zonder;onrust;1;;;;;;;" a;b,c\td ";"-1\r\n+2";
"=1;2, ""x""";@b;maatwerk-uur;1;week;0;3;;50%;ja;" a;b,c\td ";"-1\r\n+2";
"=1;2, ""x""";@b;maatwerk-uur;1;week;5;4;;50%;ja;" a;b,c\td ";"-1\r\n+2";
"=1;2, ""x""";@b;bijstand;-3;maand;1;12;;50%;ja;" a;b,c\td ";"-1\r\n+2";
"y ";zonder;oninbare-huur;1000;;3;;60%;;;"\t";'z;
"y ";c;teruggaaf;1;kwartaal;0;24;;;;"\t";'z;
z;zonder;opvang-dag;1;dag;0;1;;;;g;" p";
z;zonder;opvang-dag;1;dag;6;3;;;;g;" p";
z;zonder;opvang-dag;1;dag;6;1;;;;g;" p";
z;a;maatwerk-uur;60;;;;;;;g;" p";
'''
HARD = {
    "cases": [HARD_CASES], "parallel": [HARD_CASES], "forms": [HARD_CASES], "streams": [HARD_CASES],
    "prices": ["post;omschrijving;eenheid;prijs;betaler;bron\na;\"=1;2\";dag;1,5;gemeente:60|rijk:50;VARIANT\n",
               "post;omschrijving;eenheid;prijs;betaler;laag;hoog\na;VARIANT;dag;100000000,0001;rijk;3;2\n"],
    "method": ['{"horizon": 101}', '{"discontovoet": 100.0001}', '{"slaagkans": 1.000001, "VARIANT": 1}'],
    "agreement": ['{"verdeling": "sleutel", "sleutel": {"gemeente": 60, "rijk": 50}, "naam": "VARIANT"}'],
}
VARIANTS = 12


def beginning(table, size):
    """Whole lines from the start of a table, the header among them; None when there is no room for both."""
    if len(table) <= size:
        return table
    end = table.rfind(b"\n", 0, size) + 1
    return table[:end] if table.count(b"\n", 0, end) > 1 else None


def targets_of(table):
    head = table[:600].replace(b"\0", b"").lower()
    if b"kant" in head and b"bedrag" in head:
        return ["flows"]
    if b"scenario" in head:
        return ["cases", "parallel", "forms", "streams"]
    if b"omschrijving" in head:
        return ["prices", "prijs"]
    return []


# parts of workbooks by something in their names, with the number by which the target knows them; 0 is a whole one
PARTS = {"worksheets/sheet": 1, "sharedStrings": 2, "styles.xml": 3, "xl/workbook.xml": 4, "workbook.xml.rels": 5, "content.xml": 6,
         "manifest.xml": 7}


def parts_of(path):
    """A workbook and its parts, each behind the number of its kind."""
    yield b"\0" + path.read_bytes()
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            for piece, number in PARTS.items():
                if piece in name:
                    yield bytes([number]) + book.read(name)


def main(folder):
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    seen = set()

    def seed(target, text):
        choices, size = TARGETS[target]
        text = beginning(text, size)
        if text is None or (target, text) in seen:
            return
        seen.add((target, text))
        digest = hashlib.sha256(target.encode() + b"\0" + text).digest()
        path = folder / target / digest.hex()[:16]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(digest[:choices] + text)

    numbers = set()
    for path in sorted(path for pattern in TABLES for path in ROOT.glob(pattern)):
        table = path.read_bytes()
        seed("csv", table)
        for target in targets_of(table):
            seed(target, table)
        if len(table) < 4000:
            numbers.update(field for field in re.split(rb"[;\t\r\n]", table) if NUMBER.fullmatch(field))
    for path in sorted(path for pattern in JSON for path in ROOT.glob(pattern)):
        for target in "json", "method", "agreement":
            seed(target, path.read_bytes())
    for number in sorted(numbers):
        seed("number", number)
    for path in sorted(path for pattern in BOOKS for path in ROOT.glob(pattern)):
        for part in parts_of(path):
            seed("book", part)
    for target, texts in HARD.items():
        for text in texts:
            for variant in range(VARIANTS):
                lines = text.replace("VARIANT", f"v{variant}").encode() + b"\n" * variant
                seed(target, lines)


main(sys.argv[1])
