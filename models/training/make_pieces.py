"""Learn the pair's word pieces from the words the pair is trained on: pair/pieces.json.

    pip install tokenizers==0.23.3 && python make_pieces.py
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from blendtrain import data, names, pieces
from blendtrain.pair_texts import TEMPLATES, Texts

# Words prompts are made of besides things; they decide what counts as a known word.
COMMON = """a an the one two three four five six some several many few no my your his her our of on
in at by under over above below behind beside between near with without and or next to front from
into onto around inside outside like as that which is are was has have up down left right middle
big small little tiny large huge giant tall short long wide thin thick fat round square flat old
new young fresh ripe dry wet hot cold warm dark light bright shiny matte rough smooth soft hard
wooden metal golden silver glass plastic stone paper leather ceramic clean dirty broken open closed
empty full half whole cute funny happy sad angry sleeping sitting standing running flying swimming
jumping eating drinking playing smiling looking lying hanging floating falling burning melting
put add draw paint make show photo photograph picture image drawing illustration render realistic
cartoon close view top side back wall floor table ground sky sea beach desert forest city street
field garden house room kitchen park mountain hill river lake snow rain cloud cloudy sunset sunrise
night day morning evening summer winter autumn spring something anything thing things eat drink
wear ride play read write cut cook keep hold drive fly sail sit sleep live grows grow made used for
food animal pet bird fruit vegetable flower plant tree tool toy vehicle building furniture clothes
clothing instrument weapon container drink dessert sport game weather texture surface material
pattern background landscape water sand grass rock wood brick steel iron gold marble""".split()


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--size", type=int, default=5120, help="number of pieces")
    a.add_argument("--out", type=Path, default=pieces.FILE, help="file to write")
    o = a.parse_args()
    texts = [t for t in TEMPLATES for _ in range(20)] + COMMON * 40 + list(names.COLOURS) * 40
    texts += [w for k in names.kinds() for w in k.wordings for _ in range(40)]
    texts += [w for w in names.SYNONYMS for _ in range(10)]
    table = Texts(held_out=())
    for weights in table.of.values():
        texts += [w for w, weight in weights.items() for _ in range(max(1, round(30 * weight)))]
    root = data.data_dir()
    assert root, "no picture data"
    for file in ("photos_160", "landscapes_256"):
        for item in json.loads((root / f"{file}.json").read_text())["items"]:
            if not item["file"].startswith(("trashnet", "coco")):
                texts += [item["label"]] if "label" in item else item["labels"]
    o.out.write_text(json.dumps(pieces.learn(texts, o.size), indent=0, ensure_ascii=False) + "\n")
    whole = pieces.Pieces(json.loads(o.out.read_text()))
    words = {w for t in texts for w in pieces.split(t)}
    known = sum(len(whole.word(w)) == 1 for w in words)
    print(f"{whole.size} pieces; {known} of {len(words)} words whole")


if __name__ == "__main__":
    main()
