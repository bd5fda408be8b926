#!/usr/bin/env python3
"""Debts again, slowly and in fractions, from DEBTS in baat-methode(7) and DEBT ROWS in baat-bestanden(5); and random cases
to hold baat-schuld against it.

    python3 debts.py BINDIR SEED_FROM SEED_TO

For each seed: the lines, the account (--verloop) and the outcome (--overzicht) are the same to the byte, or both refuse the
case with the same code. Of the account it is also held that no debt falls below zero, that what is paid, waived and left
adds up to what arose, and that another order of alternatives gives each of them the same rows. Prints each difference,
and as the last line "N passed, M failed".
"""
import csv
import io
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

ACTS = ['hoofdsom', 'boete', 'kosten', 'rente', 'betaling', 'kwijtschelding']
LAST = 1200
MOST = 10 ** 10


class Refused(Exception):
    pass


def nearest(value):
    """Half away from zero, of what is not below it."""
    return int((Fraction(value) * 2 + 1) // 2)


def shares(total, weights):
    """By largest remainder; ties go to the first."""
    parts = [total * w // sum(weights) for w in weights]
    rest = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % sum(weights)), i))
    for i in rest[:total - sum(parts)]:
        parts[i] += 1
    return parts


class Row:
    """A row of a debt; months count from the decision, amounts are cents, chances fractions."""

    def __init__(self, cells, start):
        self.cells = cells
        self.debt, self.act = cells['schuld'], cells['post']
        self.step = self.act if self.act not in ACTS else None
        self.monthly = cells['per'] == 'maand'
        self.start = int(cells['van'] or 0)
        self.chance = Fraction((cells['kans'] or '1').replace(',', '.'))
        self.rest = cells['aantal'] == 'rest'
        self.amount = self.times = self.percent = None
        number = cells['aantal'].replace(',', '.')
        if self.step:
            self.times = int(number or 1)
        elif self.act == 'rente':
            self.percent = Fraction(number) if number else None
        elif not self.rest:
            self.amount = int(Fraction(number) * 100)
        self.price = int(Fraction(cells['prijs'].replace(',', '.')) * 100) if cells['prijs'] else None
        self.open = self.monthly and not cells['duur']
        self.terms = int(cells['duur']) if cells['duur'] else 1
        self.end = LAST if self.open else self.start + self.terms - 1
        self.shares = {}
        self.tally = {}
        self.interest = Fraction(0)
        self.law = None


class Tariffs:
    def __init__(self, rows, previous):
        self.rows, self.previous = rows, previous

    def components(self, code):
        seen = []
        for row in self.rows:
            if row['code'] == code and row['onderdeel'] not in seen:
                seen.append(row['onderdeel'])
        return seen

    def at(self, code, component, month):
        known = [r for r in self.rows if r['code'] == code and r['onderdeel'] == component and r['van'] <= month]
        if not known:
            raise Refused('tariff-unknown-date')
        latest = max(r['van'] for r in known)
        bands = [r for r in known if r['van'] == latest]
        if bands[0]['tot'] and month > bands[0]['tot'] and not self.previous:
            raise Refused('tariff-unknown-date')
        return bands

    def rate(self, code, month):
        band = self.at(code, '', month)[0]
        return Fraction(band['procent'].replace(',', '.')), band

    @staticmethod
    def fee(bands, base):
        euros = lambda band, name: Fraction(band[name].replace(',', '.')) * 100 if band[name] else None
        first = bands[0]
        total, found = Fraction(0), first['wijze'] == 'staffel'
        for band in bands:
            above, until = euros(band, 'boven'), euros(band, 'tm')
            low = above or 0
            amount, percent = euros(band, 'bedrag') or 0, Fraction((band['procent'] or '0').replace(',', '.'))
            if above is not None and base <= above:
                continue
            if first['wijze'] == 'staffel':
                total += amount + percent / 100 * ((base if until is None else min(base, until)) - low)
            elif until is None or base <= until:
                total, found = amount + percent / 100 * base, True
        if not found:
            raise Refused('tariff-no-band')
        if first['minimum']:
            total = max(total, euros(first, 'minimum'))
        if first['maximum']:
            total = min(total, euros(first, 'maximum'))
        return nearest(total)


