/** Photopea's live messaging: scripts and files in; echoes, saved files and an unreliable "done" out. */
import { globalsFor } from "./api/globals";
import { openLater } from "./opening";
import type { Pea } from "./pea";

/** Takes a message of the plugin's window. Messages are looked at one after the other, in the order they came. */
export function receive(pea: Pea, message: unknown): void {
  if (pea.parts.quirks.silence === "ignores") return;
  if (typeof message !== "string" && !(message instanceof ArrayBuffer)) return;
  pea.inbox.push({ message, heard: pea.parts.quirks.silence === "none" });
  lookAtNext(pea);
}

function lookAtNext(pea: Pea): void {
  const { quirks, timers } = pea.parts;
  const [next] = pea.inbox;
  if (next === undefined || pea.busy) return;
  pea.busy = true;
  const look = (): void => {
    pea.inbox.shift();
    pea.busy = false;
    if (typeof next.message === "string") answer(pea, next.message, next.heard);
    else openLater(pea, new Uint8Array(next.message), "Untitled");
    lookAtNext(pea);
  };
  if (quirks.slowness > 0) timers.after(quirks.slowness, look);
  else look();
}

function answer(pea: Pea, code: string, heard: boolean): void {
  const { quirks, timers, post } = pea.parts;
  const out = runScript(pea, code);
  if (!heard) return;
  const files = out.filter((one) => typeof one !== "string");
  const strings = out.filter((one) => typeof one === "string");
  const queue = quirks.picturesLast ? [...strings, ...files] : out;
  if (quirks.done === "early") post("done");
  for (const one of queue) {
    if (quirks.pings) post("MSFAPI#ping");
    post(one);
    if (quirks.twice) post(one);
  }
  if (quirks.done === "after" || quirks.done === "twice") post("done");
  if (quirks.done === "twice") post("done");
  if (quirks.done === "late") timers.after(300, () => post("done"));
}

/** Runs a script as one turn and gives back what it said. */
function runScript(pea: Pea, code: string): readonly (string | ArrayBuffer)[] {
  const { breaksOn } = pea.parts.quirks;
  if (breaksOn !== null && code.includes(breaksOn)) return ["ReferenceError: something is not defined"];
  const outbox: (string | ArrayBuffer)[] = [];
  pea.outbox = outbox;
  const globals = globalsFor(pea);
  try {
    const run: unknown = new Function(...Object.keys(globals), code);
    if (typeof run === "function") run(...Object.values(globals));
  } catch (error) {
    outbox.push(String(error));
  } finally {
    pea.outbox = null;
  }
  return outbox;
}
