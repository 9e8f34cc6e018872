/** Where a cut-out stands in a region: as large as fits, each candidate a little differently. */
import type { Random } from "../../diffusion/random";
import type { Rect } from "../../image/geometry";
import type { Planes } from "../../image/raster";
import type { Cutout } from "./cutout";

export interface Pose {
  /** Model pixels per pixel of the cut-out. */
  readonly scale: number;
  /** Where the middle of the cut-out's box lies, model pixels. */
  readonly x: number;
  readonly y: number;
  readonly flipped: boolean;
  /** Cosine and sine of the turn. */
  readonly cos: number;
  readonly sin: number;
}

/** Share of the region's box a cut-out takes at first, and at least. */
const [most, least] = [0.92, 0.6];
/** Share of its alpha that must lie inside the region; what does not fades out with the region's soft edge. */
const enough = 0.98;
/** Largest turn, radians: 8 degrees. */
const largestTurn = 0.14;

/**
 * @param region 1 plane, 1 = may be covered; some pixel is
 * @param variation draws the differences between candidates
 * @param keeps what is not varied: "turn" = it stands straight, "both" = nor is it mirrored
 */
export function poseIn(
  cutout: Cutout,
  region: Planes,
  variation: Random,
  keeps: "none" | "turn" | "both" = "none",
): Pose {
  const box = boxOf(region);
  const flipped = variation.uniform() < 0.5 && keeps !== "both";
  // Cubed, so that most stand nearly upright: houses and cars do.
  const turn = (keeps === "none" ? largestTurn : 0) * (2 * variation.uniform() - 1) ** 3;
  const size = 1 - 0.1 * variation.uniform();
  const [right, down] = [variation.uniform() - 0.5, variation.uniform() - 0.5];
  // Math.sin differs between engines in the last digit; these do not, and are exact enough below 0.14.
  const sin = turn - turn ** 3 / 6;
  const cos = 1 - turn ** 2 / 2 + turn ** 4 / 24;
  const fitted = Math.min(box.width / cutout.box.width, box.height / cutout.box.height);
  const points = visiblePoints(cutout);
  let best: { readonly pose: Pose; readonly inside: number } | null = null;
  for (let share = most; share > least - 0.01; share -= 0.04) {
    const scale = fitted * Math.max(share * size, least);
    const room = { x: box.width - cutout.box.width * scale, y: box.height - cutout.box.height * scale };
    for (const [across, along] of places) {
      const x = box.x + box.width / 2 + room.x * (across / 2 + (across === 0 ? 0.4 * right : 0));
      const y = box.y + box.height / 2 + room.y * (along / 2 + (along === 0 ? 0.4 * down : 0));
      const pose: Pose = { scale, x, y, flipped, cos, sin };
      const inside = shareInside(points, cutout, pose, region);
      if (inside >= enough) return pose;
      if (best === null || inside > best.inside) best = { pose, inside };
    }
  }
  return (best as { readonly pose: Pose }).pose;
}

/** Middle first, then towards the sides and corners of the box: regions need not be convex. */
const places: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 0.6],
  [0, -0.6],
  [-0.6, 0],
  [0.6, 0],
  [-0.9, 0.9],
  [0.9, 0.9],
  [-0.9, -0.9],
  [0.9, -0.9],
];

/** The box around all that is not 0. */
export function boxOf({ width, height, data }: Planes): Rect {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let i = 0; i < width * height; i++) {
    if (data[i] === 0) continue;
    const x = i % width;
    const y = Math.floor(i / width);
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly alpha: number;
}

/** A grid of about 50 × 50 points of the cut-out's box that can be seen. */
function visiblePoints({ light, box }: Cutout): readonly Point[] {
  const points: Point[] = [];
  const step = Math.max(1, Math.floor(Math.max(box.width, box.height) / 50));
  const alphas = 3 * light.width * light.height;
  for (let y = box.y; y < box.y + box.height; y += step) {
    for (let x = box.x; x < box.x + box.width; x += step) {
      const alpha = light.data[alphas + y * light.width + x];
      if (alpha > 0) points.push({ x: x + 0.5, y: y + 0.5, alpha });
    }
  }
  return points;
}

function shareInside(points: readonly Point[], { box }: Cutout, pose: Pose, region: Planes): number {
  let all = 0;
  let inside = 0;
  for (const { x, y, alpha } of points) {
    const across = (x - box.x - box.width / 2) * pose.scale * (pose.flipped ? -1 : 1);
    const down = (y - box.y - box.height / 2) * pose.scale;
    const column = Math.floor(pose.x + pose.cos * across - pose.sin * down);
    const row = Math.floor(pose.y + pose.sin * across + pose.cos * down);
    all += alpha;
    if (column < 0 || row < 0 || column >= region.width || row >= region.height) continue;
    inside += alpha * region.data[row * region.width + column];
  }
  return all === 0 ? 0 : inside / all;
}
