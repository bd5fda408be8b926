#!/usr/bin/env python3
"""A slow and plain reference for baat-budget, and random budgets and bookings on which the two are compared.

    budget.py BINDIR [SEEDS]

It is written from baat-methode(7), BUDGETS, and baat-bestanden(5), and shares nothing with the C programs. Every table is
made anew from the list of bookings, month by month and load by load, with whole numbers and Fractions only. Each seed
makes a budget table, bookings and flows, and wants the same bytes and the same status from baat-budget. Of bookings that
break a rule it wants the same codes at the same places. Ends in "N passed, M failed".
"""
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from fractions import Fraction

KINDS = ('toekenning', 'vrijval', 'betaling', 'uitgave', 'vordering', 'ontvangst', 'afboeking', 'budget', 'stand')
TIERS = ((None, 'wijkcoach'), (1000000, 'transformatiecoach of wijkteammanager'), (5000000, 'clustermanager'))


def half_away(value):
    value = Fraction(value)
    whole = abs(value.numerator) * 2 + value.denominator
    whole //= value.denominator * 2
    return whole if value >= 0 else -whole


def money(cents):
    sign, cents = ('-' if cents < 0 else ''), abs(cents)
    return f'{sign}{cents // 100},{cents % 100:02}'


def month(number):
    return '' if number is None else f'{number // 12:04}-{number % 12 + 1:02}'


def share_out(total, weights):
    size, parts, rest = abs(total), [], []
    for i, weight in enumerate(weights):
        part = size * weight // sum(weights)
        parts.append(part)
        rest.append((-(size * weight - part * sum(weights)), i))
    for _, i in sorted(rest)[:size - sum(parts)]:
        parts[i] += 1
    return [part if total >= 0 else -part for part in parts]


class Period:
    def __init__(self, line, first, last, amount, soft, carries):
        self.line, self.a, self.z, self.amount, self.soft, self.carries = line, first, last, amount, soft, carries

    def __contains__(self, l):
        return self.a <= l <= self.z


class Pot:
    def __init__(self, name, holder):
        self.name, self.holder, self.periods = name, holder, []

    def period_of(self, m):
        return next((p for p in self.periods if m in p), None)


