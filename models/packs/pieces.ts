/** Bytes that come piece by piece. */

/** Pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Everything but the first so many bytes. */
export async function* skipped(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  count: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  let left = count;
  for await (const piece of pieces) {
    if (left >= piece.length) {
      left -= piece.length;
      continue;
    }
    yield left === 0 ? piece : piece.slice(left);
    left = 0;
  }
}

/** Bytes in parts of at most so many, which are views of them. */
export function* parts(bytes: Uint8Array<ArrayBuffer>, most: number): Generator<Uint8Array<ArrayBuffer>, void, void> {
  for (let at = 0; at < bytes.length; at += most) yield bytes.subarray(at, at + most);
}
