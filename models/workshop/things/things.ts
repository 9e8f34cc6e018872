/** The things the library draws itself, by the name of the file that holds each. things.json has their words, and which stand straight. */
import { asparagus } from "./asparagus";
import * as buildings from "./buildings";
import * as citrus from "./citrus";
import { dandelion } from "./dandelion";
import * as fruit from "./fruit";
import * as furniture from "./furniture";
import * as household from "./household";
import * as kitchen from "./kitchen";
import type { Thing } from "./march";
import * as berries from "./nuts-and-berries";
import * as outdoors from "./outdoors";
import * as built from "./snow-and-sand";
import * as street from "./street";
import * as tools from "./tools";
import * as vegetables from "./vegetables";

const drawnHere = {
  asparagus,
  dandelion,
  ...berries,
  ...buildings,
  ...built,
  ...citrus,
  ...fruit,
  ...furniture,
  ...household,
  ...kitchen,
  ...outdoors,
  ...street,
  ...tools,
  ...vegetables,
};

/** "passionFruit" is kept as passion-fruit.webp. */
export const things: Readonly<Record<string, Thing>> = Object.fromEntries(
  Object.entries(drawnHere).map(([name, thing]) => [
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    thing,
  ]),
);
