"""The tiny latent pack of the tests, and golden numbers: what its networks answer in PyTorch, what
each tensor type gives, halves, and the levels and steps of DDIM.

python make_latent_pack.py
"""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from blendtrain import tiny_latent as tiny
from blendtrain.packs import session

GOLDEN = Path(__file__).resolve().parents[2] / "test/golden"


def wave(count: int, step: float, shift: float) -> np.ndarray:
    return np.sin(step * np.arange(count) + shift).astype(np.float32)


def answers() -> dict:
    """Networks on inputs that arithmetic gives: sin(step * i + shift) in each."""
    text, denoiser, encoder, decoder = tiny.networks()
    ids = torch.tensor([[1, 3, 6, 0, 0, 0, 0, 0]])
    states = text(ids)
    latent = torch.from_numpy(wave(4 * 8 * 12, 0.37, 0.5)).reshape(1, 4, 8, 12)
    picture = torch.from_numpy(wave(3 * 32 * 48, 0.05, 0.2)).reshape(1, 3, 32, 48)
    out = denoiser(latent.half(), torch.tensor([499]), states.half())
    values = {"text": states, "denoiser": out.float(), "encoder": encoder(picture)[:, :4],
              "decoder": decoder(latent)}
    return {k: [round(x, 6) for x in v.flatten()[::5].tolist()] for k, v in values.items()}


def types() -> tuple[onnx.ModelProto, bytes, dict]:
    """A network with every type there is, a scalar, lengths without a number, and weights in a file
    of their own; what it answers is worked out here."""
    kinds = {"single": (TensorProto.FLOAT, ["count"]), "half": (TensorProto.FLOAT16, ["count", 2]),
             "int": (TensorProto.INT32, ["count"]), "long": (TensorProto.INT64, ["count"]),
             "flag": (TensorProto.BOOL, ["count"]), "byte": (TensorProto.UINT8, ["count"]),
             "scalar": (TensorProto.FLOAT, [])}
    inputs = [helper.make_tensor_value_info(k, t, d) for k, (t, d) in kinds.items()]
    outputs = [helper.make_tensor_value_info(k + "_out", t, d) for k, (t, d) in kinds.items()]
    weights = np.arange(1, 4, dtype=np.float32) / 8
    consts = [numpy_helper.from_array(np.array(2, np.float16), "two_half"),
              numpy_helper.from_array(np.array(2, np.int32), "two_int"),
              numpy_helper.from_array(np.array(2, np.int64), "two_long"),
              numpy_helper.from_array(weights, "weights")]
    nodes = [helper.make_node("Mul", ["single", "weights"], ["single_out"]),
             helper.make_node("Mul", ["half", "two_half"], ["half_out"]),
             helper.make_node("Mul", ["int", "two_int"], ["int_out"]),
             helper.make_node("Mul", ["long", "two_long"], ["long_out"]),
             helper.make_node("Not", ["flag"], ["flag_out"]),
             helper.make_node("Identity", ["byte"], ["byte_out"]),
             helper.make_node("Neg", ["scalar"], ["scalar_out"])]
    graph = helper.make_graph(nodes, "types", inputs, outputs, consts)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", tiny.OPSET)],
                              producer_name="blendfill", ir_version=8)
    onnx.checker.check_model(model)
    pairs = np.array([[1.5, 65504], [-0.25, 6e-8], [0, 1]], np.float16)
    feeds = {"single": np.array([1.5, -2, 3], np.float32), "half": pairs,
             "int": np.array([1, -2, 3], np.int32), "long": np.array([2**40, -5, 7], np.int64),
             "flag": np.array([True, False, True]), "byte": np.array([0, 128, 255], np.uint8),
             "scalar": np.array(0.5, np.float32)}
    got = session(model.SerializeToString()).run(None, feeds)
    bits = {"half": lambda a: a.view(np.uint16)}
    shown = {k: bits.get(k, lambda a: a)(np.asarray(a)).astype(object).flatten().tolist()
             for k, a in zip(kinds, got)}
    fed = {k: bits.get(k, lambda a: a)(a).astype(object).flatten().tolist()
           for k, a in feeds.items()}
    text = {k: [str(x) if k == "long" else x for x in v] for k, v in shown.items()}
    fed["long"] = [str(x) for x in fed["long"]]
    shapes = {k: [3, 2] if k == "half" else [] if k == "scalar" else [3] for k in kinds}
    declared = {k: {"type": n, "dims": kinds[k][1]} for k, n in zip(
        kinds, ["float32", "float16", "int32", "int64", "bool", "uint8", "float32"])}
    data = weights.tobytes()
    kept = [t for t in model.graph.initializer if t.name != "weights"]
    loose = [t for t in model.graph.initializer if t.name == "weights"][0]
    only = onnx.ModelProto()
    only.graph.initializer.append(loose)
    tiny.apart(only, "types.weights")
    del model.graph.initializer[:]
    model.graph.initializer.extend([*kept, only.graph.initializer[0]])
    return model, data, {"fed": fed, "answers": text, "dims": shapes, "declared": declared}


