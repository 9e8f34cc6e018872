/** Reading a pack from wherever it lies: the manifest, and files that are verified before anybody sees them. */
import { EditError } from "../contract/errors";
import type { ModelPack, PackFile, PackSource } from "./pack";
import { parsePack } from "./parse";
import { largestJson } from "./schema/values";
import { utf8Text } from "./text";
import { verifyFile } from "./verify";

/** Text of UTF-8 bytes. @throws EditError "pack-invalid" */
function decodeText(bytes: Uint8Array, file: string): string {
  try {
    return utf8Text(bytes);
  } catch (cause) {
    throw new EditError("pack-invalid", `The pack file "${file}" is not UTF-8 text.`, { cause });
  }
}

/** JSON value of a pack's file of at most 8 MB. @throws EditError "pack-invalid" */
export function decodeJson(bytes: Uint8Array, file: string): unknown {
  if (bytes.length > largestJson) throw new EditError("pack-invalid", `The pack file "${file}" is larger than 8 MB.`);
  const text = decodeText(bytes, file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EditError("pack-invalid", `The pack file "${file}" is not valid JSON; copy the pack again.`, { cause });
  }
}

/** Reads and checks pack.json. @throws EditError "pack-file-missing" | "pack-invalid" */
export async function readManifest(source: PackSource): Promise<ModelPack> {
  return parsePack(decodeJson(await source.read("pack.json"), "pack.json"));
}

/** Reads a file and checks it against its hash. @throws EditError "pack-file-missing" | "checksum-mismatch" */
export async function readVerified(
  source: PackSource,
  file: PackFile,
  progress?: (received: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await source.read(file.file, (received, total) => progress?.(received, total || file.bytes));
  await verifyFile(file, bytes);
  return bytes;
}
