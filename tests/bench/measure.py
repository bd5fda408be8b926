"""Builds what the measurements need, and takes one measurement."""
import os
import shutil
import subprocess
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass
class Run:
    seconds: float
    processor: float  # seconds, of all processes
    memory: float     # MiB, the sum of the peaks of the commands
    failed: bool


def build(work):
    os.makedirs(work, exist_ok=True)
    compiler = os.environ.get("CC", "cc").split()
    for name, libraries in (("make-cases", []), ("measure", []), ("libcsv_empty", ["-lcsv"])):
        source = os.path.join(HERE, name + ".c")
        subprocess.run([*compiler, "-O2", "-D_GNU_SOURCE", "-o", os.path.join(work, name), source, *libraries], check=True)


def make_prices(work):
    path = os.path.join(work, "prijzen.csv")
    with open(path, "wb") as file:
        subprocess.run([os.path.join(work, "make-cases"), "1", "prijzen"], stdout=file, check=True)
    return path


def make_cases(work, lines):
    """The case file of so many lines, or None when the disk has no room for it and for the outputs."""
    path = os.path.join(work, f"zaken-{lines}.csv")
    if shutil.disk_usage(work).free < 2 * 57 * lines + (1 << 30):
        return None
    with open(path, "wb") as file:
        subprocess.run([os.path.join(work, "make-cases"), str(lines), "zaken"], stdout=file, check=True)
    return path


def measure(work, pipeline, environment, name):
    """Runs the commands once. What they print is left in NAME.out and NAME.err in the work folder."""
    report, output, errors = (os.path.join(work, name + end) for end in (".run", ".out", ".err"))
    words = list(pipeline[0])
    for command in pipeline[1:]:
        words += ["--pipe", *command]
    status = subprocess.run([os.path.join(work, "measure"), report, output, errors, *words], env=environment).returncode
    with open(report, encoding="ascii") as file:
        seconds, processor, memory = file.read().split()
    return Run(float(seconds), float(processor), int(memory) / 1024, status != 0)


def environment(work, threads):
    return {**os.environ, "LC_ALL": "C", "THREADS": threads, "GOMAXPROCS": threads,
            "BENCH_MODULES": os.path.join(work, "node_modules")}
