/**
 * Drawn things that the window in one file carries: those that designers ask for most, as far as there is room. Where
 * another is asked for, it starts from the library's illustration and says so; the plugin's site has them all.
 */
export const inlineThings = (
  "oak pine palm birch bush hedge grass-tuft sunflower rose cactus flower-pot boulder rock cloud sun full-moon " +
  "sailboat rowing-boat car bicycle airplane hot-air-balloon kite umbrella tent house fence bench armchair sofa table " +
  "bed lamp floor-lamp candle lantern vase mug bottle bowl-of-fruit book picture-frame mirror window door balloon " +
  "cat dog bird duck horse"
).split(" ");
