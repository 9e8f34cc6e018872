/** A hop of an extension as a frame: what it starts from and how it meets what is known. */
import type { Size } from "../image/geometry";
import type { Hop, HopSide } from "../image/hops";
import type { Mask, Raster } from "../image/raster";
import type { Reference } from "../starts/relight/reference";
import { hopEdge, hopUnknown } from "./hop-edge";
import { measured } from "./measured";
import type { DecodedRequest, PipelineContext } from "./pipeline";
import { type Frame, frameScheduler, preparedFrame } from "./prepared-frame";
import type { Conditioned } from "./words";

type ExtendRequest = DecodedRequest<"extend">;

/** What each side asks for. */
export type SideWords = ReadonlyMap<HopSide, Conditioned>;

export interface HopPlan {
  readonly reference: Reference | null;
  /** Whether painting starts from what was laid; else from noise. */
  readonly laid: boolean;
}

/** A thing is added in its side's largest hop; the others of the side continue the picture. */
export function planOf({ references }: ExtendRequest, hop: Hop, hops: readonly Hop[], isSilent: boolean): HopPlan {
  const reference = references[hop.side];
  if (reference === undefined) return { reference: null, laid: isSilent };
  if ("covers" in reference) return { reference, laid: true };
  const size = ({ area }: Hop): number => area.width * area.height;
  const largest = hops.filter(({ side }) => side === hop.side).reduce((a, b) => (size(b) > size(a) ? b : a));
  return { reference: hop === largest ? { ...reference, clears: false } : null, laid: true };
}

/** A hop ready to be painted. */
export function hopFrame(
  { settings }: ExtendRequest,
  canvas: Raster,
  open: Mask,
  hop: Hop,
  { reference, laid }: HopPlan,
  words: SideWords,
  context: PipelineContext,
): Promise<Frame> {
  const { noiseFade } = context.model.traits.hopping;
  const { edge, plan, unknown } = measured(context, "plan", () => {
    const faded = Math.max(settings.feather, noiseFade * thicknessOf(hop));
    const plan = { crop: hop.frame, working: workingSize(context), patch: hop.area };
    return { edge: hopEdge(open, hop, laid ? settings.feather : faded), plan, unknown: hopUnknown(open, plan) };
  });
  const said = words.get(hop.side) as Conditioned;
  return preparedFrame(
    {
      picture: canvas,
      plan,
      edge,
      unknown,
      words: said,
      reference,
      laid,
      task: "extend",
      // What was laid has the picture's tones already; fitted again, hop by hop, it would part in stripes.
      settings: laid ? { ...settings, match: false } : settings,
    },
    context,
  );
}

export function workingSize({ model }: PipelineContext): Size {
  const { preferred } = model.traits.sizes;
  return { width: preferred, height: preferred };
}

function thicknessOf({ side, area }: Hop): number {
  return side === "left" || side === "right" ? area.width : area.height;
}

export function stepsOf(
  { settings }: ExtendRequest,
  { reference, laid }: HopPlan,
  words: Conditioned | undefined,
  context: PipelineContext,
): number {
  return (
    frameScheduler({ settings, words: words as Conditioned, reference, laid, task: "extend" }, context).times.length - 1
  );
}