class Walk:
    """One scenario, from what was owed when it began."""

    def __init__(self, case, tariffs, vat, owed):
        self.case, self.tariffs, self.vat = case, tariffs, vat
        self.owed = {debt: dict(parts) for debt, parts in owed.items()}
        self.events = []

    def stand(self, debt):
        return sum(self.owed[debt].values())

    def date(self, month):
        total = self.case['start'] + month
        return f'{total // 12:04d}-{total % 12 + 1:02d}'

    def note(self, row, debt, month, amount, sign, **more):
        if amount:
            self.events.append(dict(row=row, debt=debt, month=month, amount=amount * sign, stand=self.stand(debt), **more))

    def raise_(self, debt, part, amount):
        if self.stand(debt) + amount > MOST:
            raise Refused('number-bounds')
        self.owed[debt][part] += amount

    def lower(self, debt, amount):
        for part in 'PIRH':
            taken = min(amount, self.owed[debt][part])
            self.owed[debt][part] -= taken
            amount -= taken

    def left(self, row, debt):
        if row.chance == 1:
            return self.stand(debt)
        return max(0, self.stand(debt) - row.tally.get(debt, 0))

    def pay(self, row, debt, month, amount):
        amount = min(amount, self.left(row, debt))
        row.tally[debt] = row.tally.get(debt, 0) + amount
        if row.chance == 1:
            self.lower(debt, amount)
        self.note(row, debt, month, amount, -1)

    @staticmethod
    def term(total, terms, number):
        return total // terms + (1 if number < total % terms else 0)

    def do(self, row, month):
        if row.debt == 'alle':
            return self.do_all(row, month)
        debt = row.debt
        if row.act in ('hoofdsom', 'boete'):
            self.raise_(debt, 'H', row.amount)
            return self.note(row, debt, month, row.amount, 1)
        if row.act == 'rente':
            return self.do_interest(row, month)
        if self.stand(debt) == 0 and not row.monthly:
            raise Refused('debt-is-paid')
        if row.act == 'betaling':
            return self.do_payment(row, month)
        if row.act == 'kwijtschelding':
            if not row.rest and row.amount > self.stand(debt):
                raise Refused('payment-exceeds-debt')
            amount = self.stand(debt) if row.rest else row.amount
            self.lower(debt, amount)
            return self.note(row, debt, month, amount, -1)
        if self.stand(debt) == 0:
            return None
        if row.act == 'kosten':
            self.raise_(debt, 'P', row.amount)
            return self.note(row, debt, month, row.amount, 1)
        return self.do_step(row, month)

    def do_all(self, row, month):
        names = self.case['debts']
        if row.act == 'kwijtschelding':
            for debt in names:
                amount = self.stand(debt)
                self.lower(debt, amount)
                self.note(row, debt, month, amount, -1)
            return
        if month == row.start:
            stands = [self.stand(debt) for debt in names]
            total = min(row.amount * row.terms, sum(stands))
            row.shares = dict(zip(names, shares(total, stands) if sum(stands) else stands))
        for debt in names:
            self.pay(row, debt, month, self.term(row.shares[debt], row.terms, month - row.start))

    def do_payment(self, row, month):
        debt = row.debt
        if row.rest:
            if month == row.start:
                row.shares[debt] = self.stand(debt)
            return self.pay(row, debt, month, self.term(row.shares[debt], row.terms, month - row.start))
        if not row.monthly and row.amount > self.stand(debt):
            raise Refused('payment-exceeds-debt')
        return self.pay(row, debt, month, row.amount)

    def do_interest(self, row, month):
        debt = row.debt
        percent = row.percent
        if percent is None:
            percent = Fraction(0)
            if self.stand(debt):
                percent, band = self.tariffs.rate('wettelijke-rente', self.date(month))
                row.law = row.law or band['wet']
        row.interest += (self.owed[debt]['H'] + self.owed[debt]['R']) * percent / 1200
        done = month - row.start + 1
        if done % 12 == 0 or month == row.end or month == -1:
            amount, law = nearest(row.interest), row.law
            row.interest, row.law = Fraction(0), None
            self.raise_(debt, 'R', amount)
            self.note(row, debt, month, amount, 1, law=law)

    def do_step(self, row, month):
        debt, date = row.debt, self.date(month)
        parts = dict(self.owed[debt])
        bases = {'hoofdsom': parts['H'], 'vordering': parts['H'] + parts['R'] + parts['I'], 'stand': sum(parts.values())}
        for component in self.tariffs.components(row.step):
            bands = self.tariffs.at(row.step, component, date)
            first = bands[0]
            base = bases[first['over'] or 'stand']
            fee = self.tariffs.fee(bands, base) * row.times
            vat = 0
            if first['btw'] == 'ja' and self.case['creditors'][debt] in self.vat:
                vat = nearest(fee * self.tariffs.rate('btw', date)[0] / 100)
            self.raise_(debt, 'I' if first['bij'] == 'incasso' else 'P', fee + vat)
            self.note(row, debt, month, fee + vat, 1, base=base, vat=vat, tariff=first, law=first['wet'],
                      post=row.step + (f'-{component}' if component else ''),
                      part=self.tariffs.components(row.step).index(component))

    def run(self, rows, first, last):
        for month in range(first, last + 1):
            for row in rows:
                if row.start <= month <= row.end:
                    self.do(row, month)

    def check_paid(self, rows):
        for row in rows:
            if row.open and self.left(row, row.debt):
                raise Refused('never-paid')


