/** The JSON file that says how a picture came about, complete enough to make it again. */
import type { EditRequest, EditResult } from "../contract";
import type { ModelPack } from "../packs/pack";

interface InputFile {
  readonly file: string;
  readonly sha256: string | null;
}

export interface RunFacts {
  readonly request: EditRequest;
  readonly image: InputFile;
  readonly mask: InputFile;
  readonly pack: ModelPack;
  readonly result: EditResult;
  readonly pictures: readonly string[];
  readonly layers: readonly string[];
  readonly notices: readonly string[];
}

/** Everything of a request but its pictures. */
function wordsOf(request: EditRequest): object {
  const { id: _id, packId: _packId, source: _source, above: _above, settings: _settings, ...own } = request;
  switch (own.kind) {
    case "extend":
      return own;
    case "scribble": {
      const { strokes: _strokes, mask: _mask, ...words } = own;
      return words;
    }
    case "fill":
    case "background":
    case "remove": {
      const { mask: _mask, ...words } = own;
      return words;
    }
  }
}

export function reportOf({ request, image, mask, pack, result, pictures, layers, notices }: RunFacts): object {
  const { timings } = result;
  const spent = (stage: string): number =>
    timings.filter((timing) => timing.stage === stage).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return {
    request: {
      ...wordsOf(request),
      image,
      mask,
      settings: request.settings,
    },
    pack: { id: pack.id, title: pack.title, version: pack.version, license: pack.license },
    backend: result.backend,
    plan: { source: result.source, crop: result.crop, working: result.working },
    candidates: result.candidates.map(({ index, seed, patch, reference }) => ({
      seed,
      patch,
      ...(reference === undefined ? {} : { reference }),
      out: pictures[index],
      ...(layers[index] === undefined ? {} : { layer: layers[index] }),
    })),
    milliseconds: {
      total: spent("total"),
      networks: spent("painter"),
      stages: timings.map(({ stage, milliseconds }) => ({ stage, milliseconds: Math.round(milliseconds * 100) / 100 })),
    },
    unknownWords: result.unknownWords,
    notices,
  };
}
