"""Weights out of an exported ONNX graph, back under the names of the PyTorch module.

The inverse of graph.py and plain.py: 8-bit and fp16 weights are widened, and what the exporter
turned, reshaped or renamed is put back. What else it may have folded is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import onnx
import torch
from onnx import NodeProto, numpy_helper
from torch import Tensor, nn

# Initialisers that are no weights: plain.py's numbers and sizes, and constants of traced graphs.
NO_WEIGHTS = ("number_", "sizes_", "/")
FOLDED = "onnx::"  # what torch.onnx calls a tensor that it folded
LEAVES = {"MatMul": "weight", "Mul": "weight", "Add": "bias"}


class PackError(Exception):
    """A pack that training cannot start from; the message says what to do."""


def _dequantised(node: NodeProto, values: list[np.ndarray]) -> np.ndarray:
    """DequantizeLinear: (x - zero) * scale, one scale for all or one for each index of an axis."""
    axis = next((a.i for a in node.attribute if a.name == "axis"), 1)
    whole = values[0].astype(np.float32)

    def along(v: np.ndarray) -> np.ndarray:
        shape = [1] * whole.ndim
        if v.ndim == 1:
            shape[axis] = -1
        return v.astype(np.float32).reshape(shape if v.ndim == 1 else ())

    return (whole - (along(values[2]) if len(values) > 2 else 0)) * along(values[1])


def widened(model: onnx.ModelProto) -> tuple[dict[str, np.ndarray], list[NodeProto]]:
    """Every tensor that depends on no input, as its readers see it, and the nodes that are left.
    Only what the exporters put before a weight is computed: Cast, Mul, Identity and
    DequantizeLinear."""
    values = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    rest = []
    for node in model.graph.node:
        known = [values[i] for i in node.input if i in values]
        given = len(known) == len(node.input) > 0
        if given and node.op_type == "Cast":
            values[node.output[0]] = known[0].astype(np.float32)
        elif given and node.op_type == "Mul":
            values[node.output[0]] = known[0] * known[1]
        elif given and node.op_type == "DequantizeLinear":
            values[node.output[0]] = _dequantised(node, known)
        elif given and node.op_type == "Identity":
            values[node.output[0]] = known[0]  # equal tensors were stored once
        else:
            rest.append(node)
    return values, rest


def _fits(value: np.ndarray, shape: torch.Size) -> np.ndarray | None:
    """`value` as the parameter of that shape: as it is, or with axes of length 1 dropped."""
    if [k for k in value.shape if k != 1] == [k for k in shape if k != 1]:
        return value.reshape(tuple(shape))
    return None


def _place(value: np.ndarray, node: NodeProto, following: list[NodeProto],
           missing: Mapping[str, torch.Size]) -> tuple[str, np.ndarray] | None:
    """The parameter that a folded tensor was, and its values in the parameter's order."""
    turned = value.T if node.op_type == "MatMul" and value.ndim == 2 else value
    wanted = [i.removesuffix("bias") + "weight" for n in following if n.op_type == "Add"
              for i in n.input if i.endswith(".bias")] if node.op_type == "MatMul" else []
    module = ".".join(node.name.split("/")[1:-1])
    wanted.append(f"{module}.{LEAVES.get(node.op_type, '')}")
    alike = [name for name, shape in missing.items() if list(shape) == list(value.shape)]
    if len(alike) == 1 and node.op_type != "MatMul":
        wanted.append(alike[0])
    for name in wanted:
        if name in missing:
            found = _fits(turned, missing[name])
            if found is not None:
                return name, found
    return None


def _sizes(shape: tuple[int, ...] | torch.Size) -> str:
    return " x ".join(map(str, shape)) or "one number"


def weights(data: bytes, shapes: Mapping[str, torch.Size], what: str) -> dict[str, Tensor]:
    """float32 values of each parameter of `shapes` (a module's names and shapes) out of a graph.
    `what` names the file in messages.

    @raises PackError where the file is no ONNX graph, where the graph and `shapes` belong to
    different architectures, and where a tensor was folded in a way that cannot be undone."""
    try:
        model = onnx.load_from_string(data)
    except Exception as error:  # protobuf's own error class differs between versions
        raise PackError(f"{what} is no ONNX file ({error}). Export the pack again.") from error
    values, nodes = widened(model)
    advice = "Give the configuration that the pack was trained with, or start without --from-pack."
    found: dict[str, np.ndarray] = {}
    for name, shape in shapes.items():
        if name in values:
            if values[name].shape != tuple(shape):
                raise PackError(f"{what} holds {name} as {_sizes(values[name].shape)}, the "
                                f"configuration's network as {_sizes(shape)}: they are different "
                                f"architectures. {advice}")
            found[name] = values[name]
    readers: dict[str, list[NodeProto]] = {}
    for node in nodes:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    for name, value in values.items():
        if name in shapes or name.startswith(NO_WEIGHTS) or name not in readers:
            continue
        if not name.startswith(FOLDED):
            raise PackError(f"{what} holds {name}, which the configuration's network does not "
                            f"have: they are different architectures. {advice}")
        node = readers[name][0]
        missing = {k: s for k, s in shapes.items() if k not in found}
        placed = _place(value, node, readers.get(node.output[0], []), missing)
        if placed is None:
            raise PackError(f"{what} holds a tensor of {_sizes(value.shape)} (read by "
                            f"{node.name}) that is no weight of the configuration's network: the "
                            "architectures differ, or the exporter folded several weights into "
                            f"one, which cannot be undone. {advice}")
        found[placed[0]] = placed[1]
    absent = [name for name in shapes if name not in found]
    if absent:
        more = f" and {len(absent) - 1} more weights" if len(absent) > 1 else ""
        raise PackError(f"{what} lacks {absent[0]}{more} of the configuration's network: they are "
                        f"different architectures. {advice}")
    bad = [k for k, v in found.items() if not np.isfinite(v).all()]
    if bad:
        raise PackError(f"{what} holds numbers in {bad[0]} that are not finite. Export it again.")
    return {k: torch.from_numpy(np.array(v, np.float32, order="C")) for k, v in found.items()}


def shapes_of(module: nn.Module, *inputs: Tensor) -> dict[str, torch.Size]:
    """Names and shapes of a module's parameters; with `inputs` only of those that its answer
    depends on. The others are in no graph: a painter with one block at its coarsest level has an
    attention that nothing runs."""
    named = dict(module.named_parameters())
    if inputs:
        before = [p.requires_grad for p in named.values()]
        with torch.enable_grad():
            module.requires_grad_(True)
            found = torch.autograd.grad(module(*inputs).sum(), list(named.values()),
                                        allow_unused=True)
        for p, was in zip(named.values(), before):
            p.requires_grad_(was)
        named = {k: p for (k, p), g in zip(named.items(), found) if g is not None}
    return {name: p.shape for name, p in named.items()}
