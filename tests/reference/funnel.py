#!/usr/bin/env python3
"""Funnels again, slowly, from baat-methode(7), FUNNELS, and baat-bestanden(5); shares nothing with the programs.

    python3 funnel.py BINDIR SEED_FROM SEED_TO     compares baat-trechter with it, on random programmes

Of every programme: the funnel (--stappen, also by cohort), the case lines, that nobody is lost or made, that a cohort
divided over files of lines gives the same, and that baat-toets and baat-reken take the case lines. Prints each
difference, and as the last line "N passed, M failed".
"""
import csv
import io
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.dont_write_bytecode = True
UNIT = 10000
HEADER = ('casus;scenario;post;aantal;per;van;duur;kans;soort;prijs;prijspeil;betaler;ontvanger;verzilverbaar;toelichting;'
          'programma;cohort;stap')


def whole(value):
    """To a whole number, half away from zero."""
    size = abs(value) + Fraction(1, 2)
    return size.numerator // size.denominator * (1 if value >= 0 else -1)


def decimal(value, places):
    """As it is printed: with a comma, without zeros at the end."""
    units = whole(Fraction(value) * 10 ** places)
    text = f'{abs(units) // 10 ** places},{abs(units) % 10 ** places:0{places}d}'.rstrip('0').rstrip(',')
    return ('-' if units < 0 else '') + text


def number(text):
    text = text.strip()
    if text.endswith('%'):
        return Fraction(text[:-1].replace(',', '.')) / 100
    return Fraction(text.replace(',', '.'))


def rows(text):
    return list(csv.DictReader(io.StringIO(text), delimiter=';'))


