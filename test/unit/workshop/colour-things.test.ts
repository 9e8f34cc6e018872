/** The evaluation's colour row asks for things chosen by a rule before any was painted, none of them one of the 30 that recolouring was improved on. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, expect, it } from "vitest";
import { colourThings } from "../../../models/evaluation/colour-things";
import { sceneKinds } from "../../../models/evaluation/kinds";
import { makeMatcher } from "../../../models/starts/find/match";
import { developmentThings } from "../../support/colour-things";
import { builtLibrary } from "../../support/library";

const built = builtLibrary();
afterAll(() => built.remove());

/** Of emojibase: goods that are made in many colours. */
const wares = [
  "clothing",
  "household",
  "musical-instrument",
  "transport-ground",
  "transport-water",
  "transport-air",
  "writing",
  "office",
  "hotel",
];
/** Law or custom gives these one colour, */
const customary = ["ambulance", "police car", "taxi", "traffic light", "fire extinguisher"];
/** and what one sees of these is what stands behind them, or before. */
const clear = ["glasses", "mirror", "window", "diamond"];

const shown = makeMatcher(built.library, []);
const pictureOf = (name: string): number => {
  const found = shown(name);
  if (found?.by !== "library") throw new Error(`The library shows no ${name}.`);
  return found.entry.offset;
};

function byRule(): readonly string[] {
  const file = (path: string): string => createRequire(import.meta.url).resolve(`emojibase-data/${path}`);
  const emoji: { label: string; subgroup?: number }[] = JSON.parse(readFileSync(file("en/data.json"), "utf8"));
  const { subgroups } = JSON.parse(readFileSync(file("meta/groups.json"), "utf8"));
  const labels = new Set(
    emoji.filter((each) => wares.includes(subgroups[`${each.subgroup}`])).map((each) => each.label),
  );
  const objects = new Set(sceneKinds.filter(({ kind }) => kind === "object").map(({ name }) => name));
  const taken = new Set(developmentThings.map(pictureOf));
  const hash = (name: string): string => createHash("sha256").update(name).digest("hex");
  return built.library.entries
    .filter(({ name, words }) => [name, ...words].some((word) => labels.has(word)) && objects.has(name))
    .filter(({ name }) => ![...customary, ...clear].includes(name) && !taken.has(pictureOf(name)))
    .map(({ name }) => name)
    .sort((a, b) => (hash(a) < hash(b) ? -1 : 1));
}

it("are the first thirty that the rule gives, in the order of their names' hashes", () => {
  const all = byRule();
  expect(colourThings).toEqual(all.slice(0, 30));
});

it("share no name and no picture with the things that recolouring was improved on", () => {
  const pictures = new Set(developmentThings.map(pictureOf));
  expect(colourThings.filter((name) => developmentThings.includes(name) || pictures.has(pictureOf(name)))).toEqual([]);
});
