/** From options and files to the complete request: every number that is not given is chosen here. */
import type { EncodedImage } from "../contract/picture";
import type { EditCommon, EditRequest } from "../contract/request";
import { type EditSettings, standardSettings } from "../contract/settings";
import type { OwnPicture } from "../contract/starts";
import type { Codec } from "../engine/codec";
import { traitsOf } from "../families/registry";
import type { Size } from "../image/geometry";
import { maskBounds, maskFromAlpha, maskFromLuminance } from "../image/mask";
import type { Edge } from "../kinds/kind";
import { kindOf } from "../kinds/kinds";
import { strengthOf } from "../kinds/strength";
import type { ModelPack } from "../packs/pack";
import type { EditOptions } from "./edit-options";
import { guideOf } from "./guide-options";
import { sidesFor } from "./sides";
import { UsageError } from "./usage-error";

/** The pictures a request is made of, encoded as the files were. */
export interface Inputs {
  readonly image: EncodedImage;
  readonly mask: EncodedImage | null;
  readonly strokes: EncodedImage | null;
  /** Pictures of the user's own, ready to start from. */
  readonly own: readonly OwnPicture[];
}

export interface Given {
  readonly options: EditOptions;
  readonly inputs: Inputs;
  /** Of the picture, upright. */
  readonly size: Size;
  readonly pack: ModelPack;
  readonly freshSeed: () => number;
}

/** @throws EditError on pictures that cannot be read, UsageError where sides and picture do not fit */
export async function requestFrom(given: Given, codec: Codec): Promise<EditRequest> {
  const { options, inputs, size, pack } = given;
  const { kind } = options;
  const { takes, edge } = kindOf(kind);
  const bounds = { x: 0, y: 0, ...size };
  const sides = takes.sides ? sidesFor(options, size) : null;
  const marked = await markedIn(given, codec);
  const common: EditCommon = {
    id: "command line",
    packId: pack.id,
    source: { image: inputs.image, bounds },
    settings: settingsOf(given, edge({ picture: size, marked, sides: sides ?? noSides })),
    trajectory: options.trajectory !== undefined || options.strip !== undefined,
  };
  const own = { pictures: inputs.own, always: options.referenceOnly ?? false };
  const request = {
    ...common,
    kind,
    ...(takes.mask !== "none" && { mask: inputs.mask && { from: "picture", image: inputs.mask } }),
    ...(takes.strokes && { strokes: { image: present(inputs.strokes), bounds } }),
    ...(takes.words && { prompt: options.prompt ?? "", negative: options.negative ?? "" }),
    ...(sides && { sides, prompts: promptsOf(options) }),
    ...(takes.start && { reference: options.reference?.use ?? "auto" }),
    ...(takes.own && inputs.own.length > 0 && { own }),
    ...(takes.shadow && { shadow: options.shadow ?? true }),
  };
  // `Takes` holds every kind's descriptor against its request's type.
  return request as unknown as EditRequest;
}

const noSides = { left: 0, right: 0, top: 0, bottom: 0 };

function promptsOf({ promptLeft: left, promptRight: right, promptTop: top, promptBottom: bottom }: EditOptions) {
  return Object.fromEntries(Object.entries({ left, right, top, bottom }).filter(([, text]) => text !== undefined));
}

/** Box of what is marked: by the mask, else by the strokes; without either the picture's. */
async function markedIn({ options, inputs, size }: Given, codec: Codec): Promise<Size> {
  const { mask, strokes } = inputs;
  const drawn = strokes && (await codec.decode(strokes, `The strokes "${options.strokes}"`));
  if (drawn) checkStrokes(drawn, size);
  if (mask) return maskBounds(maskFromLuminance(await codec.decode(mask, `The mask "${options.mask}"`)));
  return drawn ? maskBounds(maskFromAlpha(drawn)) : size;
}

/** `required` has made sure of it. */
function present(image: EncodedImage | null): EncodedImage {
  if (image !== null) return image;
  throw new UsageError("A picture is missing on the command line.");
}

function checkStrokes(drawn: Size, size: Size): void {
  if (drawn.width === size.width && drawn.height === size.height) return;
  throw new UsageError(
    `The strokes are ${drawn.width} × ${drawn.height} pixels but the picture is ${size.width} × ${size.height}; make them the picture's size.`,
  );
}

function settingsOf({ options, pack, freshSeed }: Given, edge: Edge): EditSettings {
  const { defaults } = pack;
  const strength = options.skip === undefined ? options.strength : 1 - options.skip;
  const { seed, count, steps, guidance, feather, grow, context, sampler, match, grain, blend, sharper } = options;
  return {
    ...standardSettings,
    ...{ count, sampler, match, grain, blend, sharper },
    seed: seed ?? freshSeed(),
    steps: steps ?? defaults.steps,
    strength: strength ?? strengthOf(options.kind, { defaults, traits: traitsOf(pack) }),
    guidance: guidance ?? defaults.guidance,
    feather: feather ?? edge.feather,
    grow: grow ?? edge.grow,
    context: context ?? null,
    softMask: options.softMask ?? standardSettings.softMask,
    shrink: options.shrink ?? standardSettings.shrink,
    guide: guideOf(options),
    rank: options.rank ?? standardSettings.rank,
  };
}
