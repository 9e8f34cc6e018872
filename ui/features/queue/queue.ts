/** Edits that wait for their turn. Pure. */
import type { Failure } from "../../wording/failures";
import type { Later, Work } from "../run/work";

export interface Queued {
  /** The request's id. */
  readonly id: string;
  /** The layer's name the result would get. */
  readonly label: string;
  /** The picture's name. */
  readonly name: string;
  readonly work: Work | Later;
  /** Why it did not work out; it waits no more. */
  readonly failure: Failure | null;
}

export type Queue = readonly Queued[];

/** Those whose turn will come, in order. */
export function waitingOf(queue: Queue): Queue {
  return queue.filter(({ failure }) => failure === null);
}

export function without(queue: Queue, id: string): Queue {
  return queue.filter((one) => one.id !== id);
}

/** One place earlier (-1) or later (1) among those that wait; at the end of the line nothing changes. */
export function moved(queue: Queue, id: string, by: -1 | 1): Queue {
  const waiting = waitingOf(queue);
  const at = waiting.findIndex((one) => one.id === id);
  const [one, other] = [waiting[at], waiting[at + by]];
  if (!one || !other) return queue;
  return queue.map((item) => (item === one ? other : item === other ? one : item));
}
