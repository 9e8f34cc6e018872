/**
 * Box–Muller from two random words, with + − × ÷ and square root only. Those are exact to the last bit everywhere;
 * Math.log and Math.cos are not, and would make one seed give different pictures in different browsers.
 */

/** Two normal draws from two unsigned 32-bit words, into `out`. */
export function normalPair(first: number, second: number, out: Float64Array): void {
  const radius = Math.sqrt(-2 * logOfFraction(first));
  // The angle is 2π · second/2³²: the top two bits choose the quarter turn, the rest the place in it.
  const quarter = second >>> 30;
  const place = ((second & 0x3fffffff) + 0.5) / 0x40000000;
  const mirrored = place > 0.5;
  const angle = (mirrored ? 1 - place : place) * 1.5707963267948966;
  const near = cosine(angle);
  const far = sine(angle);
  const cos = mirrored ? far : near;
  const sin = mirrored ? near : far;
  // A quarter turn swaps the two and changes one sign.
  const isSwapped = (quarter & 1) === 1;
  const sign = quarter < 2 ? radius : -radius;
  out[0] = isSwapped ? -sign * sin : sign * cos;
  out[1] = isSwapped ? sign * cos : sign * sin;
}

/** 2^-1 to 2^31: raising to a power is a slow call, and every draw needs one of these. */
const powers = powersOfTwo();

function powersOfTwo(): Float64Array {
  const all = new Float64Array(33);
  for (let i = 0, power = 0.5; i < all.length; i++, power *= 2) all[i] = power;
  return all;
}

/** Natural logarithm of (word + ½) / 2³², a number in (0, 1); error below 1e-14. */
export function logOfFraction(word: number): number {
  // word + ½ = mantissa · 2^exponent with the mantissa in [1, 2); dividing by a power of two is exact.
  let exponent = word === 0 ? -1 : 31 - Math.clz32(word);
  let mantissa = (word + 0.5) / powers[exponent + 1];
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  // ln m = 2 artanh((m − 1)/(m + 1)); |s| ≤ 0.1716, so eight odd terms reach 1e-14.
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  const series =
    1 + z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z / 17)))))));
  return 2 * s * series + (exponent - 32) * Math.LN2;
}

/** Taylor series for 0 ≤ x ≤ π/4; error below 1e-15. */
function cosine(x: number): number {
  const z = x * x;
  return (
    1 - (z / 2) * (1 - (z / 12) * (1 - (z / 30) * (1 - (z / 56) * (1 - (z / 90) * (1 - (z / 132) * (1 - z / 182))))))
  );
}

/** Taylor series for 0 ≤ x ≤ π/4; error below 1e-15. */
function sine(x: number): number {
  const z = x * x;
  return (
    x *
    (1 - (z / 6) * (1 - (z / 20) * (1 - (z / 42) * (1 - (z / 72) * (1 - (z / 110) * (1 - (z / 156) * (1 - z / 210)))))))
  );
}
