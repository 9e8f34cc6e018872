/** Figures that no experiment makes on its way: a new background, and a picture extended by two sets of words. */

import { examples } from "../../plugin/playground/examples/examples";
import type { EditRequest } from "../contract/request";
import type { EditSettings } from "../contract/settings";
import { cutRaster } from "../image/composite";
import type { Raster } from "../image/raster";
import { silhouette, standing } from "./library-cutouts";
import { sideBySide, stacked } from "./strips";
import { finished, guideOf, placed, runsOf, settingsOf, type Tools } from "./tools";

export interface GalleryFigure {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  make(tools: Tools, seed: number): Promise<Raster>;
}

const sceneOf = (id: string, width: number, height: number): Raster => {
  const example = examples.find((each) => each.id === id);
  if (example === undefined) throw new Error(`There is no example "${id}".`);
  return example.render(width, height);
};

const places = ["beach", "forest", "snow field", "night sky"] as const;

/** A thing of the library stands in the scene of the lake; everything but it is painted anew. */
export const backgrounds: GalleryFigure = {
  name: "background",
  title:
    "Background replacement. Upper row: source, then the painter with its words alone, guidance 2, 25 steps (the paper's method on this painter). Lower row: source, then as it ships, where places are drawn first and painted over.",
  columns: ["source", ...places],
  async make(tools, seed) {
    const scene = cutRaster(sceneOf("lake", 384, 256), { x: 64, y: 0, width: 256, height: 256 });
    const box = { x: 60, y: 66, width: 136, height: 170 };
    const cut = await tools.cutouts?.fitted("dog", box.width, box.height);
    if (!cut) throw new Error("The figure of new backgrounds needs the library; run node build.mjs first.");
    const [left, top] = [
      box.x + Math.round((box.width - cut.width) / 2),
      box.y + Math.round((box.height - cut.height) / 2),
    ];
    const source = standing(scene, cut, box);
    const subject = silhouette(cut, source, left, top);
    const row = async (reference: "none" | "auto", changes: Partial<EditSettings>): Promise<Raster> => {
      const pictures = [source];
      for (const prompt of places) {
        const request: EditRequest = {
          ...{ id: "study", packId: tools.pack.id, kind: "background", prompt, reference },
          source: placed(source),
          mask: runsOf(subject),
          settings: settingsOf(tools, seed, { context: null, feather: 2, grow: 2, ...changes }),
        };
        pictures.push(await finished(tools, request, source));
      }
      return sideBySide(pictures);
    };
    const alone = await row("none", { guidance: 2, steps: 25 });
    return stacked([alone, await row("auto", { guidance: 2, steps: 8, match: true, grain: true, blend: "poisson" })]);
  },
};

/** The painter alone, and as it ships. */
const sides = [
  ["none", "desert", "night sky"],
  ["auto", "heaven", "hell"],
  ["auto", "forest", "beach"],
] as const;

/** The paper's "hell" and "heaven". */
export const extensions: GalleryFigure = {
  name: "extension",
  title:
    "Extension by words of each side; the middle is the old picture, exactly. From above: the painter with its words alone, “desert” left and “night sky” right (guidance 2, 25 steps); then as it ships, where places are drawn first and painted over: “heaven” and “hell”, “forest” and “beach”.",
  columns: [],
  async make(tools, seed) {
    const source = cutRaster(sceneOf("lake", 288, 192), { x: 48, y: 0, width: 192, height: 192 });
    const added = 128;
    const rows: Raster[] = [];
    for (const [reference, left, right] of sides) {
      const request: EditRequest = {
        ...{ id: "study", packId: tools.pack.id, kind: "extend", prompt: "", prompts: { left, right }, reference },
        sides: { left: added, right: added, top: 0, bottom: 0 },
        source: placed(source),
        settings: settingsOf(tools, seed, {
          ...{ context: null, guidance: 2, steps: reference === "none" ? 25 : 8, feather: 8, grow: 0 },
          ...{ match: true, grain: true, blend: "poisson" },
        }),
      };
      const wide: Raster = sideBySideExactly(source, added);
      rows.push(await finished(tools, request, wide, { x: added, y: 0 }));
    }
    return stacked(rows);
  },
};

/** The painter's words and the pair's guidance together: what a user of `--guide clip` gets. */
export const guidedFills: GalleryFigure = {
  name: "guided",
  title:
    "What guidance does to a picture, 25 steps: the painter without words, guided by the pair alone (the paper's setting, 8 copies), the painter with its words, words and guide together, and, for comparison, as it ships, starting from the library's picture.",
  columns: ["source", "no words", "guide alone", "words", "words and guide", "as it ships"],
  async make(tools, seed) {
    const rows: Raster[] = [];
    for (const [id, prompt, from] of [
      ["table", "a strawberry", 40],
      ["lake", "a sailboat", 20],
      ["poster", "a sunflower", 30],
    ] as const) {
      const source = cutRaster(sceneOf(id, 288, 192), { x: from, y: 20, width: 160, height: 160 });
      const mask = { width: 160, height: 160, data: new Uint8Array(160 * 160) };
      for (let i = 0; i < mask.data.length; i++) {
        const [u, v] = [(i % 160) / 160 - 0.5, Math.floor(i / 160) / 160 - 0.55];
        if ((u / 0.27) ** 2 + (v / 0.27) ** 2 <= 1) mask.data[i] = 255;
      }
      const run = async (said: string, changes: Partial<EditSettings>, reference: "none" | "auto" = "none") => {
        const request: EditRequest = {
          ...{ id: "study", packId: tools.pack.id, kind: "fill", prompt: said, reference },
          source: placed(source),
          mask: runsOf(mask),
          settings: settingsOf(tools, seed, { context: null, steps: 25, ...changes }),
        };
        return finished(tools, request, source);
      };
      rows.push(
        sideBySide([
          source,
          await run(prompt, { guide: guideOf({ weight: 0, augmentations: 1 }) }),
          await run(prompt, { guide: guideOf({ augmentations: 8 }) }),
          await run(prompt, { guidance: 2 }),
          await run(prompt, { guidance: 2, guide: guideOf({ augmentations: 8, silent: false }) }),
          await run(prompt, { steps: 8, guidance: 2, match: true, grain: true, blend: "poisson" }, "auto"),
        ]),
      );
    }
    return stacked(rows);
  },
};

function sideBySideExactly(source: Raster, added: number): Raster {
  const width = source.width + 2 * added;
  const data = new Uint8ClampedArray(4 * width * source.height);
  for (let y = 0; y < source.height; y++) {
    const row = source.data.subarray(4 * y * source.width, 4 * (y + 1) * source.width);
    data.set(row, 4 * (y * width + added));
  }
  return { width, height: source.height, data };
}
