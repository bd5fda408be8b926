#!/usr/bin/env python3
"""Hostile input at its true size: the status, the place and the message, and how much memory it takes at most.

Input is written to a pipe as it is made, or to a file where a program must see one. Ends in "N passed, M failed".

usage: tests/hostile/sizes.py BINDIR short|all|NAME      short: what takes a few seconds each; all: the rest too
"""
import os
import subprocess
import sys
import tempfile
import time

import data

MILLION = 1000 * 1000
MIB = 1024 * 1024


def text_of(maker, n):
    return lambda: iter([getattr(data, maker)(n).encode()])


def long_field(closing):
    """A field of a gibibyte between quotes."""
    yield (data.HEAD + ';toelichting\n1;plan;hulp;1;week;0;6;kort\n2;plan;hulp;1;week;0;6;"').encode()
    for _ in range(1024):
        yield b'x' * 1023 * 1024 + b'\n' * 1024
    yield closing


def long_plain_field():
    yield (data.HEAD + ';toelichting\n1;plan;hulp;1;week;0;6;').encode()
    for _ in range(1024):
        yield b'x' * MIB
    yield b'\n'


def many_lines(line, n, head=data.HEAD):
    """As many lines, made of a number each."""
    yield (head + '\n').encode()
    for start in range(0, n, 10000):
        yield ''.join(line % {'n': i} for i in range(start, min(n, start + 10000))).encode()


REKEN = 'baat-reken -p prijzen.csv '
ZEKER = 'baat-zeker -p prijzen.csv --marge=20% '
# name: input (piped), command, status, what the messages or the output must hold, MiB of memory at most
SHORT = {
    '10^6 kolommen': (text_of('columns', MILLION), REKEN + '-k partij', 0, 'gemeente;plan;', 400),
    '10^6 kolommen, dubbel': (text_of('twice_columns', MILLION // 2), REKEN, 1, ':1:500008: error: column', 300),
    'een veld van 1 GiB tussen aanhalingstekens': (lambda: long_field(b'"\n'), REKEN, 1,
                                                   '-:3:8: error: this field is longer than 1 MiB', 64),
    'een open aanhaling van 1 GiB': (lambda: long_field(b''), REKEN, 1, '-:3:8: error:', 64),
    'een veld van 1 GiB': (long_plain_field, REKEN, 1, '-:2:8: error: this field is longer than 1 MiB', 64),
    'een kop van 1 GiB': (lambda: iter([b'x' * MIB] * 1024), REKEN, 1, '-:1:1: error: this field is longer than 1 MiB', 64),
    '10^5 diep': (text_of('nested', 100000), 'baat-deel -a - plan.csv', 1, '-:1:1014: error: more than 1000 brackets', 64),
    'prijstabel van 10^6 rijen': (lambda: many_lines('post-%(n)d;Omschrijving %(n)d;d;uur;%(n)d;gemeente;2024\n', MILLION,
                                                     'post;omschrijving;domein;eenheid;prijs;betaler;prijspeil'),
                                  'baat-reken -p - -k partij zoek.csv', 0, 'gemeente;plan;', 450),
    '10^6 trekkingen': (lambda: many_lines('%(n)d;plan;hulp;1;week;0;6\n', 100), ZEKER + '--trekkingen=1000000', 0, 'plan;', 48),
    '10^5 trekkingen van 100 zaken': (lambda: many_lines('%(n)d;plan;hulp;1;week;0;6\n', 100),
                                      ZEKER + '-k casus --trekkingen=100000', 0, '99;plan;', 32),
    '10^5 trekkingen, 10^4 klassen te veel': (lambda: many_lines('%(n)d;plan;hulp;1;week;0;6\n', 100),
                                              ZEKER + '--trekkingen=100000 --klassen=10000', 2, '[option-value]', 32),
}
LONG = {
    '10^6 eigen hoeveelheden': (lambda: many_lines('%(n)d;plan;hulp;1;week;0;6\n', MILLION),
                                ZEKER + '--samen=geen --trekkingen=100', 0, 'plan;', 64 + 400),
    '10^6 zaken, trekkingen van elk': (lambda: many_lines('%(n)d;plan;hulp;1;week;0;6\n', MILLION),
                                       ZEKER + '-k casus --trekkingen=100', 0, '999999;plan;', 64 + 32),
    '10^6 sleutels': (lambda: many_lines('%(n)d;plan;hulp;1;week;0;6;wijk %(n)d\n', MILLION, data.HEAD + ';wijk'),
                      REKEN + '-k wijk', 0, 'wijk 999999;plan;', 64 + 800),
    '10^7 zaken': (lambda: many_lines('%(n)d;plan;hulp;1;week;0;6\n', 10 * MILLION), REKEN + '-k partij', 0,
                   'gemeente;plan;', 64 + 32 * 10),
    'een zaak van 10^7 regels': (lambda: many_lines('1;plan;hulp;1;week;0;6\n', 10 * MILLION), REKEN + '-k partij', 0,
                                 'gemeente;plan;', 1300),
    'een zaak van 10^6 regels, bon': (lambda: many_lines('1;plan;hulp;1;week;0;6\n', MILLION),
                                      'baat-bon -p prijzen.csv -f jsonl', 0, '"regel":1000001', 500),
}


def feed(make):
    """A pipe with what is made, by a process of its own: this one must stay small, as a child begins with its memory."""
    end, start = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(end)
        try:
            for piece in make():
                while piece:
                    piece = piece[os.write(start, piece):]
        except BrokenPipeError:
            pass # the program has seen enough
        os._exit(0)
    os.close(start)
    return end, child


def run(make, command, folder):
    """Runs a command on what is made; its status, messages, output (the end of it) and memory in MiB."""
    with open(os.path.join(folder, 'out'), 'wb') as out, open(os.path.join(folder, 'err'), 'wb') as err:
        pipe, feeder = feed(make)
        child = subprocess.Popen(['sh', '-c', 'exec ' + command], cwd=folder, stdin=pipe, stdout=out, stderr=err)
        os.close(pipe)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        os.waitpid(feeder, 0)
    told = ''
    for name in ('err', 'out'):
        with open(os.path.join(folder, name), 'rb') as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - 4 * MIB))
            told += file.read().decode(errors='replace')
    return child.returncode, told, usage.ru_maxrss / 1024


def main():
    os.environ['PATH'] = os.path.realpath(sys.argv[1]) + ':' + os.environ['PATH']
    os.environ['LC_ALL'] = 'C.UTF-8'
    which = sys.argv[2]
    trials = SHORT if which == 'short' else SHORT | LONG
    if which not in ('short', 'all'):
        trials = {name: trial for name, trial in trials.items() if which in name}
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (('prijzen.csv', data.PRICES), ('plan.csv', data.flow_parties(3)),
                           ('zoek.csv', data.lookups(1000))):
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(text)
        for name, (make, command, status, part, memory) in trials.items():
            begun = time.monotonic()
            got, told, used = run(make, command, folder)
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
