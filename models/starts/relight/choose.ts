/** Which view of a thing a candidate shows, how large and where: by its seed and by where the horizon lies. */
import type { Random } from "../../diffusion/random";
import type { Rect, Size } from "../../image/geometry";
import type { StoredThing, StoredView } from "./format";

export interface Choice {
  readonly view: StoredView;
  readonly flipped: boolean;
  /** How far the place is looked down on, radians. */
  readonly pitch: number;
  /** Of the thing, pixels of the picture; not rounded. */
  readonly box: Rect;
}

/** Without a horizon: its share of the picture's height from above. */
const usualHorizon = 0.38;
/** Half the height of a picture is seen at about this tangent (a 35 mm lens). */
const halfField = 0.36;
/** Share of the region's box that a thing takes at most, and at least. */
const [most, least] = [0.98, 0.8];

/**
 * @param horizon y of the horizon, pixels; may lie outside the picture
 * @param variation draws the differences between candidates
 */
export function chosen(
  thing: StoredThing,
  region: Rect,
  picture: Size,
  horizon: number | null,
  variation: Random,
): Choice {
  const pitch = pitchAt(thing, region, picture, horizon);
  const yaws = [...new Set(thing.views.map(({ yaw }) => yaw))];
  const yaw = yaws[Math.floor(variation.uniform() * yaws.length)] as number;
  const flipped = variation.uniform() < 0.5;
  const size = most - (most - least) * variation.uniform() * variation.uniform();
  const aside = variation.uniform() - 0.5;
  const view = thing.views
    .filter((each) => each.yaw === yaw)
    .reduce((best, each) => (Math.abs(each.pitch - pitch) < Math.abs(best.pitch - pitch) ? each : best));
  const scale = size * Math.min(region.width / view.width, region.height / view.height);
  const [width, height] = [scale * view.width, scale * view.height];
  const stands = thing.place === "ground" || thing.place === "table" || thing.place === "water";
  const room = region.height - height;
  return {
    view,
    flipped,
    pitch,
    box: {
      x: region.x + (region.width - width) * (0.5 + 0.8 * aside),
      y: region.y + room * (stands ? 1 - 0.15 * variation.uniform() : variation.uniform()),
      width,
      height,
    },
  };
}

function pitchAt({ place }: StoredThing, region: Rect, picture: Size, horizon: number | null): number {
  const far = (2 * halfField) / picture.height;
  const level = horizon ?? usualHorizon * picture.height;
  const middle = (region.y + 0.75 * region.height - level) * far;
  switch (place) {
    case "table":
      return Math.min(0.9, Math.max(0.12, middle + 0.2));
    case "sky":
      return Math.min(0.1, Math.max(-0.5, middle));
    default:
      return Math.min(0.8, Math.max(0.03, middle));
  }
}
