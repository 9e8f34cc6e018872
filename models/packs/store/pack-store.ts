/**
 * The packs on this machine. Files lie under the hash of their content, so packs share what is equal, and nothing a
 * pack.json says is ever a path; a record says which of them are a pack (records.ts).
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { EditError } from "../../contract/errors";
import { bytesOf } from "../files";
import { type OriginName, type PackOrigin, type StopSignal, stopped } from "../origins/origin";
import type { PackFile, PackSource } from "../pack";
import { utf8Bytes } from "../text";
import type { ByteStore, Room, StoreKind } from "./byte-store";
import { openFormat } from "./format";
import { type Offer, type Offered, offerOf } from "./offer";
import { hex, receive } from "./receive";
import { type FiledRecord, putRecord, type Records, readRecords } from "./records";

export interface StoredPack {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly from: OriginName;
  /** Of all its files. */
  readonly bytes: number;
  /** Changes whenever its files do. */
  readonly revision: string;
}

export interface InstalledPack extends StoredPack {
  /** Files that are gone or have another size, as far as that shows without reading them; `check` reads. */
  readonly damaged: readonly string[];
}

export interface UnfinishedPack extends StoredPack {
  /** Bytes that are there. */
  readonly received: number;
}

export interface StoreContents {
  readonly kind: StoreKind;
  readonly room: Room | null;
  /** Bytes of all packs, unfinished ones too. */
  readonly packBytes: number;
  readonly installed: readonly InstalledPack[];
  readonly unfinished: readonly UnfinishedPack[];
}

export interface InstallCall {
  readonly stop: StopSignal;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly progress: (received: number, total: number) => void;
}

export interface PackStore {
  contents(): Promise<StoreContents>;
  /** What installing from there would mean; downloads pack.json alone. */
  look(origin: PackOrigin, stop: StopSignal): Promise<Offer>;
  /**
   * Downloads what is missing, checks it, and only then says that the pack is installed. Whatever goes wrong before,
   * what was installed stays as it was; what has been downloaded is kept for the next attempt, except when there is no
   * room for it.
   */
  install(origin: PackOrigin, call: InstallCall): Promise<StoredPack>;
  /** Frees the bytes that no other pack needs. Unknown ids are ignored. */
  remove(packId: string): Promise<void>;
  /** Throws away what an interrupted installation has downloaded. */
  discard(packId: string): Promise<void>;
  /** Hashes a pack's files again. Resolves to the names of those that are missing or damaged. */
  check(packId: string): Promise<readonly string[]>;
  /** The files of an installed pack; null when there is no such pack. */
  source(packId: string): Promise<PackSource | null>;
}

export interface PackStoreOptions {
  readonly bytes: ByteStore;
  /** Ids of the packs that come with Blendfill. */
  readonly reserved: readonly string[];
  /** Runs work while no other window changes the store. @throws EditError "storage-busy" */
  readonly alone?: <T>(work: () => Promise<T>) => Promise<T>;
}

