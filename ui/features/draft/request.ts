/** The complete request a draft becomes, or what it still lacks. Pure. */
import type { PackSummary } from "../../../models/contract/packs";
import type { MaskSource, PlacedImage } from "../../../models/contract/picture";
import type { EditCommon, EditKind, EditRequest, Side } from "../../../models/contract/request";
import { type EditSettings, standardSettings } from "../../../models/contract/settings";
import type { OwnPicture, OwnPictures } from "../../../models/contract/starts";
import type { WordsAnswer } from "../../../models/contract/words";
import type { Size } from "../../../models/image/geometry";
import { intersect, union } from "../../../models/image/geometry";
import { kindOf } from "../../../models/kinds/kinds";
import { strengthOf } from "../../../models/kinds/strength";
import type { NotReady } from "../../messages/en";
import { boundsOfRuns, isBlank, isFull } from "../../painter/runs";
import { type Advanced, type Draft, type Material, whereOf } from "./draft";
import { sides } from "./jobs";
import type { EditingState } from "./state";

/** The mask the draft asks for, or null when nothing is marked yet. */
export function maskOf(draft: Draft, material: Material): MaskSource | null {
  const where = whereOf(draft, material.shapes.length);
  switch (where) {
    case "shapes":
      return { from: "shapes", shapes: material.shapes };
    case "everything":
      return { from: "everything" };
    case "painted":
      return draft.painted && !isBlank(draft.painted) ? { from: "runs", ...draft.painted } : null;
    case "strokes":
      return draft.drawn && { from: "runs", ...draft.drawn.coverage };
  }
}

/** What lies over the picture for the model: everything, or what lay there when the result was first made. */
export function seenAbove({ again }: Pick<Draft, "again">, { above = [] }: Material): readonly PlacedImage[] {
  const own = again ? above.findIndex(({ selected }) => selected) : -1;
  return (own < 0 ? above : above.slice(0, own)).map(({ image, bounds }) => ({ image, bounds }));
}

/** Size of the marked area in source pixels, for the defaults of feather and grow. */
export function markedSize(mask: MaskSource, { source, pixels }: Material): Size {
  switch (mask.from) {
    case "everything":
    case "picture":
      return pixels;
    case "runs": {
      const box = boundsOfRuns(mask) ?? mask;
      return {
        width: (box.width * pixels.width) / mask.width,
        height: (box.height * pixels.height) / mask.height,
      };
    }
    case "shapes": {
      const box = mask.shapes
        .map((shape) => intersect(shape.bounds, source.bounds))
        .reduce((all, one) => union(all, one), { x: 0, y: 0, width: 0, height: 0 });
      return {
        width: (box.width * pixels.width) / source.bounds.width,
        height: (box.height * pixels.height) / source.bounds.height,
      };
    }
  }
}

/** Every number of the run: what the user set, else the pack's and the mask's defaults. */
export function settingsOf(draft: Draft, pack: PackSummary, marked: Size, picture: Size): EditSettings {
  const { overrides } = draft;
  const edge = kindOf(draft.job).edge({ picture, marked, sides: draft.sides });
  return {
    ...standardSettings,
    ...draft.finish,
    sharper: draft.sharper,
    ...advancedFor(draft, pack),
    seed: draft.seed >>> 0,
    count: draft.count,
    steps: overrides.steps ?? pack.defaults.steps,
    strength: overrides.strength ?? strengthOf(draft.job, pack),
    guidance: overrides.guidance ?? pack.defaults.guidance,
    feather: overrides.feather ?? edge.feather,
    grow: overrides.grow ?? edge.grow,
    context: overrides.context,
    aside: draft.aside,
  };
}

/** Without what the job or the pack cannot do. */
function advancedFor({ job, advanced }: Draft, pack: PackSummary): Advanced {
  return canLook(job, pack) ? advanced : { ...advanced, guide: null, rank: "none" };
}

/** Whether there are words and a network that compares them with pictures. */
export function canLook(job: EditKind, pack: PackSummary | null): boolean {
  return pack?.hasPair === true && kindOf(job).takes.words;
}

export type Readiness =
  | { readonly ready: true; readonly request: EditRequest }
  | { readonly ready: false; readonly reason: NotReady };

/**
 * The complete request, or the first reason why there is none yet.
 * @param own the user's own start pictures
 */
