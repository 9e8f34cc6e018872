/**
 * What a person adds to the numbers: why something fell out so, and what was tried. By the claim's number; written on
 * 2026-11-21 for the pack blendfill-embedded-2.
 */
export const remarks: Readonly<Record<string, string>> = {
  B3: "The background follows λ as in the paper; the thing does not fade with it. At the prediction (this pack's guidance) the two losses share no pixel, so the background's loss can only take the thing's freedom by way of the painter, and up to λ = 10 it does not. Tried: λ = 100 (ten pairs), and ancestral sampling of 12 steps with λ from 1 to 1000 (two pairs). From 100 on the gradient, followed in one step a noise level, overshoots and destroys the background before the thing is silenced.",
  B4: "Against the paste it holds by a wide margin. Poisson cloning takes the seam away by construction, and the thing's colours with it: the judge finds the blended thing clearly better. What ships does both, blending at every step and then fitting colours along the edge, which takes two thirds of the seam's excess over Poisson.",
  B6: "16 copies do what the paper says: the judge agrees more, the guiding network no more than before, and the pixels get smoother. For 8 copies the means point the same way and the intervals include 0.",
  B7: "Seeing the prediction alone guides better here than the released mixture, and seeing the sample alone worse. The default is still the released one: one more reason to look again when the painter has grown.",
  B8: "Guiding beats choosing: for the cost of one guided run four candidates can be painted and ranked, and the best of them is worse.",
  B11: "No crossing: with this painter deterministic steps are nowhere the worse, and the nearest to true regions; only they are nearer than the paste with the whole interval. Why was not looked into.",
  B12: "Exact columns and words of their own hold. The bare seam (no soft edge, no fitted colours, as everywhere on this page) is not below a tile's; with the soft edge and the fitted colours that ship it is, by far.",
  L2: "Not decided: hearing the words points the right way, but the interval includes 0, and no pack has a latent space.",
};
