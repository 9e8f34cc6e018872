/** What draws each material and place. */
import { builts } from "./built";
import { cloths } from "./cloth";
import { grounds } from "./ground";
import { lands } from "./lands";
import { myths } from "./myths";
import type { SurfaceName } from "./names";
import { skies } from "./skies";
import { stones } from "./stone";
import type { Surface } from "./surface";
import { woods } from "./wood";

/** All that stand on a ground or over it: the rest are materials (`placeNames` lists them for those who only ask). */
export const places = { ...skies, ...lands, ...myths };

export const surfaces: Readonly<Record<SurfaceName, Surface>> = {
  ...woods,
  ...stones,
  ...builts,
  ...cloths,
  ...grounds,
  ...places,
};
