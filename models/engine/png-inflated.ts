/** Whether a PNG's data inflates to no more than its header announces, found without keeping any of it. */
import { Unzlib } from "fflate";
import type { PngChunks } from "./png-chunks";

/** Deflate grows its bytes at most so many times. */
const largestGrowth = 1032;
/** More than announced, but no danger; small files are not counted at all. */
const harmless = 2 ** 24;
/** Fed at once, so that at most 17 MB more than allowed come out. */
const piece = 2 ** 14;

/** Encoders pad, so a few bytes more than announced are no trap. */
export async function inflatesAsAnnounced({ data, inflated }: PngChunks): Promise<boolean> {
  const packed = data.reduce((sum, { length }) => sum + length, 0);
  if (packed * largestGrowth <= inflated + harmless) return true;
  const most = inflated + harmless;
  // The platform's is several times faster; what it does not like, the decoder may still read.
  return (await countedByPlatform(data, most)) ?? countedHere(data, most);
}

/** Null where the platform cannot tell. */
async function countedByPlatform(data: PngChunks["data"], most: number): Promise<boolean | null> {
  if (typeof DecompressionStream === "undefined") return null;
  const reader = new Blob([...data]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  try {
    let count = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return true;
      count += value.length;
      if (count > most) return false;
    }
  } catch {
    return null;
  } finally {
    await reader.cancel().catch(() => undefined); // One that failed is over anyway.
  }
}

function countedHere(data: PngChunks["data"], most: number): boolean {
  let count = 0;
  const inflate = new Unzlib((part) => {
    count += part.length;
  });
  for (const part of data) {
    for (let at = 0; at < part.length; at += piece) {
      inflate.push(part.subarray(at, at + piece), false);
      if (count > most) return false;
    }
  }
  return true;
}
