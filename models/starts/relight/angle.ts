/** Sine and cosine of small angles by their series: Math.sin may differ in the last digit from engine to engine. */
export function turnOf(angle: number): { readonly sin: number; readonly cos: number } {
  const a2 = angle * angle;
  return {
    sin: angle * (1 - (a2 / 6) * (1 - (a2 / 20) * (1 - a2 / 42))),
    cos: 1 - (a2 / 2) * (1 - (a2 / 12) * (1 - (a2 / 30) * (1 - a2 / 56))),
  };
}
