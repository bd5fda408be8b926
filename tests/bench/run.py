#!/usr/bin/env python3
"""Speed as ratios: baat-reken and others that do the same job on the same file in the same run.

usage: tests/bench/run.py BINDIR BUILDDIR

In the environment:
  LINES   lines of the input (10000000)
  ROUNDS  how often each is run (5); in every round all run once, in turn
  JOBS    some of: partij casus totaal
  ONLY    the beginning of a name, or several with commas: only the contestants that begin so, and baat-reken
  SLOW    who needs more seconds than this in the first round sits out the others (60)

See README.md beside this file for what is compared, and how honest that is.
"""
import os
import statistics
import sys

import check
from contestants import BASE, JOBS, all_contestants, version_of
from machine import machine, print_table
from measure import build, environment, make_cases, make_prices, measure


def chosen(contestants, work):
    """Those that take part, and their versions. What is missing is said."""
    only = [part for part in os.environ.get("ONLY", "").split(",") if part]
    present, versions = [], {}
    for contestant in contestants:
        if only and contestant.name != BASE and not contestant.name.startswith(tuple(only)):
            continue
        version = version_of(contestant, environment(work, contestant.threads))
        if version is None:
            print(f"{contestant.name}: cannot be run here, skipped (make bench-setup installs it)")
        else:
            present.append(contestant)
            if contestant.check != "same":  # else it is baat once more
                versions[contestant.name] = version
    return present, versions


def judge(contestant, job, work, exact):
    """What is wrong with its output in this job, None when nothing is."""
    output = os.path.join(work, job + ".out")
    if contestant.check == "same":
        with open(output, "rb") as found, open(os.path.join(work, job + ".base"), "rb") as right:
            return None if found.read() == right.read() else f"other bytes than {BASE}"
    return check.difference(exact, output, job) if contestant.check == "close" else None


def run_rounds(job, contestants, work, rounds, slow):
    """The runs of each contestant by name, and the names of those whose result was wrong."""
    runs = {contestant.name: [] for contestant in contestants}
    exact, out, wrong = None, set(), []
    for number in range(rounds):
        for contestant in contestants:
            if contestant.name in out:
                continue
            run = measure(work, contestant.pipeline(job), environment(work, contestant.threads), job)
            trouble = f"failed, see {work}/{job}.err" if run.failed else None
            if number == 0 and not trouble:
                if contestant.check == "base":
                    os.replace(os.path.join(work, job + ".out"), os.path.join(work, job + ".base"))
                    exact = check.read(os.path.join(work, job + ".base"), job)
                trouble = judge(contestant, job, work, exact)
            if trouble:
                print(f"{contestant.name}, {job}: {trouble}", flush=True)
                wrong.append(contestant.name)
                out.add(contestant.name)
                if contestant.check == "base":
                    return runs, wrong
                continue
            runs[contestant.name].append(run)
            if run.seconds > slow:
                out.add(contestant.name)
    return runs, wrong


def rows_of(contestants, runs):
    rows = []
    for contestant in contestants:
        mine = runs[contestant.name]
        if not mine:
            continue
        ratios = [run.seconds / base.seconds for run, base in zip(mine, runs[BASE])]
        work = statistics.median(run.processor / base.processor for run, base in zip(mine, runs[BASE]))
        rows.append([contestant.name, contestant.threads, f"{statistics.median(ratios):.2f}",
                     f"{min(ratios):.2f} - {max(ratios):.2f}", f"{work:.2f}",
                     f"{statistics.median(run.seconds for run in mine):.2f}",
                     f"{statistics.median(run.processor for run in mine):.2f}", f"{max(run.memory for run in mine):.1f}",
                     str(len(mine))])
    return rows


def main():
    binaries, work = os.path.abspath(sys.argv[1]), os.path.join(os.path.abspath(sys.argv[2]), "bench")
    lines, rounds = int(os.environ.get("LINES", 10_000_000)), int(os.environ.get("ROUNDS", 5))
    slow = float(os.environ.get("SLOW", 60))
    jobs = os.environ.get("JOBS", " ".join(JOBS)).split()
    build(work)
    prices, cases = make_prices(work), make_cases(work, lines)
    if cases is None:
        print(f"{lines} lines do not fit on the disk below {work}", file=sys.stderr)
        return 3
    contestants, versions = chosen(all_contestants(binaries, work, prices, cases), work)
    print(f"make bench LINES={lines} ROUNDS={rounds}: {os.path.getsize(cases) / 2**20:.0f} MiB, 8 lines a case")
    print(machine())
    print("; ".join(f"{name} {version}" for name, version in versions.items()), flush=True)
    bad = False
    for job in jobs:
        mine = [contestant for contestant in contestants if job in contestant.jobs]
        runs, wrong = run_rounds(job, mine, work, rounds, slow)
        bad = bad or bool(wrong)
        print()
        print_table([job, "threads", f"x {BASE}", "min - max", "x CPU", "s", "CPU s", "MiB", "rounds"], rows_of(mine, runs))
        sys.stdout.flush()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
