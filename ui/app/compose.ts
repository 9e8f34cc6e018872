/**
 * Puts the features together: each gets the state it works on, and the verbs of others as plain functions. Here alone
 * one sees which feature calls which.
 */
import { createEditing, type Editing } from "../features/draft/editing";
import { createExtending, type Extending } from "../features/extend/extending";
import { createFinishing, type Finishing } from "../features/finish/finishing";
import { createKeeping, type Keeping } from "../features/history/keeping";
import { createLasting } from "../features/history/lasting";
import { createTelling } from "../features/history/telling";
import { type Speech, speak } from "../features/language/speaking";
import { createMachine, type Machine } from "../features/machine/machine";
import { createMarking, type Marking } from "../features/marking/marking";
import { createLoading } from "../features/models/loading";
import type { Models } from "../features/models/models";
import { createPacks } from "../features/models/packs";
import { packOf } from "../features/models/state";
import { followPlan } from "../features/plan/planning";
import type { PlanningState } from "../features/plan/state";
import { followWords } from "../features/prompt/following";
import { createPerforming } from "../features/queue/performing";
import { createQueueing, type Queueing } from "../features/queue/queueing";
import { createRecalling, type Recalling } from "../features/recall/recalling";
import { createAccepting, type Outcomes } from "../features/results/accepting";
import { createShowing } from "../features/results/showing";
import type { RunState } from "../features/run/state";
import { createScribbling, type Scribbling } from "../features/scribble/scribbling";
import { createReadings, type Selecting } from "../features/selection/reading";
import { createShell, type Shell } from "../features/shell/shell";
import { ownLater, type Starts } from "../features/starts/starts";
import { noSketch } from "../painter/sketch";
import { noStrokes, stroked } from "../painter/strokes";
import type { Ports } from "../ports";
import { createStoredMasks } from "../stored/mask";
import { createStoredPictures } from "../stored/pictures";
import { createOpening, type Opening } from "./opening";
import { createPreferences } from "./preferences";
import type { States } from "./state";

/** Every feature: its state and its verbs. */
export interface Features {
  readonly shell: Shell;
  readonly machine: Machine;
  readonly speech: Speech;
  readonly models: Models;
  readonly editing: Editing;
  readonly selecting: Selecting;
  readonly marking: Marking;
  readonly scribbling: Scribbling;
  readonly extending: Extending;
  readonly starts: Starts;
  readonly planning: PlanningState;
  readonly progress: RunState;
  readonly outcomes: Outcomes;
  readonly finishing: Finishing;
  readonly recalling: Recalling;
  readonly keeping: Keeping;
  readonly queueing: Queueing;
}

export interface Window extends Opening {
  readonly features: Features;
}

export function composed(states: States, ports: Ports): Window {
  const {
    shell,
    machine,
    speech,
    models,
    editing,
    selecting,
    marking,
    scribbling,
    starts,
    progress,
    outcomes,
    keeping,
  } = states;
  const preferences = createPreferences(states, ports);
  const { keep } = preferences;

  const pictures = createStoredPictures(ports);
  const { strokesOf } = pictures;

  const readings = createReadings(states, ports, {
    clearMarks() {
      marking.strokes.value = noStrokes;
      scribbling.sketch.value = noSketch;
    },
    takeMark(painted) {
      marking.strokes.value = stroked(noStrokes, painted);
    },
  });
  const { markChanged, drawingChanged } = readings;
  const sketches = createScribbling(states, ports, { readings, find: pictures.find });
  const { refreshSketch, recallSketch } = sketches;
  const marks = createMarking(states, ports, { markChanged, drawing: sketches });
  const edits = createEditing(states, ports, {
    hasShapes() {
      const selection = selecting.selection.value;
      return selection?.state === "ready" && selection.shapes.length > 0;
    },
    markChanged,
    drawingChanged,
    refreshSketch,
    adoptShapes: () => void marks.adoptShapes(),
    packChanged() {
      models.wanted.value = null;
    },
    keep,
  });
  const recalls = createRecalling(states, { recallSketch, drawingChanged, markChanged });

  const storedMaskOf = createStoredMasks(ports);
  const showing = createShowing(states, ports);
  const telling = createTelling(states, ports);
  const lasting = createLasting(states, ports, { readings, showing, telling });
  const history = createKeeping(states, ports, {
    storedMaskOf,
    strokesOf,
    takeBack: recalls.takeBack,
    lasting,
    telling,
  });
  const accepts = createAccepting(states, ports, {
    showing,
    storedMaskOf,
    strokesOf,
    keep: lasting.keep,
    settle: lasting.settle,
    settled: () => history.settled().then(lasting.settled),
    bringBack: lasting.show,
  });
  const performing = createPerforming(states, ports, { showing, history });
  const queues = createQueueing(states, ports, { readings, performing });
  const finishes = createFinishing(states, ports, { showing, history });

  const loading = createLoading(states, ports);
  const packs = createPacks(states, ports, {
    keep,
    change: edits.change,
    latest: () => keeping.history.value[0] ?? null,
  });
  const { recallOwn, ...own } = ownLater(states, ports);

  const { startEngine, retryEngine } = createMachine(machine, ports, {
    async onStarted() {
      models.packs.value = await ports.engine.packs();
      // Only suggestions need these, so nothing waits for them.
      ports.engine.libraries().then((found) => {
        models.libraries.value = found;
        models.startNames.value = found.flatMap(({ names }) => names);
      }, ports.log);
    },
    onDead(failure) {
      progress.job.value = { state: "failed", ...failure };
    },
    onRetry() {
      if (progress.job.value.state !== "running") progress.job.value = { state: "idle" };
    },
    async onRetried() {
      await readings.readAgain();
      if (machine.environment.value.engine === "ready") void queues.resume();
    },
  });
  const shows = createShell(shell, ports, {
    hasResults: () => outcomes.results.value !== null,
    onPage(page) {
      if (page === "history") void history.readHistory();
      if (page === "models") void packs.readStore();
    },
    keep,
  });

  followPlan(states, ports);
  followWords(states, ports);

  const opening = createOpening(shell, ports, {
    recall: preferences.recall,
    recallOwn: () => void recallOwn(),
    startEngine,
    readings,
    change: edits.change,
    editAgain: recalls.editAgain,
    readHistory: history.readHistory,
    recallPack: packs.recallPack,
    loadPack() {
      const pack = packOf(models, editing.draft.value);
      if (pack) void loading.load(pack.id);
    },
    lasting,
    followDocument: finishes.followDocument,
  });

  return {
    ...opening,
    features: {
      shell: { ...shell, ...shows },
      machine: { ...machine, retryEngine },
      speech: {
        ...speech,
        async setLanguage(code) {
          await speak(speech, code, ports.log);
          keep();
        },
      },
      models: { ...models, ...packs, ...loading },
      editing: { ...editing, ...edits },
      selecting: { ...selecting, readAgain: readings.readAgain },
      marking: { ...marking, ...marks },
      scribbling: { ...scribbling, ...sketches },
      extending: createExtending(states),
      starts: { ...starts, ...own },
      planning: states.planning,
      progress,
      outcomes: { ...outcomes, ...accepts },
      finishing: { finish: finishes.finish },
      recalling: recalls,
      keeping: { ...keeping, ...history },
      queueing: { ...states.queueing, ...queues },
    },
  };
}