class Book:
    """All that follows from one budget and its bookings."""

    def __init__(self, pots, bookings, peil, tempo, soft):
        self.pots = pots
        self.peil = peil if peil is not None else max((b['d'] for b in bookings), default=None)
        self.tempo, self.soft = tempo, soft
        self.bookings = [b for b in bookings if self.peil is not None and b['d'] <= self.peil]
        self.loads = [(b, i, l, c) for i, b in enumerate(self.bookings) for l, c in self.loads_of(b)]

    def loads_of(self, b):
        """(month, cents) of what a booking promises or releases; one for each of its months."""
        first = self.pots[b['pot']].periods[0].a
        if b['soort'] == 'uitgave':
            return [(b['d'], b['bedrag'])]
        if b['soort'] not in ('toekenning', 'vrijval'):
            return []
        return [(max(l, b['d']), b['bedrag']) for l in range(b['v'], b['v'] + b['n']) if max(l, b['d']) >= first]

    def sign(self, b):
        return -1 if b['soort'] == 'vrijval' else 1

    def of(self, pot):
        return [b for b in self.bookings if b['pot'] == pot]

    def net(self, pot, d, l, sign=None):
        """The sum of the loads of bookings of months d in months l; both are tests."""
        return sum(c * self.sign(b) for b, _, m, c in self.loads
                   if b['pot'] == pot and d(b['d']) and l(m) and (sign is None or self.sign(b) == sign))

    def room(self, pot, p, m):
        """ruimte at the end of month m of period p, with all that it is made of."""
        q = lambda l: l in p
        inside = lambda d: p.a <= d <= m
        before = self.net(pot, lambda d: d < p.a and d <= m, q)
        carried = 0
        at = self.pots[pot].periods.index(p)
        if at > 0 and self.pots[pot].periods[at - 1].carries and self.peil >= p.a and m >= p.a:
            last = self.pots[pot].periods[at - 1]
            carried = self.room(pot, last, last.z)[0]
        change = sum(b['bedrag'] for b in self.of(pot) if b['soort'] == 'budget' and inside(b['d']))
        received = sum(b['bedrag'] for b in self.of(pot) if b['soort'] == 'ontvangst' and inside(b['d']))
        granted = self.net(pot, inside, q, 1)
        released = -self.net(pot, inside, q, -1)
        return (p.amount + carried - before + change - granted + released + received,
                carried, before, change, granted, released, received)

    def faults(self):
        """(code, line of the bookings or minus that of the budget) of all that breaks a rule; then of warnings."""
        wrong, warned = [], []
        for pot in self.pots:
            for p in self.pots[pot].periods:
                self.check_ceiling(pot, p, warned if p.soft or self.soft else wrong)
        for pot in self.pots:
            for casus in self.cases(pot):
                self.check_case(pot, casus, wrong)
            self.check_recovery(pot, wrong)
        for b in self.bookings:
            if b['soort'] == 'stand':
                p = self.pots[b['pot']].period_of(b['d'])
                booked = sum(o['bedrag'] * (-1 if o['soort'] == 'ontvangst' else 1) for o in self.of(b['pot'])
                             if o['soort'] in ('betaling', 'uitgave', 'ontvangst') and p.a <= o['d'] <= b['d'])
                if booked != b['bedrag']:
                    wrong.append(('stand-differs', b['line']))
        return wrong, warned

    def check_ceiling(self, pot, p, to):
        months = sorted({b['d'] for b in self.of(pot)} | {p.a})
        for m in months:
            if m > min(p.z, self.peil) or self.room(pot, p, m)[0] >= 0:
                continue
            lowering = []
            for i, b in enumerate(self.bookings):
                if b['pot'] != pot or b['d'] != m:
                    continue
                change = -sum(c * self.sign(b) for o, j, l, c in self.loads if j == i and l in p)
                if b['soort'] in ('budget', 'ontvangst') and m >= p.a:
                    change += b['bedrag']
                if change < 0:
                    lowering.append(b['line'])
            to.append(('ceiling-exceeded', lowering[-1] if lowering else -p.line))
            return

    def cases(self, pot):
        return list(dict.fromkeys(b['casus'] for b in self.of(pot) if b['casus']))

    def check_case(self, pot, casus, wrong):
        mine = [b for b in self.of(pot) if b['casus'] == casus]
        loads = [(b, l, c) for b, _, l, c in self.loads if b['pot'] == pot and b['casus'] == casus]
        granted = sum(c for b, l, c in loads if b['soort'] != 'vrijval')
        released = sum(c for b, l, c in loads if b['soort'] == 'vrijval')
        paid = sum(b['bedrag'] for b in mine if b['soort'] in ('betaling', 'uitgave'))
        last = lambda *kinds: ([b['line'] for b in mine if b['soort'] in kinds] or [mine[-1]['line']])[-1]
        bad = not 0 <= released <= granted
        for p in self.pots[pot].periods:
            of_p = sum(c for b, l, c in loads if b['soort'] != 'vrijval' and l in p)
            months = [(b, l) for b in mine if b['soort'] == 'vrijval' for l in range(b['v'], b['v'] + b['n'])]
            unmoved = sum(b['bedrag'] for b, l in months if l >= b['d'] and l in p)
            bad |= unmoved != 0 and not 0 <= unmoved <= of_p
        if bad:
            wrong.append(('released-over-granted', last('vrijval')))
        elif not 0 <= paid <= granted - released:
            wrong.append(('paid-over-granted', last('betaling', 'uitgave')))

    def rests(self, pot):
        """A list of (casus, party, verwacht, rest, weighed, late) for each vordering."""
        result, keys = [], dict.fromkeys((b['casus'], b['partij']) for b in self.of(pot)
                                         if b['soort'] in ('vordering', 'ontvangst', 'afboeking'))
        for key in keys:
            mine = [b for b in self.of(pot) if (b['casus'], b['partij']) == key]
            paid = sum(b['bedrag'] for b in mine if b['soort'] in ('ontvangst', 'afboeking'))
            for b in sorted((b for b in mine if b['soort'] == 'vordering'), key=lambda b: b['verwacht']):
                part = min(paid, b['bedrag'])
                paid -= part
                rest = b['bedrag'] - part
                late = b['verwacht'] <= self.peil
                result.append((*key, b['verwacht'], rest, 0 if late else half_away(rest * b['kans']),
                               rest if late else 0))
        return result

    def check_recovery(self, pot, wrong):
        for key in dict.fromkeys((b['casus'], b['partij']) for b in self.of(pot)
                                 if b['soort'] in ('vordering', 'ontvangst', 'afboeking')):
            mine = [b for b in self.of(pot) if (b['casus'], b['partij']) == key]
            total = lambda kind: sum(b['bedrag'] for b in mine if b['soort'] == kind)
            if total('ontvangst') < 0 or total('afboeking') < 0 or \
                    total('ontvangst') + total('afboeking') > total('vordering'):
                wrong.append(('recovered-over-expected',
                              [b['line'] for b in mine if b['soort'] in ('ontvangst', 'afboeking')][-1]))

    def pace(self, pot):
        p = self.pots[pot].period_of(self.peil)
        first = self.pots[pot].periods[0].a
        start = self.peil - self.tempo + 1 if self.tempo is not None else p.a if p else self.peil + 1
        window = range(max(start, first), self.peil + 1)
        if len(window) == 0:
            return {}
        sums = defaultdict(int)
        for b, _, l, c in self.loads:
            if b['pot'] == pot and b['soort'] != 'vrijval' and b['d'] in window:
                sums[l - b['d']] += c
        return {k: half_away(Fraction(total, len(window))) for k, total in sums.items()}

    def months(self, pot):
        """A dict for each month of each period."""
        rows, pace, rests = [], self.pace(pot), self.rests(pot)
        everyone = [m for p in self.pots[pot].periods for m in range(p.a, p.z + 1)]
        new = [(d, d + k, c) for d in everyone if d > self.peil for k, c in pace.items()]
        end = without = 0
        for i, p in enumerate(self.pots[pot].periods):
            carries = i > 0 and self.pots[pot].periods[i - 1].carries
            before = self.net(pot, lambda d: d < p.a, lambda l: l in p) + \
                sum(c for d, l, c in new if d < p.a and l in p)
            end = p.amount - before + (end if carries else 0)
            without = p.amount - before + (without if carries else 0)
            for m in range(p.a, p.z + 1):
                actual = m <= self.peil
                total = lambda *kinds: sum(b['bedrag'] for b in self.of(pot) if b['soort'] in kinds and b['d'] == m)
                row = {'m': m, 'p': p, 'actual': actual, 'begin': end, 'budget': total('budget'),
                       'due': sum(r[3] for r in rests if r[2] == m), 'weighed': sum(r[4] for r in rests if r[2] == m)}
                if actual:
                    row['granted'] = self.net(pot, lambda d: d == m, lambda l: l in p, 1)
                    row['released'] = -self.net(pot, lambda d: d == m, lambda l: l in p, -1)
                    row['received'] = total('ontvangst')
                else:
                    row['granted'] = sum(c for d, l, c in new if d == m and l in p)
                    row['released'], row['received'] = 0, row['weighed']
                change = row['budget'] - row['granted'] + row['released']
                end += change + row['received']
                without += change + (row['received'] if actual else 0)
                row['end'], row['without'] = end, without
                row['load'] = self.net(pot, lambda d: True, lambda l: l == m)
                row['new'] = sum(c for d, l, c in new if d <= m and l == m)
                row['paid'] = total('betaling', 'uitgave')
                row['open'] = self.net(pot, lambda d: d <= m, lambda l: True) - \
                    sum(b['bedrag'] for b in self.of(pot) if b['soort'] in ('betaling', 'uitgave') and b['d'] <= m)
                rows.append(row)
        return rows

    def table_maand(self):
        yield ('pot;maand;aard;begin;budget;toegekend;vrijval;ontvangen;eind;eind_zonder;last;last_nieuw;betaald;open;'
               'terug_open;terug_gewogen')
        for pot in self.pots if self.peil is not None else ():
            for r in self.months(pot):
                yield ';'.join((pot, month(r['m']), 'feitelijk' if r['actual'] else 'raming',
                                *(money(r[k]) for k in ('begin', 'budget', 'granted', 'released', 'received', 'end',
                                                        'without', 'load', 'new')),
                                *(money(r[k]) if r['actual'] else '' for k in ('paid', 'open')),
                                money(r['due']), money(r['weighed'])))

    def table_pot(self):
        yield ('pot;van;tot;bedrag;budget;meegenomen;vooraf;toegekend;vrijval;ontvangen;ruimte;later;betaald;open;'
               'terug_open;terug_gewogen;te_laat;raming_eind;raming_zonder;vol;vol_zonder')
        for pot in self.pots if self.peil is not None else ():
            rows, rests = self.months(pot), self.rests(pot)
            for p in self.pots[pot].periods:
                mine = [r for r in rows if r['p'] is p]
                actual = [r for r in mine if r['actual']]
                room, carried, before, change, granted, released, received = self.room(pot, p, min(p.z, self.peil))
                due = [r for r in rests if r[2] in p]
                ended = p.z <= self.peil
                yield ';'.join((
                    pot, month(p.a), month(p.z),
                    *(money(v) for v in (p.amount, change, carried, before, granted, released, received, room,
                                         self.net(pot, lambda d: d in p, lambda l: l > p.z),
                                         sum(r['paid'] for r in actual))),
                    money(actual[-1]['open']) if actual else '',
                    *(money(sum(r[k] for r in due)) for k in (3, 4, 5)),
                    '' if ended else money(mine[-1]['end']), '' if ended else money(mine[-1]['without']),
                    month(next((r['m'] for r in mine if r['end'] < 0), None)),
                    month(next((r['m'] for r in mine if r['without'] < 0), None))))

    def recovery(self, pot, rests, mine):
        total = lambda kind: sum(b['bedrag'] for b in mine if b['soort'] == kind)
        late = [self.peil - r[2] for r in rests if r[5]]
        return (*(money(total(kind)) for kind in ('vordering', 'ontvangst', 'afboeking')),
                *(money(sum(r[k] for r in rests)) for k in (3, 4, 5)), str(max(late)) if late else '')

    def table_casus(self):
        yield ('pot;casus;toegekend;vrijval;betaald;open;gevorderd;ontvangen;afgeboekt;terug_open;terug_gewogen;te_laat;'
               'maanden')
        for pot in self.pots:
            rests = self.rests(pot) if self.peil is not None else []
            for casus in self.cases(pot):
                mine = [b for b in self.of(pot) if b['casus'] == casus]
                loads = [(b, c) for b, _, l, c in self.loads if b['pot'] == pot and b['casus'] == casus]
                granted = sum(c for b, c in loads if b['soort'] != 'vrijval')
                released = sum(c for b, c in loads if b['soort'] == 'vrijval')
                paid = sum(b['bedrag'] for b in mine if b['soort'] in ('betaling', 'uitgave'))
                yield ';'.join((pot, casus, *(money(v) for v in (granted, released, paid, granted - released - paid)),
                                *self.recovery(pot, [r for r in rests if r[0] == casus], mine)))

    def table_partij(self):
        yield 'pot;partij;gevorderd;ontvangen;afgeboekt;terug_open;terug_gewogen;te_laat;maanden'
        for pot in self.pots:
            rests = self.rests(pot) if self.peil is not None else []
            for party in dict.fromkeys(b['partij'] for b in self.of(pot) if b['partij']):
                yield ';'.join((pot, party, *self.recovery(pot, [r for r in rests if r[1] == party],
                                                           [b for b in self.of(pot) if b['partij'] == party])))

    def table_herkomst(self):
        yield 'pot;casus;partij;soort;geboekt;maand;bedrag;herkomst'
        for i, b in enumerate(self.bookings):
            kinds = {'toekenning': [], 'vrijval': [], 'betaling': ['betaald'], 'uitgave': ['betaald'],
                     'vordering': ['gevorderd'], 'ontvangst': ['ontvangen'], 'afboeking': ['afgeboekt'],
                     'budget': ['budget'], 'stand': []}[b['soort']]
            by_month = defaultdict(int)
            for o, j, l, c in self.loads:
                if j == i:
                    by_month[l] += c
            rows = [('vrijval' if b['soort'] == 'vrijval' else 'toegekend', l, c) for l, c in sorted(by_month.items())]
            rows += [(kind, b['verwacht'] if kind == 'gevorderd' else b['d'], b['bedrag']) for kind in kinds]
            for kind, l, c in rows:
                yield ';'.join((b['pot'], b['casus'], b['partij'] if kind in ('gevorderd', 'ontvangen', 'afgeboekt') else '',
                                kind, month(b['d']), month(l), money(c), f'{b["file"]}:{b["line"]}'))

    def granted(self, pot, casus):
        return sum(c * self.sign(b) for b, _, l, c in self.loads if b['pot'] == pot and b['casus'] == casus)

    def table_baat(self, flows):
        yield 'pot;partij;vermeden;verzilverbaar;inzet;saldo;toegekend;terug'
        rows = {pot: {} for pot in self.pots}
        counting = dict.fromkeys(f['casus'] for f in flows if f['alternatief'])
        for f in flows:
            if not f['alternatief'] or f['kant'] == 'ontvangt' and f['partij'] == 'client':
                continue
            weights = [(pot, self.granted(pot, f['casus'])) for pot in self.pots]
            weights = [(pot, w) for pot, w in weights if w > 0]
            if not weights:
                continue
            for part, cash, (pot, _) in zip(share_out(f['bedrag'], [w for _, w in weights]),
                                            share_out(f['verzilverbaar'], [w for _, w in weights]), weights):
                row = rows[pot].setdefault(f['partij'], [0, 0, 0])
                sign = -1 if f['soort'] == 'gevolg' else 1
                if f['soort'] == 'inzet':
                    row[2] += part
                else:
                    row[0] += sign * part
                    row[1] += sign * cash
        for pot in self.pots:
            cases = [c for c in counting if self.granted(pot, c) > 0]
            if not cases:
                continue
            holder = self.pots[pot].holder
            back = {}
            for b in self.of(pot):
                if b['soort'] in ('vordering', 'ontvangst', 'afboeking'):
                    back.setdefault(b['partij'], 0)
                if b['soort'] == 'ontvangst' and b['casus'] in cases:
                    back[b['partij']] += b['bedrag']
            back = {party: sum_ for party, sum_ in back.items() if sum_ and party != holder}
            for party in (holder, *back):
                rows[pot].setdefault(party, [0, 0, 0])
            for party, (avoided, cash, put) in rows[pot].items():
                granted = sum(self.granted(pot, c) for c in cases) if party == holder else 0
                came = -sum(back.values()) if party == holder else back.get(party, 0)
                yield ';'.join((pot, party, *(money(v) for v in (avoided, cash, put, avoided - put, granted, came))))

    def table_proef(self, pot, tried):
        """tried: (casus, [(month, cents)])"""
        yield 'pot;casus;maand;bedrag;in_periode;later;ruimte;past;akkoord'
        now = self.pots[pot].period_of(self.peil)
        rooms = {p: self.room(pot, p, min(p.z, self.peil))[0] for p in self.pots[pot].periods}
        for casus, loads in tried:
            parts = {p: sum(c for l, c in loads if l in p) for p in rooms}
            amount, room = sum(c for _, c in loads), rooms[now]
            fits = all(parts[p] == 0 or rooms[p] >= parts[p] for p in rooms)
            if fits:
                for p in rooms:
                    rooms[p] -= parts[p]
            together = amount + (self.granted(pot, casus) if casus else 0)
            tier = [who for above, who in TIERS if above is None or together > above][-1]
            yield ';'.join((pot, casus, month(self.peil), money(amount), money(parts[now]), money(amount - parts[now]),
                            money(room), 'ja' if fits else 'nee', tier))


