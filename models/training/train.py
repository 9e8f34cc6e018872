"""Train the embedded painter: python train.py configs/embedded-1.json --out runs/embedded-1"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch

from blendtrain import data, feature_loss, from_pack, sheet
from blendtrain.composing import Batch, Composers
from blendtrain.config import Config, load
from blendtrain.model import Networks
from blendtrain.run import Run, append_log
from blendtrain.scenes import Composer, batch
from blendtrain.team import Team, start
from blendtrain.words import Tokenizer

HERE = Path(__file__).resolve().parent


def batches(cache: Path, config: Config, rank: int, size: int) -> Callable[[int], Batch]:
    """step -> batch of one process of the run."""
    composer = Composer(data.load(cache), "train", config.mix, config.mainStyle, config.mainShare)
    tokenizer = Tokenizer()
    return lambda step: batch(composer, tokenizer, config.seed * 64 + rank, step, size,
                              config.drop)


def work(team: Team, o: argparse.Namespace) -> None:
    """One process of the run; the first one logs, saves and draws."""
    config = load(o.config)
    if o.budget:
        config.budgetMinutes = o.budget
    if o.perceptual:
        config.perceptual = o.perceptual
    first = team.rank == 0
    run, last = Run(config, o.device, team), o.out / "last.pt"
    if (o.resume or o.from_pack) and last.exists():
        run.restore(last)
    elif o.grow:
        run.grow(o.grow)
    unseen = Composer(data.load(o.cache), "val", config.mix, config.mainStyle,
                     config.mainShare)
    if first:
        (o.out / "config.json").write_text(json.dumps(vars(config), indent=2))
    losses = []
    make = partial(batches, o.cache, config, team.rank, config.batch // team.size)
    composers = Composers(make, run.steps, o.composers) if o.composers else None
    batch_of = composers or make()
    saved = drawn = base = run.wall
    begun, cpu, base_cpu = time.monotonic(), time.process_time(), run.cpu
    while True:
        part = batch_of(run.steps)
        row = run.step({k: torch.from_numpy(v) for k, v in part.items()})
        run.wall = team.agree(base + time.monotonic() - begun)
        run.cpu = base_cpu + team.size * (time.process_time() - cpu)
        done = run.progress >= 1
        losses.append(row["loss"])
        if run.steps % 50 == 0 and first:
            append_log(o.out / "log.jsonl", {
                **row, "loss": sum(losses) / len(losses), "wallMinutes": run.wall / 60,
                "cpuMinutes": run.cpu / 60, "samples": run.steps * config.batch})
        losses = [] if run.steps % 50 == 0 else losses
        if done or run.wall - saved > 60 * config.checkpointMinutes:
            if first:
                run.save(last)
            saved = run.wall
        if done or run.wall - drawn > 60 * config.sheetMinutes:
            if first:
                picture = sheet.draw(run.average, unseen, config.sampler)
                picture.save(o.out / f"sheet-{run.steps:06d}.png")
            drawn = run.wall
        if done:
            break
    if composers:
        composers.close()


def begin(o: argparse.Namespace) -> None:
    """Write a pack's networks as the run's first checkpoint, which every process then reads."""
    if not from_pack.begin(o.out, o.resume):
        return
    config = load(o.config)
    config.perceptual = o.perceptual or config.perceptual
    start = from_pack.painter(o.from_pack, config.sizes())
    run = Run(config)
    run.adopt(start.state, start.words)
    run.start = start.about
    run.save(o.out / "last.pt")
    from_pack.write(o.out, start.about)


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("config", type=Path, help="JSON file of the run")
    a.add_argument("--out", type=Path, required=True, help="folder for checkpoints, log and sheets")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--device", default="cpu", help="cpu or cuda")
    a.add_argument("--processes", type=int, default=2,
                   help="processes of one thread each that share a batch (1 on a GPU)")
    a.add_argument("--composers", type=int, default=0,
                   help="processes that compose batches ahead, for each of --processes (for GPUs; "
                        "the pictures are the same)")
    a.add_argument("--budget", type=float, help="total wall minutes, instead of the config's")
    source = a.add_mutually_exclusive_group()
    source.add_argument("--grow", type=Path, help="checkpoint whose networks to start from")
    source.add_argument("--from-pack", type=Path,
                        help="pack whose networks to start from (models/packs/embedded)")
    a.add_argument("--perceptual", type=feature_loss.weight, metavar="WEIGHT",
                   help="weight of a perceptual loss beside the flow's (needs the extra "
                        "`perceptual`), instead of the config's; off by default")
    a.add_argument("--resume", action="store_true", help="go on from the folder's checkpoint")
    o = a.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    if o.from_pack:
        try:
            begin(o)
        except from_pack.PackError as error:
            raise SystemExit(str(error)) from error
    data.load(o.cache)
    count = sum(p.numel() for p in Networks(load(o.config).sizes()).parameters())
    start(o.processes, count, work, (o,))


if __name__ == "__main__":
    main()
