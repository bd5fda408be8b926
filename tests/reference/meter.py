#!/usr/bin/env python3
"""Holds baat-meter against the same sums done slowly, in fractions, on random measurements.

    python3 meter.py BINDIR SEED_FROM SEED_TO

Written from baat-methode(7), MEASUREMENTS, and shares nothing with the program. Besides, the bytes are the same in tiny
blocks. Prints each difference, and as the last line "N passed, M failed".
"""
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

Z2 = Fraction(3841459, 1000000)
COLUMNS = 'n;onbekend;gemiddelde;mediaan;laagste;hoogste;laag;hoog;n_verwacht;verwacht;verschil;kwadraat'.split(';')


def rounded(value, decimals):
    """Half away from zero, without trailing zeros, with a comma; '' for None."""
    if value is None:
        return ''
    size = abs(value) * 10**decimals + Fraction(1, 2)
    whole = size.numerator // size.denominator
    text = f'{whole:0{decimals + 1}d}'
    text = (text[:-decimals] + ',' + text[-decimals:]).rstrip('0').rstrip(',')
    return '-' + text if value < 0 and whole else text


def number(text):
    return Fraction(text.rstrip('%').strip().replace(',', '.'))


def chance(text):
    return number(text) / (100 if text.endswith('%') else 1)


def mean(values):
    return sum(values, Fraction(0)) / len(values) if values else None


def interval(yes, count):
    """Wilson, outward on four decimals, by trying every share there is."""
    def outside(a):
        share = Fraction(a, 10000)
        return count * (count + Z2) * share**2 - count * (2 * yes + Z2) * share + yes**2 >= 0
    middle = (2 * yes + Z2) / (2 * (count + Z2)) * 10000
    low = max(a for a in range(0, 10001) if a <= middle and outside(a))
    high = min(a for a in range(0, 10001) if a >= middle and outside(a))
    return Fraction(low, 10000), Fraction(high, 10000)


def answers(rows):
    """The measures whose values are ja and nee."""
    return {row['maat'] for row in rows if row['waarde'].lower() in ('ja', 'nee')}


def value_of(row):
    text = row['waarde'].lower()
    if text in ('', 'onbekend'):
        return None
    return Fraction(text == 'ja') if text in ('ja', 'nee') else number(text)


