#!/usr/bin/env python3
"""Runs the manual: every command that README.md and the man pages show must print what they show.

usage: tests/doc/run-docs.py BINDIR [FILE...]
       REGENERATE=1 tests/doc/run-docs.py BINDIR [FILE...]   rewrites what is shown; review with git diff

A session is a fenced block of kind console in Markdown, or a .Bd -literal block in mdoc, with lines that begin with a
dollar sign: the command, then its output on a terminal, as wide as the page. A command goes on as long as a shell
would read on: behind a backslash, | or &&, inside quotes, until the end of a here document. No line of it has a prompt of
its own: "> zaken.csv", pasted, empties that file. A fenced block with a file name behind its kind ("```csv zaken.csv") is a file that later commands read.
Commands run in a scratch copy of the source tree; a command that fails must be followed by "$ echo $?".
Prints what differs, ends in "N passed, M failed".
"""
import difflib
import fcntl
import os
import pathlib
import pty
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARKDOWN_WIDTH = 80
MAN_WIDTH = 72  # an 80-column page less its indent
TIMEOUT = 120


class Markdown:
    width = MARKDOWN_WIDTH
    dutch = True

    @staticmethod
    def begins(line):
        """What a block is that begins here: its kind and file name; None when none begins."""
        found = re.fullmatch(r"```([a-z]+)(?: +(\S+))?", line)
        if found is None:
            return None
        return ("console", None) if found[1] == "console" else ("file", found[2])

    @staticmethod
    def ends(line):
        return line == "```"

    read = write = staticmethod(lambda line: line)


class Mdoc:
    """Man pages are ASCII: what is not is an escape, and the rule of a table a drawn line."""
    width = MAN_WIDTH
    dutch = False
    NAMED = {r"\(Eu": "€", r"\(en": "–", r"\(aq": "'", r"\(dq": '"', r"\-": "-", r"\&": ""}

    @staticmethod
    def begins(line):
        return ("console", None) if line.startswith(".Bd -literal") else None

    @staticmethod
    def ends(line):
        return line == ".Ed"

    @classmethod
    def read(cls, line):
        line = re.sub(r"\\l'(\d+)n\\\(em'", lambda found: "─" * int(found[1]), line)
        line = re.sub(r"\\\[u([0-9A-F]{4,5})\]", lambda found: chr(int(found[1], 16)), line)
        for escape, text in cls.NAMED.items():
            line = line.replace(escape, text)
        return line.replace(r"\e", "\\")

    @staticmethod
    def write(line):
        line = re.sub("─+", lambda found: f"\\l'{len(found[0])}n\\(em'", line.replace("\\", r"\e"))
        line = line.replace("€", r"\(Eu").replace("–", r"\(en")
        line = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in line)
        return r"\&" + line if line[:1] in (".", "'") else line


def environment(bindir, dutch):
    keep = {name: value for name, value in os.environ.items()
            if name not in ("LANGUAGE", "BAAT_DATA", "COLUMNS", "LANG") and not name.startswith("LC_")}
    keep.update(PATH=f"{bindir}:{keep.get('PATH', '')}", LC_ALL="C.UTF-8", BAAT_TAAL="nl" if dutch else "en")
    return keep


def run_on_terminal(command, folder, env, width, status_before):
    """Runs a command with its output on a terminal. Returns what it showed and its status."""
    master, slave = pty.openpty()
    attributes = termios.tcgetattr(slave)
    attributes[1] &= ~termios.OPOST  # line ends as written
    termios.tcsetattr(slave, termios.TCSANOW, attributes)
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    shell = subprocess.Popen(["sh", "-c", f"(exit {status_before})\n{command}"], cwd=folder, env=env,
                             stdin=subprocess.DEVNULL, stdout=slave, stderr=slave, start_new_session=True)
    os.close(slave)
    clock = threading.Timer(TIMEOUT, os.killpg, (shell.pid, signal.SIGKILL))
    clock.start()
    shown = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    status = shell.wait()
    clock.cancel()
    return shown.decode("utf-8", "replace"), status if status >= 0 else 128 - status


