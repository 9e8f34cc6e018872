/** The packs on this machine: which there are, where each is, what they cost, and which are on their way. */
import { type Signal, signal } from "@preact/signals";
import type { LibrarySummary, PackSummary } from "../../../models/contract/packs";
import type { Offer } from "../../../models/packs/store/offer";
import type { StoreContents } from "../../../models/packs/store/pack-store";
import type { PackPlace } from "../../engine/client";
import type { Failure } from "../../wording/failures";
import type { Draft } from "../draft/draft";

export type StoreState =
  | { readonly state: "unread" }
  | { readonly state: "read"; readonly contents: StoreContents }
  | { readonly state: "failed"; readonly failure: Failure };

/** What was found in the place the user named. */
export type Offered =
  | { readonly state: "none" }
  | { readonly state: "looking" }
  | { readonly state: "found"; readonly place: PackPlace; readonly offer: Offer }
  | { readonly state: "failed"; readonly failure: Failure };

/** An installation of this window, by the pack's id. */
export interface Installing {
  readonly id: string;
  readonly title: string;
  readonly place: PackPlace;
  readonly state: "waiting" | "running" | "stopping" | "failed";
  readonly received: number;
  readonly total: number;
  /** Seconds; null while nobody can tell. */
  readonly left: number | null;
  readonly failure: Failure | null;
}

/** A pack that something was painted with and that is not here. */
export interface WantedPack {
  readonly id: string;
  /** Its id where nothing else is known. */
  readonly title: string;
  /** Where it can be installed from; null where nobody wrote it down. */
  readonly address: string | null;
}

/** Where each pack is: not in memory unless it says so. */
export type ModelStates = Readonly<Record<string, ModelState>>;
export type ModelState =
  | { readonly state: "loading"; readonly share: number }
  | { readonly state: "ready" }
  | { readonly state: "failed"; readonly failure: Failure };

export type Measuring =
  | { readonly state: "running"; readonly packId: string; readonly share: number }
  | { readonly state: "failed"; readonly packId: string; readonly failure: Failure };

/** The pack chosen last, and the newest run there was then: a later run says more about its document. */
export interface Choice {
  readonly packId: string;
  readonly after: string | null;
}

/** Bytes. */
export interface Space {
  readonly used: number;
  readonly free: number;
}

export interface Removal {
  readonly packId: string;
  readonly failure: Failure;
}

export interface ModelsState {
  readonly packs: Signal<readonly PackSummary[]>;
  readonly libraries: Signal<readonly LibrarySummary[]>;
  /** What the libraries of start pictures show. */
  readonly startNames: Signal<readonly string[]>;
  readonly loaded: Signal<ModelStates>;
  /** The packs on this machine, as far as the Models page has asked. */
  readonly store: Signal<StoreState>;
  readonly offered: Signal<Offered>;
  readonly installing: Signal<readonly Installing[]>;
  readonly measuring: Signal<Measuring | null>;
  /** Why a pack could not be removed. */
  readonly removal: Signal<Removal | null>;
  /** Whether the browser promised to keep what is stored; null before it was asked. */
  readonly persisted: Signal<boolean | null>;
  readonly choice: Signal<Choice | null>;
  /** What an edit that was taken back was painted with, while it is not here. */
  readonly wanted: Signal<WantedPack | null>;
  /** What this site may store here; null where the browser does not tell. */
  readonly space: Signal<Space | null>;
  /** Seconds a candidate took, by pack, on this machine. */
  readonly paces: Signal<Readonly<Record<string, number>>>;
  /** Seconds one evaluation of the denoiser took, by pack, on this machine. */
  readonly evaluations: Signal<Readonly<Record<string, number>>>;
}

export function newModels(): ModelsState {
  return {
    packs: signal<readonly PackSummary[]>([]),
    libraries: signal<readonly LibrarySummary[]>([]),
    startNames: signal<readonly string[]>([]),
    loaded: signal<ModelStates>({}),
    store: signal<StoreState>({ state: "unread" }),
    offered: signal<Offered>({ state: "none" }),
    installing: signal<readonly Installing[]>([]),
    measuring: signal<Measuring | null>(null),
    removal: signal<Removal | null>(null),
    persisted: signal<boolean | null>(null),
    choice: signal<Choice | null>(null),
    wanted: signal<WantedPack | null>(null),
    space: signal<Space | null>(null),
    paces: signal<Readonly<Record<string, number>>>({}),
    evaluations: signal<Readonly<Record<string, number>>>({}),
  };
}

/** The pack a draft is painted with: its own, else the first that can do the job, else the first that can do any. */
export function packFor(
  packs: readonly PackSummary[],
  { packId, job }: Pick<Draft, "packId" | "job">,
): PackSummary | null {
  const able = packs.filter((pack) => pack.kinds.includes(job));
  return able.find((pack) => pack.id === packId) ?? able[0] ?? packs[0] ?? null;
}

/** The pack in use. */
export function packOf(
  { packs }: Pick<ModelsState, "packs">,
  draft: Pick<Draft, "packId" | "job">,
): PackSummary | null {
  return packFor(packs.value, draft);
}
