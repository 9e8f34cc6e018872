/** How large and how many: limits that several places must agree on. */
export const limits = {
  /** Characters that are read of a text. */
  promptCharacters: 10_000,
  /** Pixels of a picture's longer side, as hosts hand it over. */
  pictureSide: 4096,
  /** Pixels of a mask's longer side. */
  maskSide: 8192,
  /** Pixels that one edit extends a picture by, on a side. */
  extension: 4096,
  /** Pictures of the user's own in one request. */
  ownPictures: 200,
  /** Candidates of one run. */
  candidates: 64,
} as const;
