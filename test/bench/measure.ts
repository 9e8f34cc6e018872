/** One run's numbers, made the same way in Node and in the page. */
import type { EngineApi } from "../../models/contract/engine-api";
import type { EditRequest } from "../../models/contract/request";
import type { EditResult } from "../../models/contract/result";
import { standardSettings } from "../../models/contract/settings";

export interface Measured {
  readonly backend: string;
  /** install(): files read and verified, sessions opened, self-test where there is one, one run; milliseconds. */
  readonly load: number;
  /** From the start of install() to the first step of the first edit. */
  readonly firstStep: number;
  /** From the first edit's call to its first step, after install(). */
  readonly waitForStep: number;
  /** One run of the painter: median. */
  readonly painterRun: number;
  readonly painterRuns: number;
  /** One candidate, networks loaded: the whole edit, milliseconds. */
  readonly perCandidate: number;
  /** Pipeline time over the sum of its network runs; the design allows 1.05. */
  readonly overNetworks: number;
  /** The warm run's milliseconds by stage: where what is no network goes. */
  readonly stages: Readonly<Record<string, number>>;
}

/** Installs, runs the request once cold and once warm; the warm run gives the rates. */
export async function measure(
  engine: Pick<EngineApi, "load" | "edit">,
  request: EditRequest,
  now: () => number,
): Promise<Measured> {
  const started = now();
  const backend = await engine.load(request.packId, () => undefined);
  const load = now() - started;
  let firstStep = 0;
  const called = now();
  await engine.edit(request, (event) => {
    if (event.type === "step" && firstStep === 0) firstStep = now() - started;
  });
  const warm = await engine.edit({ ...request, id: `${request.id} again` }, () => undefined);
  const networks = sum(warm, "painter") + sum(warm, "text");
  const pipeline = sum(warm, "total") - sum(warm, "decode") - sum(warm, "load");
  const runs = warm.timings.filter(({ stage }) => stage === "painter").map(({ milliseconds }) => milliseconds);
  return {
    backend,
    load,
    firstStep,
    waitForStep: started + firstStep - called,
    painterRun: runs.sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0,
    painterRuns: runs.length,
    perCandidate: sum(warm, "total") / warm.candidates.length,
    overNetworks: pipeline / networks,
    stages: Object.fromEntries(
      [...new Set(warm.timings.map(({ stage }) => stage))].map((stage) => [stage, sum(warm, stage)]),
    ),
  };
}

function sum({ timings }: EditResult, stage: string): number {
  return timings.filter((timing) => timing.stage === stage).reduce((total, each) => total + each.milliseconds, 0);
}

/** A 512 × 512 picture with a disk to fill, as the bytes given. */
export function benchRequest(
  packId: string,
  image: Uint8Array<ArrayBuffer>,
  mask: Uint8Array<ArrayBuffer>,
  settings: { readonly steps: number; readonly guidance: number; readonly strength: number },
): EditRequest {
  return {
    id: "bench",
    kind: "fill",
    packId,
    source: { image: { type: "image/png", bytes: image }, bounds: { x: 0, y: 0, width: 512, height: 512 } },
    mask: { from: "picture", image: { type: "image/png", bytes: mask } },
    prompt: "a sunflower",
    reference: "none",
    settings: { ...standardSettings, seed: 7, count: 1, feather: 8, grow: 9, context: null, ...settings },
  };
}
