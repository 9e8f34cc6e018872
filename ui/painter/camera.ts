/** Zooming and panning a picture in a viewport: screen = picture · scale + offset, in CSS pixels. Pure. */
import type { Point, Rect, Size } from "../../models/image/geometry";

export interface Camera extends Point {
  /** CSS pixels a source pixel; 1 = 100 %. */
  readonly scale: number;
}

/** As far as a pixel can be enlarged. */
const MOST = 16;
/** Air around the picture when it is fitted, CSS pixels. */
const AIR = 12;

/** All of `world` (source pixels) in view, in the middle; small pictures are not enlarged beyond 4 times. */
export function fitted(world: Rect, viewport: Size): Camera {
  const across = Math.max(1, viewport.width - 2 * AIR) / Math.max(1, world.width);
  const down = Math.max(1, viewport.height - 2 * AIR) / Math.max(1, world.height);
  const scale = Math.min(across, down, 4);
  return centred(world, viewport, scale);
}

function centred(world: Rect, viewport: Size, scale: number): Camera {
  return {
    scale,
    x: viewport.width / 2 - (world.x + world.width / 2) * scale,
    y: viewport.height / 2 - (world.y + world.height / 2) * scale,
  };
}

/** Scaled so that the point of the viewport keeps its place in the picture. */
export function zoomedAt(camera: Camera, at: Point, factor: number, world: Rect, viewport: Size): Camera {
  const least = Math.min(fitted(world, viewport).scale, 1);
  const scale = Math.min(MOST, Math.max(least, camera.scale * factor));
  const ratio = scale / camera.scale;
  const next = { scale, x: at.x - (at.x - camera.x) * ratio, y: at.y - (at.y - camera.y) * ratio };
  return held(next, world, viewport);
}

export function panned(camera: Camera, by: Point, world: Rect, viewport: Size): Camera {
  return held({ ...camera, x: camera.x + by.x, y: camera.y + by.y }, world, viewport);
}

/** The picture cannot be lost: where it is smaller than the viewport it is centred, else it covers it. */
export function held(camera: Camera, world: Rect, viewport: Size): Camera {
  const { scale } = camera;
  const axis = (offset: number, start: number, length: number, view: number): number => {
    if (length * scale <= view - 2 * AIR + 0.5) return view / 2 - (start + length / 2) * scale;
    const most = AIR - start * scale;
    const least = view - AIR - (start + length) * scale;
    return Math.min(most, Math.max(least, offset));
  };
  return {
    scale,
    x: axis(camera.x, world.x, world.width, viewport.width),
    y: axis(camera.y, world.y, world.height, viewport.height),
  };
}

/** A point of the viewport in source pixels. */
export function toSource(camera: Camera, at: Point): Point {
  return { x: (at.x - camera.x) / camera.scale, y: (at.y - camera.y) / camera.scale };
}

/** A rectangle of the picture in CSS pixels of the viewport. */
export function onScreen(camera: Camera, rect: Rect): Rect {
  return {
    x: rect.x * camera.scale + camera.x,
    y: rect.y * camera.scale + camera.y,
    width: rect.width * camera.scale,
    height: rect.height * camera.scale,
  };
}
