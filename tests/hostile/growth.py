#!/usr/bin/env python3
"""Work grows no faster than its input, whatever the input is: counted in instructions, as seconds depend on the machine.

Each family of tests/hostile/data.py is run at n and at 2n. Less what the program takes to start, the second may take 2.3
times what the first takes: it is twice as much when work is in proportion, four times when it goes with the square. Ends
in "N passed, M failed".

usage: tests/hostile/growth.py BINDIR short|all|NAME
"""
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

import data

LIMIT = 2.3
# what is tried when there is little time
SHORT = ('kolommen', 'kolommen, uitval', 'sleutels', 'een zaak', 'een zaak, bon', 'een zaak, toets', 'een slechte zaak, uitval',
         'alternatieven', 'partijen, bon', 'betalers', 'delen', 'lang veld', 'aanhalingen', 'open aanhaling',
         'prijzen, opzoeken', 'posten onbekend', 'afspraak, sleutel', 'afspraak, diep')
TABLE = 50 # rows of a price table for each line that looks up; beyond 10 000 nothing near is sought

# name: what makes zaken.csv (or the file that the command names), n, the command, its status
REKEN = 'baat-reken -p prijzen.csv -j 1 '
FAMILIES = {
    'kolommen': ('columns', 1000, REKEN + '-k partij zaken.csv', 0),
    'kolommen, stromen': ('columns', 1000, REKEN + '--stromen zaken.csv', 0),
    'kolommen, sleutel': ('columns', 1000, REKEN + '-k kol7x zaken.csv', 0),
    'kolommen, scherm': ('columns', 1000, 'COLUMNS=80 ' + REKEN + '--stromen -f tabel zaken.csv', 0),
    'kolommen, uitval': ('bad_columns', 1000, REKEN + '-k partij --uitval=weg.csv zaken.csv', 1),
    'kolommen dubbel': ('twice_columns', 2000, REKEN + 'zaken.csv', 1),
    'kolommen van stromen': ('flow_columns', 2000, 'baat-som --stromen zaken.csv', 0),
    'kolommen, toets': ('columns', 1000, 'baat-toets -p prijzen.csv zaken.csv', 0),
    'sleutels': ('keys', 1000, REKEN + '-k wijk,team zaken.csv', 0),
    'sleutels, scherm': ('keys', 1000, 'COLUMNS=80 ' + REKEN + '-k wijk -f tabel zaken.csv', 0),
    'een zaak': ('one_case', 4000, REKEN + '-k partij zaken.csv', 0),
    'een zaak, stromen': ('one_case', 2000, REKEN + '--stromen zaken.csv', 0),
    'een zaak, kleine blokken': ('one_case', 2000, REKEN + '-k partij ---blok=100 zaken.csv', 0),
    'een zaak, toets': ('one_case', 500, 'baat-toets -p prijzen.csv -f csv zaken.csv', 0),
    'een zaak, uitleg': ('one_case', 1000, 'baat-uitleg -p prijzen.csv -j 1 zaken.csv', 0),
    'een zaak, bon': ('one_case', 400, 'baat-bon -p prijzen.csv -j 1 zaken.csv', 0),
    'een zaak, html': ('one_case', 400, 'baat-bon -p prijzen.csv -j 1 --html zaken.csv', 0),
    'een zaak, jsonl': ('one_case', 400, 'baat-bon -p prijzen.csv -j 1 -f jsonl zaken.csv', 0),
    'een zaak, verslag': ('one_case', 1000, 'baat-verslag -p prijzen.csv -j 1 zaken.csv', 0),
    'een slechte zaak': ('one_bad_case', 1000, REKEN + 'zaken.csv', 1),
    'een slechte zaak, uitval': ('one_bad_case', 1000, REKEN + '--uitval=weg.csv zaken.csv', 1),
    'een slechte zaak, toets': ('one_bad_case', 1000, 'baat-toets -p prijzen.csv zaken.csv', 1),
    'een zaak, onbekende posten': ('one_case_of_unknown_posts', 1000, REKEN + 'zaken.csv', 1),
    'een zaak die verschilt': ('one_case_that_differs', 1000, REKEN + 'zaken.csv', 1),
    'een zaak met CR': ('one_case_with_returns', 1000, REKEN + '-k partij zaken.csv', 0),
    'alternatieven': ('alternatives', 1000, REKEN + '-k partij zaken.csv', 0),
    'alternatieven, bon': ('alternatives', 60, 'baat-bon -p prijzen.csv -j 1 zaken.csv', 0),
    'alternatieven, html': ('alternatives', 60, 'baat-bon -p prijzen.csv -j 1 --html zaken.csv', 0),
    'alternatieven, toets': ('alternatives', 1000, 'baat-toets -p prijzen.csv zaken.csv', 0),
    'partijen': ('parties', 1000, REKEN + '-k partij zaken.csv', 0),
    'partijen, bon': ('parties', 300, 'baat-bon -p prijzen.csv -j 1 zaken.csv', 0),
    'partijen, html': ('parties', 300, 'baat-bon -p prijzen.csv -j 1 --html zaken.csv', 0),
    'partijen, verslag': ('parties', 300, 'baat-verslag -p prijzen.csv -j 1 zaken.csv', 0),
    'betalers': ('payers', 1000, REKEN + '-k partij zaken.csv', 0),
    'delen': ('flow_parties', 1000, 'baat-deel -a evenredig.json zaken.csv', 0),
    'delen, tekst': ('flow_parties', 500, 'baat-deel -a evenredig.json --tekst zaken.csv', 0),
    'zaken komen terug': ('same_cases', 1000, 'baat-toets -p prijzen.csv zaken.csv', 1),
    'lang veld': ('long_quote', 20000, REKEN + 'zaken.csv', 0),
    'aanhalingen': ('many_quotes', 1000, REKEN + '-k partij zaken.csv', 0),
    'open aanhaling': ('open_quote', 4000, REKEN + 'zaken.csv', 1),
    'lege rijen': ('empty_rows', 4000, REKEN + 'zaken.csv', 0),
    'prijzen': ('price_table', 1000, 'baat-prijs -p zaken.csv -f csv', 0),
    'prijzen, scherm': ('price_table', 300, 'baat-prijs -p zaken.csv -f tabel', 0),
    'prijzen, zoeken': ('price_table', 1000, 'baat-prijs -p zaken.csv post-7', 0),
    'prijzen, niets gevonden': ('price_table', 500, 'baat-prijs -p zaken.csv pots-999', 0),
    'prijzen, verschil': ('price_table', 1000, 'baat-prijs -p zaken.csv --verschil=ander.csv', 0),
    'prijzen, opzoeken': ('lookups', 100, 'baat-reken -p tabel.csv -j 1 -k partij zaken.csv', 0),
    'posten onbekend': ('unknown_posts', 400, 'baat-toets -p tabel.csv zaken.csv', 1),
    'posten onbekend, uitval': ('unknown_posts', 400, 'baat-reken -p tabel.csv -j 1 --uitval=weg.csv zaken.csv', 1),
    'afspraak, sleutel': ('key_agreement', 1000, 'baat-deel -a zaken.csv plan.csv', 0),
    'afspraak, waterval': ('waterfall_agreement', 1000, 'baat-deel -a zaken.csv plan.csv', 0),
    'afspraak, diep': ('nested', 100000, 'baat-deel -a zaken.csv plan.csv', 1),
    'afspraak, onbekende sleutels': ('unknown_keys', 1000, 'baat-deel -a zaken.csv plan.csv', 1),
    'afspraak, dubbele sleutels': ('twice_keys', 1000, 'baat-deel -a zaken.csv plan.csv', 1),
}


