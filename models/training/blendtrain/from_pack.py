"""Start a run from the weights that ship, since no checkpoint is kept in the repository.

What ships was rounded to 8 bits and holds the moving average alone. So the optimiser starts afresh,
and what no file holds (see each function) is measured or begins anew; `about` says which.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from . import goldens, graph, packs, pair_pack
from .model import Networks, Shape
from .pair import Pair, PairShape
from .pieces import Pieces
from .unpack import PackError, shapes_of, weights
from .words import Tokenizer

# Largest difference between the loaded network's answers and ONNX Runtime's, as at the export. It
# also shows what no weight's shape shows: another number of attention heads.
TOLERANCE = packs.AGREE


@dataclass
class Start:
    """`state`: the module's state dict. `about`: what a run's start.json and checkpoint say of it.
    `words`: the pack's vocabulary, for Run.adopt."""

    state: dict[str, Tensor]
    about: dict
    words: list[str] = field(default_factory=list)


def read_manifest(folder: Path, name: str, hint: str) -> dict:
    path = folder / name
    if not path.is_file():
        raise PackError(f"{path} is missing. {hint}")
    try:
        return json.loads(path.read_text())
    except ValueError as error:
        raise PackError(f"{path} is no JSON ({error}). Restore it from the repository.") from error


def checked(folder: Path, entry: dict, manifest: str) -> bytes:
    """A file's bytes, if they are the ones its manifest names."""
    path = folder / entry["file"]
    if not path.is_file():
        raise PackError(f"{path} is missing, though {manifest} names it. Restore it from the "
                        "repository, or export the pack again.")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        raise PackError(f"{path} is not the file that {manifest} names (another sha256). Restore "
                        "both from the repository, or export the pack again.")
    return data


def _part(manifest: dict, folder: Path, *keys: str) -> dict:
    """A section of pack.json that must be there."""
    at: object = manifest
    for key in keys:
        if not isinstance(at, dict) or key not in at:
            raise PackError(f"{folder / 'pack.json'} has no {'.'.join(keys)}. Choose a pack that "
                            "holds the network, such as models/packs/embedded.")
        at = at[key]
    assert isinstance(at, dict)
    return at


def agreeing(difference: float, what: str) -> float:
    if not difference < TOLERANCE:
        raise PackError(f"{what}: the loaded network answers otherwise than the shipped one (they "
                        f"differ by {difference:.2g}). The configuration, or the code in "
                        "blendtrain, is another than the one it was exported from.")
    return float(f"{difference:.2g}")


def described(folder: Path, manifest: dict, entries: list[dict], training: dict, **more: object
           ) -> dict:
    return {"fromPack": manifest.get("id", manifest.get("title")), "folder": folder.name,
            "sha256": {e["file"]: e["sha256"] for e in entries}, "optimiser": "fresh",
            # What the shipped weights had seen, so that an export of this run can count on.
            "samplesBefore": training.get("samples", 0) + training.get("samplesBefore", 0), **more}


def _embedded(folder: Path) -> dict:
    return read_manifest(folder, "pack.json", "Give the folder of a pack, such as "
                     "models/packs/embedded.")


def painter(folder: Path, shape: Shape) -> Start:
    """Painter and text encoder of a pack. `shape.words` is taken from the pack's vocabulary:
    Run.adopt matches words by name.

    @raises PackError: missing or altered files, or another architecture than `shape`."""
    manifest = _embedded(folder)
    if manifest.get("family") != "pixel-flow":
        raise PackError(f"{folder} is a pack of the family {manifest.get('family')}; only "
                        "pixel-flow packs come from this package. Give models/packs/embedded.")
    entries = {k: _part(manifest, folder, "networks", k) for k in ("text", "painter")}
    files = {k: checked(folder, e, "pack.json") for k, e in entries.items()}
    table = _part(manifest, folder, "tokenizer")
    words = json.loads(checked(folder, table, "pack.json"))["words"]
    net = Networks(Shape(**{**vars(shape), "words": len(words)})).eval().requires_grad_(False)
    tokens = torch.ones(1, net.painter.shape.length, dtype=torch.int32)
    for key, module, given in (("text", net.text, (tokens,)),
                               ("painter", net.painter, graph.painter_inputs(net.painter))):
        found = weights(files[key], shapes_of(module, *given), entries[key]["file"])
        module.load_state_dict({**module.state_dict(), **found})
    far = max(packs.largest_difference(net, files), golden_difference(net, files["painter"]))
    return Start(net.state_dict(), described(
        folder, manifest, [*entries.values(), table], manifest.get("training", {}),
        largestDifference=agreeing(far, f"{folder}")), words)


def golden_difference(net: Networks, painter_file: bytes) -> float:
    """Largest difference to ONNX Runtime on the input of the golden numbers (goldens.FORMULA)."""
    first = torch.tensor([Tokenizer()(goldens.PROMPTS[0])], dtype=torch.int32)
    given = goldens.inputs(net.painter.shape.side)
    context = net.text(first)
    feeds = (*given, context, *net.painter.extra(given[0]))
    got = packs.session(painter_file).run(
        None, {k: v.numpy() for k, v in zip(graph.PAINTER_INPUTS, feeds)})[0]
    return float(np.abs(np.asarray(got) - net.painter(*given, context).numpy()).max())


def pair(folder: Path, shape: PairShape, pieces: Pieces) -> Start:
    """Both networks of a pack's text-image pair. The temperature of its loss ships nowhere and
    begins anew; the anchors too (PairRun.adopt takes the names' own text vectors).

    @raises PackError: missing or altered files, other word pieces or another architecture."""
    manifest = _embedded(folder)
    entries = {k: _part(manifest, folder, "pair", "networks", k) for k in ("text", "image")}
    files = {k: checked(folder, e, "pack.json") for k, e in entries.items()}
    table = _part(manifest, folder, "pair", "tokenizer")
    if json.loads(checked(folder, table, "pack.json")) != pieces.table:
        raise PackError(f"{folder / table['file']} holds other word pieces than pair/pieces.json, "
                        "so the shipped embeddings would mean other words. Restore pieces.json to "
                        "what the pack was trained with, or start without --from-pack.")
    net = Pair(shape).eval().requires_grad_(False)
    for key, module in (("text", net.text), ("image", net.image)):
        module.load_state_dict(weights(files[key], shapes_of(module), entries[key]["file"]))
    far = pair_pack.largest_difference(net, pieces, files)
    state = {k: v for k, v in net.state_dict().items() if k != "temperature"}
    return Start(state, described(
        folder, manifest, [*entries.values(), table], manifest["pair"].get("training", {}),
        largestDifference=agreeing(far, f"{folder}, pair"),
        anew=["temperature", "anchors (from the names' text vectors)"]))


def write(out: Path, about: dict) -> None:
    """start.json of a run's folder."""
    (out / "start.json").write_text(json.dumps(about, indent=2) + "\n")


def begin(out: Path, resume: bool) -> bool:
    """Whether a run with --from-pack starts from the pack (else from its own checkpoint).

    @raises PackError where a checkpoint would be overwritten."""
    last = out / "last.pt"
    if not last.exists():
        return True
    if not resume:
        raise PackError(f"{last} is there already and would be overwritten. Add --resume to go on "
                        "from it, or choose another --out.")
    return False

