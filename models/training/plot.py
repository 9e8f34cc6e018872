"""Training curves of runs as one SVG: python plot.py runs/a/log.jsonl runs/b/log.jsonl --out FILE

Runs that grew from each other are drawn one after another: each begins where the one before ended,
or at its own first sample if it went on from a checkpoint.
"""

from __future__ import annotations

import argparse
import json
import math
from html import escape
from pathlib import Path

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720, 320, 56, 40, 16
# Distinguishable without red and green.
COLOURS = ("#0b62a4", "#b3541e", "#5b3a8c", "#3c6e47")


def curve(path: Path, after: int) -> list[tuple[float, float]]:
    """(samples, loss) of a log, shifted behind `after` samples if it counts from 0 again."""
    rows = [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    if not rows:
        raise SystemExit(f"{path} is empty; name the log.jsonl of a run that has begun")
    first = rows[0]["samples"]
    shift = after if first <= 2 * (rows[1]["samples"] - first if len(rows) > 1 else first) else 0
    return [(shift + row["samples"], row["loss"]) for row in rows]


def drawing(curves: list[tuple[str, list[tuple[float, float]]]]) -> str:
    """The SVG: samples along, loss upwards on a log scale."""
    points = [p for _, each in curves for p in each]
    most = max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)

    def at(x: float, y: float) -> str:
        across = LEFT + (WIDTH - LEFT - 12) * x / most
        share = (math.log(y) - math.log(low)) / max(1e-9, math.log(high) - math.log(low))
        return f"{across:.1f},{HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share:.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    for i in range(5):
        y = low * (high / low) ** (i / 4)
        x0, height = at(0, y).split(",")
        parts.append(f'<line x1="{x0}" x2="{WIDTH - 12}" y1="{height}" y2="{height}" '
                     f'stroke="#ddd"/><text x="8" y="{float(height) + 4:.1f}">{y:.2f}</text>')
        x = most * i / 4
        parts.append(f'<text x="{at(x, low).split(",")[0]}" y="{HEIGHT - 22}" '
                     f'text-anchor="{"end" if i == 4 else "middle"}">{x / 1000:.0f}k</text>')
    for i, (name, each) in enumerate(curves):
        colour = COLOURS[i % len(COLOURS)]
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="1.5" '
                     f'points="{" ".join(at(*p) for p in each)}"/>')
        parts.append(f'<text x="{LEFT + 180 * i}" y="{HEIGHT - 6}" fill="{colour}">'
                     f'{escape(name)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("logs", type=Path, nargs="+", help="log.jsonl of each run, in their order")
    a.add_argument("--out", type=Path, required=True, help="SVG to write")
    o = a.parse_args()
    curves: list[tuple[str, list[tuple[float, float]]]] = []
    after = 0
    for path in o.logs:
        each = curve(path, after)
        after = int(each[-1][0])
        curves.append((path.parent.name, each))
    o.out.write_text(drawing(curves))


if __name__ == "__main__":
    main()