def write(path, text):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        file.write(text)


def count(command, status, folder):
    """The instructions that a command takes."""
    line = 'exec valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --log-file=log ' + command
    words = command.split(' ')
    if '=' in words[0]:
        line = words[0] + ' ' + line.replace(words[0] + ' ', '')
        line = line.replace('exec ', '', 1)
    done = subprocess.run(['sh', '-c', line], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, check=False)
    if done.returncode != status:
        raise ValueError(f'status {done.returncode}, expected {status}: {done.stderr[-300:]}')
    with open(os.path.join(folder, 'log'), encoding='utf-8') as log:
        return int(re.search(r'I\s+refs:\s+([\d,]+)', log.read()).group(1).replace(',', ''))


def start_of(program, folder):
    """The instructions that a program takes for next to nothing."""
    inputs = {'baat-prijs': '-p prijzen.csv', 'baat-som': 'plan.csv', 'baat-deel': '-a evenredig.json plan.csv'}
    return count(f'{program} {inputs.get(program, "-p prijzen.csv een.csv")}', 0, folder)


def prepare(folder):
    write(os.path.join(folder, 'prijzen.csv'), data.PRICES)
    write(os.path.join(folder, 'evenredig.json'), '{"verdeling": "evenredig"}')
    write(os.path.join(folder, 'plan.csv'), data.flow_parties(3))
    write(os.path.join(folder, 'een.csv'), data.keys(1))


def measure(name, starts):
    """By how much work grows for twice the input, and the counts."""
    maker, n, command, status = FAMILIES[name]
    start = starts[re.search(r'baat-\w+', command).group()]
    counts = []
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        for size in (n, 2 * n):
            write(os.path.join(folder, 'zaken.csv'), getattr(data, maker)(size))
            if 'ander.csv' in command:
                write(os.path.join(folder, 'ander.csv'), data.other_price_table(size))
            if 'tabel.csv' in command:
                write(os.path.join(folder, 'tabel.csv'), data.price_table(TABLE * size))
            counts.append(count(command, status, folder) - start)
    return counts[1] / counts[0], counts


def main():
    bindir = os.path.realpath(sys.argv[1])
    which = sys.argv[2]
    names = [name for name in FAMILIES if which == 'all' or (name in SHORT if which == 'short' else which in name)]
    os.environ['PATH'] = bindir + ':' + os.environ['PATH']
    os.environ['LC_ALL'] = 'C.UTF-8'
    os.environ.pop('COLUMNS', None)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        programs = ('reken', 'som', 'deel', 'prijs', 'toets', 'bon', 'uitleg', 'verslag')
        starts = {'baat-' + name: start_of('baat-' + name, folder) for name in programs}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        running = {name: pool.submit(measure, name, starts) for name in names}
        for name, done in running.items():
            try:
                ratio, counts = done.result()
            except ValueError as wrong:
                failed += 1
                print(f'failed: {name}: {wrong}')
                continue
            passed += ratio <= LIMIT
            failed += ratio > LIMIT
            if ratio > LIMIT or which != 'short':
                print(f'{"failed: " if ratio > LIMIT else ""}{name}: the work grows {ratio:.2f} times for twice the '
                      f'input {counts}')
    print(f'{passed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
