#!/usr/bin/env python3
"""Hostile workbooks at their true size: the status, the message, and how much memory they take at most.

usage: tests/hostile/books.py BINDIR short|all|NAME     short: what takes a few seconds each; all: the rest too
Ends in "N passed, M failed".
"""
import os
import subprocess
import sys
import tempfile
import time

import data
from archive import MIB, Part, archive

NAMES = ('casus', 'scenario', 'post', 'aantal', 'per', 'van', 'duur')
LINE = ('1', 'plan', 'hulp', '1', 'week', '0', '6')
RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'


def element(name, content, attributes=''):
    return f'<{name}{attributes}>{content}</{name}>'


# ---- xlsx

def cell(text):
    return element('c', element('v', text), ' t="str"')


def row(texts):
    return element('row', ''.join(cell(text) for text in texts))


HEAD, ROW = row(NAMES), row(LINE)


def sheet(rows, before='', behind='', doctype=''):
    return f'{doctype}<worksheet>{before}<sheetData>{rows}</sheetData>{behind}</worksheet>'


def relations(*targets):
    return element('Relationships', ''.join(f'<Relationship Id="r{i}" Type="{RELATION}/{kind}" Target="{target}"/>'
                                            for i, (kind, target) in enumerate(targets)))


USUAL = (('worksheet', 'sheet.xml'), ('sharedStrings', 'strings.xml'), ('styles', 'styles.xml'))


def xlsx(content, **told):
    """The parts of a workbook of one sheet; its content is text, or pieces."""
    content = content.encode() if isinstance(content, str) else content
    more = told.pop('more', [])
    parts = {
        'xl/workbook.xml': element('workbook', '<sheets><sheet name="Zaken" r:id="r0"/></sheets>', ' xmlns:r="x"'),
        'xl/_rels/workbook.xml.rels': relations(*USUAL),
    }
    parts.update(told.pop('parts', {}))
    return [Part(name, text.encode()) for name, text in parts.items()] + [Part('xl/sheet.xml', content, **told)] + more


def stretched(start, again, times, end):
    """A text with a piece in it that comes many times."""
    return [(start.encode(), 1), (again.encode(), times), (end.encode(), 1)]


def sheet_with(again, times):
    """A sheet that is well, with something in front of its rows many times."""
    return stretched('<worksheet>', again, times, f'<sheetData>{HEAD}{ROW}</sheetData></worksheet>')


def in_cell(again, times):
    """A cell with a long text."""
    return stretched(f'<worksheet><sheetData>{HEAD}<row><c t="str"><v>', again, times,
                     '</v></c></row></sheetData></worksheet>')


def strings(again, times):
    return Part('xl/strings.xml', stretched('<sst>', again, times, '</sst>'), checksum=0)


# ---- ods

def ods_cell(text):
    return f'<t:table-cell o:value-type="string" o:string-value="{text}"/>'


def ods_row(texts, attributes=''):
    return element('t:table-row', ''.join(ods_cell(text) for text in texts), attributes)


def ods_table(rows, attributes=' t:name="Zaken"'):
    return element('t:table', rows, attributes)


ODS_START = '<w xmlns:o="office" xmlns:t="table" xmlns:x="text"><o:body><o:spreadsheet>'
ODS_END = '</o:spreadsheet></o:body></w>'
ODS_HEAD, ODS_ROW = ods_row(NAMES), ods_row(LINE)


def ods(content, **told):
    kind = Part('mimetype', b'application/vnd.oasis.opendocument.spreadsheet')
    return [kind, Part('content.xml', content.encode() if isinstance(content, str) else content, **told)]


def ods_tables(tables, doctype=''):
    return ods(doctype + ODS_START + tables + ODS_END)


# ---- what is tried

ENTITIES = ('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + ''.join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip('abcdefghi', 'bcdefghij')) + ']>')
STEALS = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
GOOD = sheet(HEAD + ROW)
LINES = 1024 * ' '


def many_parts(count):
    return archive(xlsx(GOOD, more=[Part(f'xl/{i}.xml', b'') for i in range(count)]))