def goes_on(command):
    """Whether a shell would read another line before it runs this."""
    lines, quote = command.split("\n"), ""
    while lines:
        line = lines.pop(0)
        for found in re.finditer(r"\\.|['\"]", line):
            if quote in ("", found[0]) and len(found[0]) == 1:
                quote = "" if quote else found[0]
        here = None if quote else re.search(r"<<-?\s*'?(\w+)'?", line)
        if here:
            if here[1] not in lines:
                return True
            lines = lines[lines.index(here[1]) + 1:]
    return quote != "" or line.rstrip().endswith(("\\", "|", "&&"))


def sessions(lines, form):
    """The console blocks and files of a document: (kind, name, first line, line after the last)."""
    at = 0
    while at < len(lines):
        begun = form.begins(lines[at])
        at += 1
        if begun is None:
            continue
        start = at
        while at < len(lines) and not form.ends(lines[at]):
            at += 1
        yield (*begun, start, at)


class Document:
    def __init__(self, path, bindir):
        self.path = path
        self.form = Markdown if path.suffix == ".md" else Mdoc
        self.env = environment(bindir, self.form.dutch or path.parent.name == "nl")
        self.passed = self.failed = 0
        self.status = 0

    def commands(self, lines):
        """Cuts a block into (command, shown lines, expected lines)."""
        read = [self.form.read(line) for line in lines]
        at = 0
        while at < len(read):
            if not read[at].startswith("$ "):
                yield None, lines[at:at + 1], read[at:at + 1]
                at += 1
                continue
            start, command = at, read[at][2:]
            at += 1
            while at < len(read) and goes_on(command):
                command += "\n" + read[at]
                at += 1
            head, end = at, at
            while end < len(read) and not read[end].startswith("$ "):
                end += 1
            yield command, lines[start:head], read[head:end]
            at = end

    def check_one(self, command, expected, following, folder):
        shown, status = run_on_terminal(command, folder, self.env, self.form.width, self.status)
        self.status = status
        actual = shown.split("\n")
        if actual[-1] == "":
            actual.pop()
        told = following is not None and following.startswith("echo $?")
        if (actual == expected or os.environ.get("REGENERATE")) and (status == 0 or told):
            self.passed += 1
            return actual
        self.failed += 1
        print(f"failed: {self.path}: $ {command} (exit {status})")
        for line in difflib.unified_diff(expected, actual, "shown", "printed", lineterm="", n=1):
            print("  " + line)
        return actual

    def check_block(self, lines, folder):
        parts = list(self.commands(lines))
        result = []
        for i, (command, head, expected) in enumerate(parts):
            result += head
            if command is not None:
                following = parts[i + 1][0] if i + 1 < len(parts) else None
                result += [self.form.write(line) for line in self.check_one(command, expected, following, folder)]
        return result

    def run(self):
        lines = self.path.read_text(encoding="utf-8").split("\n")
        result, copied = [], 0
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            for entry in ROOT.iterdir():
                if not entry.name.startswith(("build", ".git")):
                    (folder / entry.name).symlink_to(entry)
            for kind, name, start, end in sessions(lines, self.form):
                result += lines[copied:start]
                copied = start
                if kind == "file" and name is not None:
                    (folder / name).write_text("\n".join(lines[start:end]) + "\n", encoding="utf-8")
                elif kind == "console":
                    result += self.check_block(lines[start:end], folder)
                    copied = end
        result += lines[copied:]
        if os.environ.get("REGENERATE") and result != lines:
            self.path.write_text("\n".join(result), encoding="utf-8")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    bindir = pathlib.Path(sys.argv[1]).resolve()
    paths = [pathlib.Path(name) for name in sys.argv[2:]]
    if not paths:
        paths = [ROOT / "README.md", *sorted((ROOT / "man").glob("**/baat*.[157]"))]
    if shutil.which("sh") is None or not (bindir / "baat-reken").exists():
        sys.exit(f"{bindir}: no programs here; run make first")
    passed = failed = skipped = 0
    for path in paths:
        document = Document(path, bindir)
        if document.env is None:
            print(f"skipped: {path}: the C library does not translate under any locale here")
            skipped += 1
            continue
        document.run()
        passed += document.passed
        failed += document.failed
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
