"""The text-image pair: two small transformers whose unit vectors agree where a text says what a
picture shows (Radford et al. 2021, "Learning Transferable Visual Models From Natural Language
Supervision"). Fetches references, ranks candidates and guides.

Neither has a convolution: patches are a reshape and a Linear (Dosovitskiy et al. 2021), and after
half the blocks 2 x 2 patches merge by another (Liu et al. 2021, section 3.1). So the gradient of
the distance with respect to the pixels needs MatMul, LayerNorm, Softmax and GELU (tanh) alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

HEAD = 32  # width of an attention head, everywhere


@dataclass
class PairShape:
    """Sizes of both networks. `side` must be a multiple of 2 * `patch`."""

    side: int = 64
    patch: int = 8
    thin: int = 128
    thin_layers: int = 3
    wide: int = 256
    wide_layers: int = 3
    length: int = 20
    words: int = 5120
    text: int = 128
    text_layers: int = 4
    out: int = 128


class Block(nn.Module):
    """x + Attention(LayerNorm(x)), then x + MLP(LayerNorm(x)) (Vaswani et al. 2017, pre-norm)."""

    def __init__(self, width: int, ratio: int):
        super().__init__()
        self.heads, self.width = max(1, width // HEAD), width
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.q, self.k = nn.Linear(width, width), nn.Linear(width, width)
        self.v, self.out = nn.Linear(width, width), nn.Linear(width, width)
        self.grow, self.shrink = nn.Linear(width, ratio * width), nn.Linear(ratio * width, width)

    def forward(self, x: Tensor, hide: Tensor | None = None) -> Tensor:
        """x [n, length, width]; `hide` [n, 1, 1, length] is added to the attention's logits."""
        n, length, each = x.shape[0], x.shape[1], self.width // self.heads

        def split(y: Tensor) -> Tensor:
            return y.reshape(n, length, self.heads, each).transpose(1, 2)

        h = self.norm1(x)
        logits = split(self.q(h)) @ split(self.k(h)).transpose(2, 3) * (1 / math.sqrt(each))
        weights = torch.softmax(logits if hide is None else logits + hide, 3)
        x = x + self.out((weights @ split(self.v(h))).transpose(1, 2).reshape(n, length, -1))
        return x + self.shrink(F.gelu(self.grow(self.norm2(x)), approximate="tanh"))


def unit(x: Tensor) -> Tensor:
    return x * torch.rsqrt((x * x).sum(1, keepdim=True) + 1e-12)


class PairText(nn.Module):
    """tokens int32 [n, length or fewer], 0 where there is none -> unit vectors [n, out]."""

    def __init__(self, s: PairShape):
        super().__init__()
        self.words = nn.Embedding(s.words, s.text)
        self.places = nn.Parameter(torch.randn(1, s.length, s.text) * 0.1)
        nn.init.normal_(self.words.weight, std=0.5)
        self.blocks = nn.ModuleList(Block(s.text, 4) for _ in range(s.text_layers))
        self.norm = nn.LayerNorm(s.text)
        self.last = nn.Linear(s.text, s.out, bias=False)

    def forward(self, tokens: Tensor) -> Tensor:
        real = (tokens > 0).float()
        hide = ((1 - real) * -1e4)[:, None, None, :]
        x = self.words(tokens) + self.places[:, :tokens.shape[1]]
        for block in self.blocks:
            x = block(x, hide)
        share = real / (real.sum(1, keepdim=True) + 1e-6)
        return unit(self.last((self.norm(x) * share[:, :, None]).sum(1)))


class PairImage(nn.Module):
    """pixels [n, 3, side, side] in -1..1 -> unit vectors [n, out]."""

    def __init__(self, s: PairShape):
        super().__init__()
        self.s, self.grid = s, s.side // s.patch
        self.stem = nn.Linear(3 * s.patch * s.patch, s.thin)
        self.places = nn.Parameter(torch.randn(1, self.grid**2, s.thin) * 0.1)
        self.thin = nn.ModuleList(Block(s.thin, 4) for _ in range(s.thin_layers))
        self.merge_norm = nn.LayerNorm(4 * s.thin)
        self.merge = nn.Linear(4 * s.thin, s.wide)
        self.wide = nn.ModuleList(Block(s.wide, 3) for _ in range(s.wide_layers))
        self.norm = nn.LayerNorm(s.wide)
        self.last = nn.Linear(s.wide, s.out, bias=False)

    def forward(self, pixels: Tensor) -> Tensor:
        n, g, p = pixels.shape[0], self.grid, self.s.patch
        x = pixels.reshape(n, 3, g, p, g, p).permute(0, 2, 4, 1, 3, 5).reshape(n, g * g, -1)
        x = self.stem(x) + self.places
        for block in self.thin:
            x = block(x)
        x = x.reshape(n, g // 2, 2, g // 2, 2, -1).permute(0, 1, 3, 2, 4, 5)
        x = self.merge(self.merge_norm(x.reshape(n, g * g // 4, -1)))
        for block in self.wide:
            x = block(x)
        return unit(self.last(self.norm(x).mean(1)))


class Pair(nn.Module):
    """Both networks and the inverse temperature of their loss."""

    def __init__(self, s: PairShape | None = None):
        super().__init__()
        self.s = s or PairShape()
        self.text, self.image = PairText(self.s), PairImage(self.s)
        self.temperature = nn.Parameter(torch.tensor(math.log(12.0)))

    @property
    def scale(self) -> Tensor:
        """Inverse temperature, at most 60."""
        return self.temperature.exp().clamp(max=60)


def loss(image: Tensor, text: Tensor, scale: Tensor, agree: Tensor) -> Tensor:
    """Contrastive loss in both directions. `agree` [n, n]: 1 where text j belongs to picture i,
    0 where it does not, -1 where it also fits and is left out (the same thing described
    otherwise). Several right answers share the target (Yang et al. 2022, UniCL)."""
    logits = scale * image @ text.T + torch.where(agree < 0, -1e4, 0.0)
    right = (agree > 0).float()
    rows = (F.log_softmax(logits, 1) * right).sum(1) / right.sum(1)
    columns = (F.log_softmax(logits, 0) * right).sum(0) / right.sum(0)
    return -(rows.mean() + columns.mean()) / 2


def anchor_loss(vectors: Tensor, anchors: Tensor, scale: Tensor, label: Tensor,
                also: Tensor | None = None) -> Tensor:
    """Softmax over one learnt unit vector per name (Wang et al. 2018, NormFace), `also` [n, names]
    left out. Shared by texts and pictures, it teaches a small batch to tell all names apart; the
    anchors are dropped after training."""
    logits = scale * vectors @ F.normalize(anchors, dim=1).T
    if also is not None:
        logits = logits.masked_fill(also, -1e4)
    return F.cross_entropy(logits, label)


def parameters(net: nn.Module) -> int:
    return sum(p.numel() for p in net.parameters())


def tiny(words: int, seed: int = 6) -> Pair:
    """A few thousand random weights with the real interface, for fast tests."""
    torch.manual_seed(seed)
    return Pair(PairShape(side=32, thin=16, thin_layers=1, wide=16, wide_layers=1, length=20,
                          words=words, text=8, text_layers=1, out=16)).eval().requires_grad_(False)
