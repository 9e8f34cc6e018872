"""Build the graph that carries gradients through the painter, for the paper's full version.

    python export_guide.py                       the tiny pack's, and golden numbers of both graphs
    python export_guide.py runs/embedded-2/last.pt --pack PACK     that of a trained painter

PACK is a folder that holds the same painter's pack.json. (The pair's image network is exported with
its gradient by export_pair.py.)
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from blendtrain import graph, guide, guide_goldens, packs, pair
from blendtrain.pieces import Pieces, tiny_table
from blendtrain.run import load_average

REPO = Path(__file__).resolve().parents[2]


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("checkpoint", type=Path, nargs="?", help="last.pt of a painter's run")
    a.add_argument("--pack", type=Path, default=REPO / "models/packs/embedded",
                   help="folder of the painter's pack")
    a.add_argument("--golden", type=Path, default=REPO / "test/golden",
                   help="folder of the golden numbers and the tiny pack")
    o = a.parse_args()
    if o.checkpoint:
        net, _ = load_average(o.checkpoint)
        graph.round_weights(net)
        print(guide.write_painter_gradient(o.pack, net.painter))  # type: ignore[arg-type]
        return
    painter = packs.tiny().painter
    print(guide.write_painter_gradient(o.golden / "tiny-pack", painter, small=False))
    image = pair.tiny(Pieces(tiny_table()).size).image
    numbers = {"guide": guide_goldens.of_guide(image), "painter": guide_goldens.of_painter(painter),
               "losses": guide_goldens.of_losses()}
    (o.golden / "guide.json").write_text(json.dumps(numbers) + "\n")


if __name__ == "__main__":
    main()
