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
 * @param seed chooses the side that is seen, in turn
 */
export function chosen(
  thing: StoredThing,
  region: Rect,
  picture: Size,
  horizon: number | null,
  variation: Random,
  seed: number,
): Choice {
  const pitch = pitchAt(thing, region, picture, horizon);
  const yaws = [...new Set(thing.views.map(({ yaw }) => yaw))];
  // One seed after another shows another side: candidates are to differ.
  const turn = (seed >>> 0) % (2 * yaws.length);
  const yaw = yaws[turn % yaws.length];
  const flipped = turn >= yaws.length;
  const size = most - (most - least) * variation.uniform() * variation.uniform();
  const aside = variation.uniform() - 0.5;
  const view = thing.views
    .filter((each) => each.yaw === yaw)
    .reduce((best, each) =>
      apart(each.pitch, pitch, thing.place) < apart(best.pitch, pitch, thing.place) ? each : best,
    );
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

/** Seen from too high a thing tips over, most of all out of its own image in water; from too low it only loses its top. */
const apart = (stored: number, wanted: number, place: StoredThing["place"]): number =>
  Math.abs(stored - wanted) + (stored > wanted && wanted > 0 ? (place === "water" ? 0.3 : 0.14) : 0);

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
