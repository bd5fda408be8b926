"""Reads the figures of a page of baat-verslag back by its data- attributes, and looks at how the page is made.

usage: read_page.py PAGE [FACTS]

Without FACTS (what -f csv-nl wrote of the same run) prints them. With it says what differs, and exits 1 when anything
does. Besides: every fact stands once and in order, the outline skips no level, ids are unique, tables have captions and
scopes, nothing is fetched, bars are as long as their values say, and letters and charts stand out against their ground.
"""

import csv
import html.parser
import re
import sys

VOID = {"meta", "link", "br", "hr", "img", "rect", "line", "polyline", "circle"}
KEYS = ("data-tabel", "data-alternatief", "data-sleutel")


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.facts, self.errors = [], [], []
        self.cell, self.depth = None, 0
        self.ids, self.headings, self.charts = set(), [], []
        self.table = None

    def fail(self, what):
        self.errors.append(f"line {self.getpos()[0]}: {what}")

    def near(self, name):
        for attributes in reversed([frame[1] for frame in self.stack]):
            if name in attributes:
                return attributes[name] or ""
        return ""

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        if len(known) != len(attributes):
            self.fail(f"<{tag}> has an attribute twice")
        self.stack.append((tag, known))
        self.look(tag, known)
        if "data-kolom" in known:
            self.cell = [self.near(key) for key in KEYS] + [known["data-kolom"], ""]
            self.value, self.depth = known.get("data-waarde"), len(self.stack)
        if tag in VOID:
            self.stack.pop()

    def handle_startendtag(self, tag, attributes):
        self.stack.append((tag, dict(attributes)))
        self.look(tag, dict(attributes))
        self.stack.pop()

    def look(self, tag, known):
        if tag in ("script", "form", "iframe", "object", "embed", "img", "input", "base"):
            self.fail(f"there is a <{tag}>")
        for name, value in known.items():
            if name.startswith("on") or name in ("src", "srcset", "action"):
                self.fail(f"<{tag}> has {name}")
            if name == "href" and not re.match(r"https?://|#|data:,$", value or ""):
                self.fail(f"a link leads to {value}")
            if name == "id":
                if value in self.ids or not value or re.search(r"\s", value):
                    self.fail(f"the id '{value}' is no id, or is not the only one")
                self.ids.add(value)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "table":
            self.table = {"caption": False}
        if tag == "caption" and self.table is not None:
            self.table["caption"] = True
        if tag == "th" and known.get("scope") not in ("row", "col"):
            self.fail("a <th> has no scope")
        if tag == "svg":
            self.charts.append({"name": known.get("data-grafiek"), "bars": [], "role": known.get("role"),
                                "labels": (known.get("aria-labelledby") or "").split(), "line": None, "mark": None})
        if self.charts and "data-waarde" in known and tag == "rect":
            self.charts[-1]["bars"].append(known)
        if self.charts and tag == "polyline":
            self.charts[-1]["line"] = known
        if self.charts and tag == "circle" and "data-maand" in known:
            self.charts[-1]["mark"] = known

    def handle_data(self, data):
        if self.cell is not None:
            self.cell[4] += data

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1][0] != tag:
            self.fail(f"</{tag}> closes what was not open")
            return
        if self.cell is not None and self.depth == len(self.stack):
            if self.value is not None:
                self.cell[4] = self.value.replace(".", ",")
            self.facts.append(self.cell)
            self.cell = None
        if tag == "table":
            if not self.table["caption"]:
                self.fail("a table has no caption")
        self.stack.pop()


def look_at_bars(page, chart):
    bars = chart["bars"]
    sizes = [(abs(float(bar["data-waarde"])), float(bar["width"])) for bar in bars]
    most = max(sizes, default=(0, 0))
    if most[0] > 0 and most[1] < 60:
        page.errors.append(f"{chart['name']}: the largest bar is {most[1]} units")
    for bar, (value, width) in zip(bars, sizes):
        if most[0] > 0 and abs(width - value * most[1] / most[0]) > 0.5:
            page.errors.append(f"{chart['name']}: {bar['data-sleutel']} is {width} units for {value}")
    zero = {float(bar["x"]) + (float(bar["width"]) if float(bar["data-waarde"]) < 0 else 0) for bar in bars}
    if zero and max(zero) - min(zero) > 0.02:
        page.errors.append(f"{chart['name']}: there is more than one zero line: {sorted(zero)}")


