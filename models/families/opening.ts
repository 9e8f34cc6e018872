/** Opening the networks of a pack: read, verified, opened, and released again when a later one fails. */
import type { Report } from "../contract/events";
import type { NetworkSession, OpenSession } from "../networks/session";
import type { NetworkFile, PackFile, PackSource } from "../packs/pack";
import { readVerified } from "../packs/read";

export interface Opened {
  /** @throws EditError "pack-file-missing" | "checksum-mismatch", and what opening can meet */
  open(file: NetworkFile, label: string): Promise<NetworkSession>;
  release(): Promise<void>;
}

/** @param report told of what is read */
export function opening(source: PackSource, open: OpenSession, report?: Report): Opened {
  const sessions: NetworkSession[] = [];
  const read = (file: PackFile): Promise<Uint8Array<ArrayBuffer>> => readFile(file, source, report);
  return {
    async open(file, label) {
      const bytes = await read(file);
      const external = [];
      for (const each of file.external ?? []) external.push({ location: each.location, bytes: await read(each) });
      const session = await (external.length === 0 ? open(bytes, label) : open(bytes, label, external));
      sessions.push(session);
      return session;
    },
    async release() {
      for (const session of sessions.splice(0)) await session.release();
    },
  };
}

/** All of them, or none: what was opened before a failure is released. */
export async function orReleased<T>(opened: Opened, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await opened.release();
    throw error;
  }
}

export async function readFile(file: PackFile, source: PackSource, report?: Report): Promise<Uint8Array<ArrayBuffer>> {
  return readVerified(source, file, (received, total) =>
    report?.({ type: "loading", file: file.file, received, total }),
  );
}

/** Of a network's file and the weights beside it. */
export function networkBytes({ bytes, external = [] }: NetworkFile): number {
  return external.reduce((sum, each) => sum + each.bytes, bytes);
}
