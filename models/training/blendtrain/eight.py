"""Weights in 8 bits: whole numbers with one fp32 scale per output channel, widened by Cast and Mul.

Both are folded when the session is made, so a run costs and gives what fp32 weights do. Not
DequantizeLinear: ONNX Runtime 1.31 turns that and a MatMul into MatMulNBits, which by default also
rounds the activations to 8 bits (measured on the pair: 4e-3 instead of 2e-7)."""

from __future__ import annotations

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

LEAST = 1024  # tensors with fewer numbers stay fp32


def scales(weight: Tensor, axis: int = 0) -> Tensor:
    """Largest magnitude of each slice along `axis`, over 127."""
    other = [d for d in range(weight.ndim) if d != axis]
    return weight.abs().amax(other).clamp(min=1e-12) / 127


def round_weights(net: nn.Module) -> None:
    """Round matrices, convolutions and embeddings in place to what 8 bits hold: one scale per
    output channel (first axis; for an embedding that is the token)."""
    with torch.no_grad():
        for m in net.modules():
            if isinstance(m, nn.Linear | nn.Conv2d | nn.Embedding) and m.weight.numel() >= LEAST:
                s = scales(m.weight).reshape(-1, *[1] * (m.weight.ndim - 1))
                m.weight.copy_((m.weight / s).round() * s)


def _axis(model: onnx.ModelProto, name: str, ndim: int) -> int | None:
    """The axis of output channels, from how the graph uses the weight; None: leave it."""
    for node in model.graph.node:
        if name in node.input:
            if node.op_type == "MatMul" and node.input[1] == name and ndim == 2:
                return 1
            if node.op_type == "Gemm" and node.input[1] == name:
                turned = any(a.name == "transB" and a.i for a in node.attribute)
                return 0 if turned else 1
            if node.op_type in ("Conv", "Gather") and name == node.input[
                    1 if node.op_type == "Conv" else 0]:
                return 0
    return None


def shrink(model: onnx.ModelProto) -> onnx.ModelProto:
    """Store the large weights as int8 and a scale. They must have been rounded by `round_weights`;
    the widened numbers then differ by fp32 rounding alone."""
    added, graph, old = [], model.graph, list(model.graph.initializer)
    del graph.initializer[:]
    for tensor in old:
        values = numpy_helper.to_array(tensor)
        axis = None
        if values.dtype == np.float32 and values.size >= LEAST and values.ndim > 1:
            axis = _axis(model, tensor.name, values.ndim)
        if axis is None:
            graph.initializer.append(tensor)
            continue
        s = scales(torch.from_numpy(values.copy()), axis).numpy()
        shape = [-1 if d == axis else 1 for d in range(values.ndim)]
        whole = np.rint(values / s.reshape(shape)).astype(np.int8)
        name, parts = tensor.name, {"_whole": whole, "_scale": s.reshape(shape)}
        graph.initializer.extend(numpy_helper.from_array(p, name + end)
                                 for end, p in parts.items())
        added += [helper.make_node("Cast", [name + "_whole"], [name + "_wide"],
                                   to=onnx.TensorProto.FLOAT, name="widen_" + name),
                  helper.make_node("Mul", [name + "_wide", name + "_scale"], [name],
                                   name="scale_" + name)]
    nodes = list(graph.node)
    del graph.node[:]
    graph.node.extend(added + nodes)
    return model
