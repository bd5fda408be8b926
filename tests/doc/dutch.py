#!/usr/bin/env python3
"""Holds each Dutch man page against the English one: the same sections, the same subsections and list items in each, the
same options, and the same commands in the examples.

usage: tests/doc/dutch.py BINDIR     ends in "N passed, M failed"
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# NAME stays, because programs know the summary by it; the reference from other pages keeps the rest recognisable.
HEADINGS = {
    "NAME": "NAME",
    "SYNOPSIS": "SYNOPSIS",
    "DESCRIPTION": "BESCHRIJVING",
    "OPTIONS": "OPTIES",
    "ENVIRONMENT": "OMGEVING",
    "FILES": "BESTANDEN",
    "EXIT STATUS": "EINDSTATUS",
    "EXAMPLES": "VOORBEELDEN",
    "SEE ALSO": "ZIE OOK",
    "WARNINGS": "WAARSCHUWINGEN",
    "DIAGNOSTICS": "MELDINGEN",
    "CAVEATS": "KANTTEKENINGEN",
    "MEMORY AND SPEED": "GEHEUGEN EN SNELHEID",
}


def sections(page):
    """The lines of each section, by its heading; comments are left out."""
    found, lines = {}, []
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith(".Sh "):
            lines = found.setdefault(line[4:].strip('"'), [])
        elif not line.startswith('.\\"'):
            lines.append(line)
    return found


def options(lines):
    """What an item names with Fl, in order; how its argument is called may be translated."""
    return [re.findall(r"Fl -?([a-zA-Z]\S*)", line) for line in lines if line.startswith(".It Fl ")]


def tags(lines):
    """Items that stand for something by its name: variables, files, keys, words."""
    return [re.sub(r"[ ,]+", " ", line) for line in lines if re.match(r"\.It (Ev|Cm|Va) ", line)]


def commands(lines):
    """What runs in the sessions: the programs of ours with the options they get, but for the language."""
    found = []
    command = None
    for line in lines:
        if line.startswith("$ "):
            command = line
        elif command is not None:
            command += " " + line.strip()
        if command is not None and not line.endswith("\\e") and not line.rstrip().endswith(("|", "&&")):
            for part in re.split(r"[|;&\n]", command):
                words = part.replace("$ ", "").split()
                if words and words[0].startswith("baat-"):
                    found.append((words[0], sorted(w.split("=")[0] for w in words if re.match(r"--?[a-z]", w) and
                                                   not w.startswith("--taal"))))
            command = None
    return found


def subsections(lines):
    return sum(line.startswith(".Ss ") for line in lines)


def differences(english, dutch):
    """One line for each thing that is not the same."""
    wanted = [HEADINGS.get(heading) for heading in english]
    shown = list(dutch)
    if len(wanted) != len(shown):
        yield f"sections: {list(english)} against {shown}"
        return
    for heading, translated, name in zip(english, wanted, shown):
        if translated is not None and translated != name:
            yield f"{heading} is called {name}, and elsewhere {translated}"
        for what, of in (("options", options), ("items", tags), ("commands", commands), ("subsections", subsections)):
            left, right = of(english[heading]), of(dutch[name])
            if left != right:
                missing = [x for x in left if x not in right] if isinstance(left, list) else left
                more = [x for x in right if x not in left] if isinstance(right, list) else right
                yield f"{heading}: {what} differ: {missing} in English only, {more} in Dutch only"


def main():
    passed = failed = 0
    for page in sorted((ROOT / "man" / "nl").glob("*.[1-9]")):
        other = ROOT / "man" / page.name
        found = list(differences(sections(other), sections(page))) if other.exists() else ["there is no English page"]
        if found:
            failed += 1
            print(f"failed: man/nl/{page.name}: not as man/{page.name}:")
            for line in found[:8]:
                print(f"  {line}")
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
