"""TensorFlow.js models (graph and layers format) to ONNX: exactly the operations of the two
networks we convert, and an error that names any other.

Pictures are kept channels-first in ONNX. A tensor of the TensorFlow graph is an ONNX name and the
order of its axes as seen from TensorFlow; a Transpose only changes that order and costs nothing.
"""

from __future__ import annotations

import base64
import json
import math
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .onnx_parts import Parts, rounded

NHWC = (0, 2, 3, 1)  # TensorFlow's axes as places in an ONNX picture
TYPES = {"float32": np.float32, "int32": np.int32, "float16": np.float16}


def read(path: Path) -> tuple[dict, dict[str, np.ndarray]]:
    """model.json and its arrays by name, widened to float32 or int32. ValueError for a type of
    weights that is not known or bytes that do not fit."""
    model = json.loads(path.read_text())
    arrays: dict[str, np.ndarray] = {}
    for group in model["weightsManifest"]:
        data = b"".join((path.parent / f).read_bytes() for f in group["paths"])
        at = 0
        for w in group["weights"]:
            kept = w.get("quantization", {}).get("dtype", w["dtype"])
            if kept not in TYPES or w["dtype"] not in TYPES:
                raise ValueError(f"{w['name']} is stored as {kept}; known are {', '.join(TYPES)}")
            kind = np.dtype(TYPES[kept])
            size = math.prod(w["shape"])
            values = np.frombuffer(data, kind, size, at).reshape(w["shape"])
            arrays[w["name"]] = values.astype(TYPES[w["dtype"]])
            at += size * kind.itemsize
        if at != len(data):
            raise ValueError(f"{path} describes {at} bytes of weights, its files hold {len(data)}")
    return model, arrays