def walk_case(case, tariffs, vat):
    empty = {debt: dict(H=0, R=0, I=0, P=0) for debt in case['debts']}
    without = [row for row in case['rows'] if row.cells['scenario'] == 'zonder']
    past = Walk(case, tariffs, vat, empty)
    past.run(without, min([row.start for row in without] + [0]), -1)
    walks = {}
    for scenario in case['scenarios']:
        rows = [row for row in case['rows'] if row.cells['scenario'] == scenario]
        walk = walks[scenario] = Walk(case, tariffs, vat, past.owed)
        walk.run(rows, 0, max([row.end for row in rows] + [0]))
        walk.check_paid(rows)
    return past.events, {scenario: walk.events for scenario, walk in walks.items()}


def money(cents):
    sign, cents = '-' if cents < 0 else '', abs(cents)
    return f'{sign}{cents // 100},{cents % 100:02d}'


def short(fraction):
    text = f'{int(fraction * 10 ** 6) / 10 ** 6:.6f}'.rstrip('0').rstrip('.')
    return text.replace('.', ',')


def statement(case, past, later):
    for scenario in case['scenarios']:
        for event in past + later[scenario]:
            row, tariff = event['row'], event.get('tariff')
            walk_date = case['start'] + event['month']
            yield [case['id'], scenario, event['debt'], case['creditors'][event['debt']], event['month'],
                   f'{walk_date // 12:04d}-{walk_date % 12 + 1:02d}', event.get('post', row.act),
                   money(event['base']) if tariff else '', money(event['amount']),
                   money(event['vat']) if event.get('vat') else '', money(event['stand']), short(row.chance),
                   tariff['van'] if tariff else '', event.get('law') or '']


def outcome(case, past, later):
    for scenario in case['scenarios']:
        for debt in case['debts']:
            before = [e for e in past if e['debt'] == debt]
            after = [e for e in later[scenario] if e['debt'] == debt]
            events = before + after
            if not events:
                continue
            owed = [e['amount'] for e in events if e['row'].act in ('hoofdsom', 'boete')]
            added = [e['amount'] for e in events if e['row'].act not in ('hoofdsom', 'boete', 'betaling', 'kwijtschelding')]
            opened = before[-1]['stand'] if before else 0
            opened += sum(e['amount'] for e in after if e['row'].act in ('hoofdsom', 'boete'))
            expected = sum(-e['amount'] * e['row'].chance for e in after if e['row'].act == 'betaling')
            waived = -sum(e['amount'] for e in events if e['row'].act == 'kwijtschelding')
            rest = events[-1]['stand']
            free = ''
            for event in events:
                free = '' if event['stand'] else event['month'] if free == '' else free
            tenths = nearest(Fraction(expected) * 1000 / opened) if opened else None
            yield [case['id'], scenario, debt, case['creditors'][debt], money(sum(owed)), money(sum(added)),
                   money(max(e['stand'] for e in events)), money(opened), money(nearest(expected)),
                   '' if tenths is None else f'{tenths // 10},{tenths % 10}', money(waived), money(rest), free]


def lines(case, later):
    for row in case['rows']:
        events = [e for e in later[row.cells['scenario']] if e['row'] is row]
        made = []
        for event in events:
            tariff = event.get('tariff')
            amount = abs(event['amount'])
            if row.act in ('boete', 'rente', 'kwijtschelding') or (tariff and tariff['kosten'] == 'geen'):
                continue
            if row.step and row.price is not None:
                amount = row.price * row.times
            if amount:
                made.append((event.get('part', 0), case['debts'].index(event['debt']), event['month'], amount, event))
        made.sort(key=lambda line: line[:3])
        runs = []
        for part, debt, month, amount, event in made:
            key = (part, debt, amount, (event.get('tariff') or {}).get('van'), bool(event.get('vat')))
            if runs and runs[-1][0] == key and runs[-1][1] + runs[-1][2] == month:
                runs[-1][2] += 1
            else:
                runs.append([key, month, 1, event])
        for (part, debt, amount, _, _), month, months, event in runs:
            yield line_of(case, row, event, amount, month, months)


