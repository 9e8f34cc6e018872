/** More things the library draws itself, by the name of the file that holds each. more-things.json has their words, where they stand, and their size. */
import * as aircraft from "./aircraft";
import * as aloft from "./aloft";
import * as apparatus from "./apparatus";
import * as bakery from "./bakery";
import * as balls from "./balls";
import * as boats from "./boats";
import * as books from "./books";
import * as bouquet from "./bouquet";
import * as castle from "./castle";
import * as chores from "./chores";
import * as cookware from "./cookware";
import * as cutlery from "./cutlery";
import * as cycles from "./cycles";
import * as fruitBowl from "./fruit-bowl";
import * as garden from "./garden";
import * as harvest from "./harvest";
import * as homes from "./homes";
import * as honours from "./honours";
import * as keepsakes from "./keepsakes";
import * as larder from "./larder";
import * as leisure from "./leisure";
import * as lights from "./lights";
import type { Thing } from "./march";
import * as monuments from "./monuments";
import { bus, car, truck } from "./motors";
import * as onTheWall from "./on-the-wall";
import * as openings from "./openings";
import * as orchard from "./orchard";
import * as machines from "./rail-and-field";
import * as roadside from "./roadside";
import * as screens from "./screens";
import * as seating from "./seating";
import * as shades from "./shades";
import * as snacks from "./snacks";
import * as soft from "./soft";
import * as sounds from "./sounds";
import * as speed from "./speed";
import * as stage from "./stage";
import * as strings from "./strings";
import * as sweets from "./sweets";
import * as tableware from "./tableware";
import * as toys from "./toys";
import * as wear from "./wear";
import * as tools from "./workshop-tools";

const modules = [
  aircraft,
  aloft,
  apparatus,
  bakery,
  balls,
  boats,
  books,
  bouquet,
  castle,
  chores,
  cookware,
  cutlery,
  cycles,
  fruitBowl,
  garden,
  harvest,
  homes,
  honours,
  keepsakes,
  larder,
  leisure,
  lights,
  monuments,
  onTheWall,
  openings,
  orchard,
  machines,
  roadside,
  screens,
  seating,
  shades,
  snacks,
  soft,
  sounds,
  speed,
  stage,
  strings,
  sweets,
  tableware,
  toys,
  wear,
  tools,
  { bus, car, truck },
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
