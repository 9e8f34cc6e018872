"""Cut-outs: fitted, flipped, rotated, recoloured, lit, with a contact shadow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from . import masks
from .data import Pool
from .names import Kind

BILINEAR = Image.Resampling.BILINEAR

# Hue (0..255 as PIL has it) of the colour words; None: by saturation and value alone.
HUES: dict[str, int | None] = {
    "red": 0, "orange": 20, "yellow": 38, "green": 85, "blue": 155, "purple": 195, "pink": 232,
    "white": None, "black": None, "grey": None}

# Things that may have any colour; the others keep theirs.
ANY_COLOUR = frozenset((
    "car", "bus", "bicycle", "balloon", "teddy", "umbrella", "key", "book", "guitar", "house",
    "heart", "robot", "gem", "butterfly", "fish", "bird", "motorcycle", "truck", "scooter", "kite",
    "yo-yo", "dice", "puzzle piece", "gift", "backpack", "cap", "t-shirt", "dress", "handbag",
    "sneaker", "high heel", "boot", "scarf", "gloves", "coat", "socks", "shorts", "tie", "chair",
    "couch", "bucket", "basket", "vase", "candle", "pencil", "crayon", "suitcase", "box", "door",
    "tent", "boat", "canoe", "star", "lantern", "helmet", "phone", "telephone", "radio", "mailbox",
    "parrot", "snake", "flower", "tulip", "rose", "apple", "pepper", "shoe", "fan", "pickup truck",
    "race car", "skateboard", "magnet", "shield", "toolbox", "briefcase", "bed"))


def cut(pixels: np.ndarray) -> Image.Image:
    """uint8 RGBA [s, s, 4] -> premultiplied picture cropped to alpha above 24."""
    picture = Image.fromarray(pixels)
    box = picture.getchannel("A").point([0] * 25 + [255] * 231).getbbox()
    return picture.crop(box).convert("RGBa")


def by_name(objects: Pool) -> dict[str, list[Image.Image]]:
    """All cut-outs of a name, the main style (fluent3d) first."""
    out: dict[str, list[Image.Image]] = {}
    for i, item in enumerate(objects.items):
        at = out.setdefault(item["label"], [])
        one = cut(np.array(objects.pixels[i]))
        at.insert(0 if item["style"] == "fluent3d" else len(at), one)
    return out


def recoloured(picture: Image.Image, colour: str) -> Image.Image:
    """The thing with its coloured parts in `colour`; shading, greys and highlights stay."""
    straight = picture.convert("RGBA")
    alpha = straight.getchannel("A")
    hsv = np.asarray(straight.convert("RGB").convert("HSV")).astype(np.int16)
    hue, sat, val = hsv[..., 0], hsv[..., 1], hsv[..., 2]
    vivid = sat > 60
    target = HUES[colour]
    if target is None:
        share = {"white": 0.08, "grey": 0.08, "black": 0.15}[colour]
        gain, lift = {"white": (0.35, 165), "grey": (0.75, 0), "black": (0.25, 0)}[colour]
        sat = np.where(vivid, sat * share, sat)
        val = np.where(vivid, np.minimum(255, val * gain + lift), val)
    else:
        angle = hue[vivid] * (2 * np.pi / 256)
        if len(angle):
            main = np.arctan2(np.sin(angle).mean(), np.cos(angle).mean()) * 128 / np.pi
            off = (hue - main + 128) % 256 - 128
            hue = np.where(vivid, (target + 0.2 * off) % 256, hue)
            if colour == "pink":
                sat = np.where(vivid, sat * 0.55, sat)
                val = np.where(vivid, np.minimum(255, val * 0.8 + 60), val)
    out = np.stack((hue, sat, val), 2).astype(np.uint8)
    rgb = Image.fromarray(out, "HSV").convert("RGB")
    rgb.putalpha(alpha)
    return rgb.convert("RGBa")


@dataclass
class Look:
    """How a cut-out is shown: the chosen picture, and the colour word if it was recoloured."""

    picture: Image.Image
    colour: str


def look(rng: np.random.Generator, all_cuts: dict[str, list[Image.Image]], kind: Kind,
         main_style: float) -> Look:
    """One of the kind's cut-outs, flipped, turned or recoloured now and then."""
    name = kind.cutouts[0]
    if len(kind.cutouts) > 1 and rng.random() > main_style:
        name = str(rng.choice(kind.cutouts[1:]))
    cuts = all_cuts[name]
    picture = cuts[0 if rng.random() < main_style else -1]
    colour = ""
    if kind.name in ANY_COLOUR and rng.random() < 0.3:
        colour = str(rng.choice(list(HUES)))
        picture = recoloured(picture, colour)
    if rng.random() < 0.2:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if rng.random() < 0.25:
        picture = picture.rotate(rng.uniform(-8, 8), BILINEAR, expand=True)
    return Look(picture, colour)


def drawn(rng: np.random.Generator, ground: np.ndarray, picture: Image.Image,
          at: tuple[int, int, int, int], light: tuple[float, float],
          inside: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Draw `picture` scaled to the box `at` (x, y, w, h) on `ground` (float [s, s, 3], 0..255).

    `light` is the direction the light comes from (x to the right, y down): a mild ramp over the
    thing, the shadow falls to the other side. Nothing changes where `inside` (0..1 [s, s]) is 0.
    Returns the picture and the thing's coverage 0..1 [s, s].
    """
    side, (x, y, w, h) = ground.shape[0], at
    sheet = Image.new("RGBa", (side, side))
    sheet.paste(picture.resize((w, h), BILINEAR), (x, y))
    rgba = np.asarray(sheet)
    keep = np.ones((side, side), np.float32) if inside is None else inside
    if rng.random() < 0.6:
        shift = round(-light[0] * w * 0.12)
        foot = masks.ellipse_mask(side, (x + shift, y + h - max(4, h // 8), x + shift + w,
                                         y + h + h // 12))
        soft = np.asarray(Image.fromarray(foot).filter(ImageFilter.GaussianBlur(w / 14 + 1)))
        dark = rng.uniform(0.2, 0.5) * keep[..., None] * soft[..., None] / 255
        ground = ground * (1 - dark.astype(np.float32))
    alpha = rgba[..., 3].astype(np.float32) / 255 * keep
    line = (np.arange(side, dtype=np.float32) - x - w / 2) / max(w, 1)
    rise = (np.arange(side, dtype=np.float32) - y - h / 2) / max(h, 1)
    ramp = 1 + 0.25 * (light[0] * line[None] + light[1] * rise[:, None])
    gain = 1 + rng.normal(0, 0.03) + rng.normal(0, 0.015, 3)
    colour = rgba[..., :3].astype(np.float32) * gain.astype(np.float32) * ramp[..., None]
    colour = np.clip(colour * keep[..., None], 0, 255 * alpha[..., None])
    return ground * (1 - alpha[..., None]) + colour, alpha
