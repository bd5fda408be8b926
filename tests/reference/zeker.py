#!/usr/bin/env python3
"""A slow and plain reference for the draws of baat-zeker, and random cases on which the two are compared.

    zeker.py BINDIR [SEEDS]

It is written from baat-methode(7), HOW SURE, shares nothing with the C programs, and takes cases, prices and flows from
reference.py. Whole numbers and Fractions only. Each seed makes a price table and cases with every kind of range, draws
them with random options, and wants the same bytes from baat-zeker --ruw. Ends in "N passed, M failed".
"""
import math
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

import reference as r

MASK = 2 ** 64 - 1
KINDS = ('prijs', 'aantal', 'kans', 'slaagkans')
COLUMNS = {'saldo': 'bedrag', 'vermeden': 'bedrag', 'ncw': 'cw', 'vermeden_cw': 'cw', 'verzilverbaar': 'verzilverbaar'}


def mix(z):
    z ^= z >> 30
    z = z * 0xBF58476D1CE4E5B9 & MASK
    z ^= z >> 27
    z = z * 0x94D049BB133111EB & MASK
    return z ^ z >> 31


def fnv(data):
    hashed = 0xCBF29CE484222325
    for byte in data:
        hashed = (hashed ^ byte) * 0x100000001B3 & MASK
    return hashed


def uniform(name, seed, draw):
    """Rules 2 and 3."""
    key = mix(fnv('\x1f'.join(name).encode()) + mix(seed) & MASK)
    return 2 * (mix(key + draw * 0x9E3779B97F4A7C15 & MASK) >> 39) + 1


def half_up(value):
    return math.floor(value + Fraction(1, 2))


class Range:
    """The ends of a value, and whether any was given."""

    def __init__(self, low, centre, high, given):
        self.low, self.centre, self.high, self.given = low, centre, high, given

    def is_open(self):
        return self.low < self.high

    def widened(self, percent, chance):
        """Rule 1."""
        if self.given or not percent or self.centre == 0 or chance and self.centre == 1:
            return self
        decimals = 10 ** (6 if chance else 4)
        part = Fraction(r.round_half_away(abs(self.centre) * percent / 100 * decimals), decimals)
        high = self.centre + part
        return Range(self.centre - part, self.centre, min(high, Fraction(1)) if chance else high, True)


def factor(ends, chance, name, options, draw):
    """Rule 4: of 2^20."""
    one, unit = 2 ** 20, 1 if chance else ends.centre
    low, high = half_up(ends.low / unit * one), half_up(ends.high / unit * one)
    if not ends.is_open():
        return low
    mode = half_up((ends.centre - ends.low) / (ends.high - ends.low) * 2 ** 26)
    place = u = uniform(name, options['zaad'], draw)
    if options['verdeling'] == 'driehoek':
        place = math.isqrt(u * mode) if u < mode else 2 ** 26 - math.isqrt((2 ** 26 - u) * (2 ** 26 - mode))
    return low + ((high - low) * place + 2 ** 25 >> 26)


class View:
    """A line for one alternative: its ranges, and the names of its inputs."""

    def __init__(self, case, scenario, line, number, row, listed, options):
        self.case, self.scenario, self.line, self.options = case, scenario, line, options
        own = row.get('prijs', '') != ''
        self.ranges = {
            'prijs': self.of(row, 'prijs', line.price) if own else listed,
            'aantal': self.of(row, 'aantal', line.number),
            'kans': self.of(row, 'kans', line.chance),
            'slaagkans': self.success(case, scenario),
        }
        if line.kind == 'inzet':
            del self.ranges['slaagkans']
        for kind, ends in self.ranges.items():
            if kind != 'prijs' or own or listed.unit != 'euro':
                self.ranges[kind] = ends.widened(options['marge'].get(kind), kind in KINDS[2:])
        self.names = self.name(number)

    @staticmethod
    def of(row, kind, centre):
        ends = [row.get(kind + '_laag', ''), row.get(kind + '_hoog', '')]
        low, high = (centre if text == '' else r.parse_number(text, ',') for text in ends)
        return Range(low, centre, high, ends != ['', ''])

    def success(self, case, scenario):
        own = case.lines_of(scenario)[0]
        return self.of(self.options['rows'][own.origin], 'slaagkans', own.success)

    def name(self, number):
        """Rule 2."""
        case, line, alternative = self.case.name, self.line, self.scenario
        together = {'prijs': (line.post,), 'aantal': (line.scenario, line.post), 'kans': (line.scenario,),
                    'slaagkans': (alternative,)}
        apart = {'prijs': (case, line.scenario, str(number)), 'aantal': (case, line.scenario, str(number)),
                 'kans': (case, line.scenario), 'slaagkans': (case, alternative)}
        return {kind: (kind, *(together if kind in self.options['samen'] else apart)[kind]) for kind in KINDS}

    def is_drawn(self, kind):
        ends = self.ranges.get(kind)
        if ends is None:
            return False
        lucky = self.options['lot'] and kind in KINDS[2:] and 0 < ends.centre < 1
        return ends.is_open() or lucky

    def product(self, draw):
        """Rules 5 and 6: the product of the factors of the line, of 2^20."""
        product = None
        for kind in KINDS:
            if not self.is_drawn(kind):
                continue
            f = factor(self.ranges[kind], kind in KINDS[2:], self.names[kind], self.options, draw)
            if self.options['lot'] and kind in KINDS[2:]:
                luck = {'kans': ('lot', self.case.name, self.line.scenario),
                        'slaagkans': ('slaagt', self.case.name, self.scenario)}[kind]
                f = 2 ** 20 if uniform(luck, self.options['zaad'], draw) < 64 * f else 0
            product = f if product is None else product * f + 2 ** 19 >> 20
        return 2 ** 20 if product is None else product


