#!/usr/bin/env python3
"""Random valid input for baat-reken, baat-som and baat-deel, and command lines to run on it.

    python3 generate.py SEED [--lines N] --out DIR

Writes into DIR: zaken.csv (sometimes zaken2.csv), prijzen.csv (or a folder tabellen/), cpi.csv, methode.json,
afspraak1.json ..., and commands.txt. A line of commands.txt is a pipeline, to be run inside DIR; one that begins with
"= " must print the same bytes as the line before it. The same seed gives the same files. Everything is valid, and
within the bounds of baat-methode(7): every command must end with exit status 0.
"""
import argparse
import os
import random
import unicodedata
import shlex
from fractions import Fraction

PARTIES = ['gemeente', 'corporatie', 'zorgverzekeraar', 'politie', 'centrumgemeente', 'zorgkantoor', 'rijk',
           'Één Thuis bv', 'stads-bank', 'client']
ALTERNATIVES = ['maatwerk', 'thuis wonen', 'één plan', 'bewind', 'Housing First', 'A&B "plus"', 'x']
ATTRIBUTES = ['gemeente', 'wijk', 'team', 'instrument', 'Regio Noord', 'doelgroep', 'Coördinatie']
VALUES = ['Utrecht', 'Zaanstad', 'Enschede', "'s-Gravenhage", 'Oud "Oost"', 'a;b', 'c,d', 'e\tf', 'één\ntwee',
          'drie\r\nvier', 'vijf\rzes', ' Noord ', ' voor', 'na ', '', '=1+1', '-', '0', '1.234', '€ 5', 'Súdwest-Fryslân',
          '北', '😀', 'zonder', 'onvolledig', '""', 'lange waarde ' * 6 + '.', "O'Brien", 'a|b', '%', '\\', 'null']
CALENDAR = ['kalenderjaar', 'kalendermaand']
DOMAINS = ['opvang', 'bijstand', 'schulden', '', 'zorg; welzijn', 'Één "domein"']
MONEY_BUDGET = 9 * 10 ** 16                    # euros: every total stays below 2^63 cents


def rounded(value, decimals):
    scale = 10 ** decimals
    return Fraction(int(value * scale), scale)


