/** How fast a pack is on this machine: one candidate of a fixed edit, with the pack's own steps. */
import { standardSettings } from "../contract/settings";
import { uniformMask } from "../image/mask";
import type { Mask, Raster } from "../image/raster";
import type { DecodedRequest } from "../pipelines/pipeline";
import { started } from "../pipelines/registry";
import type { CatalogEntry } from "./catalog";
import { type Driver, drive } from "./drive";
import type { LoadedPack } from "./loaded-pack";

/** Resolves to milliseconds. @throws EditError "cancelled", and what running networks can meet */
export async function measurePace(
  { pack, family }: Pick<CatalogEntry, "pack" | "family">,
  { model }: Pick<LoadedPack, "model">,
  { now, ...driver }: Driver & { readonly now: () => number },
): Promise<number> {
  // Guidance counts only with words that the pack knows; others would need fewer runs.
  const names = await family.names();
  const request = example(family.traits.sizes.preferred, pack.defaults, names[0]?.name ?? "");
  const before = now();
  const pipeline = started(request, {
    model,
    previewEvery: 0,
    now,
    timed: () => undefined,
  });
  await drive(pipeline, driver);
  return now() - before;
}

/** A fill from noise in the middle of a grey picture twice the model's size. */
function example(
  size: number,
  { steps, guidance }: { readonly steps: number; readonly guidance: number },
  prompt: string,
): DecodedRequest<"fill"> {
  const sides = { width: 2 * size, height: 2 * size };
  const source: Raster = { ...sides, data: new Uint8ClampedArray(4 * sides.width * sides.height) };
  for (let i = 0; i < source.data.length; i++) source.data[i] = i % 4 === 3 ? 255 : 96 + ((i >> 2) % 64);
  const mask: Mask = uniformMask(sides, 0);
  for (let y = size / 2; y < 1.5 * size; y++) {
    mask.data.fill(255, Math.round(y) * sides.width + size / 2, Math.round(y) * sides.width + 1.5 * size);
  }
  return {
    kind: "fill",
    id: "measure",
    packId: "",
    prompt,
    source,
    mask,
    reference: null,
    settings: {
      ...standardSettings,
      seed: 1,
      count: 1,
      steps,
      guidance,
      strength: 1,
      feather: 2,
      grow: 2,
      context: null,
    },
  };
}
