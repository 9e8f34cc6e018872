/** A picture of the user's own, as the window knows it. Pure. */
import type { OwnPicture } from "../../../models/contract/starts";

export interface KeptPicture extends OwnPicture {
  /** Only a picture without alpha can cover a region. */
  readonly opaque: boolean;
  /** A data URL. */
  readonly thumbnail: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What it is called, without the other words for it. */
export function titleOf({ name }: Pick<OwnPicture, "name">): string {
  return name.split(",")[0]?.trim() || name;
}

/** What the engine is given of it. */
export function plainOwn({ id, name, image, use, seen }: KeptPicture): OwnPicture {
  return { id, name, image, use, seen };
}
