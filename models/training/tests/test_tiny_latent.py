"""The tiny latent pack: its files are what its networks answer."""

from __future__ import annotations

import json

import numpy as np
import onnxruntime as ort
import torch

from blendtrain import tiny_latent as tiny


def test_the_written_networks_answer_as_pytorch(tmp_path) -> None:
    manifest = tiny.write(tmp_path)
    assert json.loads((tmp_path / "pack.json").read_text()) == json.loads(json.dumps(manifest))
    # The runtime looks for weights by the name that the graph gives them.
    (tmp_path / "decoder.weights").write_bytes((tmp_path / "decoder-weights.bin").read_bytes())
    text, denoiser, encoder, decoder = tiny.networks()
    ids, step = torch.tensor([[1, 3, 6, 0, 0, 0, 0, 0]]), torch.tensor([123])
    latent, picture = torch.randn(1, 4, 8, 12), torch.rand(1, 3, 32, 48)
    states = text(ids)
    cases = [("text", {"input_ids": ids}, states, 1e-5),
             ("denoiser", {"sample": latent.half(), "timestep": step,
                           "encoder_hidden_states": states.half()},
              denoiser(latent.half(), step, states.half()), 1e-2),
             ("encoder", {"sample": picture}, encoder(picture), 1e-5),
             ("decoder", {"latent_sample": latent}, decoder(latent), 1e-5)]
    for role, feeds, expected, tolerance in cases:
        session = ort.InferenceSession(tmp_path / f"{role}.onnx", providers=["CPUExecutionProvider"])
        got = session.run(None, {k: v.numpy() for k, v in feeds.items()})[0]
        assert np.abs(np.asarray(got, np.float32) - expected.float().numpy()).max() < tolerance
