/**
 * What a person adds to the numbers: why something fell out so, and what was tried. By the claim's number; written on
 * 2026-11-21 for the pack blendfill-embedded-2.
 */
export const remarks: Readonly<Record<string, string>> = {
  B3: "The background follows λ as in the paper; the thing does not fade with it. At the prediction (this pack's guidance) the two losses share no pixel, so the background's loss can only take the thing's freedom by way of the painter, and up to λ = 10 it does not. Tried: λ = 100 (ten pairs), and ancestral sampling of 12 steps with λ from 1 to 1000 (two pairs). From 100 on the gradient, followed in one step a noise level, overshoots and destroys the background before the thing is silenced.",
  B4: "Against the paste it holds by a wide margin. Poisson cloning takes the seam away by construction, and the thing's colours with it: the judge finds the blended thing clearly better. What ships does both, blending at every step and then fitting colours along the edge, which takes two thirds of the seam's excess over Poisson.",
  B6: "Copies do what the paper says: the judge agrees more, the guiding network no more than before; with 16 the pixels get smoother too. With one noise a pair the interval of 8 copies still included 0; with three it does not.",
  B7: "Seeing the sample alone guides worse. Between the released mixture and the prediction alone the means favour the prediction, but the interval includes 0, so the default stays the released one.",
  B8: "Guiding beats choosing: for the cost of one guided run four candidates can be painted and ranked, and the best of them is worse.",
  B11: "No crossing: with this painter deterministic steps are nowhere the worse, and the nearest to true regions; only they are nearer than the paste with the whole interval. Why was not looked into.",
  B12: "The seam is small by construction: new columns begin as a mirror image of the old ones and turn into what the words say over half a hop, so that neighbours across the join are all but equal. That turn can be seen, and no number here measures it. Before extensions began so, the bare seam was like a tile's (2.4 [−2.2, 6.5]).",
  L2: "Not decided: hearing the words points the right way, but the interval of the judge's place includes 0, and no pack has a latent space.",
};
