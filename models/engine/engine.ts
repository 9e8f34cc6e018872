/** The engine: packs, edits one after the other, cancelling. Knows no realm: backends, packs, codec and clock come in. */
import { type EngineApi, measuringId } from "../contract/engine-api";
import { EditError } from "../contract/errors";
import type { Report } from "../contract/events";
import type { Notice } from "../contract/notices";
import type { EditRequest } from "../contract/request";
import type { EditResult, Timing } from "../contract/result";
import { makeGuide } from "../guidance/guide";
import { makeRank } from "../guidance/rank";
import type { Size } from "../image/geometry";
import { maskBounds } from "../image/mask";
import { kindOf } from "../kinds/kinds";
import type { PackSource } from "../packs/pack";
import type { DecodedRequest } from "../pipelines/pipeline";
import { changedMask, plannedParts } from "../pipelines/plan";
import { started as startedPipeline } from "../pipelines/registry";
import type { BackendOpener } from "./backend";
import { type Installed, makeCatalog } from "./catalog";
import { checkRegionSettings, checkRequest } from "./check-request";
import { checkFinish } from "./check-settings";
import { makeClipTexts } from "./clip-texts";
import type { Codec } from "./codec";
import { cancelled, drive } from "./drive";
import type { LoadedPack } from "./loaded-pack";
import { measurePace } from "./measure";
import { prepared } from "./own";
import { mustDo } from "./pack-ability";
import { makePaints } from "./paints";
import { planEdit } from "./plan";
import { previewEdit } from "./preview";
import { makeQueue } from "./queue";
import { makeReferences } from "./references";
import { resolveMask, resolveRequest } from "./resolve";
import { makeRunner } from "./runner";
import { rememberingLook, seenPicture } from "./seen";
import { type Memory, warmUp } from "./self-test";
import { lazyThings } from "./things";
import { withReferences } from "./with-references";
import { lazyReader, noticesOf } from "./words";

export interface EngineOptions {
  /** In the order they are tried; the last should always work. */
  readonly backends: readonly BackendOpener[];
  /** That come along. */
  readonly packs: readonly PackSource[];
  /** That were installed. */
  readonly installed?: Installed;
  /** Libraries of reference pictures, in the order they are asked. */
  readonly libraries?: readonly PackSource[];
  /** The folder of things drawn to be lit by a photograph; it holds a things.json. */
  readonly things?: PackSource;
  readonly codec: Codec;
  /** Monotonic clock, milliseconds. */
  readonly now: () => number;
  /** One turn of the event loop. */
  readonly pause: () => Promise<void>;
  /** Keeps self-tests between visits; forgets them unless given. */
  readonly memory?: Memory;
  readonly version?: string;
  /** Networks kept open between edits, bytes of their files. */
  readonly residentBytes?: number;
  /** A preview every so many steps; 0 = never. */
  readonly previewEvery?: number;
}

const forgetful: Memory = { get: async () => undefined, set: async () => undefined };

interface Job {
  isCancelled: boolean;
}

