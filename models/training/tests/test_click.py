"""The network behind a click: reading cues, learning, writing TypeScript."""

from __future__ import annotations

import re

import numpy as np
import pytest
import torch

import train_click


def made_up(path, rows: int = 4000) -> None:
    """Pixels that belong to the thing where the second cue is above the first."""
    rng = np.random.default_rng(1)
    cues = rng.random((rows, train_click.CUES), dtype=np.float32)
    truth = (cues[:, 1:2] > cues[:, :1]).astype(np.float32)
    np.concatenate((cues, truth), 1).tofile(path)


def test_it_learns_what_the_cues_say(tmp_path):
    made_up(tmp_path / "cues.bin")
    cues, truth = train_click.read([tmp_path / "cues.bin"])
    assert cues.shape == (4000, train_click.CUES) and truth.shape == (4000,)
    net, right = train_click.train(cues, truth, 200, 1)
    assert right > 0.95
    again, _ = train_click.train(cues, truth, 200, 1)
    assert torch.equal(net(cues[:5]), again(cues[:5]))


def test_what_is_written_computes_the_same(tmp_path):
    made_up(tmp_path / "cues.bin")
    cues, truth = train_click.read([tmp_path / "cues.bin"])
    net, _ = train_click.train(cues, truth, 20, 1)
    text = train_click.source(net)
    numbers = {k: np.array([float(v) for v in re.findall(r"-?[\d.]+(?:e[+-]?\d+)?", body)])
               for k, body in re.findall(r"  (\w+): \[([^\]]*)\]", text)}
    bias = float(re.findall(r"outBias: ([-\d.e]+)", text)[0])
    hidden = numbers["hidden"].reshape(train_click.HIDDEN, train_click.CUES)
    given = (cues[:5].numpy() - numbers["mean"]) * numbers["scale"]
    got = np.maximum(given @ hidden.T + numbers["bias"], 0) @ numbers["out"] + bias
    with torch.no_grad():
        assert np.abs(got - net(cues[:5]).numpy()).max() < 0.02


def test_half_a_row_is_refused(tmp_path):
    (tmp_path / "cues.bin").write_bytes(b"0000" * 20)
    with pytest.raises(ValueError):
        train_click.read([tmp_path / "cues.bin"])