# --- random input ---------------------------------------------------------------------------------------------------


def make_pots(rng):
    pots, lines = {}, []
    rows = []
    for name in rng.sample(['RVB', 'flexibel budget', '18+', 'OMO'], rng.randint(1, 3)):
        holder = rng.choice(['', '', 'gemeente', 'corporatie'])
        start = 2017 * 12 + rng.randint(0, 6)
        for _ in range(rng.randint(1, 3)):
            length = rng.choice([1, 3, 6, 12])
            rows.append((name, start, start + length - 1, rng.choice([100000, 1000000, 5000000]) + rng.randint(0, 99),
                         rng.choice(['', 'hard', 'zacht', 'zacht']), rng.choice(['', 'ja', 'ja', 'nee']), holder))
            start += length + rng.choice([0, 0, 0, 2])
    rng.shuffle(rows)
    for row in rows:
        name, first, last, amount, ceiling, carry, holder = row
        pots.setdefault(name, Pot(name, holder or 'gemeente'))
        lines.append(f'{name};{month(first)};{month(last)};{money(amount)};{ceiling};{carry};{holder}')
        pots[name].periods.append(Period(len(lines) + 1, first, last, amount, ceiling == 'zacht', carry == 'ja'))
    for pot in pots.values():
        pot.periods.sort(key=lambda p: p.a)
    return pots, 'pot;van;tot;bedrag;plafond;meenemen;houder\n' + ''.join(line + '\n' for line in lines)


