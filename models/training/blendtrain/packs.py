"""Writes a model pack: ONNX files, vocabulary.json, pack.json, NOTICE and ATTRIBUTION.txt."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import onnxruntime as ort
import torch

from . import graph
from .model import Networks, Shape
from .words import vocabulary

# What the plugin can do with any painter of this family.
KINDS = ("fill", "remove", "background", "scribble", "extend")
AGREE = 1e-4
TINY = Shape(side=32, thin=8, channels=(8, 8, 16), down=(1, 1, 1), up=(1, 1), head=8, embed=16,
             text=8, text_layers=1)


def tiny(seed: int = 5) -> Networks:
    """A few thousand random weights with the real interface, for fast tests."""
    torch.manual_seed(seed)
    net = Networks(Shape(**{**vars(TINY), "words": len(vocabulary()["words"])}))
    with torch.no_grad():
        for p in net.parameters():
            if float(p.abs().sum()) == 0:
                p.normal_(std=0.2)
    return net.eval().requires_grad_(False)


def session(data: bytes, threads: int = 1) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    return ort.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def largest_difference(net: Networks, graphs: dict[str, bytes]) -> float:
    """Largest absolute difference between PyTorch and ONNX Runtime over both networks."""
    tokens = torch.tensor([[1, 4, 9, 20] + [0] * (net.painter.shape.length - 4)], dtype=torch.int32)
    with torch.no_grad():
        context = net.text(tokens)
        noisy, source, mask, time, _, *extra = graph.painter_inputs(net.painter)
        inputs = (noisy, source, mask, time, context, *extra)
        clean = net.painter(*inputs)
    got = session(graphs["text"]).run(None, {"tokens": tokens.numpy()})[0]
    feeds = dict(zip(graph.PAINTER_INPUTS, inputs))
    out = session(graphs["painter"]).run(None, {k: v.numpy() for k, v in feeds.items()})[0]
    return max(float(abs(got - context.numpy()).max()),  # type: ignore[operator]
               float(abs(out - clean.numpy()).max()))  # type: ignore[operator]


def _file(folder: Path, name: str, data: bytes) -> dict:
    (folder / name).write_bytes(data)
    return {"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def write(folder: Path, net: Networks, about: dict, half: bool = True) -> dict:
    """Write the pack into `folder`; `about` holds the fields that differ between packs (id, title,
    version, license, notice, schedule, defaults, training). Returns the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    if half:
        graph.round_weights(net)
    graphs = graph.build(net, half)
    difference = largest_difference(net, graphs)
    assert difference < AGREE, f"PyTorch and ONNX Runtime differ by {difference}"
    words = json.dumps(vocabulary(), indent=1, ensure_ascii=False).encode() + b"\n"
    head = {k: about[k] for k in ("id", "title", "version", "license", "notice") if k in about}
    manifest = {"format": 1, **head, "family": "pixel-flow", "kinds": list(KINDS),
                "size": net.painter.shape.side,
                "tokenizer": {"type": "words", **_file(folder, "vocabulary.json", words)},
                "networks": {k: _file(folder, f"{k}.onnx", v) for k, v in graphs.items()},
                "schedule": about["schedule"], "defaults": about["defaults"],
                "training": about["training"]}
    before = folder / "pack.json"
    old = json.loads(before.read_text()) if before.exists() else {}
    # Written by themselves: export_pair.py; npm run starts.
    manifest.update({k: old[k] for k in ("pair", "starts") if k in old})
    (folder / "pack.json").write_text(json.dumps(manifest, indent=2) + "\n")
    return manifest


NOTICE = """Blendfill embedded painter
==========================

The weights in this folder were trained from random numbers by models/training. They are under the
licence of the repository (MIT). The pictures they were trained on:

* Fluent UI emoji (cut-outs), Copyright (c) Microsoft Corporation, MIT licence.
* Noto Emoji (cut-outs), Copyright Google Inc., Apache License 2.0.
* Flower photographs of TensorFlow's flower_photos, each under Creative Commons Attribution 2.0;
  the authors and addresses of all {flowers} photographs used for training are in ATTRIBUTION.txt.
* Grocery Store Dataset, Copyright (c) 2019 Marcus Klasson, MIT licence.
* ambientCG textures, CC0 1.0.
* Poly Haven panoramas (perspective views), CC0 1.0.
* Landscape photographs from endless-sky (Unsplash before June 2017, CC0; NASA and other public
  domain), oceanic-awesomewm-theme (CC0), android-kotlin-compose-training-affirmations (photographs
  by Romain Guy, CC0), elementary wallpapers (public domain) and GalliumOS wallpapers (CC0).

The words the text-image pair was trained on come from emojibase (MIT, (c) Miles Johnson), emojilib
(MIT, (c) Mu-An Chiou) and WordNet 3.1 (WordNet licence, (c) Princeton University).

Licences are as their sources state them. No picture is contained in this folder; cut-outs are seen
so often in training that fills resemble them closely, so keep this notice with the weights.
"""


def notices(folder: Path, attributions: list[str]) -> None:
    """NOTICE, and the author list of the CC BY photographs used for training."""
    (folder / "NOTICE").write_text(NOTICE.format(flowers=len(attributions)))
    head = ("Flower photographs used for training (CC BY 2.0, https://creativecommons.org/licenses/"
            "by/2.0/): author - address. The pictures were cropped and scaled.\n\n")
    (folder / "ATTRIBUTION.txt").write_text(head + "\n".join(sorted(attributions)) + "\n")