def line_of(case, row, event, amount, month, months):
    debt, tariff = event['debt'], event.get('tariff')
    creditor, cells = case['creditors'][debt], row.cells
    payer = cells['betaler'] or ('client' if row.act == 'betaling' else creditor)
    receiver = '-'
    text = row.act
    if row.act == 'hoofdsom':
        receiver, text = 'client', 'nieuwe achterstand'
    elif row.act == 'betaling':
        receiver = creditor
    elif cells['ontvanger']:
        receiver = cells['ontvanger']
    if tariff:
        text = f"{tariff['omschrijving']}, tarief van {tariff['van']}, {tariff['wet']}"
        if event.get('vat') and row.price is None:
            text += ' incl. btw'
    kind = cells['soort']
    if not kind and cells['scenario'] != 'zonder':
        kind = 'inzet' if row.act == 'betaling' and payer != 'client' else 'gevolg'
    cashable = cells['verzilverbaar'] or ('100' if row.act in ('hoofdsom', 'betaling') else '')
    remark = f'{debt}: {text}' + (f" - {cells['toelichting']}" if cells['toelichting'] else '')
    many = months > 1
    return [case['id'], cells['scenario'], event.get('post', row.act), '1', 'maand' if many else '', month,
            months if many else '', cells['kans'] and short(row.chance), receiver, payer, money(amount), remark, cells['start'],
            cells['wijk'], kind, cashable]


TARIFFS = [
    dict(code='btw', procent='21', van='2012-10'),
    dict(code='wettelijke-rente', procent='4', van='2023-01', tot='2023-06', wet='BW 6:119'),
    dict(code='wettelijke-rente', procent='6,5', van='2023-07', wet='BW 6:120'),
    dict(code='brief', bedrag='12,345'[:5], van='2020-01', tot='2024-12', wijze='klasse', btw='ja', kosten='werk', bij='incasso'),
    dict(code='brief', bedrag='15', procent='0,5', over='vordering', van='2025-03', btw='ja', bij='incasso', maximum='60'),
    dict(code='staffel', procent='15', tm='250', over='hoofdsom', van='2020-01', wijze='staffel', minimum='40', maximum='6775',
         bij='incasso', btw='ja'),
    dict(code='staffel', procent='10', boven='250', tm='500', over='hoofdsom', van='2020-01', wijze='staffel', minimum='40',
         maximum='6775', bij='incasso', btw='ja'),
    dict(code='staffel', procent='0,5', boven='500', over='hoofdsom', van='2020-01', wijze='staffel', minimum='40', maximum='6775',
         bij='incasso', btw='ja'),
    dict(code='gang', onderdeel='exploot', bedrag='98,52', van='2020-01', btw='ja'),
    dict(code='gang', onderdeel='recht', bedrag='139', tm='500', over='vordering', van='2020-01', btw='nee'),
    dict(code='gang', onderdeel='recht', bedrag='350', boven='500', tm='1500', over='vordering', van='2020-01', btw='nee'),
    dict(code='gang', onderdeel='recht', bedrag='529', boven='1500', tm='900000', over='vordering', van='2020-01', btw='nee'),
    dict(code='meer', procent='50', van='2020-01', kosten='geen'),
    dict(code='meer', procent='100', van='2025-01', kosten='geen'),
]
COLUMNS = ['code', 'onderdeel', 'omschrijving', 'van', 'tot', 'boven', 'tm', 'bedrag', 'procent', 'over', 'wijze', 'minimum',
           'maximum', 'btw', 'kosten', 'bij', 'ontvanger', 'wet']
CELLS = ['casus', 'scenario', 'schuld', 'post', 'aantal', 'per', 'van', 'duur', 'kans', 'ontvanger', 'betaler', 'prijs',
         'toelichting', 'start', 'wijk', 'soort', 'verzilverbaar']
PARTIES = ['corporatie', 'bank', 'cjib']


def tariff_rows():
    rows = []
    for given in TARIFFS:
        row = dict.fromkeys(COLUMNS, '')
        row.update(omschrijving=f"werk van {given['code']}", wet='Wet X')
        row.update(given)
        rows.append(row)
    return rows