def overlapping(count):
    """Many names for the bytes of one part, each of which would be unpacked anew."""
    parts = xlsx(sheet_with(LINES * 1024, 64))
    archive(parts)
    sheet_part = parts[-1]
    again = {'body': sheet_part.body, 'checksum': sheet_part.checksum, 'size': sheet_part.size, 'offset': sheet_part.offset}
    for part in parts:
        part.offset = None
    return archive(parts + [Part(f'xl/worksheets/sheet{i}.xml', b'', **again) for i in range(count)])


def quoted(count):
    """Parts that hold whole parts, header and all, stored as they are."""
    last = Part('xl/sheet.xml', GOOD.encode())
    body = last.header(b'PK\3\4') + last.name + last.body
    return archive(xlsx(GOOD) + [Part(f'xl/{i}.xml', b'', body=body * (i + 1), size=len(body) * (i + 1), method=0, checksum=0)
                                 for i in range(count)])


def styles(again, times):
    return Part('xl/styles.xml', stretched('<styleSheet><cellXfs>', again, times, '</cellXfs></styleSheet>'), checksum=0)


def refused(make, part='[workbook-broken]', memory=32):
    return make, 1, part, memory


def read(make, part='gemeente;plan;', memory=32):
    return make, 0, part, memory


def xlsx_with(name, make):
    """An xlsx of which one part is another text."""
    return lambda: archive(xlsx(GOOD, parts={name: make() if callable(make) else make}))


def ods_with(one_more, head=ODS_HEAD):
    """An ods with one more row."""
    return lambda: archive(ods_tables(ods_table(head + one_more)))


NUMBER = '<t:table-cell o:value-type="float" o:value="1"%s/>'
WIDE = NUMBER % ' t:number-columns-repeated="1000000"'
HUNDRED = NUMBER % ' t:number-columns-repeated="100"'
WIDE_HEAD = ods_row(NAMES + tuple(f'kol{i}' for i in range(93)))
MANY = MIB # of what there can be only so many
USED = f'{HEAD}<row>{cell("&%s;")}</row>'
DOCTYPE_IN = {'workbook.xml': '<workbook>&j;</workbook>', '_rels/workbook.xml.rels': relations(*USUAL),
              'strings.xml': '<sst><si><t>&j;</t></si></sst>'}

