/** Files open when the program finds the time; scripts and plugins are not told. */
import type { Pea } from "./pea";

export function openLater(pea: Pea, bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const { quirks, timers, decode } = pea.parts;
  if (quirks.neverOpens) return;
  timers.after(quirks.openAfter, () => {
    decode(bytes).then(
      (raster) => void pea.addPicture(name, raster),
      () => pea.say("Error: unknown file format"),
    );
  });
}
