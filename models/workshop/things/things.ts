/** The things the library draws itself, by the name of the file that holds each. things.json has their words, and which stand straight. */
import * as animals from "./animals";
import { asparagus } from "./asparagus";
import * as birds from "./birds";
import * as buildings from "./buildings";
import * as citrus from "./citrus";
import { dandelion } from "./dandelion";
import * as flowers from "./flowers";
import * as fruit from "./fruit";
import * as furniture from "./furniture";
import * as heavens from "./heavens";
import * as household from "./household";
import * as kitchen from "./kitchen";
import type { Thing } from "./march";
import { moreThings } from "./more-things";
import * as berries from "./nuts-and-berries";
import * as outdoors from "./outdoors";
import * as plants from "./plants";
import * as built from "./snow-and-sand";
import * as stones from "./stones";
import * as street from "./street";
import * as tools from "./tools";
import * as trees from "./trees";
import * as vegetables from "./vegetables";

const drawnHere = {
  asparagus,
  dandelion,
  ...animals,
  ...berries,
  ...birds,
  ...buildings,
  ...built,
  ...citrus,
  ...flowers,
  ...fruit,
  ...furniture,
  ...heavens,
  ...household,
  ...kitchen,
  ...outdoors,
  ...plants,
  ...stones,
  ...street,
  ...tools,
  ...trees,
  ...vegetables,
};

/** "passionFruit" is kept as passion-fruit. */
export const things: Readonly<Record<string, Thing>> = {
  ...Object.fromEntries(
    Object.entries(drawnHere).map(([name, thing]) => [
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      thing,
    ]),
  ),
  ...moreThings,
};
