"""The vision networks' conversion: rounding, EfficientNet, TensorFlow.js graphs, the perceptual
distance."""

from __future__ import annotations

import base64
import json

import numpy as np
import pytest
import torch
from efficientnet_lite_pytorch import EfficientNet  # pyright: ignore[reportMissingImports]
from torch import nn
from torch.nn import functional as F

from blendtrain import graph, packs, perceptual, tfjs, vision, vision_networks
from blendtrain.onnx_parts import Parts, rounded


def run(data: bytes, pixels: np.ndarray) -> dict[str, np.ndarray]:
    session = packs.session(data)
    made = session.run(None, {"pixels": pixels})
    return {v.name: np.asarray(a) for v, a in zip(session.get_outputs(), made)}


def test_weights_are_rounded_as_in_traced_networks():
    torch.manual_seed(1)
    for shape in ((64, 32, 3, 3), (20, 5, 1, 1), (7,)):
        layer = nn.Module()
        layer.p = nn.Parameter(torch.randn(shape))
        before = layer.p.detach().numpy().copy()
        graph.round_weights(layer)
        assert np.array_equal(rounded(before), layer.p.detach().numpy())


@pytest.fixture(scope="module")
def lite():
    torch.manual_seed(3)
    net = EfficientNet.from_name("efficientnet-lite0", image_size=64, num_classes=10).eval()
    with torch.no_grad():
        for m in net.modules():
            if isinstance(m, nn.BatchNorm2d):
                m.running_mean.normal_(std=0.1)  # type: ignore[union-attr]
                m.running_var.uniform_(0.5, 1.5)  # type: ignore[union-attr]
                m.weight.data.uniform_(0.8, 1.4)
    return net


def test_the_graph_computes_what_pytorch_does(lite):
    picture = vision.example(64)
    pixels = picture.astype(np.float32).transpose(2, 0, 1)[None]
    got = run(vision.build(vision.folded(lite)), pixels)
    with torch.no_grad():
        wanted = vision.round_package(lite)(vision.normalised(picture)).numpy()
    assert np.abs(got["logits"] - wanted).max() < 1e-4
    assert np.allclose(got["maps"].mean((2, 3)), got["logits"], atol=1e-5)
    assert [got[f"features{s}"].shape for s in vision.STRIDES] == [
        (1, 40, 8, 8), (1, 112, 4, 4), (1, 1280, 2, 2)]


def test_the_graph_takes_any_multiple_of_32(lite):
    data = vision.build(vision.folded(lite))
    assert run(data, np.zeros((1, 3, 96, 160), np.float32))["features8"].shape == (1, 40, 12, 20)


def ints(values: int | list) -> np.ndarray:
    return np.array(values, np.int32)


def node(name: str, op: str, inputs: list[str], **attr) -> dict:
    return {"name": name, "op": op, "input": inputs, "attr": attr}


def small_graph(folder, extra: list[dict], arrays: dict[str, np.ndarray], end: str):
    """A graph of a picture [1, 3, 8, 8] padded by one, its convolution and `extra`."""
    rng = np.random.default_rng(4)
    arrays = {"pads": ints([[0, 0], [0, 0], [1, 1], [1, 1]]), "last": ints([0, 2, 3, 1]),
              "kernel": rng.normal(size=(3, 3, 3, 5)).astype(np.float32),
              "bias": np.array([1, 2, 3, 4, 5], np.float32), **arrays}
    stride = {"list": {"i": ["1", "2", "2", "1"]}}
    valid = {"s": base64.b64encode(b"VALID").decode()}
    nodes = [node("in", "Placeholder", []), *(node(k, "Const", []) for k in arrays),
             node("pad", "Pad", ["in", "pads"]), node("turn", "Transpose", ["pad", "last"]),
             node("conv", "Conv2D", ["turn", "kernel"], strides=stride, padding=valid),
             node("sum", "Add", ["conv", "bias"]), *extra]
    path = tfjs.write(folder, {"modelTopology": {"node": nodes}}, arrays)
    model, read = tfjs.read(path)
    p = Parts()
    g = tfjs.Graph(p, model, read)
    g.given("in", tfjs.Seen("pixels", (0, 1, 2, 3)))
    g.result(end, "out")
    pixels = rng.normal(size=(1, 3, 8, 8)).astype(np.float32)
    kernel = torch.from_numpy(tfjs.channels_first(read["kernel"]))
    kernel = torch.from_numpy(rounded(kernel.numpy()))
    plain = F.conv2d(torch.from_numpy(pixels), kernel, torch.from_numpy(read["bias"]), 2, 1)
    return p, pixels, plain


def test_a_graph_with_padding_and_bias(tmp_path):
    p, pixels, plain = small_graph(tmp_path, [], {}, "sum")
    got = run(p.finished({"pixels": [1, 3, 8, 8]}, {"out": [1, 4, 4, 5]}), pixels)["out"]
    assert np.abs(got - plain.permute(0, 2, 3, 1).numpy()).max() < 1e-5


