"""Is what a peer printed the same as what baat-reken printed, but for rounding?

baat rounds every flow to the cent and a peer rounds at the end, or not. A figure of one case has at most sixteen flows,
rounded twice when discounted: that is less than CENTS. Over many flows the roundings nearly cancel, but halves go away
from zero; in this input that adds up to 0.8 in 10^9, whatever the number of lines.
"""
CENTS = 0.17
SHARE = 2e-9
MEASURES = ("zonder", "inzet", "gevolg", "zonder_cw", "inzet_cw", "gevolg_cw")


def read(path, job):
    """The measures of each group, by its name."""
    with open(path, encoding="utf-8") as lines:
        header = next(lines).rstrip("\n").split(";")
        if header[0][0].isdigit() or job not in header and header[0] != "alternatief":
            header = [job, *MEASURES]  # datamash writes none
            lines.seek(0)
        wanted = MEASURES[:3] if job == "totaal" else MEASURES
        places = [header.index(name) for name in wanted]
        table = {}
        for line in lines:
            fields = line.rstrip("\n").split(";")
            name = "" if job == "totaal" else fields[header.index(job)]
            if name in table:
                raise ValueError(f"two rows of {name}")
            table[name] = [float(fields[place].replace(",", ".")) for place in places]
    return table


def difference(exact, path, job):
    """What is wrong with the output, in a few words; None when nothing is."""
    try:
        table = read(path, job)
    except (ValueError, IndexError, StopIteration) as error:
        return f"unreadable output: {error!r}"
    if table.keys() != exact.keys():
        return f"{len(table)} rows instead of {len(exact)}, or other names"
    for name, figures in exact.items():
        for place, (right, found) in enumerate(zip(figures, table[name])):
            if not abs(right - found) <= CENTS + SHARE * abs(right):
                return f"{job} {name or 'maatwerk'}: {MEASURES[place]} is {found}, not {right}"
    return None
