"""The pair as files of a pack, and its golden numbers. The painter's files are left alone: both are
exported by themselves and meet in pack.json."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import onnx
import torch
from PIL import Image
from torch import Tensor

from . import graph, guide, packs, pair_measure
from .pair import Pair
from .pair_data import BILINEAR, GREY
from .pieces import Pieces

TEXTS = ("a photo of a sunflower", "Two PUPPIES, on grass!", "zxqwv æther № 5", "")
FORMULA = {
    "pixels": "pixels[i] = 0.9 * sin(0.013 * i + 0.4) * cos(0.0007 * i), i over [3][size][size]",
    "vector": "unit vectors of the pair's networks",
}


def pixels(side: int) -> Tensor:
    """FORMULA's picture (computed in fp64, rounded to fp32): float32 [1, 3, side, side]."""
    i = np.arange(3 * side * side, dtype=np.float64)
    values = 0.9 * np.sin(0.013 * i + 0.4) * np.cos(0.0007 * i)
    return torch.from_numpy(values.reshape(1, 3, side, side)).float()


def build(net: Pair, small: bool = True) -> dict[str, bytes]:
    """Serialised text and image graphs; `small`: weights (rounded already) in 8 bits."""
    tokens = torch.ones(1, net.s.length, dtype=torch.int32)
    models = {"text": graph._trace(net.text, (tokens,), ["tokens"], "vector"),
              # One graph ranks and guides: vector, distance to a text, gradient.
              "image": guide.build_guide(net.image)}
    out = {}
    for key, model in models.items():
        model = graph._constants(model)
        model = graph._compact(model) if small else model
        model.producer_name, model.doc_string = "blendfill", ""
        onnx.checker.check_model(model)
        out[key] = model.SerializeToString()
    return out


def largest_difference(net: Pair, pieces: Pieces, graphs: dict[str, bytes]) -> float:
    """Largest absolute difference between PyTorch and ONNX Runtime over both networks."""
    text, image = (packs.session(graphs[k]) for k in ("text", "image"))
    worst = 0.0
    with torch.no_grad():
        for prompt in TEXTS:
            tokens = torch.tensor([pieces(prompt)], dtype=torch.int32)
            got = text.run(None, {"tokens": tokens.numpy()})[0]
            worst = max(worst, float(abs(got - net.text(tokens).numpy()).max()))  # type: ignore[operator]
        x = pixels(net.s.side)
        feeds = {**guide.guide_inputs(net.image), "pixels": x}
        got = image.run(None, {k: v.numpy() for k, v in feeds.items()})[0]
        return max(worst, float(abs(got - net.image(x).numpy()).max()))  # type: ignore[operator]


def shelf_picture(file: bytes, side: int, fit: float) -> np.ndarray:
    """A library picture's thing on mid-grey, `fit` of the side long: uint8 [side, side, 3]."""
    cut = Image.open(BytesIO(file)).convert("RGBA")
    box = cut.getchannel("A").point([0] * 25 + [255] * 231).getbbox()
    cut = cut.crop(box).convert("RGBa")
    scale = fit * side / max(cut.size)
    w, h = (max(1, round(k * scale)) for k in cut.size)
    sheet = Image.new("RGBa", (side, side))
    sheet.paste(cut.resize((w, h), BILINEAR), ((side - w) // 2, (side - h) // 2))
    rgba = np.asarray(sheet, np.float32)
    return np.clip(GREY * (1 - rgba[..., 3:] / 255) + rgba[..., :3] + 0.5, 0, 255).astype(np.uint8)


def shelf_vectors(net: Pair, files: Sequence[bytes]) -> np.ndarray:
    """Unit vectors [n, out] of library pictures, each the mean over three sizes."""
    stacks = [np.stack([shelf_picture(f, net.s.side, fit) for f in files])
              for fit in (0.98, 0.86, 0.74)]
    mean = sum(pair_measure.pictures(net, s) for s in stacks)
    return mean / np.linalg.norm(mean, axis=1, keepdims=True)


def shelf(library: str, names: Sequence[str], vectors: np.ndarray, threshold: float) -> bytes:
    """pair_shelf.json: whole numbers -127..127 a vector, base64; a vector's own length is left to
    the reader to divide by."""
    scale = 127 / np.abs(vectors).max(1, keepdims=True)
    whole = np.rint(vectors * scale).astype(np.int8)
    rows = {n: base64.b64encode(v.tobytes()).decode() for n, v in zip(names, whole)}
    table = {"format": 1, "library": library, "width": vectors.shape[1],
             "threshold": round(threshold, 4), "vectors": rows}
    return (json.dumps(table, indent=0) + "\n").encode()


def write(folder: Path, net: Pair, pieces: Pieces, about: dict, on_shelf: bytes | None = None,
          small: bool = True) -> dict:
    """Write the pair's files into `folder` and its section into pack.json. `about`: training."""
    if small:
        graph.round_weights(net)
    graphs = build(net, small)
    difference = largest_difference(net, pieces, graphs)
    assert difference < packs.AGREE, f"PyTorch and ONNX Runtime differ by {difference}"
    table = json.dumps(pieces.table, indent=0, ensure_ascii=False).encode() + b"\n"
    section = {
        "tokenizer": {"type": "pieces", **packs._file(folder, "pair_pieces.json", table)},
        "networks": {k: packs._file(folder, f"pair_{k}.onnx", v) for k, v in graphs.items()},
        "size": net.s.side, "width": net.s.out}
    if on_shelf:
        section["shelf"] = packs._file(folder, "pair_shelf.json", on_shelf)
    section["training"] = about
    manifest = json.loads((folder / "pack.json").read_text())
    old = manifest.get("pair", {}).get("networks", {})
    section["networks"] = {**{k: v for k, v in old.items() if k not in graphs},
                           **section["networks"]}
    manifest["pair"] = section
    (folder / "pack.json").write_text(json.dumps(manifest, indent=2) + "\n")
    return section


def goldens(net: Pair, pieces: Pieces) -> dict:
    """Tokens and vectors of TEXTS and of FORMULA's picture."""
    with torch.no_grad():
        texts = [{"text": t, "tokens": pieces(t), "vector": _numbers(
            net.text(torch.tensor([pieces(t)], dtype=torch.int32)))} for t in TEXTS]
        return {"size": net.s.side, "formula": FORMULA, "texts": texts,
                "vector": _numbers(net.image(pixels(net.s.side))), "tolerance": 1e-4}


def _numbers(x: Tensor) -> list[float]:
    return [float(f"{v:.7g}") for v in x.flatten().tolist()]
