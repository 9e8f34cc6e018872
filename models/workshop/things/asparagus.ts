/** A bunch of asparagus. */
import type { Part, Thing } from "./march";
import { around, mixed } from "./pieces";
import { add, ellipsoid, length, rod, scale, smooth, sub, turned, type Vec } from "./space";

export const asparagus: Thing = (() => {
  const spears: readonly { readonly foot: Vec; readonly top: Vec }[] = [
    { foot: [-0.22, -1.12, -0.05], top: [-0.52, 0.93, -0.08] },
    { foot: [0.24, -1.12, -0.02], top: [0.5, 0.84, -0.04] },
    { foot: [-0.08, -1.2, 0.2], top: [-0.22, 1.04, 0.18] },
    { foot: [0.12, -1.18, 0.18], top: [0.2, 1.1, 0.14] },
    { foot: [0.02, -1.1, -0.25], top: [0.02, 0.82, -0.25] },
  ];
  const thick = 0.135;
  const parts = spears.map(({ foot, top }): Part => {
    const along = sub(top, foot);
    const long = length(along);
    const tilt = Math.atan2(along[0], along[1]);
    /** The spear in its own place: foot at 0, top at `long` along y. */
    const own = (p: Vec): Vec => turned(sub(p, foot), "z", tilt);
    const bud = (q: Vec): number => {
      const from = long - 0.55;
      if (q[1] < from) return 0;
      const turn = Math.atan2(q[2], q[0]) / (2 * Math.PI);
      const row = (q[1] - from) * 8;
      const scaleOf = (((turn * 4 + 0.5 * Math.floor(row) + 8) % 1) - 0.5) * 2;
      return 0.03 * (1 - (row % 1)) * (1 - scaleOf * scaleOf);
    };
    return {
      distance: (p) => {
        const q = own(p);
        const swell = 1 + 0.12 * Math.exp(-(((q[1] - long + 0.42) / 0.25) ** 2));
        const taper = 1 - 0.85 * smooth(long - 0.5, long + 0.06, q[1]);
        const body = rod(q, [0, 0, 0], [0, long - 0.04, 0], thick * swell * taper);
        return Math.max(body - bud(q) * taper, -q[1]) * 0.6;
      },
      bound: around(scale(add(foot, top), 0.5), long / 2 + 0.2),
      colour: (p) => {
        const q = own(p);
        const tip = smooth(long - 0.75, long - 0.1, q[1]);
        const stalk = mixed([0.62, 0.68, 0.3], [0.24, 0.46, 0.07], smooth(0, 0.6, q[1]));
        // Triangles on the stalk, one above the other, turned a third each.
        const row = q[1] * 2.1;
        const turn = (Math.atan2(q[2], q[0]) / (2 * Math.PI) + 0.37 * Math.floor(row) + 4) % 1;
        const wide = 0.13 * (1 - (row % 1) / 0.45);
        const mark = row % 1 < 0.45 && Math.abs(turn - 0.5) < wide && q[1] < long - 0.6 ? 1 : 0;
        const edge = smooth(0.02, 0.035, bud(q)) - smooth(0.0, 0.02, bud(q));
        const green = mixed(stalk, [0.13, 0.3, 0.05], tip);
        return mixed(mixed(green, [0.3, 0.2, 0.3], 0.55 * mark), [0.2, 0.1, 0.2], 0.5 * tip * (1 + edge));
      },
      gloss: 0.35,
    };
  });
  const band: Part = {
    distance: (p) => {
      const q = sub(p, [0, -0.12, 0.05]);
      const round = ellipsoid([q[0], 0, q[2]], [0.46, 1, 0.42]);
      return Math.max(Math.abs(round) - 0.02, Math.abs(q[1]) - 0.09) * 0.8;
    },
    bound: around([0, -0.12, 0.05], 0.65),
    colour: () => [0.25, 0.1, 0.35],
    gloss: 0.3,
  };
  return { pitch: 0.15, parts: [...parts, band] };
})();