def full_flows(case, scenario, views, method):
    """The flows of an alternative, chances that are drawn taken out of them, by the line that they are of."""
    changed = r.Case(case.name, case.place)
    changed.attributes, changed.start, changed.month_zero = case.attributes, case.start, case.month_zero
    sure = any(view.is_drawn('slaagkans') for view in views.values())
    for line in case.lines:
        if line.scenario not in (r.ZONDER, scenario):
            continue
        if line.price != r.PM and views[line.origin].is_drawn('kans'):
            line = line._replace(chance=Fraction(1))
        if line.scenario == scenario and sure:
            line = line._replace(success=Fraction(1))
        changed.lines.append(line)
    return r.alternative_flows(changed, scenario, scenario, method)


def draws(cases, method, options, keys):
    """{row: [outcome of each draw]}, rows in the order of baat-reken."""
    terms = {}
    order = {}
    for case in cases:
        for scenario in case.alternatives():
            views, numbers = {}, {}
            for line in case.lines:
                numbers[line.scenario] = numbers.get(line.scenario, 0) + 1
                if line.scenario in (r.ZONDER, scenario) and line.price != r.PM:
                    views[line.origin] = View(case, scenario, line, numbers[line.scenario],
                                              options['rows'][line.origin], options['listed'].get(line.post), options)
            products = {origin: [view.product(draw) for draw in range(1, options['trekkingen'] + 1)]
                        for origin, view in views.items()}
            plain = r.Flows([], r.alternative_flows(case, scenario, scenario, method))
            for flow in r.filter_flows(plain, {}, method['perspectief']).rows:
                order.setdefault((tuple(flow[key] for key in keys), scenario), None)
            flows = r.Flows([], full_flows(case, scenario, views, method))
            for flow in r.filter_flows(flows, {}, method['perspectief']).rows:
                row = terms.setdefault((tuple(flow[key] for key in keys), scenario), [0] * options['trekkingen'])
                amount = flow[COLUMNS[options['maat']]]
                if flow['soort'] == 'inzet' and options['maat'] not in ('saldo', 'ncw'):
                    amount = 0
                sign = 1 if flow['soort'] == 'zonder' else -1
                if amount:
                    for draw, product in enumerate(products[flow['herkomst']]):
                        row[draw] += sign * amount * product
    for row in order:
        yield row, [r.round_half_away(Fraction(total, 2 ** 20)) for total in terms.get(row, [0] * options['trekkingen'])]


# ---------------------------------------------------------------------------------------------- random input

def comma(value, decimals):
    return r.shortest(Fraction(r.round_half_away(value * 10 ** decimals), 10 ** decimals)).replace('.', ',')


def random_ends(rng, centre, most, decimals):
    """low and high as text, either of them perhaps left out."""
    if centre <= 0 or rng.random() < 0.3:
        return ['', '']
    low, high = centre * rng.randrange(1001) / 1000, centre + (min(most, centre * 20) - centre) * rng.randrange(1001) / 1000
    low, high = (Fraction(math.floor(end * 10 ** decimals), 10 ** decimals) for end in (low, high))
    return [comma(low, decimals) if rng.random() < 0.8 else '', comma(max(high, centre), decimals) if rng.random() < 0.8 else '']


