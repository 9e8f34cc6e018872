"""Word vocabulary and tokenizer; the same rules are implemented in the plugin (TypeScript)."""

from __future__ import annotations

import re

from . import names

LENGTH, PAD, START, UNKNOWN = 12, 0, 1, 2
TEMPLATE_WORDS = ("a", "photo", "of", "on", "in", "front", "flower", "fruit", "wall", "texture",
                  "surface", "and", "with", "background")
_SPLIT = re.compile(r"[\W_]+", re.UNICODE)


def split(text: str) -> list[str]:
    """Lowercase words of `text`, split on anything that is not a Unicode letter or digit."""
    return [w for w in _SPLIT.split(text.lower()) if w]


def vocabulary() -> dict:
    """The token table as written to vocabulary.json."""
    words: list[str] = ["[pad]", "[start]", "[unknown]"]
    for text in (*TEMPLATE_WORDS, *names.COLOURS, *names.COUNTS,
                 *(w for k in names.kinds() for w in k.wordings)):
        for word in split(text):
            if word not in words:
                words.append(word)
    synonyms = {k: v for k, v in names.SYNONYMS.items() if k not in words and v in words}
    return {"format": 1, "length": LENGTH, "pad": PAD, "start": START, "unknown": UNKNOWN,
            "words": words, "synonyms": synonyms,
            "names": [{"name": k.name, "kind": k.kind} for k in names.kinds()]}


class Tokenizer:
    """Prompt -> 12 token numbers: [start] words... padded; unknown words are dropped."""

    def __init__(self, table: dict | None = None):
        table = table or vocabulary()
        self.length: int = table["length"]
        self.size = len(table["words"])
        self.synonyms: dict[str, str] = table["synonyms"]
        self.index = {w: i for i, w in enumerate(table["words"]) if i > UNKNOWN}

    def __call__(self, text: str) -> list[int]:
        ids = [START]
        for word in split(text):
            number = self.index.get(self.synonyms.get(word, word))
            if number is not None:
                ids.append(number)
        ids = ids[: self.length]
        return ids + [PAD] * (self.length - len(ids))
