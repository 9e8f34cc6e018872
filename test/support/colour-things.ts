/**
 * The things that recolouring was improved on, by looking at what was missed. What they obey says nothing about others:
 * the evaluation asks for other things (models/evaluation/colour-things.ts).
 */
export const developmentThings: readonly string[] = (
  "car bus bicycle balloon umbrella book house guitar teapot backpack handbag hat dress shoe sofa chair bird fish " +
  "butterfly flower tulip rose rocket sailboat truck gift heart star mug vase"
).split(" ");
