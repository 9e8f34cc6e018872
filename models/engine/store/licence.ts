/** A licence's text before anything is installed. */
import { EditError } from "../../contract/errors";
import type { PackOrigin, StopSignal } from "../../packs/origins/origin";
import type { PackSource } from "../../packs/pack";
import { parsePack } from "../../packs/parse";
import { joined } from "../../packs/pieces";
import { decodeJson, readManifest, readVerified } from "../../packs/read";
import { utf8Text } from "../../packs/text";
import { verifyFile } from "../../packs/verify";

/** More is no text for people. */
const longest = 2 ** 20;

/** Null where the pack brings none. @throws EditError as the origin, and "checksum-mismatch" */
export async function readOffered(origin: PackOrigin, stop: StopSignal): Promise<string | null> {
  const { licenseFile } = parsePack(decodeJson(await origin.manifest(stop), "pack.json"));
  if (licenseFile === undefined) return null;
  if (licenseFile.bytes > longest) throw new EditError("pack-invalid", "The pack's licence is larger than 1 MB.");
  const pieces: Uint8Array[] = [];
  let received = 0;
  for await (const piece of origin.read(licenseFile, 0, stop)) {
    received += piece.length;
    pieces.push(piece.slice());
    if (received > licenseFile.bytes) break;
  }
  const bytes = joined(pieces);
  await verifyFile(licenseFile, bytes);
  return textOf(bytes);
}

/** Of an installed pack; null where it brings none. @throws EditError "pack-file-missing" | "checksum-mismatch" */
export async function readInstalled(source: PackSource): Promise<string | null> {
  const { licenseFile } = await readManifest(source);
  if (licenseFile === undefined) return null;
  if (licenseFile.bytes > longest) throw new EditError("pack-invalid", "The pack's licence is larger than 1 MB.");
  return textOf(await readVerified(source, licenseFile));
}

/** Old licences come in Latin-1: every byte is one of its characters, so there is always something to read. */
function textOf(bytes: Uint8Array): string {
  try {
    return utf8Text(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  }
}
