"""The judge: crops, augmentation, balance, resuming."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from blendtrain import judge, judge_run
from blendtrain.scenes import Composer

MIX = {"object": 0.4, "photograph-patch": 0.3, "material-patch": 0.3}


def config(**change) -> judge_run.JudgeConfig:
    return judge_run.JudgeConfig(name="t", seed=2, width=8, batch=4, budgetSteps=6, warmSteps=2,
                                 mix=MIX, **change)


def test_only_painted_pixels_are_judged():
    rng = np.random.default_rng(0)
    one, two = (rng.integers(0, 256, (128, 128, 3), dtype=np.uint8) for _ in range(2))
    mask = np.zeros((128, 128), np.uint8)
    mask[30:90, 20:100] = 255
    mask[40:50, 30:40] = 0
    both = np.where(mask[..., None] > 127, one, two)
    assert np.array_equal(judge.crops(one, mask), judge.crops(both, mask))
    whole = judge.crop(one, mask)
    assert whole.shape == (64, 64, 3) and (whole[13:19, 10:14] == judge.GREY).all()


def test_crops_are_the_region_and_four_parts_of_it(pictures):
    scene = Composer(pictures, "train", MIX).scene(np.random.default_rng(1))
    assert judge.crops(scene.truth, scene.mask).shape == (5, 64, 64, 3)
    rng = np.random.default_rng(2)
    for side in (48, 64):
        assert judge.augment(rng, scene, True, side).shape == (side, side, 3)


def test_a_judge_learns_two_colours():
    torch.manual_seed(0)
    run = judge_run.JudgeRun(config(smoothing=0.0, learningRate=0.003), ["red", "blue"])
    colours = np.zeros((4, 64, 64, 3), np.uint8)
    colours[:2, ..., 0] = colours[2:, ..., 2] = 255
    rows = {"crops": judge.as_input(colours), "label": torch.tensor([0, 0, 1, 1])}
    first = run.step(rows)["loss"]
    for _ in range(5):
        last = run.step(rows)["loss"]
    assert last < 0.5 * first
    mask = np.full((64, 64), 255, np.uint8)
    got = judge.scores(run.net, list(colours), [mask] * 4)
    assert got.shape == (4, 2) and np.allclose(got.sum(1), 1, atol=1e-5)


def test_resuming_is_bit_compatible(pictures, tmp_path):
    torch.set_num_threads(1)
    composer = Composer(pictures, "train", MIX)
    parts = [judge_run.batch(composer, 2, i, 4, 48) for i in range(6)]
    assert torch.equal(parts[1]["crops"], judge_run.batch(composer, 2, 1, 4, 48)["crops"])
    whole, half = judge_run.JudgeRun(config()), judge_run.JudgeRun(config())
    for p in parts:
        torch.manual_seed(9)
        whole.step(p)
    for p in parts[:3]:
        torch.manual_seed(9)
        half.step(p)
    half.save(tmp_path / "last.pt")
    again = judge_run.JudgeRun(config())
    again.restore(tmp_path / "last.pt")
    for p in parts[3:]:
        torch.manual_seed(9)
        again.step(p)
    for a, b in zip(whole.average.state_dict().values(), again.average.state_dict().values()):
        assert torch.equal(a, b)
    with pytest.raises(SystemExit, match="other names"):
        judge_run.JudgeRun(config(), ["one", "two"]).restore(tmp_path / "last.pt")
