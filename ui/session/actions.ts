/** All verbs of the window, and the wiring to the editor's events. */
import { batch } from "@preact/signals";
import type { Size } from "../../models/image/geometry";
import type { Command } from "../../plugin/protocol/host";
import type { Language } from "../messages/current";
import { type Accepting, createAccepting } from "./accepting";
import { createEditing, type Editing } from "./editing";
import { createFinishing, type Finishing } from "./finishing";
import { createHistory, type HistoryVerbs } from "./history";
import { createLasting } from "./lasting";
import { failureOf } from "./messages";
import { createModels, type Models } from "./models";
import type { OwnVerbs } from "./own";
import { ownLater } from "./own-later";
import { createPacks, type PackVerbs } from "./packs";
import { createPerforming } from "./performing";
import type { Ports } from "./ports";
import { createPreferences } from "./preferences";
import { createReadings } from "./reading";
import { createRuns, type Runs } from "./running";
import { type Page, packOf, type Session } from "./session";
import { createShowing } from "./showing";
import { speak } from "./speaking";
import { createStoredMasks } from "./stored-mask";
import { createTelling } from "./telling";
import { changedTools, type Tools } from "./tools";

export interface Actions
  extends Editing,
    Accepting,
    Runs,
    Finishing,
    HistoryVerbs,
    OwnVerbs,
    PackVerbs,
    Pick<Models, "load" | "unload"> {
  /** Reads what was kept of the last time, the language among it. Never rejects; asks once, however often it is called. */
  recall(): Promise<void>;
  /** Connects to host and engine, reads the first selection, obeys the command. Resolves when the window is usable. */
  open(): Promise<void>;
  readAgain(): Promise<void>;
  /** Starts a dead engine again and reads the selection. */
  retryEngine(): Promise<void>;
  compare(on: boolean): void;
  showMask(): void;
  showResult(): void;
  dismissFailure(): void;
  /** Asks the editor for another window size, within what the layout can bear; returns what was asked for. */
  resize(size: Size): Size;
  tool(part: Partial<Tools>): void;
  /** Puts a run in front again whose pictures are in memory or kept, with a candidate chosen by its seed. */
  showRun(id: string, seed?: number): Promise<void>;
  /** The preview follows the run, or shows what is prepared meanwhile. */
  follow(on: boolean): void;
  goTo(page: Page): void;
  /** Resolves when the window speaks it, or when it could not be loaded (see `missingLanguage`). */
  setLanguage(code: Language): Promise<void>;
  /** The first-run sentence has been read. */
  welcome(): void;
}

const SMALLEST_WINDOW: Size = { width: 280, height: 420 };
const LARGEST_WINDOW: Size = { width: 600, height: 1200 };

