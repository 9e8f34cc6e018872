"""ONNX graphs of the two networks: static shapes, plain operations, weights stored in 8 bits or
fp16."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from .model import Networks, Painter

OPSET = 17
PAINTER_INPUTS = ("noisy", "source", "mask", "time", "context", "task", "depth", "slots", "present")
KEEP = 64  # weights with fewer numbers than this stay fp32
LARGE = 16384  # from here on 8 bits


def _scales(p: torch.Tensor) -> torch.Tensor:
    """Step of 8-bit weights for each output channel (first axis): a number of 11 bits, so that
    times 7 bits it is exact in fp32 and can be read back from the products."""
    return (p.flatten(1).abs().amax(1) / 127).clamp(min=1e-6).half().float()


def _is_large(shape: Sequence[int], size: int) -> bool:
    return len(shape) in (2, 4) and size >= LARGE


def round_weights(net: nn.Module) -> None:
    """Round all parameters in place, as the exported graph holds them: large matrices to 8 bits
    with a step per output channel, others to fp16."""
    with torch.no_grad():
        for p in net.parameters():
            if _is_large(p.shape, p.numel()):
                step = _scales(p).reshape(-1, *([1] * (p.dim() - 1)))
                p.copy_((p / step).round().clamp(-127, 127) * step)
            elif p.numel() >= KEEP:
                p.copy_(p.half().float())


def _trace(module: nn.Module, inputs: tuple, names: list[str], output: str) -> onnx.ModelProto:
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(module, inputs, buffer, input_names=names, output_names=[output],  # type: ignore[arg-type]
                          opset_version=OPSET, dynamo=False, do_constant_folding=True)
    return onnx.load_from_string(buffer.getvalue())


def _eight_bits(values: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """int8 numbers and steps (shaped to multiply them) that give `values` exactly, along the first
    or the last axis; None where there are none."""
    for axis in (0, values.ndim - 1):
        others = tuple(k for k in range(values.ndim) if k != axis)
        step = np.maximum(np.abs(values).max(others, keepdims=True) / np.float32(127),
                          np.float32(1e-6)).astype(np.float16).astype(np.float32)
        q = np.round(values / step)
        if np.abs(q).max() <= 127 and np.array_equal(q.astype(np.float32) * step, values):
            return q.astype(np.int8), step
    return None


def _compact(model: onnx.ModelProto) -> onnx.ModelProto:
    """Store large fp32 weights as int8 with a Cast and a Mul in front of their use, others as fp16
    with a Cast. Both are folded when a session is made: a DequantizeLinear would be computed again
    at every run (ONNX Runtime does not fold it)."""
    before, graph, extra = [], model.graph, []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < KEEP:
            continue
        name, half = tensor.name, values.astype(np.float16)
        eight = _eight_bits(values) if _is_large(values.shape, values.size) else None
        if eight is not None:
            tensor.CopyFrom(numpy_helper.from_array(eight[0], name + "_int8"))
            extra.append(numpy_helper.from_array(eight[1], name + "_step"))
            before += [helper.make_node("Cast", [name + "_int8"], [name + "_whole"],
                                        to=onnx.TensorProto.FLOAT, name="widen_" + name),
                       helper.make_node("Mul", [name + "_whole", name + "_step"], [name],
                                        name="scale_" + name)]
        elif np.array_equal(half.astype(np.float32), values):  # else a folded constant
            tensor.CopyFrom(numpy_helper.from_array(half, name + "_half"))
            before.append(helper.make_node("Cast", [name + "_half"], [name],
                                           to=onnx.TensorProto.FLOAT, name="widen_" + name))
    graph.initializer.extend(extra)
    nodes = list(graph.node)
    del graph.node[:]
    graph.node.extend(before + nodes)
    return model


def _constants(model: onnx.ModelProto) -> onnx.ModelProto:
    """Turn Constant nodes that hold large tensors into initialisers, so that they shrink too."""
    rest = []
    for node in model.graph.node:
        if node.op_type == "Constant" and node.attribute[0].t.dims and \
                np.prod(node.attribute[0].t.dims) >= KEEP:
            tensor = node.attribute[0].t
            tensor.name = node.output[0]
            model.graph.initializer.append(tensor)
        else:
            rest.append(node)
    del model.graph.node[:]
    model.graph.node.extend(rest)
    return model


def painter_inputs(painter: Painter) -> tuple[torch.Tensor, ...]:
    """Example inputs with the fixed shapes."""
    s = painter.shape
    mask = torch.zeros(1, 1, s.side, s.side)
    mask[..., s.side // 4: 3 * s.side // 4, s.side // 3: 2 * s.side // 3] = 1
    source = torch.rand(1, 3, s.side, s.side) * (1 - mask)
    task = torch.eye(s.tasks)[1:2]
    present = torch.cat((torch.ones(1, 4), torch.zeros(1, s.slots - 4)), 1)
    return (torch.randn(1, 3, s.side, s.side), source, mask, torch.tensor([0.7]),
            torch.randn(1, s.length, s.text), task, torch.rand(1, 1, s.side, s.side),
            torch.randn(1, s.slots, s.text), present)


def build(net: Networks, half: bool = True) -> dict[str, bytes]:
    """Serialised text.onnx and painter.onnx of networks whose weights are rounded already; `half`:
    store them as rounded."""
    s = net.painter.shape
    tokens = torch.ones(1, s.length, dtype=torch.int32)
    models = {"text": _trace(net.text, (tokens,), ["tokens"], "context"),
              "painter": _trace(net.painter, painter_inputs(net.painter),
                                list(PAINTER_INPUTS), "clean")}
    out = {}
    for key, model in models.items():
        model = _constants(model)
        model = _compact(model) if half else model
        model.producer_name, model.doc_string = "blendfill", ""
        onnx.checker.check_model(model)
        out[key] = model.SerializeToString()
    return out