export function createEngine(options: EngineOptions): EngineApi {
  const { codec, now, pause, previewEvery = 1 } = options;
  const catalog = makeCatalog(options.packs, options.installed);
  const references = makeReferences(
    options.libraries ?? [],
    codec,
    options.things === undefined ? null : lazyThings(options.things, codec),
  );
  const reader = lazyReader(references.names);
  const clipTexts = makeClipTexts(options.backends.at(-1));
  const runner = makeRunner({
    backends: options.backends,
    memory: options.memory ?? forgetful,
    version: options.version ?? "",
    residentBytes: options.residentBytes ?? 2 ** 30,
  });
  const inTurn = makeQueue();
  const seen = rememberingLook((request) => seenPicture(request, codec));
  const paints = makePaints();
  const jobs = new Map<string, Job>();
  /** What happened while a pack was loaded; told with the next edit, which has a place for it. */
  const owed: Notice[] = [];
  /** Packs that ran once since they were loaded. */
  const warm = new WeakSet<LoadedPack>();

  /** A request with its pictures decoded and what painting starts from: the same for a plan and for a run. */
  const decodedEdit = async (asked: EditRequest, call: { report: Report; notice: (notice: Notice) => void }) => {
    const started = now();
    const entry = await catalog.find(asked.packId);
    mustDo(entry, asked);
    const { request, words } = await reader.read(asked, entry);
    const resolved = await resolveRequest(request, codec, seen.look);
    const decodeTime: Timing = { stage: "decode", milliseconds: now() - started };
    const starts = await entry.starts();
    const levels = entry.family.traits.starts;
    const { request: decoded, words: shown } = await withReferences(request, resolved, (other) =>
      references.find({ ...request, ...other }, clipTexts(entry), {
        ...call,
        levels,
        startOf: (name: string) => starts.get(name),
      }),
    );
    return { entry, decoded, words, shown, decodeTime };
  };

  const paint = async (request: EditRequest, job: Job, report: Report, notices: Notice[]): Promise<EditResult> => {
    const started = now();
    notices.push(...owed.splice(0));
    const notice = (one: Notice): void => void notices.push(one);
    const { entry, decoded, words, shown, decodeTime } = await decodedEdit(request, { report, notice });
    const isFree = entry.family.traits.words === "free";
    notices.push(...noticesOf(words));
    const loadStarted = now();
    return runner.run(entry, { report, notice }, async (loaded, on) => {
      if (job.isCancelled) throw cancelled();
      // Only the attempt that succeeds is timed; what failed before it counts as loading.
      const timings: Timing[] = [decodeTime, { stage: "load", milliseconds: now() - loadStarted }];
      const outcome = await drive(
        startedPipeline(decoded, {
          model: loaded.model,
          ...(loaded.clip && {
            guide: makeGuide(loaded.clip, loaded.model.gradient),
            rank: makeRank(loaded.clip),
          }),
          previewEvery,
          now,
          timed: (stage, milliseconds) => void timings.push({ stage, milliseconds }),
          pause: async () => {
            await pause();
            if (job.isCancelled) throw cancelled();
          },
          paint: (candidate, each) => paints.keep(request.id, candidate, each),
        }),
        { report, isCancelled: () => job.isCancelled, pause },
      );
      timings.push({ stage: "total", milliseconds: now() - started });
      return {
        requestId: request.id,
        packId: request.packId,
        backend: on.backend,
        source: sizeOf(decoded),
        ...outcome,
        // What a start picture shows is in the picture, whether the painter knows the word or not.
        unknownWords: isFree
          ? outcome.unknownWords.filter((word) => !shown.includes(word.toLowerCase()))
          : words.unknown.map(({ word }) => word),
        timings,
        notices,
      };
    });
  };

  return {
    packs: () => catalog.summaries(),

    libraries: () => references.summaries(),

    async load(packId, report) {
      const entry = await catalog.find(packId);
      const call = { report, notice: (one: Notice) => void owed.push(one) };
      return inTurn(() =>
        runner.run(entry, call, async (loaded, on) => {
          if (!warm.has(loaded)) await warmUp(loaded.model);
          warm.add(loaded);
          return on.backend;
        }),
      );
    },

    async measure(packId, report) {
      const entry = await catalog.find(packId);
      const job: Job = { isCancelled: false };
      jobs.set(measuringId(packId), job);
      try {
        return await inTurn(() =>
          runner.run(entry, { report, notice: (one: Notice) => void owed.push(one) }, async (loaded, on) => {
            if (!warm.has(loaded)) await warmUp(loaded.model);
            warm.add(loaded);
            const isCancelled = (): boolean => job.isCancelled;
            if (isCancelled()) throw cancelled();
            const milliseconds = await measurePace(entry, loaded, { report, isCancelled, pause, now });
            return { backend: on.backend, milliseconds };
          }),
        );
      } finally {
        jobs.delete(measuringId(packId));
      }
    },

    async edit(unchecked, report) {
      const { request, notices } = checkRequest(unchecked);
      if (jobs.has(request.id)) {
        throw new EditError("bad-request", `An edit with the id "${request.id}" is already running.`);
      }
      const job: Job = { isCancelled: false };
      jobs.set(request.id, job);
      try {
        return await inTurn(async () => {
          if (job.isCancelled) throw cancelled();
          return paint(request, job, report, [...notices]);
        });
      } catch (error) {
        // However a run ends after "cancel", the user asked for its end.
        if (job.isCancelled) throw cancelled();
        throw error;
      } finally {
        jobs.delete(request.id);
      }
    },

    cancel(requestId) {
      const job = jobs.get(requestId);
      if (job !== undefined) job.isCancelled = true;
    },

    async plan(unchecked) {
      const { request } = checkRequest(unchecked);
      const { entry, decoded, words } = await decodedEdit(request, {
        report: () => undefined,
        notice: () => undefined,
      });
      return planEdit(decoded, entry.family.traits, words);
    },

    understand: async (question) => reader.answer(question, await catalog.find(question.packId)),

    async preview(request, maxSide) {
      checkRegionSettings(request.settings);
      const entry = await catalog.find(request.packId);
      const source = await seen.look(request);
      const mask = await resolveMask(request.mask, request.source, source, codec);
      if (maskBounds(mask).width === 0) throw new EditError("empty-mask", "The mask marks nothing that may change.");
      const settings = { aside: { x: 0, y: 0 }, softMask: false, ...request.settings };
      const { kind = "fill", shadow = true } = request;
      const { splits, takes } = kindOf(kind);
      const { traits } = entry.family;
      const changed = changedMask({ kind, source, mask, shadow: takes.shadow && shadow });
      const parts = plannedParts({ source, mask: changed, settings, splits }, traits);
      return previewEdit(source, parts, traits, maxSide);
    },

    async refit(requestId, candidate, finish) {
      checkFinish(finish);
      const fitted = paints.find(requestId, candidate)?.refit(finish);
      if (fitted === undefined) return null;
      // A copy: what is given away must not be what is kept.
      const { image, patch } = fitted;
      return { image: { ...image, data: image.data.slice() }, patch };
    },

    prepare: async (image, packId) => prepared(image, clipTexts(await catalog.find(packId)), codec),

    encode: (image) => codec.encodePng(image),

    release: (packId) =>
      inTurn(() => {
        seen.forget();
        paints.forget();
        return runner.release(packId);
      }),
  };
}

function sizeOf({ source }: DecodedRequest): Size {
  return { width: source.width, height: source.height };
}