def make_input(rng, folder):
    posts = [f'p{number}' for number in range(6)]
    with open(os.path.join(folder, 'prijzen.csv'), 'w', encoding='utf-8') as file:
        file.write('post;omschrijving;eenheid;prijs;laag;hoog;betaler;ontvanger;verzilverbaar\n')
        for number, post in enumerate(posts):
            price = Fraction(rng.randrange(1, 10 ** 7), 10 ** 4)
            unit = 'euro' if number == 0 else 'stuk'
            ends = random_ends(rng, price, Fraction(10 ** 6), 4) if number else ['', '']
            payer = rng.choice(['gemeente', 'corporatie:70|gemeente:30'])
            file.write(f"{post};Voorbeeld;{unit};{comma(price, 4)};{';'.join(ends)};{payer};{rng.choice(['', 'client'])};"
                       f'{rng.choice(["", "40"])}\n')
    with open(os.path.join(folder, 'zaken.csv'), 'w', encoding='utf-8') as file:
        file.write('casus;wijk;scenario;post;aantal;aantal_laag;aantal_hoog;per;duur;kans;kans_laag;kans_hoog;soort;slaagkans;'
                   'slaagkans_laag;slaagkans_hoog;prijs;prijs_laag;prijs_hoog;betaler\n')
        for case in range(rng.randrange(1, 6)):
            for scenario in ('zonder', 'a', 'b')[:rng.randrange(2, 4)]:
                success = Fraction(rng.randrange(0, 101), 100)
                ends = random_ends(rng, success, Fraction(1), 6)
                words = ['', '', ''] if scenario == 'zonder' else [comma(success, 6), *ends]
                for _ in range(rng.randrange(1, 5)):
                    number = Fraction(rng.randrange(0, 10 ** 5), 10 ** rng.randrange(5))
                    chance = Fraction(rng.randrange(0, 101), 100)
                    own = rng.random() < 0.3
                    price = Fraction(rng.randrange(1, 10 ** 6), 100)
                    mine = [comma(price, 4), *random_ends(rng, price, Fraction(10 ** 7), 4), 'rijk'] if own else [''] * 4
                    times = rng.choice([['', ''], ['maand', str(rng.randrange(1, 30))], ['dag', str(rng.randrange(1, 9))]])
                    kind = 'gevolg' if scenario == 'zonder' or rng.random() < 0.5 else 'inzet'
                    file.write(';'.join([f'z{case}', f'w{case % 2}', scenario, rng.choice(posts), comma(number, 4),
                                         *random_ends(rng, number, Fraction(10 ** 6), 4), *times, comma(chance, 6),
                                         *random_ends(rng, chance, Fraction(1), 6), kind, *words, *mine]) + '\n')


def read_ranges(folder):
    """The ranges of the price table, and the rows of the cases by origin."""
    def table(name, required):
        with open(os.path.join(folder, name), 'rb') as file:
            return r.read_table(name, file.read(), required)
    listed = {}
    for _, row in table('prijzen.csv', ('post', 'prijs')).rows:
        listed[row['post']] = View.of({'prijs_laag': row['laag'], 'prijs_hoog': row['hoog']}, 'prijs',
                                      r.parse_number(row['prijs'], ','))
        listed[row['post']].unit = row['eenheid']
    return listed, {f'zaken.csv:{number}': row for number, row in table('zaken.csv', ('casus',)).rows}


def try_seed(seed, binary):
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        make_input(rng, folder)
        words, keys = [], rng.choice([[], ['casus'], ['wijk'], ['partij'], ['post']])
        options = {'trekkingen': 4, 'zaad': rng.choice([1, 2017, 2 ** 64 - 1]), 'maat': rng.choice(list(COLUMNS)),
                   'verdeling': rng.choice(['driehoek', 'gelijk']), 'lot': rng.random() < 0.5, 'marge': {},
                   'samen': rng.choice([KINDS, (), ('prijs',), ('kans', 'aantal')])}
        if rng.random() < 0.5:
            options['marge'] = {kind: Fraction(rng.randrange(1, 10 ** 6 + 1), 10 ** 4) for kind in KINDS if rng.random() < 0.6}
        words += [f"--marge={kind}:{r.shortest(percent)}" for kind, percent in options['marge'].items()]
        words += ['--lot'] if options['lot'] else []
        words += [f"--{name}={options[name]}" for name in ('trekkingen', 'zaad', 'maat', 'verdeling')]
        words += ['--samen=' + (','.join(options['samen']) or 'geen'), '-k', ','.join(keys) or 'totaal', '--ruw']
        command = [binary, '-p', 'prijzen.csv', *words, 'zaken.csv']
        real = subprocess.run(command, cwd=folder, capture_output=True, env={**os.environ, 'LC_ALL': 'C.UTF-8', 'BAAT_TAAL': 'en'})
        system = r.System({}, b'', folder)
        method = r.read_method({}, system)
        cases, _, _ = r.read_cases(['zaken.csv'], r.read_prices(['prijzen.csv'], system), {}, method, '', (), system)
        options['listed'], options['rows'] = read_ranges(folder)
        lines = [';'.join([*keys, 'alternatief', 'trekking', options['maat']])]
        for (values, alternative), outcomes in draws(cases, method, options, keys):
            for draw, cents in enumerate(outcomes, 1):
                amount = r.fixed(Fraction(cents, 100), 2).replace('.', ',')
                lines.append(';'.join([*values, alternative, str(draw), amount]))
        wanted = '\n'.join(lines) + '\n'
        if real.returncode == 0 and real.stdout.decode() == wanted:
            return True
        print(f'failed: seed {seed}: {" ".join(words)} (exit {real.returncode})')
        for ours, theirs in zip(wanted.split('\n'), real.stdout.decode().split('\n')):
            if ours != theirs:
                print(f'  wanted {ours}\n  got    {theirs}')
                break
        print(real.stderr.decode()[:300])
        return False


def main():
    binary = os.path.join(os.path.abspath(sys.argv[1]), 'baat-zeker')
    seeds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    passed = sum(try_seed(seed, binary) for seed in range(seeds))
    print(f'{passed} passed, {seeds - passed} failed')
    return passed != seeds


if __name__ == '__main__':
    sys.exit(main())
