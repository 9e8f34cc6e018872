"""ONNX graphs of the two networks: static shapes, plain operations, weights stored as fp16."""

from __future__ import annotations

import io
import warnings

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from .model import Networks, Painter

OPSET = 17
PAINTER_INPUTS = ("noisy", "source", "mask", "time", "context", "task", "depth", "slots", "present")
KEEP = 64  # weights with fewer numbers than this stay fp32


def round_weights(net: nn.Module) -> None:
    """Round all parameters to fp16 in place, as the exported graph holds them."""
    with torch.no_grad():
        for p in net.parameters():
            if p.numel() >= KEEP:
                p.copy_(p.half().float())


def _trace(module: nn.Module, inputs: tuple, names: list[str], output: str) -> onnx.ModelProto:
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(module, inputs, buffer, input_names=names, output_names=[output],  # type: ignore[arg-type]
                          opset_version=OPSET, dynamo=False, do_constant_folding=True)
    return onnx.load_from_string(buffer.getvalue())


def _half(model: onnx.ModelProto) -> onnx.ModelProto:
    """Store large fp32 weights as fp16 with a Cast to fp32 in front of their use (folded when the
    session is made)."""
    casts, graph = [], model.graph
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < KEEP:
            continue
        half = values.astype(np.float16)
        if not np.array_equal(half.astype(np.float32), values):
            continue  # a folded constant, not a rounded weight
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(half, name + "_half"))
        casts.append(helper.make_node("Cast", [name + "_half"], [name], to=onnx.TensorProto.FLOAT,
                                      name="widen_" + name))
    nodes = list(graph.node)
    del graph.node[:]
    graph.node.extend(casts + nodes)
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
    """Serialised text.onnx and painter.onnx of networks whose weights are rounded already."""
    s = net.painter.shape
    tokens = torch.ones(1, s.length, dtype=torch.int32)
    models = {"text": _trace(net.text, (tokens,), ["tokens"], "context"),
              "painter": _trace(net.painter, painter_inputs(net.painter),
                                list(PAINTER_INPUTS), "clean")}
    out = {}
    for key, model in models.items():
        model = _constants(model)
        model = _half(model) if half else model
        model.producer_name, model.doc_string = "blendfill", ""
        onnx.checker.check_model(model)
        out[key] = model.SerializeToString()
    return out
