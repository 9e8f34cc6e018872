/**
 * Measured scenes kept on disk, one line each, so that a run that was interrupted goes on where it stopped. They belong to
 * a pack, a judge, a library, the program's own code and the list of scenes: when one of these changes, nothing is kept.
 */
import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { decodePng, encodePng } from "../engine/png";
import type { SceneResult } from "./measure-scene";

export interface Kept {
  readonly results: readonly SceneResult[];
  add(result: SceneResult): Promise<void>;
}

/** @param parts contents of everything that the figures depend on */
export function keyOf(parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(createHash("sha256").update(part).digest());
  return hash.digest("hex").slice(0, 16);
}

/** What the folder holds under the key; a line cut short by an interruption is left out. */
export async function openKept(folder: string, key: string): Promise<Kept> {
  const file = join(folder, `${key}.jsonl`);
  const text = await readFile(file, "utf8").catch(() => "");
  await mkdir(dirname(file), { recursive: true });
  // A half line must not swallow the next one.
  if (text !== "" && !text.endsWith("\n")) await appendFile(file, "\n");
  const results = new Map<number, SceneResult>();
  for (const line of text.split("\n")) {
    const result = readLine(line);
    if (result !== null) results.set(result.index, result);
  }
  return {
    results: [...results.values()],
    add: (result) => appendFile(file, `${writtenLine(result)}\n`),
  };
}

type Line = Omit<SceneResult, "painted"> & { readonly painted: string };

function writtenLine(result: SceneResult): string {
  const painted = Buffer.from(encodePng(result.painted)).toString("base64");
  return JSON.stringify({ ...result, painted } satisfies Line, (_, value: unknown) =>
    // JSON knows no such numbers; a seam without any step beside it is one.
    typeof value === "number" && !Number.isFinite(value) ? { number: String(value) } : value,
  );
}

/** Null of anything that is not a whole line. */
function readLine(line: string): SceneResult | null {
  try {
    const { painted, ...rest } = JSON.parse(line, (_, value: unknown) => restored(value)) as Line;
    return { ...rest, painted: decodePng(new Uint8Array(Buffer.from(painted, "base64"))) };
  } catch {
    return null;
  }
}

function restored(value: unknown): unknown {
  const isWritten = typeof value === "object" && value !== null && "number" in value;
  return isWritten ? Number(value.number) : value;
}