def test_a_graph_with_split_reshape_and_join(tmp_path):
    arrays = {"sizes": ints([2, 3]), "axis": ints(3), "shape": ints([1, 16, 3]),
              "shape2": ints([1, 16, 2]), "end": ints(2)}
    extra = [node("split", "SplitV", ["sum", "sizes", "axis"]),
             node("hot", "Sigmoid", ["split"]), node("one", "Reshape", ["hot", "shape2"]),
             node("two", "Reshape", ["split:1", "shape"]),
             node("join", "ConcatV2", ["two", "one", "end"])]
    p, pixels, plain = small_graph(tmp_path, extra, arrays, "join")
    got = run(p.finished({"pixels": [1, 3, 8, 8]}, {"out": [1, 16, 5]}), pixels)["out"]
    flat = plain.permute(0, 2, 3, 1).reshape(1, 16, 5)
    wanted = torch.cat((flat[..., 2:], flat[..., :2].sigmoid()), -1)
    assert np.abs(got - wanted.numpy()).max() < 1e-5


def test_an_unknown_operation_is_named(tmp_path):
    with pytest.raises(ValueError, match="Erf"):
        small_graph(tmp_path, [node("e", "Erf", ["sum"])], {}, "e")


def test_weights_that_do_not_fit_are_refused(tmp_path):
    path = tfjs.write(tmp_path, {"modelTopology": {}}, {"a": np.array([1, 2], np.float32)})
    (tmp_path / "weights.bin").write_bytes(b"0" * 12)
    with pytest.raises(ValueError, match="8 bytes"):
        tfjs.read(path)


def test_layers_become_a_graph(tmp_path):
    def layer(kind: str, name: str, inputs: list[str], **config) -> dict:
        return {"class_name": kind, "config": {"name": name, **config},
                "inbound_nodes": [[[i, 0, 0, {}] for i in inputs]] if inputs else []}

    conv = {"kernel_size": [3, 3], "activation": "linear", "strides": [1, 1]}
    layers = [layer("InputLayer", "in", []), layer("Conv2D", "a", ["in"], **conv),
              layer("Activation", "r", ["a"], activation="relu"),
              layer("Concatenate", "c", ["in", "r"], axis=3),
              layer("UpSampling2D", "u", ["c"], size=[2, 2], interpolation="nearest"),
              layer("Conv2D", "b", ["u"], **conv), layer("Add", "s", ["b", "b"])]
    rng = np.random.default_rng(5)
    arrays = {f"{n}/{k}": rng.normal(size=v).astype(np.float32) for n, i in (("a", 3), ("b", 7))
              for k, v in (("kernel", (3, 3, i, 4)), ("bias", (4,)))}
    config = {"layers": layers, "input_layers": [["in", 0, 0]], "output_layers": [["s", 0, 0]]}
    path = tfjs.write(tmp_path, {"modelTopology": {"model_config": {"config": config}}}, arrays)
    p = Parts(False)
    tfjs.layers(p, json.loads(path.read_text()), tfjs.read(path)[1], "pixels", "larger")
    x = rng.normal(size=(1, 3, 5, 6)).astype(np.float32)
    got = run(p.finished({"pixels": [1, 3, "h", "w"]}, {"larger": [1, 4, "h2", "w2"]}), x)["larger"]

    def convolved(y: torch.Tensor, name: str) -> torch.Tensor:
        kernel = rounded(tfjs.channels_first(arrays[f"{name}/kernel"]), False)
        return F.conv2d(y, torch.from_numpy(kernel), torch.from_numpy(arrays[f"{name}/bias"]), 1, 1)

    t = torch.from_numpy(x)
    up = F.interpolate(torch.cat((t, convolved(t, "a").relu()), 1), scale_factor=2)
    assert np.abs(got - 2 * convolved(up, "b").numpy()).max() < 1e-4


def test_the_detector_says_what_it_gives():
    assert set(vision_networks.DETECTOR_OUTPUTS) == {
        f"{k}{s}" for k in vision_networks.DETECTOR_WIDTHS for s in (8, 16, 32)}


def features(seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    sides = zip(perceptual.LAYERS, (16, 8, 4, 2))
    return {name: rng.normal(size=(6, side, side)) for name, side in sides}


def test_the_perceptual_distance():
    a, b = features(1), features(2)
    assert perceptual.distance(a, a) == 0
    assert perceptual.distance(a, {k: 3 * v for k, v in a.items()}) < 1e-12
    assert 1 < perceptual.distance(a, b) < 3
    opposite = {k: -v for k, v in a.items()}
    assert abs(perceptual.distance(a, opposite) - 4) < 1e-6


def test_the_perceptual_distance_looks_under_the_mask():
    a = features(1)
    b = {k: v.copy() for k, v in a.items()}
    for v in b.values():
        v[:, :, v.shape[2] // 2:] *= -1
    mask = np.zeros((64, 64))
    mask[:, :32] = 255
    assert perceptual.distance(a, b, mask) == 0
    assert perceptual.distance(a, b, 255 - mask) > 3.9
    with pytest.raises(ValueError, match="empty"):
        perceptual.distance(a, b, mask * 0)
