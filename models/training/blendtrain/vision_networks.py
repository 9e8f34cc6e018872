"""The detector and the upscaler of the vision pack as ONNX graphs, from their TensorFlow.js
models."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from . import tfjs
from .onnx_parts import Parts

# The detector: NanoDet (https://github.com/RangiLyu/nanodet), which takes blue, green, red.
DETECTOR_SIDE = 416
DETECTOR_MEAN = [103.53, 116.28, 123.675]
DETECTOR_DEVIATION = [57.375, 57.12, 58.395]
# ONNX output: the node of the TensorFlow graph.
DETECTOR_OUTPUTS = {
    "scores8": "Identity", "scores16": "Identity_1", "scores32": "Identity_2",
    "boxes8": "Identity_3", "boxes16": "Identity_4", "boxes32": "Identity_5"}
DETECTOR_WIDTHS = {"scores": 80, "boxes": 44}
# Rounds to 8 bits without visible loss; the upscaler, a tenth of its size, keeps fp16.
DETECTOR_EIGHT, UPSCALER_EIGHT = True, False
UPSCALER_REACH = 10  # pixels of the small picture that a new pixel can see to each side


def detector(path: Path) -> bytes:
    """`pixels` float32 [1, 3, 416, 416], RGB 0 to 255, to `scores8`, `scores16`, `scores32` [1,
    places, 80] from 0 to 1 and `boxes8`, `boxes16`, `boxes32` [1, places, 44]: left, top, right,
    bottom, each as 11 logits over distances of 0 to 10 cells."""
    model, arrays = tfjs.read(path)
    p = Parts(DETECTOR_EIGHT)
    turned = p.node("Gather", ["pixels", p.constant(np.array([2, 1, 0], np.int64))], axis=1)
    graph = tfjs.Graph(p, model, arrays)
    graph.given("input_1", tfjs.Seen(p.normalised(turned, DETECTOR_MEAN, DETECTOR_DEVIATION),
                                     (0, 1, 2, 3)))
    shapes: dict[str, list] = {}
    for output, node in DETECTOR_OUTPUTS.items():
        graph.result(node, output)
        kind, stride = output.rstrip("0123456789"), int(output.lstrip("abcdefghijklmnopqrstuvwxyz"))
        shapes[output] = [1, (DETECTOR_SIDE // stride) ** 2, DETECTOR_WIDTHS[kind]]
    return p.finished({"pixels": [1, 3, DETECTOR_SIDE, DETECTOR_SIDE]}, shapes)


def upscaler(path: Path) -> bytes:
    """`pixels` float32 [1, 3, height, width], RGB 0 to 255, to `larger` [1, 3, 2 height, 2 width]
    of about that range (not clipped)."""
    model, arrays = tfjs.read(path)
    p = Parts(UPSCALER_EIGHT)
    tfjs.layers(p, model, arrays, "pixels", "larger")
    return p.finished({"pixels": [1, 3, "height", "width"]},
                      {"larger": [1, 3, "height2", "width2"]})
