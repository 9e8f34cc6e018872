/** The page's side of the service worker: asks for it, and hears of new versions of the site. */

/** The parts of navigator.serviceWorker that are used. */
export type Workers = Pick<ServiceWorkerContainer, "register" | "ready" | "controller" | "addEventListener">;

export interface OfflineParts {
  /** Undefined or throwing where the frame has no storage; then nothing is kept, and nothing else changes. */
  readonly workers: () => Workers | undefined;
  /** URL of the service worker's script. */
  readonly script: string;
  /** Whether this machine also uses the files that not all do. */
  readonly everything: boolean;
  /** Called when a new version waits; calling `takeOver` ends in `reload`. */
  readonly onUpdate: (takeOver: () => void) => void;
  readonly reload: () => void;
  readonly log: (error: unknown) => void;
}

/** Keeps the site for offline use from now on. Resolves when it is kept; never rejects. */
export async function keepOffline(parts: OfflineParts): Promise<void> {
  const { script, everything, onUpdate, reload, log } = parts;
  try {
    const workers = parts.workers();
    if (workers === undefined) return;
    let wanted = false;
    // Also fires when the first worker ever takes this page over; then there is nothing new to load.
    workers.addEventListener("controllerchange", () => wanted && reload());
    const registration = await workers.register(script, { updateViaCache: "none" });
    const tell = (waiting: ServiceWorker): void =>
      onUpdate(() => {
        wanted = true;
        waiting.postMessage("take over");
      });
    // The first worker waits for nobody; one that waits beside another is a new version.
    const look = (worker: ServiceWorker | null): void => {
      if (worker?.state === "installed" && registration.active !== null) tell(worker);
    };
    look(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => look(coming));
    });
    const { active } = await workers.ready;
    if (everything) active?.postMessage("keep everything");
  } catch (error) {
    log(error); // Private windows and blocked storage: the site itself still works.
  }
}
