/** The composition root: host + engine + session → App. Chance and clocks enter here and nowhere else. */
import { effect } from "@preact/signals";
import { render } from "preact";
import type { EncodedImage } from "../models/contract/picture";
import { detectHost } from "../plugin/hosts/detect";
import type { Timers } from "../plugin/protocol/timers";
import { App } from "./app/app";
import { composed } from "./app/compose";
import { loadAhead } from "./app/later-parts";
import { Outside } from "./app/outside";
import { newStates } from "./app/state";
import { createEngine } from "./engine/client";
import { readF16, readFacts } from "./engine/environment";
import { engineHere, siteFolder } from "./engine/here";
import { indexedTexts } from "./engine/indexed";
import { keepOffline } from "./engine/offline";
import { browserResults, resultsHere } from "./engine/results";
import { speak } from "./features/language/speaking";
import { Unloaded } from "./features/shell/unloaded";
import { language, preferredLanguage } from "./messages/current";
import { toJpegUrl } from "./painter/jpeg";
import "./styles/main.css";

/** Beside a page on a site lie worker.js, ort/ and packs/ (build.mjs puts them there); null in a page that is one file. */
const here = siteFolder(document);

/** `npm start` serves the playground one port below this page; a published site has it beside. */
function playgroundUrl(): string {
  if (here === null) return "https://blendfill.example/playground/";
  return here.hostname === "localhost"
    ? `http://localhost:${Number(here.port) - 1}/`
    : new URL("../playground/", here).href;
}

const timers: Timers = {
  after(milliseconds, callback) {
    const handle = setTimeout(callback, milliseconds);
    return () => clearTimeout(handle);
  },
};

/** Longest wait for what was kept of the last time, milliseconds. */
const RECALL_PATIENCE = 500;

const log = (error: unknown): void => console.error(error);

const randomSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** A link with a download attribute: works in frames without any permission. */
function save(name: string, { bytes, type }: EncodedImage): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  timers.after(10_000, () => URL.revokeObjectURL(url));
}

async function space(): Promise<{ readonly used: number; readonly free: number } | null> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined ? null : { used: usage, free: Math.max(0, quota - usage) };
  } catch {
    return null; // Storage is denied in this frame.
  }
}

/** Nothing is shown without the host, so a failure asks for another try until it comes. */
async function hostHere(root: HTMLElement, spoken: Promise<void>): ReturnType<typeof detectHost> {
  for (;;) {
    try {
      return await detectHost();
    } catch (error) {
      log(error);
      await spoken;
      await new Promise<void>((resolve) => render(<Unloaded onRetry={resolve} />, root));
    }
  }
}

async function persist(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false; // Storage is denied in this frame.
  }
}

async function main(root: HTMLElement): Promise<void> {
  const states = newStates(randomSeed(), readFacts(window));
  effect(() => {
    document.documentElement.lang = language.value;
  });
  // Both are files of their own. The language is there before anything is shown, so that nobody reads English first.
  const spoken = speak(states.speech, preferredLanguage(navigator.languages), log);
  const host = await hostHere(root, spoken);
  await spoken;
  if (!host) {
    render(<Outside playground={playgroundUrl()} />, root);
    return;
  }
  host.on("theme", (theme) => {
    document.documentElement.classList.toggle("figma-dark", theme === "dark");
    document.documentElement.classList.toggle("figma-light", theme === "light");
  });
  const engine = createEngine({ ...engineHere(document, here), timers });
  let ids = 0;
  const launch = randomSeed().toString(36);
  /** By time, then by this window's count. */
  const newId = (): string => {
    ids += 1;
    return `${Date.now().toString(36).padStart(9, "0")}-${ids.toString(36).padStart(4, "0")}-${launch}`;
  };
  const opening = composed(states, {
    host,
    engine,
    timers,
    now: () => performance.now(),
    randomSeed,
    today: () => Date.now(),
    newId,
    thumbnail: toJpegUrl,
    results: resultsHere(browserResults, host.results),
    space,
    texts: () => indexedTexts(() => indexedDB, "blendfill"),
    persist,
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
    save,
    log,
  });
  const opened = opening.open();
  // The language chosen last time lies with the host; one that does not answer must not leave the window empty.
  await Promise.race([opening.recall(), new Promise<void>((resolve) => timers.after(RECALL_PATIENCE, resolve))]);
  render(<App features={opening.features} />, root);
  void readF16(navigator.gpu).then((f16) => {
    const { environment } = states.machine;
    environment.value = { ...environment.value, facts: { ...environment.value.facts, f16 } };
  });
  await opened;
  await loadAhead();
  if (here === null) return;
  await keepOffline({
    // Frames without storage throw at the mere mention.
    workers: () => navigator.serviceWorker,
    script: new URL("service-worker.js", here).href,
    everything: states.machine.environment.value.backend === "webgpu",
    onUpdate(takeOver) {
      states.shell.update.value = takeOver;
    },
    reload: () => location.reload(),
    log: (error) => console.info("Blendfill will need its site next time:", error),
  });
}

const root = document.getElementById("app");
if (root) main(root).catch(log);
