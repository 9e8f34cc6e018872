/** The part of a marked region that a thing is fitted into: as large as it can be without its outline being cut off. */
import { random } from "../../diffusion/random";
import type { Rect, Size } from "../../image/geometry";
import { maskBounds } from "../../image/mask";
import type { SoftEdge } from "../../image/soft-edge";
import { chosen } from "./choose";
import type { StoredThing, StoredView } from "./format";
import type { View } from "./surface";

/** From here on the result hides the picture. */
const opaque = 250;
/** Share of a thing that must lie where it is fully seen. */
const enough = 0.985;
/** Below its foot: room for the shadow where it touches the ground, and for its image in water. */
const belowFoot = { ground: 0.08, table: 0.07, water: 0.2, wall: 0, sky: 0 } as const;

/** @returns pixels of the picture */
export function roomFor(
  thing: StoredThing,
  edge: SoftEdge,
  picture: Size,
  viewOf: (view: StoredView) => View,
  seed: number,
): Rect {
  const whole = boxOf(edge);
  const height = whole.height * (1 - belowFoot[thing.place]);
  const falls = thing.place === "ground" || thing.place === "table" || thing.place === "water";
  let best: { readonly room: Rect; readonly inside: number } | null = null;
  for (let share = 1; share > 0.4; share -= 0.05) {
    for (const up of falls ? [0, 0.25, 0.5, 1] : [0.5, 0.25, 0.75]) {
      for (const across of [0.5, 0.25, 0.75]) {
        const room = {
          x: whole.x + across * (1 - share) * whole.width,
          y: whole.y + (falls ? 1 - up : up) * (1 - share) * height,
          width: share * whole.width,
          height: share * height,
        };
        const { view, flipped, box } = chosen(thing, room, picture, null, random(seed).fork("thing"), seed);
        const inside = shareInside(viewOf(view), flipped, box, edge);
        if (inside >= enough) return room;
        if (best === null || inside > best.inside) best = { room, inside };
      }
    }
  }
  return best?.room ?? whole;
}

/** Around what is fully seen; around all of it where nothing is. */
function boxOf({ box, alpha }: SoftEdge): Rect {
  const full = maskBounds({ ...alpha, data: alpha.data.map((value) => (value >= opaque ? 255 : 0)) });
  if (full.width <= 0 || full.height <= 0) return box;
  return { x: box.x + full.x, y: box.y + full.y, width: full.width, height: full.height };
}

/** Samples along each side of a thing's box. */
const samples = 36;

function shareInside(view: View, flipped: boolean, box: Rect, edge: SoftEdge): number {
  let [all, inside] = [0, 0];
  for (let v = 0; v < samples; v++)
    for (let u = 0; u < samples; u++) {
      const [s, t] = [(u + 0.5) / samples, (v + 0.5) / samples];
      const column = Math.floor((flipped ? 1 - s : s) * view.width);
      const cover = view.coverage[Math.floor(t * view.height) * view.width + column];
      if (cover < 0.05) continue;
      all += cover;
      const x = Math.floor(box.x + s * box.width) - edge.box.x;
      const y = Math.floor(box.y + t * box.height) - edge.box.y;
      if (x < 0 || y < 0 || x >= edge.box.width || y >= edge.box.height) continue;
      if (edge.alpha.data[y * edge.box.width + x] >= opaque) inside += cover;
    }
  return all === 0 ? 1 : inside / all;
}
