/** The composition root: host + engine + session → App. Chance and clocks enter here and nowhere else. */
import { render } from "preact";
import type { EncodedImage } from "../models/contract";
import { detectHost } from "../plugin/hosts/detect";
import type { Timers } from "../plugin/protocol/timers";
import { createEngine } from "./engine/client";
import { readFacts } from "./engine/environment";
import { engineHere, siteFolder } from "./engine/here";
import { keepOffline } from "./engine/offline";
import { App } from "./panels/app";
import { Outside } from "./panels/outside";
import { createActions } from "./session/actions";
import { createSession } from "./session/session";
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

function main(root: HTMLElement): void {
  const host = detectHost();
  if (!host) {
    render(<Outside playground={playgroundUrl()} />, root);
    return;
  }
  host.on("theme", (theme) => {
    document.documentElement.classList.toggle("figma-dark", theme === "dark");
    document.documentElement.classList.toggle("figma-light", theme === "light");
  });
  const session = createSession(randomSeed(), readFacts(window));
  const engine = createEngine({ ...engineHere(document, here), timers });
  let ids = 0;
  const launch = randomSeed().toString(36);
  const actions = createActions(session, {
    host,
    engine,
    timers,
    now: () => performance.now(),
    randomSeed,
    newId: () => `${launch}-${++ids}`,
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
    save,
    log: (error) => console.error(error),
  });
  render(<App session={session} actions={actions} />, root);
  void actions.open().then(() => {
    if (here === null) return;
    return keepOffline({
      // Frames without storage throw at the mere mention.
      workers: () => navigator.serviceWorker,
      script: new URL("service-worker.js", here).href,
      everything: session.environment.value.backend === "webgpu",
      onUpdate(takeOver) {
        session.update.value = takeOver;
      },
      reload: () => location.reload(),
      log: (error) => console.info("Blendfill will need its site next time:", error),
    });
  });
}

const root = document.getElementById("app");
if (root) main(root);
