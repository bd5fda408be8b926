#!/usr/bin/env python3
"""Runs generated command lines with the real programs and with the reference, and compares.

    python3 compare.py BINDIR SEED_FROM SEED_TO [REFDIR] [--keep DIR] [--lines N] [--jobs N]

REFDIR holds reference.py and generate.py (default: beside this file). Standard output and files written with -o must
be the same bytes (jsonl: the same names, order and number texts; spaces and escapes are free), and every program must
exit with 0. A line that begins with "= " must also print what the line before it printed. Prints each difference, and
as the last line "N passed, M failed" (", K skipped" for programs not in BINDIR); exits 1 when any failed.
"""
import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))


def load(refdir):
    sys.path.insert(0, refdir)
    sys.dont_write_bytecode = True
    import generate
    import reference
    return generate, reference


def segments(command):
    return [shlex.split(part) for part in command.split(' | ')]


def run_real(command, folder, bindir):
    """(output, [exit statuses], messages)"""
    environment = {**os.environ, 'PATH': bindir + os.pathsep + os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'BAAT_TAAL': 'en'}
    environment.pop('LANGUAGE', None)
    data, statuses, messages = b'', [], ''
    for words in segments(command):
        if words[0] == 'cat':
            data = read_files(words[1:], folder)
            continue
        done = subprocess.run([os.path.join(bindir, words[0]), *words[1:]], cwd=folder, env=environment, input=data,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
        data = done.stdout
        statuses.append(done.returncode)
        messages += done.stderr.decode(errors='replace')
    return data, statuses, messages


def run_reference(command, folder, reference):
    data, statuses, messages = b'', [], ''
    for words in segments(command):
        if words[0] == 'cat':
            data = read_files(words[1:], folder)
            continue
        data, said, status = reference.run(words[0], words[1:], data, folder)
        statuses.append(status)
        messages += said
    return data, statuses, messages


def read_files(names, folder):
    parts = []
    for name in names:
        with open(os.path.join(folder, name), 'rb') as file:
            parts.append(file.read())
    return b''.join(parts)


def normal(data):
    """jsonl without the freedom of spaces and escapes; everything else as it is."""
    if not data.startswith(b'{'):
        return data
    try:
        lines = data.decode().split('\n')
        rows = [json.loads(line, parse_float=lambda text: f'#{text}', parse_int=lambda text: f'#{text}',
                           object_pairs_hook=list) for line in lines[:-1]]
        return repr((rows, lines[-1])).replace("]], [['", "]],\n[['").encode()
    except ValueError:
        return data


def first_difference(expected, actual):
    a, b = normal(expected).split(b'\n'), normal(actual).split(b'\n')
    for k in range(max(len(a), len(b))):
        x, y = (lines[k] if k < len(lines) else None for lines in (a, b))
        if x != y:
            shown = lambda line: '(nothing)' if line is None else line.decode(errors='replace')
            return f'  line {k + 1} expected: {shown(x)}\n  line {k + 1} actual:   {shown(y)}'
    return '  no difference'


def outputs(command):
    return [words[k + 1] for words in segments(command) for k, word in enumerate(words) if word == '-o']


class Comparison:
    def __init__(self, seed, folder, bindir, reference):
        self.seed, self.bindir, self.reference = seed, bindir, reference
        self.ref, self.real = os.path.join(folder, 'ref'), os.path.join(folder, 'real')
        self.passed, self.failed, self.skipped, self.report = 0, 0, 0, []
        self.absent = set()                     # files that a skipped command would have written

    def fail(self, command, text):
        self.failed += 1
        self.report.append(f'seed {self.seed}: {command}\n{text}')

    def command(self, line, before):
        """Returns what the reference and the real program printed (None: skipped)."""
        command = line.removeprefix('= ')
        expected, statuses, messages = run_reference(command, self.ref, self.reference)
        if any(statuses):
            self.fail(command, f'  the reference itself fails: {messages}')
            return expected, None
        if line.startswith('= ') and normal(before[0]) != normal(expected):
            self.fail(command, '  in the reference not the same as the command before:\n' +
                      first_difference(before[0], expected))
            return expected, None
        programs = {words[0] for words in segments(command)} - {'cat'}
        missing = [name for name in programs if not os.access(os.path.join(self.bindir, name), os.X_OK)]
        if missing or self.absent & set(shlex.split(command)):
            self.skipped += 1
            self.absent |= set(outputs(command))
            return expected, None
        try:
            actual, statuses, messages = run_real(command, self.real, self.bindir)
        except subprocess.TimeoutExpired:
            self.fail(command, '  takes too long')
            return expected, None
        problem = self.problem(line, command, before, expected, actual, statuses, messages)
        if problem:
            self.fail(command, problem)
        else:
            self.passed += 1
        return expected, actual

    def problem(self, line, command, before, expected, actual, statuses, messages):
        if any(statuses):
            return f'  exit {statuses}, expected 0\n  ' + '\n  '.join(messages.split('\n')[:4])
        if normal(actual) != normal(expected):
            return first_difference(expected, actual)
        if line.startswith('= ') and before[1] is not None and before[1] != actual:
            return '  not the same bytes as the command before:\n' + first_difference(before[1], actual)
        for name in outputs(command):
            if not os.path.exists(os.path.join(self.real, name)):
                return f'  {name} is not written'
            expected, actual = read_files([name], self.ref), read_files([name], self.real)
            if normal(expected) != normal(actual):
                return f'  {name}:\n' + first_difference(expected, actual)
        return None


def compare_seed(seed, bindir, refdir, keep, lines):
    generate, reference = load(refdir)
    folder = tempfile.mkdtemp(prefix=f'compare-{seed}-')
    try:
        comparison = Comparison(seed, folder, bindir, reference)
        generate.Generator(seed, comparison.ref, lines).generate()
        shutil.copytree(comparison.ref, comparison.real)
        before = None
        with open(os.path.join(comparison.ref, 'commands.txt'), encoding='utf-8') as file:
            for line in file.read().splitlines():
                before = comparison.command(line, before)
        if comparison.failed and keep:
            shutil.copytree(folder, os.path.join(keep, str(seed)), dirs_exist_ok=True)
        return comparison.passed, comparison.failed, comparison.skipped, comparison.report
    finally:
        shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('bindir')
    parser.add_argument('first', type=int)
    parser.add_argument('last', type=int)
    parser.add_argument('refdir', nargs='?', default=HERE)
    parser.add_argument('--keep', help='keep the input of seeds that differ, as DIR/SEED')
    parser.add_argument('--lines', type=int)
    parser.add_argument('--jobs', type=int, default=os.cpu_count())
    options = parser.parse_args()
    bindir, refdir = os.path.abspath(options.bindir), os.path.abspath(options.refdir)
    if not os.path.isdir(bindir):
        parser.error(f'no folder {bindir}')
    totals = [0, 0, 0]
    with ProcessPoolExecutor(options.jobs) as pool:
        jobs = [pool.submit(compare_seed, seed, bindir, refdir, options.keep, options.lines)
                for seed in range(options.first, options.last + 1)]
        for job in jobs:
            *counts, report = job.result()
            totals = [a + b for a, b in zip(totals, counts)]
            for text in report:
                print(text, flush=True)
    passed, failed, skipped = totals
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
