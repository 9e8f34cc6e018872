"""Word pieces of the text-image pair: greedy, longest piece first (Wu et al. 2016; the same rules
are implemented in the plugin, models/networks/pieces.ts)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "pair/pieces.json"
LENGTH, PAD, UNKNOWN = 20, 0, 1
LONGEST = 40  # characters of a word; longer ones are unknown
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


def split(text: str) -> list[str]:
    """NFKC lower-case runs of letters and digits."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


class Pieces:
    """Text -> `length` token numbers, 0-padded. Pieces inside a word begin with ##."""

    def __init__(self, table: dict | None = None):
        self.table = table or json.loads(FILE.read_text())
        self.length: int = self.table["length"]
        self.index = {p: i for i, p in enumerate(self.table["pieces"]) if i > UNKNOWN}
        self.size = len(self.table["pieces"])

    def word(self, word: str) -> list[int]:
        """Pieces of one word; [UNKNOWN] where some part of it has none."""
        out, start = [], 0
        if len(word) > LONGEST:
            return [UNKNOWN]
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self.index.get(("##" if start else "") + word[start:end])
                if number is not None:
                    break
            else:
                return [UNKNOWN]
            out.append(number)
            start = end
        return out

    def __call__(self, text: str) -> list[int]:
        ids = [i for word in split(text) for i in self.word(word)][: self.length]
        return ids + [PAD] * (self.length - len(ids))


def learn(texts: Iterable[str], size: int) -> dict:
    """A table of `size` pieces learnt with the `tokenizers` library's word-piece trainer."""
    from tokenizers import (  # pyright: ignore[reportMissingImports]
        Tokenizer,
        models,
        pre_tokenizers,
        trainers,
    )

    tokenizer = Tokenizer(models.WordPiece(unk_token="[unknown]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    trainer = trainers.WordPieceTrainer(vocab_size=size, min_frequency=1, show_progress=False,
                                        special_tokens=["[pad]", "[unknown]"])
    tokenizer.train_from_iterator((" ".join(split(t)) for t in texts), trainer)
    order = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    return {"format": 1, "length": LENGTH, "pad": PAD, "unknown": UNKNOWN,
            "pieces": [piece for piece, _ in order]}


def tiny_table() -> dict:
    """Letters, digits and a few words, for the tiny test pack."""
    letters = [chr(c) for c in (*range(97, 123), *range(48, 58))]
    words = ["a", "photo", "of", "sun", "flower", "two", "on", "grass", "ball", "red", "pup"]
    inside = ["##" + w for w in (*letters, "flower", "pies", "ies")]
    pieces = list(dict.fromkeys(["[pad]", "[unknown]", *letters, *words, *inside]))
    return {"format": 1, "length": LENGTH, "pad": PAD, "unknown": UNKNOWN, "pieces": pieces}
