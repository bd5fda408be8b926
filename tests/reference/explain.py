#!/usr/bin/env python3
"""Holds baat-uitleg against baat-reken, on random input of generate.py.

    python3 explain.py BINDIR SEED_FROM SEED_TO

For every measure that is a sum: the contributions add up to what baat-reken prints, per alternative, in total and within
each value of a key; each product written out is that of its factors, and gives the amount when it is rounded; the same
bytes with one thread, with four, and in tiny blocks. Prints each difference, and as the last line "N passed, M failed".
"""
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import generate

MEASURES = ['zonder', 'inzet', 'gevolg', 'vermeden', 'saldo', 'zonder_cw', 'inzet_cw', 'gevolg_cw', 'vermeden_cw', 'ncw',
            'verzilverbaar', 'pm_plus', 'pm_min']
FACTORS = ['aantal', 'eenheden', 'maanden', 'prijs', 'kans', 'weging']
KEYS = {'partij': '--waar=partij=', 'post': '--waar=post=', 'jaar': '--waar=jaar=', 'domein': '--waar=domein='}


def cents(value):
    """Half away from zero."""
    size = abs(value) * 100 + Fraction(1, 2)
    return Fraction(size.numerator // size.denominator, 100) * (1 if value >= 0 else -1)


def fraction(text):
    """Of a number, or "1.5/3"."""
    number, _, divisor = str(text).partition('/')
    return Fraction(number) / Fraction(divisor or 1)


class Explanation:
    def __init__(self, folder, bindir, seed):
        self.folder, self.bindir, self.seed = folder, bindir, seed
        self.passed, self.failed = 0, 0

    def check(self, holds, *what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f'seed {self.seed}:', *what, flush=True)

    def run(self, program, options):
        environment = {**os.environ, 'LC_ALL': 'C.UTF-8', 'BAAT_TAAL': 'en'}
        done = subprocess.run([os.path.join(self.bindir, program), *options], cwd=self.folder, env=environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.check(done.returncode == 0, program, options, done.stderr.decode(errors='replace')[:300])
        return done.stdout

    def rows(self, program, options):
        text = self.run(program, [*options, '-f', 'jsonl']).decode()
        return [json.loads(line, parse_float=Fraction, parse_int=Fraction) for line in text.split('\n')[:-1]]

    def explained(self, measure, options):
        """Of each alternative what its contributions add up to."""
        sums = defaultdict(Fraction)
        for row in self.rows('baat-uitleg', ['--maat=' + measure, *options]):
            sums[row['alternatief']] += row['bijdrage']
            if not measure.startswith('pm'):
                self.check_row(row)
        return sums

    def check_row(self, row):
        product = Fraction(1)
        for factor in FACTORS:
            product *= fraction(row[factor])
        share = row['bedrag'] * (-1 if row['kant'] == 'ontvangt' else 1)
        self.check(fraction(row['exact']) == product and cents(product) == row['afgerond'] and
                   abs(row['afgerond'] * row['aandeel'] / 100 - share) < Fraction(1, 100) and
                   cents(row['bedrag'] * row['disconto']) == row['cw'] and
                   cents(row['bedrag'] * row['verzilverbaar_pct'] / 100) == row['verzilverbaar'], 'product', row)

    def compare(self, table, measure, options, what):
        sums = self.explained(measure, options)
        figures = {row['alternatief']: row[measure] for row in table}
        self.check(set(sums) <= set(figures) and
                   all((figure or 0) == sums[name] for name, figure in figures.items()),
                   measure, what, options, dict(sums), figures)

    def selection(self, options, rng):
        totals = self.rows('baat-reken', [*options, '-k', 'totaal'])
        for measure in MEASURES:
            self.compare(totals, measure, options, 'totaal')
        for key, condition in KEYS.items():
            table = self.rows('baat-reken', [*options, '-k', key])
            values = sorted({str(row[key] if row[key] is not None else '') for row in table})
            values = [value for value in values if ',' not in value and value == value.strip()]
            for value in rng.sample(values, min(2, len(values))):
                rows = [row for row in table if str(row[key] if row[key] is not None else '') == value]
                self.compare(rows, rng.choice(MEASURES), [*options, condition + value], key)

    def same_bytes(self, options):
        for form in ('csv-nl', 'jsonl'):
            outputs = {self.run('baat-uitleg', [*options, '-f', form, *more])
                       for more in (['-j1'], ['-j4'], ['-j4', '---blok=50'], ['-j1', '---blok=50'])}
            self.check(len(outputs) == 1, 'threads or blocks show', options)


def explain_seed(seed, bindir):
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix=f'explain-{seed}-') as folder:
        made = generate.Generator(seed, folder, None)
        made.generate()
        explanation = Explanation(folder, bindir, seed)
        base = [*shlex.split(made.price_options), *made.attribute_option]
        if made.start_mode in ('option', 'both'):
            base.append(f'--start={made.start_option // 12:04}-{made.start_option % 12 + 1:02}')
        for _ in range(2):
            chosen = made.chosen()
            options = [*base, *made.parameters(), *chosen, *made.filters(not chosen), *made.perspective(), *made.files]
            explanation.selection(options, rng)
        explanation.same_bytes(options)
        return explanation.passed, explanation.failed


def main():
    bindir, first, last = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    passed = failed = 0
    for seed in range(first, last + 1):
        counts = explain_seed(seed, bindir)
        passed, failed = passed + counts[0], failed + counts[1]
    print(f'{passed} passed, {failed} failed')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
