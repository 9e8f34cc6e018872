/**
 * CONTRIBUTING's "Add a kind of edit", followed by a toy in a copy of the sources: the compiler names the files that a
 * new kind needs, and with them it runs.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
let copy = "";

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "blendfill-kind-"));
  const kept = (path: string): boolean => !/\.(webp|onnx|png)$|models[\\/](training|packs[\\/]embedded)/.test(path);
  for (const folder of ["models", "ui", "plugin", "test"]) {
    cpSync(join(root, folder), join(copy, folder), { recursive: true, filter: kept });
  }
  for (const file of ["package.json", "tsconfig.base.json", "manifest.json"])
    cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  // The parts a kind touches; the rest follows from them.
  const references = ["models/engine", "ui"].map((path) => ({ path }));
  writeFileSync(join(copy, "tsconfig.json"), JSON.stringify({ files: [], references }));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function change(file: string, edit: (text: string) => string): void {
  const before = readFileSync(join(copy, file), "utf8");
  const after = edit(before);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(join(copy, file), after);
}

/** Files the compiler complains of, each once. */
function complaints(): readonly string[] {
  try {
    execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-b"], {
      cwd: copy,
      encoding: "utf8",
    });
    return [];
  } catch (error) {
    const { stdout = "" } = error as { readonly stdout?: string };
    return [...new Set([...stdout.matchAll(/^([^\s(]+)\(\d+,\d+\): error/gm)].map((match) => match[1] ?? ""))].sort();
  }
}

it("takes the files that CONTRIBUTING names, and no others", async () => {
  // 1. What it is.
  change("models/contract/request.ts", (text) =>
    text.replace(
      "export type EditRequest = EditCommon & (",
      `export interface MirrorEdit {
  readonly kind: "mirror";
  readonly mask: MaskSource;
}

export type EditRequest = EditCommon & (MirrorEdit | `,
    ),
  );
  expect(complaints()).toEqual([
    "models/kinds/kinds.ts",
    "models/pipelines/registry.ts",
    "ui/app/job-switch.tsx",
    "ui/features/prompt/prompt.tsx",
    "ui/messages/en.ts",
    "ui/messages/ko.ts",
    "ui/wording/labels.ts",
  ]);

  // 2. Its descriptor.
  writeFileSync(
    join(copy, "models/kinds/mirror.ts"),
    `import { aroundMark } from "./edges";
import type { Kind } from "./kind";

export const mirror: Kind<"mirror"> = {
  kind: "mirror",
  takes: { mask: "required", words: false, strokes: false, sides: false, start: false, own: false, shadow: false },
  marks: "change",
  whole: true,
  splits: false,
  edge: aroundMark,
  missing: { mask: "name a picture of the same size, white where it is turned." },
  command: { description: "Turn a region around.", example: "--image a.png --mask b.png --out c.png" },
};
`,
  );
  change("models/kinds/kinds.ts", (text) =>
    text
      .replace("import { remove }", 'import { mirror } from "./mirror";\nimport { remove }')
      .replace(/= \{ fill, /, "= { mirror, fill, "),
  );

  // 3. Its pipeline.
  writeFileSync(
    join(copy, "models/pipelines/mirror.ts"),
    `import { frameOf } from "../image/geometry";
import type { Pipeline } from "./pipeline";

export const mirror: Pipeline<"mirror"> = async function* ({ source, settings: { seed } }) {
  const { width, height } = source;
  const data = source.data.slice();
  for (let i = 0; i < width * height; i++) {
    const from = Math.floor(i / width) * width + (width - 1 - (i % width));
    data.set(source.data.subarray(4 * from, 4 * from + 4), 4 * i);
  }
  const candidate = { index: 0, seed, image: { width, height, data }, patch: frameOf(source) };
  yield { type: "candidate", candidate };
  return { candidates: [candidate], crop: frameOf(source), working: { width, height }, unknownWords: [] };
};
`,
  );
  change("models/pipelines/registry.ts", (text) =>
    text
      .replace("import { remove }", 'import { mirror } from "./mirror";\nimport { remove }')
      .replace("Pipelines = { fill,", "Pipelines = { mirror, fill,"),
  );

  // 4. Its icon and its words in the window.
  const named = (text: string): string => text.replace(/^(\s+)scribble: "(.*)",$/gm, '$&\n$1mirror: "Mirror",');
  for (const file of ["ui/app/job-switch.tsx", "ui/messages/en.ts", "ui/messages/ko.ts"]) {
    change(
      file,
      file.endsWith("tsx") ? (text) => text.replace('scribble: "scribble",', '$& mirror: "compare",') : named,
    );
  }
  expect(complaints()).toEqual([]);

  // It runs.
  const outfile = join(copy, "toy.mjs");
  const toy = `
import { kindOf, kindNames } from "./models/kinds/kinds";
import { started } from "./models/pipelines/registry";
const source = { width: 2, height: 1, data: new Uint8ClampedArray([1, 2, 3, 255, 9, 8, 7, 255]) };
const mask = { width: 2, height: 1, data: new Uint8Array([255, 255]) };
const run = started({ kind: "mirror", id: "1", packId: "p", source, mask, settings: { seed: 4 } }, {});
const { value } = await run.next();
export const result = { names: kindNames, takes: kindOf("mirror").takes, data: [...value.candidate.image.data] };
`;
  await build({
    stdin: { contents: toy, resolveDir: copy, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    logLevel: "silent",
  });
  const { result } = await import(pathToFileURL(outfile).href);
  expect(result.names).toContain("mirror");
  expect(result.data).toEqual([9, 8, 7, 255, 1, 2, 3, 255]);
}, 300_000);