class Dialect:
    """How one file is written."""

    def __init__(self, rng):
        self.rng = rng
        self.delimiter = rng.choice(';;,\t')
        self.eol = rng.choice(['\n', '\n', '\r\n', '\r'])
        self.bom = rng.random() < 0.3
        self.sep = rng.random() < 0.15 and self.delimiter != '\t'
        self.quoting = rng.choice([0, 0, 0.2, 1])
        self.spaces = rng.choice([0, 0, 0.2])
        self.blank = rng.choice([0, 0, 0.1])
        self.last_newline = rng.random() < 0.8
        self.careless = rng.choice([0, 0, 0.1])       # how often a name is written in other bytes than it counts by

    def number(self, value, trailing=True):
        """A decimal number (at most 8 decimals) as this file writes it."""
        rng = self.rng
        value = Fraction(value)
        sign = {';': ',', ',': '.'}.get(self.delimiter) or rng.choice(',.')
        digits = str(abs(value) * 10 ** 8 // 1).rjust(9, '0')
        whole, decimals = digits[:-8], digits[-8:].rstrip('0')
        if trailing and rng.random() < 0.2:
            decimals = decimals.ljust(rng.choice([1, 2, 2, 4, 7]), '0')
        group = '.' if sign == ',' else ','
        grouped = decimals != '' and len(whole) > 3 and rng.random() < 0.3
        if self.delimiter == '\t' and not grouped and len(whole) <= 3 and whole[0] != '0' and len(decimals) == 3:
            decimals += '0'                    # 1.234 would be refused: it could be either
        if grouped:
            first = len(whole) % 3
            parts = ([whole[:first]] if first else []) + [whole[k:k + 3] for k in range(first, len(whole), 3)]
            whole = group.join(parts)
        text = whole + (sign + decimals if decimals else '')
        return (rng.choice(['-', '-', '\u2212']) if value < 0 else '') + text

    def money(self, value):
        rng, text = self.rng, self.number(abs(value))
        minus = rng.choice(['-', '\u2212']) if value < 0 else ''
        if rng.random() < 0.8:
            return minus + text
        space = rng.choice(['', ' ', '\u00a0', '\u202f'])
        if rng.random() < 0.5:
            return minus + rng.choice(['', space]) + '€' + space + text
        return '€' + space + minus + text

    def chance(self, value):
        if self.rng.random() < 0.4 and (value * 10 ** 6).denominator == 1:
            return self.number(value * 100) + self.rng.choice(['%', '%', ' %', '\u00a0%'])
        return self.number(value)

    def percentage(self, value):
        return self.number(value) + self.rng.choice(['', '', '%', ' %'])

    def keyword(self, text):
        return self.rng.choice([text, text, text, text.capitalize(), text.upper()])

    def name(self, text):
        """The same name in other bytes."""
        rng = self.rng
        if text == '' or rng.random() >= self.careless:
            return text
        if rng.random() < 0.5:
            text = unicodedata.normalize('NFD', text)
        space = [' ', '\u00a0', '\u200b', '\u2060 ', '']
        return rng.choice(space) + text + rng.choice(space)

    def client(self, text):
        return self.rng.choice(['client', 'client', 'cliënt', 'Client', 'CLIE\u0308NT']) if text == 'client' else text

    def field(self, text):
        must = any(c in text for c in self.delimiter + '"\r\n') or text.strip(' ') != text or text == ''
        if must and text != '' or self.rng.random() < self.quoting * (0.1 if text == '' else 1):
            text = '"' + text.replace('"', '""') + '"'
        if self.rng.random() < self.spaces and not text.startswith('"'):
            text = self.rng.choice([' ', '  ', '']) + text + self.rng.choice([' ', ''])
        return text

    def write(self, path, header, rows, names=()):
        rng = self.rng
        columns = list(header)
        for _ in range(rng.choice([0, 0, 0, 1, 2])):
            columns.insert(rng.randrange(1, len(columns) + 1), '')        # a column without name or content
        shown = [''.join(rng.choice([c, c.upper()]) if 'a' <= c <= 'z' and rng.random() < 0.1 else c for c in name)
                 for name in columns]
        lines = [self.delimiter.join(self.field(self.name(name)) for name in shown)]
        for row in rows:
            if rng.random() < self.blank:
                lines.append(rng.choice(['', self.delimiter * (len(columns) - 1), self.delimiter, '  ']))
            lines.append(self.delimiter.join(self.field(self.name(row.get(column, '')) if column in names else
                                                        row.get(column, '')) for column in columns))
        text = self.eol.join(lines) + (self.eol if self.last_newline else '')
        if self.sep:
            text = f'sep={self.delimiter}{self.eol}{text}'
        with open(path, 'wb') as file:
            file.write(('\ufeff' if self.bom else '').encode() + text.encode())


class Generator:
    def __init__(self, seed, out, lines=None):
        self.rng, self.out, self.wanted_lines = random.Random(seed), out, lines
        rng = self.rng
        self.parties = rng.sample(PARTIES, rng.randint(2, len(PARTIES)))
        if 'client' not in self.parties and rng.random() < 0.6:
            self.parties.append('client')
        self.alternatives = rng.sample(ALTERNATIVES, rng.randint(1, 3))
        self.extremes = lines is None and rng.random() < 0.25
        self.monster = lines is None and rng.random() < 0.04
        self.budget = Fraction(MONEY_BUDGET // 10 if self.monster else MONEY_BUDGET)
        self.mixed_success = rng.random() < 0.2     # empty slaagkans beside an explicit 1: then no --slaagkans
        self.start_mode = rng.choice(['none', 'none', 'case', 'option', 'both'])
        self.method_has_success = False

    def path(self, name):
        return os.path.join(self.out, name)

    def some(self, probability):
        return self.rng.random() < probability

    # -------------------------------------------------------------------------------------------- price tables

    def payers(self, dialect):
        rng = self.rng
        if self.some(0.6) or len(self.parties) < 2:
            party = rng.choice(self.parties)
            return f'{party}:{dialect.percentage(100)}' if self.some(0.05) else party
        parties = rng.sample(self.parties, rng.randint(2, min(4, len(self.parties))))
        return '|'.join(f'{party}:{dialect.percentage(share)}' for party, share in
                        zip(parties, self.shares(len(parties))))

    def shares(self, count):
        """Percentages above 0 that add up to 100."""
        rng = self.rng
        if count == 1:
            return [Fraction(100)]
        if self.some(0.3) and 100 % count == 0:
            return [Fraction(100 // count)] * count
        scale = 10 ** rng.choice([0, 1, 2, 4])
        cuts = [0, *sorted(rng.sample(range(1, 100 * scale), count - 1)), 100 * scale]
        return [Fraction(b - a, scale) for a, b in zip(cuts, cuts[1:])]

    def price(self):
        rng, kind = self.rng, self.rng.random()
        if self.extremes and kind < 0.15:
            return rng.choice([Fraction(100_000_000), Fraction('99999999.9999'), Fraction(-100_000_000),
                               Fraction('0.0001')])
        if kind < 0.05:
            return Fraction(0)
        if kind < 0.1:
            return -rounded(Fraction(rng.randint(1, 10 ** 7), 10 ** 4), 4)
        if kind < 0.4:
            return Fraction(rng.randint(1, 3000))
        if kind < 0.7:
            return Fraction(rng.randint(1, 10 ** 6), 100)
        return Fraction(rng.randint(1, 10 ** 8), 10 ** 4)

    def cashable(self):
        return self.rng.choice([Fraction(0), Fraction(100), Fraction(self.rng.randint(0, 100)),
                                Fraction(self.rng.randint(0, 10 ** 6), 10 ** 4)])

    @staticmethod
    def parties_of(payers):
        return {part.partition(':')[0] for part in payers.split('|')}

    def part_receiver(self, dialect, row):
        """Nobody on a line receives what he pays himself, whichever row of the tables counts."""
        payers, receivers = self.tabled.get(row['post'], (set(), set()))
        if row.get('betaler'):
            payers = self.parties_of(row['betaler'])
        if row.get('ontvanger'):
            receivers = {row['ontvanger']}
        if payers & receivers:
            row['ontvanger'] = dialect.rng.choice(['-', '\u2013', '\u2014', '\u2212'])
        row['ontvanger'] = dialect.client(row.get('ontvanger', ''))

    def price_rows(self, dialect, posts, taken):
        """Rows of one file; notes in self.largest the largest price of each post, in `taken` their years."""
        rng, rows = self.rng, []
        for post in posts:
            free = [year for year in [*range(2013, 2026), ''] if (post, year) not in taken]
            years = rng.sample(free, rng.choice([1, 1, 2, 3, 4]))
            taken.update((post, year) for year in years)
            self.largest[post] = Fraction(0)
            for year in years:
                row = {'post': post, 'omschrijving': rng.choice(['Een post', 'Post; twee', 'Dag "opvang"', 'é\nü']),
                       'eenheid': rng.choice(['dag', 'maand', 'stuk']), 'prijspeil': str(year),
                       'betaler': self.payers(dialect)}
                if self.some(0.12):
                    row['prijs'] = dialect.keyword('pm')
                else:
                    price = self.price()
                    row['prijs'] = dialect.money(price)
                    self.largest[post] = max(self.largest[post], abs(price))
                    if abs(price) > 10 ** 7:
                        row['index'] = dialect.keyword('geen')     # so that no index takes it out of bounds
                if 'index' not in row:
                    row['index'] = rng.choice(['', '', 'cpi', 'geen'])
                row['ontvanger'] = rng.choice(['', '', '-', 'client', rng.choice(self.parties)])
                payers, receiver = self.parties_of(row['betaler']), row['ontvanger']
                if receiver in payers:
                    receiver = row['ontvanger'] = ''
                known = self.tabled.setdefault(post, (set(), set()))
                known[0].update(payers)
                known[1].add(receiver)
                row['ontvanger'] = dialect.client(receiver)
                row['verzilverbaar'] = '' if self.some(0.3) else dialect.percentage(self.cashable())
                row['domein'] = rng.choice(DOMAINS)
                row['bron'] = rng.choice(['', 'bron; x'])
                rows.append(row)
        if self.some(0.3):
            rng.shuffle(rows)
        return rows

    def write_prices(self, name, posts, taken):
        rng, dialect = self.rng, Dialect(self.rng)
        rows = self.price_rows(dialect, posts, taken)
        required = ['post', 'omschrijving', 'eenheid', 'prijs', 'betaler']
        optional = ['ontvanger', 'prijspeil', 'index', 'domein', 'verzilverbaar', 'bron', 'laag', 'hoog', 'url',
                    'categorie']
        header = required + [column for column in optional if any(row.get(column) for row in rows) or self.some(0.5)]
        if self.some(0.5):
            rng.shuffle(header)
        dialect.write(self.path(name), header, rows, ('post', 'eenheid', 'betaler', 'ontvanger', 'index', 'domein'))

    def make_prices(self):
        rng = self.rng
        self.posts = rng.sample([f'{a}-{b}' for a in ('opvang', 'bewind', 'uur', 'x', '24') for b in
                                 ('dag', 'maand', '1', 'traject')], rng.randint(2, 9))
        self.largest = {}
        self.tabled = {}                               # of each post the payers and the receivers in any row
        own = rng.sample(self.posts, rng.randint(1, len(self.posts))) + ['eigen-post']
        layout = rng.choice(['one', 'two', 'folder'])
        if layout == 'one':
            self.write_prices('prijzen.csv', self.posts, set())
            self.price_options = '-p prijzen.csv'
            return
        if layout == 'folder':
            os.mkdir(self.path('tabellen'))
        names = ['tabellen/10-landelijk.csv', 'tabellen/20-eigen.csv'] if layout == 'folder' else \
            ['prijzen.csv', 'eigen.csv']
        taken = set()
        self.write_prices(names[0], self.posts, taken)
        before = dict(self.largest)
        if layout != 'folder':                                     # the files of a folder are one table
            taken = set()
        self.write_prices(names[1], own, taken)
        self.largest = {post: max(before.get(post, 0), self.largest.get(post, 0)) for post in {**before, **self.largest}}
        self.posts.append('eigen-post')
        self.price_options = '--prijzen=tabellen' if layout == 'folder' else rng.choice(
            ['-p prijzen.csv -p eigen.csv', '-pprijzen.csv --prijzen eigen.csv'])

    def make_cpi(self):
        dialect, level, rows = Dialect(self.rng), Fraction(90), []
        for year in range(2010, 2028):
            rows.append({'jaar': str(year), 'index': dialect.number(level)})
            level = rounded(level * Fraction(self.rng.randint(990, 1040), 1000), self.rng.choice([2, 2, 1]))
        if self.some(0.3):
            self.rng.shuffle(rows)
        dialect.write(self.path('cpi.csv'), ['jaar', 'index'], rows)

    # -------------------------------------------------------------------------------------------- case lines

    def chance_value(self):
        rng = self.rng
        return rng.choice([Fraction(0), Fraction(1), Fraction(1, 2), Fraction(rng.randint(0, 100), 100),
                           Fraction(rng.randint(0, 1000), 1000), Fraction(rng.randint(0, 10 ** 6), 10 ** 6),
                           Fraction('0.999999')])

    def amount(self):
        rng, kind = self.rng, self.rng.random()
        if self.extremes and kind < 0.1:
            return rng.choice([Fraction(1_000_000), Fraction('999999.9999'), Fraction(-1_000_000), Fraction('0.0001')])
        if kind < 0.04:
            return Fraction(0)
        sign = -1 if self.some(0.1) else 1
        if kind < 0.4:
            return Fraction(sign)
        if kind < 0.7:
            return Fraction(sign * rng.randint(1, 40))
        return sign * Fraction(rng.randint(1, 10 ** 6), 10 ** rng.choice([1, 2, 3, 4]))

    def months(self):
        rng = self.rng
        return rng.choice([rng.randint(1, 12), rng.randint(1, 40), rng.randint(1, 130), 12, 60,
                           rng.randint(1, 1200) if self.some(0.1) else 24, 1200 if self.some(0.05) else 6])

    def first_month(self):
        rng = self.rng
        return rng.choice([0, 0, rng.randint(0, 12), rng.randint(0, 40), 59 if self.some(0.1) else 1,
                           rng.randint(0, 1200) if self.some(0.1) else 0, rng.choice([60, 1199, 1200, 24])
                           if self.some(0.1) else 3])

    def make_line(self, dialect, case, scenario, marks):
        """One row; keeps the sum of all amounts within the budget."""
        rng = self.rng
        row = {'casus': case['casus'], 'start': case['start'], **case['attributes'],
               'scenario': dialect.keyword('zonder') if scenario == 'zonder' else scenario, **marks}
        post, price_at_most = rng.choice(self.posts), None
        unknown = self.some(0.12)
        if unknown:
            post = rng.choice(['onbekend', 'eigen-1', '7'])
        row['post'] = post
        if unknown or self.some(0.12):
            if self.some(0.06):
                row['prijs'], price_at_most = dialect.keyword('pm'), Fraction(0)
            else:
                price = self.price()
                row['prijs'], price_at_most = dialect.money(price), abs(price)
            if self.some(0.6) and price_at_most <= 10 ** 7:
                row['prijspeil'] = str(rng.randint(2013, 2025))
        if unknown or self.some(0.12):
            row['betaler'] = self.payers(dialect)
        if self.some(0.15):
            row['ontvanger'] = rng.choice(['-', '\u2014', 'client', rng.choice(self.parties)])
        self.part_receiver(dialect, row)
        if self.some(0.1):
            row['verzilverbaar'] = dialect.percentage(self.cashable())
        if price_at_most is None:
            price_at_most = self.largest[post]

        per, months = 'eenmalig', 1
        if self.some(0.6):
            per, months = rng.choice(['dag', 'week', 'maand', 'kwartaal', 'jaar']), self.months()
            row['duur'] = str(months)
        row['per'] = dialect.keyword(per) if per != 'eenmalig' or self.some(0.4) else ''
        month = self.first_month()
        if case['month zero'] is not None and self.some(0.6):
            date = case['month zero'] + month
            row['van'] = f'{date // 12:04}-{date % 12 + 1:02}' + rng.choice(['', '', '-01', '-28'])
        else:
            row['van'] = '' if month == 0 and self.some(0.5) else str(month)
        row['kans'] = '' if self.some(0.4) else dialect.chance(self.chance_value())
        if scenario == 'zonder':
            row['soort'] = rng.choice(['', '', dialect.keyword('gevolg')])
        else:
            row['soort'] = rng.choice(['', dialect.keyword('inzet'), dialect.keyword('gevolg')])
        row['toelichting'] = rng.choice(['', '', 'tekst', 'tekst; "meer"', 'twee\nregels', VALUES[9]])

        # At most 366 days a year, and an index at most 1.8; a line of zonder counts twice (its copy), and one side
        # of a transfer; 4 covers all that.
        amount = self.amount()
        month_factor = {'eenmalig': 1, 'maand': 1, 'kwartaal': Fraction(1, 3), 'jaar': Fraction(1, 12)}.get(
            per, Fraction(61, 2))
        worst = 4 * 2 * abs(amount) * price_at_most * month_factor * months
        while worst > self.budget / 4:
            amount, worst = rounded(amount / 1000, 4), worst / 1000
        self.budget -= worst
        row['aantal'] = dialect.number(amount)
        return row

    def make_case(self, dialect, number):
        rng = self.rng
        identifier = rng.choice([f'L-{number:03}', f'{number}', f'{number}-07', f'Casus {number}', f'é;{number}',
                                 f'"{number}"', f'a,{number}'])
        start, zero = '', None
        if self.start_mode in ('case', 'both') and self.some(0.7):
            zero = rng.randint(2012 * 12, 2024 * 12)
            start = f'{zero // 12:04}-{zero % 12 + 1:02}' + self.rng.choice(['', '', '-15'])
        elif self.start_mode in ('option', 'both'):
            zero = self.start_option
        case = {'casus': identifier, 'start': start, 'month zero': zero,
                'attributes': {name: rng.choice(self.values) for name in self.file_attributes}}
        alternatives = rng.sample(self.alternatives, min(len(self.alternatives), rng.choice([0, 1, 1, 1, 2, 2, 3])))
        lines = []
        if self.some(0.88) or not alternatives:
            lines += [self.make_line(dialect, case, 'zonder', {}) for _ in range(rng.choice([1, 1, 2, 3, 5]))]
        chosen = rng.choice(alternatives) if alternatives else None
        alone = rng.choice(['', '', 'ja', 'nee' if self.some(0.3) else ''])
        for alternative in alternatives:
            success = self.chance_value() if self.some(0.5) else None
            mark = alone if len(alternatives) == 1 else 'ja' if alternative == chosen else rng.choice(['', 'nee'])
            own = []
            for _ in range(rng.choice([1, 1, 2, 3])):
                marks = {'gekozen': dialect.keyword(mark) if mark else ''}
                if success is not None:
                    marks['slaagkans'] = dialect.chance(success)
                elif self.mixed_success:
                    marks['slaagkans'] = rng.choice(['', dialect.chance(Fraction(1))])
                own.append(self.make_line(dialect, case, alternative, marks))
            lines = lines + own if self.some(0.8) else own + lines
        if self.some(0.2):
            rng.shuffle(lines)
        return lines

    def monster_case(self, dialect):
        """One line at all bounds at once: with every factor at full precision."""
        row = {'casus': 'monster', 'scenario': 'zonder', 'post': 'monster', 'aantal': dialect.number(
            self.rng.choice([Fraction(10 ** 6), Fraction('-999999.9999')])), 'per': 'dag', 'duur': '12', 'van': '0',
            'prijs': dialect.money(self.rng.choice([Fraction(10 ** 8), Fraction('99999999.9999')])),
            'betaler': self.payers(dialect),
            'kans': dialect.chance(self.rng.choice([Fraction(1), Fraction('0.999999')]))}
        other = {'casus': 'monster', 'scenario': self.alternatives[0], 'post': self.posts[0], 'aantal': '0',
                 'slaagkans': dialect.chance(Fraction('0.333333')) if not self.mixed_success else ''}
        self.part_receiver(dialect, row)
        attributes = {name: self.rng.choice(self.values) for name in self.file_attributes}
        return [{**line, **attributes} for line in (row, other)]

    def write_cases(self, name, first, cases, attributes):
        rng, dialect = self.rng, Dialect(self.rng)
        self.file_attributes = attributes
        rows, number = [], first
        while len(rows) < self.wanted_lines if self.wanted_lines else number < first + cases:
            rows += self.make_case(dialect, number)
            number += 1
        if self.monster and first == 1:
            rows += self.monster_case(dialect)
        required = ['casus', 'scenario', 'post', 'aantal']
        optional = ['per', 'van', 'duur', 'kans', 'soort', 'slaagkans', 'gekozen', 'prijs', 'prijspeil', 'betaler',
                    'ontvanger', 'verzilverbaar', 'start', 'toelichting']
        header = required + [column for column in optional if any(row.get(column) for row in rows) or self.some(0.4)]
        header += attributes
        if self.some(0.5):
            rng.shuffle(header)
        dialect.write(self.path(name), header, rows, ['casus', 'scenario', 'post', 'per', 'soort', 'gekozen', 'betaler',
                                                      'ontvanger', *attributes])
        self.starts.append('start' in header)
        self.orders.append([column for column in header if column in attributes])
        return number

    def make_cases(self):
        rng = self.rng
        self.start_option = rng.randint(2014 * 12, 2024 * 12)
        attributes = rng.sample(ATTRIBUTES, rng.choice([0, 1, 2, 2, 3]))
        self.attribute_option = []
        if self.some(0.03):
            attributes.append('kansen')                      # near a column, but meant
            self.attribute_option = ['--attribuut=kansen']
        self.values = rng.sample(VALUES, rng.randint(2, 8))
        cases = rng.choice([0 if self.some(0.3) else 1, 1, 2, 4, 10, 30 if self.some(0.5) else 15])
        self.files, self.attributes, self.orders, self.starts = ['zaken.csv'], list(attributes), [], []
        after = self.write_cases('zaken.csv', 1, cases, attributes)
        if self.wanted_lines is None and self.some(0.3):
            second = list(attributes)
            if self.some(0.5):
                second = [name for name in second if self.some(0.6) or name == 'kansen'] + rng.sample(
                    [name for name in ATTRIBUTES if name not in attributes], rng.choice([0, 1]))
            if self.some(0.3):
                rng.shuffle(second)
            self.files.append('zaken2.csv')
            self.write_cases('zaken2.csv', after, rng.choice([0, 1, 3, 8]), second)
            self.attributes += [name for name in second if name not in attributes]
            self.in_both = [name for name in attributes if name in second]

    # -------------------------------------------------------------------------------------------- method, agreements

    def make_method(self):
        rng, members = self.rng, []
        choices = {'discontovoet': [rng.choice(['0', '100', '4', '2.25', '3.1415', '0.0001'])],
                   'horizon': [str(rng.choice([1, 2, 3, 10, 100]))], 'prijspeil': [str(rng.randint(2012, 2027))],
                   'perspectief': ['"maatschappelijk"', '"financieel"'],
                   'weken_per_jaar': ['52', '52.1429', '52.1775', '366'],
                   'dagen_per_jaar': ['360', '365.25', '365.2425', '366', '366.0000']}
        if not self.mixed_success:
            choices['slaagkans'] = ['0.7', '0', '1', '0.333333']
        for key in rng.sample(sorted(choices), rng.randint(1, len(choices))):
            members.append(f'"{key}": {rng.choice(choices[key])}')
        with open(self.path('methode.json'), 'w', encoding='utf-8') as file:
            file.write('{ ' + ',\n  '.join(members) + ' }\n')

    @staticmethod
    def json_decimal(value):
        """A decimal number with at most 4 decimals, as JSON."""
        whole, rest = divmod(Fraction(value) * 10 ** 4 // 1, 10 ** 4)
        return f'{whole}' if rest == 0 else f'{whole}.{rest:04}'.rstrip('0')

    def json_shares(self, parties):
        parties = self.rng.sample(parties, self.rng.randint(1, min(4, len(parties))))
        return '{' + ', '.join(f'"{party}": {self.json_decimal(share)}' for party, share in
                               zip(parties, self.shares(len(parties)))) + '}'

    def euros(self):
        rng = self.rng
        return self.json_decimal(rng.choice([Fraction(0), Fraction(rng.randint(0, 500)), Fraction(rng.randint(
            0, 10 ** 7), 100), Fraction(rng.randint(0, 10 ** 9), 100)]))

    def make_agreement(self, name, kind):
        rng = self.rng
        pool = [party for party in self.parties if party != 'client'] + ['buitenstaander']
        signed = None
        members = [f'"naam": "proef \\u00e9 {rng.randint(1, 99)}"', f'"verdeling": "{kind}"']
        if self.some(0.5):
            signed = rng.sample(pool, rng.randint(1, len(pool)))
        names = signed or pool
        if self.some(0.6):
            basis = rng.choice(['ongedisconteerd', 'contant', 'verzilverbaar'])
            members.append(f'"grondslag": "{basis}"')
        if kind != 'niemand-slechter':
            if self.some(0.4):
                members.append(f'"drempel": {self.euros()}')
            if self.some(0.4):
                members.append(f'"plafond": {self.euros()}')
        if kind == 'sleutel':
            members.append(f'"sleutel": {self.json_shares(names)}')
        if kind == 'waterval':
            tiers = [tier for tier in ('{"naar": "verlies"}', '{"naar": "inzet"}') if self.some(0.7)]
            tiers += [f'{{"tot": {self.euros()}, "delen": {self.json_shares(names)}}}'
                      for _ in range(rng.choice([0, 1, 1, 2]))]
            if self.some(0.2):
                tiers.append(rng.choice(['{"naar": "verlies"}', '{"naar": "inzet"}']))
            if self.some(0.4):
                rng.shuffle(tiers)
            if self.some(0.6) or not tiers:
                tiers.append(f'{{"delen": {self.json_shares(names)}}}')
            members.append(f'"waterval": [ {", ".join(tiers)} ]')
        rng.shuffle(members)
        if signed is not None:
            members.insert(0, '"partijen": [' + ', '.join(f'"{party}"' for party in signed) + ']')
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.write('{ ' + ',\n  '.join(members) + ' }\n')

    # -------------------------------------------------------------------------------------------- commands

    def keys(self):
        """Keys to group by; [] is totaal."""
        rng = self.rng
        if self.some(0.15):
            return []
        known = ['casus', 'partij', 'post', 'domein', 'jaar', *map(ascii_lower, self.attributes)]
        if self.start_mode in ('option', 'both'):                      # every case has a start
            known += ['start', rng.choice(CALENDAR)]
        return rng.sample(known, rng.choice([1, 1, 1, 2, 2, 3]))

    @staticmethod
    def key_option(keys):
        return ['-k', ','.join(keys) or 'totaal']

    def form(self):
        return self.rng.choice([[], [], [], ['-f', 'csv'], ['--vorm=tsv'], ['-fjsonl'], ['-f', 'csv-nl']])

    def sorting(self, keys):
        """Columns to sort the rows by."""
        if self.some(0.7):
            return []
        columns = [*keys, 'alternatief', 'saldo', 'ncw', 'bk', 'terugverdientijd', 'pm_plus', 'inzet']
        names = self.rng.sample(columns, self.rng.choice([1, 2]))
        return ['--sorteer=' + ','.join(self.rng.choice(['', '-']) + name for name in names)]

    def filters(self, with_alternative=True):
        """Options that both baat-reken and baat-som take."""
        rng, options = self.rng, []
        if self.some(0.3):
            names = rng.sample(self.parties, rng.randint(1, min(3, len(self.parties))))
            options.append('--partij=' + ','.join(names))
        if self.some(0.3) and with_alternative:
            names = rng.sample(self.alternatives, rng.randint(1, len(self.alternatives)))
            options += rng.choice([['--alternatief', ','.join(names)], ['--alternatief=' + ','.join(names)]])
        return options

    def perspective(self):
        return self.rng.choice([[], ['--perspectief=financieel'], ['--perspectief', 'maatschappelijk']])

    def parameters(self):
        """Options of the calculation, only of baat-reken. A chosen alternative goes without --alternatief."""
        rng, options = self.rng, []
        if self.some(0.3):
            options.append('--discontovoet=' + rng.choice(['0', '2,25%', '3.5', '100', '4,1234', '0.0001%']))
        if self.some(0.3):
            options += ['--horizon', str(rng.choice([1, 2, 3, 5, 10, 30, 100]))]
        if self.some(0.3):
            options += [f'--prijspeil={rng.randint(2012, 2027)}', '--cpi=cpi.csv']
        if self.some(0.25) and not self.mixed_success:
            options.append('--slaagkans=' + rng.choice(['0,8', '0.25', '0', '1', '33,3333%', '0.999999']))
        if self.some(0.25):
            options += ['-m', 'methode.json', '--cpi', 'cpi.csv']
        if self.some(0.1):
            options += ['-j', '2']
        return options

    def reken(self, options, files=None):
        words = ['baat-reken', *shlex.split(self.price_options), *self.attribute_option]
        if self.start_mode in ('option', 'both'):
            words.append(f'--start={self.start_option // 12:04}-{self.start_option % 12 + 1:02}')
        files = self.files if files is None else files
        if self.some(0.2):
            return shlex.join([*words, *files, *options])              # options may follow operands
        if self.some(0.15) and len(files) == 1:
            return f'cat {files[0]} | ' + shlex.join([*words, *options, *self.rng.choice([[], ['-']])])
        return shlex.join([*words, *options, *files])

    def som(self, options, files=()):
        return shlex.join(['baat-som', *options, *files])

    def chosen(self):
        return ['--gekozen'] if self.some(0.3) else []

    def commands(self):
        rng, lines = self.rng, []
        lines.append(self.reken(self.form()))
        lines.append(self.reken(['--stromen', *rng.choice([[], ['--herkomst']]), *self.parameters(), *self.chosen(),
                                 *self.form()]))
        # The same table three ways: at once, through flows, through merged flows.
        for _ in range(2):
            keys, form, parameters, chosen = self.keys(), self.form(), self.parameters(), self.chosen()
            common = self.filters(not chosen)
            key, view = self.key_option(keys), self.perspective()
            if not view and '-m' in parameters:
                view = ['--perspectief=financieel']                    # baat-som does not see the method
            form = [*form, *self.sorting(keys)]
            lines.append(self.reken([*key, *parameters, *chosen, *common, *view, *form]))
            between = rng.choice([[], [], ['-f', 'csv'], ['-f', 'tsv'], ['--herkomst']])
            flows = self.reken(['--stromen', *parameters, *chosen, *between])
            narrowed = self.reken(['--stromen', *parameters, *chosen, *common])
            lines.append('= ' + flows + ' | ' + self.som([*key, *common, *view, *form]))
            # Cutting flows into months may change terugverdientijd by a month, when saldo is about nothing.
            finer = keys + [name for name in self.keys() if name not in keys and name not in CALENDAR]
            rng.shuffle(finer)
            lines.append('= ' + narrowed + ' | ' + self.som(['--stromen', *self.key_option(finer), *between[:2]]
                                                            if '--herkomst' not in between else ['--stromen']) +
                         ' | ' + self.som([*key, *view, *form]))
        lines.append(self.reken(['--stromen', *self.filters()]) + ' | ' +
                     self.som(['--stromen', *self.key_option(self.keys()), *self.filters(), *self.form()]))
        lines.append(self.reken(['-k', 'totaal', '--gekozen', *self.parameters(), *self.perspective()]))
        if len(self.files) == 2:
            lines += self.part_commands()
        lines += self.sharing_commands()
        return lines

    def part_commands(self):
        """Flows of the parts, joined: the same as the whole."""
        rng = self.rng
        known = ['casus', 'partij', 'post', 'domein', 'jaar', *map(ascii_lower, self.in_both)]
        key = self.key_option(rng.sample(known, rng.choice([1, 2])))
        parameters = self.parameters() + self.chosen()
        forms = [rng.choice([[], ['-f', 'csv'], ['-f', 'tsv']]) for _ in range(2)]
        lines = [self.reken(['--stromen', '-o', f'deel{k + 1}.csv', *parameters, *forms[k]], [file])
                 for k, file in enumerate(self.files)]
        view = ['--perspectief=maatschappelijk']
        lines.append(self.reken([*key, *parameters, *view]))
        lines.append('= ' + self.som([*key, *view], ['deel1.csv', 'deel2.csv']))
        same_start = self.starts[0] == self.starts[1] or any(word.startswith('--start') for word in parameters)
        if forms[0] == forms[1] and self.orders[0] == self.orders[1] and same_start:
            lines.append('= cat deel1.csv deel2.csv | ' + self.som([*key, *view]))
        lines += [self.som(['--stromen', *key, '-o', f'som{k}.csv'], [f'deel{k}.csv']) for k in (1, 2)]
        lines.append(self.som([*key, *view], ['som2.csv', 'som1.csv']))
        lines.append(self.som(['--stromen'], ['deel1.csv', 'deel2.csv']))
        return lines

    def sharing_commands(self):
        rng, lines = self.rng, []
        for k, kind in enumerate(rng.sample(['waterval', 'evenredig', 'sleutel', 'niemand-slechter'], 2), 1):
            name = f'afspraak{k}.json'
            self.make_agreement(name, kind)
            merge = rng.choice(['', '', ' | ' + self.som(['--stromen', *self.key_option(self.keys())])])
            if self.some(0.5):
                flows, options = self.reken(['--stromen', '--gekozen', *self.parameters()]), []
            else:
                alternative = rng.choice(self.alternatives)
                flows, options = self.reken(['--stromen', *self.parameters()]), ['--alternatief=' + alternative]
            lines.append(flows + merge + ' | ' + shlex.join(['baat-deel', '-a', name, *options, *self.form()]))
        return lines

    def generate(self):
        os.makedirs(self.out, exist_ok=True)
        self.make_prices()
        self.make_cpi()
        self.make_cases()
        self.make_method()
        with open(self.path('commands.txt'), 'w', encoding='utf-8') as file:
            file.write('\n'.join(self.commands()) + '\n')


def ascii_lower(text):
    return ''.join(c.lower() if c.isascii() else c for c in text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('seed', type=int)
    parser.add_argument('--lines', type=int, help='write at least so many case lines')
    parser.add_argument('--out', required=True)
    options = parser.parse_args()
    Generator(options.seed, options.out, options.lines).generate()


if __name__ == '__main__':
    main()
