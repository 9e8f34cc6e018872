"""The painter (pixel U-Net) and the text encoder.

The painter predicts the clean picture (x-prediction flow matching; Li & He 2025, "Back to Basics:
Let Denoising Generative Models Denoise"). Conditioning: FiLM from noise level and pooled text
(Perez et al. 2018), cross-attention to the words (Rombach et al. 2022), and coordinates relative
to the mask's bounding box, computed in the graph, so that things are learnt in a canonical pose.
Only float operations that ONNX Runtime's WASM and WebGPU backends have are used.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

SPREAD = 0.5  # standard deviation of pictures in -1..1


@dataclass
class Shape:
    """Sizes of the networks. `channels`: at side/4, side/8 and side/16; `thin`: at side/2."""

    side: int = 128
    thin: int = 32
    channels: tuple[int, int, int] = (64, 160, 320)
    down: tuple[int, int, int] = (1, 2, 2)
    up: tuple[int, int] = (2, 2)
    head: int = 32
    embed: int = 320
    words: int = 256
    text: int = 192
    text_layers: int = 2
    length: int = 12
    slots: int = 16
    tasks: int = 8


def sizes(x: Tensor) -> list[int]:
    """Shape as plain numbers, so that a traced graph holds constants and no shape arithmetic."""
    return [int(k) for k in x.shape]


class Norm(nn.Module):
    """Group normalisation; exported through InstanceNormalization."""

    def __init__(self, channels: int):
        super().__init__()
        self.groups = max(1, channels // 16)
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        if torch.onnx.is_in_onnx_export():
            n, c, h, w = sizes(x)
            y = F.instance_norm(x.reshape(n, self.groups, c // self.groups * h * w), eps=1e-5)
            return y.reshape(n, c, h, w) * self.weight[:, None, None] + self.bias[:, None, None]
        return F.group_norm(x, self.groups, self.weight, self.bias, 1e-5)


class Block(nn.Module):
    """Residual block with FiLM. x [n, c, h, w], e [n, embed]."""

    def __init__(self, channels: int, embed: int):
        super().__init__()
        self.norm1, self.norm2 = Norm(channels), Norm(channels)
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.film = nn.Linear(embed, 2 * channels)
        nn.init.zeros_(self.conv2.weight)
        nn.init.zeros_(self.conv2.bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor, e: Tensor) -> Tensor:
        scale, shift = self.film(e)[:, :, None, None].split(sizes(x)[1], 1)
        h = self.conv1(F.silu(self.norm1(x)))
        h = self.norm2(h) * (1 + scale) + shift
        return x + self.conv2(F.silu(h))


class Attention(nn.Module):
    """Attention over the words, with `itself` over the positions too, in one softmax.
    x [n, c, h, w], context [n, l, d]; `absent` [n, 1, 1, l] is added to the scores of the words (0:
    there, -1e4: not)."""

    def __init__(self, channels: int, text: int, head: int, itself: bool):
        super().__init__()
        self.heads, self.itself = channels // head, itself
        self.norm = Norm(channels)
        self.query = nn.Conv2d(channels, channels, 1)
        self.pair = nn.Conv2d(channels, 2 * channels, 1) if itself else nn.Identity()
        self.words = nn.Linear(text, 2 * channels)
        self.out = nn.Conv2d(channels, channels, 1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor, context: Tensor, absent: Tensor) -> Tensor:
        n, c, h, w = sizes(x)
        d = c // self.heads
        y = self.norm(x)
        q = self.query(y).reshape(n, self.heads, d, h * w)
        pair = self.words(context).transpose(1, 2).reshape(n, 2 * self.heads, d, sizes(context)[1])
        if self.itself:
            pair = torch.cat((self.pair(y).reshape(n, 2 * self.heads, d, h * w), pair), 3)
            absent = torch.cat((absent.new_zeros(n, 1, 1, h * w), absent), 3)
        k, v = pair.split(self.heads, 1)
        a = torch.softmax(q.transpose(2, 3) @ k / math.sqrt(d) + absent, 3)
        y = (v @ a.transpose(2, 3)).reshape(n, c, h, w)
        return x + self.out(y)


def box_coordinates(mask: Tensor) -> Tensor:
    """mask [n, 1, s, s] -> [n, 16, s/4, s/4]: position relative to the mask's bounding box.

    u, v in box units (-1..1 inside), the same in units of the box's longer half, low harmonics of
    both, the box's half width and height (share of the frame) and the mask itself.
    """
    side = mask.shape[-1]
    line = (torch.arange(side, device=mask.device, dtype=torch.float32) + 0.5) / side
    on = (mask > 0.5).float()
    ends = []
    for axis, other in ((line[None, None, None, :], 2), (line[None, None, :, None], 3)):
        any_ = torch.amax(on, other, keepdim=True)
        low = torch.amin(axis + 2 * (1 - any_), (2, 3), keepdim=True)
        high = torch.amax(axis - 2 * (1 - any_), (2, 3), keepdim=True)
        ends.append(((low + high) / 2, torch.clamp((high - low) / 2 + 0.5 / side, 0.5 / side, 0.5)))
    (cx, hx), (cy, hy) = ends
    half = torch.maximum(hx, hy)
    at = (torch.arange(side // 4, device=mask.device, dtype=torch.float32) + 0.5) * (4 / side)
    grid = torch.zeros_like(mask[:, :, ::4, ::4])
    x, y = at[None, None, None, :] - cx + grid, at[None, None, :, None] - cy + grid
    u, v = torch.clamp(x / hx, -2, 2), torch.clamp(y / hy, -2, 2)
    p, q = torch.clamp(x / half, -2, 2), torch.clamp(y / half, -2, 2)
    waves = [f(math.pi * k * a) for k in (1.0, 2.0) for a in (p, q) for f in (torch.sin, torch.cos)]
    return torch.cat((u, v, p, q, *waves, hx + grid, hy + grid, u * v,
                      F.avg_pool2d(mask, 4)), 1)


def levels(time: Tensor) -> tuple[Tensor, Tensor]:
    """time [n] -> error scale and input level, each [n, 1, 1, 1] (Karras et al. 2022, in terms of
    the flow's noise level): `scale` is the error that a best linear guess from the noisy pixel
    would make, `level` brings the noisy picture to unit size, fading to 0 from time 2/3 to 1: there
    the picture must come from prompt and surroundings, and amplified noise would only disturb."""
    t = time[:, None, None, None]
    keep = (1 - t) * SPREAD
    size = t * t + keep * keep + 1e-8
    fade = torch.clamp(3 * (1 - t), 0, 1)
    return SPREAD * t / torch.sqrt(size), fade / torch.sqrt(size)


class Painter(nn.Module):
    """forward(noisy, source, mask, time, context, task, depth, slots, present) -> clean; see README
    for shapes and ranges. Depth and task begin with weights of zero, slots are absent unless said,
    so a painter that never saw them paints the same (ControlNet's zero convolutions; Zhang et al.
    2023): reference pictures and instructions get their keys and values through the slots."""

    coordinates = 16

    def __init__(self, s: Shape):
        super().__init__()
        self.shape = s
        self.whole_frame = False  # ablation: repaint the known region too
        c0, c1, c2 = s.channels
        self.stem = nn.Conv2d(7, s.thin, 2, 2)
        self.enter = nn.Conv2d(s.thin, c0, 2, 2)
        self.depth = nn.Conv2d(1, s.thin, 2, 2, bias=False)
        self.task = nn.Linear(s.tasks, s.embed, bias=False)
        grids = [s.side // 4, s.side // 8, s.side // 16]
        self.place = nn.ModuleList(nn.Conv2d(self.coordinates, c, 1) for c in s.channels)
        self.maps = nn.ParameterList(
            nn.Parameter(torch.zeros(1, c, g, g)) for c, g in zip(s.channels, grids))
        self.time = nn.Linear(64, s.embed)
        self.pooled = nn.Linear(s.text, s.embed)
        self.embed = nn.Linear(s.embed, s.embed)

        def blocks(c: int, n: int) -> nn.ModuleList:
            return nn.ModuleList(Block(c, s.embed) for _ in range(n))

        self.down = nn.ModuleList(blocks(c, n) for c, n in zip(s.channels, s.down))
        self.up = nn.ModuleList(blocks(c, n) for c, n in zip((c1, c0), s.up))
        self.shrink = nn.ModuleList((nn.Conv2d(c0, c1, 2, 2), nn.Conv2d(c1, c2, 2, 2)))
        self.grow = nn.ModuleList((nn.Conv2d(c2, 4 * c1, 1), nn.Conv2d(c1, 4 * c0, 1)))
        self.attend = nn.ModuleList(Attention(c, s.text, s.head, c == c2) for c in (c2, c2, c1))
        self.gain = nn.Linear(s.embed, 2 * s.thin)
        self.leave = nn.Conv2d(c0, 4 * s.thin, 1)
        self.last_norm = Norm(s.thin)
        self.last1 = nn.Conv2d(s.thin, s.thin, 3, padding=1)
        self.last2 = nn.Conv2d(s.thin, 12, 3, padding=1)
        nn.init.zeros_(self.depth.weight)
        nn.init.zeros_(self.task.weight)
        nn.init.zeros_(self.gain.weight)
        nn.init.zeros_(self.gain.bias)
        nn.init.zeros_(self.last2.weight)
        nn.init.zeros_(self.last2.bias)  # type: ignore[arg-type]

    def forward(self, noisy: Tensor, source: Tensor, mask: Tensor, time: Tensor, context: Tensor,
                task: Tensor | None = None, depth: Tensor | None = None,
                slots: Tensor | None = None, present: Tensor | None = None) -> Tensor:
        if task is None or depth is None or slots is None or present is None:
            task, depth, slots, present = self.extra(noisy, task, depth)
        where = box_coordinates(mask)
        wheres = [where, F.avg_pool2d(where, 2), F.avg_pool2d(where, 4)]
        rates = torch.exp(torch.arange(32, device=mask.device) * (-math.log(200.0) / 31)) * 50.0
        angle = time[:, None] * rates[None]
        e = self.time(torch.cat((torch.sin(angle), torch.cos(angle)), 1))
        e = F.silu(self.embed(F.silu(e + self.pooled(context[:, 0]) + self.task(task))))
        # All words are attended to, padding too: its tokens are zero, as in training.
        absent = torch.cat((torch.zeros_like(context[:, :, 0]), (present - 1) * 1e4), 1)
        absent, context = absent[:, None, None, :], torch.cat((context, slots), 1)

        _, level = levels(time)
        thin = self.stem(torch.cat((noisy * level, source, mask * 2 - 1), 1)) + self.depth(depth)
        x, skips = self.enter(thin), []
        for i, level in enumerate(self.down):
            if i:
                x = self.shrink[i - 1](x)
            x = x + self.place[i](wheres[i]) + self.maps[i]
            for j, block in enumerate(level):  # type: ignore[arg-type]
                x = block(x, e)
                if i == 2:
                    x = self.attend[j % 2](x, context, absent)
            skips.append(x)
        for i, level in enumerate(self.up):
            x = skips[1 - i] + F.pixel_shuffle(self.grow[i](x), 2)
            for j, block in enumerate(level):  # type: ignore[arg-type]
                x = block(x, e)
                if i == 0 and j == 0:
                    x = self.attend[2](x, context, absent)
        scale, shift = self.gain(e)[:, :, None, None].split(self.shape.thin, 1)
        thin = thin * (1 + scale) + shift + F.pixel_shuffle(self.leave(x), 2)
        thin = thin + self.last1(F.silu(self.last_norm(thin)))
        out = F.pixel_shuffle(self.last2(F.silu(thin)), 2)
        return out if self.whole_frame else source + mask * out


    def extra(self, like: Tensor, task: Tensor | None = None, depth: Tensor | None = None,
              ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """task (fill unless given), depth (unknown unless given: zero) and empty slots for a batch
        like `like` [n, ...]: the last four inputs."""
        n, s = like.shape[0], self.shape
        if task is None:
            task = torch.eye(s.tasks)[:1].expand(n, -1).to(like)
        if depth is None:
            depth = like.new_zeros(n, 1, s.side, s.side)
        return task, depth, like.new_zeros(n, s.slots, s.text), like.new_zeros(n, s.slots)


class TextEncoder(nn.Module):
    """tokens int32 [n, length] -> context [n, length, text]; position 0 serves as pooled text."""

    def __init__(self, s: Shape):
        super().__init__()
        d = s.text
        self.heads = 4 if d % 4 == 0 else 1
        self.words = nn.Embedding(s.words, d)
        self.places = nn.Parameter(torch.randn(1, s.length, d) * 0.1)
        nn.init.normal_(self.words.weight, std=0.5)
        self.layers = nn.ModuleList(
            nn.ModuleDict({"norm1": nn.LayerNorm(d), "qkv": nn.Linear(d, 3 * d),
                           "out": nn.Linear(d, d), "norm2": nn.LayerNorm(d),
                           "wide": nn.Linear(d, 2 * d), "narrow": nn.Linear(2 * d, d)})
            for _ in range(s.text_layers))
        self.norm = nn.LayerNorm(d)

    def forward(self, tokens: Tensor) -> Tensor:
        n, length = sizes(tokens)
        wide = sizes(self.places)[2]
        real = (tokens > 0).float()
        x = self.words(tokens) + self.places
        block = ((1 - real) * -1e4)[:, None, None, :]
        for m in self.layers:
            parts = m["qkv"](m["norm1"](x))  # type: ignore[index]
            parts = parts.reshape(n, length, 3 * self.heads, wide // self.heads).transpose(1, 2)
            q, k, v = parts.split(self.heads, 1)
            a = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(wide // self.heads) + block, 3)
            x = x + m["out"]((a @ v).transpose(1, 2).reshape(n, length, wide))  # type: ignore[index]
            h = F.silu(m["wide"](m["norm2"](x)))  # type: ignore[index]
            x = x + m["narrow"](h)  # type: ignore[index]
        return self.norm(x) * real[:, :, None]


class Networks(nn.Module):
    """Both networks, trained together."""

    def __init__(self, s: Shape):
        super().__init__()
        self.painter, self.text = Painter(s), TextEncoder(s)

    def forward(self, noisy: Tensor, source: Tensor, mask: Tensor, time: Tensor, tokens: Tensor,
                task: Tensor | None = None, depth: Tensor | None = None) -> Tensor:
        return self.painter(noisy, source, mask, time, self.text(tokens), task, depth)
