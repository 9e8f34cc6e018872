"""Scenes: shapes, known truth, masks, captions, splits."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from blendtrain import cutouts, data, masks, names, scenes, words

MIX = {"object": 0.3, "objects": 0.1, "photograph-scene": 0.1, "photograph-patch": 0.1,
       "material-scene": 0.1, "material-patch": 0.1, "empty": 0.1, "extend": 0.1,
       "background": 0.1, "whole": 0.1}


def test_batch_shapes_and_repeatability(pictures):
    composer = scenes.Composer(pictures, "train", MIX)
    a, b = (scenes.batch(composer, words.Tokenizer(), 3, 8, 12, 0.1) for _ in range(2))
    assert a["truth"].shape == (12, 3, 128, 128) and a["truth"].dtype == np.uint8
    assert a["mask"].shape == (12, 1, 128, 128) and a["tokens"].shape == (12, 12)
    assert all(np.array_equal(a[k], b[k]) for k in a)
    other = scenes.batch(composer, words.Tokenizer(), 3, 9, 12, 0.1)
    assert not np.array_equal(a["truth"], other["truth"])


@pytest.mark.parametrize("sort", list(MIX))
def test_every_sort_has_a_fitting_mask_and_label(pictures, sort):
    composer, rng = scenes.Composer(pictures, "train", MIX), np.random.default_rng(1)
    for _ in range(12):
        s = composer.scene(rng, sort)
        x0, y0, x1, y1 = masks.bounds(s.mask)
        size = max(x1 - x0, y1 - y0) / 128
        known = float((s.mask == 0).mean())
        assert s.task in scenes.TASKS and s.truth.shape == s.behind.shape == (128, 128, 3)
        if sort == "empty":
            assert 0.02 <= size <= 0.9 and s.label == -1 and s.prompt == ""
            assert np.array_equal(s.truth, s.behind)
        elif sort in ("extend", "background", "whole"):
            assert s.task == sort and (s.prompt != "") == (s.label >= 0)
            assert (known == 0) == (sort == "whole") and known < 0.95
        else:
            kind = composer.kinds[s.label]
            assert 0.15 <= size <= 0.9 and s.prompt
            assert kind.cutouts if "object" in sort else kind.kind == sort.split("-")[0]


def test_things_stand_before_what_is_behind_them(pictures):
    composer, rng = scenes.Composer(pictures, "train", MIX), np.random.default_rng(5)
    for sort in ("object", "objects", "background"):
        s = composer.scene(rng, sort)
        near = s.depth == scenes.THING
        assert near.any() and not np.array_equal(s.truth[near], s.behind[near])
        inside = s.mask if sort != "background" else 255 - s.mask
        assert (inside[near] > 0).mean() > 0.8


def test_recoloured_things_are_named_by_their_colour(pictures):
    composer, rng = scenes.Composer(pictures, "train", MIX), np.random.default_rng(6)
    car = next(i for i, k in enumerate(composer.kinds) if k.name == "car")
    seen = [composer.scene(rng, "object", car) for _ in range(30)]
    assert any(s.colour for s in seen) and not all(s.colour for s in seen)
    assert all(not s.colour or s.colour in s.prompt.split() for s in seen)


def test_recolouring_gives_the_hue_and_keeps_the_greys():
    pixels = np.zeros((16, 16, 4), np.uint8)
    pixels[..., 3], pixels[:8, :, 0], pixels[8:, :, :3] = 255, 200, 128
    out = np.asarray(cutouts.recoloured(Image.fromarray(pixels), "blue").convert("RGBA"))
    assert out[2, 2, 2] > out[2, 2, 0] + 80 and np.array_equal(out[12, 2], pixels[12, 2])


def test_cutouts_stay_inside_the_mask(pictures):
    composer, rng = scenes.Composer(pictures, "train", MIX), np.random.default_rng(2)
    ground = np.full((128, 128, 3), 77, np.float32)
    for label in range(20):
        box = masks.random_box(rng, 128)
        truth, mask, _ = composer.place(rng, composer.kinds[label], ground, box)
        assert np.allclose(truth[mask == 0], 77)
        assert not np.allclose(truth[mask > 0], 77)


def test_masks_keep_to_their_box():
    rng = np.random.default_rng(3)
    for _ in range(50):
        box = masks.random_box(rng, 128)
        assert 0 <= box[0] < box[2] <= 128 and 0 <= box[1] < box[3] <= 128
        assert masks.bounds(masks.box_mask(128, box)) == box
        for mask in (masks.ellipse_mask(128, box), masks.brush_mask(rng, 128, box)):
            assert mask.shape == (128, 128) and mask.max() == 255
            assert 0.3 < (mask[box[1]:box[3], box[0]:box[2]] > 127).mean() <= 1


def test_tokenizer_rules():
    t = words.Tokenizer()
    assert t("") == [1] + [0] * 11
    assert t("An APPLE!") == t("a apple") == t("the apples")
    assert t("zzzz sunflower") == t("sunflower")
    assert len(t("a " * 40)) == 12
    table = words.vocabulary()
    assert len(table["words"]) == len(set(table["words"]))
    assert all(v in table["words"] for v in table["synonyms"].values())
    assert not set(table["synonyms"]) & set(table["words"])


def test_enough_names():
    kinds = names.kinds()
    assert len(kinds) >= 300
    assert len({k.name for k in kinds if k.kind in ("object", "photograph")}) >= 250
    assert len({k.name for k in kinds if k.kind == "material"}) >= 20
    assert len({(k.kind, k.name) for k in kinds}) == len(kinds)
    t = words.Tokenizer()
    assert all(2 not in t(w) and len(set(t(w))) > 2 for k in kinds for w in k.wordings)


def test_splits_share_no_photograph(tmp_path):
    root = data.data_dir()
    if root is None:
        pytest.skip("no picture data: set BLENDFILL_DATA or put it at ../shared/data")
    p = data.load(data.Path(__file__).resolve().parents[1] / "cache", root)
    for pool, key in ((p.photographs, "file"), (p.textures, "file"), (p.landscapes, "label"),
                      (p.scenes, "label")):
        sets = [{pool.items[i][key] for i in pool.all(s)} for s in data.SPLITS]
        assert all(sets) and len(set.union(*sets)) == sum(len(s) for s in sets)
