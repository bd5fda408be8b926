"""The machine, for the head of a report, and tables in Markdown."""
import datetime
import os


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    try:
        with open("/etc/os-release", encoding="utf-8") as file:
            system = dict(line.rstrip().split("=", 1) for line in file if "=" in line)["PRETTY_NAME"].strip('"')
    except (OSError, KeyError):
        system = os.uname().sysname
    load = os.getloadavg()[0]
    return (f"{models[0] if models else os.uname().machine}, {os.cpu_count()} cores, {pages:.0f} GiB, {system}; "
            f"{datetime.date.today().isoformat()}; load at the start {load:.1f}")


def print_table(heads, rows):
    """A table in Markdown; the first column to the left, the others to the right."""
    table = [heads, *rows]
    widths = [max(len(row[i]) for row in table) for i in range(len(heads))]

    def show(row):
        cells = [cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))]
        print("| " + " | ".join(cells) + " |")

    show(heads)
    print("|" + "|".join("-" * (width + 2) if i == 0 else "-" * (width + 1) + ":" for i, width in enumerate(widths)) + "|")
    for row in rows:
        show(row)
