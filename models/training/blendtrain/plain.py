"""Traced functions, gradients included, as ONNX graphs of plain forward operations.

No exporter of PyTorch writes a backward pass. So the function and its vector-Jacobian product are
traced to ATen operations (make_fx), everything composite is decomposed, a convolution's input
gradient becomes a transposed convolution with the same weights, and what is left, some forty
operations on static shapes, is written here. Weights keep their parameters' names and are stored
once, however often forward and backward pass read them. Nothing computes with integers. The file
is long because each operation is a function of its own, of a few lines.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch._decomp import core_aten_decompositions, get_decompositions
from torch.func import functionalize
from torch.fx import GraphModule, Node
from torch.fx.experimental.proxy_tensor import make_fx
from torch.fx.node import map_arg

OPSET = 17
aten = torch.ops.aten


def _convolution_backward(grad: Tensor, x: Tensor, weight: Tensor, bias_sizes: list[int] | None,
                          stride: list[int], padding: list[int], dilation: list[int],
                          transposed: bool, output_padding: list[int], groups: int,
                          wanted: list[bool]) -> tuple[Tensor | None, None, None]:
    """With respect to the input alone: a ConvTranspose reads a Conv's weights as they are."""
    if not wanted[0]:
        return None, None, None
    if transposed:
        raise NotImplementedError("gradient of a transposed convolution")
    rest = [x.shape[2 + i] - (grad.shape[2 + i] - 1) * stride[i] + 2 * padding[i]
            - dilation[i] * (weight.shape[2 + i] - 1) - 1 for i in range(2)]
    back = aten.convolution.default(grad, weight, None, stride, padding, dilation, True, rest,
                                    groups)
    return back, None, None


def trace(function: Callable, inputs: Sequence[Tensor]) -> GraphModule:
    """`function` as a graph of ATen operations without side effects."""
    table: dict[Any, Callable] = dict(core_aten_decompositions())
    table.update(get_decompositions([aten.native_group_norm, aten.native_layer_norm,
                                     aten.silu_backward, aten.gelu, aten.gelu_backward]))
    table[aten.convolution_backward.default] = _convolution_backward
    pure = functionalize(function, remove="mutations")
    module = make_fx(pure, decomposition_table=table, tracing_mode="real")(*inputs)
    module.graph.eliminate_dead_code()
    return module


def _shape(node: Node) -> list[int]:
    return [int(k) for k in node.meta["val"].shape]


