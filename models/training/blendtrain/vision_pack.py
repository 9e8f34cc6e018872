"""vision.json, the list of the vision pack's files, written network by network."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

REPO = Path(__file__).resolve().parents[3]
FOLDER = REPO / "models/packs/vision"
GOLDEN = REPO / "test/golden/vision"
LIMIT = 10 * 1024 * 1024  # bytes of the whole folder


def _manifest(folder: Path) -> dict:
    path = folder / "vision.json"
    if path.exists():
        return json.loads(path.read_text())
    return {"format": 1, "id": "blendfill-vision-1", "title": "Blendfill vision",
            "version": "1.0.0", "notice": "NOTICE", "files": {}}


def add(folder: Path, key: str, name: str, data: bytes, source: dict) -> None:
    """Writes `data` as folder/name and its entry `key` in vision.json; `source` says where it comes
    from (package, version, licence). AssertionError if the folder grows over LIMIT."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = _manifest(folder)
    (folder / name).write_bytes(data)
    manifest["files"][key] = {"file": name, "bytes": len(data),
                              "sha256": hashlib.sha256(data).hexdigest(), **source}
    manifest["files"] = dict(sorted(manifest["files"].items()))
    (folder / "vision.json").write_text(json.dumps(manifest, indent=2) + "\n")
    total = sum(f.stat().st_size for f in folder.iterdir())
    assert total <= LIMIT, f"{folder} holds {total} bytes; at most {LIMIT} are allowed"
    print(f"{name}: {len(data)} bytes; the folder {total}")


def golden(name: str, numbers: dict) -> None:
    """Writes golden numbers as test/golden/vision/`name`.json."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    (GOLDEN / f"{name}.json").write_text(json.dumps({"format": 1, **numbers}) + "\n")


def some(values, count: int) -> dict:
    """`count` values of an array spread over it, with their places in row-major order, six
    digits."""
    flat = values.reshape(-1)
    at = [(k * 7919 + 13) % flat.size for k in range(count)]
    return {"shape": list(values.shape), "at": at, "values": [float(f"{flat[i]:.6g}") for i in at]}
