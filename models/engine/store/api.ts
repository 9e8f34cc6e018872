/** The pack store as the window sees it, through Comlink. */
import type { Offer } from "../../packs/store/offer";
import type { StoreContents, StoredPack } from "../../packs/store/pack-store";

/** A file the user chose: File objects cross to the worker without their bytes. */
export interface ChosenFile {
  /** Inside the chosen folder, or just the file's name. */
  readonly path: string;
  readonly file: Blob;
}

/** Where a pack is to come from; of files, one alone is a zip. */
export type PackPlace =
  | { readonly from: "url"; readonly url: string }
  | { readonly from: "files"; readonly name: string; readonly files: readonly ChosenFile[] };

/** How far an installation is, bytes. */
export type InstallReport = (received: number, total: number) => void;

export interface PackStoreApi {
  contents(): Promise<StoreContents>;
  /** Reads pack.json alone. Rejects with EditError, see packs/origins. */
  look(place: PackPlace): Promise<Offer>;
  /** @param at milliseconds since 1970. Resolves when it is installed; several calls are served one after the other. */
  install(place: PackPlace, at: number, report: InstallReport): Promise<StoredPack>;
  /** Ends what `look` and `install` are doing; they reject with "cancelled". */
  stop(): void;
  /** Lets the pack's memory go, then frees its bytes. */
  remove(packId: string): Promise<void>;
  discard(packId: string): Promise<void>;
  /** Names of files that are missing or damaged. */
  check(packId: string): Promise<readonly string[]>;
  /** The licence's text: of an installed pack, or of one that is offered; null where it brings none. */
  licence(of: PackPlace | { readonly from: "installed"; readonly packId: string }): Promise<string | null>;
}
