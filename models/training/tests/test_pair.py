"""The text-image pair: word pieces, networks, data, resuming, 8 bits and export."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from blendtrain import data, graph, pair, pair_data, pair_measure, pair_pack, pieces
from blendtrain.pair_run import PairConfig, PairRun, load_average
from blendtrain.pair_texts import Texts, part
from blendtrain.scenes import Composer

FEW = pieces.Pieces(pieces.tiny_table())
SMALL = {"side": 32, "thin": 16, "thin_layers": 1, "wide": 16, "wide_layers": 1, "text": 8,
         "text_layers": 1, "out": 16}


def test_words_fall_into_the_longest_pieces():
    names = {v: k for k, v in FEW.index.items()}
    assert [names[i] for i in FEW.word("sunflower")] == ["sun", "##flower"]
    assert [names[i] for i in FEW.word("puppies")] == ["pup", "##pies"]
    assert FEW.word("é") == [pieces.UNKNOWN] and FEW.word("a" * 41) == [pieces.UNKNOWN]
    words = ("a", "photo", "of", "a", "sun")
    assert FEW("Ａ photo, OF_a sun!")[:5] == [FEW.index[w] for w in words]
    assert len(FEW("a " * 50)) == pieces.LENGTH and FEW("") == [0] * pieces.LENGTH


def test_the_shipped_pieces_are_what_the_library_makes_of_the_same_words():
    tokenizers = pytest.importorskip("tokenizers")
    table = pieces.Pieces()
    vocabulary = {p: i for i, p in enumerate(table.table["pieces"])}
    model = tokenizers.models.WordPiece(vocabulary, unk_token="[unknown]",
                                        max_input_chars_per_word=pieces.LONGEST)
    theirs = tokenizers.Tokenizer(model)
    for word in ("dog", "puppies", "xylophonist", "t", "über", "skyscraper", "zzzz9"):
        assert theirs.encode(word).ids == table.word(word)


def test_vectors_have_length_one_and_padding_says_nothing():
    net = pair.tiny(FEW.size)
    x = torch.rand(3, 3, 32, 32, generator=torch.Generator().manual_seed(1)) * 2 - 1
    assert torch.allclose(net.image(x).norm(dim=1), torch.ones(3), atol=1e-5)
    tokens = torch.tensor([FEW("a red ball"), FEW("sunflower")], dtype=torch.int32)
    whole = net.text(tokens)
    assert torch.allclose(whole.norm(dim=1), torch.ones(2), atol=1e-5)
    assert torch.allclose(whole, net.text(tokens[:, :4]), atol=1e-6)
    assert net.text(torch.zeros(1, 20, dtype=torch.int32)).abs().max() < 1e-3


def test_the_loss_ignores_what_also_fits_and_falls_with_the_right_order():
    a = torch.nn.functional.normalize(torch.randn(4, 8, generator=torch.Generator().manual_seed(2)))
    right, wrong = torch.eye(4), torch.eye(4)[[1, 0, 3, 2]]
    scale = torch.tensor(10.0)
    assert pair.loss(a, a, scale, right) < pair.loss(a, a, scale, wrong)
    twin = a.clone()
    twin[1] = a[0]
    left_out = right.clone()
    left_out[0, 1] = left_out[1, 0] = -1
    assert pair.loss(twin, twin, scale, left_out) < pair.loss(twin, twin, scale, right)


def test_agreement():
    known = {"dog": {"dog", "puppy", "animal"}, "cat": {"cat", "animal"}}
    got = pair_data.agreement(["dog", "dog", "cat"], ["puppy", "dog", "animal"],
                              ["a puppy", "dog", "animal"], known)
    assert got.tolist() == [[1, -1, -1], [-1, 1, -1], [0, 0, 1]]


def test_regions_are_square_and_grey_outside_the_mask():
    picture = np.full((128, 128, 3), 250, np.uint8)
    mask = np.zeros((128, 128), np.uint8)
    mask[0:40, 20:100] = 255
    out = pair_data.region(picture, mask, 64)
    assert out.shape == (64, 64, 3)
    assert (out[20:44, 2:-2] == 250).all() and (out[:14] == 128).all() and (out[-14:] == 128).all()


def test_held_out_words_are_not_taught():
    taught, everything = Texts(), Texts(held_out=())
    kept = [w for words in taught.kept_out.values() for w in words]
    assert len(kept) > 300 and all(part(w) != "train" for w in kept)
    assert not {w for words in taught.of.values() for w in words} & set(kept)
    assert set(everything.of["dog face"]) > set(taught.of["dog face"])
    assert sum(taught.of["dog face"].values()) == pytest.approx(1)


def source(pictures: data.Pictures) -> pair_data.Source:
    mix = {"object": 0.5, "photograph-patch": 0.2, "material-patch": 0.2, "whole": 0.1}
    rng = np.random.default_rng(3)
    cuts = rng.integers(0, 256, (2, 96, 96, 4), dtype=np.uint8)
    items = [{"label": n, "style": "fluent3d", "split": "all"} for n in ("dog face", "axe")]
    return pair_data.Source(Composer(pictures, "train", mix), data._build(cuts, items), Texts(), 32,
                            0.4, 0.2)


def test_a_batch_depends_on_its_step_alone(pictures):
    made = source(pictures)
    one, two = (pair_data.batch(made, FEW, 1, 5, 6) for _ in range(2))
    assert all(np.array_equal(one[k], two[k]) for k in one)
    other = pair_data.batch(made, FEW, 1, 6, 6)
    assert not np.array_equal(one["pixels"], other["pixels"])
    assert one["pixels"].shape == (6, 3, 32, 32) and np.abs(one["pixels"]).max() <= 1
    assert (np.diag(one["agree"]) == 1).all() and not one["also"][range(6), one["label"]].any()


def test_resuming_is_bit_compatible(pictures, tmp_path):
    torch.set_num_threads(1)
    made = source(pictures)
    config = PairConfig(name="t", seed=4, shape=SMALL, batch=4, budgetSteps=6, warmSteps=2)
    parts = [{k: torch.from_numpy(v) for k, v in pair_data.batch(made, FEW, 4, i, 4).items()}
             for i in range(6)]
    whole = PairRun(config, len(made.names), words=FEW.size)
    for b in parts:
        whole.step(b)
    half = PairRun(config, len(made.names), words=FEW.size)
    for b in parts[:3]:
        half.step(b)
    half.save(tmp_path / "last.pt")
    again = PairRun(config, len(made.names), words=FEW.size)
    again.restore(tmp_path / "last.pt")
    for b in parts[3:]:
        again.step(b)
    for a, b in zip(whole.average.parameters(), again.average.parameters()):
        assert torch.equal(a, b)
    again.save(tmp_path / "end.pt")
    net, about = load_average(tmp_path / "end.pt")
    assert about["steps"] == 6
    tokens = torch.tensor([FEW("red sun")], dtype=torch.int32)
    assert torch.equal(net.text(tokens), whole.average.text(tokens))


def test_ranks():
    queries, answers = np.eye(3, dtype=np.float32), np.eye(3, dtype=np.float32)[[0, 2, 1]]
    assert pair_measure.ranks(queries, answers).tolist() == [0, 1, 1]


@pytest.mark.parametrize("small", [False, True])
def test_exported_graphs_agree_with_pytorch(small):
    torch.manual_seed(3)
    shape = {**SMALL, "thin": 64, "wide": 128, "text": 64}
    net = pair.Pair(pair.PairShape(words=FEW.size, **shape)).eval().requires_grad_(False)
    if small:
        graph.round_weights(net)
    graphs = pair_pack.build(net, small)
    assert pair_pack.largest_difference(net, FEW, graphs) < 1e-5
    if small:
        assert len(graphs["image"]) < 0.6 * len(pair_pack.build(net, False)["image"])


def test_the_pack_keeps_its_painter_and_gains_a_pair(tmp_path):
    manifest = {"id": "x", "networks": {"painter": {}}, "pair": {"networks": {"guide": {"a": 1}}}}
    (tmp_path / "pack.json").write_text(json.dumps(manifest))
    net = pair.tiny(FEW.size)
    vectors = np.array([[0.6, 0.8], [1.0, 0.0]], np.float32)
    shelf = pair_pack.shelf("lib", ["axe", "dog"], vectors, 0.5)
    pair_pack.write(tmp_path, net, FEW, {"steps": 1}, shelf, small=False)
    got = json.loads((tmp_path / "pack.json").read_text())
    assert got["networks"] == {"painter": {}} and got["pair"]["networks"]["guide"] == {"a": 1}
    for entry in (got["pair"]["tokenizer"], got["pair"]["shelf"], got["pair"]["networks"]["text"]):
        assert Path(tmp_path / entry["file"]).stat().st_size == entry["bytes"]
