"""Training curves are drawn from logs."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

import plot


def log(folder: Path, rows: list[tuple[int, float]]) -> Path:
    folder.mkdir()
    path = folder / "log.jsonl"
    path.write_text("".join(json.dumps({"samples": s, "loss": v}) + "\n" for s, v in rows))
    return path


def test_runs_follow_each_other_and_resumed_ones_stay_where_they_were(tmp_path: Path) -> None:
    first = log(tmp_path / "one", [(100, 1.0), (200, 0.5)])
    assert plot.curve(first, 0) == [(100, 1.0), (200, 0.5)]
    assert plot.curve(first, 300) == [(400, 1.0), (500, 0.5)]
    resumed = log(tmp_path / "two", [(5000, 0.4), (5100, 0.3)])
    assert plot.curve(resumed, 200) == [(5000, 0.4), (5100, 0.3)]


def test_a_lower_loss_lies_lower(tmp_path: Path) -> None:
    root = ElementTree.fromstring(plot.drawing([("a <run>", [(1.0, 1.0), (2.0, 0.25)])]))
    line = root.find("{http://www.w3.org/2000/svg}polyline")
    assert line is not None
    (x0, y0), (x1, y1) = (map(float, p.split(",")) for p in line.attrib["points"].split())
    assert x1 > x0 and y1 > y0  # SVG counts downwards.


def test_an_empty_log_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="is empty"):
        plot.curve(log(tmp_path / "none", []), 0)
