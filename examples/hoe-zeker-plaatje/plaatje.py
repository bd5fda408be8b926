"""Een SVG van klassen: python3 plaatje.py KLASSEN.csv >plaatje.svg (csv met komma's, zoals -f csv die schrijft)."""

import csv
import sys

WIDTH, HEIGHT, FLOOR = 640, 360, 320

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    classes = [(float(row["van"]), float(row["tot"]), int(row["trekkingen"])) for row in csv.DictReader(file)]
low, high = classes[0][0], classes[-1][1]
most = max(count for _, _, count in classes)


def x(euros):
    return (euros - low) / (high - low) * WIDTH


print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">')
for start, end, count in classes:
    height = count / most * (FLOOR - 20)
    colour = "#b33" if end <= 0 else "#38a"
    print(f'<rect x="{x(start):.1f}" y="{FLOOR - height:.1f}" width="{x(end) - x(start) - 1:.1f}" '
          f'height="{height:.1f}" fill="{colour}"/>')
for share in (0.1, 0.5, 0.9):
    euros = low + share * (high - low)
    print(f'<text x="{x(euros):.1f}" y="{FLOOR + 20}" text-anchor="middle" font-size="12">{euros / 1000:.0f} duizend</text>')
print("</svg>")
