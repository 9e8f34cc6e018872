/**
 * Pictures that stored requests name, kept by what is in them: the same bytes have one name, their SHA-256 as 64 hex digits,
 * however often they are used. The same rules for every place.
 */
export interface PictureStore {
  /** Null where it is not kept, or not any more. */
  read(hash: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * What is kept already is not written again. Rejects with "too-large" above `largestPicture`, with "storage-full" where
   * there is no room; what is kept stays.
   */
  write(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** Bytes of one picture. */
export const largestPicture = 1_000_000;