# name: the file, the status, what the messages or the output must hold, MiB of memory at most
SHORT = {
    # nothing is wrong
    'zoals het hoort': read(lambda: archive(xlsx(GOOD))),
    'zoals het hoort, ods': read(ods_with(ODS_ROW)),
    # what XML can do
    'entiteiten die groeien': refused(lambda: archive(xlsx(sheet(USED % 'j', doctype=ENTITIES)))),
    'entiteiten in een ods': refused(lambda: archive(ods_tables(ods_table(ODS_HEAD), ENTITIES))),
    **{f'entiteiten in {name}': refused(xlsx_with(f'xl/{name}', ENTITIES + text)) for name, text in DOCTYPE_IN.items()},
    'een entiteit van buiten': refused(lambda: archive(xlsx(sheet(USED % 'a', doctype=STEALS)))),
    'een entiteit die er niet is': refused(lambda: archive(xlsx(sheet(USED % 'a')))),
    '10^6 diep': refused(lambda: archive(xlsx(sheet_with('<x>', MANY))), '64 deep'),
    '10^4 attributen': refused(lambda: archive(xlsx(stretched(
        '<worksheet><x ' + ' '.join(f'a{i}=""' for i in range(10000)), ' ', 1, '/></worksheet>'))), '256 attributes'),
    '10^6 keer hetzelfde attribuut': refused(lambda: archive(xlsx(stretched(
        '<worksheet><x', ' a=""', MANY, '/></worksheet>'))), 'this workbook', 64),
    'een attribuut van 64 MiB': refused(lambda: archive(xlsx(stretched(
        '<worksheet><x y="', LINES * 64, 1024, '"/></worksheet>'))), 'longer than 1 MiB'),
    'een opmerking van 1 GiB': refused(lambda: archive(xlsx(stretched(
        '<worksheet><!--', LINES * 1024, 1024, '--></worksheet>'))), 'longer than 1 MiB'),
    '10^6 namen': refused(lambda: archive(xlsx(f'<worksheet>{"".join(f"<a{i}/>" for i in range(MANY))}</worksheet>')),
                          '10 000 different names'),
    '10^6 voorvoegsels': refused(lambda: archive(xlsx(sheet(HEAD + ''.join(f'<p{i}:row/>' for i in range(MANY))))),
                                 '10 000 different names'),
    '10^4 attributen van waarden': refused(lambda: archive(xlsx(sheet(f'{HEAD}<row>' + ''.join(
        f'<c><v a{i}=""/></c>' for i in range(16000)) + '</row>'))), '10 000 different names'),
    '10^6 attributen van rijen in een ods': refused(lambda: archive(ods_tables(ods_table(ODS_HEAD + ''.join(
        f'<t:table-row a{i}=""/>' for i in range(MANY))))), '10 000 different names'),
    '10^6 voorvoegsels in een ods': refused(lambda: archive(ods_tables(ods_table(ODS_HEAD + ''.join(
        f'<t:table-row><t:table-cell p{i}:value=""/></t:table-row>' for i in range(MANY))))), '10 000 different names'),
    # what a sheet can hold
    'een cel van 1 GiB': refused(lambda: archive(xlsx(in_cell('x' * MIB, 1024))), 'a cell holds more than 1 MiB'),
    'een rij van 1 GiB': refused(lambda: archive(xlsx(stretched(
        f'<worksheet><sheetData>{row(NAMES + tuple(f"kol{i}" for i in range(1024)))}<row>', cell('x' * (MIB - 100)), 1024,
        '</row></sheetData></worksheet>'))), 'a row holds more than 64 MiB', 300),
    '10^6 kolommen': refused(lambda: archive(xlsx(sheet(f'{HEAD}<row>{cell(1) * MANY}</row>'))), '16 384 columns'),
    'een kop van 10^6 kolommen': refused(lambda: archive(xlsx(sheet(f'<row>{cell("a") * MANY}</row>'))), '16 384 columns'),
    '10^6 kolommen in een ods': refused(ods_with(element('t:table-row', WIDE)), '16 384 columns'),
    '10^9 herhaalde rijen': refused(ods_with(ods_row(LINE, ' t:number-rows-repeated="1000000000"')), '1 048 576 rows'),
    '10^8 herhaalde cellen': refused(ods_with(element('t:table-row', HUNDRED, ' t:number-rows-repeated="1000000"'), WIDE_HEAD),
                                     'more than 50 million'),
    '10^9 herhaalde spaties': refused(ods_with('<t:table-row><t:table-cell><x:p><x:s x:c="1000000000"/></x:p></t:table-cell>'
                                               '</t:table-row>')),
    '10^6 samengevoegde cellen': refused(lambda: archive(xlsx(sheet(HEAD + ROW, behind=element('mergeCells', ''.join(
        f'<mergeCell ref="A{i}:B{i}"/>' for i in range(2, MANY)))))), '[cell-merged]'),
    '10^6 verborgen kolommen': read(lambda: archive(xlsx(sheet(HEAD + ROW, element(
        'cols', '<col min="1" max="16384" hidden="1"/>' * MANY)))), '[cells-hidden]'),
    # what a workbook can hold
    '10^5 bladen': refused(xlsx_with('xl/workbook.xml', lambda: '<workbook xmlns:r="x"><sheets>' + ''.join(
        f'<sheet name="b{i}" r:id="r0"/>' for i in range(100000)) + '</sheets></workbook>'), '10 000 sheets'),
    '10^5 bladen in een ods': refused(lambda: archive(ods_tables(''.join(
        ods_table('', f' t:name="b{i}"') for i in range(100000)))), '10 000 sheets'),
    '10^5 verwijzingen': refused(xlsx_with('xl/_rels/workbook.xml.rels', lambda: relations(*USUAL * 33334)), '10 000 relations'),
    '10^6 opmaken': refused(lambda: archive(xlsx(GOOD, more=[styles('<xf/>', MANY)])), '65 536 styles'),
    # what a zip can do
    '10^4 delen': refused(lambda: many_parts(10000), 'more than 10000 parts'),
    'een lijst die meer belooft': refused(lambda: archive(xlsx(GOOD), count=65535), 'this workbook'),
    'delen die elkaar overlappen': read(lambda: overlapping(5000)),
    'delen in elkaar': read(lambda: quoted(500)),
    'een onjuist controlegetal': refused(lambda: archive(xlsx(GOOD, checksum=1))),
    'een onjuist controlegetal in een ods': refused(lambda: archive(
        ods(ODS_START + ods_table(ODS_HEAD) + ODS_END, checksum=1))),
    'kleiner dan het belooft': refused(lambda: archive(xlsx(GOOD, size=10 * MIB))),
    'groter dan het belooft': refused(lambda: archive(xlsx(sheet_with(LINES * 1024, 64), size=1000))),
    'met een wachtwoord': refused(lambda: archive(xlsx(GOOD, flags=1)), '[file-kind]'),
    'ingepakt op een onbekende wijze': refused(lambda: archive(xlsx(GOOD, method=99)), 'this workbook'),
    'een naam met ..': read(lambda: archive(xlsx(GOOD, more=[Part('../../../../tmp/kwaad', b'kwaad')]))),
    'een blad buiten de zip': refused(xlsx_with(
        'xl/_rels/workbook.xml.rels', relations(('worksheet', '../../../../etc/passwd')))),
    'een blad op het net': refused(xlsx_with(
        'xl/_rels/workbook.xml.rels', relations(('worksheet', 'http://127.0.0.1/b.xml')))),
    'half': refused(lambda: archive(xlsx(GOOD))[:-200]),
    'alleen het begin': refused(lambda: b'PK\3\4'),
    'iets erachter': read(lambda: archive(xlsx(GOOD)) + b'x' * 100),
}
LONG = {
    'een deel van 9 GiB': refused(lambda: archive(xlsx(sheet_with(LINES * 1024, 9 * 1024))), 'larger than 8 GiB'),
    'een deel van 9 GiB in een ods': refused(lambda: archive(ods(stretched(ODS_START, LINES * 1024, 9 * 1024, ODS_END))),
                                             'larger than 8 GiB'),
    'teksten van 2 GiB': refused(lambda: archive(xlsx(GOOD, more=[strings(
        element('si', element('t', 'x' * 1000)) * 1000, 2000)])), 'more than 1 GiB', 1200),
    # all of them one case, which is held
    '1.048.576 rijen': read(lambda: archive(xlsx(stretched(f'<worksheet><sheetData>{HEAD}', ROW * 4095, 256,
                                                           ROW * 255 + '</sheetData></worksheet>'))), memory=64 + 130),
    'een rij te veel': refused(lambda: archive(xlsx(stretched(f'<worksheet><sheetData>{HEAD}', ROW * 4096, 256,
                                                              '</sheetData></worksheet>'))), '1 048 576 rows', 96),
}