def write(folder: Path, model: dict, arrays: dict[str, np.ndarray]) -> Path:
    """model.json and its weights unquantised; for reference runs with rounded weights."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = [{"name": k, "shape": list(v.shape), "dtype": str(v.dtype)}
               for k, v in arrays.items()]
    (folder / "weights.bin").write_bytes(b"".join(np.ascontiguousarray(v).tobytes()
                                                  for v in arrays.values()))
    out = {**model, "weightsManifest": [{"paths": ["weights.bin"], "weights": weights}]}
    (folder / "model.json").write_text(json.dumps(out))
    return folder / "model.json"


def channels_first(kernel: np.ndarray) -> np.ndarray:
    """A kernel [height, width, in, out] as ONNX has it: [out, in, height, width]."""
    return np.ascontiguousarray(kernel.transpose(3, 2, 0, 1))


def round_arrays(arrays: dict[str, np.ndarray], eight: bool) -> dict[str, np.ndarray]:
    """The arrays with every number as the ONNX graph holds it (kernels rounded per output
    channel)."""
    out = {}
    for name, v in arrays.items():
        if v.dtype != np.float32:
            out[name] = v
        elif v.ndim == 4:
            kernel = rounded(channels_first(v), eight)
            out[name] = np.ascontiguousarray(kernel.transpose(2, 3, 1, 0))
        else:
            out[name] = rounded(v, eight)
    return out


@dataclass
class Seen:
    """An ONNX tensor whose axis `order[i]` is TensorFlow's axis i, with zeros still to be put
    around it (`pads` by ONNX axis: before, after)."""
    name: str
    order: tuple[int, ...]
    pads: tuple[tuple[int, int], ...] | None = None


def _attribute(node: dict, key: str):
    value = node["attr"][key]
    if "list" in value:
        return [int(v) for v in value["list"].get("i", [])]
    if "s" in value:
        return base64.b64decode(value["s"]).decode()
    return value.get("f", value.get("b", value.get("i")))


class Graph:
    """A TensorFlow.js graph model as ONNX nodes in `parts`."""

    def __init__(self, parts: Parts, model: dict, arrays: dict[str, np.ndarray]) -> None:
        self.p, self.arrays = parts, dict(arrays)
        self.nodes = {n["name"]: n for n in model["modelTopology"]["node"]}
        self.done: dict[str, list[Seen]] = {}

    def given(self, name: str, tensor: Seen) -> None:
        """Says what stands for the graph's input `name`."""
        self.done[name] = [tensor]

    def result(self, name: str, output: str) -> None:
        """Adds what is needed for the graph's node `name`; ONNX output `output`, axes as
        TensorFlow has them."""
        seen = self._tensor(name)
        self.p.node("Transpose", [seen.name], output, perm=list(seen.order))

    def _array(self, name: str) -> np.ndarray:
        """A constant; sums and sparse tensors of constants are worked out."""
        if name in self.arrays:
            return self.arrays[name]
        node = self.nodes[name]
        inputs = [self._array(i) for i in node.get("input", [])]
        if node["op"] == "SparseToDense":
            at, shape, values, fill = inputs
            out = np.full(shape.reshape(-1).tolist(), fill, np.int32)
            for k, v in zip(at.reshape(-1, len(out.shape)), values.reshape(-1)):
                out[tuple(k)] = v
        elif node["op"] in ("Add", "AddV2"):
            out = inputs[0] + inputs[1]
        else:
            raise ValueError(f"{node['op']} of constants ({name}) is not known")
        self.arrays[name] = out
        return out

    def _constant(self, name: str) -> bool:
        node = self.nodes[name]
        if node["op"] in ("Add", "AddV2"):
            return all(":" not in i and self._constant(i) for i in node["input"])
        return node["op"] in ("Const", "SparseToDense")

    def _tensor(self, reference: str, pads: bool = False) -> Seen:
        """The tensor of `node` or `node:output`; with `pads` its padding may be still open."""
        name, _, which = reference.partition(":")
        if name not in self.done:
            made = self._make(self.nodes[name])
            self.done[name] = made if isinstance(made, list) else [made]
        seen = self.done[name][int(which or 0)]
        if seen.pads and not pads:
            raise ValueError(f"the padding of {name} is used by other operations than those known")
        return seen

    def _make(self, node: dict) -> Seen | list[Seen]:
        op, inputs = node["op"], node.get("input", [])
        if op == "Identity":
            return self._tensor(inputs[0])
        if op == "Transpose":
            x = self._tensor(inputs[0], pads=True)
            order = tuple(x.order[int(k)] for k in self._array(inputs[1]))
            return Seen(x.name, order, x.pads)
        if op in ("Pad", "PadV2"):
            # A PadV2 stands before a maximum, which ONNX pads with the lowest number as that does.
            x = self._tensor(inputs[0])
            pads = [(0, 0)] * 4
            for axis, both in zip(x.order, self._array(inputs[1])):
                pads[axis] = (int(both[0]), int(both[1]))
            if op == "PadV2" and self._array(inputs[2]) > -1e30:
                raise ValueError("PadV2 is known with the lowest number only")
            return Seen(x.name, x.order, tuple(pads))
        if op == "Conv2D":
            x = self._picture(inputs[0], node)
            kernel = channels_first(self._array(inputs[1]))
            zero = np.zeros(kernel.shape[0], np.float32)
            stride = int(_attribute(node, "strides")[1])
            return Seen(self.p.conv(x.name, kernel, zero, stride, self._sides(x)), NHWC)
        if op == "MaxPool":
            x = self._picture(inputs[0], node)
            side, stride = _attribute(node, "ksize")[1], _attribute(node, "strides")[1]
            return Seen(self.p.node("MaxPool", [x.name], kernel_shape=[side, side],
                                    strides=[stride, stride], pads=list(self._sides(x))), NHWC)
        if op in ("Add", "AddV2"):
            return self._sum(*inputs)
        if op == "LeakyRelu":
            x = self._tensor(inputs[0])
            alpha = _attribute(node, "alpha")
            return Seen(self.p.node("LeakyRelu", [x.name], alpha=alpha), x.order)
        if op == "Sigmoid":
            x = self._tensor(inputs[0])
            return Seen(self.p.node("Sigmoid", [x.name]), x.order)
        if op == "ConcatV2":
            axis = int(self._array(inputs[-1]))
            all_ = [self._tensor(i) for i in inputs[:-1]]
            if len({x.order for x in all_}) > 1:
                raise ValueError("ConcatV2 of tensors with different orders of axes")
            joined = self.p.node("Concat", [x.name for x in all_], axis=all_[0].order[axis])
            return Seen(joined, all_[0].order)
        if op == "SplitV":
            x, axis = self._tensor(inputs[0]), int(self._array(inputs[2]))
            sizes = self._array(inputs[1]).astype(np.int64)
            parts, start = [], 0
            for size in sizes.tolist():
                edges = [self.p.constant(np.array([v], np.int64))
                         for v in (start, start + size, x.order[axis])]
                parts.append(Seen(self.p.node("Slice", [x.name, *edges]), x.order))
                start += size
            return parts
        if op == "ResizeBilinear":
            x = self._tensor(inputs[0])
            if x.order != NHWC or not _attribute(node, "half_pixel_centers"):
                raise ValueError("ResizeBilinear is known with half-pixel centres only")
            height, width = self._array(inputs[1]).tolist()
            channels = self.p.node("Slice", [self.p.node("Shape", [x.name]), *(
                self.p.constant(np.array([v], np.int64)) for v in (0, 2))])
            size = self.p.node("Concat", [channels, self.p.constant(
                np.array([height, width], np.int64))], axis=0)
            return Seen(self.p.node("Resize", [x.name, "", "", size], mode="linear",
                                    coordinate_transformation_mode="half_pixel"), NHWC)
        if op == "Reshape":
            x = self._tensor(inputs[0])
            plain = x.name if x.order == tuple(range(len(x.order))) else self.p.node(
                "Transpose", [x.name], perm=list(x.order))
            shape = self._array(inputs[1]).astype(np.int64)
            made = self.p.node("Reshape", [plain, self.p.constant(shape)])
            return Seen(made, tuple(range(len(shape))))
        raise ValueError(f"the operation {op} ({node['name']}) is not known")

    def _picture(self, name: str, node: dict) -> Seen:
        x = self._tensor(name, pads=True)
        if x.order != NHWC or _attribute(node, "padding") != "VALID":
            raise ValueError(f"{node['op']} is known with channels last and padding VALID only")
        return x

    @staticmethod
    def _sides(x: Seen) -> tuple[int, int, int, int]:
        if x.pads is None:
            return (0, 0, 0, 0)
        (top, bottom), (left, right) = x.pads[2], x.pads[3]
        return (top, left, bottom, right)

    def _sum(self, one: str, two: str) -> Seen:
        if self._constant(two.partition(":")[0]):
            x, bias = self._tensor(one), self._array(two)
            if bias.ndim != 1:
                raise ValueError("a constant is added to the last axis only")
            last = self.p.nodes[-1]
            if last.op_type == "Conv" and last.output[0] == x.name and x.order == NHWC:
                # The bias belongs to the convolution just made.
                last.input[2] = self.p.weight(bias, "bias")
                return x
            raise ValueError("a constant is added to a convolution only")
        a, b = self._tensor(one), self._tensor(two)
        if a.order != b.order:
            raise ValueError("a sum of tensors with different orders of axes")
        return Seen(self.p.node("Add", [a.name, b.name]), a.order)


