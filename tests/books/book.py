"""Workbooks written by hand, the same bytes on every machine: what a test must see to the letter, no library writes."""
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
# styles by number: plain, percent, date as feb-17, duration, euros, hundredths
STYLES = ('<numFmts count="3"><numFmt numFmtId="164" formatCode="[$-413]mmm\\-yy;@"/>'
          '<numFmt numFmtId="165" formatCode="[h]:mm"/>'
          '<numFmt numFmtId="166" formatCode="_-[$€-2]\\ * #,##0.00_-"/></numFmts>'
          "<cellXfs>" + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 9, 164, 165, 166, 2)) + "</cellXfs>")
PERCENT, DATE, TIME, EURO, HUNDREDTHS = 1, 2, 3, 4, 5


class Raw(str):
    """A cell as XML, without its place: Raw('t="e"><v>#N/A</v>')."""


def styled(number, style):
    return Raw(f's="{style}"><v>{number}</v>')


def letters(column):
    text = ""
    while column > 0:
        column, left = divmod(column - 1, 26)
        text = chr(65 + left) + text
    return text


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def cell(value, place):
    if value is None or value == "":
        return ""
    if isinstance(value, Raw):
        return f'<c r="{place}" {value}</c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def sheet(rows, before="", behind="", hidden=()):
    """The XML of a sheet: rows are lists of cells, or None for one that is not there."""
    text = ""
    for number, row in enumerate(rows, 1):
        if row is not None:
            cells = "".join(cell(value, f"{letters(i)}{number}") for i, value in enumerate(row, 1))
            text += f'<row r="{number}"{" hidden=%s1%s" % (chr(34), chr(34)) if number in hidden else ""}>{cells}</row>'
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{text}</sheetData>{behind}</worksheet>'


def zipped(path, parts):
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(info, content)


def xlsx(path, sheets, beside="", states=None):
    """Writes a workbook of sheets by name, in XML."""
    states = states or {}
    parts = {"_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
                            'Target="xl/workbook.xml"/></Relationships>'}
    entries = relations = ""
    for number, (name, xml) in enumerate(sheets.items(), 1):
        state = f' state="{states[name]}"' if name in states else ""
        entries += f'<sheet name="{escaped(name)}" sheetId="{number}"{state} r:id="r{number}"/>'
        relations += (f'<Relationship Id="r{number}" Type="{OFFICE}/worksheet" '
                      f'Target="worksheets/sheet{number}.xml"/>')
        parts[f"xl/worksheets/sheet{number}.xml"] = xml
    relations += f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>'
    parts["xl/workbook.xml"] = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{entries}</sheets>{beside}</workbook>'
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
    zipped(path, parts)
