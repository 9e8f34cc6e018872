/** The golden requests: reads the list, paints, and says in one line each what is to stay as it is. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type EditRequest, type EncodedImage, type Engine, encoded, type MaskSource, type PackName } from "./adapter";
import { asGrey, type Drawn, drawMarks, drawPicture } from "./pictures";

/** As in requests.json; README.md says what each part means. */
interface Entry {
  readonly id: string;
  /** Cheap enough for every run of the unit tests. */
  readonly quick?: boolean;
  readonly command?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly pack?: PackName;
  readonly source?: string;
  readonly above?: readonly { readonly marks: string; readonly size: Pair; readonly bounds: Box }[];
  readonly job?: Job;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trajectory?: boolean;
}

type Pair = readonly [width: number, height: number];
type Box = readonly [x: number, y: number, width: number, height: number];

interface Job {
  readonly kind: string;
  readonly mask?: Mask | null;
  readonly strokes?: { readonly marks: string };
  readonly own?: { readonly always: boolean; readonly pictures: readonly { name: string; picture: string }[] };
  readonly [field: string]: unknown;
}

type Mask =
  | { readonly from: "everything" }
  | { readonly from: "picture"; readonly marks: string }
  | { readonly from: "runs"; readonly marks: string; readonly size: Pair; readonly soft?: boolean }
  | { readonly from: "shapes"; readonly shapes: readonly { marks: string; size: Pair; bounds: Box }[] };

interface List {
  /** Every setting, each with the value it has unless an entry says otherwise. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly requests: readonly Entry[];
}

/** By id, one line for each picture. */
export type Lines = Readonly<Record<string, readonly string[]>>;

export function readRequests(root: string): List {
  return JSON.parse(readFileSync(join(root, "test/golden/requests/requests.json"), "utf8")) as List;
}

export function readLines(root: string): Lines {
  return JSON.parse(readFileSync(join(root, "test/golden/requests/hashes.json"), "utf8")) as Lines;
}

/** Paints one entry: size, SHA-256 of the RGBA bytes and facts of each picture; or the failure's code. */
export async function linesOf(engine: Engine, entry: Entry, settings: List["settings"]): Promise<readonly string[]> {
  const painting =
    entry.command === undefined
      ? engine.edit(await requestOf(engine, entry, settings))
      : engine.command(entry.command, filesOf(entry.files ?? {}));
  const painted = await painting.catch((error: Error) => {
    if (!error.message.startsWith("code ")) throw error;
    return error.message;
  });
  if (typeof painted === "string") return [painted];
  return painted.map(({ facts, picture: { width, height, data } }) => {
    return `${width}x${height} ${createHash("sha256").update(data).digest("hex")} ${facts}`;
  });
}

async function requestOf(engine: Engine, entry: Entry, settings: List["settings"]): Promise<EditRequest> {
  const { id, pack = "embedded", source = "land 200x150", above = [], job, trajectory = false } = entry;
  if (job === undefined) throw new Error(`"${id}" has neither a job nor a command.`);
  const drawn = drawPicture(source);
  const bounds = { x: 0, y: 0, width: drawn.width, height: drawn.height };
  const { mask, strokes, own, ...words } = job;
  const request = {
    id,
    packId: engine.idOf(pack),
    source: { image: await encoded(drawn), bounds },
    above: await Promise.all(above.map(placed)),
    settings: { ...settings, ...entry.settings },
    trajectory,
    ...words,
    ...(mask !== undefined && { mask: mask && (await maskOf(mask, drawn)) }),
    ...(strokes && { strokes: { image: await marked(strokes.marks, [drawn.width, drawn.height]), bounds } }),
    ...(own && { own: { always: own.always, pictures: await ownPictures(engine, own.pictures, pack) } }),
  };
  // The list is checked by the engine, as every stored request is.
  return request as unknown as EditRequest;
}

async function maskOf(mask: Mask, source: Drawn): Promise<MaskSource> {
  switch (mask.from) {
    case "everything":
      return mask;
    case "picture":
      return { from: "picture", image: await encoded(asGrey(drawMarks(mask.marks, source.width, source.height))) };
    case "shapes":
      return { from: "shapes", shapes: await Promise.all(mask.shapes.map(placed)) };
    case "runs":
      return { from: "runs", ...runsOf(drawMarks(mask.marks, ...mask.size), mask.soft === true) };
  }
}

async function placed({ marks, size, bounds: [x, y, width, height] }: { marks: string; size: Pair; bounds: Box }) {
  return { image: await marked(marks, size), bounds: { x, y, width, height } };
}

async function marked(marks: string, [width, height]: Pair): Promise<EncodedImage> {
  return encoded(drawMarks(marks, width, height));
}

/** Run lengths of the alpha, row by row; the first run keeps unless levels say what each covers. */
function runsOf({ width, height, data }: Drawn, soft: boolean) {
  const runs: number[] = [];
  const levels: number[] = [];
  let before = soft ? -1 : 0;
  if (!soft) runs.push(0);
  for (let i = 0; i < width * height; i++) {
    const alpha = data[4 * i + 3] ?? 0;
    const level = soft ? alpha : alpha < 128 ? 0 : 255;
    if (level !== before) {
      runs.push(0);
      levels.push(level);
    }
    before = level;
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
  }
  return { width, height, runs, ...(soft && { levels }) };
}

async function ownPictures(engine: Engine, pictures: readonly { name: string; picture: string }[], pack: PackName) {
  return Promise.all(
    pictures.map(async ({ name, picture }) => ({
      ...(await engine.prepare(await encoded(drawPicture(picture)), pack)),
      name,
    })),
  );
}

/** "land 200x150", or "marks 200x150: disk 50 50 20", or "grey 200x150: …". */
function filesOf(files: Readonly<Record<string, string>>): Readonly<Record<string, Drawn>> {
  const drawn = Object.entries(files).map(([name, text]) => {
    const [, kind, width, height, marks] = /^(marks|grey) (\d+)x(\d+): (.+)$/.exec(text) ?? [];
    if (marks === undefined) return [name, drawPicture(text)] as const;
    const shown = drawMarks(marks, Number(width), Number(height));
    return [name, kind === "grey" ? asGrey(shown) : shown] as const;
  });
  return Object.fromEntries(drawn);
}