def layers(p: Parts, model: dict, arrays: dict[str, np.ndarray], given: str, output: str) -> None:
    """A TensorFlow.js layers model (channels last) of one input and one output."""
    config = model["modelTopology"]["model_config"]["config"]
    made: dict[str, str] = {}
    last = config["output_layers"][0][0]
    for layer in config["layers"]:
        kind, c = layer["class_name"], layer["config"]
        name = c["name"]
        inputs = [made[i[0]] for i in layer["inbound_nodes"][0]] if layer["inbound_nodes"] else []
        end = output if name == last else None
        if kind == "InputLayer":
            made[name] = given
        elif kind == "Conv2D":
            if c["activation"] != "linear" or c["strides"] != [1, 1]:
                raise ValueError(f"{name}: only plain convolutions of stride 1 are known")
            side = c["kernel_size"][0] // 2
            made[name] = p.conv(inputs[0], channels_first(arrays[f"{name}/kernel"]),
                                arrays[f"{name}/bias"], pads=(side,) * 4, output=end)
        elif kind == "Activation" and c["activation"] == "relu":
            made[name] = p.node("Relu", inputs, end)
        elif kind == "Concatenate" and c["axis"] == 3:
            made[name] = p.node("Concat", inputs, end, axis=1)
        elif kind == "Add":
            made[name] = p.node("Add", inputs, end)
        elif kind == "UpSampling2D" and c["interpolation"] == "nearest":
            scales = p.constant(np.array([1, 1, *c["size"]], np.float32))
            made[name] = p.node("Resize", [inputs[0], "", scales], end, mode="nearest",
                                coordinate_transformation_mode="asymmetric", nearest_mode="floor")
        else:
            raise ValueError(f"the layer {kind} ({name}) is not known")


def reference(packages: Path, path: Path, kind: str, pixels: np.ndarray) -> list[np.ndarray]:
    """What TensorFlow.js itself makes of `pixels`; by tfjs_reference.mjs (Node) with the
    @tensorflow packages installed in the folder `packages`. `kind`: graph or layers."""
    script = Path(__file__).resolve().parents[1] / "tfjs_reference.mjs"
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "input.bin"
        given.write_bytes(np.ascontiguousarray(pixels, np.float32).tobytes())
        shape = ",".join(map(str, pixels.shape))
        subprocess.run(["node", str(script), str(packages.resolve()), str(path.resolve()), kind,
                        str(given), shape, folder], check=True)
        index = json.loads((Path(folder) / "index.json").read_text())
        arrays = {e["name"].partition(":")[0]: np.frombuffer(
            (Path(folder) / e["file"]).read_bytes(), np.float32).reshape(e["shape"]) for e in index}
    return [arrays[k] for k in sorted(arrays)]