def halves() -> dict:
    """All halves as singles (their bytes' hash; NaNs left out), and singles as halves."""
    with np.errstate(all="ignore"):
        every = np.arange(65536, dtype=np.uint16).view(np.float16)
        numbers = every[~np.isnan(every)].astype(np.float32)
        rng = np.random.default_rng(3)
        odd = rng.integers(0, 2**32, 700, dtype=np.uint32).view(np.float32)
        near = (rng.standard_normal(500) * 10.0 ** rng.integers(-9, 6, 500)).astype(np.float32)
        steps = every[np.isfinite(every)][::409].astype(np.float32)
        ties = (steps[:-1] + steps[1:]) / 2
        small = np.array([0, 2**-24, 2**-25, 3 * 2**-26, 2**-14, 65504, 65519.996, 65520, 1e9],
                         np.float32)
        values = np.concatenate((odd, near, steps, ties, small, -small))
        values = values[~np.isnan(values)]
        bits = values.astype(np.float16).view(np.uint16)
    return {"widened": hashlib.sha256(numbers.tobytes()).hexdigest(),
            "singles": values.view(np.uint32).tolist(), "halves": bits.tolist()}


def _signal_shares(betas: str) -> torch.Tensor:
    start, end = tiny.SCHEDULE["betaStart"], tiny.SCHEDULE["betaEnd"]
    if betas == "linear":
        values = torch.linspace(start, end, 1000, dtype=torch.float64)
    else:
        root = torch.linspace(math.sqrt(start), math.sqrt(end), 1000, dtype=torch.float64)
        values = root**2
    return torch.cumprod(1 - values, 0)


def _path(shares: torch.Tensor, prediction: str, eta: int) -> dict:
    """Song, Meng & Ermon 2021, eq. 12, with the noise that the network believes in."""
    levels = [1.0, 0.75, 0.5, 0.25, 0.0]
    x, rows = torch.tensor([0.3, -1.2, 0.8, 2.0], dtype=torch.float64), []
    for i, (t, r) in enumerate(zip(levels, levels[1:])):
        a = shares[round(t * 1000) - 1]
        b = shares[round(r * 1000) - 1] if r > 0 else torch.ones((), dtype=torch.float64)
        answer, fresh = torch.sin(3 * x + i), torch.cos(2 * x - i)
        clean = {"epsilon": (x - (1 - a).sqrt() * answer) / a.sqrt(),
                 "velocity": a.sqrt() * x - (1 - a).sqrt() * answer,
                 "clean": answer}[prediction]
        noise = (x - a.sqrt() * clean) / (1 - a).sqrt()
        sigma = eta * ((1 - b) / (1 - a) * (1 - a / b)).sqrt()
        rows.append({"x": x.tolist(), "answer": answer.tolist(), "fresh": fresh.tolist()})
        kept = (1 - b - sigma**2).clamp(min=0).sqrt()
        x = b.sqrt() * clean + kept * noise + sigma * fresh
    return {"prediction": prediction, "eta": eta, "levels": levels, "rows": rows,
            "end": x.tolist()}


def steps() -> list[dict]:
    """Paths of four steps in double precision."""
    return [{"betas": betas, **_path(_signal_shares(betas), prediction, eta)}
            for betas in ("linear", "scaled-linear")
            for prediction in ("epsilon", "velocity", "clean") for eta in (0, 1)]


def main() -> None:
    tiny.write(GOLDEN / "tiny-latent")
    model, weights, numbers = types()
    folder = GOLDEN / "types"
    folder.mkdir(exist_ok=True)
    (folder / "types.onnx").write_bytes(model.SerializeToString())
    (folder / "types.weights").write_bytes(weights)
    golden = {"format": 1, "networks": answers(), "types": numbers, "halves": halves(),
              "ddim": steps()}
    (GOLDEN / "latent.json").write_text(json.dumps(golden) + "\n")
    written = [*(GOLDEN / "tiny-latent").iterdir(), *folder.iterdir(), GOLDEN / "latent.json"]
    for path in sorted(written):
        print(f"{path.stat().st_size:>8} {path.relative_to(GOLDEN)}")


if __name__ == "__main__":
    main()