class Funnel:
    def __init__(self, text):
        self.steps = rows(text)
        self.sources, self.rate, self.month, self.counted, self.overlaps, self.room = {}, {}, {}, {}, {}, {}
        for step in self.steps:
            name = step['stap']
            sources = self.sources[name] = step['uit'].split('|') if step['uit'] else []
            self.counted[name] = number(step['geteld']) if step['geteld'] else None
            self.overlaps[name] = step['overlap'] == 'ja'
            self.room[name] = number(step['hoogstens']) if step['hoogstens'] else None
            self.month[name] = max((self.month[s] for s in sources), default=0) + int(step['na'] or 0)
            if step['deel']:
                self.rate[name] = number(step['deel'])
            elif sources:
                self.rate[name] = self.counted[name] / sum(self.counted[s] for s in sources)
        self.names = [step['stap'] for step in self.steps]
        self.parts = {name: [n for n in self.names if name in self.sources[n] and not self.overlaps[n]]
                      for name in self.names}

    def divide(self, persons):
        """Persons, rest and overflow of each step, in units."""
        have = {name: 0 for name in self.names}
        rest, overflow = dict(have), dict(have)
        have[self.names[0]] = persons
        for name in self.names:
            if self.overlaps[name]:
                have[name] = whole(sum(have[s] for s in self.sources[name]) * self.rate[name])
            if self.room[name] is not None and have[name] > self.room[name] * UNIT:
                overflow[name] = have[name] - int(self.room[name] * UNIT)
                have[name] -= overflow[name]
            parts = self.parts[name]
            if not parts:
                continue
            shares = [have[name] * self.rate[p] for p in parts]
            shares.append(have[name] - sum(shares))
            units = [s.numerator // s.denominator for s in map(Fraction, shares)]
            order = sorted(range(len(shares)), key=lambda i: (-(shares[i] - units[i]), i))
            for i in order[:have[name] - sum(units)]:
                units[i] += 1
            for part, unit in zip(parts, units):
                have[part] += unit
            rest[name] = units[-1]
        return have, rest, overflow


def show_steps(funnel, cohorts):
    """What --stappen prints of these cohorts, without keys."""
    sums = [{name: 0 for name in funnel.names} for _ in range(3)]
    for cohort in cohorts:
        for total, part in zip(sums, funnel.divide(cohort[1])):
            for name in funnel.names:
                total[name] += part[name]
    have, rest, overflow = sums
    lines = []
    for step in funnel.steps:
        name, sources, count = step['stap'], funnel.sources[step['stap']], funnel.counted[step['stap']]
        before = sum(have[s] for s in sources)
        counts = [funnel.counted[s] for s in sources]
        known = bool(sources) and count is not None and None not in counts
        parts = funnel.parts[name]
        after = [funnel.counted[p] for p in parts if len(funnel.sources[p]) == 1]
        has_after = parts and count is not None and len(after) == len(parts) and None not in after
        lines.append([
            name, step['uit'], str(funnel.month[name]), decimal(Fraction(have[name], UNIT), 4),
            decimal(Fraction(have[name], before), 6) if before else '',
            decimal(Fraction(have[name], have[funnel.names[0]]), 6) if have[funnel.names[0]] else '',
            decimal(Fraction(rest[name], UNIT), 4) if parts else '',
            decimal(Fraction(overflow[name], UNIT), 4) if funnel.room[name] is not None else '',
            decimal(count, 4) if count is not None else '',
            decimal(count / sum(counts), 6) if known and sum(counts) else '',
            decimal(count - sum(after), 4) if has_after else '',
            decimal(count - funnel.rate[name] * sum(counts), 4) if known else ''])
    return lines


def weights(line):
    """Z, and of each year Z - E."""
    effect = number(line['effect'])
    if line['tochal_punten']:
        net, without = effect - number(line['tochal_punten']), 1 - number(line['tochal_punten'])
    else:
        anyway = number(line['tochal_deel']) if line['tochal_deel'] else Fraction(0)
        net, without = effect * (1 - anyway), 1 - effect * anyway
    due = number(line['toeschrijving']) if line['toeschrijving'] else 1
    elsewhere = number(line['verdringing']) if line['verdringing'] else 0
    off = number(line['uitdoving']) if line['uitdoving'] else Fraction(0)
    start = net * due * (1 - elsewhere)
    years = -(-int(line['duur'] or 1) // 12) if off else 1
    first = 1 if line['uitdoving_vanaf'] == '1' else 0
    twelve = 10 ** 12
    factors = [Fraction(whole((1 - off) ** (year + first) * twelve), twelve) for year in range(years)]
    if not off:
        factors = [Fraction(1)]
    return without, [without - Fraction(whole(start * f * twelve), twelve) for f in factors]


def case_lines(name, funnel, cohorts, lines):
    out = [HEADER + ';wijk']

    def add(cohort, line, scenario, quantity, month, duration, kind):
        step = line['stap']
        case = name if cohort is None else f'{name}/{cohort[0]}/{step}'
        out.append(';'.join([
            case, scenario, line['post'], decimal(quantity, 4), line['per'] or 'eenmalig', str(month), duration,
            decimal(number(line['kans']), 6) if line['kans'] else '', kind,
            decimal(number(line['prijs']), 4) if line['prijs'] else '', '', line['betaler'], '', '', '',
            name, cohort[0] if cohort else '', step, cohort[3] if cohort else '']))

    def make(cohort, line, heads, month):
        quantity, month = number(line['aantal']), month + int(line['van'] or 0)
        kind = line['soort'] or 'inzet'
        if kind != 'effect':
            scenario = 'zonder' if kind == 'zonder' else name
            add(cohort, line, scenario, quantity * heads, month, line['duur'], 'gevolg' if kind == 'zonder' else kind)
            return
        without, years = weights(line)
        add(cohort, line, 'zonder', quantity * heads * without, month, line['duur'], 'gevolg')
        for year, weight in enumerate(years):
            left = int(line['duur'] or 1) - 12 * year
            duration = '' if not line['duur'] else str(left if len(years) == 1 else min(12, left))
            add(cohort, line, name, quantity * heads * weight, month + 12 * year, duration, 'gevolg')

    for line in lines:
        if line['telt'] == 'programma':
            make(None, line, 1, 0)
    for cohort in cohorts:
        have = funnel.divide(cohort[1])[0]
        for step in funnel.names:
            for line in lines:
                if line['stap'] != step or line['telt'] == 'programma':
                    continue
                heads = Fraction(have[step], UNIT)
                if line['telt'] == 'cohort':
                    heads = 1
                elif line['groep']:
                    heads = -(-have[step] // (UNIT * int(line['groep'])))
                make(cohort, line, heads, cohort[2] + funnel.month[step])
    return '\n'.join(out) + '\n'


def share(source, places=6):
    return decimal(Fraction(source.randint(0, 10 ** places), 10 ** places), places)


def make_funnel(source):
    """A random funnel: text. Its parts never exceed the whole."""
    counted = source.random() < 0.6
    steps, left = [['a', '', '', decimal(source.randint(50, 900), 4), '', '', '', '']], {'a': Fraction(1)}
    counts, free = {'a': number(steps[0][3])}, {'a': number(steps[0][3])}
    for name in 'bcdefgh'[:source.randint(1, 7)]:
        sources = sorted(source.sample(sorted(counts), min(len(counts), source.choice([1, 1, 1, 2, 3]))))
        overlap = source.random() < 0.2
        before = sum(counts[s] for s in sources)
        limit = Fraction(1) if overlap else min(left[s] for s in sources)
        most = before * limit if overlap or len(sources) > 1 else min(before * limit, free[sources[0]])
        if counted and source.random() < 0.8 and most >= 1:
            count = Fraction(source.randint(1, int(most)))
            rate, written = count / before, ''
        else:
            written = share(source)
            rate = number(written)
            if rate > limit:
                written = decimal(Fraction(int(limit * 10 ** 6), 10 ** 6), 6)
                rate = number(written)
            count = Fraction(int(rate * before))
            if count > most:
                count = Fraction(int(most))
        counts[name], left[name], free[name] = max(count, Fraction(1)), Fraction(1), count
        if not overlap:
            for s in sources:
                left[s] -= rate
                if len(sources) == 1:
                    free[s] -= count
        known = written == '' or (source.random() < 0.3 and count > 0)
        if written == '' or known:
            shown = decimal(count, 4)
        else:
            shown = ''
            counts.pop(name)
        steps.append([name, '|'.join(sources), written, shown, 'ja' if overlap else '', str(source.randint(0, 9)),
                      decimal(Fraction(source.randint(1, 500000), 1000), 4) if source.random() < 0.2 else '', ''])
    return 'stap;uit;deel;geteld;overlap;na;hoogstens;omschrijving\n' + ''.join(';'.join(s) + '\n' for s in steps)


def make_lines(source, names):
    head = ('stap;telt;groep;soort;post;aantal;per;van;duur;kans;effect;tochal_punten;tochal_deel;toeschrijving;verdringing;'
            'uitdoving;uitdoving_vanaf;prijs;betaler')
    lines = [{**dict.fromkeys(head.split(';'), ''), 'stap': n, 'post': 'x', 'aantal': '1', 'prijs': '1',
              'betaler': 'gemeente'} for n in names]
    for _ in range(source.randint(1, 8)):
        line = dict.fromkeys(head.split(';'), '')
        line.update(stap=source.choice(names), post=source.choice('xyz'), prijs=source.choice(['2,5', '100', '0,0001']),
                    betaler=source.choice(['gemeente', 'gemeente:60|rijk:40']),
                    aantal=decimal(Fraction(source.randint(-90000, 90000), 10000), 4))
        if source.random() < 0.6:
            line.update(per=source.choice(['maand', 'week', 'jaar']), duur=str(source.randint(1, 70)))
        if source.random() < 0.5:
            line['van'] = str(source.randint(0, 40))
        if source.random() < 0.3:
            line['kans'] = share(source)
        line['soort'] = source.choice(['', 'inzet', 'gevolg', 'zonder', 'effect', 'effect'])
        if line['soort'] == 'effect':
            line['effect'] = share(source)
            line[source.choice(['tochal_punten', 'tochal_deel', 'toeschrijving'])] = share(source)
            if source.random() < 0.6:
                line['verdringing'] = share(source)
            if source.random() < 0.7:
                line.update(uitdoving=share(source), uitdoving_vanaf=source.choice('12'))
        elif source.random() < 0.3:
            line['telt'] = source.choice(['cohort', 'persoon'])
        elif source.random() < 0.2:
            line['groep'] = str(source.randint(1, 40))
        lines.append(line)
    if source.random() < 0.5:
        lines.append({**lines[0], 'stap': '', 'telt': 'programma'})
    source.shuffle(lines)
    return head + '\n' + ''.join(';'.join(line.values()) + '\n' for line in lines), lines


def make_intake(source):
    out, cohorts = ['cohort;aantal;van;elke;keer;wijk'], []
    for name in 'pqrs'[:source.randint(1, 4)]:
        persons, month, place = source.randint(0, 5000000), source.randint(0, 60), source.choice(['Noord', 'Zuid', ''])
        shown = decimal(Fraction(persons, UNIT), 4)
        if source.random() < 0.3:
            every, times = source.randint(1, 12), source.randint(1, 4)
            out.append(f'{name};{shown};{month};{every};{times};{place}')
            cohorts += [(f'{name}-{i + 1}', persons, month + i * every, place) for i in range(times)]
        else:
            out.append(f'{name};{shown};{month};;;{place}')
            cohorts.append((name, persons, month, place))
    return '\n'.join(out) + '\n', cohorts


class Comparison:
    def __init__(self, bindir, folder):
        self.bindir, self.folder, self.passed, self.failed = bindir, folder, 0, 0

    def run(self, *words):
        done = subprocess.run(words, cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              env={**os.environ, 'LC_ALL': 'C.UTF-8'},
                              executable=os.path.join(self.bindir, words[0]))
        return done.returncode, done.stdout, done.stderr

    def check(self, what, holds, detail=''):
        self.passed += holds
        self.failed += not holds
        if not holds:
            print('failed:', what, detail)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), 'w', encoding='utf-8') as file:
            file.write(text)

    def compare(self, seed):
        source = random.Random(seed)
        text = make_funnel(source)
        funnel = Funnel(text)
        intake, cohorts = make_intake(source)
        regels, lines = make_lines(source, funnel.names)
        for name, content in (('t.csv', text), ('i.csv', intake), ('r.csv', regels)):
            self.write(name, content)
        base = ['baat-trechter', '-t', 't.csv', '-i', 'i.csv']
        status, out, err = self.run(*base, '--stappen')
        got = [line.split(';') for line in out.splitlines()[1:]]
        self.check(f'{seed}: --stappen', status == 0 and got == show_steps(funnel, cohorts), f'{status} {err}\n{text}')
        status, out, err = self.run(*base, '--stappen', '-k', 'cohort')
        wanted = [[c[0]] + row[:8] + [''] * 4 for c in cohorts for row in show_steps(funnel, [c])]
        self.check(f'{seed}: -k cohort', status == 0 and [r.split(';') for r in out.splitlines()[1:]] == wanted, err)
        have, rest, overflow = funnel.divide(1234567)
        ends = [n for n in funnel.names if not funnel.parts[n] and not funnel.overlaps[n]]
        if not any(funnel.overlaps.values()):
            self.check(f'{seed}: nobody is lost', sum(rest.values()) + sum(overflow.values()) +
                       sum(have[n] for n in ends) == 1234567)
        status, out, err = self.run(*base, '-n', 'proef', 'r.csv')
        self.check(f'{seed}: lines', status == 0 and out == case_lines('proef', funnel, cohorts, lines), err)
        self.write('z.csv', out)
        status, _, err = self.run('baat-toets', 'z.csv')
        self.check(f'{seed}: baat-toets', status == 0, err)
        status, whole_table, err = self.run('baat-reken', '-k', 'stap', '--horizon=20', 'z.csv')
        self.check(f'{seed}: baat-reken', status == 0, err)
        self.compare_split(seed, base, out, whole_table)

    def compare_split(self, seed, base, out, whole_table):
        """Lines of one cohort and those of the others make the same flows as all together."""
        head, *body = out.splitlines(True)
        first = [line for line in body if '/p' in line.split(';')[0]]
        self.write('z1.csv', head + ''.join(first))
        self.write('z2.csv', head + ''.join(line for line in body if line not in first))
        status, split, err = self.run('baat-reken', '-k', 'stap', '--horizon=20', 'z1.csv', 'z2.csv')
        self.check(f'{seed}: split', status == 0 and sorted(split.splitlines()) == sorted(whole_table.splitlines()), err)


def main():
    bindir, first, last = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with tempfile.TemporaryDirectory() as folder:
        comparison = Comparison(bindir, folder)
        for seed in range(first, last + 1):
            comparison.compare(seed)
    print(f'{comparison.passed} passed, {comparison.failed} failed')
    return comparison.failed > 0


if __name__ == '__main__':
    sys.exit(main())
