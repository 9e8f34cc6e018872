/** A dandelion in flower. */
import type { Part, Thing } from "./march";
import { around, leaf, mixed } from "./pieces";
import { chain, clamp, ellipsoid, smooth, sub, turned, type Vec } from "./space";

export const dandelion: Thing = (() => {
  /** Rays in rings: the inner ones shorter and steeper. */
  const rings: readonly { readonly count: number; readonly lift: number; readonly long: number }[] = [
    { count: 34, lift: 0.12, long: 0.86 },
    { count: 31, lift: 0.38, long: 0.78 },
    { count: 27, lift: 0.66, long: 0.64 },
    { count: 21, lift: 0.98, long: 0.48 },
    { count: 13, lift: 1.3, long: 0.38 },
  ];
  /** The flower in its own place: its face towards +y. */
  const face = (p: Vec): Vec => turned(turned(sub(p, [0, 0.62, 0.1]), "x", -0.95), "z", 0.12);
  const rays: readonly Part[] = rings.map(({ count, lift, long }, ring) => {
    /** Within one ray's wedge: x along it, y above it, z across. */
    const wedge = (p: Vec): { readonly q: Vec; readonly index: number } => {
      const f = face(p);
      const share = (Math.atan2(f[2], f[0]) / (2 * Math.PI)) * count + 0.5 * (ring % 2);
      const index = Math.round(share);
      const turn = ((index - 0.5 * (ring % 2)) / count) * 2 * Math.PI;
      const flat = turned(f, "y", turn);
      const bent = lift + 0.12 * Math.sin(index * 2.7 + ring);
      return { q: turned(flat, "z", -bent), index };
    };
    return {
      distance: (p: Vec) => {
        const { q, index } = wedge(p);
        const reach = long * (1 + 0.07 * Math.sin(index * 5.3 + ring));
        const wide = 0.062 * smooth(0, 0.35, q[0]) + 0.012;
        return (
          Math.max(
            ellipsoid([q[0] - reach / 2, 0, 0], [reach / 2, 1, 1]),
            Math.abs(q[1] - 0.1 * q[0] * q[0]) - 0.018,
            Math.abs(q[2]) - wide,
          ) * 0.55
        );
      },
      bound: around([0, 0.7, 0.2], 1.05),
      colour: (p: Vec) => {
        const { q, index } = wedge(p);
        const share = clamp(q[0] / long, 0, 1);
        return mixed(
          mixed([0.9, 0.4, 0.005], [1, 0.72, 0.02], smooth(0.1, 0.8, share)),
          [0.95, 0.55, 0.01],
          0.3 * (0.5 + 0.5 * Math.sin(index * 3.1)),
        );
      },
      gloss: 0.1,
    };
  });
  const heart: Part = {
    distance: (p) => ellipsoid(face(p), [0.3, 0.16, 0.3]),
    bound: around([0, 0.62, 0.1], 0.35),
    colour: () => [0.75, 0.33, 0.005],
    gloss: 0.1,
  };
  const stalk: readonly Vec[] = [
    [0, 0.5, -0.05],
    [0.02, 0, -0.12],
    [0.06, -0.6, -0.1],
    [0.02, -1.25, 0],
  ];
  const stem: Part = {
    distance: (p) => chain(p, stalk, () => 0.055),
    bound: around([0.02, -0.4, -0.05], 1),
    colour: () => [0.25, 0.42, 0.1],
    gloss: 0.25,
  };
  return {
    pitch: 0.25,
    parts: [
      ...rays,
      heart,
      stem,
      leaf([0.03, -1.2, 0.02], [0.85, -0.75, 0.25], 0.2, [0.07, 0.27, 0.04]),
      leaf([0, -1.2, 0.02], [-0.8, -0.85, 0.3], 0.2, [0.07, 0.27, 0.04]),
    ],
  };
})();
