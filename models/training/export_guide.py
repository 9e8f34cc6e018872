"""Build the gradient graphs: guide.onnx from a pair, painter_gradient.onnx from a painter.

python export_guide.py --golden ../../test/golden           (the tiny graphs and their numbers)
python export_guide.py --painter runs/embedded-1/last.pt --out build
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from blendtrain import guide, guide_goldens, packs, pair
from blendtrain.run import load_average
from blendtrain.words import vocabulary

REPO = Path(__file__).resolve().parents[2]


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--painter", type=Path, help="last.pt of a painter's run")
    a.add_argument("--out", type=Path, default=Path("build"), help="folder of the result")
    a.add_argument("--golden", type=Path, help="folder of the golden numbers; writes tiny-guide/")
    o = a.parse_args()
    written: dict[Path, bytes] = {}
    if o.golden:
        image = pair.tiny(len(vocabulary()["words"])).image
        painter = packs.tiny().painter
        folder = o.golden / "tiny-guide"
        written[folder / "guide.onnx"] = guide.build_guide(image).SerializeToString()
        written[folder / "painter_gradient.onnx"] = \
            guide.build_painter_gradient(painter).SerializeToString()
        numbers = {"guide": guide_goldens.of_guide(image),
                   "painter": guide_goldens.of_painter(painter)}
        written[folder / "golden.json"] = (json.dumps(numbers) + "\n").encode()
    if o.painter:
        net, _ = load_average(o.painter)
        written[o.out / "painter_gradient.onnx"] = \
            guide.build_painter_gradient(net.painter).SerializeToString()  # type: ignore
    for path, data in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{len(data):>10} {path}")


if __name__ == "__main__":
    main()
