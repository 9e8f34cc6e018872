"""Train the text-image pair: python train_pair.py configs/pair-1.json --out runs/pair-1"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch

from blendtrain import data, from_pack, pair_data, pair_measure
from blendtrain.pair import PairShape
from blendtrain.pair_run import PairRun, load
from blendtrain.pair_texts import Texts
from blendtrain.pieces import Pieces
from blendtrain.run import append_log
from blendtrain.scenes import Composer

HERE = Path(__file__).resolve().parent


def begin(run: PairRun, o: argparse.Namespace, names: list[str], pieces: Pieces) -> None:
    """Start `run` from a pack and write its first checkpoint."""
    try:
        if not from_pack.begin(o.out, o.resume):
            return
        start = from_pack.pair(o.from_pack, run.net.s, pieces)
    except from_pack.PackError as error:
        raise SystemExit(str(error)) from error
    run.adopt(start.state, torch.tensor([pieces(n) for n in names], dtype=torch.int32))
    run.start = start.about
    run.save(o.out / "last.pt")
    from_pack.write(o.out, start.about)


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("config", type=Path, help="JSON file of the run")
    a.add_argument("--out", type=Path, required=True, help="folder for checkpoints and log")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--device", default="cpu", help="cpu or cuda")
    a.add_argument("--threads", type=int, default=1, help="CPU threads")
    a.add_argument("--from-pack", type=Path,
                   help="pack whose pair to start from (models/packs/embedded)")
    a.add_argument("--resume", action="store_true", help="go on from the folder's checkpoint")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    o.out.mkdir(parents=True, exist_ok=True)
    config = load(o.config)
    pictures, pool, pieces = data.load(o.cache), pair_data.cutouts(o.cache), Pieces()
    train = Composer(pictures, "train", config.mix, main_share=1.0)
    source = pair_data.Source(train, pool, Texts(), PairShape(**config.shape).side, config.objects,
                              config.whole)
    run, last = PairRun(config, len(source.names), o.device), o.out / "last.pt"
    if o.from_pack:
        begin(run, o, source.names, pieces)
    if o.resume and last.exists():
        run.restore(last)
    (o.out / "config.json").write_text(json.dumps(vars(config), indent=2) + "\n")
    unseen = Composer(pictures, "val", config.mix)
    scenes = pair_data.fixed_scenes(unseen, 17, 300, list(config.mix))
    saved, losses, begun, cpu = run.cpu, [], time.monotonic(), time.process_time()
    wall, spent = run.wall, run.cpu
    while run.progress < 1:
        rows = pair_data.batch(source, pieces, config.seed, run.steps, config.batch)
        row = run.step({k: torch.from_numpy(v) for k, v in rows.items()})
        losses.append(row["loss"])
        run.wall = wall + time.monotonic() - begun
        run.cpu = spent + time.process_time() - cpu
        if run.steps % config.logSteps == 0 or run.progress >= 1:
            append_log(o.out / "log.jsonl", {
                **row, "loss": sum(losses) / len(losses), "samples": run.steps * config.batch,
                "wallMinutes": run.wall / 60, "cpuMinutes": run.cpu / 60,
                **pair_measure.quick(run.average, pieces, scenes)})
            losses = []
        if run.cpu - saved > 60 * config.checkpointMinutes or run.progress >= 1:
            run.save(last)
            saved = run.cpu


if __name__ == "__main__":
    main()