def look_at_line(page, chart):
    values = [float(value) for value in chart["line"]["data-punten"].split()]
    places = [tuple(map(float, place.split(","))) for place in chart["line"]["points"].split()]
    if len(values) != len(places) or len(values) % 12 != 0:
        page.errors.append(f"{chart['name']}: {len(values)} values, {len(places)} points")
    order = sorted(range(len(values)), key=lambda i: values[i])
    if any(places[a][1] < places[b][1] - 0.02 for a, b in zip(order, order[1:])):
        page.errors.append(f"{chart['name']}: a higher value lies lower")
    if chart["mark"] is not None:
        month = int(chart["mark"]["data-maand"])
        if values[month - 2] >= 0 or min(values[month - 1:]) < 0:
            page.errors.append(f"{chart['name']}: month {month} is not that of breaking even")


def contrast(one, other):
    """As WCAG 2.1 defines it, of two colours such as #154273."""

    def light(colour):
        digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
        parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def look_at_colours(page, text):
    """Letters have a contrast of 4.5 to their ground, what a chart draws one of 3; lines of a grid need none."""
    style = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
    grounds = {"#fff"} | set(re.findall(r"background:(#[0-9a-f]+)", style))
    for rule in re.findall(r"\{([^{}]*)\}", style):
        colour = re.search(r"(?:^|;)color:(#[0-9a-f]+)", rule)
        if colour is None:
            continue
        own = re.search(r"background:(#[0-9a-f]+)", rule)
        # white letters stand on their own ground only, and nothing else does on a dark one
        for ground in [own.group(1)] if own else [g for g in grounds if contrast(g, "#fff") < 2]:
            if contrast(colour.group(1), ground) < 4.5:
                page.errors.append(f"letters {colour.group(1)} on {ground} have too little contrast")
    for tag, colour in re.findall(r'<(text|rect|polyline|circle)\b[^>]*?(?:fill|stroke)="(#[0-9a-f]+)"', text):
        if colour != "#fff" and contrast(colour, "#fff") < (4.5 if tag == "text" else 3):
            page.errors.append(f"a {tag} of {colour} has too little contrast")


def look_at_page(text):
    page = Page()
    page.feed(text)
    page.close()
    if not text.startswith('<!DOCTYPE html>\n<html lang="nl">'):
        page.errors.append("the page does not begin as it must")
    if page.headings.count(1) != 1 or page.headings[0] != 1:
        page.errors.append("there is not one h1, in front")
    if any(after > before + 1 for before, after in zip(page.headings, page.headings[1:])):
        page.errors.append(f"the outline skips a level: {page.headings}")
    look_at_colours(page, text)
    for chart in page.charts:
        if chart["role"] != "img" or not chart["labels"] or any(label not in page.ids for label in chart["labels"]):
            page.errors.append(f"{chart['name']} has no role or nothing that tells of it")
        look_at_bars(page, chart)
        if chart["line"] is not None:
            look_at_line(page, chart)
    for row in page.facts:
        if not re.fullmatch(r"[^\x00-\x08]*", row[4]):
            page.errors.append(f"control characters in {row}")
    return page


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        page = look_at_page(file.read())
    header = ["tabel", "alternatief", "sleutel", "kolom", "waarde"]
    if len(sys.argv) == 2:
        csv.writer(sys.stdout, delimiter=";", lineterminator="\n").writerows([header] + page.facts)
    else:
        with open(sys.argv[2], encoding="utf-8", newline="") as file:
            wanted = list(csv.reader(file, delimiter=";"))
        got = [header] + page.facts
        for place, (left, right) in enumerate(zip(wanted, got)):
            if left != right:
                page.errors.append(f"fact {place}: the rows have {left}, the page {right}")
                break
        if len(wanted) != len(got):
            page.errors.append(f"the rows have {len(wanted)} facts, the page {len(got)}")
    for error in page.errors:
        print(error, file=sys.stderr)
    print(f"{len(page.facts)} facts, {len(page.charts)} charts", file=sys.stderr if len(sys.argv) == 2 else sys.stdout)
    return 1 if page.errors else 0


if __name__ == "__main__":
    sys.exit(main())
