/** Where a result can go: right above its source, in the nearest place that takes layers. */
import { HostError } from "../protocol/host";
import { resultsAbove, standIn } from "./earlier";
import { withAncestors } from "./layers";
import { inverse, multiply, translation } from "./matrix";

export type Parent = PageNode | (SceneNode & ChildrenMixin);

export interface Spot {
  readonly parent: Parent;
  /** Among the parent's children, counted from the bottom. */
  readonly index: number;
}

/**
 * Climbs out of instances (their layers cannot be added to) and boolean groups (a picture has no place there), then
 * goes above the source and its earlier results, so that the newest lies on top.
 */
export function findSpot(source: SceneNode): Spot {
  const below = standIn(source);
  const locked = withAncestors(below).find((node) => node !== below && node.locked);
  if (locked !== undefined) {
    throw new HostError("locked", `“${locked.name}” is locked. Unlock it, then press Accept again.`);
  }
  const parent = below.parent;
  if (parent === null || !takesPictures(parent)) {
    throw new HostError(
      "cannot-place",
      `No layer can be added beside “${below.name}”. Move it to a frame, then press Accept again.`,
    );
  }
  const own = parent.children.findIndex((node) => node.id === below.id);
  return { parent, index: own + 1 + resultsAbove(below).length };
}

function takesPictures(node: BaseNode): node is Parent {
  return "insertChild" in node && node.type !== "DOCUMENT";
}

/** The transform that makes a child of `parent` lie axis-aligned at (x, y) on the canvas. */
export function placedAt(parent: Parent, x: number, y: number): Transform {
  // Groups have no coordinates of their own: their children count from the nearest frame around them.
  let frame: BaseNode | null = parent;
  while (frame !== null && frame.type === "GROUP") frame = frame.parent;
  const here = translation(x, y);
  if (frame === null || !("absoluteTransform" in frame)) return here;
  const back = inverse(frame.absoluteTransform);
  return back === null ? here : multiply(back, here);
}
