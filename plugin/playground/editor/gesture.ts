/** A press on the canvas, and what it goes on as. */
import type { Point } from "../../../models/image/geometry";

export interface Press {
  readonly at: Point;
  readonly shift: boolean;
}

export interface Gesture {
  move(at: Point, shift: boolean): void;
  end(): void;
  /** Instead of `end` when the pointer never moved. */
  click?(): void;
}
