"""Convert the ESRGAN "slim" network for twice the size (TensorFlow.js) to ONNX for the vision
pack, with golden numbers from TensorFlow.js.

    npm pack @upscalerjs/esrgan-slim@1.0.0 && tar xzf upscalerjs-esrgan-slim-1.0.0.tgz
    python convert_upscaler.py package/models/x2/model.json --tfjs tfjs   (see convert_detector.py)
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from blendtrain import packs, tfjs, vision, vision_networks, vision_pack

SOURCE = {"from": "@upscalerjs/esrgan-slim", "license": "MIT", "packageVersion": "1.0.0"}
SIDE = 48
TOLERANCE = 0.25  # of 255: fp16 weights


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    a.add_argument("model", type=Path, help="model.json of x2")
    a.add_argument("--tfjs", type=Path,
                   help="folder with the @tensorflow packages, for golden numbers")
    a.add_argument("--pack", type=Path, default=vision_pack.FOLDER, help="folder of the pack")
    o = a.parse_args()
    data = vision_networks.upscaler(o.model)
    vision_pack.add(o.pack, "upscaler", "upscaler.onnx", data, SOURCE)
    if not o.tfjs:
        return
    pixels = vision.example(SIDE).astype(np.float32)[None]
    original = tfjs.reference(o.tfjs, o.model, "layers", pixels)[0].transpose(0, 3, 1, 2)
    got = np.asarray(packs.session(data).run(None, {"pixels": pixels.transpose(0, 3, 1, 2)})[0])
    difference = float(np.abs(got - original).max())
    print("largest difference to TensorFlow.js", difference)
    assert difference < TOLERANCE
    vision_pack.golden("upscaler", {"side": SIDE, "tolerance": TOLERANCE,
                                    "larger": vision_pack.some(original, 200)})


if __name__ == "__main__":
    main()
