/** Pictures drawn by our own code, the same bytes on every machine. */
import type { Raster } from "../../../models/image/raster";
import { lake } from "./lake";
import { type Colour, hash } from "./noise";
import { poster } from "./poster";
import { table } from "./table";

export interface Example {
  readonly id: "lake" | "table" | "poster";
  readonly title: string;
  /** Size it is opened at. */
  readonly width: number;
  readonly height: number;
  render(width: number, height: number): Raster;
}

function example(id: Example["id"], title: string, scene: (x: number, y: number) => Colour, grain: number): Example {
  return { id, title, width: 1280, height: 853, render: (width, height) => draw(scene, width, height, grain) };
}

export const examples: readonly Example[] = [
  example("lake", "Mountain lake", lake, 6),
  example("table", "Plate on a table", table, 5),
  example("poster", "Travel poster", poster, 0),
];

/** `grain`: how much a film's grain moves a value, in 1/255. */
function draw(scene: (x: number, y: number) => Colour, width: number, height: number, grain: number): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const colour = scene((column + 0.5) / height, (row + 0.5) / height);
      const noise = grain * (hash(column, row, 1) + hash(column, row, 2) - 1);
      const at = (row * width + column) * 4;
      for (let c = 0; c < 3; c++)
        data[at + c] = (colour[c] ?? 0) + noise + (hash(column, row, 3 + c) - 0.5) * grain * 0.4;
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}