def make_booking(rng, pots, sums, honest):
    pot = rng.choice(list(pots))
    kind = rng.choices(KINDS, (30, 6, 14, 12, 12, 8, 4, 3, 0 if honest else 1))[0]
    period = rng.choice(pots[pot].periods)
    d = rng.randint(period.a, period.z)
    if kind == 'toekenning' and rng.random() < .15:
        d = pots[pot].periods[0].a - rng.randint(1, 4)
    casus = '' if kind in ('budget', 'stand') else f'C{rng.randint(1, 6)}'
    b = {'pot': pot, 'soort': kind, 'd': d, 'v': d, 'n': 1, 'casus': casus, 'partij': '', 'bedrag': rng.randint(1, 90000),
         'per': '', 'van': '', 'duur': '', 'verwacht': None, 'kans': Fraction(1), 'kans_': ''}
    if kind in ('toekenning', 'vrijval'):
        if rng.random() < .5:
            b['v'] = d + rng.randint(-3, 6)
            b['van'] = month(b['v'])
        if rng.random() < .6:
            b['n'] = rng.randint(1, 14)
            b['per'], b['duur'] = 'maand', str(b['n'])
            b['bedrag'] //= 5
    if kind in ('vordering', 'ontvangst', 'afboeking'):
        b['partij'] = rng.choice(['zorgverzekeraar', 'fonds', 'gemeente'])
    if kind == 'vordering':
        b['verwacht'] = d + rng.randint(-2, 12)
        if rng.random() < .6:
            parts = rng.randint(0, 1000000)
            b['kans'], b['kans_'] = Fraction(parts, 1000000), f'0,{parts:06}' if parts < 1000000 else '1'
    if kind == 'budget' or rng.random() < .05 and kind != 'vordering':
        b['bedrag'] *= rng.choice([1, -1])
    return b


