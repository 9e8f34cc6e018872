/** The window's state as signals. Nothing here acts; the verbs are in actions.ts. */
import { type Signal, signal } from "@preact/signals";
import type { EditPreview } from "../../models/contract/engine-api";
import type { Notice } from "../../models/contract/notices";
import type { LibrarySummary, PackSummary } from "../../models/contract/packs";
import type { EditRequest } from "../../models/contract/request";
import type { Candidate } from "../../models/contract/result";
import type { Finish } from "../../models/contract/settings";
import type { CanvasRect, Size, SourceRect } from "../../models/image/geometry";
import type { Raster } from "../../models/image/raster";
import type { HostBridge, Selection } from "../../plugin/protocol/host";
import type { Facts } from "../engine/environment";
import type { Language } from "../messages/current";
import { noSketch, type Sketch } from "../painter/sketch";
import { noStrokes, type Strokes } from "../painter/strokes";
import { type Draft, type Material, newDraft } from "./draft";
import type { Installing, Offered } from "./installing";
import type { KeptEntry } from "./kept";
import type { Failure } from "./messages";
import type { KeptPicture } from "./own-kept";
import type { Measuring } from "./packs";
import type { Queue } from "./queue";
import type { StoreState } from "./stored-packs";
import { firstTools, type Tools } from "./tools";
import type { WantedPack } from "./wanted";

export type ReadySelection = Extract<Selection, { state: "ready" }>;

/** The selection with its pictures. */
export interface Subject extends Material {
  readonly selection: ReadySelection;
  /** Layers the picture was read without, because they are the drawing; see `takenLayers`. */
  readonly without: readonly string[];
}

type Reading =
  | { readonly state: "none" }
  | { readonly state: "reading"; readonly name: string }
  | {
      readonly state: "read";
      readonly subject: Subject;
      readonly base: EditPreview;
      readonly marked: EditPreview | null;
    }
  | { readonly state: "failed"; readonly failure: Failure };

/** A part of a picture, drawn over it while it forms. */
export interface Forming {
  readonly image: Raster;
  readonly patch: SourceRect;
}

export interface Running {
  readonly state: "running";
  readonly id: string;
  readonly phase: "starting" | "loading" | "painting" | "cancelling";
  /** 0 to 1 while the model is loaded. */
  readonly loaded: number;
  /** Steps done of the current candidate. */
  readonly step: number;
  readonly of: number;
  readonly candidate: number;
  readonly candidates: number;
  readonly forming: Forming | null;
  readonly name: string;
  /** Null while a picture of a batch is read. */
  readonly base: EditPreview | null;
  readonly marked: EditPreview | null;
  readonly source: Size;
  /** Estimated seconds to go; null before there is anything to go by. */
  readonly secondsLeft: number | null;
}

type Job = { readonly state: "idle" } | Running | ({ readonly state: "failed" } & Failure);

/** A finished candidate: its pixels for the host, and a small copy for the screen. */
export interface Shown {
  readonly candidate: Candidate;
  readonly small: Raster;
  /** Square, with its surroundings. */
  readonly thumbnail: Raster;
  readonly accepted: boolean;
}

/** What one run made. Kept until discarded or replaced by the next run's first candidate. */
export interface Results {
  readonly request: EditRequest;
  readonly selection: ReadySelection;
  readonly name: string;
  readonly base: EditPreview;
  readonly source: Size;
  /** The editor's layers the drawing was taken from; they would cover the result. */
  readonly drawnOn: readonly string[];
  readonly shown: readonly Shown[];
  readonly notices: readonly Notice[];
  readonly unknownWords: readonly string[];
  readonly secondsEach: number | null;
  /** Another finish may show at once; false when that is known to take a run. */
  readonly refits: boolean;
  /** The finish being made; null when these pictures have theirs. */
  readonly asked: Finish | null;
  /** Made before this window was opened; whether the editor's shapes marked the region is then all that is known of them. */
  readonly before?: { readonly byShapes: boolean };
}