export function createActions(session: Session, ports: Ports): Actions {
  const readings = createReadings(session, ports);
  const editing = createEditing(session, ports, readings);
  const storedMaskOf = createStoredMasks(ports);
  const showing = createShowing(session, ports);
  const telling = createTelling(session, ports);
  const lasting = createLasting(session, ports, { readings, showing, telling });
  const history = createHistory(session, ports, storedMaskOf, editing.takeBack, lasting, telling);
  const performing = createPerforming(session, ports, { showing, history });
  const runs = createRuns(session, ports, { readings, performing });
  const models = createModels(session, ports);
  const preferences = createPreferences(session, ports);
  const packs = createPacks(session, ports, { keep: preferences.keep, change: editing.change });
  const finishing = createFinishing(session, ports, showing, history);
  let recalled: Promise<void> | null = null;
  const recall = (): Promise<void> => {
    recalled ??= preferences.recall();
    return recalled;
  };
  const accepting = createAccepting(session, ports, { showing, storedMaskOf, lasting, history });

  const { recallOwn, ...own } = ownLater(session, ports);

  const startEngine = async (): Promise<void> => {
    const { environment } = session;
    try {
      const { backends, notes } = await ports.engine.start();
      session.packs.value = await ports.engine.packs();
      // Only suggestions need these, so nothing waits for them.
      ports.engine.libraries().then((found) => {
        session.libraries.value = found;
        session.referenceNames.value = found.flatMap(({ names }) => names);
      }, ports.log);
      environment.value = { ...environment.value, engine: "ready", backend: backends[0] ?? null, notes };
    } catch (error) {
      ports.log(error);
      environment.value = { ...environment.value, engine: "dead" };
      session.job.value = { state: "failed", ...failureOf(error) };
    }
  };

  const obey = (command: Command): void => {
    if (command.prompt) editing.change({ prompt: command.prompt });
    if (command.verb === "edit-again") editing.editAgain();
    session.focusPrompt.value += 1;
  };

  return {
    ...editing,
    ...accepting,
    ...runs,
    ...finishing,
    ...own,
    ...packs,
    readHistory: history.readHistory,
    star: history.star,
    forgetRun: history.forgetRun,
    reuse: history.reuse,
    dismissHistoryFailure: history.dismissHistoryFailure,
    async showRun(id, seed) {
      if (!showing.bringForward(id) && !(await lasting.show(id))) return;
      const at = session.results.value?.shown.findIndex(({ candidate }) => candidate.seed === seed) ?? -1;
      batch(() => {
        if (at > 0) session.chosen.value = at;
        session.page.value = "edit";
      });
    },
    follow(on) {
      session.following.value = on;
      session.stage.value = on ? "result" : "mask";
    },
    goTo(page) {
      session.page.value = page;
      if (page === "history") void history.readHistory();
      if (page === "models") void packs.readStore();
    },
    async setLanguage(code) {
      await speak(session, code, ports.log);
      preferences.keep();
    },
    welcome() {
      session.welcomed.value = true;
      preferences.keep();
    },
    load: models.load,
    unload: models.unload,
    change(part) {
      editing.change(part);
      if (part.count) preferences.keep();
    },
    recall,
    async open() {
      session.editor.value = ports.host.name;
      ports.host.on("selection", readings.selectionChanged);
      ports.host.on("command", (command) => void readings.readAgain().then(() => obey(command)));
      void recallOwn(); // Long before the engine is there.
      await Promise.all([startEngine(), recall()]);
      const historyRead = history.readHistory();
      await readings.readAgain();
      const command = await ports.host.command().catch(() => null); // Opened without one.
      if (command) obey(command);
      await historyRead;
      packs.recallPack();
      // The model loads while the user types, so the first run starts at once.
      const pack = packOf(session);
      if (pack) void models.load(pack.id);
      await lasting.look();
      finishing.followDocument();
      if (command?.verb !== "edit-again") await lasting.comeBack();
    },
    readAgain: readings.readAgain,
    async retryEngine() {
      session.environment.value = { ...session.environment.value, engine: "starting" };
      if (session.job.value.state !== "running") session.job.value = { state: "idle" };
      await startEngine();
      await readings.readAgain();
      if (session.environment.value.engine === "ready") void runs.resume();
    },
    compare(on) {
      session.comparing.value = on && session.results.value !== null;
    },
    showMask() {
      session.stage.value = "mask";
    },
    showResult() {
      if (session.results.value) session.stage.value = "result";
    },
    dismissFailure() {
      if (session.job.value.state === "failed") session.job.value = { state: "idle" };
      if (session.placing.value.state !== "placing") session.placing.value = { state: "idle" };
    },
    resize({ width, height }) {
      const clamp = (value: number, low: number, high: number) => Math.round(Math.min(high, Math.max(low, value)));
      const size = {
        width: clamp(width, SMALLEST_WINDOW.width, LARGEST_WINDOW.width),
        height: clamp(height, SMALLEST_WINDOW.height, LARGEST_WINDOW.height),
      };
      ports.host.resize(size).catch(ports.log); // The window stays as it is.
      return size;
    },
    tool(part) {
      session.tools.value = changedTools(session.tools.value, part);
    },
  };
}
