/** Stone, and what is cast or spread: rock, marble, granite, concrete, asphalt, gravel, sand, plaster. */
import { blend, lit, paint, set } from "./canvas";
import { cells, clouds, draw, noise, ridges, step, wave } from "./noise";
import type { Surface } from "./surface";

const rock: Surface = {
  tiles: true,
  relief: 1.1,
  pattern: (seed) => (u, v, point) => {
    const warp = 0.05 * clouds(u, v, 4, 3, seed + 5);
    const { nearest, second, id } = cells(u + warp, v + warp, 5, 7, seed, 1);
    const crack = step(0.07, 0, second - nearest);
    const rough = clouds(u, v, 5, 6, seed + 1);
    set(point, paint(0x8b8378));
    blend(point, paint(0x5c554d), 0.35 + 0.5 * rough + 0.25 * ((id & 255) / 255 - 0.5));
    blend(point, paint(0xa89a82), 0.5 * step(0.1, 0.7, clouds(u, v, 3, 4, seed + 8)));
    lit(point, 1 - 0.6 * crack);
    point[3] = 0.045 * rough + ((0.05 * ((id >>> 8) & 255)) / 255) * step(0, 0.25, second - nearest) - 0.02 * crack;
  },
};

/** White with grey veins that branch and fade. */
const marble: Surface = {
  tiles: true,
  pattern: (seed) => (u, v, point) => {
    const x = u + 0.12 * clouds(u, v, 2, 4, seed + 1);
    const y = v + 0.12 * clouds(u, v, 2, 4, seed + 2);
    const vein = (cellsAcross: number, salt: number): number =>
      1 - Math.min(1, Math.abs(noise(x, y, cellsAcross, cellsAcross, seed + salt)) * 9);
    const strong = Math.max(0, vein(3, 3)) ** 3 * step(-0.25, 0.45, clouds(u, v, 3, 2, seed + 4));
    const fine = Math.max(0, vein(7, 5)) ** 3 * step(0, 0.6, clouds(u, v, 4, 2, seed + 6));
    set(point, paint(0xece9e4));
    blend(point, paint(0xcfccc8), 0.45 + 0.7 * clouds(u, v, 3, 5, seed + 7));
    blend(point, paint(0x6f7074), 0.75 * strong + 0.4 * fine);
  },
};

const onyx: Surface = {
  tiles: true,
  pattern: (seed) => (u, v, point) => {
    const bent = v + 0.35 * u + 0.16 * clouds(u, v, 2, 4, seed);
    const band = 0.5 + 0.5 * clouds(0, bent * 0.5, 1, 4, seed + 1, 16);
    const cloud = clouds(u, v, 4, 5, seed + 2);
    set(point, paint(0x5a2f14));
    blend(point, paint(0xb9712c), step(0.2, 0.6, band + 0.15 * cloud));
    blend(point, paint(0xe7cfa0), step(0.6, 0.95, band + 0.12 * cloud));
    blend(point, paint(0xf4ecd9), 0.8 * step(0.03, 0, Math.abs(band - 0.62)));
    lit(point, 1 + 0.14 * cloud);
  },
};

const granite: Surface = {
  tiles: true,
  pattern: (seed) => (u, v, point) => {
    set(point, paint(0xb9b2ab));
    const coarse = cells(u, v, 70, 70, seed, 1).id & 1023;
    if (coarse < 260) blend(point, paint(0x3b3a3c), 0.85);
    else if (coarse < 520) blend(point, paint(0xb08d80), 0.7);
    else if (coarse > 900) blend(point, paint(0xe9e6e1), 0.9);
    const fine = cells(u, v, 150, 150, seed + 1, 1).id & 1023;
    if (fine < 160) blend(point, paint(0x29282a), 0.7);
    else if (fine > 900) blend(point, paint(0xf0eeea), 0.6);
    lit(point, 1 + 0.12 * clouds(u, v, 5, 3, seed + 2));
  },
};

const chips = [0xc9b9a2, 0x8d8a86, 0xb4775a, 0x5d6b66, 0xf2efe9, 0x3f3d3c].map(paint);

const terrazzo: Surface = {
  tiles: true,
  pattern: (seed) => (u, v, point) => {
    set(point, paint(0xdcd7cd));
    lit(point, 1 + 0.05 * clouds(u, v, 40, 3, seed + 9));
    for (const [density, salt, size] of [
      [46, 5, 0.34],
      [22, 1, 0.42],
    ] as const) {
      const wobble = 0.35 / density;
      const cell = cells(
        u + wobble * noise(u, v, density * 2, density * 2, seed + salt),
        v + wobble * noise(u, v, density * 2, density * 2, seed + salt + 1),
        density,
        density,
        seed + salt + 2,
        0.75,
      );
      const [nearest, edge, id] = [cell.nearest, cell.second - cell.nearest, cell.id];
      if ((id & 7) > 5) continue;
      const inside = step(size, size - 0.05, nearest * (0.75 + ((id >>> 8) & 255) / 380)) * step(0.05, 0.1, edge);
      blend(point, chips[(id >>> 4) % chips.length] as (typeof chips)[number], inside);
    }
  },
};

const travertine: Surface = {
  tiles: true,
  relief: 0.5,
  pattern: (seed) => (u, v, point) => {
    const bent = v + 0.02 * clouds(u, v, 2, 3, seed);
    const band = clouds(u * 1, bent, 1, 5, seed + 1, 9);
    const pits = ridges(u, bent, 7, 3, seed + 2, 46);
    const pit = step(0.66, 0.82, pits) * step(0.05, 0.5, clouds(u, v, 3, 2, seed + 3, 8));
    set(point, paint(0xd9c7a8));
    blend(point, paint(0xb59873), 0.4 + 0.8 * band + 0.12 * noise(u, v, 20, 130, seed + 4));
    blend(point, paint(0x7a6246), 0.75 * pit);
    point[3] = -0.006 * pit;
  },
};