def write(make, path):
    """Makes the file in a process of its own: this one must stay small, as a child begins with its memory."""
    child = os.fork()
    if child == 0:
        with open(path, 'wb') as file:
            file.write(make())
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        raise RuntimeError('this file cannot be made')


def run(folder):
    """Runs a program on the workbook; its status, messages and output, and memory in MiB."""
    command = ['baat-reken', '-p', 'prijzen.csv', '-k', 'partij', '-f', 'csv-nl', 'boek']
    with open(os.path.join(folder, 'told'), 'wb') as told:
        child = subprocess.Popen(command, cwd=folder, stdout=told, stderr=told)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    with open(os.path.join(folder, 'told'), 'rb') as told:
        return child.returncode, told.read(4 * MIB).decode(errors='replace'), usage.ru_maxrss / 1024


def main():
    os.environ['PATH'] = os.path.realpath(sys.argv[1]) + ':' + os.environ['PATH']
    os.environ['LC_ALL'] = 'C.UTF-8'
    which = sys.argv[2]
    trials = SHORT if which == 'short' else SHORT | LONG
    if which not in ('short', 'all'):
        trials = {name: trial for name, trial in trials.items() if which in name}
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'prijzen.csv'), 'w', encoding='utf-8') as file:
            file.write(data.PRICES)
        for name, (make, status, part, memory) in trials.items():
            write(make, os.path.join(folder, 'boek'))
            begun = time.monotonic()
            got, told, used = run(folder)
            good = got == status and part in told and used <= memory
            passed += good
            failed += not good
            if not good or which != 'short':
                print(f'{"" if good else "failed: "}{name}: {time.monotonic() - begun:.1f} s, {used:.0f} MiB of {memory}, '
                      f'status {got}')
            if not good and part not in told:
                print('  ' + told[:300])
    print(f'{passed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
