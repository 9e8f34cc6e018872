"""The gradient graphs against PyTorch's own autograd."""

from __future__ import annotations

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto

from blendtrain import graph, guide, packs, pair, plain

AGREE = 1e-4  # relative to the largest value


def run(model: onnx.ModelProto, inputs: dict[str, torch.Tensor]) -> list[np.ndarray]:
    session = packs.session(model.SerializeToString())
    return session.run(None, {k: v.numpy() for k, v in inputs.items()})  # type: ignore[return-value]


def relative(got: np.ndarray, expected: torch.Tensor) -> float:
    return float(np.abs(got - expected.numpy()).max() / expected.abs().max())


@pytest.mark.parametrize("bend", [0.0, 0.3, 1.0])
def test_guide_agrees_with_autograd(bend: float):
    image = pair.tiny(100).image
    inputs = {**guide.guide_inputs(image, 3), "bend": torch.tensor([bend])}
    vector, distance, gradient = run(guide.build_guide(image), inputs)
    pixels = inputs["pixels"].clone().requires_grad_()
    seen = image(pixels)
    cosine = (seen * inputs["text"]).sum(1)
    angle = torch.arccos(cosine)
    expected = (1 - bend) * (1 - cosine) + bend * angle.square() / 2
    expected.sum().backward()
    assert relative(vector, seen.detach()) < AGREE
    assert relative(distance, expected.detach()) < AGREE
    assert pixels.grad is not None and relative(gradient, pixels.grad) < AGREE


def test_same_vectors_have_no_distance_and_a_finite_gradient():
    image = pair.tiny(100).image
    inputs = guide.guide_inputs(image, 4)
    inputs["text"] = image(inputs["pixels"])
    _, distance, gradient = run(guide.build_guide(image), inputs)
    assert abs(float(distance[0])) < 1e-6 and np.isfinite(gradient).all()


def test_painter_gradient_agrees_with_autograd():
    painter = packs.tiny().painter
    inputs = guide.painter_inputs(painter, 5)
    clean, gradient = run(guide.build_painter_gradient(painter), inputs)
    noisy = inputs["noisy"].clone().requires_grad_()
    rest = [inputs[k] for k in graph.PAINTER_INPUTS[1:]]
    expected = painter(noisy, *rest)
    expected.backward(inputs["upstream"])
    assert relative(clean, expected.detach()) < AGREE
    assert noisy.grad is not None and relative(gradient, noisy.grad) < AGREE


def test_a_strided_convolution_and_its_left_over_pixels():
    torch.manual_seed(7)
    net = torch.nn.Conv2d(2, 3, 3, stride=2, padding=1).requires_grad_(False)
    x, up = torch.randn(1, 2, 8, 7), torch.randn(1, 3, 4, 4)
    model = plain.export(lambda x, up: torch.func.vjp(net, x)[1](up), net,
                         {"x": x, "up": up}, ["gradient"])
    (gradient,) = run(model, {"x": x, "up": up})
    leaf = x.clone().requires_grad_()
    net(leaf).backward(up)
    assert leaf.grad is not None and relative(gradient, leaf.grad) < AGREE


def test_weights_are_stored_once_and_by_name():
    image, painter = pair.tiny(100).image, packs.tiny().painter
    for net, model in ((image, guide.build_guide(image)),
                       (painter, guide.build_painter_gradient(painter))):
        stored = {t.name: int(np.prod(t.dims)) for t in model.graph.initializer}
        named = {name: p.numel() for name, p in net.named_parameters()}
        read = {k: n for k, n in stored.items() if k in named}
        assert read == {k: named[k] for k in read} and len(read) > 0.8 * len(named)
        largest_other = max(n for k, n in stored.items() if k not in named)
        assert largest_other <= 4 * 32 * 32  # constants of the size of one picture, no weights


def test_nothing_computes_with_integers():
    model = onnx.shape_inference.infer_shapes(guide.build_painter_gradient(packs.tiny().painter))
    wide = {v.name for v in model.graph.value_info if v.type.tensor_type.elem_type
            in (TensorProto.INT64, TensorProto.INT32)}
    assert wide == set()
    assert all(d.HasField("dim_value") for v in (*model.graph.input, *model.graph.value_info)
               for d in v.type.tensor_type.shape.dim)


def test_an_unknown_operation_is_named():
    with pytest.raises(NotImplementedError, match="cumsum"):
        plain.export(lambda x: (torch.cumsum(x, 0),), torch.nn.Identity(),
                     {"x": torch.ones(3)}, ["y"])
