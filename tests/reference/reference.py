#!/usr/bin/env python3
"""A slow, plain and exact reference for baat-reken, baat-som and baat-deel.

    python3 reference.py baat-reken|baat-som|baat-deel ARGUMENTS...

It is written from the words of baat-methode(7), knows nothing of the C programs, and serves to test them. All numbers
are integers (cents) or Fractions; there is no floating point anywhere. It is meant for valid input: it refuses much of
what is wrong, but not all, and its messages are plain. In a test, call run(program, arguments, standard input).
"""
import functools
import getopt
import json
import os
import re
import sys
import unicodedata
from collections import namedtuple
from fractions import Fraction

VERSION = '0.1.0'
ONVOLLEDIG = 'onvolledig'


class DataError(Exception):
    """The data is wrong: exit 1. A place is (file, line, field number)."""

    def __init__(self, text, file=None, line=None, field=None):
        place = ':'.join(str(part) for part in (file, line, field) if part is not None)
        super().__init__(f'{place}: error: {text}' if place else f'error: {text}')


class UsageError(Exception):
    """The command line is wrong: exit 2."""


# ---------------------------------------------------------------------------------------------- exact arithmetic

def round_half_away(value):
    """To the nearest integer, half away from zero."""
    value = Fraction(value)
    magnitude = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return -magnitude if value < 0 else magnitude


def divide(total, weights):
    """Largest remainder: splits the integer total in proportion to the weights, so that the parts add up to it.

    The absolute amount is divided and the sign put back; ties go to the one named first.
    """
    whole = sum(weights)
    exact = [abs(total) * Fraction(weight) / whole for weight in weights]
    parts = [int(part) for part in exact]
    left = abs(total) - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda k: (-(exact[k] - parts[k]), k))
    for k in by_remainder[:left]:
        parts[k] += 1
    return [-part for part in parts] if total < 0 else parts


def decimals_fit(value, decimals):
    return (value * 10 ** decimals).denominator == 1


@functools.lru_cache(1 << 16)
def fixed(value, decimals):
    """A rational number with so many decimals, point as decimal sign; never -0.00."""
    scaled = round_half_away(Fraction(value) * 10 ** decimals)
    sign = '-' if scaled < 0 else ''
    if decimals == 0:
        return f'{sign}{abs(scaled)}'
    whole, rest = divmod(abs(scaled), 10 ** decimals)
    return f'{sign}{whole}.{rest:0{decimals}d}'


def shortest(value):
    """A decimal number (at most 12 decimals) without trailing zeros."""
    text = fixed(value, 12)
    return text.rstrip('0').rstrip('.')


# ---------------------------------------------------------------------------------------------- reading numbers

SPACES = ' \u00a0\u202f'
MINUS = '-\u2212'
DIGITS = '[0-9]'


def digits_to_fraction(whole, decimals):
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def parse_unsigned(text, sign, grouping=True):
    """sign: ',' or '.', or None in a tab file, where both will do. None when it is no number."""
    for decimal, group in ((',', r'\.'), ('.', ',')):
        if sign is not None and sign != decimal:
            continue
        if sign is None and re.fullmatch(r'[1-9][0-9]{0,2}[.,][0-9]{3}', text):
            return None                               # in a tab file 1.234 could be either
        plain = re.fullmatch(f'({DIGITS}+)(?:{re.escape(decimal)}({DIGITS}+))?', text)
        if plain:
            return digits_to_fraction(plain[1], plain[2] or '')
        # Grouping in threes, and only together with a decimal sign.
        grouped = re.fullmatch(f'({DIGITS}{{1,3}}(?:{group}{DIGITS}{{3}})+){re.escape(decimal)}({DIGITS}+)', text)
        if grouped and grouping:
            return digits_to_fraction(re.sub(group, '', grouped[1]), grouped[2])
    return None


@functools.lru_cache(1 << 16)
def parse_number(text, sign, grouping=True):
    """A minus stands in front, before or after a euro sign; spaces only around the euro sign."""
    negative = False
    if '€' in text:
        before, text = text.split('€', 1)
        before = before.rstrip(SPACES)
        text = text.lstrip(SPACES)
        if before:
            if len(before) != 1 or before not in MINUS:
                return None
            negative = True
    if text[:1] and text[0] in MINUS:
        if negative:
            return None
        negative = True
        text = text[1:]
    value = parse_unsigned(text, sign, grouping)
    if value is None:
        return None
    return -value if negative else value


@functools.lru_cache(1 << 16)
def parse_chance(text, sign, grouping=True):
    """25% is 0,25."""
    if text.endswith('%'):
        value = parse_number(text[:-1].rstrip(SPACES), sign, grouping)
        value = value if value is None else value / 100
    else:
        value = parse_number(text, sign, grouping)
    if value is None or not 0 <= value <= 1 or not decimals_fit(value, 6):
        return None
    return value


def parse_percentage(text, sign, grouping=True):
    """The sign % may stand and changes nothing."""
    value = parse_number(text[:-1].rstrip(SPACES) if text.endswith('%') else text, sign, grouping)
    if value is None or not 0 <= value <= 100 or not decimals_fit(value, 4):
        return None
    return value


def parse_whole(text, low, high):
    if not re.fullmatch(f'{DIGITS}+', text) or not low <= int(text) <= high:
        return None
    return int(text)


def parse_month(text):
    """jjjj-mm, or the month of a day, as a number of months, or None."""
    found = re.fullmatch(r'([0-9]{4})-(0[1-9]|1[0-2])(-[0-9]{2})?', text)
    return int(found[1]) * 12 + int(found[2]) - 1 if found else None


# ---------------------------------------------------------------------------------------------- reading tables

def ascii_lower(text):
    return ''.join(chr(ord(c) + 32) if 'A' <= c <= 'Z' else c for c in text)


def split_records(text, delimiter, name, first_line=1, only_first=False):
    """Yields (line where the record starts, fields). Lines end in LF, CRLF or lone CR."""
    at, line, end = 0, first_line, len(text)
    stops = re.compile(f'[{delimiter}\\r\\n]')
    while at < end:
        start_line, fields = line, []
        while True:                                                   # one field
            while at < end and text[at] == ' ':
                at += 1
            if at < end and text[at] == '"':
                at, value = at + 1, []
                while True:
                    if at >= end:
                        raise DataError('quote is never closed', name, start_line, len(fields) + 1)
                    if text[at] == '"':
                        if text[at + 1:at + 2] != '"':
                            at += 1
                            break
                        at += 1
                    elif text[at] == '\n' or text[at] == '\r' and text[at + 1:at + 2] != '\n':
                        line += 1
                    value.append(text[at])
                    at += 1
                fields.append(''.join(value))
                while at < end and text[at] == ' ':
                    at += 1
                if at < end and text[at] not in (delimiter, '\n', '\r'):
                    raise DataError('text after a quoted field', name, start_line, len(fields))
            else:
                stop = stops.search(text, at)
                begin, at = at, stop.start() if stop else end
                fields.append(text[begin:at].strip(' '))
            if at < end and text[at] == delimiter:
                at += 1
                continue
            break
        if at < end:                                                  # the line end
            at += 2 if text[at:at + 2] == '\r\n' else 1
            line += 1
        yield start_line, fields
        if only_first:
            return


class Table:
    """columns: the names as printed; rows: (line, {name: value}). sign: the decimal sign."""

    def __init__(self, name, columns, rows, sign):
        self.name, self.columns, self.rows, self.sign = name, columns, rows, sign

    def number(self, column):
        return self.header.index(column) + 1


