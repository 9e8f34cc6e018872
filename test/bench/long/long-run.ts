/** A long sitting: many edits queued, some of them cancelled, and what the window holds on to meanwhile. */
import type { Held } from "./memory";
import type { LongWindow } from "./window";

export interface LongRun {
  /** Edits that are painted to their end. */
  readonly edits: number;
  /** Taken out of the queue, or stopped while they are painted: half and half. */
  readonly cancelled: number;
  /** Memory is read after each so many. */
  readonly every: number;
}

export interface Sample extends Held {
  readonly done: number;
}

export interface LongOutcome {
  readonly samples: readonly Sample[];
  /** Runs in the history at the end, as the window tells. */
  readonly kept: number;
  readonly stopped: number;
}

const WORDS = ["a sunflower", "a doughnut", "a boat", "bricks", "grass", "a red balloon", "a lemon", "clouds"];

/** @param told after each reading of memory */
export async function longRun(
  { plugin, memory }: LongWindow,
  { edits, cancelled, every }: LongRun,
  told: (sample: Sample) => void = () => {},
): Promise<LongOutcome> {
  const samples: Sample[] = [];
  const sample = async (done: number): Promise<void> => {
    const one = { done, ...(await memory.read()) };
    samples.push(one);
    told(one);
  };
  const generate = plugin.getByTestId("generate");
  const prompt = plugin.getByTestId("prompt");
  const queued = plugin.getByTestId("queued");

  // One edit first: what the first run loads is no leak.
  await generate.click();
  await plugin.getByTestId("cancel").waitFor();
  await idle(plugin);
  await sample(0);

  for (let n = 0; n < edits + cancelled; n++) {
    await prompt.fill(WORDS[n % WORDS.length] ?? "");
    await generate.click();
    if (n === 1) await plugin.getByTestId("queue").click();
  }
  const total = edits + cancelled;
  const ended = async (): Promise<number> =>
    total - (await queued.count()) - (await plugin.getByTestId("cancel").count());
  const fromQueue = Math.ceil(cancelled / 2);
  let [unqueued, stopped] = [0, 0];
  for (let done = Math.min(edits, every); ; done = Math.min(edits, done + every)) {
    for (; unqueued < Math.round((fromQueue * done) / edits); unqueued++) {
      await queued.last().getByTestId("unqueue").click();
    }
    for (; stopped < Math.round(((cancelled - fromQueue) * done) / edits); stopped++) {
      const before = await ended();
      await plugin.getByTestId("cancel").click();
      await until(async () => (await ended()) > before);
    }
    await until(async () => (await ended()) >= done + unqueued + stopped);
    if (done === edits) await idle(plugin);
    await sample(done);
    if (done === edits) break;
  }
  await plugin.getByTestId("tab-history").click();
  const more = plugin.getByTestId("history").locator("xpath=following-sibling::button");
  while ((await more.count()) > 0) await more.first().click();
  const kept = await plugin.getByTestId("history-entry").count();
  await plugin.getByTestId("tab-edit").click();
  return { samples, kept, stopped: stopped + unqueued };
}

async function idle(plugin: LongWindow["plugin"]): Promise<void> {
  await until(async () => (await plugin.getByTestId("cancel").count()) === 0);
}

/** Asks again until it is so: a busy machine takes its time. */
async function until(holds: () => Promise<boolean>, patience = 600_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error("The window did not get on with its queue.");
    await new Promise((rested) => setTimeout(rested, 100));
  }
}