type Placing =
  | { readonly state: "idle" }
  | { readonly state: "placing" }
  | { readonly state: "placed"; readonly label: string; readonly at: CanvasRect }
  | ({ readonly state: "failed" } & Failure);

export interface Environment {
  readonly facts: Facts;
  readonly engine: "starting" | "ready" | "dead";
  readonly backend: "webgpu" | "wasm" | "node" | null;
  readonly notes: readonly Notice[];
  readonly secondsEach: number | null;
}

/** Where each pack is: not in memory unless it says so. */
export type ModelStates = Readonly<Record<string, ModelState>>;
export type ModelState =
  | { readonly state: "loading"; readonly share: number }
  | { readonly state: "ready" }
  | { readonly state: "failed"; readonly failure: Failure };

export interface Lasting {
  readonly ids: ReadonlySet<string>;
  readonly bytes: number;
  /** 0 where nothing can be kept. */
  readonly most: number;
}

/** The window's pages. */
export type Page = "edit" | "history" | "models" | "settings";

export interface Session {
  readonly selection: Signal<Selection | null>;
  readonly reading: Signal<Reading>;
  readonly packs: Signal<readonly PackSummary[]>;
  readonly libraries: Signal<readonly LibrarySummary[]>;
  /** What the libraries of reference pictures show. */
  readonly referenceNames: Signal<readonly string[]>;
  readonly draft: Signal<Draft>;
  readonly strokes: Signal<Strokes>;
  /** A scribble's drawing, at the preview's size. */
  readonly sketch: Signal<Sketch>;
  /** Whether the drawing is being taken from a layer, and why the last try failed. */
  readonly layerState: Signal<{ readonly busy: boolean; readonly failure: Failure | null }>;
  readonly tools: Signal<Tools>;
  readonly job: Signal<Job>;
  readonly results: Signal<Results | null>;
  /** Runs of this window whose pictures are still in memory, oldest first; `results` is one of them. */
  readonly runs: Signal<readonly Results[]>;
  readonly queue: Signal<Queue>;
  /** While a run goes: the preview follows it, rather than what the user prepares or looks at meanwhile. */
  readonly following: Signal<boolean>;
  /** Runs kept with the document, newest first. */
  readonly history: Signal<readonly KeptEntry[]>;
  /** Runs whose finished pictures are kept beyond this window, and how much that takes, bytes; null before that is known. */
  readonly lasting: Signal<Lasting | null>;
  /** Why the last run could not be kept, if so. */
  readonly historyFailure: Signal<Failure | null>;
  /** The user's own reference pictures, newest first. */
  readonly own: Signal<readonly KeptPicture[]>;
  /** Whether one is being added, and why the last change of them failed. */
  readonly ownState: Signal<{ readonly busy: boolean; readonly failure: Failure | null }>;
  readonly page: Signal<Page>;
  /** Editors have their own words for things. */
  readonly editor: Signal<HostBridge["name"]>;
  /** False until the first-run sentence has been read; null before that is known. */
  readonly welcomed: Signal<boolean | null>;
  readonly models: Signal<ModelStates>;
  /** The packs on this machine, as far as the Models page has asked. */
  readonly store: Signal<StoreState>;
  readonly offered: Signal<Offered>;
  readonly installing: Signal<readonly Installing[]>;
  readonly measuring: Signal<Measuring | null>;
  /** Why a pack could not be removed. */
  readonly removal: Signal<{ readonly packId: string; readonly failure: Failure } | null>;
  /** Whether the browser promised to keep what is stored; null before it was asked. */
  readonly persisted: Signal<boolean | null>;
  /** The pack chosen last, and the newest run there was then: a later run says more about its document. */
  readonly choice: Signal<{ readonly packId: string; readonly after: string | null } | null>;
  /** What an edit that was taken back was painted with, while it is not here. */
  readonly wanted: Signal<WantedPack | null>;
  /** What this site may store here, bytes; null where the browser does not tell. */
  readonly space: Signal<{ readonly used: number; readonly free: number } | null>;
  /** Seconds a candidate took, by pack, on this machine. */
  readonly paces: Signal<Readonly<Record<string, number>>>;
  /** Seconds one evaluation of the painter took, by pack, on this machine. */
  readonly evaluations: Signal<Readonly<Record<string, number>>>;
  readonly chosen: Signal<number>;
  /** What the preview shows when nothing runs: the area to paint, or the chosen result. */
  readonly stage: Signal<"mask" | "result">;
  readonly comparing: Signal<boolean>;
  readonly placing: Signal<Placing>;
  readonly environment: Signal<Environment>;
  /** The last thing worth saying aloud, for the live region. */
  readonly announcement: Signal<string>;
  readonly focusPrompt: Signal<number>;
  /** The language the user wants, while it could not be loaded. */
  readonly missingLanguage: Signal<Language | null>;
  /** A new version of this window lies ready; calling it loads that. */
  readonly update: Signal<(() => void) | null>;
}

