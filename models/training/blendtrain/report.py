"""The text of REPORT.md from measured numbers."""

from __future__ import annotations

from collections import Counter


def _percent(x: dict) -> str:
    if not x.get("n"):
        return "-"
    return f"{100 * x['rate']:.0f} % ({100 * x['low']:.0f}-{100 * x['high']:.0f})"


NAMES = {"object": "cut-out objects", "photograph": "photographed kinds",
         "material": "materials", "all": "all three",
         "photographInPlace": "photographed kinds, inside their own photograph",
         "materialInPlace": "materials, inside their own texture"}


def text(about: dict, measured: dict, wrong: list[tuple[str, str]], history: str) -> str:
    c, s = about["config"], measured["sampler"]
    samples = about["steps"] * c["batch"]
    rows = "\n".join(
        f"| {NAMES[g]} | {h['fill'].get('n', 0)} | {_percent(h['judgeOnTrue'])} "
        f"| {_percent(h['fill'])} | {_percent(h['shuffledLabels'])} "
        f"| {_percent(h['swappedPromptNamesNew'])} | {_percent(h['swappedPromptNamesOld'])} |"
        for g, h in measured["hits"].items())
    often = ", ".join(f"{a} named {b}" + (f" ({n})" if n > 1 else "")
                      for (a, b), n in Counter(wrong).most_common(24))
    return f"""# Embedded painter: what was trained and what it measures

Written by evaluate.py; numbers are as measured, on scenes fixed by a seed beforehand.

## Training
* configuration: configs/{c['name']}.json; {about['steps']} steps, {samples} samples
* {about['wall'] / 60:.1f} wall minutes, {about['cpu'] / 60:.1f} CPU minutes on two cores of an
  Intel Xeon (AVX-512), no GPU; {samples / about['wall']:.1f} samples a second, composing included
* other programs (builds, tests) shared the two cores meanwhile
* a painter run takes {measured['painterMillisecondsOneThreadNative']} ms on one thread of the
  native ONNX Runtime here; PyTorch and ONNX Runtime differ by {measured['onnxDifference']:.1e}

{history}
## Hit rate
A separate judge (other architecture, seed and augmentation; see blendtrain/judge.py) names the
painted pixels only, one of {measured['classes']} names. It guides and ranks nothing: one fill a
scene, first seed. {measured['scenes']} test scenes; their backgrounds (by panorama and by
photograph), photographs and textures were in no training picture. Cut-outs are shared with
training, since each object exists only once or twice: for them only the surroundings, mask and
size are new. Sampler: {s['steps']} steps, guidance {s['guidance']}, interval
{s['guidanceInterval']}, shift {s['shift']}, chosen on validation scenes (with the same judge, so
a slight favour to it is possible) and by eye. In brackets: bootstrap 95 % intervals.

| | scenes | judge on truth | fills | shuffled labels | swapped: new | swapped: old |
| --- | --- | --- | --- | --- | --- | --- |
{rows}

"Shuffled labels" compares the same fills with the labels of other scenes' prompts (chance).
"Swapped" repaints the same picture, mask and noise with another scene's prompt: how often the judge
names the new prompt's kind, and the old one's. The other scene is half the list further on and
often of another sort (an object's picture gets a material's prompt), so this column's rows
are not comparable with the fills' rows; the last column shows that the old content is not
remembered. In the last two rows the surroundings are of the kind itself, so they help the painter
(and resist another prompt); they are not part of "all three".

Of the judge's own accuracy on true pictures the fills reach
{100 * measured['shareOfJudge']:.0f} % (all three; the goal is 90 %).

Misses (prompt, name given): {often or 'none'}.

## Pictures
report-sheet.png: random test scenes, not chosen; left the fill by the scene's prompt, right the
same scene and noise with another prompt. Only painted pixels are shown.

![random fills](report-sheet.png)

## Known weaknesses
* Only the known names (vocabulary.json, `names`) mean something; other words are dropped.
* 128 pixels: larger regions are painted at 128 and enlarged by the engine.
* Far fewer samples than planned: builds and tests took about half of the two cores. Colours and
  their arrangement follow the prompt; outlines are soft, details are missing, and many objects
  (horse, bicycle, helicopter, castle) can only be guessed at.
* Objects come from two emoji families: a learnt picture per name, little variety between seeds.
* Photographed kinds are blotches of the right colour and grain; look-alikes (nectarine and tomato,
  satsuma and orange, zucchini and cucumber) are confused, by the judge on true pictures too.
* Materials have the right mean colour and hardly any structure.
* An empty prompt continues smooth surroundings; it leaves a faint patch on textured ones.
* Light and perspective of the surroundings are matched roughly at best.
"""