def summed(rows, of_answers):
    values = sorted(value for value in map(value_of, rows) if value is not None)
    count = len(values)
    middle = (values[(count - 1) // 2] + values[count // 2]) / 2 if count else None
    low = high = None
    if of_answers and count:
        low, high = interval(int(sum(values)), count)
    pairs = [(value_of(row), (chance if of_answers else number)(row['verwacht'])) for row in rows
             if row['verwacht'] and value_of(row) is not None]
    return [str(count), str(len(rows) - count), rounded(mean(values), 4), rounded(middle, 4),
            rounded(values[0] if count else None, 4), rounded(values[-1] if count else None, 4), rounded(low, 4),
            rounded(high, 4), str(len(pairs)), rounded(mean([pair[1] for pair in pairs]), 4),
            rounded(mean([pair[0] - pair[1] for pair in pairs]), 4),
            rounded(mean([(pair[0] - pair[1])**2 for pair in pairs]), 6)]


def key_of(row, key, of_answers):
    if key != 'klasse':
        return row[key]
    if not of_answers or not row['verwacht']:
        return ''
    return f'0,{min(int(chance(row["verwacht"]) * 10), 9)}'


def ordered(groups, keys):
    """Groups in order of first appearance, brought together level by level; years ascend."""
    if not keys:
        return groups
    order = {}
    for group in groups:
        order.setdefault(group[0][0], []).append(group)
    first = list(order)
    if keys[0] == 'jaar':
        first.sort(key=lambda year: int(year or 0))
    result = []
    for value in first:
        rest = ordered([(key[1:], group) for key, group in order[value]], keys[1:])
        result += [((value,) + key, group) for key, group in rest]
    return result


def table(rows, keys, reference, base):
    """The lines that baat-meter prints."""
    of_answers, groups = answers(rows), {}
    for row in rows:
        key = tuple(key_of(row, name, row['maat'] in of_answers) for name in keys) + (row['maat'],)
        groups.setdefault(key, []).append(row)
    means = {key: mean([value for value in map(value_of, group) if value is not None])
             for key, group in groups.items()}

    def other(key, name, value):
        at = keys.index(name)
        return key[:at] + (value,) + key[at + 1:]

    def minus(left, right):
        return None if left is None or right is None else left - right
    header = keys + ['maat'] + COLUMNS
    header += ['tegen', 'afstand'] if reference else []
    header += ['basis', 'verandering'] if base else []
    header += ['verschil_in_verschil'] if reference and base else []
    lines = [';'.join(header)]
    for key, group in ordered(list(groups.items()), keys + ['maat']):
        cells = list(key) + summed(group, key[-1] in of_answers)
        if reference:
            against = means.get(other(key, *reference))
            cells += [rounded(against, 4), rounded(minus(means[key], against), 4)]
        if base:
            before = means.get(other(key, 'jaar', base))
            cells += [rounded(before, 4), rounded(minus(means[key], before), 4)]
        if reference and base:
            before_against = means.get(other(other(key, *reference), 'jaar', base))
            cells.append(rounded(minus(minus(means[key], before), minus(against, before_against)), 4))
        lines.append(';'.join(cells))
    return '\n'.join(lines) + '\n'


def made(chooser):
    """Random measurements; some of them are missing."""
    kinds = {name: chooser.choice(['answers', 'marks', 'numbers', 'missing']) for name in ('a', 'b c', 'gelukt', 'd')}
    rows = []
    for _ in range(chooser.choice([1, 7, 40, 300])):
        name = chooser.choice(list(kinds))
        row = {'gebied': chooser.choice(['Noord', 'Zuid', 'Oost', '']), 'team': chooser.choice('xyz'),
               'jaar': chooser.choice(['2014', '2015', '2016', '']), 'maat': name, 'verwacht': ''}
        if kinds[name] == 'answers':
            row['waarde'] = chooser.choice(['ja', 'nee', 'JA', 'nee', 'ja'])
            row['verwacht'] = chooser.choice(['', '1', '0', f'{chooser.randrange(101)}%',
                                              f'0,{chooser.randrange(10**6):06d}'])
        else:
            most = 10 if kinds[name] == 'marks' else 10**12
            row['waarde'], row['verwacht'] = (
                f'{chooser.randrange(-most, most)},{chooser.randrange(10**4):04d}' + chooser.choice(['', '%'])
                for _ in range(2))
            row['verwacht'] = chooser.choice([row['verwacht'], ''])
        if kinds[name] == 'missing' or chooser.random() < 0.1:
            row['waarde'] = chooser.choice(['', 'onbekend', 'Onbekend'])
            row['verwacht'] = row['verwacht'] if kinds[name] != 'missing' else ''
        rows.append(row)
    known = {row['maat'] for row in rows if value_of(row) is not None}
    for row in rows:
        if row['maat'] not in known:
            row['verwacht'] = ''
    return rows


def main():
    bindir, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    passed = failed = 0
    columns = ['gebied', 'team', 'jaar', 'maat', 'waarde', 'verwacht']
    for seed in range(first, last + 1):
        chooser = random.Random(seed)
        rows = made(chooser)
        keys = chooser.sample(['gebied', 'team', 'jaar', 'klasse'], chooser.randrange(4))
        places = [key for key in keys if key in ('gebied', 'team')]
        reference = chooser.choice([None, (places[0], chooser.choice(['Noord', 'x', '']))]) if places else None
        base = chooser.choice([None, '2015']) if 'jaar' in keys else None
        options = ['-k', ','.join(keys)] if keys else []
        options += [f'--tegen={reference[0]}={reference[1]}'] if reference else []
        options += [f'--basis={base}'] if base else []
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'metingen.csv')
            with open(path, 'w', encoding='utf-8') as file:
                for row in [{name: name for name in columns}, *rows]:
                    file.write(';'.join(row[name] for name in columns) + '\n')
            wanted = table(rows, keys, reference, base)
            for more in ([], ['---blok=1']):
                done = subprocess.run([os.path.join(bindir, 'baat-meter'), *options, *more, path],
                                      capture_output=True, text=True, check=False)
                if done.returncode == 0 and done.stdout == wanted:
                    passed += 1
                    continue
                failed += 1
                print(f'seed {seed}: {options + more}: exit {done.returncode}: {done.stderr[:300]}')
                for line, other in zip(wanted.splitlines(), done.stdout.splitlines()):
                    if line != other:
                        print(f'< {line}\n> {other}')
                        break
    print(f'{passed} passed, {failed} failed')
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
