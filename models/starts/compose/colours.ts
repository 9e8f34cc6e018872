/** Colours that a prompt can ask of a thing. */

export interface Colour {
  readonly name: string;
  /** Where the colour lies on the wheel, in sixths of a turn from red (yellow 1, green 2, blue 4); null = none. */
  readonly hue: number | null;
  /** Times the picture's own saturation. */
  readonly saturation: number;
  /** Moves lightness towards black (below 0) or white (above 0), at most 1. */
  readonly lightness: number;
  /** Times the picture's own lightness, so that white things become grey; 1 unless given. */
  readonly most?: number;
}

const colour = (name: string, hue: number | null, saturation = 1, lightness = 0): Colour => ({
  name,
  hue,
  saturation,
  lightness,
});

const colours: readonly Colour[] = [
  colour("red", 0),
  colour("orange", 0.45),
  colour("yellow", 0.85),
  colour("green", 2),
  colour("turquoise", 3),
  colour("blue", 3.75),
  colour("purple", 4.55),
  colour("pink", 5.5, 0.8, 0.25),
  colour("brown", 0.4, 0.6, -0.35),
  colour("black", null, 0.1, -0.65),
  colour("white", null, 0.1, 0.6),
  { ...colour("grey", null, 0.08, 0), most: 0.72 },
];

const otherNames: Readonly<Record<string, string>> = {
  gray: "grey",
  silver: "grey",
  gold: "yellow",
  golden: "yellow",
  violet: "purple",
  magenta: "pink",
  teal: "turquoise",
  cyan: "turquoise",
  crimson: "red",
  scarlet: "red",
  navy: "blue",
};

const byName = new Map(colours.map((each) => [each.name, each]));

/** The colour a word in lower case stands for, or null. */
export function colourOf(word: string): Colour | null {
  return byName.get(otherNames[word] ?? word) ?? null;
}