def euros(chance, low, high):
    cents = chance.choice([chance.randint(low, high) * 100, chance.randint(low * 100, high * 100)])
    return money(cents) if cents % 100 else str(cents // 100)


def make_row(chance, debt, scenario, past):
    cells = dict.fromkeys(CELLS, '')
    cells.update(schuld=debt, scenario=scenario)
    month = -chance.randint(1, 20) if past else chance.randint(0, 30)
    if chance.random() < 0.9 or past:
        cells['van'] = str(month)
    else:
        month = 0
    steps = ['brief', 'staffel', 'gang', 'meer']
    act = chance.choice(['kosten', 'rente', 'betaling', 'betaling', 'betaling', 'kwijtschelding'] + steps)
    if debt == 'alle':
        act = chance.choice(['betaling', 'betaling', 'kwijtschelding'])
    cells['post'] = act
    monthly = act == 'rente' or (act != 'kwijtschelding' and chance.random() < 0.4)
    if monthly:
        cells.update(per='maand', duur=str(chance.randint(1, 40)))
    if act in steps:
        cells['aantal'] = chance.choice(['', '', '1', '3'])
        if act in ('brief', 'staffel') and chance.random() < 0.3:
            cells['prijs'] = euros(chance, 0, 30)
    elif act == 'rente':
        cells['aantal'] = chance.choice(['', '5', '12,345'])
    elif act == 'kwijtschelding':
        cells['aantal'] = 'rest' if debt == 'alle' or chance.random() < 0.5 else euros(chance, 1, 300)
    elif act == 'betaling' and debt != 'alle' and chance.random() < 0.5:
        cells['aantal'] = 'rest'
    else:
        cells['aantal'] = euros(chance, 1, 200)
        if act == 'betaling' and monthly and debt != 'alle' and chance.random() < 0.4:
            cells['duur'] = ''
    if not past and act != 'kwijtschelding' and chance.random() < 0.4:
        cells['kans'] = chance.choice(['0,5', '0,25', '1', '0,125', '0'])
    if act == 'betaling' and chance.random() < 0.3:
        cells['betaler'] = 'gemeente'
    if act in steps + ['kosten'] and chance.random() < 0.2:
        cells['ontvanger'] = chance.choice(['-', 'deurwaarder'])
    if chance.random() < 0.2:
        cells['toelichting'] = 'let op'
    return cells


def make_case(chance, number):
    debts = [f'schuld{i}' for i in range(chance.randint(1, 3))]
    rows = []
    for debt in debts:
        cells = dict.fromkeys(CELLS, '')
        cells.update(schuld=debt, scenario='zonder', post=chance.choice(['hoofdsom', 'boete']), aantal=euros(chance, 20, 2000),
                     van=str(-chance.randint(1, 30)), ontvanger=chance.choice(PARTIES))
        rows.append(cells)
    for _ in range(chance.randint(0, 8)):
        debt = chance.choice(debts + ['alle'])
        scenario = chance.choice(['zonder', 'plan', 'deal'])
        rows.append(make_row(chance, debt, scenario, scenario == 'zonder' and chance.random() < 0.4))
    if chance.random() < 0.3:
        cells = dict.fromkeys(CELLS, '')
        cells.update(schuld=chance.choice(debts), scenario='zonder', post='hoofdsom', aantal=euros(chance, 20, 200), van='2',
                     per='maand', duur=str(chance.randint(1, 5)))
        rows.append(cells)
    for cells in rows:
        cells.update(casus=f'C{number}', start='2024-06', wijk='Oost')
    return rows


def understand(rows):
    made = [Row(cells, 0) for cells in rows]
    debts = list(dict.fromkeys(row.debt for row in made if row.debt != 'alle'))
    creditors = {row.debt: row.cells['ontvanger'] for row in made
                 if row.act in ('hoofdsom', 'boete') and row.cells['ontvanger']}
    scenarios = list(dict.fromkeys(row.cells['scenario'] for row in made))
    scenarios.sort(key=lambda name: name != 'zonder')
    for scenario in scenarios:
        for debt in debts:
            chances = [row.chance for row in made if row.debt == debt and row.cells['scenario'] == scenario and
                       row.act == 'betaling' and row.rest and row.chance < 1]
            if sum(chances) > 1:
                raise Refused('chances-exceed-one')
    return dict(id=rows[0]['casus'], rows=made, debts=debts, creditors=creditors, scenarios=scenarios,
                start=2024 * 12 + 5)


def write(path, columns, rows):
    with open(path, 'w', newline='') as file:
        writer = csv.writer(file, delimiter=';', lineterminator='\n')
        writer.writerow(columns)
        writer.writerows([row[name] for name in columns] for row in rows)


def text_of(header, rows):
    to = io.StringIO()
    to.write(header + '\n')
    csv.writer(to, delimiter=';', lineterminator='\n').writerows(rows)
    return to.getvalue()


class Trial:
    def __init__(self, folder, program, seed):
        self.folder, self.program, self.seed = folder, program, seed
        self.passed, self.failed = 0, 0

    def check(self, holds, *what):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f'seed {self.seed}:', *what, flush=True)

    def run(self, name, *options):
        done = subprocess.run([self.program, '-t', 'tarieven.csv', *options, name], cwd=self.folder, text=True,
                              env={**os.environ, 'LC_ALL': 'C.UTF-8'}, stdin=subprocess.DEVNULL, capture_output=True)
        return done.returncode, done.stdout, done.stderr

    def compare(self, want, name, *options):
        status, out, err = self.run(name, *options)
        same = status == 0 and out == want
        self.check(same, options, 'status', status, err[:300])
        if not same:
            ours, theirs = want.splitlines(), out.splitlines()
            for i in range(max(len(ours), len(theirs))):
                pair = [side[i] if i < len(side) else None for side in (ours, theirs)]
                if pair[0] != pair[1]:
                    print('  reference:', pair[0], '\n  program:  ', pair[1])
                    break

    def hold(self, past, later):
        """What holds of every account."""
        for scenario, events in later.items():
            left = {}
            for event in past + events:
                self.check(event['stand'] >= 0, 'below zero', scenario)
                uncertain = event['row'].act == 'betaling' and event['row'].chance < 1
                left[event['debt']] = left.get(event['debt'], 0) + (0 if uncertain else event['amount'])
                self.check(left[event['debt']] == event['stand'], 'does not add up', scenario, event['debt'])

    def reorder(self, rows, statement_text, options):
        """The alternatives the other way round."""
        turned = [r for r in rows if r['scenario'] == 'zonder'] + [r for r in rows if r['scenario'] == 'deal'] + \
            [r for r in rows if r['scenario'] == 'plan']
        write(f'{self.folder}/turned.csv', CELLS, turned)
        _, out, _ = self.run('turned.csv', '--verloop', *options)
        self.check(sorted(out.splitlines()) == sorted(statement_text.splitlines()), 'the order of scenarios matters')

    def go(self):
        chance = random.Random(self.seed)
        rows = make_case(chance, self.seed)
        vat = chance.choice([[], ['corporatie'], ['bank', 'cjib']])
        previous = chance.random() < 0.5
        options = (['--btw=' + ','.join(vat)] if vat else []) + (['--tarief=vorige'] if previous else [])
        write(f'{self.folder}/zaken.csv', CELLS, rows)
        try:
            case = understand(rows)
            past, later = walk_case(case, Tariffs(tariff_rows(), previous), vat)
        except Refused as refused:
            status, _, err = self.run('zaken.csv', *options)
            self.check(status == 1 and f'[{refused}]' in err, 'not refused with', refused, status, err[:300])
            return
        told = text_of('casus;scenario;schuld;schuldeiser;maand;datum;post;grondslag;bedrag;btw;stand;kans;tarief;wet',
                       statement(case, past, later))
        self.compare(told, 'zaken.csv', '--verloop', *options)
        self.compare(text_of('casus;scenario;schuld;schuldeiser;hoofdsom;bijgekomen;hoogste;open;verwacht;deel;kwijt;rest;'
                             'maand_vrij', outcome(case, past, later)), 'zaken.csv', '--overzicht', *options)
        self.compare(text_of('casus;scenario;post;aantal;per;van;duur;kans;ontvanger;betaler;prijs;toelichting;start;wijk;soort;'
                             'verzilverbaar', lines(case, later)), 'zaken.csv', *options)
        self.hold(past, later)
        self.reorder(rows, told, options)


def main():
    bindir, low, high = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    program = os.path.join(os.path.abspath(bindir), 'baat-schuld')
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        write(f'{folder}/tarieven.csv', COLUMNS, tariff_rows())
        for seed in range(low, high + 1):
            trial = Trial(folder, program, seed)
            trial.go()
            passed += trial.passed
            failed += trial.failed
    print(f'{passed} passed, {failed} failed')
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