export function requestOf(
  draft: Draft,
  material: Material,
  pack: PackSummary | null,
  id: string,
  own: readonly OwnPicture[] = [],
): Readiness {
  if (!pack) return { ready: false, reason: "no-pack" };
  if (!pack.kinds.includes(draft.job)) return { ready: false, reason: "other-pack" };
  const mask = kindOf(draft.job).takes.mask === "none" ? null : maskOf(draft, material);
  const marked = mask ? markedSize(mask, material) : material.pixels;
  const common: EditCommon = {
    id,
    packId: pack.id,
    source: material.source,
    above: seenAbove(draft, material),
    settings: settingsOf(draft, pack, marked, material.pixels),
    ...(draft.trajectory ? { trajectory: true } : {}),
  };
  return withKind(draft, material, common, mask, ownOf(draft, own));
}

/** What a request takes along: the chosen picture alone, else all, for the words to choose from. */
function ownOf({ start, picture }: Draft, own: readonly OwnPicture[]): { readonly own?: OwnPictures } {
  if (start === "none" || own.length === 0) return {};
  const chosen = picture?.always ? own.find(({ id }) => id === picture.id) : undefined;
  return { own: chosen ? { pictures: [chosen], always: true } : { pictures: own, always: false } };
}

function withKind(
  draft: Draft,
  material: Material,
  common: EditCommon,
  mask: MaskSource | null,
  own: { readonly own?: OwnPictures },
): Readiness {
  const { job: kind, drawn, shadow } = draft;
  const { takes, marks } = kindOf(kind);
  const reason = missing(draft, mask);
  if (reason !== null) return { ready: false, reason };
  const prompt = draft.prompt.trim(); // The engine reads 10,000 characters, and says so where there are more.
  const negative = draft.negative.trim();
  const prompts = takes.sides ? sidePromptsOf(draft) : undefined;
  const request = {
    ...common,
    kind,
    ...(takes.mask !== "none" && { mask: takes.strokes && draft.where === "strokes" ? null : mask }),
    ...(takes.strokes && drawn && { strokes: { image: drawn.image, bounds: material.source.bounds } }),
    ...(takes.sides && { sides: draft.sides, ...(prompts && { prompts }) }),
    ...(takes.words && { prompt, ...(negative !== "" && { negative }) }),
    // Whatever is chosen for things: a background is drawn, or painted.
    ...(takes.start && { reference: marks === "subject" ? "auto" : draft.start }),
    ...(takes.own && own),
    ...(takes.shadow && { shadow }),
  };
  // `Takes` holds every kind's descriptor against its request's type.
  return { ready: true, request: request as unknown as EditRequest };
}

/** The first thing that a kind takes and the draft does not have. */
function missing({ job, drawn, strayed, sides: by }: Draft, mask: MaskSource | null): NotReady | null {
  const { takes, marks } = kindOf(job);
  if (takes.strokes && !drawn) return strayed ? "drawn-outside" : "nothing-drawn";
  if (takes.sides && sides.every((side) => by[side] === 0)) return "no-extension";
  if (takes.mask === "none") return null;
  if (!mask) return marks === "subject" ? "no-subject" : "nothing-marked";
  return marks === "subject" && mask.from === "runs" && isFull(mask) ? "all-subject" : null;
}

/** Every text that says what should appear: one, or one for each side that is extended; none for jobs without words. */
export function textsOf({ job, prompt, sides: by, sidePrompts }: Draft): readonly string[] {
  const { takes } = kindOf(job);
  if (!takes.words) return [];
  if (!takes.sides) return [prompt.trim()];
  const used = sides.filter((side) => by[side] > 0);
  return (used.length > 0 ? used : ([null] as const)).map((side) => {
    const own = (side && sidePrompts[side]?.trim()) || "";
    return own === "" ? prompt.trim() : own;
  });
}

/** What the draft's words mean; null while the answer is on its way. */
export function wordsOf({ draft, words }: EditingState): WordsAnswer | null {
  const read = words.value;
  const texts = textsOf(draft.value);
  const isSame = read?.texts.length === texts.length && texts.every((text, at) => text === read.texts[at]);
  return isSame ? read.answer : null;
}

/** Of the sides that are extended and have words of their own; undefined where none has. */
function sidePromptsOf({ sides: by, sidePrompts }: Draft): Readonly<Partial<Record<Side, string>>> | undefined {
  const own = sides.flatMap((side) => {
    const words = sidePrompts[side]?.trim() ?? "";
    return by[side] > 0 && words !== "" ? [[side, words] as const] : [];
  });
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}
