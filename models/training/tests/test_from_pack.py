"""Starting from the weights that ship: round trips, the shipped files, refusals, resuming."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper

from blendtrain import (
    from_pack,
    goldens,
    graph,
    judge,
    judge_from_pack,
    judge_graph,
    packs,
    pair,
    pair_pack,
    unpack,
)
from blendtrain.config import Config, load
from blendtrain.judge_run import JudgeConfig, JudgeRun
from blendtrain.model import Networks, Shape
from blendtrain.names import kinds
from blendtrain.pair_run import PairConfig, PairRun
from blendtrain.pieces import Pieces, tiny_table
from blendtrain.run import Run, load_average
from blendtrain.unpack import PackError
from blendtrain.words import vocabulary

TRAINING = Path(__file__).resolve().parents[1]
REPO = TRAINING.parents[1]
EMBEDDED, TINY = REPO / "models/packs/embedded", REPO / "test/golden/tiny-pack"
GOLDEN = REPO / "test/golden"
ABOUT = {"id": "t", "title": "t", "version": "1", "license": "MIT",
         "training": {"samples": 70, "samplesBefore": 30},
         "schedule": {"type": "flow", "prediction": "clean", "shift": 1.5}, "defaults": {}}
# Large enough that some weights are stored in 8 bits, and turned.
MIDDLE = Shape(side=32, thin=8, channels=(16, 32, 64), down=(1, 1, 2), up=(1, 1), head=16,
               embed=32, text=96, text_layers=1, words=len(vocabulary()["words"]))
NAMES = [k.name for k in kinds()]


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


def answers(net: Networks) -> tuple[torch.Tensor, torch.Tensor]:
    """What both networks say to the golden input."""
    tokens = torch.tensor([[1, 4, 9, 20] + [0] * 8], dtype=torch.int32)
    with torch.no_grad():
        context = net.text(tokens)
        return context, net.painter(*goldens.inputs(net.painter.shape.side), context)


def filled(net: torch.nn.Module, seed: int) -> torch.nn.Module:
    """Random numbers also where networks begin with zeros and ones."""
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for p in net.parameters():
            p.add_(torch.randn(p.shape, generator=g) * 0.05)
    return net.eval().requires_grad_(False)


def test_a_painter_comes_back_from_its_pack(tmp_path):
    torch.manual_seed(2)
    net = filled(Networks(MIDDLE), 3)
    assert isinstance(net, Networks)
    packs.write(tmp_path, net, ABOUT)  # rounds `net` in place
    stored = onnx.load(tmp_path / "painter.onnx").graph.initializer
    assert {t.data_type for t in stored} >= {TensorProto.INT8, TensorProto.FLOAT16}
    start = from_pack.painter(tmp_path, MIDDLE)
    again = Networks(MIDDLE)
    again.load_state_dict(start.state)
    for mine, theirs in zip(answers(again), answers(net)):
        assert float((mine - theirs).abs().max()) < 1e-4
    for name, value in net.state_dict().items():
        assert torch.equal(start.state[name], value), name
    assert start.about["samplesBefore"] == 100 and start.about["optimiser"] == "fresh"


def test_a_pack_of_an_untrained_painter_whose_equal_weights_are_stored_once(tmp_path):
    net = packs.tiny()
    packs.write(tmp_path, net, ABOUT, half=False)
    state = from_pack.painter(tmp_path, net.painter.shape).state
    # With one block at the coarsest level nothing runs its second attention.
    assert all(torch.equal(state[k], v) for k, v in net.state_dict().items()
               if not k.startswith("painter.attend.1."))


def test_the_embedded_painter_is_read_and_answers_as_onnx_runtime():
    start = from_pack.painter(EMBEDDED, load(TRAINING / "configs/embedded-2.json").sizes())
    net = Networks(load(TRAINING / "configs/embedded-2.json").sizes())
    net.load_state_dict(start.state)
    net.eval().requires_grad_(False)
    assert start.about["largestDifference"] < 1e-4
    file = (EMBEDDED / "painter.onnx").read_bytes()
    assert from_pack.golden_difference(net, file) < 1e-4
    wanted = json.loads((GOLDEN / "embedded.json").read_text())["embedded"]
    got = goldens.networks(net)
    assert np.abs(np.subtract(got["painter"]["values"], wanted["painter"]["values"])).max() < 1e-4
    for mine, theirs in zip(got["text"], wanted["text"]):
        assert np.abs(np.subtract(mine["first"], theirs["first"])).max() < 1e-4


def test_a_pair_comes_back_from_its_pack(tmp_path):
    few = Pieces(tiny_table())
    torch.manual_seed(4)
    shape = pair.PairShape(side=32, thin=64, thin_layers=1, wide=128, wide_layers=1, text=96,
                           text_layers=1, out=16, words=few.size)
    net = filled(pair.Pair(shape), 5)
    assert isinstance(net, pair.Pair)
    (tmp_path / "pack.json").write_text("{}")
    pair_pack.write(tmp_path, net, few, {"samples": 9})
    start = from_pack.pair(tmp_path, shape, few)
    for name, value in start.state.items():
        assert torch.equal(value, net.state_dict()[name]), name
    assert set(net.state_dict()) - set(start.state) == {"temperature"}
    assert start.about["samplesBefore"] == 9 and "temperature" in start.about["anew"]
    names = ["axe", "dog"]
    run = PairRun(PairConfig(name="t", shape={k: v for k, v in vars(shape).items()
                                              if k != "words"}), 2, words=few.size)
    tokens = torch.tensor([few(n) for n in names], dtype=torch.int32)
    run.adopt(start.state, tokens)
    assert torch.allclose(run.anchors, net.text(tokens), atol=1e-4)
    x = pair_pack.pixels(32)
    for each in (run.net, run.average):
        assert float((each.image(x) - net.image(x)).detach().abs().max()) < 1e-4


def test_the_embedded_pair_is_read_and_gives_the_golden_vectors():
    pieces = Pieces()
    shape = pair.PairShape(words=pieces.size)
    start = from_pack.pair(EMBEDDED, shape, pieces)
    assert start.about["largestDifference"] < 1e-4
    net = pair.Pair(shape)
    net.load_state_dict({**net.state_dict(), **start.state})
    wanted = json.loads((GOLDEN / "pair.json").read_text())["embedded"]
    got = pair_pack.goldens(net, pieces)
    assert np.abs(np.subtract(got["vector"], wanted["vector"])).max() < 1e-4
    for mine, theirs in zip(got["texts"], wanted["texts"]):
        assert np.abs(np.subtract(mine["vector"], theirs["vector"])).max() < 1e-4


def write_judge(folder: Path, net: judge.Judge, names: list[str]) -> judge.Judge:
    """As export_judge.py; returns the fused judge with rounded weights."""
    small = judge_graph.fused(net)
    graph.round_weights(small)
    data = judge_graph.build(small)
    (folder / "judge.onnx").write_bytes(data)
    (folder / "judge.json").write_text(json.dumps({
        "file": "judge.onnx", "sha256": hashlib.sha256(data).hexdigest(), "names": names,
        "title": "t", "training": {"samples": 5}}))
    return small


def test_a_judge_comes_back_with_batch_norms_that_fit(tmp_path):
    torch.manual_seed(6)
    names = ["a", "b", "c"]
    net = judge.Judge(3, 16)
    g = torch.Generator().manual_seed(7)
    shown = [torch.rand(32, 3, 64, 64, generator=g) * 2 - 1 for _ in range(3)]
    net.train()
    for x in shown * 4:
        net(x)  # running statistics of their own
    small = write_judge(tmp_path, filled(net, 8), names)  # type: ignore[arg-type]
    start = judge_from_pack.judge(tmp_path, 16, names)
    run = JudgeRun(JudgeConfig(name="t", width=16), names)
    run.adopt(start.state, shown)
    x = shown[0]
    for each in (run.net, run.average):
        each.eval()
        assert float((each(x) - small(x)).detach().abs().max()) < 1e-4
    # In training mode the statistics of the batch itself count: nearly the same answers.
    run.net.train()
    run.net.drop.p = 0.0
    spread = float(small(x).std(0).mean())
    near = float((run.net(x) - small(x)).detach().abs().mean())
    assert near < 0.5 * spread
    fresh = judge.Judge(3, 16)
    fresh.load_state_dict(start.state)  # without `calibrate`
    fresh.train()
    fresh.drop.p = 0.0
    assert near < 0.2 * float((fresh(x) - small(x)).detach().abs().mean())


def test_the_shipped_judge_is_read_and_gives_the_golden_logits():
    start = judge_from_pack.judge(TRAINING / "judge", 32, NAMES)
    assert start.about["largestDifference"] < 1e-4
    net = judge.Judge(len(NAMES), 32)
    net.load_state_dict(start.state)
    net.eval()
    wanted, got = json.loads((GOLDEN / "judge.json").read_text()), judge_graph.goldens(net)
    for key in ("first", "last", "probabilities"):
        assert np.abs(np.subtract(got[key], wanted[key])).max() < 1e-4


def test_dequantize_linear_is_understood():
    values = np.arange(-6, 6, dtype=np.int8).reshape(3, 4)
    scale, zero = np.array([0.5, 2.0, 1.0], np.float32), np.array([1, 0, -2], np.int8)
    tensors = [numpy_helper.from_array(v, n) for v, n in
               ((values, "q"), (scale, "s"), (zero, "z"))]
    nodes = [helper.make_node("DequantizeLinear", ["q", "s", "z"], ["layer.weight"], axis=0),
             helper.make_node("MatMul", ["x", "layer.weight"], ["y"], name="/layer/MatMul")]
    ends = [helper.make_tensor_value_info(n, TensorProto.FLOAT, s)
            for n, s in (("x", [1, 3]), ("y", [1, 4]))]
    model = helper.make_model(helper.make_graph(nodes, "g", ends[:1], ends[1:], tensors))
    got = unpack.weights(model.SerializeToString(), {"layer.weight": torch.Size([3, 4])}, "f")
    wanted = (values.astype(np.float32) - zero[:, None]) * scale[:, None]
    assert np.array_equal(got["layer.weight"].numpy(), wanted)


@pytest.mark.parametrize("change", [{"channels": (16, 32, 48)}, {"text_layers": 2},
                                    {"text_layers": 0}, {"down": (2, 1, 2)}, {"head": 32},
                                    {"side": 64}])
def test_another_architecture_is_refused(tmp_path, change):
    net = filled(Networks(MIDDLE), 3)
    assert isinstance(net, Networks)
    packs.write(tmp_path, net, ABOUT)
    with pytest.raises(PackError, match="different architectures|answers otherwise|architectures"):
        from_pack.painter(tmp_path, Shape(**{**vars(MIDDLE), **change}))


def test_a_fold_that_cannot_be_undone_is_refused():
    tensors = [numpy_helper.from_array(np.ones((5, 7), np.float32), "onnx::MatMul_9")]
    nodes = [helper.make_node("MatMul", ["x", "onnx::MatMul_9"], ["y"], name="/layer/MatMul")]
    ends = [helper.make_tensor_value_info(n, TensorProto.FLOAT, s)
            for n, s in (("x", [1, 5]), ("y", [1, 7]))]
    model = helper.make_model(helper.make_graph(nodes, "g", ends[:1], ends[1:], tensors))
    with pytest.raises(PackError, match="cannot be undone"):
        unpack.weights(model.SerializeToString(), {"layer.weight": torch.Size([3, 4])}, "f.onnx")


def test_files_that_are_missing_or_altered_are_refused(tmp_path):
    shape = packs.tiny().painter.shape
    with pytest.raises(PackError, match="pack.json is missing"):
        from_pack.painter(tmp_path, shape)
    pack = tmp_path / "pack"
    shutil.copytree(TINY, pack)
    assert from_pack.painter(pack, shape).about["fromPack"] == "blendfill-tiny-test"
    data = bytearray((pack / "painter.onnx").read_bytes())
    data[len(data) // 2] ^= 1
    (pack / "painter.onnx").write_bytes(bytes(data))
    with pytest.raises(PackError, match="another sha256"):
        from_pack.painter(pack, shape)
    (pack / "painter.onnx").unlink()
    with pytest.raises(PackError, match="painter.onnx is missing"):
        from_pack.painter(pack, shape)
    few = Pieces(tiny_table())
    tiny = pair.tiny(few.size).s
    assert from_pack.pair(pack, tiny, few).about["largestDifference"] < 1e-4
    with pytest.raises(PackError, match="other word pieces"):
        from_pack.pair(pack, pair.PairShape(), Pieces())
    manifest = json.loads((pack / "pack.json").read_text())
    (pack / "pack.json").write_text(json.dumps({**manifest, "pair": {}}))
    with pytest.raises(PackError, match="has no pair.networks"):
        from_pack.pair(pack, tiny, few)
    (pack / "pack.json").write_text(json.dumps({**manifest, "family": "latent"}))
    with pytest.raises(PackError, match="family latent"):
        from_pack.painter(pack, shape)
    (pack / "pack.json").write_text("{")
    with pytest.raises(PackError, match="no JSON"):
        from_pack.painter(pack, shape)


def test_a_judge_elsewhere_or_of_other_names_is_refused():
    with pytest.raises(PackError, match="give models/training/judge"):
        judge_from_pack.judge(EMBEDDED, 32, NAMES)
    with pytest.raises(PackError, match="other names"):
        judge_from_pack.judge(TRAINING / "judge", 32, NAMES[1:])
    with pytest.raises(PackError, match="different architectures"):
        judge_from_pack.judge(TRAINING / "judge", 24, NAMES)


def test_words_that_a_pack_does_not_know_start_anew(tmp_path):
    shutil.copytree(TINY, tmp_path / "pack")
    table = json.loads((TINY / "vocabulary.json").read_text())
    table["words"][5], table["words"][6] = table["words"][6], "neverheardof"
    data = json.dumps(table).encode()
    (tmp_path / "pack/vocabulary.json").write_bytes(data)
    manifest = json.loads((tmp_path / "pack/pack.json").read_text())
    manifest["tokenizer"]["sha256"] = hashlib.sha256(data).hexdigest()
    (tmp_path / "pack/pack.json").write_text(json.dumps(manifest))
    config = small_config()
    run = Run(config)
    before = run.net.text.words.weight[5].clone()
    start = from_pack.painter(tmp_path / "pack", config.sizes())
    run.adopt(start.state, start.words)
    old = start.state["text.words.weight"]
    assert torch.equal(run.net.text.words.weight[6], old[5])
    assert torch.equal(run.net.text.words.weight[5], before)


def small_config() -> Config:
    shape = {k: v for k, v in vars(packs.TINY).items() if k != "words"}
    return Config(name="t", seed=4, shape=shape, batch=2, budgetSteps=4, warmSteps=1)


def test_a_run_from_a_pack_resumes_bit_for_bit(tmp_path):
    torch.set_num_threads(1)
    config = small_config()

    def batch(step: int) -> dict[str, torch.Tensor]:
        g = torch.Generator().manual_seed(step)
        return {"truth": torch.randint(0, 256, (2, 3, 32, 32), generator=g, dtype=torch.uint8),
                "mask": torch.full((2, 1, 32, 32), 255, dtype=torch.uint8),
                "tokens": torch.randint(0, 50, (2, 12), generator=g).int(),
                "task": torch.eye(8)[:2], "depth": torch.zeros(2, 1, 32, 32, dtype=torch.uint8)}

    start = from_pack.painter(TINY, config.sizes())
    whole = Run(config)
    whole.adopt(start.state, start.words)
    whole.start = start.about
    whole.save(tmp_path / "last.pt")
    assert not whole.optimiser.state
    for k in range(4):
        whole.step(batch(k))
    half = Run(config)
    half.restore(tmp_path / "last.pt")
    half.step(batch(0))
    half.step(batch(1))
    half.save(tmp_path / "last.pt")
    rest = Run(config)
    rest.restore(tmp_path / "last.pt")
    rest.step(batch(2))
    rest.step(batch(3))
    assert all(torch.equal(a, b) for a, b in zip(whole.average.parameters(),
                                                 rest.average.parameters()))
    rest.save(tmp_path / "last.pt")
    assert load_average(tmp_path / "last.pt")[1]["start"] == start.about


def test_a_checkpoint_is_never_overwritten_by_a_start(tmp_path):
    assert from_pack.begin(tmp_path, resume=False) and from_pack.begin(tmp_path, resume=True)
    (tmp_path / "last.pt").touch()
    assert not from_pack.begin(tmp_path, resume=True)
    with pytest.raises(PackError, match="--resume"):
        from_pack.begin(tmp_path, resume=False)
