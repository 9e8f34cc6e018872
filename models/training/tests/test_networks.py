"""Networks, flow, optimiser, resuming and export on tiny sizes."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch

from blendtrain import flow, goldens, graph, muon, packs
from blendtrain.config import Config
from blendtrain.model import Networks, Shape, box_coordinates
from blendtrain.run import Run, load_average
from blendtrain.schedule import learning_rate

SMALL = {"side": 32, "thin": 8, "channels": [8, 8, 16], "down": [1, 1, 1], "up": [1, 1],
         "head": 8, "embed": 16, "text": 8, "text_layers": 1}


def batch(step: int, n: int = 4) -> dict[str, torch.Tensor]:
    g = torch.Generator().manual_seed(step)
    mask = torch.zeros(n, 1, 32, 32, dtype=torch.uint8)
    mask[:, :, 8:24, 8:24] = 255
    return {"truth": torch.randint(0, 256, (n, 3, 32, 32), generator=g, dtype=torch.uint8),
            "mask": mask, "tokens": torch.randint(0, 50, (n, 12), generator=g).int(),
            "task": torch.eye(8)[torch.arange(n) % 5],
            "depth": torch.zeros(n, 1, 32, 32, dtype=torch.uint8)}


def test_box_coordinates_are_relative_to_the_mask():
    mask = torch.zeros(2, 1, 64, 64)
    mask[0, :, 16:48, 8:24] = 1
    out = box_coordinates(mask)
    assert out.shape == (2, 16, 16, 16) and torch.isfinite(out).all()
    u, v = out[0, 0], out[0, 1]
    assert torch.isclose(u[0, 2:6].mean(), torch.tensor(0.0), atol=1e-5)
    assert u[0, 2] == pytest.approx(-0.75, abs=0.02) and v[4, 0] == pytest.approx(-0.875, abs=0.02)
    assert out[0, 12, 0, 0] == pytest.approx(8 / 64) and out[0, 13, 0, 0] == pytest.approx(16 / 64)
    moved = torch.zeros(1, 1, 64, 64)
    moved[0, :, 16:48, 12:28] = 1
    assert torch.allclose(box_coordinates(moved)[0, :2, :, 3:7], out[0, :2, :, 2:6], atol=1e-5)


def test_known_pixels_pass_through():
    net = packs.tiny()
    noisy, source, mask, time = goldens.inputs(32)
    context = net.text(torch.tensor([[1] + [0] * 11], dtype=torch.int32))
    clean = net.painter(noisy, source, mask, time, context)
    assert torch.equal(clean * (1 - mask), source * (1 - mask))


def test_unused_inputs_change_nothing_in_an_untrained_painter():
    torch.manual_seed(8)
    net = Networks(Shape(**{**vars(packs.TINY), "words": 60})).painter
    torch.nn.init.normal_(net.last2.weight)
    noisy, source, mask, time = goldens.inputs(32)
    context = torch.randn(1, 12, 8)
    plain = net(noisy, source, mask, time, context)
    slots = torch.randn(1, 16, 8)
    given = net(noisy, source, mask, time, context, torch.eye(8)[3:4], torch.rand(1, 1, 32, 32),
                slots, torch.zeros(1, 16))
    assert torch.allclose(plain, given, atol=1e-6)
    assert float(plain.detach().abs().max()) > 0.1


def test_growing_keeps_the_words_by_name(tmp_path):
    config = Config(name="t", seed=4, shape=SMALL, batch=4, budgetSteps=2, warmSteps=1)
    old = Run(config)
    old.step(batch(0))
    old.save(tmp_path / "old.pt")
    state = torch.load(tmp_path / "old.pt", weights_only=True)
    keep = state["words"][:40]
    state["words"] = keep[::-1]
    weight = state["average"]["text.words.weight"]
    state["average"]["text.words.weight"] = weight[:40].flip(0)
    torch.save(state, tmp_path / "few.pt")
    new = Run(config)
    new.grow(tmp_path / "few.pt")
    grown = new.net.state_dict()["text.words.weight"]
    assert torch.equal(grown[:40], weight[:40])
    assert torch.equal(new.net.painter.stem.weight, old.average.painter.stem.weight)


def test_eight_bit_weights_are_read_back_exactly():
    torch.manual_seed(3)
    layer = torch.nn.Sequential(torch.nn.Linear(160, 192), torch.nn.Conv2d(64, 64, 3))
    before = [p.clone() for p in layer.parameters()]
    graph.round_weights(layer)
    for old, new in zip(before, layer.parameters()):
        bound = float(old.detach().abs().max()) / 127 * 0.51 if old.dim() > 1 else 1e-3
        assert float((old - new).detach().abs().max()) <= bound
        if old.dim() > 1:
            for values in (new.detach().numpy(), new.detach().numpy().swapaxes(0, -1)):
                found = graph._eight_bits(values)
                assert found is not None
                assert np.array_equal(found[0].astype(np.float32) * found[1], values)
    assert graph._eight_bits(torch.randn(160, 192).numpy()) is None


def test_velocity_and_clean_prediction_mean_the_same():
    g = torch.Generator().manual_seed(0)
    clean, noise = (torch.randn(2, 3, 8, 8, generator=g) for _ in range(2))
    t, mask = torch.tensor([0.3, 0.9]), torch.ones(2, 1, 8, 8)
    x = flow.add_noise(clean, noise, t)
    assert torch.allclose(flow.clean_of(noise - clean, "velocity", x, t, mask), clean, atol=1e-5)
    assert torch.equal(flow.clean_of(clean, "clean", x, t, mask), clean)


def test_flow_algebra():
    g = torch.Generator().manual_seed(0)
    clean, noise = (torch.randn(2, 3, 8, 8, generator=g) for _ in range(2))
    t = torch.tensor([0.3, 0.9])
    x = flow.add_noise(clean, noise, t)
    assert torch.allclose((x - clean) / t[:, None, None, None], noise - clean, atol=1e-5)
    for k, level in enumerate((0.3, 0.9)):
        assert torch.allclose(flow.step(x[k], clean[k], level, 0.0), clean[k], atol=1e-6)
    assert float(flow.clean_loss(clean, clean, t, torch.ones(2, 1, 8, 8))) == 0
    grid = flow.time_grid(10, 2.0, 0.8)
    assert grid[0] == pytest.approx(0.8) and grid[-1] == 0
    assert all(a > b for a, b in zip(grid, grid[1:]))


def test_sampler_with_a_perfect_network_returns_the_truth():
    g = torch.Generator().manual_seed(1)
    truth = torch.rand(1, 3, 8, 8, generator=g) * 2 - 1
    mask = torch.zeros(1, 1, 8, 8)
    mask[..., 2:6, 2:6] = 1
    noise = torch.randn(1, 3, 8, 8, generator=g)
    out = flow.sample(lambda *_: truth, truth, mask, noise, noise, noise, 6, 3.0, 2.0)
    assert torch.allclose(out, truth, atol=1e-5)


def test_muon_orthogonalises():
    g = torch.randn(24, 90, generator=torch.Generator().manual_seed(2))
    for m in (g, g.T):
        values = torch.linalg.svdvals(muon.orthogonal(m))
        assert 0.5 < values.min() and values.max() < 1.4


def test_schedule():
    assert learning_rate(1.0, 0, 10, 0.0, 0.6) == pytest.approx(0.1)
    assert learning_rate(1.0, 50, 10, 0.5, 0.6) == 1.0
    assert learning_rate(1.0, 50, 10, 1.0, 0.6) == pytest.approx(0.02)


def test_resume_is_bit_compatible(tmp_path):
    torch.set_num_threads(1)
    config = Config(name="t", seed=4, shape=SMALL, batch=4, budgetSteps=6, warmSteps=2)
    whole = Run(config)
    for k in range(6):
        whole.step(batch(k))
    half = Run(config)
    for k in range(3):
        half.step(batch(k))
    half.save(tmp_path / "half.pt")
    torch.manual_seed(999)
    rest = Run(config)
    rest.restore(tmp_path / "half.pt")
    for k in range(3, 6):
        rest.step(batch(k))
    for a, b in ((whole.net, rest.net), (whole.average, rest.average)):
        assert all(torch.equal(x, y) for x, y in zip(a.parameters(), b.parameters()))
    rest.save(tmp_path / "end.pt")
    average, about = load_average(tmp_path / "end.pt")
    assert about["steps"] == 6
    assert all(torch.equal(x, y) for x, y in zip(average.parameters(), whole.average.parameters()))


def test_training_lowers_the_loss():
    torch.set_num_threads(1)
    run = Run(Config(name="t", seed=4, shape=SMALL, batch=4, budgetSteps=60, warmSteps=5,
                     learningRate=0.01))
    losses = [run.step(batch(0))["loss"] for _ in range(60)]
    assert sum(losses[-10:]) < 0.8 * sum(losses[:10])


@pytest.mark.parametrize("half", [False, True])
def test_export_agrees_with_onnxruntime(tmp_path, half):
    about = {"id": "t", "title": "t", "version": "1", "license": "MIT", "training": {},
             "schedule": {"type": "flow", "prediction": "clean", "shift": 1.5}, "defaults": {}}
    manifest = packs.write(tmp_path, packs.tiny(), about, half)  # asserts 1e-4 itself
    assert manifest["size"] == 32 and json.loads((tmp_path / "pack.json").read_text()) == manifest
    for part in (manifest["tokenizer"], *manifest["networks"].values()):
        assert (tmp_path / part["file"]).stat().st_size == part["bytes"]
    text = packs.session((tmp_path / "text.onnx").read_bytes())
    painter = packs.session((tmp_path / "painter.onnx").read_bytes())
    assert [(i.name, i.shape, i.type) for i in text.get_inputs()] == \
        [("tokens", [1, 12], "tensor(int32)")]
    assert [(i.name, i.shape) for i in painter.get_inputs()] == [
        ("noisy", [1, 3, 32, 32]), ("source", [1, 3, 32, 32]), ("mask", [1, 1, 32, 32]),
        ("time", [1]), ("context", [1, 12, 8]), ("task", [1, 8]), ("depth", [1, 1, 32, 32]),
        ("slots", [1, 16, 8]), ("present", [1, 16])]


def test_real_shape_keeps_the_budget():
    net = Networks(Shape(channels=(64, 160, 320), down=(1, 1, 2), up=(2, 1)))
    assert sum(p.numel() for p in net.parameters()) < 9e6