const concrete: Surface = {
  tiles: true,
  relief: 0.6,
  pattern: (seed) => (u, v, point) => {
    const stain = clouds(u, v, 2, 5, seed);
    const grain = noise(u, v, 190, 190, seed + 1) + 0.7 * noise(u, v, 90, 90, seed + 2);
    const { nearest, id } = cells(u, v, 26, 26, seed + 3, 1);
    const size = (id & 255) < 70 ? 0.04 + 0.1 * draw(id & 255, seed) : 0;
    const pit = size === 0 ? 0 : step(size, size * 0.5, nearest);
    set(point, paint(0x9d9b96));
    lit(point, 1 + 0.2 * stain + 0.06 * grain);
    blend(point, paint(0x7d776d), 0.35 * step(0.15, 0.8, clouds(u, v, 3, 4, seed + 6)));
    lit(point, 1 - 0.5 * pit);
    point[3] = 0.0012 * grain + 0.006 * stain - 0.006 * pit;
  },
};

const asphalt: Surface = {
  tiles: true,
  relief: 0.7,
  pattern: (seed) => (u, v, point) => {
    const { nearest, id } = cells(u, v, 95, 95, seed, 1);
    const tone = (id & 255) / 255;
    const dome = step(0.62, 0.1, nearest);
    set(point, paint(0x333437));
    blend(point, paint(tone > 0.9 ? 0xa9a59c : 0x6e6d6c), dome * (0.15 + 0.75 * tone * tone));
    lit(point, 1 + 0.16 * clouds(u, v, 3, 4, seed + 1) + 0.12 * noise(u, v, 230, 230, seed + 2));
    point[3] = 0.0045 * dome + 0.001 * noise(u, v, 230, 230, seed + 2);
  },
};

const pebbles = [0xa79c8c, 0x8c857b, 0xbdb3a3, 0x77706a, 0x9a8570, 0xcdc7bb, 0x6b6c6f].map(paint);

const gravel: Surface = {
  tiles: true,
  relief: 0.75,
  pattern: (seed) => (u, v, point) => {
    set(point, paint(0x3d3831));
    let top = 0;
    for (const [density, salt] of [
      [44, 0],
      [30, 3],
      [21, 7],
    ] as const) {
      const wobble = 0.22 / density;
      const cell = cells(
        u + wobble * noise(u, v, density * 2, density * 2, seed + salt + 40),
        v + wobble * noise(u, v, density * 2, density * 2, seed + salt + 41),
        density,
        density,
        seed + salt,
        0.9,
      );
      const [nearest, edge, id] = [cell.nearest, cell.second - cell.nearest, cell.id];
      if (density < 40 && (id & 3) === 0) continue;
      const size = 0.36 + 0.16 * (((id >>> 16) & 255) / 255);
      const inside = step(size, size - 0.07, nearest) * step(0, 0.06, edge);
      if (inside === 0) continue;
      const dome = Math.sqrt(Math.max(0, 1 - (nearest / size) ** 2));
      const colour = pebbles[(id >>> 4) % pebbles.length] as (typeof pebbles)[number];
      blend(point, colour, inside);
      if (inside > 0.3) lit(point, (0.55 + 0.5 * dome) * (1 + 0.16 * noise(u, v, 120, 120, seed + salt + 9)));
      top = top * (1 - inside) + (inside * (0.55 * dome)) / density;
    }
    point[3] = top;
  },
};

const sand: Surface = {
  tiles: true,
  relief: 0.8,
  pattern: (seed) => (u, v, point) => {
    const bend = 0.09 * clouds(u, v, 2, 3, seed);
    const ripple = wave(9 * (v + bend) + 1.5 * noise(u, v, 3, 2, seed + 1));
    const grain = noise(u, v, 240, 240, seed + 2);
    set(point, paint(0xd8bd8f));
    blend(point, paint(0xb6935f), 0.28 - 0.16 * ripple + 0.3 * clouds(u, v, 3, 4, seed + 3));
    lit(point, 1 + 0.1 * grain + ((cells(u, v, 140, 140, seed + 4).id & 63) === 0 ? 0.25 : 0));
    point[3] = 0.005 * ripple + 0.0008 * grain + 0.012 * clouds(u, v, 3, 3, seed + 5);
  },
};

const plaster: Surface = {
  tiles: true,
  relief: 0.75,
  pattern: (seed) => (u, v, point) => {
    const x = u + 0.06 * clouds(u, v, 3, 3, seed + 1);
    const y = v + 0.06 * clouds(u, v, 3, 3, seed + 2);
    const trowel = ridges(x, y, 4, 4, seed + 3);
    set(point, paint(0xe4ddd0));
    lit(point, 1 + 0.06 * clouds(u, v, 2, 5, seed + 4) + 0.02 * noise(u, v, 150, 150, seed + 5));
    point[3] = 0.012 * trowel + 0.0012 * noise(u, v, 110, 110, seed + 6);
  },
};

export const stones = {
  rock,
  marble,
  onyx,
  granite,
  terrazzo,
  travertine,
  concrete,
  asphalt,
  gravel,
  sand,
  plaster,
} satisfies Record<string, Surface>;
