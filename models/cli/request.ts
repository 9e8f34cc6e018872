/** From options and files to the complete request: every number that is not given is chosen here. */
import type { EncodedImage } from "../contract/picture";
import type { EditCommon, EditRequest } from "../contract/request";
import { type EditSettings, standardSettings } from "../contract/settings";
import type { OwnPicture } from "../contract/starts";
import type { Codec } from "../engine/codec";
import type { Size } from "../image/geometry";
import { maskBounds, maskFromAlpha, maskFromLuminance } from "../image/mask";
import { backgroundEdge, defaultFeather, defaultGrow, extensionEdge } from "../image/plan";
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
  const bounds = { x: 0, y: 0, ...size };
  const common = (marked: Edge): EditCommon => ({
    id: "command line",
    packId: pack.id,
    source: { image: inputs.image, bounds },
    settings: settingsOf(given, marked),
    trajectory: options.trajectory !== undefined || options.strip !== undefined,
  });
  const words = { prompt: options.prompt ?? "", negative: options.negative ?? "" };
  const reference = options.reference?.use ?? "auto";
  const own = inputs.own.length === 0 ? {} : { own: { pictures: inputs.own, always: options.referenceOnly ?? false } };
  switch (options.kind) {
    case "fill": {
      const { image, edge } = await region(given, codec);
      return { ...common(edge), kind: "fill", mask: { from: "picture", image }, ...words, reference, ...own };
    }
    case "remove": {
      const { image, edge } = await region(given, codec);
      return { ...common(edge), kind: "remove", mask: { from: "picture", image }, shadow: options.shadow ?? true };
    }
    case "background": {
      const { image } = await region(given, codec);
      const edge = backgroundEdge(size);
      return { ...common(edge), kind: "background", mask: { from: "picture", image }, ...words, reference, ...own };
    }
    case "scribble": {
      const strokes = present(inputs.strokes);
      const drawn = await codec.decode(strokes, `The strokes "${options.strokes}"`);
      checkStrokes(drawn, size);
      const image = inputs.mask;
      const edge = image === null ? edgeAround(maskBounds(maskFromAlpha(drawn))) : (await region(given, codec)).edge;
      const mask = image === null ? null : ({ from: "picture", image } as const);
      return { ...common(edge), kind: "scribble", strokes: { image: strokes, bounds }, mask, ...words };
    }
    case "extend": {
      const sides = sidesFor(options, size);
      const edge = extensionEdge(sides);
      const { promptLeft: left, promptRight: right, promptTop: top, promptBottom: bottom } = options;
      const own = Object.entries({ left, right, top, bottom }).filter(([, text]) => text !== undefined);
      return { ...common(edge), kind: "extend", sides, ...words, prompts: Object.fromEntries(own), reference };
    }
  }
}

type Edge = Pick<EditSettings, "feather" | "grow">;

function edgeAround(marked: Size): Edge {
  return { feather: defaultFeather(marked), grow: defaultGrow(marked) };
}

async function region({ options, inputs }: Given, codec: Codec): Promise<{ image: EncodedImage; edge: Edge }> {
  const image = present(inputs.mask);
  const marked = maskBounds(maskFromLuminance(await codec.decode(image, `The mask "${options.mask}"`)));
  return { image, edge: edgeAround(marked) };
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
  return {
    ...standardSettings,
    seed: options.seed ?? freshSeed(),
    count: options.count,
    steps: options.steps ?? defaults.steps,
    strength: strength ?? defaults.strength,
    guidance: options.guidance ?? defaults.guidance,
    feather: options.feather ?? edge.feather,
    grow: options.grow ?? edge.grow,
    context: options.context ?? null,
    sampler: options.sampler,
    softMask: options.softMask ?? standardSettings.softMask,
    shrink: options.shrink ?? standardSettings.shrink,
    guide: guideOf(options),
    rank: options.rank ?? standardSettings.rank,
    match: options.match,
    grain: options.grain,
    blend: options.blend,
    sharper: options.sharper,
  };
}
