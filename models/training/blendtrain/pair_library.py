"""The plugin's library of reference pictures, as the build made it (build/library)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Entry:
    """`name` as people read it, other `words` for it, and the WebP file's bytes."""

    name: str
    words: tuple[str, ...]
    picture: bytes


@dataclass(frozen=True)
class Library:
    id: str
    entries: tuple[Entry, ...]


def load(repository: Path) -> Library:
    """@raises SystemExit where the library was not built"""
    folder = repository / "build/library"
    if not (folder / "library.json").exists():
        raise SystemExit("build the library first: node build.mjs (in the repository)")
    table = json.loads((folder / "library.json").read_text())
    pictures = (folder / "library.bin").read_bytes()
    return Library(table["id"], tuple(
        Entry(e["name"], tuple(e["words"]), pictures[e["offset"]:e["offset"] + e["bytes"]])
        for e in table["entries"]))
