import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FileWriter } from "../../../models/cli/io";
import { nodeFiles } from "../../../models/cli/node-io";
import { type Bench, benchSize, makeBench } from "../../support/node-cli";
import { copyTinyPack, type Manifest, sha256 } from "../../support/node-packs";
import { boxMask } from "../../support/node-pictures";

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

/** One sentence on stderr, the status asked for, and a folder as it was before. */
async function refused(argv: readonly string[], status: number, changes = {}): Promise<string> {
  const before = bench.files();
  const run = await bench.fill(argv, changes);
  expect(run.stderr).toMatch(/^[A-Z"-][^\n]*[.?)]\n$/);
  expect(run).toMatchObject({ status, stdout: "" });
  expect(bench.files()).toEqual(before);
  return run.stderr;
}

describe("a wrong command line ends with status 2 and one sentence", () => {
  it.each<[string, readonly string[], RegExp]>([
    ["an unknown option", ["--sead", "7"], /Unknown option '--sead'.*--seed/],
    [
      "a seed that is no whole number",
      ["--seed", "7.5"],
      /'7.5' is invalid. It must be a whole number from 0 to 4294967295/,
    ],
    ["a seed in words", ["--seed", "lucky"], /whole number/],
    ["a negative seed", ["--seed=-1"], /whole number/],
    ["no picture to make", ["--count", "0"], /whole number from 1 to 64/],
    ["too many steps", ["--steps", "1000"], /from 1 to 100/],
    ["a strength of nothing", ["--strength", "0"], /above 0 and at most 1/],
    ["a guidance that is no number", ["--guidance", ""], /from 0 to 30/],
    ["an option without its value", ["--prompt"], /argument missing/],
    ["an extra word", ["sunflower"], /Too many arguments/],
    ["an output of unknown format", ["--out", "out.tiff"], /--out must end in .png, .webp or .jpg/],
    ["a layer that cannot be transparent", ["--layer", "layer.jpg"], /--layer must end in .png or .webp/],
    ["two outputs of one name", ["--layer", "out.png"], /Two outputs have the same name/],
    ["a reference that is neither", ["--reference", "always"], /auto, add, clear or none, or a picture file/],
    ["a reference without its name", ["--reference", "cat.png:"], /a picture file, with :name/],
    ["nothing to start from only", ["--reference-only"], /--reference-only starts from one picture of your own/],
    [
      "two to start from only",
      ["--reference", "a.png", "--reference", "b.png", "--reference-only"],
      /--reference-only starts from one picture/,
    ],
    ["an output over the input", ["--out", "photo.png"], /would replace the input "photo.png".*--force/],
  ])("%s", async (_, argv, sentence) => {
    expect(await refused(argv, 2)).toMatch(sentence);
  });

  it("no command, an unknown one, and missing files", async () => {
    expect(await bench.run([])).toMatchObject({ status: 2, stderr: expect.stringContaining("Name a command") });
    expect(await bench.run(["fil"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("Did you mean fill?"),
    });
    expect(await bench.run(["fill"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--image is missing"),
    });
    const noOut = await bench.run(["fill", "--image", "photo.png", "--mask", "mask.png"]);
    expect(noOut).toMatchObject({ status: 2, stderr: expect.stringContaining("--out is missing") });
  });
});

describe("bad pictures end with status 1, one sentence and nothing written", () => {
  it("a file that is not there", async () => {
    expect(await refused(["--image", "none.png"], 1)).toBe(
      'The picture "none.png" cannot be read: there is no such file or folder.\n',
    );
    expect(await refused(["--mask", "."], 1)).toContain('The mask "." cannot be read: it is a folder.');
  });

  it("a file that is no picture, whatever its name says", async () => {
    bench.put("text.png", "not a picture");
    bench.put("empty.png", "");
    bench.put("cut.png", readFileSync(bench.path("photo.png")).subarray(0, 300));
    for (const name of ["text.png", "empty.png", "cut.png"]) {
      expect(await refused(["--image", name], 1)).toContain(
        `The picture "${name}" is not a complete PNG, JPEG, WebP or GIF`,
      );
    }
  });

  it("a mask of another size, or all black", async () => {
    bench.put("small.png", boxMask({ width: 10, height: 10 }, { x: 0, y: 0, width: 5, height: 5 }));
    expect(await refused(["--mask", "small.png"], 1)).toContain(
      "The mask is 10 × 10 pixels but the picture is 90 × 70",
    );
    bench.put("black.png", boxMask(benchSize, { x: 0, y: 0, width: 0, height: 0 }));
    expect(await refused(["--mask", "black.png"], 1)).toContain("The mask marks nothing that may change");
  });

  it("a reference that is missing, no picture, or empty", async () => {
    expect(await refused(["--reference", "none.png"], 1)).toContain('The reference "none.png" cannot be read');
    bench.put("text.png", new TextEncoder().encode("not a picture"));
    expect(await refused(["--reference", "text.png"], 1)).toContain('The reference "text.png" is not a complete PNG');
    bench.put("clear.png", { ...benchSize, data: new Uint8ClampedArray(4 * benchSize.width * benchSize.height) });
    expect(await refused(["--reference", "clear.png"], 1)).toContain("Nothing of the picture can be seen");
  });

  it("a picture that is too large", async () => {
    const wide = await sharp({ create: { width: 4097, height: 3, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    bench.put("wide.png", wide);
    expect(await refused(["--image", "wide.png"], 1)).toContain("is 4097 × 3 pixels; at most 4096 a side");
  });
});

describe("bad packs end with status 1, one sentence and nothing written", () => {
  const withPack = (change: (manifest: Manifest, folder: string) => void) => {
    const folder = copyTinyPack(join(bench.folder, "pack"), change);
    return ["--pack", folder];
  };
  /** Changes the painter's file and, unless told not to, the manifest with it. */
  const withPainter = (bytes: Uint8Array, honest: boolean) =>
    withPack((manifest, folder) => {
      writeFileSync(join(folder, "painter.onnx"), bytes);
      if (honest) manifest.networks.painter = { file: "painter.onnx", bytes: bytes.length, sha256: sha256(bytes) };
    });
  const painter = () => {
    const folder = copyTinyPack(join(bench.folder, "original"), () => undefined);
    return new Uint8Array(readFileSync(join(folder, "painter.onnx")));
  };

  it("a wrong hash", async () => {
    const bytes = painter();
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    expect(await refused(withPainter(bytes, false), 1)).toContain("its SHA-256 differs");
  });

  it("a missing file, and a folder without a pack", async () => {
    const argv = withPack((manifest) => {
      manifest.networks.text = { file: "nets/none.onnx", bytes: 3, sha256: "0".repeat(64) };
    });
    expect(await refused(argv, 1)).toContain('none.onnx" is missing');
    expect(await refused(["--pack", "./nowhere"], 1)).toContain('pack.json" is missing');
    expect(await refused(["--pack", "no-such-pack"], 1)).toContain('There is no model pack "no-such-pack"');
  });

  it("an unknown network role", async () => {
    const argv = withPack((manifest) => {
      manifest.networks.judge = { file: "judge.onnx", bytes: 3, sha256: "0".repeat(64) };
    });
    expect(await refused(argv, 1)).toContain('unknown network role "judge"');
  });

  it("a truncated ONNX file whose hash is right", async () => {
    const bytes = painter();
    expect(await refused(withPainter(bytes.slice(0, bytes.length / 2), true), 1)).toContain(
      'The file of the network "denoiser" is not a complete ONNX model',
    );
  });

  it("a manifest that is not JSON", async () => {
    const [, folder = ""] = withPack(() => undefined);
    writeFileSync(join(folder, "pack.json"), "{");
    expect(await refused(["--pack", folder], 1)).toContain("is not valid JSON");
  });
});

describe("outputs are written whole or not at all", () => {
  const failing = (part: Partial<FileWriter>) => ({ files: { ...nodeFiles, ...part } });
  const full = () => Promise.reject(Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC" }));

  it("when the folder does not exist", async () => {
    expect(await refused(["--out", "no/where/out.png"], 1)).toContain("does not exist; create it first");
    expect(await refused(["--out", "out.png", "--report", "no/report.json"], 1)).toContain("does not exist");
  });

  it("when the disk is full", async () => {
    expect(await refused([], 1, failing({ write: full }))).toBe(
      `Could not write "${bench.path("out.png")}": the disk is full. Nothing was written.\n`,
    );
  });

  it("when the disk is full at the second file", async () => {
    let writes = 0;
    const write: FileWriter["write"] = (path, bytes) => (++writes === 2 ? full() : nodeFiles.write(path, bytes));
    expect(await refused(["--count", "2"], 1, failing({ write }))).toContain("the disk is full");
    expect(writes).toBe(2);
  });

  it("when the second file cannot be put in its place, and what was there before is there again", async () => {
    bench.put("out.png", "from before");
    const before = bench.files();
    const rename: FileWriter["rename"] = (from, to) => (to.endsWith("out-2.png") ? full() : nodeFiles.rename(from, to));
    expect(await refused(["--count", "2", "--force"], 1, failing({ rename }))).toContain("Nothing was written.");
    expect(bench.files()).toEqual(before);
    expect(readFileSync(bench.path("out.png"), "utf8")).toBe("from before");
  });

  it("when nothing can be taken back either, and then says how things are", async () => {
    bench.put("out.png", "from before");
    const rename: FileWriter["rename"] = (from, to) =>
      to.endsWith("out-3.png") || from.endsWith(".old") ? full() : nodeFiles.rename(from, to);
    const remove: FileWriter["remove"] = (path) => (path.endsWith("out-2.png") ? full() : nodeFiles.remove(path));
    const { status, stderr } = await bench.fill(["--count", "3", "--force"], failing({ rename, remove }));
    const kept = bench.files().find((file) => file.endsWith(".old")) ?? "";
    expect(status).toBe(1);
    expect(stderr).toBe(
      `Could not write "${bench.path("out-3.png")}": the disk is full. "${bench.path("out-2.png")}" was already written. What "${bench.path("out.png")}" was before is now "${bench.path(kept)}".\n`,
    );
    expect(readFileSync(bench.path(kept), "utf8")).toBe("from before");
  });

  it("when the device is really full", async () => {
    const write: FileWriter["write"] = (_, bytes) => nodeFiles.write("/dev/full", bytes);
    if (!(await nodeFiles.exists("/dev/full"))) return;
    expect(await refused([], 1, failing({ write }))).toContain("the disk is full");
  });

  it("when Ctrl+C is pressed while painting", async () => {
    const onInterrupt = (listener: () => void) => {
      setTimeout(listener, 20);
      return () => undefined;
    };
    const before = bench.files();
    const run = await bench.fill(["--steps", "100", "--count", "20"], { onInterrupt });
    expect(run).toEqual({ status: 130, stdout: "", stderr: "The edit was cancelled.\n" });
    expect(bench.files()).toEqual(before);
  });

  it("and may replace the input when forced to", async () => {
    expect((await bench.fill(["--out", "photo.png", "--force"])).status).toBe(0);
    expect(bench.files()).toEqual(["mask.png", "photo.png"]);
  });
});

it("shows where something went wrong only when asked to", async () => {
  const broken = {
    now: () => {
      throw new TypeError("clock stopped");
    },
  };
  const quiet = await bench.fill([], broken);
  expect(quiet).toMatchObject({ status: 1, stderr: expect.stringContaining("Something went wrong that should not") });
  expect(quiet.stderr).not.toContain(".ts:");
  expect((await bench.fill([], { ...broken, debug: true })).stderr).toContain(".ts:");
});