class Writer:
    """One ONNX graph in the making. Names are the graph's own; tensors become initialisers."""

    def __init__(self, module: GraphModule, names: dict[int, str]):
        self.module, self.parameters = module, names
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: dict[str, onnx.TensorProto] = {}
        self.known: dict[Node, Tensor] = {}  # nodes that depend neither on inputs nor weights
        self.parts: dict[Node, list[str]] = {}  # of operations with several results
        self.names: dict[Node, str] = {}

    def emit(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def tensor(self, values: np.ndarray, name: str) -> str:
        self.tensors.setdefault(name, numpy_helper.from_array(values, name))
        return name

    def number(self, value: float) -> str:
        return self.tensor(np.array(value, np.float32), f"number_{np.float32(value)!s}")

    def whole(self, values: Sequence[int]) -> str:
        return self.tensor(np.array(values, np.int64), "sizes_" + "_".join(map(str, values)))

    def read(self, value: Any) -> str:
        """The ONNX name of an argument."""
        if not isinstance(value, Node):
            return self.number(float(value))
        if value not in self.names:
            constant = self.known[value]
            if constant.numel() and bool((constant == constant.flatten()[0]).all()):
                # Broadcasting makes it as large as it must be.
                self.names[value] = self.number(float(constant.flatten()[0]))
            else:
                self.names[value] = self.tensor(constant.numpy().astype(np.float32), value.name)
        return self.names[value]

    def whole_of(self, value: Any) -> str:
        """As `read`, but a constant keeps its shape."""
        if not isinstance(value, Node) or value not in self.known:
            return self.read(value)
        values = self.known[value].numpy().astype(np.float32)
        return self.tensor(values, value.name + "_whole")

    def attribute(self, node: Node) -> None:
        tensor = getattr(self.module, str(node.target))
        name = self.parameters.get(id(tensor))
        if name is None:
            self.known[node] = tensor
        else:
            self.names[node] = self.tensor(tensor.detach().numpy(), name)

    def call(self, node: Node) -> None:
        inputs = node.all_input_nodes
        if all(each in self.known for each in inputs):
            def value(each: Node) -> Any:
                return self.known[each]

            arguments = map_arg((node.args, node.kwargs), value)
            self.known[node] = node.target(*arguments[0], **arguments[1])  # type: ignore[operator]
            return
        if node.target is operator.getitem:
            self.names[node] = self.parts[node.args[0]][node.args[1]]  # type: ignore[index]
            return
        if node.target in FILLS:
            self.known[node] = torch.full(_shape(node), FILLS[node.target](node))
            return
        write = WRITERS.get(node.target)
        if write is None:
            raise NotImplementedError(f"{node.target} has no ONNX form in plain.py")
        write(self, node)


WRITERS: dict[Any, Callable[[Writer, Node], None]] = {}
# Operations that read nothing but a shape, and the number they fill it with.
FILLS: dict[Any, Callable[[Node], float]] = {
    aten.full_like.default: lambda node: float(node.args[1]),  # type: ignore[arg-type]
    aten.zeros_like.default: lambda node: 0.0, aten.ones_like.default: lambda node: 1.0,
    aten.new_zeros.default: lambda node: 0.0,
}


def _writes(*targets: Any) -> Callable:
    def register(write: Callable[[Writer, Node], None]) -> Callable[[Writer, Node], None]:
        for target in targets:
            WRITERS[target] = write
        return write

    return register


def _simple(kind: str) -> Callable[[Writer, Node], None]:
    def write(w: Writer, node: Node) -> None:
        assert node.kwargs.get("alpha", 1) == 1 and len(node.args) <= 2
        shapes = [_shape(a) for a in node.args if isinstance(a, Node) and a not in w.known]
        # A uniform constant shrinks to a number unless its shape is what makes the result large.
        shrinks = list(torch.broadcast_shapes(*shapes)) == _shape(node)
        names = [w.read(a) if shrinks else w.whole_of(a) for a in node.args]
        w.names[node] = w.emit(kind, names, node.name)

    return write


WRITERS.update({target: _simple(kind) for kind, targets in {
    "Add": (aten.add.Tensor, aten.add.Scalar), "Sub": (aten.sub.Tensor, aten.sub.Scalar),
    "Mul": (aten.mul.Tensor, aten.mul.Scalar), "Div": (aten.div.Tensor, aten.div.Scalar),
    "Max": (aten.maximum.default,), "Min": (aten.minimum.default,), "Neg": (aten.neg.default,),
    "Pow": (aten.pow.Tensor_Scalar,), "Sigmoid": (aten.sigmoid.default,),
    "Tanh": (aten.tanh.default,), "Sqrt": (aten.sqrt.default,), "Exp": (aten.exp.default,),
    "Reciprocal": (aten.reciprocal.default,), "Sin": (aten.sin.default,),
    "Cos": (aten.cos.default,), "Asin": (aten.asin.default,), "Abs": (aten.abs.default,),
    "Greater": (aten.gt.Scalar, aten.gt.Tensor),
    "GreaterOrEqual": (aten.ge.Scalar,), "Less": (aten.lt.Scalar,),
    "LessOrEqual": (aten.le.Scalar,), "And": (aten.logical_and.default,
                                             aten.bitwise_and.Tensor),
}.items() for target in targets})


@_writes(aten.rsub.Scalar)
def _reversed(w: Writer, node: Node) -> None:
    w.names[node] = w.emit("Sub", [w.read(node.args[1]), w.read(node.args[0])], node.name)


@_writes(aten.rsqrt.default)
def _rsqrt(w: Writer, node: Node) -> None:
    root = w.emit("Sqrt", [w.read(node.args[0])], node.name + "_root")
    w.names[node] = w.emit("Reciprocal", [root], node.name)


@_writes(aten.bmm.default)
def _batched(w: Writer, node: Node) -> None:
    w.names[node] = w.emit("MatMul", [w.whole_of(a) for a in node.args], node.name)


@_writes(aten.mm.default, aten.addmm.default)
def _product(w: Writer, node: Node) -> None:
    """A Linear's weights are read as they are stored: Gemm transposes."""
    bias = [w.read(node.args[0])] if node.target is aten.addmm.default else []
    left, right = node.args[-2:]
    assert isinstance(right, Node)
    turned = right.target in (aten.permute.default, aten.t.default)
    second = right.args[0] if turned else right
    w.names[node] = w.emit("Gemm", [w.read(left), w.read(second), *bias], node.name,
                           transB=int(turned))


@_writes(aten.clone.default, aten.alias.default, aten.detach.default)
def _same(w: Writer, node: Node) -> None:
    w.names[node] = w.read(node.args[0])


@_writes(aten.view.default, aten._unsafe_view.default, aten.reshape.default,
         aten.unsqueeze.default, aten.squeeze.dims, aten.squeeze.dim)
def _reshaped(w: Writer, node: Node) -> None:
    w.names[node] = w.emit("Reshape", [w.read(node.args[0]), w.whole(_shape(node))], node.name)


@_writes(aten.as_strided.default)
def _strided(w: Writer, node: Node) -> None:
    """Group normalisation uses it to reshape; nothing else is understood."""
    source, result = node.args[0], node.meta["val"]
    assert isinstance(source, Node) and source.meta["val"].is_contiguous()
    assert result.is_contiguous() and result.numel() == source.meta["val"].numel()
    _reshaped(w, node)


@_writes(aten.permute.default, aten.transpose.int, aten.t.default)
def _permuted(w: Writer, node: Node) -> None:
    order = list(range(len(_shape(node))))
    if node.target is aten.permute.default:
        order = [int(k) % len(order) for k in node.args[1]]  # type: ignore[union-attr]
    else:
        a, b = (node.args[1:] if len(node.args) == 3 else (0, 1))
        order[a], order[b] = order[b], order[a]  # type: ignore[index]
    w.names[node] = w.emit("Transpose", [w.read(node.args[0])], node.name, perm=order)


@_writes(aten.expand.default)
def _expanded(w: Writer, node: Node) -> None:
    source = node.args[0]
    assert isinstance(source, Node)
    if _shape(source) == _shape(node):
        w.names[node] = w.read(source)
    else:
        w.names[node] = w.emit("Expand", [w.read(source), w.whole(_shape(node))], node.name)


def _axes(node: Node) -> tuple[list[int], int]:
    source = node.args[0]
    assert isinstance(source, Node)
    rank = len(_shape(source))
    given = node.args[1] if len(node.args) > 1 and node.args[1] is not None else range(rank)
    axes = [int(k) % rank for k in ([given] if isinstance(given, int) else given)]  # type: ignore[union-attr]
    return axes, int(bool(node.args[2])) if len(node.args) > 2 else 0


@_writes(aten.sum.dim_IntList, aten.sum.default)
def _sum(w: Writer, node: Node) -> None:
    axes, keep = _axes(node)
    w.names[node] = w.emit("ReduceSum", [w.read(node.args[0]), w.whole(axes)], node.name,
                           keepdims=keep)


@_writes(aten.mean.dim, aten.mean.default, aten.amax.default, aten.amin.default)
def _reduced(w: Writer, node: Node) -> None:
    kind = {aten.amax.default: "ReduceMax", aten.amin.default: "ReduceMin"}.get(node.target)  # type: ignore[call-overload]
    axes, keep = _axes(node)
    w.names[node] = w.emit(kind or "ReduceMean", [w.read(node.args[0])], node.name, axes=axes,
                           keepdims=keep)


@_writes(aten.var_mean.correction)
def _var_mean(w: Writer, node: Node) -> None:
    assert node.kwargs["correction"] == 0 and node.kwargs["keepdim"]
    x, (axes, _) = w.read(node.args[0]), _axes(node)
    mean = w.emit("ReduceMean", [x], node.name + "_mean", axes=axes, keepdims=1)
    gap = w.emit("Sub", [x, mean], node.name + "_gap")
    square = w.emit("Mul", [gap, gap], node.name + "_square")
    w.parts[node] = [w.emit("ReduceMean", [square], node.name, axes=axes, keepdims=1), mean]


@_writes(aten.split_with_sizes.default, aten.split.Tensor)
def _split(w: Writer, node: Node) -> None:
    source, axis = node.args[0], (*node.args, 0, 0)[2]
    assert isinstance(axis, int)
    sizes = [int(part.shape[axis]) for part in node.meta["val"]]
    outputs = [f"{node.name}_{i}" for i in range(len(sizes))]
    w.nodes.append(helper.make_node("Split", [w.read(source), w.whole(sizes)], outputs,
                                    name=node.name, axis=axis))
    w.parts[node] = outputs


@_writes(aten.cat.default)
def _cat(w: Writer, node: Node) -> None:
    parts, axis = (*node.args, 0)[:2]
    assert isinstance(axis, int)
    assert isinstance(parts, (list, tuple))
    names = [w.whole_of(part) for part in parts]
    w.names[node] = w.emit("Concat", names, node.name, axis=axis % len(_shape(node)))


@_writes(aten.slice.Tensor)
def _slice(w: Writer, node: Node) -> None:
    source, axis, *rest = node.args
    assert isinstance(source, Node) and isinstance(axis, int)
    size = _shape(source)[axis]
    start, end, step = (rest + [None, None, None])[:3]
    end = size if end is None else min(int(end), size)  # type: ignore[arg-type]
    ends = [[int(start or 0)], [end], [axis], [int(step or 1)]]  # type: ignore[arg-type]
    w.names[node] = w.emit("Slice", [w.read(source), *(w.whole(k) for k in ends)], node.name)


@_writes(aten.select.int)
def _select(w: Writer, node: Node) -> None:
    source, axis, index = node.args
    assert isinstance(source, Node)
    index = int(index) % _shape(source)[int(axis)]  # type: ignore[arg-type]
    ends = [[index], [index + 1], [int(axis)]]  # type: ignore[arg-type]
    one = w.emit("Slice", [w.read(source), *(w.whole(k) for k in ends)], node.name + "_one")
    w.names[node] = w.emit("Reshape", [one, w.whole(_shape(node))], node.name)


@_writes(aten._to_copy.default)
def _cast(w: Writer, node: Node) -> None:
    assert node.kwargs.get("dtype", torch.float32) == torch.float32
    w.names[node] = w.emit("Cast", [w.read(node.args[0])], node.name, to=TensorProto.FLOAT)


@_writes(aten.where.self)
def _where(w: Writer, node: Node) -> None:
    w.names[node] = w.emit("Where", [w.read(a) for a in node.args], node.name)


@_writes(aten.clamp.default)
def _clamp(w: Writer, node: Node) -> None:
    x, low, high = (*node.args, None)[:3]
    limits = ["" if k is None else w.read(k) for k in (low, high)]
    while limits and limits[-1] == "":
        limits.pop()
    w.names[node] = w.emit("Clip", [w.read(x), *limits], node.name)


@_writes(aten._softmax.default)
def _softmax(w: Writer, node: Node) -> None:
    axis = int(node.args[1]) % len(_shape(node))  # type: ignore[arg-type]
    w.names[node] = w.emit("Softmax", [w.read(node.args[0])], node.name, axis=axis)


@_writes(aten.avg_pool2d.default)
def _pool(w: Writer, node: Node) -> None:
    source, kernel, stride = (*node.args, None)[:3]
    assert isinstance(kernel, (list, tuple))
    stride = list(stride) if isinstance(stride, (list, tuple)) and stride else list(kernel)
    w.names[node] = w.emit("AveragePool", [w.read(source)], node.name, kernel_shape=list(kernel),
                           strides=stride)


@_writes(aten.convolution.default)
def _convolution(w: Writer, node: Node) -> None:
    x, weight, bias, stride, padding, dilation, transposed, rest, groups = node.args
    assert isinstance(weight, Node)
    inputs = [w.read(x), w.read(weight), *([] if bias is None else [w.read(bias)])]
    more = {"output_padding": list(rest)} if transposed else {}  # type: ignore[arg-type]
    w.names[node] = w.emit("ConvTranspose" if transposed else "Conv", inputs, node.name,
                           kernel_shape=_shape(weight)[2:], strides=list(stride),  # type: ignore[arg-type]
                           pads=[*padding, *padding], dilations=list(dilation), group=groups,  # type: ignore[misc]
                           **more)


def export(function: Callable, network: nn.Module, inputs: dict[str, Tensor],
           outputs: Sequence[str]) -> onnx.ModelProto:
    """`function` of `inputs` (in their order; it may read `network`) as an ONNX model. The shapes
    are the example's; `outputs` names the tuple that the function returns."""
    module = trace(function, list(inputs.values()))
    w = Writer(module, {id(p): name for name, p in network.named_parameters()})
    heads, names = [], iter(inputs.items())
    for node in module.graph.nodes:
        if node.op == "placeholder":
            name, example = next(names)
            w.names[node] = name
            heads.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, example.shape))
        elif node.op == "get_attr":
            w.attribute(node)
        elif node.op == "call_function":
            w.call(node)
        else:
            for name, result in zip(outputs, node.args[0]):
                w.emit("Identity", [w.read(result)], name)
            tails = [helper.make_tensor_value_info(name, TensorProto.FLOAT, _shape(result))
                     for name, result in zip(outputs, node.args[0])]
    graph = helper.make_graph(_used(w.nodes, outputs), "blendfill", heads, tails)
    read = {name for node in graph.node for name in node.input}
    graph.initializer.extend(t for name, t in w.tensors.items() if name in read)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)],
                              producer_name="blendfill", ir_version=8)
    onnx.checker.check_model(model)
    return model


def _used(nodes: list[onnx.NodeProto], outputs: Sequence[str]) -> list[onnx.NodeProto]:
    """The nodes some output needs, in their order."""
    wanted, kept = set(outputs), []
    for node in reversed(nodes):
        if wanted.intersection(node.output):
            wanted.update(node.input)
            kept.append(node)
    return kept[::-1]
