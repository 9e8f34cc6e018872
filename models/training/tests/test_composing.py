"""Batches composed ahead in other processes are those of this one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from conftest import made_up

from blendtrain import scenes, words
from blendtrain.composing import Batch, Composers

MIX = {"object": 0.5, "photograph-patch": 0.2, "empty": 0.3}


def made() -> Callable[[int], Batch]:
    composer, tokenizer = scenes.Composer(made_up(), "train", MIX), words.Tokenizer()
    return lambda step: scenes.batch(composer, tokenizer, 3, step, 4, 0.1)


def failing() -> Callable[[int], Batch]:
    def batch(step: int) -> Batch:
        if step == 2:
            raise ValueError("no such picture")
        return {"truth": np.zeros(1)}
    return batch


@pytest.mark.parametrize(("count", "first"), [(1, 0), (2, 0), (2, 5), (3, 4)])
def test_whoever_composes_and_wherever_a_run_resumes(count, first):
    here, composers = made(), Composers(made, first, count)
    try:
        for step in range(first, first + 5):
            theirs, ours = composers(step), here(step)
            assert theirs.keys() == ours.keys()
            assert all(np.array_equal(theirs[k], ours[k]) for k in ours)
            assert all(theirs[k].dtype == ours[k].dtype for k in ours)
    finally:
        composers.close()
    assert not any(p.is_alive() for p in composers.processes)


def test_a_composer_that_fails_or_dies_is_told():
    composers = Composers(failing, 0, 2)
    try:
        for step in range(2):
            composers(step)
        with pytest.raises(RuntimeError, match="no such picture"):
            composers(2)
        composers.processes[1].kill()
        with pytest.raises((AssertionError, RuntimeError)):
            for step in range(2, 40):
                composers(step)
    finally:
        composers.close()
