/** The packs installed for the command line. */

import { readManifest } from "../../packs/read";
import type { PackStore } from "../../packs/store/pack-store";
import { packStore } from "../../packs/store/pack-store";
import type { CliIo } from "../io";
import { shippedPacks } from "../shipped-packs";
import { diskStore } from "./disk-store";
import { alone } from "./lock";

export async function installedPacks(io: CliIo): Promise<PackStore> {
  const shipped = await Promise.allSettled((await shippedPacks(io)).map(readManifest));
  return packStore({
    bytes: diskStore(io.packsFolder),
    reserved: shipped.flatMap((each) => (each.status === "fulfilled" ? [each.value.id] : [])),
    alone: (work) => alone(io.packsFolder, work),
  });
}
