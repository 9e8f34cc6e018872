import { afterAll, describe, expect, it } from "vitest";
import { surfaceNamed, surfaceWords } from "../../../models/scenery/names";
import { makeMatcher } from "../../../models/starts/find/match";
import { builtLibrary } from "../../support/library";

const built = builtLibrary();
afterAll(() => built.remove());

const match = makeMatcher(built.library, surfaceWords);

/** "name", "name in colour", "surface: name" likewise, or "nothing". */
function answer(prompt: string): string {
  const found = match(prompt);
  if (found === null) return "nothing";
  const name =
    found.by === "surface"
      ? `surface: ${surfaceNamed(found.name)}`
      : found.by === "own"
        ? `own: ${found.picture.name}`
        : found.by === "thing"
          ? found.name
          : found.entry.name;
  return found.colour === null ? name : `${name} in ${found.colour.name}`;
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
    ["a bow and arrow", "bow and arrow"],
    ["a bow and arrow on the grass", "bow and arrow"],
    ["a lorry and a car", "truck"],
    ["a cell phone", "mobile phone"],
    ["a pair of scissors", "scissors"],
    ["a motorbike", "motorcycle"],
    ["window shades", "nothing"],
    ["a toad", "nothing"],
    ["a cat in a hat", "cat"],
    ["a cat and a dog", "cat"],
    ["a black cat", "black cat in black"],
    ["black and white cat", "cat in white"],
    ["an orange cat", "cat in orange"],
    ["an orange and white cat", "cat in white"],
    ["orange and black butterfly", "butterfly in black"],
    ["an orange", "orange"],
    ["oranges", "orange"],
    ["an orange and a lemon", "orange"],
    ["a bright orange on a plate", "orange"],
    ["orange juice", "juice box in orange"],
    ["make it orange", "nothing"],
    ["a wall painted orange", "nothing"],
    ["the orange one", "nothing"],
    ["a spade", "shovel"],
    ["a coffee table", "table"],
    ["a wooden table by the window", "table"],
    ["a cat on a table", "cat"],
    ["on a table, a cat", "cat"],
    ["on a table", "table"],
    ["a fire hydrant", "hydrant"],
    ["a street lamp at night", "street lamp"],
    ["beetroot", "beet"],
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
    ["a cloud", "cloud"],
    ["a star", "star"],
    ["a glass of water", "whisky glass"],
    ["glasses", "glasses"],
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
    ["a wood floor", "surface: wood floor"],
    ["wood", "surface: wood"],
    ["grass with a dog", "surface: grass"],
    ["brick wall", "surface: bricks"],
    ["a wall of bricks", "surface: bricks"],
    ["white bricks", "surface: bricks in white"],
    ["black marble", "surface: marble in black"],
    ["a piece of wood", "surface: wood"],
    ["cobblestones", "surface: paving stones"],
    ["the night sky with stars", "surface: night sky"],
    ["a starry sky", "surface: night sky"],
    ["a sunset", "surface: sunset sky"],
    ["sunset over the sea", "surface: sunset sky"],
    ["snowy mountains", "surface: mountains"],
    ["a mountain range under a blue sky", "surface: mountains"],
    ["the ocean", "surface: sea"],
    ["a sandy beach", "surface: beach"],
    ["sand dunes", "surface: desert dunes"],
    ["a bucket of water", "bucket"],
    ["a bowl of sand", "bowl"],
    ["carpet", "surface: carpet"],
    ["a red carpet", "surface: carpet in red"],
  ])("%s is drawn: %s", (prompt, expected) => {
    expect(answer(prompt)).toBe(expected);
  });

  it.each([
    "",
    "   ",
    "…!?",
    "a wooden zorkblat",
    "fire zorkblat",
    "coffee zorkblat",
    "coffee shop",
    "fire station",
    "a woman with an umbrella",
    "a zorkblat on a pizza",
    "向日葵",
    "on",
    "red",
    "a dogma",
  ])("%j asks for nothing it has", (prompt) => {
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
