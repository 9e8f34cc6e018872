/**
 * sRGB bytes and linear light (IEC 61966-2-1). The tables are rounded to 16 bits, because Math.pow may differ in the
 * last digits from one JavaScript engine to the next and pictures must not.
 */

/** Linear light in [0, 1] of each sRGB byte. */
export const linearOfByte: Float32Array = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return Math.round(linear * 65535) / 65535;
});

let encoded: Float32Array | undefined;

/** sRGB values in [0, 255], in steps of 1/256, of linear light 0/65535 to 65535/65535. Made at first use (3 ms). */
export function byteOfLinearTable(): Float32Array {
  if (encoded !== undefined) return encoded;
  encoded = new Float32Array(65536);
  for (let index = 0; index < 65536; index++) {
    const linear = index / 65535;
    const value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
    encoded[index] = Math.round(value * 255 * 256) / 256;
  }
  return encoded;
}

/** sRGB value in [0, 255] of linear light; light outside [0, 1] is clamped. */
export function byteOfLinear(linear: number, table: Float32Array): number {
  const index = linear <= 0 ? 0 : linear >= 1 ? 65535 : Math.round(linear * 65535);
  return table[index];
}
