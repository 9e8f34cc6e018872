"""Export the text-image pair into the embedded pack and the tiny one, with golden numbers.

    python export_pair.py runs/pair-1/last.pt          (none: the tiny pair alone)

The library's pictures are needed for the shelf: `npm install` in the repository first.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

from blendtrain import pair_library, pair_pack
from blendtrain.pair import tiny
from blendtrain.pair_run import PairConfig, load_average
from blendtrain.pieces import Pieces, tiny_table

REPO = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("checkpoint", type=Path, nargs="?", help="last.pt of a run (none: tiny only)")
    a.add_argument("--pack", type=Path, default=REPO / "models/packs/embedded",
                   help="folder of the embedded pack")
    a.add_argument("--golden", type=Path, default=REPO / "test/golden",
                   help="folder of the golden numbers and the tiny pack")
    a.add_argument("--measured", type=Path, default=HERE / "pair/measured.json",
                   help="results written by evaluate_pair.py; the threshold is read from it")
    o = a.parse_args()
    few = Pieces(tiny_table())
    small = tiny(few.size)
    pair_pack.write(o.golden / "tiny-pack", small, few, {}, small=False)
    target = o.golden / "pair.json"
    numbers: dict = json.loads(target.read_text()) if target.exists() else {"format": 1}
    numbers["tiny"] = pair_pack.goldens(small, few)
    if o.checkpoint:
        net, about = load_average(o.checkpoint)
        config, pieces = PairConfig(**about["config"]), Pieces()
        measured = json.loads(o.measured.read_text())
        library = pair_library.load(REPO)
        vectors = pair_pack.shelf_vectors(net, [e.picture for e in library.entries])
        on_shelf = pair_pack.shelf(library.id, [e.name for e in library.entries], vectors,
                                   measured["threshold"])
        pair_pack.write(o.pack, net, pieces, {
            "configSha256": hashlib.sha256(
                json.dumps(vars(config), sort_keys=True).encode()).hexdigest(),
            "minutes": round(about["wall"] / 60, 1),
            "cpuMinutes": round(about["cpu"] / 60, 1), "steps": about["steps"],
            "samples": about["steps"] * config.batch, "measured": measured}, on_shelf)
        numbers["embedded"] = pair_pack.goldens(net, pieces)
    target.write_text(json.dumps(numbers) + "\n")
    for p in sorted((*o.pack.glob("pair_*"), *o.golden.glob("tiny-pack/pair_*"), target)):
        print(f"{p.stat().st_size:>10} {p}")


if __name__ == "__main__":
    main()
