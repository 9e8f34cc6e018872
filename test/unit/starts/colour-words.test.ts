/** Colour words obeyed, by the measured hue, on the 30 things that recolouring is improved on × 11 words. The evaluation asks for others. */
import sharp from "sharp";
import { afterAll, expect, it } from "vitest";
import { colourWords, isCalled, meanColour } from "../../../models/evaluation/colour-words";
import { colourOf } from "../../../models/starts/compose/colours";
import { recoloured } from "../../../models/starts/compose/recolour";
import { makeMatcher } from "../../../models/starts/find/match";
import { developmentThings } from "../../support/colour-things";
import { builtLibrary } from "../../support/library";
import { sample } from "../../support/sample";

const built = builtLibrary();
afterAll(() => built.remove());

it("are obeyed by at least 90 % of the things that recolouring is improved on", async () => {
  const match = makeMatcher(built.library, []);
  const failed: string[] = [];
  const asked = sample(developmentThings, 10);
  for (const thing of asked) {
    const found = match(thing);
    if (found?.by !== "library") throw new Error(`The library shows no ${thing}.`);
    const { offset, bytes } = found.entry;
    const { data, info } = await sharp(built.pictures.subarray(offset, offset + bytes))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const picture = { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
    for (const word of colourWords) {
      const colour = colourOf(word);
      const dyed = colour && recoloured(picture, colour);
      const mean = dyed && meanColour(dyed, (i) => (dyed.data[4 * i + 3] as number) >= 128);
      if (mean === null || !isCalled(word, mean)) failed.push(`${word} ${thing}`);
    }
  }
  const all = asked.length * colourWords.length;
  expect((all - failed.length) / all, `not obeyed: ${failed.join(", ")}`).toBeGreaterThan(0.9);
});
