"""A tiny pack of the family "latent": a few hundred random weights with the interface of Diffusers'
exports, so that every pipeline can be tested on a model with a latent space.

The autoencoder averages blocks of 4 x 4 pixels and mixes their colours into four channels; its
decoder undoes that and adds a little random texture. The denoiser answers with a velocity; its
inputs and outputs are halves, its timestep is an int64, and the decoder's weights lie in a file of
their own: what published exports do."""

from __future__ import annotations

import hashlib
import io
import json
import warnings
from pathlib import Path

import onnx
import torch
from onnx import external_data_helper as external
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

OPSET = 17
FACTOR, CHANNELS, WIDTH, LENGTH = 4, 4, 8, 8
SCALE = 0.5
WORDS = ["[pad]", "[start]", "[unknown]", "red", "green", "blue", "flower", "boat", "sky", "stone"]
SCHEDULE = {"type": "ddim", "prediction": "velocity", "trainSteps": 1000, "betas": "scaled-linear",
            "betaStart": 0.00085, "betaEnd": 0.012}


class Text(nn.Module):
    """`input_ids` int64 [batch, tokens] to `last_hidden_state` [batch, tokens, 8]."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(len(WORDS), WIDTH)
        self.places = nn.Parameter(torch.randn(LENGTH, WIDTH) * 0.1)

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        return torch.tanh(self.words(input_ids) + self.places)


class Denoiser(nn.Module):
    """`sample` [batch, 4, h, w], `timestep` int64 [batch], `encoder_hidden_states` [batch, tokens,
    8] to `out_sample`, a velocity."""

    def __init__(self) -> None:
        super().__init__()
        self.enter = nn.Conv2d(CHANNELS, 16, 3, padding=1)
        self.text = nn.Linear(WIDTH, 16)
        self.time = nn.Linear(2, 16)
        self.leave = nn.Conv2d(16, CHANNELS, 3, padding=1)

    def forward(self, sample: torch.Tensor, timestep: torch.Tensor,
                encoder_hidden_states: torch.Tensor) -> torch.Tensor:
        share = timestep.to(sample.dtype).reshape(-1, 1) / 1000
        when = self.time(torch.cat((share, 1 - share), 1))
        told = self.text(encoder_hidden_states.mean(1)) + when
        return self.leave(torch.tanh(self.enter(sample) + told[:, :, None, None]))


class Autoencoder(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.mix = torch.linalg.qr(torch.randn(CHANNELS, CHANNELS))[0].contiguous()
        self.detail = nn.Conv2d(CHANNELS, 3, 3, padding=1)
        self.detail.weight.data *= 0.05


class Encoder(nn.Module):
    """`sample` [batch, 3, H, W] to `latent_parameters` [batch, 8, H/4, W/4]: means, then log
    variances."""

    def __init__(self, both: Autoencoder) -> None:
        super().__init__()
        self.weight = nn.Parameter(both.mix[:, :3, None, None].clone())

    def forward(self, sample: torch.Tensor) -> torch.Tensor:
        mean = F.conv2d(F.avg_pool2d(sample, FACTOR), self.weight)
        return torch.cat((mean, torch.full_like(mean, -20.0)), 1)


class Decoder(nn.Module):
    """`latent_sample` [batch, 4, h, w] to `sample` [batch, 3, 4h, 4w]."""

    def __init__(self, both: Autoencoder) -> None:
        super().__init__()
        self.weight = nn.Parameter(both.mix[:, :3].t()[:, :, None, None].clone())
        self.detail = both.detail

    def forward(self, latent_sample: torch.Tensor) -> torch.Tensor:
        plain = F.conv2d(latent_sample, self.weight)
        wide = F.interpolate(plain, scale_factor=float(FACTOR), mode="nearest")
        fine = F.interpolate(latent_sample, scale_factor=float(FACTOR), mode="nearest")
        return torch.clamp(wide + torch.tanh(self.detail(fine)) * 0.1, -1.2, 1.2)


def networks(seed: int = 11) -> tuple[Text, Denoiser, Encoder, Decoder]:
    torch.manual_seed(seed)
    text, denoiser, both = Text(), Denoiser(), Autoencoder()
    made = (text, denoiser.half(), Encoder(both), Decoder(both))
    for each in made:
        each.eval().requires_grad_(False)
    return made


def _traced(module: nn.Module, inputs: tuple, names: list[str], output: str,
            axes: dict[str, dict[int, str]]) -> onnx.ModelProto:
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(module, inputs, buffer, input_names=names, output_names=[output],  # type: ignore[arg-type]
                          opset_version=OPSET, dynamo=False, dynamic_axes=axes)
    model = onnx.load_from_string(buffer.getvalue())
    model.producer_name, model.doc_string = "blendfill", ""
    onnx.checker.check_model(model)
    return model


def graphs(made: tuple[Text, Denoiser, Encoder, Decoder]) -> dict[str, onnx.ModelProto]:
    text, denoiser, encoder, decoder = made
    ids = torch.ones(1, LENGTH, dtype=torch.int64)
    latent = torch.randn(1, CHANNELS, 8, 8)
    plane = {2: "height", 3: "width"}
    step = torch.tensor([500])
    return {
        "text": _traced(text, (ids,), ["input_ids"], "last_hidden_state",
                        {"input_ids": {0: "batch"}}),
        "denoiser": _traced(denoiser, (latent.half(), step, torch.randn(1, LENGTH, WIDTH).half()),
                            ["sample", "timestep", "encoder_hidden_states"], "out_sample",
                            {"sample": plane, "out_sample": plane}),
        "encoder": _traced(encoder, (torch.randn(1, 3, 32, 32),), ["sample"], "latent_parameters",
                           {"sample": plane, "latent_parameters": {2: "h", 3: "w"}}),
        "decoder": _traced(decoder, (latent,), ["latent_sample"], "sample",
                           {"latent_sample": {2: "h", 3: "w"}, "sample": plane}),
    }


def _file(folder: Path, name: str, data: bytes) -> dict:
    (folder / name).write_bytes(data)
    return {"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def apart(model: onnx.ModelProto, location: str) -> bytes:
    """Moves the weights out of a graph, in place; returns what belongs into the file `location`."""
    data = b""
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor).tobytes()
        tensor.raw_data = values
        external.set_external_data(tensor, location, offset=len(data), length=len(values))
        tensor.ClearField("raw_data")
        tensor.data_location = onnx.TensorProto.EXTERNAL
        data += values
    return data


def write(folder: Path) -> dict:
    """The pack; returns its manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    made = networks()
    models = graphs(made)
    weights = apart(models["decoder"], "decoder.weights")
    vocabulary = {"format": 1, "length": LENGTH, "pad": 0, "start": 1, "unknown": 2, "words": WORDS,
                  "synonyms": {}, "names": [{"name": w, "kind": "object"} for w in WORDS[6:8]]}
    words = json.dumps(vocabulary, indent=1).encode() + b"\n"
    files = {k: _file(folder, f"{k}.onnx", v.SerializeToString()) for k, v in models.items()}
    files["decoder"]["external"] = [
        {**_file(folder, "decoder-weights.bin", weights), "location": "decoder.weights"}]
    rows = [[float(v) / SCALE for v in row] + [0.0] for row in made[3].weight[:, :, 0, 0]]
    manifest = {
        "format": 1, "id": "blendfill-tiny-latent", "title": "Tiny random latent pack for tests",
        "version": "1.0.0", "license": "MIT", "family": "latent",
        "kinds": ["fill", "remove", "background", "scribble", "extend"],
        "sizes": {"min": 16, "max": 64, "multiple": 4, "preferred": 32},
        "tokenizer": {"type": "words", **_file(folder, "vocabulary.json", words)},
        "networks": files,
        "latent": {"channels": CHANNELS, "factor": FACTOR, "scale": SCALE, "preview": rows},
        "schedule": SCHEDULE,
        "defaults": {"steps": 4, "guidance": 3, "guidanceInterval": [0, 1], "strength": 1}}
    (folder / "pack.json").write_text(json.dumps(manifest, indent=2) + "\n")
    return manifest
