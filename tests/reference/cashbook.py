#!/usr/bin/env python3
"""The account of a household again, in another way: all that is due is listed first, and then played; from THE MONTH OF A
HOUSEHOLD in baat-methode(7). Random households hold baat-huishoudboek against it.

    python3 cashbook.py BINDIR SEED_FROM SEED_TO

Prints each difference, and as the last line "N passed, M failed".
"""
import calendar
import datetime
import os
import random
import subprocess
import sys
import tempfile

HEADER = ('casus;aanpak;maand;begin;inkomen;vast;leefgeld;eind;laagste;dagen_rood;gemist;te_laat;storno;achterstand;'
          'leefgeld_tekort;vooruit;apart;overbrugging')
STEPS = {'maand': 1, 'kwartaal': 3, 'jaar': 12}


def money(cents):
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02d}"


def on(year, month, day):
    """The day of a month, or its last one."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def occurrences(row, first, last):
    per, start = row['per'] or 'maand', row['dag']
    if per == 'eenmalig':
        days = [datetime.date.fromisoformat(start)]
    elif per in ('week', '4weken'):
        day, days = datetime.date.fromisoformat(start), []
        while day <= last:
            days.append(day)
            day += datetime.timedelta(7 if per == 'week' else 28)
    elif '-' in start:
        date = datetime.date.fromisoformat(start)
        days = [on(date.year, date.month + STEPS[per] * i, date.day) for i in range(60)]
    else:
        days = [on(first.year, first.month + i, int(start)) for i in range(30)]
    return [day for day in days if first <= day <= last]


def play(rows, begin, months, one_day, storno, bridge):
    first = datetime.date(begin // 12, begin % 12 + 1, 1)
    end = on(first.year, first.month + months, 1) - datetime.timedelta(1)
    later = end + datetime.timedelta(40)
    balance = bridge + sum(r['cents'] for r in rows if r['soort'] == 'saldo')
    limit = sum(r['cents'] for r in rows if r['soort'] == 'limiet')
    special = sorted(on(first.year, first.month + i, one_day) for i in range(months + 2)) if one_day else []

    def release(day):
        return min([d for d in special if d >= day]) if one_day else day

    def pay_day(due):
        before = [d for d in special if d <= due]
        return max(before) if before else due

    incomes, costs, living = {}, {}, {}
    for number, row in enumerate(rows):
        if row['soort'] == 'inkomen':
            for day in occurrences(row, first, end):
                incomes.setdefault(release(day), []).append((day, row['cents']))
        elif row['soort'] == 'vast':
            for day in occurrences(row, first, later if one_day else end):
                costs.setdefault(pay_day(day), []).append((day, number, row['cents']))
        elif row['soort'] == 'leefgeld':
            for day in occurrences(row, first, end):
                living.setdefault(day, []).append(row['cents'])
    queue, dream, out = [], balance, {}
    day = first
    while day <= end:
        key = (day.year, day.month)
        if key not in out:
            out[key] = dict(begin=balance, inkomen=0, vast=0, leefgeld=0, laagste=None, rood=0, gemist=0, laat=0, storno=0,
                            tekort=0, vooruit=0, brug=0)
        month = out[key]
        month_end = on(day.year, day.month + 1, 1)

        def pay(amount, due):
            nonlocal balance
            balance -= amount
            month['vast'] += amount
            month['vooruit'] += amount if due >= month_end else 0

        received = sum(cents for _, cents in incomes.get(day, []))
        if received:
            balance, dream = balance + received, dream + received
            month['inkomen'] += received
            waiting, queue = queue, []
            for amount, due in waiting:
                if balance - amount >= -limit:
                    pay(amount, due)
                    month['laat'] += max(0, (day - due).days)
                else:
                    queue.append((amount, due))
        for due, _, cents in sorted(costs.get(day, [])):
            dream -= cents
            if balance - cents >= -limit:
                pay(cents, due)
            else:
                extra = 0 if one_day else storno
                month['storno'] += extra
                queue.append((cents + extra, due))
        for cents in living.get(day, []):
            paid = max(0, min(cents, balance + limit))
            balance, dream = balance - paid, dream - cents
            month['leefgeld'] += paid
            month['tekort'] += cents - paid
        month['gemist'] += sum(due == day for _, due in queue)
        month['laagste'] = balance if month['laagste'] is None else min(month['laagste'], balance)
        month['rood'] += balance < 0
        month['brug'] = max(month['brug'], -limit - dream, 0)
        month['eind'] = balance
        month['achterstand'] = sum(amount for amount, due in queue if due <= day)
        month['apart'] = sum(cents for release_day, list_ in incomes.items() if release_day > day
                             for arrives, cents in list_ if arrives <= day)
        day += datetime.timedelta(1)
    return out


def row_of(id_, way, label, m):
    return ';'.join([id_, way, label, money(m['begin']), money(m['inkomen']), money(m['vast']), money(m['leefgeld']),
                     money(m['eind']), money(m['laagste']), str(m['rood']), str(m['gemist']), str(m['laat']), money(m['storno']),
                     money(m['achterstand']), money(m['tekort']), money(m['vooruit']), money(m['apart']), money(m['brug'])])


def make(chance):
    rows = []
    for _ in range(chance.randint(1, 8)):
        per = chance.choice(['', 'maand', 'maand', 'week', '4weken', 'kwartaal', 'jaar', 'eenmalig'])
        date = datetime.date(2025, 10, 1) + datetime.timedelta(chance.randint(0, 260))
        day = str(chance.randint(1, 31)) if per in ('', 'maand') and chance.random() < 0.7 else date.isoformat()
        kind = chance.choice(['inkomen', 'inkomen', 'vast', 'vast', 'vast', 'leefgeld'])
        rows.append(dict(soort=kind, cents=chance.randint(1, 150000), dag=day, per=per))
    for kind in ('saldo', 'limiet'):
        if chance.random() < 0.5:
            rows.append(dict(soort=kind, cents=chance.randint(-30000 if kind == 'saldo' else 0, 60000), dag='', per=''))
    return rows


def main():
    bindir, low, high = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(low, high + 1):
            chance = random.Random(seed)
            rows = make(chance)
            begin, months, day = 2026 * 12 + chance.randint(0, 4), chance.randint(1, 14), chance.randint(1, 31)
            storno, bridge = chance.choice([0, 500, 1234]), chance.choice([0, 0, 50000])
            with open(f'{folder}/huis.csv', 'w') as file:
                file.write('casus;post;soort;bedrag;dag;per\n')
                for i, row in enumerate(rows):
                    file.write(f"H;p{i};{row['soort']};{money(row['cents'])};{row['dag']};{row['per']}\n")
            want = [HEADER]
            for way, one in (('nu', 0), ('een-dag', day)):
                for (year, month), values in play(rows, begin, months, one, storno, bridge).items():
                    want.append(row_of('H', way, f'{year}-{month:02d}', values))
            done = subprocess.run([os.path.join(os.path.abspath(bindir), 'baat-huishoudboek'),
                                   f'--begin={begin // 12}-{begin % 12 + 1:02d}', f'--maanden={months}', f'--een-dag={day}',
                                   f'--storno={money(storno)}', f'--overbrugging={money(bridge)}', 'huis.csv'], cwd=folder,
                                  env={**os.environ, 'LC_ALL': 'C.UTF-8'}, capture_output=True, text=True)
            got = done.stdout.splitlines()
            if done.returncode == 0 and got == want:
                passed += 1
                continue
            failed += 1
            print(f'seed {seed}: status {done.returncode} {done.stderr[:200]}')
            print(next((f'  reference: {a}\n  program:   {b}' for a, b in zip(want, got) if a != b), ''), flush=True)
    print(f'{passed} passed, {failed} failed')
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
