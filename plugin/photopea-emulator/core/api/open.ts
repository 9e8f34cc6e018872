/** app.open: returns at once, opens later. As a smart object the picture lands in the middle of what is active *then*. */
import { openLater } from "../opening";
import type { Pea } from "../pea";

export function placeLater(pea: Pea, url: string, asSmart: boolean): void {
  const comma = url.indexOf(",");
  if (!/^data:image\/[a-z]+;base64,/.test(url)) throw new Error("Only data URIs can be opened here");
  const bytes = Uint8Array.from(atob(url.slice(comma + 1)), (c) => c.charCodeAt(0));
  if (!asSmart) {
    openLater(pea, bytes, "Untitled");
    return;
  }
  const { quirks, timers, decode } = pea.parts;
  if (quirks.neverOpens) return;
  timers.after(quirks.openAfter, () => {
    decode(bytes).then(
      (raster) => {
        const { active } = pea;
        if (active === null) return;
        const { width, height, layers } = active.state;
        const x = Math.round((width - raster.width) / 2);
        const y = Math.round((height - raster.height) / 2);
        const layer = pea.art("Smart object", raster, x, y);
        active.commit("Place", { layers: [layer, ...layers], active: layer.id });
      },
      () => pea.say("Error: unknown file format"),
    );
  });
}
