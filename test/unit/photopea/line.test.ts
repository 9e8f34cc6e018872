/** Who may talk to the host, and what it makes of what it hears. */
import { afterEach, describe, expect, it } from "vitest";
import { readPhotopeaLaunch } from "../../../plugin/hosts/photopea/launch";
import { noisePicture } from "../../support/figma-stage";
import { type PhotopeaStage, photopeaStage } from "../../support/photopea-stage";

let set: PhotopeaStage | null = null;
afterEach(() => set?.dispose());

const later = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("readPhotopeaLaunch", () => {
  it("takes Photopea, and the emulator on this computer", () => {
    const launch = { parentOrigin: "https://www.photopea.com", theme: null };
    expect(readPhotopeaLaunch("#photopea", ["https://www.photopea.com"])).toEqual(launch);
    expect(readPhotopeaLaunch("#photopea", ["", "https://www.photopea.com/"])).toEqual(launch);
    expect(readPhotopeaLaunch("#photopea", ["", ""])).toEqual(launch);
    expect(readPhotopeaLaunch("#photopea&theme=dark", ["http://localhost:4310"])).toEqual({
      parentOrigin: "http://localhost:4310",
      theme: "dark",
    });
  });

  it.each(["https://photopea.com.evil.example", "https://evil.example", "http://www.photopea.com"])(
    "refuses %s",
    (parent) => expect(readPhotopeaLaunch("#photopea", [parent])).toBeNull(),
  );

  it("leaves other editors' windows alone", () => {
    expect(readPhotopeaLaunch("#plugin=12", ["http://localhost:4310"])).toBeNull();
    expect(readPhotopeaLaunch("", ["https://www.photopea.com"])).toBeNull();
  });
});

describe("the line to Photopea", () => {
  /** A call whose answer is still to come; the emulator itself keeps silent. */
  async function calling() {
    const stage = photopeaStage({ quirks: { silence: "ignores" } });
    set = stage;
    stage.pea.addPicture("lake.png", noisePicture(8, 8).pixels);
    let answered: unknown = null;
    stage.host.selection().then(
      (selection) => {
        answered = selection;
      },
      (error: unknown) => {
        answered = error;
      },
    );
    await later();
    const token = /echoToOE\("([^"]+)"\);\s*$/.exec(String(stage.sent[0]))?.[1] ?? "";
    return { stage, token, answered: () => answered };
  }
  const nothing = (token: string) => `${token}={"value":null,"picture":null}`;

  it("hears its parent's answer", async () => {
    const { stage, token, answered } = await calling();
    for (const message of ["done", nothing(token), "MSFAPI#1", token]) stage.inject(message);
    await later();
    expect(answered()).toEqual({ state: "none", problem: "nothing-selected" });
  });

  it("ignores other origins, other windows, other tokens, pings and done", async () => {
    const { stage, token, answered } = await calling();
    for (const message of [nothing(token), token]) {
      stage.inject(message, "https://evil.example");
      stage.inject(message, "https://www.photopea.com", false);
    }
    for (const message of ["done", "MSFAPI#", nothing("test-99"), "test-99", { token }, null, 7]) stage.inject(message);
    await later();
    expect(answered()).toBeNull();
  });

  it.each([["no JSON"], ['{"value":{"index":"one"},"picture":null}'], ['{"value":{"layers":7}}'], ["7"]])(
    "takes %s for no answer",
    async (answer) => {
      const { stage, token, answered } = await calling();
      stage.inject(`${token}=${answer}`);
      stage.inject(token);
      await later();
      expect(answered()).toMatchObject({ name: "HostError", message: expect.stringMatching(/\.$/) });
    },
  );
});
