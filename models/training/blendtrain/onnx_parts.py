"""Builds an ONNX graph node by node, for networks that are converted and not traced.

Weights are rounded as they are added, in the way blendtrain.graph rounds a traced network's, so
that graph._compact can store them in 8 bits (with a step per output channel) or in fp16.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import helper, numpy_helper

from . import graph


def rounded(values: np.ndarray, eight: bool = True) -> np.ndarray:
    """Float32 `values` as the exported graph holds them: large 2- and 4-dimensional arrays as 8-bit
    numbers with a step for each entry of the first axis (unless `eight` is False), others as fp16,
    and fewer than graph.KEEP numbers unchanged."""
    values = np.ascontiguousarray(values, np.float32)
    if eight and graph._is_large(values.shape, values.size):
        most = np.abs(values).max(tuple(range(1, values.ndim)), keepdims=True)
        step = np.maximum(most / np.float32(127), np.float32(1e-6))
        step = step.astype(np.float16).astype(np.float32)
        return np.clip(np.round(values / step), -127, 127).astype(np.float32) * step
    if values.size >= graph.KEEP:
        return values.astype(np.float16).astype(np.float32)
    return values


class Parts:
    """A graph that grows. Names of nodes are counted; the caller names inputs and outputs."""

    def __init__(self, eight: bool = True) -> None:
        self.eight = eight
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.count = 0

    def fresh(self, stem: str) -> str:
        self.count += 1
        return f"{stem}_{self.count}"

    def constant(self, values: np.ndarray, stem: str = "constant") -> str:
        """An initialiser of exactly these values."""
        name = self.fresh(stem)
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def weight(self, values: np.ndarray, stem: str = "weight") -> str:
        """An initialiser of `values`, rounded."""
        return self.constant(rounded(values, self.eight), stem)

    def node(self, op: str, inputs: list[str], output: str | None = None, **attributes) -> str:
        """Adds a node of one output; returns the output's name."""
        name = output or self.fresh(op.lower())
        self.nodes.append(helper.make_node(op, inputs, [name], name=f"make_{name}", **attributes))
        return name

    def conv(self, x: str, weight: np.ndarray, bias: np.ndarray, stride: int = 1,
             pads: tuple[int, int, int, int] = (0, 0, 0, 0), groups: int = 1,
             output: str | None = None) -> str:
        """Convolution; `weight` [out, in / groups, height, width], `pads` top, left, bottom,
        right."""
        return self.node("Conv", [x, self.weight(weight), self.weight(bias, "bias")], output,
                         strides=[stride, stride], pads=list(pads), group=groups,
                         kernel_shape=list(weight.shape[2:]))

    def normalised(self, x: str, mean: list[float], deviation: list[float]) -> str:
        """(x - mean) / deviation of each of three channels."""
        shape = (1, 3, 1, 1)
        middle = self.constant(np.array(mean, np.float32).reshape(shape), "mean")
        less = self.node("Sub", [x, middle])
        factor = (1 / np.array(deviation, np.float64)).astype(np.float32).reshape(shape)
        return self.node("Mul", [less, self.constant(factor, "factor")])

    def finished(self, inputs: dict[str, list], outputs: dict[str, list]) -> bytes:
        """The checked model; `inputs` and `outputs` give shapes (numbers or names of dimensions),
        all float32."""
        def value(name: str, shape: list) -> onnx.ValueInfoProto:
            return helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape)

        used = {i for n in self.nodes for i in n.input}
        kept = [t for t in self.initializers if t.name in used]
        body = helper.make_graph(self.nodes, "network", [value(*i) for i in inputs.items()],
                                 [value(*i) for i in outputs.items()], kept)
        model = helper.make_model(body, opset_imports=[helper.make_opsetid("", graph.OPSET)])
        model.ir_version = 8
        model.producer_name = "blendfill"
        model = graph._compact(model)
        onnx.checker.check_model(model)
        return model.SerializeToString()
