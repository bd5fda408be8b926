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
BOOKS = [f"tests/{folder}/*.{kind}" for folder in ("cases/*/*", "bad/*") for kind in ("xlsx", "ods")]
JSON = ["tests/cases/*/*/*.json", "tests/bad/*/*.json", "tests/fault/input/*.json", "examples/*/*.json"]
NUMBER = re.compile(rb"[^a-z;]{0,6}[0-9][^a-z]{0,20}")

# the choosing bytes of each target, and the most bytes of its seeds
TARGETS = {
    "csv": (3, 400), "prices": (2, 1500), "prijs": (3, 1500), "cases": (3, 1200), "parallel": (3, 1200),
    "forms": (3, 1200), "streams": (3, 1200), "flows": (2, 1500), "json": (0, 1500), "method": (1, 1500),
    "agreement": (12, 1500), "budget": (4, 1200), "number": (1, 40), "xlsx": (1, 12000), "ods": (1, 24000),
    "debts": (3, 1200), "funnel": (1, 2000),
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
# behind the number of its part; names of elements are what counts
HARD_SHEET = '''\x01<w xmlns:o="office" xmlns:t="table" xmlns:x="text" xmlns:s="style" xmlns:calcext="x:calcext:1">
<o:automatic-styles><s:style s:family="table" s:name="h"><s:table-properties t:display="false"/></s:style></o:automatic-styles>
<o:body><o:spreadsheet><t:table t:name="VARIANT" t:style-name="h"/><t:table t:name="Zaken">
<t:table-column t:number-columns-repeated="2"/><t:table-column t:visibility="collapse"/>
<t:table-row t:number-rows-repeated="VARIANT"><t:table-cell/></t:table-row>
<t:table-header-rows><t:table-row><t:table-cell><x:p>casus</x:p></t:table-cell><t:table-cell o:value-type="string"><x:p>scenario</x:p>
</t:table-cell><t:table-cell o:value-type="string" o:string-value="van"/></t:table-row></t:table-header-rows>
<t:table-row-group><t:table-row t:visibility="filter"><t:table-cell o:value-type="float" o:value="1E-5"/>
<t:table-cell t:number-columns-repeated="2" o:value-type="percentage" o:value="0.6"><x:p>60<x:s x:c="3"/>%<x:tab/><x:line-break/></x:p>
</t:table-cell></t:table-row></t:table-row-group>
<t:table-row t:number-rows-repeated="5"><t:table-cell o:value-type="boolean" o:boolean-value="true"/><t:covered-table-cell/>
<t:table-cell o:value-type="date" o:date-value="2017-02-01T12:00:00"/></t:table-row>
<t:table-row><t:table-cell t:formula="of:=1" calcext:value-type="error"><x:p>#N/A</x:p></t:table-cell>
<t:table-cell t:number-columns-spanned="2" t:number-rows-spanned="2"><x:p><x:span>a</x:span> b</x:p><x:p>c</x:p></t:table-cell></t:table-row>
<t:table-row><t:table-cell o:value-type="time" o:time-value="PT1H"/><t:table-cell o:value-type="currency" o:value="-12.50"/></t:table-row>
</t:table></o:spreadsheet></o:body></w>'''
HARD = {
    "ods": [HARD_SHEET, HARD_SHEET.replace('t:number-rows-repeated="VARIANT"', "")],
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
    if b"pot" in head and b"bedrag" in head:
        return ["budget"]
    if b"kant" in head and b"bedrag" in head:
        return ["flows"]
    if b"scenario" in head and b"schuld;" in head:
        return ["debts"]
    if b"scenario" in head:
        return ["cases", "parallel", "forms", "streams"]
    if b"omschrijving" in head:
        return ["prices", "prijs"]
    return []


# parts of workbooks by something in their names, with the number by which the target of their kind knows them; 0 is a
# whole workbook
PARTS = {
    "xlsx": {"worksheets/sheet": 1, "sharedStrings": 2, "styles.xml": 3, "xl/workbook.xml": 4, "workbook.xml.rels": 5},
    "ods": {"content.xml": 1, "manifest.xml": 2},
}


def parts_of(path):
    """A workbook and its parts, each with its target, behind the number of its kind."""
    target = path.suffix[1:]
    yield target, b"\0" + path.read_bytes()
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            for piece, number in PARTS[target].items():
                if piece in name:
                    yield target, bytes([number]) + book.read(name)


def programmes():
    """Each folder with a funnel, an intake and lines, parted by a byte that no text holds."""
    for funnel in sorted(ROOT.glob("tests/*/**/trechter.csv")) + sorted(ROOT.glob("examples/*/trechter.csv")):
        intake = funnel.with_name("instroom.csv")
        people = intake.read_bytes() if intake.exists() else b"cohort;aantal\na;10\n"
        for lines in sorted(funnel.parent.glob("regels*.csv")) or [funnel.parent / "geen"]:
            yield b"\xff".join([funnel.read_bytes(), people, lines.read_bytes() if lines.exists() else b""])


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
        for target, part in parts_of(path):
            seed(target, part)
    for programme in programmes():
        seed("funnel", programme)
    for target, texts in HARD.items():
        for text in texts:
            for variant in range(VARIANTS):
                lines = text.replace("VARIANT", f"v{variant}").encode() + b"\n" * variant
                seed(target, lines)


main(sys.argv[1])