def read_table(name, data, required, decimal=None, encoding='utf-8', flows=False):
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise DataError('invalid UTF-8', name)
    if '\0' in text:
        raise DataError('NUL byte', name)
    if text.startswith('\ufeff'):
        text = text[1:]
    first_line = 1
    sep = re.match(r'sep=[^\r\n](\r\n|\r|\n)', text, re.I)
    if sep:
        text, first_line = text[sep.end():], 2

    # The delimiter by which the first line yields all columns that must be there, else most of them.
    best = None
    for delimiter in ';,\t':
        try:
            records = list(split_records(text, delimiter, name, first_line, only_first=True))
        except DataError:
            continue
        names = [ascii_lower(clean(field)) for field in records[0][1]] if records else []
        found = sum(column in names for column in required)
        if best is None or found > best[0]:
            best = (found, delimiter, names)
    if best is None:
        raise DataError('no first line', name, 1)
    found, delimiter, names = best
    if flows and names == [ONVOLLEDIG]:
        raise DataError('the flows are incomplete', name)
    missing = [column for column in required if column not in names]
    if missing:
        raise DataError(f'missing column {missing[0]}', name, first_line)
    for k, column in enumerate(names):
        if column and column in names[:k]:
            raise DataError(f'column {column} twice', name, first_line, k + 1)

    rows = []
    records = split_records(text, delimiter, name, first_line)
    header = next(records)[1]
    for line, fields in records:
        if flows and fields == [ONVOLLEDIG]:
            raise DataError('the flows are incomplete', name)
        if not any(fields):
            continue                                  # a row without any content
        if flows and fields == header:
            continue                                  # a repeated header line
        if len(fields) != len(names):
            raise DataError(f'{len(fields)} fields, expected {len(names)}', name, line)
        for k, column in enumerate(names):
            if not column and fields[k]:
                raise DataError('content in a column without a name', name, line, k + 1)
        rows.append((line, {column: fields[k] for k, column in enumerate(names) if column}))
    sign = decimal or {';': ',', ',': '.', '\t': None}[delimiter]
    table = Table(name, [column for column in names if column], rows, sign)
    table.header = names
    return table


def clean(text):
    """A name as it counts: nothing invisible at its ends, and in NFC."""
    while text and (text[0].isspace() or unicodedata.category(text[0]) in ('Cf', 'Zs', 'Zl', 'Zp')):
        text = text[1:]
    while text and (text[-1].isspace() or unicodedata.category(text[-1]) in ('Cf', 'Zs', 'Zl', 'Zp')):
        text = text[:-1]
    return unicodedata.normalize('NFC', text)


def party(text):
    text = clean(text)
    return 'client' if text.lower() in ('client', 'cliënt') else text


def clean_rows(table, columns, extra=()):
    """Cleans what stands below these columns and below all that are not in `extra`."""
    for _, row in table.rows:
        for column in row:
            if column in columns or extra and column not in extra:
                row[column] = clean(row[column])