def make_bookings(rng, pots, honest):
    """Honest ones break no rule of cases and parties; that of ceilings they may."""
    bookings = []
    for _ in range(rng.choice([0, 3, 12, 40])):
        b = make_booking(rng, pots, None, honest)
        b['line'], b['file'] = len(bookings) + 2, 'boekingen.csv'
        if honest:
            book = Book(pots, bookings + [b], None, None, True)
            if book.faults()[0]:
                continue
        bookings.append(b)
    text = 'datum;pot;soort;casus;bedrag;per;van;duur;partij;verwacht;kans\n'
    for b in bookings:
        date = month(b['d'])
        date = rng.choice([date, date + '-01', f'1-{b["d"] % 12 + 1}-{b["d"] // 12}'])
        text += ';'.join((date, b['pot'], b['soort'], b['casus'], money(b['bedrag']), b['per'], b['van'], b['duur'],
                          b['partij'], month(b['verwacht']), b['kans_'])) + '\n'
    return bookings, text


def make_flows(rng):
    flows = []
    for casus in rng.sample([f'C{i}' for i in range(1, 9)], rng.randint(0, 6)):
        alternative = rng.choice(['m', 'm', 'm', ''])
        for _ in range(rng.randint(1, 5)):
            kind = 'zonder' if not alternative else rng.choice(['zonder', 'zonder', 'inzet', 'gevolg'])
            amount = rng.randint(-3000, 60000)
            year = rng.randint(0, 1)
            first = year * 12 + rng.randint(0, 11)
            flow = {'casus': casus, 'alternatief': alternative, 'soort': kind,
                    'partij': rng.choice(['gemeente', 'gemeente', 'corporatie', 'client']), 'kant': 'betaalt',
                    'jaar': year, 'maand': first, 'maanden': rng.randint(1, year * 12 + 12 - first), 'bedrag': amount,
                    'verzilverbaar': amount // 3}
            flows.append(flow)
            if rng.random() < .2:
                flows.append({**flow, 'partij': 'client', 'kant': 'ontvangt', 'bedrag': -amount,
                              'verzilverbaar': -flow['verzilverbaar']})
    text = 'casus;alternatief;soort;post;domein;partij;kant;jaar;maand;maanden;bedrag;cw;verzilverbaar;pm_plus;pm_min;' \
           'slaagkans\n'
    for f in flows:
        text += ';'.join((f['casus'], f['alternatief'], f['soort'], 'p', '', f['partij'], f['kant'], str(f['jaar']),
                          str(f['maand']), str(f['maanden']), money(f['bedrag']), money(f['bedrag']),
                          money(f['verzilverbaar']), '0', '0', '1' if f['alternatief'] else '')) + '\n'
    return flows, text


# --- comparing ------------------------------------------------------------------------------------------------------


def run(bindir, folder, *words):
    environment = {**os.environ, 'LC_ALL': 'C.UTF-8'}
    environment.pop('LANGUAGE', None)
    done = subprocess.run([os.path.join(bindir, 'baat-budget'), '-b', 'budget.csv', *words, 'boekingen.csv'], cwd=folder,
                          env=environment, capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def places(said, severity):
    """(code, line) of the messages, that of the budget table negative."""
    found = re.findall(r'^baat-budget: (boekingen|budget)\.csv:(\d+)(?::\d+)?: ' + severity + r': .* \[([a-z-]+)\]$', said,
                       re.MULTILINE)
    return sorted((code, int(line) if file == 'boekingen' else -int(line)) for file, line, code in found)


def try_proof(rng, book, pots, flows, bindir, folder):
    pot = rng.choice([p for p in pots if pots[p].period_of(book.peil)] or [None])
    if pot is None:
        return None
    if rng.random() < .5:
        amount, months = rng.randint(1, 400000), rng.randint(1, 20)
        words = [f'--proef={money(amount)}x{months}']
        tried = [('', [(book.peil + i, amount) for i in range(months)])]
    else:
        words, tried = ['--proef=stromen', '--stromen=stromen.csv'], []
        for casus in dict.fromkeys(f['casus'] for f in flows if f['alternatief']):
            loads = []
            for f in flows:
                if f['casus'] == casus and f['soort'] == 'inzet' and f['kant'] == 'betaalt' and \
                        f['partij'] == pots[pot].holder:
                    parts = share_out(f['bedrag'], [1] * f['maanden'])
                    loads += [(book.peil + f['maand'] + i, c) for i, c in enumerate(parts)]
            tried.append((casus, loads))
    rows = list(book.table_proef(pot, tried))
    return [*words, f'--pot={pot}'], rows, 4 if any(';nee;' in row for row in rows) else 0


def attempt(seed, bindir):
    rng = random.Random(seed)
    honest = rng.random() < .8
    pots, budget = make_pots(rng)
    bookings, text = make_bookings(rng, pots, honest)
    flows, flow_text = make_flows(rng)
    peil = rng.choice([None, None, 2017 * 12 + rng.randint(0, 30)])
    tempo = rng.choice([None, None, 0, 1, 4, 30])
    soft = rng.random() < .6
    options = [*([f'--peil={month(peil)}'] if peil is not None else []), *([f'--tempo={tempo}'] if tempo is not None else []),
               *(['--plafond=zacht'] if soft else [])]
    book = Book(pots, bookings, peil, tempo, soft)
    wrong, warned = book.faults() if book.peil is not None else ([], [])
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (('budget.csv', budget), ('boekingen.csv', text), ('stromen.csv', flow_text)):
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(content)
        if wrong:
            status, out, said = run(bindir, folder, *options)
            same = status == 1 and out == '' and places(said, 'error') == sorted(wrong)
            return [] if same else [f'seed {seed}: faults {sorted(wrong)} and {places(said, "error")}, status {status}']
        asked = [(['-k', key], list(table), 0) for key, table in (
            ('maand', book.table_maand()), ('pot', book.table_pot()), ('casus', book.table_casus()),
            ('partij', book.table_partij()))]
        asked.append((['--herkomst'], list(book.table_herkomst()), 0))
        asked.append((['-k', 'baat', '--stromen=stromen.csv'], list(book.table_baat(flows)), 0))
        proof = try_proof(rng, book, pots, flows, bindir, folder) if book.peil is not None else None
        problems = []
        for words, rows, want in [*asked, *([proof] if proof else [])]:
            status, out, said = run(bindir, folder, *options, *words)
            if status != want or out != ''.join(row + '\n' for row in rows) or places(said, 'warning') != sorted(warned):
                problems.append(f'seed {seed}: {" ".join(options + words)}: status {status}')
                for left, right in zip(out.splitlines() + [''] * len(rows), rows):
                    if left != right:
                        problems.append(f'  program   {left}\n  reference {right}')
                        break
        return problems


def main():
    bindir, seeds = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
    failed = 0
    for seed in range(1, seeds + 1):
        problems = attempt(seed, bindir)
        failed += bool(problems)
        for problem in problems:
            print(problem)
    print(f'{seeds - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
