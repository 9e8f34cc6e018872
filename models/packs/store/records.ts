/**
 * What the store knows of packs: a small file for each, named by the hash of its own content. A record that was only
 * half written does not bear its name, so a pack is installed wholly or not at all, whenever the machine stops.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import * as v from "valibot";
import { plainText } from "../../contract/plain-text";
import type { OriginName } from "../origins/origin";
import type { PackFile } from "../pack";
import { utf8Bytes, utf8Text } from "../text";
import type { ByteStore } from "./byte-store";
import { hex } from "./receive";

export interface PackRecord {
  readonly state: "installed" | "unfinished";
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly from: OriginName;
  /** Milliseconds since 1970; of two records of one pack the later one counts. */
  readonly at: number;
  /** Text of its pack.json. */
  readonly manifest: string;
  /** As the version that installed it read them: they stay, even if this version cannot read the manifest. */
  readonly files: readonly PackFile[];
}

/** A record and the file it is in. */
export interface FiledRecord extends PackRecord {
  readonly name: string;
}

/** Records of earlier versions hold what the pack said, whatever that was. */
const shown = v.pipe(
  v.string(),
  v.transform((text) => plainText(text, 100)),
);

const schema = v.object({
  state: v.picklist(["installed", "unfinished"]),
  id: v.string(),
  title: shown,
  version: shown,
  from: v.variant("type", [
    v.object({ type: v.literal("url"), url: v.string() }),
    v.object({ type: v.picklist(["folder", "zip"]), name: shown }),
  ]),
  at: v.number(),
  manifest: v.string(),
  files: v.array(v.object({ file: v.string(), bytes: v.number(), sha256: v.string() })),
});

/** A pack.json has at most 1 MB, and a record names its files once more. */
const largestRecord = 16 * 2 ** 20;
const recordName = /^record-([0-9a-f]{64})\.json$/;

/** Keeps a record. Resolves to it with its name; does nothing when it is there already. */
export async function putRecord(bytes: ByteStore, record: PackRecord): Promise<FiledRecord> {
  const content = utf8Bytes(JSON.stringify(record));
  const name = `record-${hex(sha256(content))}.json`;
  await bytes.remove(name); // Half a record of an earlier attempt.
  const appender = await bytes.append(name);
  try {
    await appender.write(content);
  } finally {
    await appender.close();
  }
  return { ...record, name };
}

export interface Records {
  /** One for each pack and state, the oldest first. */
  readonly current: readonly FiledRecord[];
  /** Files of records that are torn, or that a later one replaces. */
  readonly stale: readonly string[];
}

export async function readRecords(bytes: ByteStore): Promise<Records> {
  const stale: string[] = [];
  const latest = new Map<string, FiledRecord>();
  for (const { name, bytes: size } of await bytes.list()) {
    const sum = recordName.exec(name)?.[1];
    if (sum === undefined) continue;
    const record = size > largestRecord ? null : parsed(await bytes.whole(name), sum);
    if (record === null) {
      stale.push(name);
      continue;
    }
    const key = `${record.state} ${record.id}`;
    const other = latest.get(key);
    const [newer, older] = other && other.at > record.at ? [other, { name }] : [{ ...record, name }, other];
    latest.set(key, newer);
    if (older) stale.push(older.name);
  }
  return { current: [...latest.values()].sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1)), stale };
}

function parsed(content: Uint8Array<ArrayBuffer> | null, sum: string): PackRecord | null {
  if (content === null || hex(sha256(content)) !== sum) return null;
  const record = v.safeParse(schema, JSON.parse(utf8Text(content)));
  // The content is what was written, so a shape we do not know is a newer version's; the format file speaks of those.
  return record.success ? record.output : null;
}
