/** The JSON file that says how a picture came about, complete enough to make it again. */
import type { EditRequest } from "../contract/request";
import type { Candidate, EditResult } from "../contract/result";
import type { OwnPictures } from "../contract/starts";
import type { ModelPack } from "../packs/pack";
import type { Outputs } from "./outputs";

export interface InputFile {
  readonly file: string;
  readonly sha256: string | null;
}

export interface RunFacts {
  readonly request: EditRequest;
  /** By option: image, mask, strokes. */
  readonly files: Readonly<Record<string, InputFile>>;
  readonly pack: ModelPack;
  readonly result: EditResult;
  /** In the order they were written. */
  readonly candidates: readonly Candidate[];
  readonly outputs: Outputs;
  readonly notices: readonly string[];
}

/** Everything of a request but its pictures. */
function wordsOf(request: EditRequest): object {
  const { id: _id, packId: _packId, source: _source, above: _above, settings: _settings, ...own } = request;
  const {
    mask: _mask,
    strokes: _strokes,
    own: pictures,
    ...words
  } = { mask: null, strokes: null, own: undefined, ...own };
  return pictures === undefined ? words : { ...words, own: namesOf(pictures) };
}

function namesOf({ pictures, always }: OwnPictures): object {
  return { always, pictures: pictures.map(({ id, name, use }) => ({ id, name, use })) };
}

export function reportOf({ request, files, pack, result, candidates, outputs, notices }: RunFacts): object {
  const { timings } = result;
  const spent = (stage: string): number =>
    timings.filter((timing) => timing.stage === stage).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return {
    request: {
      ...wordsOf(request),
      ...files,
      settings: request.settings,
    },
    pack: { id: pack.id, title: pack.title, version: pack.version, license: pack.license },
    backend: result.backend,
    plan: { source: result.source, crop: result.crop, working: result.working },
    candidates: candidates.map(({ seed, patch, reference, score }, i) => ({
      seed,
      patch,
      ...(score === undefined ? {} : { score }),
      ...(reference === undefined ? {} : { reference }),
      out: outputs.pictures[i],
      ...(outputs.layers[i] === undefined ? {} : { layer: outputs.layers[i] }),
    })),
    milliseconds: {
      total: spent("total"),
      networks: spent("painter"),
      stages: timings.map(({ stage, milliseconds }) => ({ stage, milliseconds: Math.round(milliseconds * 100) / 100 })),
    },
    unknownWords: result.unknownWords,
    mappedWords: result.notices.flatMap((notice) =>
      notice.code === "word-mapped" ? [{ from: notice.from, to: notice.to, why: notice.why }] : [],
    ),
    notices,
  };
}