/** A fresh session; the seed comes from outside because chance is an argument. */
export function createSession(seed: number, facts: Facts): Session {
  return {
    selection: signal<Selection | null>(null),
    reading: signal<Reading>({ state: "none" }),
    packs: signal<readonly PackSummary[]>([]),
    libraries: signal<readonly LibrarySummary[]>([]),
    referenceNames: signal<readonly string[]>([]),
    draft: signal<Draft>(newDraft(seed)),
    strokes: signal<Strokes>(noStrokes),
    sketch: signal<Sketch>(noSketch),
    layerState: signal<{ readonly busy: boolean; readonly failure: Failure | null }>({ busy: false, failure: null }),
    tools: signal<Tools>(firstTools),
    job: signal<Job>({ state: "idle" }),
    results: signal<Results | null>(null),
    runs: signal<readonly Results[]>([]),
    queue: signal<Queue>([]),
    following: signal(true),
    history: signal<readonly KeptEntry[]>([]),
    lasting: signal<Lasting | null>(null),
    historyFailure: signal<Failure | null>(null),
    own: signal<readonly KeptPicture[]>([]),
    ownState: signal<{ readonly busy: boolean; readonly failure: Failure | null }>({ busy: false, failure: null }),
    page: signal<Page>("edit"),
    editor: signal<HostBridge["name"]>("figma"),
    welcomed: signal<boolean | null>(null),
    models: signal<ModelStates>({}),
    store: signal<StoreState>({ state: "unread" }),
    offered: signal<Offered>({ state: "none" }),
    installing: signal<readonly Installing[]>([]),
    measuring: signal<Measuring | null>(null),
    removal: signal<{ readonly packId: string; readonly failure: Failure } | null>(null),
    persisted: signal<boolean | null>(null),
    choice: signal<{ readonly packId: string; readonly after: string | null } | null>(null),
    wanted: signal<WantedPack | null>(null),
    space: signal<{ readonly used: number; readonly free: number } | null>(null),
    paces: signal<Readonly<Record<string, number>>>({}),
    evaluations: signal<Readonly<Record<string, number>>>({}),
    chosen: signal(0),
    stage: signal<"mask" | "result">("mask"),
    comparing: signal(false),
    placing: signal<Placing>({ state: "idle" }),
    environment: signal<Environment>({ facts, engine: "starting", backend: null, notes: [], secondsEach: null }),
    announcement: signal(""),
    focusPrompt: signal(0),
    missingLanguage: signal<Language | null>(null),
    update: signal<(() => void) | null>(null),
  };
}

/** The pack a draft is painted with: its own, else the first that can do the job, else the first that can do any. */
export function packFor(session: Session, { packId, job }: Pick<Draft, "packId" | "job">): PackSummary | null {
  const all = session.packs.value;
  const able = all.filter((pack) => pack.kinds.includes(job));
  return able.find((pack) => pack.id === packId) ?? able[0] ?? all[0] ?? null;
}

/** The pack in use. */
export function packOf(session: Session): PackSummary | null {
  return packFor(session, session.draft.value);
}

/** The candidate in front, or null. */
export function chosenOf(session: Session): Shown | null {
  return session.results.value?.shown[session.chosen.value] ?? null;
}
