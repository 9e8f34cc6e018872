/** Tasks of one or more scripts, one after the other; after a silence, Photopea is put right before the next. */
import { HostError } from "../../protocol/host";
import { type Calls, ScriptFailure } from "./calls";
import type { Script } from "./script";

export interface Tasks {
  /** Waits for its turn. Nothing else talks to Photopea until the task's promise has settled. */
  queue<T>(task: (run: Calls["run"]) => Promise<T>): Promise<T>;
  /** Nothing runs or waits. */
  readonly idle: boolean;
  /** The next task starts only after this script has run. */
  recoverFirst(): void;
}

export interface Recovery {
  /** Removes what an unfinished script may have left. */
  script(): Script;
  done(): void;
}

/** How long Photopea may take to come back. */
const recoveryPatience = 4_000;

/**
 * Recovery also drains the line: Photopea answers in order, so whatever a script that timed out still sends arrives
 * before recovery's token and goes unheard.
 */
export function createTasks(calls: Calls, recovery: Recovery): Tasks {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let doubtful = false;

  const run: Calls["run"] = async (script, patience) => {
    try {
      return await calls.run(script, patience);
    } catch (error) {
      if (!(error instanceof ScriptFailure)) doubtful = true;
      throw error;
    }
  };

  async function turn<T>(task: (run: Calls["run"]) => Promise<T>): Promise<T> {
    if (doubtful) {
      try {
        await calls.run(recovery.script(), recoveryPatience);
        doubtful = false;
        recovery.done();
      } catch (error) {
        if (error instanceof HostError && error.code === "closed") throw error;
        throw new HostError(
          "timeout",
          "Photopea does not answer. Finish what is open there (a dialog, a text, a transformation), then try again.",
        );
      }
    }
    return task(run);
  }

  return {
    queue(task) {
      waiting += 1;
      const done = tail.then(() => turn(task));
      tail = done
        .catch(() => undefined)
        .then(() => {
          waiting -= 1;
        });
      return done;
    },
    get idle() {
      return waiting === 0;
    },
    recoverFirst() {
      doubtful = true;
    },
  };
}
