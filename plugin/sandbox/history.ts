/**
 * Runs kept with the document, in two copies. Figma's storage on this computer takes each as it comes: writing into
 * the file would add an undo step nobody sees and end the user's redo. The file itself (plugin data of its root, at
 * most 100 kB an entry) takes them along when a result is placed, in the same undo step, or when the plugin closes.
 */
import type { KeptRun } from "../protocol/host";
import { letGo, type Weighed } from "../protocol/room";
import { full, keepLocal } from "./local";
import { checkStorable } from "./stored";
import { utf8Length } from "./utf8";

export interface History {
  list(): Promise<readonly KeptRun[]>;
  keep(run: KeptRun): Promise<readonly string[]>;
  forget(ids: readonly string[]): Promise<void>;
  /** Writes what came since into the file. Synchronous, because the plugin may be closing. */
  intoDocument(): void;
}

/** Bytes of runs in one file, which everybody who opens it loads. */
const inDocument = 1_500_000;
/** Bytes of runs of all files on this computer; Figma gives 5 MB in all. */
const onComputer = 2_000_000;
/** On the file's root: which file this is, for the copy on this computer. */
const labelKey = "document";

/** What a key says, so that nothing need be read to weigh it: "run <file's label> <id> <starred> <bytes>". */
interface Key extends Weighed {
  readonly key: string;
  readonly label: string;
}

export function createHistory(): History {
  /** Came since the plugin was started. */
  const fresh = new Map<string, KeptRun>();

  const onThisComputer = async (): Promise<readonly Key[]> => parsed(await figma.clientStorage.keysAsync());

  const removeLocal = async (gone: readonly Key[]): Promise<void> => {
    for (const { key } of gone) await figma.clientStorage.deleteAsync(key);
  };

  return {
    async list() {
      const runs = new Map<string, KeptRun>();
      for (const { key, id, starred } of inThisFile()) {
        runs.set(id, { id, starred, value: figma.root.getPluginData(key) });
      }
      const label = figma.root.getPluginData(labelKey);
      for (const { key, id, starred } of (await onThisComputer()).filter((one) => one.label === label)) {
        const value: unknown = await figma.clientStorage.getAsync(key);
        if (typeof value === "string") runs.set(id, { id, starred, value });
      }
      return [...runs.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    async keep(run) {
      checkStorable(run.value);
      const label = labelOf(run);
      const all = await onThisComputer();
      const one = { ...run, bytes: utf8Length(run.value) };
      const gone = letGo(all, one, onComputer);
      if (gone === null) throw full();
      const dropped = all.filter(({ id }) => gone.includes(id));
      const key = keyOf(label, one);
      await removeLocal(dropped);
      const forced = parsed((await keepLocal(key, run.value, run.id)).map((spare) => spare.key));
      // Only now: what was kept of it so far must not be lost with a write that fails.
      await removeLocal(all.filter((other) => other.id === run.id && other.key !== key));
      fresh.set(run.id, run);
      const still = inThisFile().map(({ id }) => id);
      return [...dropped, ...forced]
        .filter((other) => other.label === label && !still.includes(other.id))
        .map(({ id }) => id);
    },

    async forget(ids) {
      await removeLocal((await onThisComputer()).filter(({ id }) => ids.includes(id)));
      for (const id of ids) fresh.delete(id);
      for (const { id, key } of inThisFile()) if (ids.includes(id)) figma.root.setPluginData(key, "");
    },

    intoDocument() {
      try {
        for (const run of fresh.values()) write(run);
        fresh.clear();
      } catch (error) {
        // A file one may only look at; the computer's copy remains.
        console.error("Blendfill could not keep its history in the file:", String(error));
      }
    },
  };
}

/** Into the file; where all the others are starred and there is no room, the computer's copy has to do. */
function write(run: KeptRun): void {
  const there = inThisFile();
  const one = { ...run, bytes: utf8Length(run.value) };
  const gone = letGo(there, one, inDocument);
  if (gone === null) return;
  const key = keyOf(labelOf(run), one);
  for (const old of there) {
    if (gone.includes(old.id) || (old.id === run.id && old.key !== key)) figma.root.setPluginData(old.key, "");
  }
  figma.root.setPluginData(key, run.value);
}

/** The file's label; made from the first run's id, because the sandbox has no chance of its own. */
function labelOf({ id }: KeptRun): string {
  const label = figma.root.getPluginData(labelKey);
  if (label !== "") return label;
  figma.root.setPluginData(labelKey, id);
  return id;
}

const inThisFile = (): readonly Key[] => parsed(figma.root.getPluginDataKeys());

function keyOf(label: string, { id, starred, bytes }: Weighed): string {
  return `run ${label} ${id} ${starred ? 1 : 0} ${bytes}`;
}

function parsed(keys: readonly string[]): readonly Key[] {
  return keys.flatMap((key) => {
    const [, label, id, starred, bytes] = /^run (\S+) (\S+) ([01]) (\d+)$/.exec(key) ?? [];
    if (label === undefined || id === undefined) return [];
    return [{ key, label, id, starred: starred === "1", bytes: Number(bytes) }];
  });
}