def edits(a, b):
    """Levenshtein distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y)))
    return row[-1]


def nearest(name, known):
    return min(known, key=lambda other: edits(name, other), default='')


def check_near_names(table, known, meant=()):
    """A name one edit away from a column, or a column with s or en behind it, is an error."""
    for column in table.columns:
        if column in known or column in meant:
            continue
        for other in known:
            if edits(column, other) == 1 or column in (other + 's', other + 'en') or \
                    re.fullmatch(re.escape(other) + r'\s*[(\[{<].*', column, re.S):
                raise DataError(f'column {column}: did you mean {other}?', table.name, 1, table.number(column))


# ---------------------------------------------------------------------------------------------- prices

PRICE_COLUMNS = ('post', 'omschrijving', 'eenheid', 'prijs', 'betaler', 'ontvanger', 'laag', 'hoog', 'prijspeil',
                 'index', 'domein', 'verzilverbaar', 'bron', 'url', 'opmerking')
PriceRow = namedtuple('PriceRow', 'price price_year index payers receiver domain cashable')
PM = 'pm'


def parse_price(text, sign, fail):
    if ascii_lower(clean(text)) == PM:
        return PM
    value = parse_number(text, sign)
    if value is None or abs(value) > 100_000_000 or not decimals_fit(value, 4):
        fail(f'not a price: {text}')
    return value


def parse_payers(text, sign, fail):
    """A party, or shares that add up to 100 exactly: [(party, percentage)]."""
    if ':' not in text and '|' not in text:
        return [(party(text), Fraction(100))]
    payers = []
    for part in text.split('|'):
        name, _, share = part.partition(':')
        value = parse_percentage(share, sign)
        if not party(name) or not value:
            fail(f'not a share: {part}')
        payers.append((party(name), value))
    if sum(share for _, share in payers) != 100 or len({party for party, _ in payers}) != len(payers):
        fail(f'shares do not add up to 100: {text}')
    return payers


def parse_receiver(text, fail):
    """The one party that receives it; empty for nobody."""
    if text in ('', '-', '\u2013', '\u2014', '\u2212'):
        return ''
    if '|' in text or text.lower() in ('nvt', 'n.v.t.', 'geen', 'niemand'):
        fail(f'not a receiver: {text}')
    return party(text)


def check_other_party(payers, receiver, fail):
    if receiver in [payer for payer, _ in payers]:
        fail(f'{receiver} receives what it pays')


def parse_cashable(text, sign, fail):
    """Empty is unknown and counts as 0."""
    if text == '':
        return Fraction(0)
    value = parse_percentage(text, sign)
    if value is None:
        fail(f'not a percentage: {text}')
    return value


def parse_year(text, fail):
    if text == '':
        return None
    year = parse_whole(text, 1, 9999)
    if year is None:
        fail(f'not a year: {text}')
    return year


def read_prices(names, system):
    """{post: {price year or None: PriceRow}}; a later table replaces all rows of a post of an earlier one. The files of
    a folder are one table."""
    prices = {}
    for name in names:
        files = [name]
        if os.path.isdir(system.path(name)):
            files = [os.path.join(name, entry) for entry in sorted(os.listdir(system.path(name)), key=os.fsencode)
                     if entry.endswith('.csv') and entry != 'cpi.csv']
        posts = {}
        for file in files:
            read_price_table(file, system, posts)
        prices.update(posts)
    return prices


def read_price_table(file, system, posts):
    table = read_table(file, system.read(file), ('post', 'omschrijving', 'eenheid', 'prijs', 'betaler'),
                       system.decimal, system.encoding)
    check_near_names(table, PRICE_COLUMNS)
    clean_rows(table, ('post', 'eenheid', 'betaler', 'ontvanger', 'index', 'domein'))
    for line, row in table.rows:
        def fail(text):
            raise DataError(text, file, line)
        get = lambda column: row.get(column, '')
        if not re.fullmatch('[a-z0-9-]+', get('post')):
            fail(f"not a code: {get('post')}")
        index = ascii_lower(get('index')) or 'cpi'
        if index not in ('cpi', 'geen') or not get('betaler'):
            fail('wrong index or no payer')
        year = parse_year(get('prijspeil'), fail)
        rows = posts.setdefault(get('post'), {})
        if year in rows:
            fail('the same post and price year twice')
        payers, receiver = parse_payers(get('betaler'), table.sign, fail), parse_receiver(get('ontvanger'), fail)
        check_other_party(payers, receiver, fail)
        rows[year] = PriceRow(parse_price(get('prijs'), table.sign, fail), year, index, payers, receiver, get('domein'),
                              parse_cashable(get('verzilverbaar'), table.sign, fail))


def choose_price_row(rows, wanted):
    """Without a wanted year the latest row; else that year, the nearest earlier one, the nearest later one.

    A row without a year counts as the oldest.
    """
    age = lambda year: -1 if year is None else year
    if wanted is None:
        return rows[max(rows, key=age)]
    if wanted in rows:
        return rows[wanted]
    earlier = [year for year in rows if age(year) < wanted]
    if earlier:
        return rows[max(earlier, key=age)]
    return rows[min(rows, key=age)]


def read_cpi(name, system):
    table = read_table(name, system.read(name), ('jaar', 'index'), system.decimal)
    cpi = {}
    for line, row in table.rows:
        value = parse_number(row['index'], table.sign)
        if value is None or value <= 0 or parse_whole(row['jaar'], 1, 9999) is None:
            raise DataError('wrong index', name, line)
        cpi[int(row['jaar'])] = value
    return cpi


def to_price_year(price, price_year, index, wanted, cpi):
    """Rule 7: price x CPI(J) / CPI(price year), rounded to 4 decimals, half away from zero, before use."""
    if wanted is None or price == PM or price_year is None or price_year == wanted or index == 'geen':
        return price
    for year in (wanted, price_year):
        if year not in cpi:
            raise DataError(f'no CPI of {year}')
    return Fraction(round_half_away(price * cpi[wanted] / cpi[price_year] * 10_000), 10_000)


# ---------------------------------------------------------------------------------------------- method

METHOD_KEYS = ('discontovoet', 'horizon', 'prijspeil', 'slaagkans', 'perspectief', 'weken_per_jaar', 'dagen_per_jaar')


class Number(str):
    """A number in JSON, as it was written."""


def load_json(name, data):
    def unique(pairs):
        if len({key for key, _ in pairs}) != len(pairs):
            raise DataError('a key twice', name)
        return dict(pairs)
    try:
        return json.loads(data.decode('utf-8'), parse_float=Number, parse_int=Number, object_pairs_hook=unique)
    except ValueError as problem:
        raise DataError(str(problem), name)


def json_number(value, name, decimals, low, high):
    if not isinstance(value, Number) or not re.fullmatch(r'-?[0-9]+(\.[0-9]+)?', value):
        raise DataError(f'not a number: {value}', name)
    number = Fraction(value)
    if not decimals_fit(number, decimals) or number < low or high is not None and number > high:
        raise DataError(f'out of bounds: {value}', name)
    return number


def read_method(options, system):
    """The defaults, the method file over them, the options over that."""
    method = {'discontovoet': Fraction('2.25'), 'horizon': 5, 'prijspeil': None, 'slaagkans': Fraction(1),
              'perspectief': 'financieel', 'weken_per_jaar': Fraction(52), 'dagen_per_jaar': Fraction(365)}
    bounds = {'discontovoet': (4, 0, 100), 'horizon': (0, 1, 100), 'prijspeil': (0, 1, 9999), 'slaagkans': (6, 0, 1),
              'weken_per_jaar': (4, 0, 366), 'dagen_per_jaar': (4, 0, 366)}
    if 'methode' in options:
        name = options['methode']
        document = load_json(name, system.read(name))
        if not isinstance(document, dict):
            raise DataError('not an object', name)
        for key, value in document.items():
            if key not in METHOD_KEYS:
                raise DataError(f'unknown key {key}', name)
            method[key] = value if key == 'perspectief' else json_number(value, name, *bounds[key])
    readers = {'discontovoet': lambda text: parse_percentage(text, comma_or_point(text), False),
               'horizon': lambda text: parse_whole(text, 1, 100), 'prijspeil': lambda text: parse_whole(text, 1, 9999),
               'slaagkans': lambda text: parse_chance(text, comma_or_point(text), False)}
    for key, reader in readers.items():
        if key in options:
            method[key] = reader(options[key])
            if method[key] is None:
                raise UsageError(f'--{key}={options[key]}')
    if 'perspectief' in options:
        method['perspectief'] = options['perspectief']
    if method['perspectief'] not in ('financieel', 'maatschappelijk'):
        raise UsageError(f"--perspectief={method['perspectief']}")
    method['horizon'] = int(method['horizon'])
    method['prijspeil'] = None if method['prijspeil'] is None else int(method['prijspeil'])
    return method


def comma_or_point(text):
    """On the command line both decimal signs are fine."""
    return ',' if ',' in text else '.'


# ---------------------------------------------------------------------------------------------- case lines

CASE_COLUMNS = ('casus', 'scenario', 'post', 'aantal', 'per', 'van', 'duur', 'kans', 'soort', 'slaagkans', 'gekozen',
                'prijs', 'prijspeil', 'betaler', 'ontvanger', 'verzilverbaar', 'start', 'toelichting',
                'aantal_laag', 'aantal_hoog', 'kans_laag', 'kans_hoog', 'slaagkans_laag', 'slaagkans_hoog',
                'prijs_laag', 'prijs_hoog', 'bewijs')
PERIODS = ('eenmalig', 'dag', 'week', 'maand', 'kwartaal', 'jaar')
ZONDER = 'zonder'
SYNONYMS = {
    'casus': 'zaak zaaknummer casusnummer dossier dossiernummer', 'scenario': 'variant optie situatie',
    'post': 'artikel product kostensoort voorziening', 'aantal': 'hoeveelheid stuks eenheden uren dagen',
    'per': 'periode frequentie eenheid', 'van': 'vanaf begin startmaand ingangsdatum',
    'duur': 'looptijd maanden weken tot einddatum', 'kans': 'waarschijnlijkheid risico kanspercentage',
    'slaagkans': 'slagingskans succeskans slagingspercentage succespercentage',
    'prijs': 'tarief bedrag kosten stukprijs eenheidsprijs', 'betaler': 'financier betaald_door kostendrager',
    'toelichting': 'opmerking opmerkingen omschrijving notitie notities'}
NOTHING = ('nul', 'nulalternatief', 'nulscenario', 'nulsituatie', 'geenmaatwerk', 'geen', 'niets', 'nietsdoen', 'huidig')
Line = namedtuple('Line', 'origin scenario post number per first_month months chance kind success chosen price '
                          'payers receiver domain cashable')


class Case:
    def __init__(self, name, place):
        self.name, self.place, self.lines, self.attributes, self.start = name, place, [], None, None
        self.month_zero = ''                           # its start, or that of the run

    def alternatives(self):
        """By first appearance."""
        names = []
        for line in self.lines:
            if line.scenario != ZONDER and line.scenario not in names:
                names.append(line.scenario)
        return names

    def lines_of(self, scenario):
        return [line for line in self.lines if line.scenario == scenario]


def read_cases(names, prices, cpi, method, start, meant, system):
    """[Case] in order; the attributes: the union of the other columns, by first appearance; whether any can have a
    start."""
    tables = []
    for name in names:
        table = read_table(name, system.read(name), ('casus', 'scenario', 'post', 'aantal'), system.decimal,
                           system.encoding)
        check_near_names(table, CASE_COLUMNS, meant)
        for known, words in SYNONYMS.items():
            for column in table.columns:
                if known not in table.columns and column in words.split() and column not in meant:
                    raise DataError(f'column {column}: {known} is meant', name, 1, table.number(column))
        clean_rows(table, ('casus', 'scenario', 'post', 'per', 'soort', 'gekozen', 'betaler', 'ontvanger'), CASE_COLUMNS)
        for column in table.columns:
            if column in RESERVED and column not in CASE_COLUMNS:
                raise DataError(f'column {column} is reserved', name, 1, table.number(column))
        tables.append(table)
    attributes = []
    for table in tables:
        attributes += [column for column in table.columns if column not in CASE_COLUMNS and column not in attributes]
    cases, seen = [], {}
    for table in tables:
        current = None
        for number, row in table.rows:
            def fail(text, column):
                raise DataError(text, table.name, number, table.number(column) if column in table.header else None)
            if row['casus'] == '':
                fail('no casus', 'casus')
            if current is None or current.name != row['casus']:
                if row['casus'] in seen:
                    fail(f"case {row['casus']} comes back, it stands at {seen[row['casus']]} too", 'casus')
                current = Case(row['casus'], (table.name, number))
                seen[current.name] = f'{table.name}:{number}'
                cases.append(current)
                current.start = row.get('start', '')
                current.month_zero = (current.start or start)[:7]
                current.attributes = {column: row.get(column, '') for column in attributes}
            if current.attributes != {column: row.get(column, '') for column in attributes}:
                fail('an attribute changes within the case', 'casus')
            if current.start != row.get('start', ''):
                fail('start changes within the case', 'start')
            current.lines.append(read_line(table, number, row, current, prices, cpi, method, start, fail))
    with_start = start != '' or any('start' in table.columns for table in tables)
    for case in cases:
        if not case.lines_of(ZONDER):
            for scenario in case.alternatives():
                name = re.sub(r'[\s_:-]', '', scenario.lower())
                if name.startswith(ZONDER) or name in NOTHING or edits(name, ZONDER) == 1:
                    raise DataError(f'scenario {scenario} is zonder', *case.place)
        for scenario in case.alternatives():
            lines = case.lines_of(scenario)
            if len({line.success for line in lines}) > 1 or len({line.chosen for line in lines}) > 1:
                raise DataError('slaagkans or gekozen differs within the scenario', *case.place)
    return cases, attributes, with_start


def read_line(table, number, row, case, prices, cpi, method, start, fail):
    get = lambda column: row.get(column, '')
    sign = table.sign

    scenario = get('scenario')
    if ascii_lower(scenario) == ZONDER:
        scenario = ZONDER
    if scenario == '':
        fail('no scenario', 'scenario')

    amount = parse_number(get('aantal'), sign)
    if amount is None or abs(amount) > 1_000_000 or not decimals_fit(amount, 4):
        fail(f"not a number: {get('aantal')}", 'aantal')

    per = ascii_lower(get('per')) or 'eenmalig'
    if per not in PERIODS:
        fail(f'unknown period: {per}', 'per')

    first_month = read_first_month(get('van'), case.start or start, fail)
    if (per == 'eenmalig') != (get('duur') == ''):
        fail('duur', 'duur')
    months = 1 if per == 'eenmalig' else parse_whole(get('duur'), 1, 1200)
    if months is None:
        fail(f"not a number of months: {get('duur')}", 'duur')

    chance = Fraction(1) if get('kans') == '' else parse_chance(get('kans'), sign)
    if chance is None:
        fail(f"not a chance: {get('kans')}", 'kans')

    kind = ascii_lower(get('soort')) or ('gevolg' if scenario == ZONDER else 'inzet')
    if kind not in ('inzet', 'gevolg') or scenario == ZONDER and kind == 'inzet':
        fail(f'wrong soort: {kind}', 'soort')

    success, chosen = None, ascii_lower(get('gekozen'))
    if scenario == ZONDER:
        if get('slaagkans') or chosen:
            fail('slaagkans or gekozen in zonder', 'slaagkans')
    else:
        success = method['slaagkans'] if get('slaagkans') == '' else parse_chance(get('slaagkans'), sign)
        if success is None or chosen not in ('', 'ja', 'nee'):
            fail('wrong slaagkans or gekozen', 'slaagkans')

    price, payers, receiver, domain, cashable = read_line_price(get, sign, prices, cpi, method, fail)
    return Line(f'{table.name}:{number}', scenario, get('post'), amount, per, first_month, months, chance, kind,
                success, chosen, price, payers, receiver, domain, cashable)


def read_first_month(text, start, fail):
    """Whole months after the decision, or a date counted from month 0."""
    if text == '':
        return 0
    date = parse_month(text)
    if date is None:
        month = parse_whole(text, 0, 1200)
    else:
        zero = parse_month(start or '')
        if zero is None:
            fail('a date without a start', 'van')
        month = date - zero
    if month is None or not 0 <= month <= 1200:
        fail(f'wrong van: {text}', 'van')
    return month


def read_line_price(get, sign, prices, cpi, method, fail):
    """What the line itself says goes over the price table."""
    wanted = method['prijspeil']
    rows = prices.get(get('post'))
    row = choose_price_row(rows, wanted) if rows else None
    if row is None and not (get('prijs') and get('betaler')):
        fail(f"unknown post {get('post')}; did you mean {nearest(get('post'), prices)}?", 'post')
    if get('prijs'):
        # An own price has only its own price year, and index cpi.
        own = lambda text: fail(text, 'prijs')
        price = parse_price(get('prijs'), sign, own)
        price = to_price_year(price, parse_year(get('prijspeil'), own), 'cpi', wanted, cpi)
    else:
        if get('prijspeil'):
            fail('prijspeil without prijs', 'prijspeil')
        price = to_price_year(row.price, row.price_year, row.index, wanted, cpi)
    payers = parse_payers(get('betaler'), sign, lambda text: fail(text, 'betaler')) if get('betaler') else row.payers
    receiver = row.receiver if row else ''
    if get('ontvanger'):
        receiver = parse_receiver(get('ontvanger'), lambda text: fail(text, 'ontvanger'))
    check_other_party(payers, receiver, lambda text: fail(text, 'ontvanger'))
    cashable = parse_cashable(get('verzilverbaar'), sign, lambda text: fail(text, 'verzilverbaar')) \
        if get('verzilverbaar') else (row.cashable if row else Fraction(0))
    return price, payers, receiver, row.domain if row else '', cashable


# ---------------------------------------------------------------------------------------------- flows

FLOW_COLUMNS = ('casus', 'alternatief', 'soort', 'post', 'domein', 'partij', 'kant', 'jaar', 'maand', 'maanden',
                'bedrag', 'cw', 'verzilverbaar', 'pm_plus', 'pm_min', 'slaagkans', 'start')
MERGEABLE = ('casus', 'post', 'domein', 'start')       # and the attributes and herkomst: may be merged away
SUMS = ('bedrag', 'cw', 'verzilverbaar', 'pm_plus', 'pm_min')
MEASURES = ('zonder', 'inzet', 'gevolg', 'vermeden', 'saldo', 'zonder_cw', 'inzet_cw', 'gevolg_cw', 'vermeden_cw',
            'ncw', 'bk', 'omslagpunt', 'slaagkans_nodig', 'terugverdientijd', 'verzilverbaar', 'pm_plus', 'pm_min')
KEYS = ('casus', 'partij', 'post', 'domein', 'jaar', 'start', 'kalenderjaar', 'kalendermaand')
CALENDAR = ('kalenderjaar', 'kalendermaand')
ASCENDING = ('jaar', *CALENDAR)
RESERVED = set(FLOW_COLUMNS) | set(MEASURES) | set(KEYS) | {'totaal', 'regel', 'reden', 'herkomst'}


class Flows:
    """A list of flows ({column: value}; money in cents, slaagkans a Fraction or None) and the columns they have."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows


@functools.lru_cache(None)
def discount_factor(rate, year):
    """Rule 6: (1 + discontovoet)^-j rounded to 12 decimals."""
    return Fraction(round_half_away(10 ** 12 / (1 + rate / 100) ** year), 10 ** 12)


def units_factor(per, method):
    """Rule 2: units in a month."""
    return {'eenmalig': Fraction(1), 'maand': Fraction(1), 'kwartaal': Fraction(1, 3), 'jaar': Fraction(1, 12),
            'week': method['weken_per_jaar'] / 12, 'dag': method['dagen_per_jaar'] / 12}[per]


def months_by_year(line, horizon):
    """Rules 1 and 3: [(year, first month in it, months in it)] of [van, van + duur) before 12 x horizon."""
    found = []
    for month in range(line.first_month, min(line.first_month + line.months, 12 * horizon)):
        if found and found[-1][0] == month // 12:
            found[-1][2] += 1
        else:
            found.append([month // 12, month, 1])
    return found


def line_flows(case, alternative, success, kind, line, weight, method):
    """The flows of one line for one alternative; weight is the factor of rule 4."""
    common = {'casus': case.name, 'alternatief': alternative, 'soort': kind, 'post': line.post, 'domein': line.domain,
              'slaagkans': success, 'start': case.month_zero, 'herkomst': line.origin, **case.attributes}
    if line.price == PM:
        return pm_flows(common, kind, line, method)
    if weight == 0:
        return []                                                    # rule 4: p or 1-p of 0 yields no flow
    flows = []
    for year, month, months in months_by_year(line, method['horizon']):
        # Rule 3: exact, and rounded once to whole cents.
        euros = line.number * units_factor(line.per, method) * months * line.price * line.chance * weight
        cents = round_half_away(euros * 100)
        # Rule 5: shares by largest remainder.
        parts = divide(cents, [share for _, share in line.payers])
        for (party, _), part in zip(line.payers, parts):
            # Rule 6: present value and cashable part of each flow.
            worth = round_half_away(part * discount_factor(method['discontovoet'], year))
            cashable = round_half_away(part * line.cashable / 100)
            place = {'jaar': year, 'maand': month, 'maanden': months, 'pm_plus': 0, 'pm_min': 0}
            flows.append({**common, **place, 'partij': party, 'kant': 'betaalt', 'bedrag': part, 'cw': worth,
                          'verzilverbaar': cashable})
            if line.receiver:
                flows.append({**common, **place, 'partij': line.receiver, 'kant': 'ontvangt', 'bedrag': -part,
                              'cw': -worth, 'verzilverbaar': -cashable})
    return flows


def pm_flows(common, kind, line, method):
    """One flow, in the first month, for the party named first, with amounts 0; neither weighed nor copied."""
    if line.first_month >= 12 * method['horizon']:
        return []
    good = (kind == 'zonder') != (line.number < 0)
    return [{**common, 'partij': line.payers[0][0], 'kant': 'betaalt', 'jaar': line.first_month // 12,
             'maand': line.first_month, 'maanden': 1, 'bedrag': 0, 'cw': 0, 'verzilverbaar': 0,
             'pm_plus': int(good), 'pm_min': int(not good)}]


def alternative_flows(case, scenario, name, method):
    """The lines of zonder, the alternative's own lines, then the copies of rule 4."""
    without, own = case.lines_of(ZONDER), case.lines_of(scenario)
    p = own[0].success
    flows = []
    for line in without:
        flows += line_flows(case, name, p, 'zonder', line, 1, method)
    for line in own:
        flows += line_flows(case, name, p, line.kind, line, p if line.kind == 'gevolg' else 1, method)
    for line in without:
        if line.price != PM:
            flows += line_flows(case, name, p, 'gevolg', line, 1 - p, method)
    return flows


def case_flows(case, method, chosen_only):
    alternatives = case.alternatives()
    names = {scenario: scenario for scenario in alternatives}
    if chosen_only:
        alternatives = chosen_alternative(case, alternatives)
        names = {scenario: 'gekozen' for scenario in alternatives}
    flows = []
    if not alternatives:
        for line in case.lines_of(ZONDER):
            flows += line_flows(case, '', None, 'zonder', line, 1, method)
    for scenario in alternatives:
        flows += alternative_flows(case, scenario, names[scenario], method)
    return flows


def chosen_alternative(case, alternatives):
    """The one marked ja; the only one, unless marked nee. A list of one or none."""
    mark = {scenario: case.lines_of(scenario)[0].chosen for scenario in alternatives}
    if len(alternatives) == 1:
        return [] if mark[alternatives[0]] == 'nee' else alternatives
    chosen = [scenario for scenario in alternatives if mark[scenario] == 'ja']
    if alternatives and len(chosen) != 1:
        raise DataError(f'case {case.name}: {len(chosen)} alternatives chosen', *case.place)
    return chosen


def read_flows(names, system):
    """Files with different columns: the union, missing is empty; columns that one of them lacks cannot be a key."""
    needed = [column for column in FLOW_COLUMNS if column not in MERGEABLE]
    tables = []
    for name in names:
        data = system.read(name)
        if not data:
            raise DataError('no flows: the stream is empty', name)
        tables.append(read_table(name, data, needed, flows=True))
        clean_rows(tables[-1], FLOW_COLUMNS[:7], (*FLOW_COLUMNS, 'herkomst'))
    extra, everywhere = [], set(tables[0].columns)
    for table in tables:
        extra += [column for column in table.columns if column not in FLOW_COLUMNS and column not in extra]
        everywhere &= set(table.columns)
    columns = [column for column in FLOW_COLUMNS if any(column in table.columns for table in tables)]
    columns += [column for column in extra if column != 'herkomst'] + ['herkomst'] * ('herkomst' in extra)
    rows = [read_flow(table, line, row, columns) for table in tables for line, row in table.rows]
    flows = Flows(columns, rows)
    flows.everywhere = everywhere
    return flows


def read_flow(table, line, row, columns):
    flow = {column: row.get(column, '') for column in columns}

    def number(column, scale):
        value = parse_number(flow[column], table.sign)
        if value is None or (value * scale).denominator != 1:
            raise DataError(f'wrong {column}: {flow[column]}', table.name, line, table.number(column))
        return int(value * scale)
    for column in ('bedrag', 'cw', 'verzilverbaar'):
        flow[column] = number(column, 100)
    for column in ('jaar', 'maand', 'maanden', 'pm_plus', 'pm_min'):
        flow[column] = number(column, 1)
    flow['slaagkans'] = parse_chance(flow['slaagkans'], table.sign) if flow['slaagkans'] else None
    flow['partij'] = party(flow['partij'])
    return flow


def counts_financially(flow):
    """Perspective financieel: not what client receives."""
    return not (flow['partij'] == 'client' and flow['kant'] == 'ontvangt')


def filter_flows(flows, options, perspective=None):
    rows = flows.rows
    for option, column in (('partij', 'partij'), ('alternatief', 'alternatief')):
        if option in options:
            names = options[option].split(',')
            for name in names:
                if name not in (row[column] for row in flows.rows):
                    warn(f'{column} {name} does not occur')
            rows = [row for row in rows if row[column] in names]
    if perspective == 'financieel':
        rows = [row for row in rows if counts_financially(row)]
    return Flows(flows.columns, rows)


def month_by_month(flow):
    """The flow as flows of one month each, with the calendar month and year of each; pm counts in the first month."""
    if not flow.get('start'):
        raise DataError('a flow without a start')
    spread = {column: divide(flow[column], [1] * flow['maanden']) for column in ('bedrag', 'cw', 'verzilverbaar')}
    for k in range(flow['maanden']):
        month = parse_month(flow['start']) + flow['maand'] + k
        piece = {**flow, 'maand': flow['maand'] + k, 'maanden': 1, 'kalenderjaar': month // 12,
                 'kalendermaand': f'{month // 12}-{month % 12 + 1:02}'}
        piece.update({column: parts[k] for column, parts in spread.items()})
        if k > 0:
            piece.update(pm_plus=0, pm_min=0)
        yield piece


def by_calendar(rows, keys):
    """For keys of the calendar: month by month."""
    return [piece for row in rows for piece in month_by_month(row)] if set(keys) & set(CALENDAR) else rows


def merge_flows(flows, keys):
    """Same keys, alternatief, soort, partij, kant, jaar, maand, maanden and slaagkans become one."""
    if set(keys) & set(CALENDAR):
        keys = [*keys, 'start']
    columns = [column for column in flows.columns
               if column in FLOW_COLUMNS and column not in MERGEABLE or column in keys]
    identity = [column for column in columns if column not in SUMS]
    merged = {}
    for row in by_calendar(flows.rows, keys):
        key = tuple(row[column] for column in identity)
        if key not in merged:
            merged[key] = {column: row[column] for column in identity} | {column: 0 for column in SUMS}
        for column in SUMS:
            merged[key][column] += row[column]
    return Flows(columns, list(merged.values()))


# ---------------------------------------------------------------------------------------------- outcome measures

def group_flows(flows, keys):
    """{(key values, alternatief): flows}, in order of first appearance."""
    groups = {}
    for row in by_calendar(flows.rows, keys):
        groups.setdefault((tuple(row[key] for key in keys), row['alternatief']), []).append(row)
    return groups


def total(rows, kind, column):
    return sum(row[column] for row in rows if row['soort'] == kind)


def payback(rows):
    """Months until the cumulated undiscounted saldo S(m) stays at or above 0; None when it never does.

    A flow is spread evenly over its months, of which there are 1 to 12; in units of 1/27720 cent that is exact.
    """
    change = {}
    for row in rows:
        sign = 1 if row['soort'] == 'zonder' else -1
        for month in range(row['maand'], row['maand'] + row['maanden']):
            change[month] = change.get(month, 0) + sign * row['bedrag'] * (27720 // row['maanden'])
    months, cumulated, last_negative = 0, 0, None
    for month in range(max(change, default=-1) + 1):
        cumulated += change.get(month, 0)
        if cumulated < 0:
            last_negative = month
    if last_negative is None:
        return 0
    if cumulated < 0:
        return None
    return last_negative + 2          # S(m) >= 0 from the month m after the last negative one; the answer is m + 1


def measures(alternative, rows, by_year):
    """{measure: cell}; a cell is None (empty) or a number as text with a decimal point."""
    euro = lambda cents: fixed(Fraction(cents, 100), 2)
    without, without_cw = total(rows, 'zonder', 'bedrag'), total(rows, 'zonder', 'cw')
    cells = dict.fromkeys(MEASURES)
    cells.update(zonder=euro(without), zonder_cw=euro(without_cw), pm_plus=str(sum(row['pm_plus'] for row in rows)),
                 pm_min=str(sum(row['pm_min'] for row in rows)))
    if alternative == '':
        return cells
    input_, outcome = total(rows, 'inzet', 'bedrag'), total(rows, 'gevolg', 'bedrag')
    input_cw, outcome_cw = total(rows, 'inzet', 'cw'), total(rows, 'gevolg', 'cw')
    avoided, avoided_cw = without - outcome, without_cw - outcome_cw
    cells.update(inzet=euro(input_), gevolg=euro(outcome), vermeden=euro(avoided), saldo=euro(avoided - input_),
                 inzet_cw=euro(input_cw), gevolg_cw=euro(outcome_cw), vermeden_cw=euro(avoided_cw),
                 ncw=euro(avoided_cw - input_cw),
                 verzilverbaar=euro(total(rows, 'zonder', 'verzilverbaar') - total(rows, 'gevolg', 'verzilverbaar')))
    if input_cw > 0:
        cells['bk'] = fixed(Fraction(avoided_cw, input_cw), 2)
    if avoided_cw > 0 and input_cw >= 0:
        cells['omslagpunt'] = fixed(Fraction(input_cw, avoided_cw), 3)
        chances = {row['slaagkans'] for row in rows}
        if len(chances) == 1 and chances != {0}:
            cells['slaagkans_nodig'] = fixed(chances.pop() * input_cw / avoided_cw, 3)
    if not by_year:
        months = payback(rows)
        cells['terugverdientijd'] = None if months is None else str(months)
    return cells


def ordered(groups, keys):
    """The names of groups in the order of rows: together by the first key, then by the second, and so on, each in order
    of first appearance; years ascend. With one key as they first appear, but for years."""
    names = list(groups)
    if len(keys) == 1:
        return sorted(names, key=lambda name: name[0][0]) if keys[0] in ASCENDING else names
    first = {}
    for number, (values, alternative) in enumerate(names):
        parts = (*values, alternative)
        for k in range(len(parts)):
            first.setdefault(parts[:k + 1], number)

    def place(name):
        parts = (*name[0], name[1])
        return [parts[k] if k < len(keys) and keys[k] in ASCENDING else first[parts[:k + 1]]
                for k in range(len(parts))]
    return sorted(names, key=place)


def sort_rows(header, rows, columns):
    """--sorteer: by these columns, each after a - if it descends; what is empty stands last."""
    for column in reversed(columns.split(',')):
        number = header.index(column.removeprefix('-'))
        filled = [row for row in rows if row[number] not in (None, '')]
        value = lambda row: (row[number].encode() if isinstance(row[number], Text) else Fraction(row[number]))
        filled.sort(key=value, reverse=column.startswith('-'))
        rows = filled + [row for row in rows if row[number] in (None, '')]
    return rows


def outcome_table(flows, keys, options):
    header = [*keys, 'alternatief', *MEASURES]
    rows = []
    groups = group_flows(flows, keys)
    for values, alternative in ordered(groups, keys):
        group = groups[values, alternative]
        cells = measures(alternative, group, bool(set(keys) & set(ASCENDING)))
        named = [cell_of(key, value) for key, value in zip(keys, values)]
        rows.append([*named, Text(alternative), *(cells[measure] for measure in MEASURES)])
    if 'sorteer' in options:
        rows = sort_rows(header, rows, options['sorteer'])
    return header, rows


# ---------------------------------------------------------------------------------------------- writing

class Text(str):
    """A cell that is text; a plain str is a number with a decimal point, None an empty number."""


def cell_of(column, value):
    if column in ('bedrag', 'cw', 'verzilverbaar'):
        return fixed(Fraction(value, 100), 2)
    if column in ('jaar', 'maand', 'maanden', 'pm_plus', 'pm_min', 'kalenderjaar'):
        return str(value)
    if column == 'slaagkans':
        return None if value is None else shortest(value)
    return Text(value)


def flow_rows(flows):
    return [[cell_of(column, row[column]) for column in flows.columns] for row in flows.rows]


def quote(text, delimiter):
    if re.search(f'[{delimiter}"\r\n]', text) or text[:1] == ' ' or text[-1:] == ' ':
        return '"' + text.replace('"', '""') + '"'
    return text


def write_table(header, rows, form):
    if form == 'jsonl':
        lines = []
        for row in rows:
            members = []
            for name, cell in zip(header, row):
                shown = 'null' if not cell else json.dumps(cell, ensure_ascii=False) if isinstance(cell, Text) else cell
                members.append(f'{json.dumps(name, ensure_ascii=False)}:{shown}')
            lines.append('{' + ','.join(members) + '}\n')
        return ''.join(lines).encode()
    delimiter, sign = {'csv-nl': (';', ','), 'csv': (',', '.'), 'tsv': ('\t', '.')}[form]
    lines = []
    for row in [[Text(name) for name in header], *rows]:
        cells = []
        for cell in row:
            text = '' if cell is None else cell if isinstance(cell, Text) else cell.replace('.', sign)
            cells.append(quote(text, delimiter))
        lines.append(delimiter.join(cells) + '\n')
    return ''.join(lines).encode()


# ---------------------------------------------------------------------------------------------- options

OPTIONS = {                                             # name: (short, takes an argument, programs)
    'prijzen': ('p', True, 'reken'), 'sleutel': ('k', True, 'reken som'), 'methode': ('m', True, 'reken'),
    'discontovoet': ('', True, 'reken'), 'horizon': ('', True, 'reken'), 'prijspeil': ('', True, 'reken'),
    'slaagkans': ('', True, 'reken'), 'start': ('', True, 'reken'), 'cpi': ('', True, 'reken'),
    'gekozen': ('', False, 'reken'), 'herkomst': ('', False, 'reken'), 'attribuut': ('', True, 'reken'),
    'decimaal': ('', True, 'reken som deel'), 'codering': ('', True, 'reken'), 'partij': ('', True, 'reken som'),
    'sorteer': ('', True, 'reken som'), 'alternatief': ('', True, 'reken som deel'), 'perspectief': ('', True, 'reken som'),
    'stromen': ('', False, 'reken som'), 'afspraak': ('a', True, 'deel'), 'uitvoer': ('o', True, 'reken som deel'),
    'vorm': ('f', True, 'reken som deel'), 'taken': ('j', True, 'reken som deel'),
    'help': ('h', False, 'reken som deel'), 'version': ('V', False, 'reken som deel')}


def parse_arguments(program, arguments):
    """(options, operands); prijzen and attribuut are lists. Options may follow operands."""
    mine = {name: spec for name, spec in OPTIONS.items() if program.removeprefix('baat-') in spec[2].split()}
    short = ''.join(spec[0] + ':' * spec[1] for spec in mine.values() if spec[0])
    try:
        pairs, operands = getopt.gnu_getopt(arguments, short, [name + '=' * spec[1] for name, spec in mine.items()])
    except getopt.GetoptError as problem:
        raise UsageError(str(problem))
    options = {}
    for option, value in pairs:
        name = option[2:] if option.startswith('--') else next(n for n, s in mine.items() if s[0] == option[1])
        if name in ('prijzen', 'attribuut'):
            options.setdefault(name, []).append(value)
        else:
            options[name] = value
    return options, operands or ['-']


def parse_keys(options, default, known):
    """The keys to group by; none for totaal."""
    text = options.get('sleutel', default)
    keys = text.split(',')
    if keys == ['totaal']:
        return []
    for k, key in enumerate(keys):
        if key in keys[:k] or key not in known:
            raise UsageError(f'--sleutel={text}: {key}')
    return keys


class System:
    """The world outside: files relative to a folder, standard input, messages."""

    def __init__(self, options, stdin, folder):
        self.stdin, self.folder = stdin, folder
        self.encoding = options.get('codering', 'utf-8')
        self.decimal = {None: None, 'komma': ',', 'punt': '.'}.get(options.get('decimaal'), 'wrong')
        if self.decimal == 'wrong':
            raise UsageError('--decimaal')

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        if name == '-':
            return self.stdin() if callable(self.stdin) else self.stdin
        with open(self.path(name), 'rb') as file:
            return file.read()


MESSAGES = []


def warn(text):
    MESSAGES.append(f'warning: {text}')


# ---------------------------------------------------------------------------------------------- the programs

def baat_reken(options, operands, system):
    method = read_method(options, system)
    if 'stromen' in options and ('sleutel' in options or 'perspectief' in options):
        raise UsageError('--stromen goes without -k and --perspectief')
    if 'gekozen' in options and 'alternatief' in options:
        raise UsageError('--gekozen goes without --alternatief')
    if 'start' in options and parse_month(options['start']) is None:
        raise UsageError('--start')
    prices = read_prices(options.get('prijzen', []), system)
    cpi = {}
    if method['prijspeil'] is not None and 'cpi' in options:
        cpi = read_cpi(options['cpi'], system)
    cases, attributes, with_start = read_cases(operands, prices, cpi, method, options.get('start', ''),
                                               options.get('attribuut', ()), system)
    own = [column for column in FLOW_COLUMNS if column != 'start' or with_start]
    columns = [*own, *attributes] + ['herkomst'] * ('herkomst' in options)
    rows = [flow for case in cases for flow in case_flows(case, method, 'gekozen' in options)]
    flows = Flows(columns, rows)
    if 'stromen' in options:
        flows = filter_flows(flows, options)
        return flows.columns, flow_rows(flows)
    keys = parse_keys(options, 'casus', [*(key for key in KEYS if key != 'start' or with_start), *attributes])
    return outcome_table(filter_flows(flows, options, method['perspectief']), keys, options)


def baat_som(options, operands, system):
    if 'stromen' in options and 'perspectief' in options:
        raise UsageError('--stromen goes without --perspectief')
    perspective = options.get('perspectief', 'financieel')
    if perspective not in ('financieel', 'maatschappelijk'):
        raise UsageError('--perspectief')
    flows = read_flows(operands, system)
    known = [column for column in flows.columns if column in KEYS or column not in RESERVED] + [*CALENDAR]
    if 'stromen' in options:
        flows_that_count = filter_flows(flows, options)
        if 'sleutel' in options:
            keys = parse_keys(options, '', known)
            check_keys_everywhere(keys, flows)
            flows_that_count = merge_flows(flows_that_count, keys)
        return flows_that_count.columns, flow_rows(flows_that_count)
    keys = parse_keys(options, 'casus', known)
    check_keys_everywhere(keys, flows)
    return outcome_table(filter_flows(flows, options, perspective), keys, options)


def check_keys_everywhere(keys, flows):
    for key in keys:
        if ('start' if key in CALENDAR else key) not in flows.everywhere:
            raise DataError(f'some flows have no {key}')


# ---------------------------------------------------------------------------------------------- sharing

class Agreement:
    """parties: who signed (None: everyone but client); named: every party in it, by first appearance;
    tiers: [('verlies' | 'inzet' | 'delen', euro cents or None, [(party, percentage)])]."""


AGREEMENT_KEYS = {'waterval': {'drempel', 'plafond', 'waterval'}, 'evenredig': {'drempel', 'plafond'},
                  'sleutel': {'drempel', 'plafond', 'sleutel'}, 'niemand-slechter': set()}


def read_agreement(name, system):
    document = load_json(name, system.read(name))
    if not isinstance(document, dict) or document.get('verdeling') not in AGREEMENT_KEYS:
        raise DataError('verdeling is required', name)
    agreement = Agreement()
    agreement.kind = document['verdeling']
    for key in document:
        if key not in {'naam', 'partijen', 'grondslag', 'verdeling'} | AGREEMENT_KEYS[agreement.kind]:
            raise DataError(f'key {key} is not used', name)
    for key in AGREEMENT_KEYS[agreement.kind] - {'drempel', 'plafond'}:
        if key not in document:
            raise DataError(f'key {key} is missing', name)
    agreement.basis = document.get('grondslag', 'ongedisconteerd')
    if agreement.basis not in ('ongedisconteerd', 'contant', 'verzilverbaar'):
        raise DataError('grondslag', name)
    cents = lambda value: int(json_number(value, name, 2, 0, None) * 100)
    agreement.threshold = cents(document.get('drempel', Number('0')))
    agreement.ceiling = cents(document['plafond']) if 'plafond' in document else None
    agreement.parties = [party(name) for name in document['partijen']] if 'partijen' in document else None

    standard = [('verlies', None, []), ('inzet', None, [])]
    agreement.tiers = {'waterval': [], 'niemand-slechter': []}.get(agreement.kind, standard)
    agreement.named = []
    for key, value in document.items():
        if key == 'partijen':
            agreement.named += [party(name) for name in value]
        elif key == 'sleutel':
            shares = read_shares(value, name)
            agreement.named += [signatory for signatory, _ in shares]
            agreement.tiers = [*standard, ('delen', None, shares)]
        elif key == 'waterval':
            for tier in value:
                agreement.tiers.append(read_tier(tier, name, agreement, cents))
    agreement.named = list(dict.fromkeys(agreement.named))
    for _, _, shares in agreement.tiers:
        for signatory, _ in shares:
            if agreement.parties is not None and signatory not in agreement.parties:
                raise DataError(f'{signatory} did not sign', name)
    return agreement


def read_shares(value, name):
    shares = [(party(key), json_number(share, name, 4, 0, 100)) for key, share in value.items()]
    if sum(share for _, share in shares) != 100 or any(share == 0 for _, share in shares):
        raise DataError('shares do not add up to 100', name)
    return shares


def read_tier(tier, name, agreement, cents):
    if agreement.tiers and agreement.tiers[-1][0] == 'delen' and agreement.tiers[-1][1] is None:
        raise DataError('a tier after one that takes what is left', name)
    if set(tier) == {'naar'} and tier['naar'] in ('verlies', 'inzet'):
        return (tier['naar'], None, [])
    if 'delen' not in tier or set(tier) - {'tot', 'delen'}:
        raise DataError('not a tier', name)
    shares = read_shares(tier['delen'], name)
    agreement.named += [signatory for signatory, _ in shares]
    return ('delen', cents(tier['tot']) if 'tot' in tier else None, shares)


def party_amounts(flows, basis):
    """{party: {zonder, inzet, gevolg}} in order of first appearance in the flows that count."""
    amounts = {}
    for row in flows:
        mine = amounts.setdefault(row['partij'], {'zonder': 0, 'inzet': 0, 'gevolg': 0})
        column = {'ongedisconteerd': 'bedrag', 'contant': 'cw', 'verzilverbaar': 'verzilverbaar'}[basis]
        if basis == 'verzilverbaar' and row['soort'] == 'inzet':
            column = 'bedrag'                                         # inzet in full
        mine[row['soort']] += row[column]
    return amounts


def waterfall(agreement, signed, benefit, inputs):
    """({party: pays}, {party: receives}); benefit is b and inputs is i of each party, in table order."""
    gains = {party: benefit[party] for party in signed if benefit[party] > 0}
    pot = max(0, sum(gains.values()) - agreement.threshold)
    if agreement.ceiling is not None:
        pot = min(pot, agreement.ceiling)
    receives, left = dict.fromkeys(signed, 0), pot
    done = set()
    for kind, limit, shares in agreement.tiers:
        if kind == 'verlies':
            claims = {party: -benefit[party] for party in signed if benefit[party] < 0}
        elif kind == 'inzet':
            claims = {party: inputs[party] for party in signed if inputs[party] > 0}
        else:
            claims = dict(shares)
            limit = left if limit is None else limit
        if kind != 'delen':
            limit = 0 if kind in done else sum(claims.values())       # once whole, nothing more to repay
            done.add(kind)
        paid = min(left, limit)
        if not claims or paid == 0:
            continue
        for party, part in zip(claims, divide(paid, list(claims.values()))):
            receives[party] += part
        left -= paid
    pays = dict.fromkeys(signed, 0)
    if gains:
        for party, part in zip(gains, divide(pot - left, list(gains.values()))):
            pays[party] = part
    return pays, receives


def nobody_worse(signed, balance):
    """Signatories with a negative saldo are made whole by those with a positive one, as far as it goes."""
    gains = {party: balance[party] for party in signed if balance[party] > 0}
    losses = {party: -balance[party] for party in signed if balance[party] < 0}
    moved = min(sum(gains.values()), sum(losses.values()))
    pays, receives = dict.fromkeys(signed, 0), dict.fromkeys(signed, 0)
    if moved > 0:
        pays.update(zip(gains, divide(moved, list(gains.values()))))
        receives.update(zip(losses, divide(moved, list(losses.values()))))
    if moved < sum(losses.values()):
        warn(f'{fixed(Fraction(sum(losses.values()) - moved, 100), 2)} is missing')
    return pays, receives


def baat_deel(options, operands, system):
    if 'afspraak' not in options:
        raise UsageError('--afspraak is required')
    agreement = read_agreement(options['afspraak'], system)
    flows = read_flows(operands, system).rows
    alternatives = list(dict.fromkeys(row['alternatief'] for row in flows if row['alternatief']))
    if 'alternatief' in options:
        alternatives = [options['alternatief']]
    elif len(alternatives) > 1:
        raise UsageError('several alternatives: --alternatief is required')
    counting = [row for row in flows if row['alternatief'] in alternatives and counts_financially(row)]
    amounts = party_amounts(counting, agreement.basis)
    for party in agreement.named:
        amounts.setdefault(party, {'zonder': 0, 'inzet': 0, 'gevolg': 0})
    benefit = {party: mine['zonder'] - mine['gevolg'] for party, mine in amounts.items()}
    inputs = {party: mine['inzet'] for party, mine in amounts.items()}
    balance = {party: benefit[party] - inputs[party] for party in amounts}
    if agreement.parties is None:
        signed = [party for party in amounts if party != 'client']
    else:
        signed = [party for party in amounts if party in agreement.parties]
    if agreement.kind == 'niemand-slechter':
        pays, receives = nobody_worse(signed, balance)
    else:
        pays, receives = waterfall(agreement, signed, benefit, inputs)
    header = ['partij', 'zonder', 'inzet', 'gevolg', 'vermeden', 'saldo_voor', 'betaalt', 'ontvangt', 'saldo_na']
    rows = []
    for party, mine in amounts.items():
        paid, received = pays.get(party, 0), receives.get(party, 0)
        cents = [mine['zonder'], mine['inzet'], mine['gevolg'], benefit[party], balance[party], paid, received,
                 balance[party] - paid + received]
        rows.append([Text(party), *(fixed(Fraction(amount, 100), 2) for amount in cents)])
    assert sum(pays.values()) == sum(receives.values())
    return header, rows


PROGRAMS = {'baat-reken': baat_reken, 'baat-som': baat_som, 'baat-deel': baat_deel}


def run(program, arguments, stdin=b'', folder='.'):
    """(standard output, messages, exit status). stdin: bytes, or a function that reads them."""
    MESSAGES.clear()
    output, status, options = b'', 0, {}
    try:
        options, operands = parse_arguments(program, arguments)
        if 'version' in options:
            return f'{program} (baat) {VERSION}\n'.encode(), '', 0
        if 'help' in options:
            return f'Usage: {program} [OPTION]... [FILE]...\n'.encode(), '', 0
        system = System(options, stdin, folder)
        form = options.get('vorm', 'csv-nl')
        if form not in ('csv-nl', 'csv', 'tsv', 'jsonl'):
            raise UsageError(f'--vorm={form}')
        header, rows = PROGRAMS[program](options, operands, system)
        output = write_table(header, rows, form)
        if 'uitvoer' in options:
            with open(system.path(options['uitvoer']), 'wb') as file:
                file.write(output)
            output = b''
    except (DataError, UsageError, OSError, LookupError) as problem:
        status = {DataError: 1, UsageError: 2}.get(type(problem), 3)
        MESSAGES.append(str(problem))
        if 'stromen' in options and 'uitvoer' not in options:
            output = f'{ONVOLLEDIG}\n'.encode()
    return output, ''.join(f'{program}: {message}\n' for message in MESSAGES), status


def main():
    if len(sys.argv) < 2 or sys.argv[1] not in PROGRAMS:
        sys.exit('usage: reference.py baat-reken|baat-som|baat-deel ARGUMENTS...')
    output, messages, status = run(sys.argv[1], sys.argv[2:], sys.stdin.buffer.read)
    sys.stdout.buffer.write(output)
    sys.stdout.buffer.flush()
    sys.stderr.write(messages)
    sys.exit(status)


if __name__ == '__main__':
    main()
