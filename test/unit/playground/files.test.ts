/** Files opened or dropped by a user, good and bad. */
import { describe, expect, it } from "vitest";
import { openFile } from "../../../plugin/playground/editor/picture-files";
import { bareEditor } from "../../support/bare-editor";
import { noisePicture } from "../../support/figma-stage";

const png = (width: number, height: number): Uint8Array<ArrayBuffer> => noisePicture(width, height).image.bytes;

describe("a file", () => {
  it("becomes a layer of its own pixels", async () => {
    const { editor, said } = bareEditor();
    await openFile(editor, new File([png(12, 8)], "holiday.png"));
    expect(editor.document.layers).toMatchObject([{ name: "holiday", width: 12, height: 8 }]);
    expect(said).toEqual([]);
  });

  it.each([
    ["no picture", new TextEncoder().encode("hello"), /^“x.png” is not a PNG, JPEG, WebP or GIF picture\. Save it/],
    ["empty", new Uint8Array(0), /^“x.png” is not a PNG/],
    ["cut off", png(60, 40).slice(0, 900), /^“x.png” could not be read; it may be damaged\. Try another picture\.$/],
    ["too large", png(4097, 1), /^“x.png” is 4097 × 1 pixels; Figma takes at most 4096\. Shrink it/],
  ])("that is %s is refused with a sentence, and adds nothing", async (_, bytes, sentence) => {
    const { editor, said } = bareEditor();
    await openFile(editor, new File([bytes], "x.png"));
    expect(said).toEqual([expect.stringMatching(sentence)]);
    expect(editor.document.layers).toEqual([]);
  });
});
