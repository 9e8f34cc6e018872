import { afterAll, describe, expect, it } from "vitest";
import { makeMatcher } from "../../../models/library/match";
import { builtLibrary } from "../../support/library";

const built = builtLibrary();
afterAll(() => built.remove());

const painted = ["apple", "orange", "rose", "sunflower", "pepper", "potato", "wood", "bricks", "wood floor", "grass"];
const match = makeMatcher(built.library, painted);

/** "name", "name in colour", "painter: name", or "nothing". */
function answer(prompt: string): string {
  const found = match(prompt);
  if (found === null) return "nothing";
  if (found.by === "painter") return `painter: ${found.name}`;
  return found.colour === null ? found.entry.name : `${found.entry.name} in ${found.colour.name}`;
}

describe("what a prompt asks of the library", () => {
  it.each([
    ["pizza", "pizza"],
    ["a slice of pizza on a wooden table", "pizza"],
    ["Pizza!", "pizza"],
    ["two pizzas", "pizza"],
    ["a hot dog", "hot dog"],
    ["a hot dog with mustard", "hot dog"],
    ["a dog", "dog"],
    ["a small dog sleeping on the sofa", "dog"],
    ["dogs playing", "dog"],
    ["a puppy", "puppy"],
    ["a cat in a hat", "cat"],
    ["a cat and a dog", "cat"],
    ["a black cat", "black cat"],
    ["black and white cat", "cat in white"],
    ["an orange cat", "cat in orange"],
    ["a red car", "car in red"],
    ["a car parked under a tree", "car"],
    ["blue cars by the sea", "car in blue"],
    ["a golden trophy", "trophy in yellow"],
    ["a grey elephant", "elephant in grey"],
    ["a police car", "police car"],
    ["fire truck", "fire truck"],
    ["a race car", "race car"],
    ["a cup of coffee", "cup of coffee"],
    ["cup of coffee on a desk", "cup of coffee"],
    ["coffee", "cup of coffee"],
    ["a bowl of zorkblats", "bowl"],
    ["a photo of a castle", "castle"],
    ["a painting of a volcano", "volcano"],
    ["a painting", "painting"],
    ["statue of liberty", "statue of liberty"],
    ["on the table, a teapot", "teapot"],
    ["delicious, cheesy pizza", "pizza"],
    ["put a crown on the cat", "crown"],
    ["turn it into a pumpkin", "pumpkin"],
    ["mice", "mouse"],
    ["geese over the lake", "goose"],
    ["leaves", "leaf"],
    ["wolves", "wolf"],
    ["knives", "kitchen knife"],
    ["three strawberries", "strawberry"],
    ["cherries", "cherries"],
    ["a butterfly near a flower", "butterfly"],
    ["tomato soup", "noodle soup"],
    ["an apple pie", "pie"],
    ["apple tree", "tree"],
    ["sweet potato", "roasted sweet potato"],
    ["a T-Rex", "t-rex"],
    ["a dinosaur behind a house", "dinosaur"],
    ["a barber's pole", "barber pole"],
    ["Ein Auto", "car"],
    ["SAILBOAT", "sailboat"],
    ["a ｐｉｚｚａ", "pizza"],
    ["a teddy", "teddy bear"],
    ["hot air balloon", "balloon"],
    ["a house made of wood", "house"],
    ["a sun hat", "sun hat"],
    ["the sun", "sun"],
    ["a bright moon over the hills", "moon"],
    ["christmas tree", "christmas tree"],
    ["a bunch of flowers", "bouquet"],
    ["a smiling robot", "robot"],
    ["gift with a red ribbon", "gift"],
    ["a heart", "heart"],
    ["a penguin on ice", "penguin"],
  ])("%s → %s", (prompt, expected) => {
    expect(answer(prompt)).toBe(expected);
  });

  it.each([
    ["an apple", "painter: apple"],
    ["a red apple", "painter: apple"],
    ["green apples on grass", "painter: apple"],
    ["an orange", "painter: orange"],
    ["roses", "painter: rose"],
    ["a wood floor", "painter: wood floor"],
    ["wood", "painter: wood"],
    ["grass with a dog", "painter: grass"],
  ])("%s is left to the painter", (prompt, expected) => {
    expect(answer(prompt)).toBe(expected);
  });

  it.each([
    "",
    "   ",
    "…!?",
    "a wooden table",
    "fire hydrant",
    "coffee table",
    "brick wall",
    "a woman with an umbrella",
    "a zorkblat on a pizza",
    "向日葵",
    "on",
    "red",
    "a dogma",
    "carpet",
  ])("%j has no picture there", (prompt) => {
    expect(answer(prompt)).toBe("nothing");
  });

  it("reads prompts of any length, and only their first 10,000 characters", () => {
    expect(answer(`${"red ".repeat(2490)} pizza`)).toBe("pizza in red");
    expect(answer(`${"red ".repeat(5000)} pizza`)).toBe("nothing");
  });

  it("names the words that the picture stands for", () => {
    const found = match("a shiny red Car on a road");
    expect(found?.by === "library" && found.words).toEqual(["car", "red"]);
  });
});
