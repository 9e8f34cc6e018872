"""Export a checkpoint as the embedded pack, with golden numbers and the tiny test pack.

python export.py runs/embedded-2/last.pt
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from blendtrain import data, flow, goldens, guide, packs
from blendtrain.config import Config, digest
from blendtrain.model import Networks
from blendtrain.names import kinds
from blendtrain.run import load_average

REPO = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
# Samples that the networks had seen when this run grew from them (a run from a pack knows itself).
EARLIER = 122_784
# Of the pictures trained on; packs.notices names their sources.
DATA_LICENSES = ["MIT", "Apache-2.0", "CC-BY-2.0", "CC0-1.0", "public domain"]
DEFAULTS = {"steps": 10, "guidance": 2.5, "guidanceInterval": [0.0, 1.0], "strength": 1}


def attributions(cache: Path) -> list[str]:
    """Authors of the CC BY photographs in the training split."""
    pictures = data.load(cache).photographs
    return [pictures.items[i]["attribution"] for i in pictures.all("train")
            if pictures.items[i]["attribution"]]


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("checkpoint", type=Path, nargs="?", help="last.pt of a run (none: tiny only)")
    a.add_argument("--pack", type=Path, default=REPO / "models/packs/embedded",
                   help="folder of the embedded pack")
    a.add_argument("--golden", type=Path, default=REPO / "test/golden",
                   help="folder of the golden numbers and the tiny pack")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--defaults", type=Path, default=HERE / "defaults.json",
                   help="JSON with the steps, guidance, guidanceInterval and shift to ship")
    a.add_argument("--measured", type=Path, default=HERE / "measured.json",
                   help="JSON printed by npm run evaluate -- --json")
    o = a.parse_args()
    o.golden.mkdir(parents=True, exist_ok=True)
    chosen = json.loads(o.defaults.read_text()) if o.defaults.exists() else {}
    schedule = {"type": "flow", "prediction": "clean", "shift": chosen.pop("shift", 1.5),
                "floor": flow.FLOOR}
    common = {"version": "1.0.0", "license": "MIT", "schedule": schedule,
              "defaults": {**DEFAULTS, **chosen}}
    small = packs.tiny()
    packs.write(o.golden / "tiny-pack", small, {
        **common, "id": "blendfill-tiny-test", "title": "Tiny random pack for tests",
        "training": {}}, half=False)
    guide.write_painter_gradient(o.golden / "tiny-pack", small.painter, small=False)
    numbers = {"format": 1, "flow": goldens.scheduler(), "tiny": goldens.networks(small)}
    if o.checkpoint:
        net, about = load_average(o.checkpoint)
        assert isinstance(net, Networks)
        config = Config(**about["config"])
        full = json.loads(o.measured.read_text()) if o.measured.exists() else {}
        measured = {k: v for k, v in full.items() if isinstance(v, (int, float))}
        packs.write(o.pack, net, {
            **common, "id": "blendfill-embedded-2", "title": "Blendfill embedded painter",
            "notice": "NOTICE", "training": {
                "configSha256": digest(config), "minutes": round(about["wall"] / 60, 1),
                "cpuMinutes": round(about["cpu"] / 60, 1), "steps": about["steps"],
                "samples": about["steps"] * config.batch,
                "samplesBefore": about["start"].get("samplesBefore", EARLIER),
                "dataLicenses": DATA_LICENSES,
                "hardware": "2 CPU cores (Intel Xeon, AVX-512), no GPU", "measured": measured}})
        packs.notices(o.pack, attributions(o.cache))
        numbers["embedded"] = goldens.networks(net)
        held_out = goldens.held_out(data.load(o.cache))
        (o.golden / "held-out.json").write_text(json.dumps(held_out, indent=1) + "\n")
    shown = [{k: getattr(q, k) for k in ("name", "kind", "cutouts", "labels")} for q in kinds()]
    (REPO / "models/evaluation/kinds.json").write_text(
        json.dumps(shown, ensure_ascii=False, indent=0) + "\n")
    target = o.golden / "embedded.json"
    if not o.checkpoint and target.exists():
        numbers = {**json.loads(target.read_text()), **numbers}
    target.write_text(json.dumps(numbers) + "\n")
    for p in sorted((*o.pack.glob("*"), *o.golden.rglob("*"))):
        if p.is_file():
            print(f"{p.stat().st_size:>10} {p.relative_to(REPO) if p.is_relative_to(REPO) else p}")


if __name__ == "__main__":
    main()
