/** What a pack would be and cost, before any of it is downloaded. */
import { EditError } from "../../contract/errors";
import type { PackNeeds } from "../../contract/packs";
import type { EditKind } from "../../contract/request";
import { bytesOf, filesOf } from "../files";
import type { OriginName, PackOrigin, StopSignal } from "../origins/origin";
import type { PackFile } from "../pack";
import { parsePack } from "../parse";
import { decodeJson } from "../read";
import { sideOf } from "../side";
import { utf8Text } from "../text";
import type { KeptBytes } from "./byte-store";
import type { FiledRecord, PackRecord } from "./records";

export interface Offer {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license: string;
  /** The licence's text, where the pack brings one. */
  readonly licenseFile: PackFile | null;
  readonly homepage: string | null;
  readonly kinds: readonly EditKind[];
  /** Square side of the model's pictures, pixels. */
  readonly size: number;
  readonly needs: PackNeeds;
  readonly from: OriginName;
  /** Of all files. */
  readonly bytes: number;
  /** Of those that are not on this machine yet. */
  readonly missing: number;
  /** Of the largest file, which is loaded into memory as a whole. */
  readonly largest: number;
  /** The version that is installed now, which would be replaced; the same when there is nothing to do. */
  readonly installed: string | null;
}

export interface Offered {
  readonly offer: Offer;
  readonly record: Omit<PackRecord, "state" | "at">;
}

export interface Known {
  readonly reserved: readonly string[];
  readonly records: readonly FiledRecord[];
  readonly kept: readonly KeptBytes[];
}

/** @throws EditError as `parsePack` and the origin's `manifest`, and "pack-reserved" */
export async function offerOf(origin: PackOrigin, stop: StopSignal, known: Known): Promise<Offered> {
  const bytes = await origin.manifest(stop);
  const pack = parsePack(decodeJson(bytes, "pack.json"));
  const { id, title, version, license, licenseFile, homepage, kinds, needs } = pack;
  const size = sideOf(pack);
  if (known.reserved.includes(id)) {
    throw new EditError(
      "pack-reserved",
      `A pack with the id "${id}" comes with Blendfill and cannot be replaced; give the new one another id.`,
      { about: id },
    );
  }
  const files = filesOf(pack);
  const held = new Map(known.kept.map((each) => [each.name, each.bytes]));
  const contents = [...new Map(files.map((file) => [file.sha256, file])).values()];
  const offer: Offer = {
    id,
    title,
    version,
    license,
    licenseFile: licenseFile ?? null,
    homepage: homepage ?? null,
    kinds,
    size,
    needs,
    from: origin.name,
    bytes: bytesOf(files),
    missing: contents.reduce((sum, file) => sum + Math.max(0, file.bytes - (held.get(file.sha256) ?? 0)), 0),
    largest: Math.max(...files.map((file) => file.bytes)),
    installed: known.records.find((record) => record.state === "installed" && record.id === id)?.version ?? null,
  };
  return { offer, record: { id, title, version, from: origin.name, manifest: utf8Text(bytes), files } };
}
