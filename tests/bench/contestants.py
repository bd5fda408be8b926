"""Who takes part in `make bench`: the commands of each job, and how to find out the version.

The jobs, with the same input for all:
  partij  per party, before and after discounting per year      baat-reken -k partij
  casus   the same per case: a row for every eight lines        baat-reken -k casus
  totaal  plain sums, without discounting and without groups    baat-reken -k totaal --discontovoet=0
"""
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from typing import Callable

JOBS = ("partij", "casus", "totaal")
HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers")
BASE = "baat-reken"  # what all others are measured against


@dataclass
class Contestant:
    name: str
    pipeline: Callable  # job -> list of commands, each a list of words
    version: list = field(default_factory=list)  # a command that prints it, and fails when something is missing
    threads: str = "2"
    jobs: tuple = JOBS
    check: str = "close"  # its output is "close" to that of baat-reken, the "same", or "none" of it


def peer(name, program, script, prices, cases, version, before=(), **more):
    """A program that takes the script, the job and the two files."""
    return Contestant(name, lambda job: [[*program, *(word.format(job=job) for word in before),
                                          os.path.join(PEERS, script), *([] if before else [job]), prices, cases]],
                      version, **more)


def all_contestants(binaries, work, prices, cases):
    reken, som = os.path.join(binaries, "baat-reken"), os.path.join(binaries, "baat-som")
    python = "/usr/bin/python3"  # where Debian's pandas is, whatever python3 runs this

    def baat(job, threads):
        key = ["-k", job] + (["--discontovoet=0"] if job == "totaal" else [])
        return [reken, "-j", threads, "-p", prices, "-f", "csv-nl", *key, cases]

    def flows(job):
        return [[reken, "-j", "2", "--stromen", "-p", prices, cases], [som, "-f", "csv-nl", "-k", job]]

    def datamash(job):
        front = ["mawk", "-v", "job=" + job, "-f", os.path.join(PEERS, "lines.awk"), prices, cases]
        sums = ["datamash", "--output-delimiter=;", "-g", "1", "sum", "2,3,4" + ("" if job == "totaal" else ",5,6,7")]
        # datamash wants the lines of a group together; those of a case are
        return [front, ["sort", "-k1,1"], sums] if job == "partij" else [front, sums]

    return [
        Contestant(BASE, lambda job: [baat(job, "2")], [reken, "--version"], check="base"),
        Contestant("baat-reken -j 1", lambda job: [baat(job, "1")], [reken, "--version"], "1", check="same"),
        Contestant("baat-reken --stromen, baat-som", flows, [som, "--version"], jobs=("partij",), check="same"),
        Contestant("libcsv, empty callbacks", lambda job: [[os.path.join(work, "libcsv_empty"), cases]],
                   ["dpkg-query", "-W", "-f", "libcsv ${Version}", "libcsv3"], "1", check="none"),
        peer("DuckDB", ["node"], "duckdb.mjs", prices, cases, ["node", os.path.join(PEERS, "duckdb.mjs"), "--version"]),
        peer("data.table", ["Rscript"], "data_table.R", prices, cases,
             ["Rscript", "-e", "cat('data.table', format(packageVersion('data.table')))"]),
        peer("Polars", ["node"], "polars.mjs", prices, cases, ["node", os.path.join(PEERS, "polars.mjs"), "--version"]),
        peer("pandas", [python], "pandas_sums.py", prices, cases,
             [python, "-c", "import pandas; print('pandas', pandas.__version__)"], threads="1"),
        peer("mawk", ["mawk"], "sums.awk", prices, cases, ["mawk", "-W", "version"], ["-v", "job={job}", "-f"], threads="1"),
        peer("gawk -b", ["gawk", "-b"], "sums.awk", prices, cases, ["gawk", "--version"], ["-v", "job={job}", "-f"],
             threads="1"),
        Contestant("datamash after mawk", datamash, ["datamash", "--version"], "1"),
        peer("sqlite3", ["sh"], "sqlite.sh", prices, cases, ["sqlite3", "--version"], threads="1"),
        peer("Miller", ["sh"], "miller.sh", prices, cases, ["mlr", "--version"]),
    ]


def version_of(contestant, environment):
    """The version as the program prints it, in one short line; None when it cannot be had."""
    if not shutil.which(contestant.version[0]):
        return None
    run = subprocess.run(contestant.version, env=environment, capture_output=True, text=True)
    if run.returncode != 0:
        return None
    first = (run.stdout + run.stderr).strip().splitlines()[0]
    found = re.search(r"\d+(\.\d+)+\S*", first)
    return found.group(0).rstrip(",)") if found else first
