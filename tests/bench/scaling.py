#!/usr/bin/env python3
"""Does time grow in a straight line, and memory not at all? baat-reken on 10^5 to 10^8 lines, one and two threads.

usage: tests/bench/scaling.py BINDIR BUILDDIR

In the environment:
  MAX     the largest number of lines (100000000: 5.6 GB on the disk, removed afterwards)
  ROUNDS  how often each is run (3); one and two threads in turn
  KEY     what is grouped by (partij; casus keeps 32 bytes a case)

A size for which the disk has no room is skipped, and so said.
"""
import os
import statistics
import sys

from machine import machine, print_table
from measure import build, environment, make_cases, make_prices, measure


def memory_for_cache():
    """Bytes that can hold a file, so that a run reads memory and not the disk."""
    with open("/proc/meminfo", encoding="ascii") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("MemAvailable"))


def main():
    binaries, work = os.path.abspath(sys.argv[1]), os.path.join(os.path.abspath(sys.argv[2]), "bench")
    rounds, largest = int(os.environ.get("ROUNDS", 3)), int(os.environ.get("MAX", 100_000_000))
    key = os.environ.get("KEY", "partij")
    build(work)
    prices = make_prices(work)
    print(f"make bench-scaling MAX={largest} ROUNDS={rounds} KEY={key}")
    print(machine(), flush=True)
    rows, failed = [], False
    lines = 100_000
    while lines <= largest:
        available = memory_for_cache()
        cases = make_cases(work, lines)
        if cases is None:
            print(f"{lines} lines do not fit on the disk: skipped")
            break
        size = os.path.getsize(cases)
        if size > 0.8 * available:
            print(f"{lines} lines do not fit in memory: these runs measure the disk too")
        runs = {"1": [], "2": []}
        for _ in range(rounds):
            for threads, mine in runs.items():
                command = [os.path.join(binaries, "baat-reken"), "-j", threads, "-p", prices, "-k", key, cases]
                mine.append(measure(work, [command], environment(work, threads), "scaling"))
                failed = failed or mine[-1].failed
        for threads, mine in runs.items():
            seconds, memory = [run.seconds for run in mine], max(run.memory for run in mine)
            rows.append([str(lines), threads, f"{statistics.median(seconds):.3f}",
                         f"{statistics.median(seconds) / lines * 1e9:.0f}",
                         f"{min(seconds) / lines * 1e9:.0f} - {max(seconds) / lines * 1e9:.0f}",
                         f"{statistics.median(run.processor for run in mine) / lines * 1e9:.0f}",
                         f"{size / statistics.median(seconds) / 1e6:.0f}", f"{memory:.1f}",
                         f"{memory * 2**20 / lines:.2f}"])
        os.remove(cases)
        lines *= 10
    print()
    print_table(["lines", "threads", "s", "ns a line", "min - max", "CPU ns a line", "MB/s", "MiB", "bytes a line"], rows)
    if failed:
        print(f"a run failed, see {work}/scaling.err", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
