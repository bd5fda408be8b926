"""How fast baat-zeker draws, as ratios of processor time against numpy and R doing the same in one run.

usage: tests/bench/zeker.py BINDIR BUILDDIR

Each line has an uncertain quantity of its own (--samen=geen), so that nothing can be added up first: LINES (default
10000) times DRAWS (default 10000) factors. All must agree within the error of the draws. Besides, 100 000 lines with 60
uncertain prices, with what reading them takes. Programs that are missing are skipped.
"""
import math
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
LINES, DRAWS = int(os.environ.get("LINES", "10000")), int(os.environ.get("DRAWS", "10000"))
# variables by which numpy and its libraries choose their code and their threads: as they are by themselves
KERNELS = ("NPY_", "OPENBLAS_", "OMP_", "MKL_", "BLIS_", "GOTO_")


@dataclass
class Run:
    processor: float # seconds, of all threads
    clock: float
    output: str


def environment():
    return {name: value for name, value in os.environ.items() if not name.startswith(KERNELS)} | {"LC_ALL": "C"}


def write_quantities(path):
    rng = random.Random(1)
    with open(path, "w", encoding="ascii") as file:
        file.write("casus;scenario;post;aantal;aantal_laag;aantal_hoog;prijs;betaler\n")
        for line in range(LINES):
            centre = 10 + rng.randrange(50)
            file.write(f"c{line // 10};{'zonder' if line % 10 < 6 else 'm'};l{line % 10};{centre};"
                       f"{centre - rng.randrange(10)};{centre + rng.randrange(40)};7;gemeente\n")


def write_prices(folder):
    rng = random.Random(2)
    with open(os.path.join(folder, "zeker-prijzen.csv"), "w", encoding="ascii") as file:
        file.write("post;omschrijving;eenheid;prijs;laag;hoog;betaler\n")
        for post in range(60):
            file.write(f"p{post};Voorbeeld;stuk;{100 + post};{80 + post};{150 + post};gemeente\n")
    path = os.path.join(folder, "zeker-prijs.csv")
    with open(path, "w", encoding="ascii") as file:
        file.write("casus;scenario;post;aantal\n")
        for line in range(100000):
            file.write(f"c{line // 10};{'zonder' if line % 10 < 6 else 'm'};p{rng.randrange(60)};{1 + rng.randrange(50)}\n")
    return path


def run(words):
    """What a command printed, with the least seconds of processor and on the clock of three runs; None when it failed."""
    output, processor, clock = None, math.inf, math.inf
    for _ in range(3):
        before, start = os.times(), time.monotonic()
        done = subprocess.run(words, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        after = os.times()
        if done.returncode != 0:
            print(done.stderr[:500], file=sys.stderr)
            return None
        output, clock = done.stdout, min(clock, time.monotonic() - start)
        processor = min(processor, after.children_user + after.children_system - before.children_user - before.children_system)
        if clock > 10:
            break
    return Run(processor, clock, output)


def python_with_numpy():
    for name in (shutil.which("python3"), "/usr/bin/python3"):
        if name and os.path.exists(name) and subprocess.run([name, "-c", "import numpy"], stderr=subprocess.DEVNULL).returncode == 0:
            return name
    return None


def figures_of_baat(text):
    header, row = (line.split(";") for line in text.splitlines()[:2])
    return [float(row[header.index(name)].replace(",", ".")) for name in ("gemiddelde", "p05", "p50", "p95")]


def agree(ours, theirs):
    """Within five standard errors: of the mean of a nearly normal outcome, and of its quantiles; both sides draw."""
    deviation = (ours[3] - ours[1]) / (2 * 1.645)
    errors = [factor * deviation / math.sqrt(DRAWS) * math.sqrt(2) * 5 for factor in (1, 2.12, 1.26, 2.12)]
    return all(abs(a - b) <= error for a, b, error in zip(ours, theirs, errors))


def main():
    binary, folder = os.path.join(os.path.abspath(sys.argv[1]), "baat-zeker"), os.path.join(sys.argv[2], "bench")
    os.makedirs(folder, exist_ok=True)
    cases = os.path.join(folder, "zeker-aantal.csv")
    write_quantities(cases)
    words = [binary, "--samen=geen", f"--trekkingen={DRAWS}", cases]
    ours, alone = run(words), run([*words, "-j1"])
    if ours is None or alone is None:
        return 1
    if ours.output != alone.output:
        print("not the same with one thread")
        return 1
    count, status = LINES * DRAWS, 0
    print(f"{count:.0e} factors, one for each of {LINES} lines and {DRAWS} draws; seconds of processor time")
    print(f"{'baat-zeker -j1':<16}{alone.processor:9.3f} s {alone.processor / count * 1e9:8.2f} ns each")
    print(f"{'baat-zeker':<16}{ours.processor:9.3f} s; on the clock {alone.clock / ours.clock:.2f} times as fast as -j1 "
          f"({os.cpu_count()} processors, {os.getloadavg()[0]:.0f} others at work)")
    python, rscript = python_with_numpy(), shutil.which("Rscript")
    peers = [("numpy", python and [python, os.path.join(HERE, "peers", "zeker.py")]),
             ("R", rscript and [rscript, os.path.join(HERE, "peers", "zeker.R")])]
    for name, command in peers:
        if not command:
            print(f"{name:<16}not installed: skipped")
            continue
        theirs = run([*command, cases, str(DRAWS)])
        if theirs is None:
            status = 1
            continue
        same = agree(figures_of_baat(ours.output), [float(word) for word in theirs.output.split()])
        status |= not same
        print(f"{name:<16}{theirs.processor:9.3f} s {theirs.processor / count * 1e9:8.2f} ns each, "
              f"{theirs.processor / alone.processor:6.1f} times -j1; {'agrees' if same else 'DIFFERS'}")
    path, table = write_prices(folder), os.path.join(folder, "zeker-prijzen.csv")
    reading, drawing = run([binary, "-p", table, "-j1", "--trekkingen=1", path]), run([binary, "-p", table, "-j1", path])
    if reading is None or drawing is None:
        return 1
    print(f"100 000 lines, 60 uncertain prices, 10 000 draws: {drawing.processor:.3f} s, of which {reading.processor:.3f} s "
          "with one draw")
    return status


if __name__ == "__main__":
    sys.exit(main())
