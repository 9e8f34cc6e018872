/** More things the library draws itself, by the name of the file that holds each. more-things.json has their words, where they stand, and their size. */
import * as aircraft from "./aircraft";
import * as bakery from "./bakery";
import * as boats from "./boats";
import * as bouquet from "./bouquet";
import * as castle from "./castle";
import * as cycles from "./cycles";
import * as devices from "./devices";
import * as garden from "./garden";
import * as harvest from "./harvest";
import * as homes from "./homes";
import * as lights from "./lights";
import type { Thing } from "./march";
import { bus, car, truck } from "./motors";
import * as music from "./music";
import * as orchard from "./orchard";
import * as play from "./play";
import * as reading from "./reading";
import * as seating from "./seating";
import * as soft from "./soft";
import * as tableware from "./tableware";

const modules = [
  aircraft,
  bakery,
  boats,
  bouquet,
  castle,
  cycles,
  devices,
  garden,
  harvest,
  homes,
  lights,
  { bus, car, truck },
  music,
  orchard,
  play,
  reading,
  seating,
  soft,
  tableware,
];

const isThing = (value: unknown): value is Thing =>
  typeof value === "object" && value !== null && "parts" in value && "pitch" in value;

/** "hotAirBalloon" is kept as hot-air-balloon. */
export const moreThings: Readonly<Record<string, Thing>> = Object.fromEntries(
  modules.flatMap((module) =>
    Object.entries(module)
      .filter((entry): entry is [string, Thing] => isThing(entry[1]))
      .map(([name, thing]) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), thing]),
  ),
);
