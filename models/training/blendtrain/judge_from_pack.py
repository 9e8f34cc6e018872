"""Start a judge's run from judge/judge.onnx. As from_pack.py; it is a file of its own because its
batch norms, folded into the convolutions at export, need statistics again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from . import judge_graph, packs
from .from_pack import Start, agreeing, checked, described, read_manifest
from .judge import Judge, Stage, crops
from .unpack import PackError, shapes_of, weights

FOLDER = "models/training/judge"


def judge(folder: Path, width: int, names: list[str]) -> Start:
    """The judge of judge.json. Its batch norms were folded into the convolutions: they start
    neutral, with the same answers, and `calibrate` must measure them before training goes on.

    @raises PackError: missing or altered files, other names or another architecture."""
    card = read_manifest(folder, "judge.json", f"The judge is in no pack; give {FOLDER}.")
    if card["names"] != names:
        raise PackError(f"{folder / 'judge.json'} knows other names than names.py. Take back the "
                        "change of names, or train the judge without --from-pack.")
    data = checked(folder, card, "judge.json")
    net = Judge(len(names), width).eval().requires_grad_(False)
    found = weights(data, shapes_of(judge_graph.fused(net)), card["file"])
    state = net.state_dict()
    net.load_state_dict({**state, **{k: v for k, v in found.items() if k in state}})
    for path, conv, norm in norms(net):
        if conv.bias is not None:
            conv.bias.zero_()  # the norm's bias holds it
        norm.bias.copy_(found[f"{path}.bias"])
        norm.weight.fill_(1)
        norm.running_mean.zero_()  # type: ignore[union-attr]
        norm.running_var.fill_(1 - norm.eps)  # type: ignore[union-attr]
    far = difference(net, data)
    return Start(net.state_dict(), described(
        folder, card, [card], card.get("training", {}),
        largestDifference=agreeing(far, f"{folder}"),
        anew=["means and variances of the batch norms (measured on training scenes)"]))


def difference(net: Judge, data: bytes) -> float:
    """Largest difference of a logit to ONNX Runtime on the golden picture and on plain noise."""
    picture, mask = judge_graph.example()
    noise = np.random.default_rng(3).integers(0, 256, picture.shape, dtype=np.uint8)
    session, far = packs.session(data), 0.0
    for seen in (picture, noise):
        given = judge_graph.views(crops(seen, mask))
        got = np.asarray(session.run(None, {"crops": given.numpy()})[0])
        far = max(far, float(np.abs(got - net(given).numpy()).max()))
    return far


def norms(net: Judge) -> list[tuple[str, nn.Conv2d, nn.BatchNorm2d]]:
    """Every convolution that a batch norm follows: path, convolution, norm."""
    out: list[tuple[str, nn.Conv2d, nn.BatchNorm2d]] = [("stem", net.stem, net.norm)]
    for k, stage in enumerate(net.body):
        assert isinstance(stage, Stage)
        out += [(f"body.{k}.one", stage.one, stage.norm1), (f"body.{k}.two", stage.two,
                                                            stage.norm2)]
    return out


@torch.no_grad()
def calibrate(net: Judge, batches: list[Tensor]) -> None:
    """Give a judge from `judge` batch norms that fit what they see, without changing its answers:
    with the mean m and variance v of a norm's input over `batches` of crops, weight becomes
    sqrt(v + eps) and bias bias + m. Without it, training mode would normalise by statistics that
    the folded weights know nothing of."""
    sums: dict[nn.Module, list[Tensor]] = {}

    def see(norm: nn.Module, given: tuple[Tensor]) -> None:
        x = given[0].double()
        sums.setdefault(norm, []).append(torch.stack(
            (x.mean((0, 2, 3)), x.square().mean((0, 2, 3)))))

    found = [norm for _, _, norm in norms(net)]
    hooks = [norm.register_forward_pre_hook(see) for norm in found]
    net.eval()
    for batch in batches:
        net(batch)
    for hook in hooks:
        hook.remove()
    for norm in found:
        mean, square = torch.stack(sums[norm]).mean(0)
        variance = (square - mean * mean).clamp(min=0)
        norm.bias.add_(mean.float())
        norm.weight.copy_(torch.sqrt(variance + norm.eps))
        norm.running_mean.copy_(mean)  # type: ignore[union-attr]
        norm.running_var.copy_(variance)  # type: ignore[union-attr]