export function packStore({ bytes, reserved, alone = (work) => work() }: PackStoreOptions): PackStore {
  let tail: Promise<unknown> = Promise.resolve();
  /** One change after the other; a failure does not stop the next. */
  const change = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = tail.then(() =>
      alone(async () => {
        await openFormat(bytes);
        return work();
      }),
    );
    tail = turn.catch(() => undefined);
    return turn;
  };

  const find = async (state: FiledRecord["state"], packId: string): Promise<FiledRecord | undefined> =>
    (await readRecords(bytes)).current.find((record) => record.state === state && record.id === packId);

  const offered = async (origin: PackOrigin, stop: StopSignal): Promise<Offered> =>
    offerOf(origin, stop, { reserved, records: (await readRecords(bytes)).current, kept: await bytes.list() });

  const install = async (origin: PackOrigin, { stop, at: now, progress }: InstallCall): Promise<StoredPack> => {
    const { offer, record } = await offered(origin, stop);
    // The clock may have been set back since: what comes later must count as later.
    const others = (await readRecords(bytes)).current.filter(({ id }) => id === record.id);
    const at = Math.max(now, ...others.map((other) => other.at + 1));
    if (offer.missing > 0) await checkRoom(bytes, offer.missing);
    const unfinished = await putRecord(bytes, { ...record, state: "unfinished", at });
    try {
      await sweep(bytes); // Of an interrupted attempt at another version.
      let before = 0;
      for (const file of contentsOf(record.files)) {
        if (stop.aborted) throw stopped();
        const report = (received: number): void => progress(before + received, offer.bytes);
        await receive(file, { bytes, origin, stop, progress: report });
        before += file.bytes;
        progress(before, offer.bytes);
      }
      const installed = await putRecord(bytes, { ...record, state: "installed", at });
      await bytes.remove(unfinished.name);
      await sweep(bytes);
      return storedPack(installed);
    } catch (error) {
      const isFull = error instanceof EditError && error.code === "storage-full";
      const held = new Map((await bytes.list()).map((each) => [each.name, each.bytes]));
      const hasBytes = record.files.some(({ sha256: name }) => (held.get(name) ?? 0) > 0);
      if (isFull || !hasBytes) {
        await bytes.remove(unfinished.name);
        await sweep(bytes);
      }
      throw error;
    }
  };

  return {
    async contents() {
      const { current } = await readRecords(bytes);
      const held = new Map((await bytes.list()).map((each) => [each.name, each.bytes]));
      const unfinished = current.filter(({ state }) => state === "unfinished");
      return {
        kind: bytes.kind,
        room: await bytes.room(),
        packBytes: [...held].reduce((sum, [name, each]) => sum + (isContent(name) ? each : 0), 0),
        installed: current
          .filter(({ state }) => state === "installed")
          .map((record) => ({
            ...storedPack(record),
            damaged: record.files.filter((file) => held.get(file.sha256) !== file.bytes).map(({ file }) => file),
          })),
        unfinished: unfinished.map((record) => ({
          ...storedPack(record),
          received: contentsOf(record.files).reduce((sum, file) => sum + (held.get(file.sha256) ?? 0), 0),
        })),
      };
    },
    look: async (origin, stop) => (await offered(origin, stop)).offer,
    install: (origin, call) => change(() => install(origin, call)),
    remove: (packId) =>
      change(async () => {
        const record = await find("installed", packId);
        if (record) await bytes.remove(record.name);
        await sweep(bytes);
      }),
    discard: (packId) =>
      change(async () => {
        const record = await find("unfinished", packId);
        if (record) await bytes.remove(record.name);
        await sweep(bytes);
      }),
    async check(packId) {
      const record = await find("installed", packId);
      if (record === undefined) throw missing(packId);
      const bad = new Set<string>();
      for (const file of contentsOf(record.files)) {
        const hash = sha256.create();
        for await (const piece of bytes.pieces(file.sha256)) hash.update(piece);
        if (hex(hash.digest()) !== file.sha256) bad.add(file.sha256);
      }
      return record.files.filter((file) => bad.has(file.sha256)).map(({ file }) => file);
    },
    async source(packId) {
      const record = await find("installed", packId);
      return record === undefined ? null : sourceOf(record, bytes);
    },
  };
}

function missing(packId: string): EditError {
  return new EditError("pack-missing", `The model pack "${packId}" is not installed; install it first.`);
}

function storedPack({ id, title, version, from, files, name }: FiledRecord): StoredPack {
  return { id, title, version, from, bytes: bytesOf(files), revision: name };
}

/** Each content once. */
function contentsOf(files: readonly PackFile[]): readonly PackFile[] {
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}

const isContent = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/** Removes what no record needs: contents, torn records, records that a later one replaces. */
async function sweep(bytes: ByteStore): Promise<void> {
  const { current, stale }: Records = await readRecords(bytes);
  for (const name of stale) await bytes.remove(name);
  const needed = new Set(current.flatMap(({ files }) => files.map(({ sha256: name }) => name)));
  for (const { name } of await bytes.list()) if (isContent(name) && !needed.has(name)) await bytes.remove(name);
}

/** @throws EditError "storage-full" */
async function checkRoom(bytes: ByteStore, needed: number): Promise<void> {
  const room = await bytes.room();
  if (room === null || room.free >= needed) return;
  const inMegabytes = (size: number): string => (size / 1e6).toFixed(size < 1e7 ? 1 : 0);
  throw new EditError(
    "storage-full",
    `This pack needs ${inMegabytes(needed)} MB more, and ${inMegabytes(room.free)} MB are free; remove another pack or free some space.`,
    { about: `${inMegabytes(needed)} MB / ${inMegabytes(room.free)} MB` },
  );
}

function sourceOf({ title, manifest, files }: FiledRecord, bytes: ByteStore): PackSource {
  return {
    async read(path, progress) {
      const name = files.find(({ file }) => file === path)?.sha256;
      const content = path === "pack.json" ? utf8Bytes(manifest) : name ? await bytes.whole(name) : null;
      if (content === null) {
        throw new EditError(
          "pack-file-missing",
          `The file "${path}" of "${title}" is no longer on this machine; install the pack again.`,
          { about: path },
        );
      }
      progress?.(content.length, content.length);
      return content;
    },
  };
}
