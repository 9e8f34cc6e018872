/** What is sent to Photopea: ES5, without comments, and no text of a user's ever becomes code. */
import { parse } from "acorn";
import { afterEach, describe, expect, it } from "vitest";
import { recoveryScript } from "../../../plugin/hosts/photopea/place-scripts";
import { script, temporaryName, wrap } from "../../../plugin/hosts/photopea/script";
import { rectangleSelection } from "../../../plugin/photopea-emulator/core/selecting";
import { noisePicture } from "../../support/figma-stage";
import { type PhotopeaStage, photopeaStage } from "../../support/photopea-stage";

let set: PhotopeaStage | null = null;
afterEach(() => set?.dispose());

const nasty = 'a "kite"\\ \n\u2028\u2029 </script> `b` // c \'); alert("x';

it("names its own documents as no user does", () => {
  expect(temporaryName).toMatch(/^Blendfill temporary [a-z0-9]{12}$/);
});

/** Throws where an ES5 parser would; collects comments. */
function commentsIn(code: string): readonly string[] {
  const comments: string[] = [];
  parse(code, {
    ecmaVersion: 5,
    sourceType: "script",
    onComment: (_block, text) => comments.push(text),
  });
  return comments;
}

/** Does everything the host can do, in a document with an awkward name. */
async function everything(name: string): Promise<PhotopeaStage> {
  const stage = photopeaStage({ quirks: { openAfter: 0 } });
  set = stage;
  const { host, pea } = stage;
  const document = pea.addPicture(name, noisePicture(40, 30).pixels);
  document.commit("Rectangle Select", {
    selection: rectangleSelection(document.state, { x: 5, y: 5, width: 9, height: 9 }, 3),
  });
  const selection = await host.selection();
  if (selection.state !== "ready") throw new Error(selection.problem);
  await host.read(selection.source.nodeId, 20);
  await host.read(selection.shapes[0]?.nodeId ?? "", 4096);
  const id = await host.place({
    sourceId: selection.source.nodeId,
    at: { x: 1.4, y: 2.6, width: 12, height: 8 },
    image: noisePicture(6, 4).image,
    label: nasty,
    stored: "{}",
  });
  await host.read(id, 4096);
  await host.read(selection.source.nodeId, 4096);
  await host.picked(20);
  await host.notify(nasty);
  return stage;
}

describe("scripts", () => {
  it("are ES5 without comments, whatever they carry", async () => {
    const { sent } = await everything(nasty);
    const scripts = sent.filter((message) => typeof message === "string");
    expect(scripts.length).toBeGreaterThan(8);
    for (const code of scripts) expect(commentsIn(code)).toEqual([]);
  });

  it("carry values unharmed", async () => {
    const { pea } = await everything(nasty);
    expect(pea.alerts).toEqual([nasty]);
    expect(pea.documents.map(({ name }) => name)).toEqual([nasty]);
    expect(pea.active?.state.layers[0]).toMatchObject({ name: nasty, x: 1, y: 3, raster: { width: 12, height: 8 } });
  });

  it("recover in ES5 too", () => {
    const before = { index: 0, name: nasty, width: 4, height: 3 };
    for (const opening of [null, { count: 1, before, size: { width: 4, height: 3 } }]) {
      expect(commentsIn(wrap(recoveryScript(opening), "token"))).toEqual([]);
    }
  });

  it("end with their token alone", () => {
    const code = wrap(script`return ${1};`, "window-7");
    expect(code.trimEnd().endsWith('app.echoToOE("window-7");')).toBe(true);
  });
});
