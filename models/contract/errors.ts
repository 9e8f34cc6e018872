/** What can go wrong, as codes. */

export type EditErrorCode =
  | "cancelled"
  | "bad-request"
  /** No word of a prompt names a thing that can be painted. */
  | "unknown-words"
  | "bad-image"
  | "image-too-large"
  | "empty-mask"
  | "all-subject"
  | "mask-size"
  | "pack-missing"
  | "pack-invalid"
  | "pack-file-missing"
  | "checksum-mismatch"
  | "network-failed"
  | "not-a-number"
  | "device-lost"
  | "out-of-memory"
  | "engine-dead"
  | "unsupported-kind"
  | "write-failed"
  | PackErrorCode;

/** What can go wrong while packs are looked at, installed and removed. */
export type PackErrorCode =
  /** Made for a newer version of Blendfill. */
  | "pack-newer"
  /** There is no pack.json where one was looked for. */
  | "not-a-pack"
  /** A model in another layout, e.g. Diffusers'. */
  | "pack-foreign"
  /** Its id is that of a pack that comes with Blendfill. */
  | "pack-reserved"
  | "archive-invalid"
  /** The server could not be asked from here: no connection, or it lets no other site read its files. */
  | "download-blocked"
  /** The connection ended before the file did. */
  | "download-interrupted"
  | "storage-full"
  | "storage-denied"
  /** The store was made by a newer version of Blendfill. */
  | "storage-newer"
  /** Another window changes the store at this moment. */
  | "storage-busy";

/** A failure with a code; the message is one sentence that says what to do next. */
export class EditError extends Error {
  override readonly name = "EditError";
  /** What it is about, for sentences in other languages: a file, an address. */
  readonly about: string | undefined;
  constructor(
    readonly code: EditErrorCode,
    message: string,
    options?: ErrorOptions & { readonly about?: string | undefined },
  ) {
    super(message, options);
    this.about = options?.about;
  }
}
